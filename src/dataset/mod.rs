//! The dataset: the records embedded at build time, found by name.

mod embedded;
mod find;

pub use find::{Found, NotFound};

use std::collections::BTreeSet;

use crate::model::guidance::Topic;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::scenario::Scenario;
use crate::model::vocabulary::{Entry, Vocabulary};
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

    /// The vocabulary.
    pub fn vocabulary(&self) -> Words {
        Words(embedded::VOCABULARY.decode())
    }
}

fn entry(entries: &'static [Packed], id: &str) -> Option<&'static Packed> {
    entries.binary_search_by(|entry| entry.id.cmp(id)).ok().and_then(|index| entries.get(index))
}

/// The wording of a question, by the key of its circumstance.
pub fn question(word: &str) -> &'static str {
    embedded::QUESTIONS.iter().find(|(known, _)| *known == word).map_or("", |(_, wording)| wording)
}

/// The vocabulary with look-ups that always answer: a word without an entry is shown as it is.
#[derive(Debug, Clone)]
pub struct Words(Vocabulary);

impl Words {
    /// The entry of a word.
    pub fn entry(&self, list: &str, word: &str) -> Option<&Entry> {
        self.0.get(list)?.words.get(word)
    }

    /// Its label.
    pub fn label<'a>(&'a self, list: &str, word: &'a str) -> &'a str {
        self.entry(list, word).map_or(word, |entry| &entry.label)
    }

    /// Its meaning.
    pub fn meaning<'a>(&'a self, list: &str, word: &'a str) -> &'a str {
        self.entry(list, word).map_or(word, |entry| &entry.meaning)
    }
}
