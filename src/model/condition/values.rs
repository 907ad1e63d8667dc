//! The values that conditions take: closed lists, gaps, numbers, and lists with a key beside them.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::age::Age;
use super::super::scalar::{Flag, Many};
use super::super::words::words;

words! {
    /// Who is shown in a picture, seen from the one who acts.
    ImageOf in "image-of" {
        /// Nobody but the one who acts.
        ActorAlone = "actor-alone",
        /// The one who acts, with others.
        WithActor = "with-actor",
        /// Others only.
        Others = "others",
    }
}

words! {
    /// Somebody who made or sent a picture, seen from the one who acts.
    Who in "who" {
        /// The one who acts.
        Actor = "actor",
        /// Somebody shown.
        Depicted = "depicted",
        /// Any child other than the one who acts.
        OtherChild = "other-child",
        /// Somebody who is neither the one who acts nor shown.
        ThirdParty = "third-party",
    }
}

words! {
    /// To whom a picture went, and to no one else.
    SentTo in "sent-to" {
        /// To the people shown.
        Depicted = "depicted",
        /// To the other one of the two.
        Partner = "partner",
        /// To nobody, except back to the child shown.
        NobodyElse = "nobody-else",
        /// To an adult the child trusts, for help.
        TrustedAdult = "trusted-adult",
    }
}

words! {
    /// What somebody agrees to.
    Agreement in "agreement" {
        /// That the picture is made.
        Make = "make",
        /// That it is kept.
        Keep = "keep",
        /// That it is sent.
        Send = "send",
        /// To receive it.
        Receive = "receive",
    }
}

words! {
    /// For whose own use a picture is.
    OwnUse in "own-use" {
        /// Strictly the actor's.
        Actor = "actor",
        /// The people shown.
        PeopleShown = "people-shown",
        /// The two.
        Couple = "couple",
    }
}

words! {
    /// Between whom an age gap is measured.
    Between in "between" {
        /// The one who acts and those shown.
        Depicted = "depicted",
        /// The one who acts and those who get it.
        Recipient = "recipient",
        /// Everybody who has to do with the picture.
        Everyone = "everyone",
        /// All who are shown.
        PeopleShown = "people-shown",
        /// The two.
        Couple = "couple",
    }
}

words! {
    /// In which direction an age gap counts.
    Older in "older" {
        /// Only where the one who acts is the older.
        Actor = "actor",
    }
}

words! {
    /// A limit on who is shown.
    ShowsOnly in "shows-only" {
        /// Nobody but the two.
        Couple = "couple",
    }
}

words! {
    /// What the law wants done with the picture.
    Riddance in "riddance" {
        /// It was deleted or destroyed.
        Deleted = "deleted",
        /// It was reported.
        Reported = "reported",
    }
}

/// A largest age gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeGap {
    /// Years.
    pub years: u8,
    /// Less than that many years, not at most.
    #[serde(default)]
    pub strict: Option<Flag>,
    /// Between whom; the one who acts and those shown, unless said.
    #[serde(default)]
    pub between: Option<Between>,
    /// Counts in one direction only.
    #[serde(default)]
    pub older: Option<Older>,
}

impl fmt::Display for AgeGap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limit = if self.strict.is_some_and(|strict| strict.0) { "less than" } else { "at most" };
        let years = if self.years == 1 { "year" } else { "years" };
        if self.older.is_some() {
            return write!(f, "this child is {limit} {} {years} older", self.years);
        }
        let between = match self.between.unwrap_or(Between::Depicted) {
            Between::Depicted => "this child and those shown",
            Between::Recipient => "this child and the one who gets it",
            Between::Everyone => "everybody concerned",
            Between::PeopleShown => "those shown",
            Between::Couple => "the two",
        };
        write!(f, "{limit} {} {years} between {between}", self.years)
    }
}

/// A number of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountBand {
    /// Smallest number inside.
    #[serde(default)]
    pub from: Option<u16>,
    /// First number above.
    #[serde(default)]
    pub under: Option<u16>,
}

/// Agreement, and from which age it counts (`consent_counts_from`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// To what.
    pub to: Many<Agreement>,
    /// Below this age of a child shown, agreement counts as missing.
    pub counts_from: Option<Age>,
}

/// What has to be done with the picture (any of it), and within how many hours (`within_hours`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposal {
    /// Any of these.
    pub ways: Many<Riddance>,
    /// Hours, if the law gives a number.
    pub within_hours: Option<u16>,
}

/// In the data a list, with a second key of the same map beside it: packed, the two travel together.
macro_rules! list_with_modifier {
    ($name:ident { $list:ident, $modifier:ident }) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                if out.is_human_readable() { self.$list.0.serialize(out) } else { (&self.$list, self.$modifier).serialize(out) }
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                if input.is_human_readable() {
                    Many::deserialize(input).map(|$list| $name { $list, $modifier: None })
                } else {
                    Deserialize::deserialize(input).map(|($list, $modifier)| $name { $list, $modifier })
                }
            }
        }
    };
}

list_with_modifier!(Consent { to, counts_from });
list_with_modifier!(Disposal { ways, within_hours });
