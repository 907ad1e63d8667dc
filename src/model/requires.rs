//! What an offence or a protection requires: conditions that must all hold, and at most one level of alternatives.

use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::age::{Age, Ages};
use super::condition::Condition;
use super::scalar::Many;
use super::scenario::Question;
use super::situation::{Side, Situation, answered};
use super::truth::Truth;

/// A condition, and whether a reasonable belief in it is enough (`belief_suffices`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// The condition.
    pub condition: Condition,
    /// Whether it also holds for somebody who had good reason to believe it.
    pub belief_suffices: bool,
}

impl Clause {
    /// Whether it holds.
    pub fn holds(&self, situation: &Situation, ages: &Ages, side: Side) -> Truth {
        let fact = self.condition.holds(situation, ages, side);
        if self.belief_suffices { fact.or(answered(situation.facts.mistaken_belief, Question::MistakenBelief)) } else { fact }
    }
}

/// The conditions of a rule. In the data a map: several keys mean all of them, `any_of` holds alternatives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Requires {
    /// All of these must hold.
    pub all: Vec<Clause>,
    /// And, where there are any, all clauses of at least one of these groups.
    pub any_of: Vec<Vec<Clause>>,
}

impl Requires {
    /// Every clause, with the number of its alternative (none for those that must all hold).
    pub fn clauses(&self) -> impl Iterator<Item = (Option<usize>, &Clause)> {
        let alternatives = self.any_of.iter().enumerate().flat_map(|(i, group)| group.iter().map(move |clause| (Some(i), clause)));
        self.all.iter().map(|clause| (None, clause)).chain(alternatives)
    }

    /// Every condition, wherever it stands.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.clauses().map(|(_, clause)| &clause.condition)
    }

    /// Whether the rule holds, reporting every clause to `step` in the order of [`Requires::clauses`].
    pub fn holds(&self, situation: &Situation, ages: &Ages, side: Side, mut step: impl FnMut(Truth)) -> Truth {
        let mut group_holds = |group: &[Clause]| {
            group.iter().fold(Truth::Met, |sum, clause| {
                let truth = clause.holds(situation, ages, side);
                step(truth);
                sum.and(truth)
            })
        };
        let all = group_holds(&self.all);
        if self.any_of.is_empty() {
            return all;
        }
        let any = self.any_of.iter().fold(Truth::Unmet, |sum, group| sum.or(group_holds(group)));
        all.and(any)
    }
}

const BELIEF: &str = "belief_suffices";
const COUNTS_FROM: &str = "consent_counts_from";
const WITHIN_HOURS: &str = "within_hours";
const ANY_OF: &str = "any_of";

/// Keys beside the conditions: three that modify one, and the alternatives.
const MODIFIERS: [&str; 4] = [BELIEF, COUNTS_FROM, WITHIN_HOURS, ANY_OF];

/// Every key that `requires` can hold.
pub fn keys() -> Vec<&'static str> {
    Condition::KEYS.iter().chain(&MODIFIERS).copied().collect()
}

/// A map of conditions as it is written: the modifiers are folded into the conditions they modify.
#[derive(Default)]
struct Written {
    clauses: Vec<Clause>,
    any_of: Vec<Group>,
}

struct Group(Vec<Clause>);

impl<'de> Deserialize<'de> for Group {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_map(Conditions { nested: true }).map(|written| Group(written.clauses))
    }
}

struct Conditions {
    nested: bool,
}

impl<'de> Visitor<'de> for Conditions {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of conditions")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
        let mut written = Written::default();
        let (mut belief, mut counts_from, mut within_hours) = (Many::<String>::default(), None::<Age>, None::<u16>);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                BELIEF => belief = map.next_value()?,
                COUNTS_FROM => counts_from = Some(map.next_value()?),
                WITHIN_HOURS => within_hours = Some(map.next_value()?),
                ANY_OF if !self.nested => written.any_of = map.next_value()?,
                ANY_OF => return Err(de::Error::custom("`any_of` stands once, at the top of `requires`: no nesting")),
                key => match Condition::read(key, &mut map)? {
                    Some(condition) => written.clauses.push(Clause { condition, belief_suffices: false }),
                    None => return Err(de::Error::custom(format!("unknown field `{key}`, expected one of {}", expected()))),
                },
            }
        }
        for name in belief.iter() {
            match written.clauses.iter_mut().find(|clause| clause.condition.key() == name) {
                Some(clause) => clause.belief_suffices = true,
                None => return Err(de::Error::custom(format!("`{BELIEF}` names `{name}`, which is not among the conditions beside it"))),
            }
        }
        if counts_from.is_some() {
            let mut agreements = written.clauses.iter_mut().filter_map(|clause| match &mut clause.condition {
                Condition::ConsentTo(consent) | Condition::WithoutConsentTo(consent) => Some(consent),
                _ => None,
            });
            match agreements.next() {
                Some(consent) => consent.counts_from = counts_from,
                None => return Err(de::Error::custom(format!("`{COUNTS_FROM}` needs `consent_to` or `without_consent_to` beside it"))),
            }
        }
        if within_hours.is_some() {
            let disposal = written.clauses.iter_mut().find_map(|clause| match &mut clause.condition {
                Condition::GotRid(disposal) => Some(disposal),
                _ => None,
            });
            match disposal {
                Some(disposal) => disposal.within_hours = within_hours,
                None => return Err(de::Error::custom(format!("`{WITHIN_HOURS}` needs `got_rid` beside it"))),
            }
        }
        Ok(written)
    }
}

fn expected() -> String {
    keys().iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

impl<'de> Deserialize<'de> for Requires {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        if !input.is_human_readable() {
            return Deserialize::deserialize(input).map(|(all, any_of)| Requires { all, any_of });
        }
        let written = input.deserialize_map(Conditions { nested: false })?;
        Ok(Requires { all: written.clauses, any_of: written.any_of.into_iter().map(|group| group.0).collect() })
    }
}

impl Serialize for Requires {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if !out.is_human_readable() {
            return (&self.all, &self.any_of).serialize(out);
        }
        let mut map = out.serialize_map(None)?;
        write_group(&self.all, &mut map)?;
        if !self.any_of.is_empty() {
            let groups: Vec<Alternative<'_>> = self.any_of.iter().map(|group| Alternative(group)).collect();
            map.serialize_entry(ANY_OF, &groups)?;
        }
        map.end()
    }
}

struct Alternative<'a>(&'a [Clause]);

impl Serialize for Alternative<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(None)?;
        write_group(self.0, &mut map)?;
        map.end()
    }
}

fn write_group<M: SerializeMap>(clauses: &[Clause], map: &mut M) -> Result<(), M::Error> {
    for clause in clauses {
        clause.condition.write(map)?;
        match &clause.condition {
            Condition::ConsentTo(consent) | Condition::WithoutConsentTo(consent) => {
                if let Some(age) = consent.counts_from {
                    map.serialize_entry(COUNTS_FROM, &age)?;
                }
            }
            Condition::GotRid(disposal) => {
                if let Some(hours) = disposal.within_hours {
                    map.serialize_entry(WITHIN_HOURS, &hours)?;
                }
            }
            _ => {}
        }
    }
    let belief: Vec<&str> = clauses.iter().filter(|clause| clause.belief_suffices).map(|clause| clause.condition.key()).collect();
    if !belief.is_empty() {
        map.serialize_entry(BELIEF, &belief)?;
    }
    Ok(())
}
