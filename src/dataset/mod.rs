//! The dataset: the records embedded at build time, found by name.

mod embedded;
mod find;

pub use find::{Found, NotFound};

use std::collections::BTreeSet;

use crate::assess::Treatment;
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
    /// Part of the world.
    pub region: &'static str,
    /// The whole that it is part of.
    pub part_of: Option<&'static str>,
    /// When it was reviewed, as an ISO date.
    pub reviewed: &'static str,
    /// From when measures are possible below the age of criminal responsibility, in years.
    pub measures_from: Option<u8>,
    /// Its treatment of the canonical cases, own law only, as counts of answers.
    treatments: [&'static [(&'static str, usize)]; 2],
}

impl Listed {
    /// Its treatment of a canonical case, by the position of the case in [`CANONICAL`](crate::assess::CANONICAL).
    pub fn treatment(&self, case: usize) -> Treatment {
        Treatment { counts: self.treatments.get(case).map(|counts| counts.to_vec()).unwrap_or_default() }
    }
}

/// A case of the dataset.
#[derive(Debug, Clone, Copy)]
pub struct Titled {
    /// Id.
    pub id: &'static str,
    /// Title.
    pub title: &'static str,
}

/// The built-in dataset. It costs nothing to have: every record is decoded when it is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Dataset;

impl Dataset {
    /// Every jurisdiction, by id.
    pub fn jurisdictions(&self) -> impl Iterator<Item = Listed> {
        embedded::LISTED.iter().copied()
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
        find::find(typed, embedded::NAMES, embedded::LISTED)
    }

    /// Every case.
    pub fn cases(&self) -> impl Iterator<Item = Titled> {
        embedded::CASES.iter().map(|entry| Titled { id: entry.id, title: entry.name })
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
