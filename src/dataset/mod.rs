//! The dataset: the records embedded at build time, found by name.

mod embedded;
mod find;

pub use find::{Found, NotFound};

use std::collections::BTreeSet;

use crate::model::guidance::Topic;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::scenario::{Question, Scenario};
use embedded::Entry as Packed;

/// What the index says of a jurisdiction without decoding its record.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    /// Id.
    pub id: &'static str,
    /// English name.
    pub name: &'static str,
}

/// The built-in dataset. It costs nothing to have: every record is decoded when it is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Dataset;

impl Dataset {
    /// Every jurisdiction, by id.
    pub fn jurisdictions(&self) -> impl Iterator<Item = Listed> {
        embedded::JURISDICTIONS.iter().map(|entry| Listed { id: entry.id, name: entry.name })
    }

    /// Their ids.
    pub fn ids(&self) -> BTreeSet<String> {
        self.jurisdictions().map(|listed| listed.id.to_owned()).collect()
    }

    /// One record, by its exact id.
    pub fn jurisdiction(&self, id: &str) -> Option<Jurisdiction> {
        entry(embedded::JURISDICTIONS, id).map(Packed::decode)
    }

    /// The jurisdiction that a typed name means: its code, name or alias, or one slip away from one of them.
    ///
    /// # Errors
    /// The nearest names, where nothing is meant for certain.
    pub fn find(&self, typed: &str) -> Result<Found, NotFound> {
        find::find(typed, embedded::NAMES, embedded::JURISDICTIONS)
    }

    /// Every case, as id and title.
    pub fn cases(&self) -> impl Iterator<Item = Listed> {
        embedded::CASES.iter().map(|entry| Listed { id: entry.id, name: entry.name })
    }

    /// One case, by id.
    pub fn case(&self, id: &str) -> Option<Scenario> {
        entry(embedded::CASES, id).map(Packed::decode)
    }

    /// One topic of guidance, by id.
    pub fn topic(&self, id: &str) -> Option<Topic> {
        entry(embedded::GUIDANCE, id).map(Packed::decode)
    }
}

fn entry(entries: &'static [Packed], id: &str) -> Option<&'static Packed> {
    entries.binary_search_by(|entry| entry.id.cmp(id)).ok().and_then(|index| entries.get(index))
}

/// The vocabulary with look-ups that always answer: a word without an entry is said as it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words;

impl Words {
    fn word(self, list: &str, word: &str) -> Option<&'static embedded::Word> {
        let (_, words) = embedded::VOCABULARY.get(embedded::VOCABULARY.binary_search_by(|(name, _)| (*name).cmp(list)).ok()?)?;
        words.get(words.binary_search_by(|(known, _)| (*known).cmp(word)).ok()?).map(|(_, word)| word)
    }

    /// Its label.
    pub fn label<'a>(&self, list: &str, word: &'a str) -> &'a str {
        self.word(list, word).map_or(word, |entry| entry.label)
    }

    /// Its meaning.
    pub fn meaning<'a>(&self, list: &str, word: &'a str) -> &'a str {
        self.word(list, word).map_or(word, |entry| entry.meaning)
    }

    /// The question that asks for it; empty, where nobody is asked.
    pub fn question(&self, word: &str) -> &'static str {
        self.word(Question::LIST, word).map_or("", |entry| entry.question)
    }
}
