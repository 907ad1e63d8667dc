//! How much of a law was read: silence of a record is not silence of the law.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::scenario::Conduct;
use super::words::words;

words! {
    /// How much was read.
    Extent in "extent" {
        /// Nothing.
        None = "none",
        /// A part.
        Partial = "partial",
        /// Everything that could touch the conduct.
        Full = "full",
    }
}

/// What was read: one extent for all conduct, or one for each (conduct that is not named was not read).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// The same for all conduct.
    All(Extent),
    /// By conduct.
    By(BTreeMap<Conduct, Extent>),
}

impl Default for Read {
    fn default() -> Self {
        Read::All(Extent::None)
    }
}

impl Read {
    /// How much was read of this conduct.
    pub fn of(&self, conduct: Conduct) -> Extent {
        match self {
            Read::All(extent) => *extent,
            Read::By(each) => each.get(&conduct).copied().unwrap_or(Extent::None),
        }
    }
}

impl fmt::Display for Read {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Read::All(extent) => write!(f, "{extent}"),
            Read::By(each) => {
                let parts: Vec<String> = each.iter().map(|(conduct, extent)| format!("{conduct} {extent}")).collect();
                f.write_str(&parts.join(", "))
            }
        }
    }
}

impl Serialize for Read {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match (self, out.is_human_readable()) {
            (Read::All(extent), true) => extent.serialize(out),
            (Read::By(each), true) => each.serialize(out),
            (Read::All(extent), false) => (Some(*extent), BTreeMap::<Conduct, Extent>::new()).serialize(out),
            (Read::By(each), false) => (None::<Extent>, each).serialize(out),
        }
    }
}

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        if !input.is_human_readable() {
            let (all, each): (Option<Extent>, BTreeMap<Conduct, Extent>) = Deserialize::deserialize(input)?;
            return Ok(all.map_or(Read::By(each), Read::All));
        }
        struct OneOrEach;
        impl<'de> Visitor<'de> for OneOrEach {
            type Value = Read;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("full, partial or none, or a map of conduct to one of them")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Read, E> {
                Extent::deserialize(de::value::StrDeserializer::new(value)).map(Read::All)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Read, A::Error> {
                let mut each = BTreeMap::new();
                while let Some((conduct, extent)) = map.next_entry()? {
                    each.insert(conduct, extent);
                }
                Ok(Read::By(each))
            }
        }
        input.deserialize_any(OneOrEach)
    }
}

/// How much of the offences and of the protections was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Offences. Only `full` lets a verdict say `not-covered`.
    #[serde(default)]
    pub offences: Read,
    /// Protections. Below `full`, `exposed` is provisional.
    #[serde(default)]
    pub protections: Read,
}
