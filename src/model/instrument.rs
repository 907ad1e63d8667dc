//! International instruments: treaties, directives, soft law and model laws that speak to the question.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::scalar::{Flag, Many};
use super::source::{Basis, Founded, Source, Sourced};
use super::standard::Standard;
use super::words::words;

words! {
    /// What kind of text it is.
    InstrumentKind in "instrument-kind" {
        /// Between states.
        Treaty = "treaty",
        /// Of the European Union, to be carried out by the laws of its members.
        Directive = "directive",
        /// States declare an intention.
        Declaration = "declaration",
        /// A treaty body says how it reads its treaty.
        GeneralComment = "general-comment",
        /// How to carry out a treaty.
        Guidelines = "guidelines",
        /// A treaty's committee answers one question.
        Opinion = "opinion",
        /// What was found in the states.
        Report = "report",
        /// A text that parliaments may take over.
        ModelLaw = "model-law",
        /// How an organisation advises states to proceed.
        Framework = "framework",
    }
}

words! {
    /// What a state that accepted it owes.
    Force in "force" {
        /// It must be carried out.
        Binding = "binding",
        /// The state may choose it: a reservation, an option, a clause with "may".
        Optional = "optional",
        /// It binds nobody by itself: it says how a binding text is to be read.
        Interpretation = "interpretation",
        /// It binds nobody: it is there to be followed.
        Model = "model",
        /// It is not finished.
        Draft = "draft",
    }
}

/// One instrument, `data/instruments/ID.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// The file's name.
    pub id: String,
    /// Official name.
    pub name: String,
    /// The name that people use.
    pub short: String,
    /// Other names, numbers and abbreviations.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whose it is.
    pub body: String,
    /// What kind of text.
    pub kind: InstrumentKind,
    /// What the whole asks of a state that accepted it; a provision may say otherwise.
    pub force: Force,
    /// Ids of the instruments that it reads or carries out.
    #[serde(default)]
    pub interprets: Many<String>,
    /// When it was adopted.
    #[serde(default)]
    pub adopted: Option<Date>,
    /// Since when it is in force.
    #[serde(default)]
    pub in_force: Option<EntryIntoForce>,
    /// Where it stands.
    #[serde(default)]
    pub status: Option<Said>,
    /// What it says on pictures that children make of themselves.
    #[serde(default)]
    pub own_material: Option<Said>,
    /// Its provisions that bear on children here.
    #[serde(default)]
    pub provisions: Vec<Provision>,
    /// What is known of the list of its parties.
    #[serde(default)]
    pub parties: Option<Parties>,
    /// Official page.
    #[serde(default)]
    pub url: Option<String>,
    /// What was not established, as questions.
    #[serde(default)]
    pub open_questions: Vec<String>,
    /// Where it was read.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
}

/// A date of entry into force with its foundation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryIntoForce {
    /// The date.
    pub from: Date,
    /// A limit of it.
    #[serde(default)]
    pub note: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

/// A sentence with its foundation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// In our own words.
    pub text: String,
    /// The date it speaks for.
    #[serde(default)]
    pub as_of: Option<Date>,
    /// A limit of it.
    #[serde(default)]
    pub note: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

/// One provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// The pinpoint.
    pub at: String,
    /// What it asks of a state, where that is not what the whole does.
    #[serde(default)]
    pub force: Option<Force>,
    /// What it provides, in our own words.
    pub says: String,
    /// What that means for a child.
    #[serde(default)]
    pub means: Option<String>,
    /// The standards that it asks for or allows.
    #[serde(default)]
    pub asks: Many<Standard>,
    /// A limit of what was read.
    #[serde(default)]
    pub note: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

/// What is known of the list of parties: whether a state that no record calls bound may be called not bound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parties {
    /// Whether the list that was read was whole; from one that was not, nothing follows for a state it does not name.
    pub complete: Flag,
    /// The date it speaks for.
    #[serde(default)]
    pub as_of: Option<Date>,
    /// A limit of it.
    #[serde(default)]
    pub note: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

impl Instrument {
    /// What a provision asks of a state.
    pub fn force_of(&self, provision: &Provision) -> Force {
        provision.force.unwrap_or(self.force)
    }
}

impl Sourced for Instrument {
    fn facts(&self) -> Vec<Founded<'_>> {
        let mut all = Vec::new();
        all.extend(self.in_force.iter().map(|fact| Founded::new("in_force", &fact.source, fact.basis)));
        all.extend(self.status.iter().map(|fact| Founded::new("status", &fact.source, fact.basis)));
        all.extend(self.own_material.iter().map(|fact| Founded::new("own_material", &fact.source, fact.basis)));
        for (i, fact) in self.provisions.iter().enumerate() {
            let path = format!("provisions[{i}]");
            all.push(Founded { path, cite: Some(&fact.at), source: &fact.source, basis: fact.basis });
        }
        all.extend(self.parties.iter().map(|fact| Founded::new("parties", &fact.source, fact.basis)));
        all
    }

    fn sources(&self) -> &BTreeMap<String, Source> {
        &self.sources
    }

    fn open_questions(&self) -> &[String] {
        &self.open_questions
    }
}
