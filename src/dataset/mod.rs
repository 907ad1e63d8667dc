//! The dataset: the records embedded at build time, found by name.

mod embedded;
mod find;

pub use find::{Found, NotFound};

use std::collections::BTreeMap;

use crate::assess::Treatment;
use crate::model::guidance::Topic;
use crate::model::instrument::Instrument;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::outline::Outline;
use crate::model::scenario::{Question, Scenario};
use crate::model::standard::{Measure, Standard};
use crate::model::term::Term;
use crate::records::check::{Known, Records};
use crate::search::index::{Hit, Index};
use crate::search::passages::{Kind, Passage, Searched as _};
use crate::search::query::Query;
use embedded::Entry as Packed;
use find::{Likeness, Names};

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
    /// How its facts are founded: each basis that at least one of them has.
    pub bases: &'static [&'static str],
    /// Ids of the instruments that bind it.
    pub bound_by: &'static [&'static str],
    /// How far its law meets each standard, in the order of the standards.
    measures: &'static [&'static str],
    /// Its treatment of the canonical cases, own law only, as counts of answers.
    treatments: [&'static [(&'static str, usize)]; 2],
}

impl Listed {
    /// How far its own law meets a standard, as worked out when the program was built.
    pub fn measure(&self, standard: Standard) -> Measure {
        let word = self.measures.get(standard as usize).copied().unwrap_or_default();
        Measure::from_word(word).unwrap_or(Measure::NotEstablished)
    }

    /// Its treatment of a canonical case, by the position of the case in [`CANONICAL`](crate::assess::CANONICAL).
    pub fn treatment(&self, case: usize) -> Treatment {
        Treatment { counts: self.treatments.get(case).map(|counts| counts.to_vec()).unwrap_or_default() }
    }
}

/// A case, a term, an instrument or a topic of the dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Titled {
    /// Id.
    pub id: &'static str,
    /// Title, or the name that people use.
    pub title: &'static str,
}

/// A record that a search found, with the passage that fits best.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// How it is called.
    pub title: String,
    /// The passage.
    pub passage: Passage,
    /// The words of the index that the typed ones were found as.
    pub words: Vec<String>,
}

/// The built-in dataset. It costs nothing to have: every record is decoded when it is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Dataset;

impl Dataset {
    /// Every jurisdiction, by id.
    pub fn jurisdictions(&self) -> impl Iterator<Item = Listed> {
        embedded::LISTED.iter().copied()
    }

    /// One record, by its exact id.
    pub fn jurisdiction(&self, id: &str) -> Option<Jurisdiction> {
        entry(embedded::JURISDICTIONS, id).map(Packed::decode)
    }

    /// The jurisdiction that a typed name means: its code, name or alias, or one slip away from one of them.
    ///
    /// # Errors
    /// The nearest names, where nothing is meant for certain.
    pub fn find(&self, typed: &str) -> Result<Found<Listed>, NotFound<Listed>> {
        find::find(typed, embedded::JURISDICTION_NAMES, Likeness::Strict, |index| embedded::LISTED.get(index).copied())
    }

    /// Every case.
    pub fn cases(&self) -> impl Iterator<Item = Titled> {
        titles(embedded::CASES)
    }

    /// One case, by id.
    pub fn case(&self, id: &str) -> Option<Scenario> {
        entry(embedded::CASES, id).map(Packed::decode)
    }

    /// Every topic of guidance: the pages of the guide and what reports put beside the law.
    pub fn topics(&self) -> impl Iterator<Item = Topic> {
        embedded::GUIDANCE.iter().map(Packed::decode)
    }

    /// One topic of guidance, by id.
    pub fn topic(&self, id: &str) -> Option<Topic> {
        entry(embedded::GUIDANCE, id).map(Packed::decode)
    }

    /// The topic that a typed name means.
    ///
    /// # Errors
    /// The nearest names, where nothing is meant for certain.
    pub fn find_topic(&self, typed: &str) -> Result<Found<Titled>, NotFound<Titled>> {
        find_titled(typed, embedded::GUIDANCE_NAMES, embedded::GUIDANCE)
    }

    /// Every term.
    pub fn terms(&self) -> impl Iterator<Item = Term> {
        embedded::TERMS.iter().map(Packed::decode)
    }

    /// One term, by id.
    pub fn term(&self, id: &str) -> Option<Term> {
        entry(embedded::TERMS, id).map(Packed::decode)
    }

    /// The term that a typed word means: the term, another form of it, a form in another language, or nearly one of them.
    ///
    /// # Errors
    /// The nearest, where nothing is meant for certain.
    pub fn find_term(&self, typed: &str) -> Result<Found<Titled>, NotFound<Titled>> {
        find_titled(typed, embedded::TERM_NAMES, embedded::TERMS)
    }

    /// Every instrument.
    pub fn instruments(&self) -> impl Iterator<Item = Instrument> {
        embedded::INSTRUMENTS.iter().map(Packed::decode)
    }

    /// One instrument, by id.
    pub fn instrument(&self, id: &str) -> Option<Instrument> {
        entry(embedded::INSTRUMENTS, id).map(Packed::decode)
    }

    /// The name that people use for an instrument, by id; nothing is decoded.
    pub fn instrument_title(&self, id: &str) -> Option<&'static str> {
        entry(embedded::INSTRUMENTS, id).map(|entry| entry.name)
    }

    /// The instrument that a typed name means.
    ///
    /// # Errors
    /// The nearest, where nothing is meant for certain.
    pub fn find_instrument(&self, typed: &str) -> Result<Found<Titled>, NotFound<Titled>> {
        find_titled(typed, embedded::INSTRUMENT_NAMES, embedded::INSTRUMENTS)
    }

    /// The records that a query finds: how many, and the first of them with the passage that fits best.
    pub fn search(&self, query: &Query, limit: usize) -> (usize, Vec<Shown>) {
        let (words, postings) = (embedded::bytes(&embedded::SEARCH_WORDS), embedded::bytes(&embedded::SEARCH_POSTINGS));
        let Some(index) = Index::open(words, postings, embedded::SEARCH_CONTENTS.decode()) else { return (0, Vec::new()) };
        let hits = index.find(query);
        (hits.len(), hits.iter().take(limit).filter_map(|hit| self.shown(hit)).collect())
    }

    /// A hit with its best passage.
    fn shown(&self, hit: &Hit) -> Option<Shown> {
        let id = &hit.id;
        let (title, passages) = match hit.kind {
            Kind::Jurisdiction => self.jurisdiction(id).map(|record| (record.name.clone(), record.passages()))?,
            Kind::Term => self.term(id).map(|record| (record.term.clone(), record.passages()))?,
            Kind::Instrument => self.instrument(id).map(|record| (record.short.clone(), record.passages()))?,
            Kind::Guide => self.topic(id).map(|record| (record.title.clone(), record.passages()))?,
            Kind::Case => self.case(id).map(|record| (record.title.clone(), record.passages()))?,
        };
        let passage = hit.passages.iter().find_map(|place| passages.get(*place))?.clone();
        Some(Shown { kind: hit.kind, id: id.clone(), title, passage, words: hit.words.clone() })
    }

    /// Outlines for maps.
    pub fn outlines(&self) -> Vec<Outline> {
        embedded::OUTLINES.decode()
    }

    /// Every record, decoded, with the ids that a user's own records may refer to. The vocabulary is not among them: it
    /// stands in the program itself.
    pub fn records(&self) -> Records {
        fn all<T: serde::de::DeserializeOwned>(entries: &'static [Packed]) -> BTreeMap<String, T> {
            entries.iter().map(|entry| (entry.id.to_owned(), entry.decode())).collect()
        }
        Records {
            jurisdictions: all(embedded::JURISDICTIONS),
            instruments: all(embedded::INSTRUMENTS),
            terms: all(embedded::TERMS),
            guidance: all(embedded::GUIDANCE),
            cases: all(embedded::CASES),
            ..Records::default()
        }
    }

    /// The ids that a user's own records may refer to.
    pub fn known(&self) -> Known {
        let ids = |entries: &'static [Packed]| entries.iter().map(|entry| entry.id.to_owned()).collect();
        Known { jurisdictions: ids(embedded::JURISDICTIONS), instruments: ids(embedded::INSTRUMENTS), terms: ids(embedded::TERMS) }
    }
}

fn entry(entries: &'static [Packed], id: &str) -> Option<&'static Packed> {
    entries.binary_search_by(|entry| entry.id.cmp(id)).ok().and_then(|index| entries.get(index))
}

fn titled(entry: &Packed) -> Titled {
    Titled { id: entry.id, title: entry.name }
}

fn titles(entries: &'static [Packed]) -> impl Iterator<Item = Titled> {
    entries.iter().map(titled)
}

fn find_titled(typed: &str, names: Names, entries: &'static [Packed]) -> Result<Found<Titled>, NotFound<Titled>> {
    find::find(typed, names, Likeness::Loose, |index| entries.get(index).map(titled))
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
