//! A jurisdiction: one record, one file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::age::Ages;
use super::context::{Commitment, Consequence, Practice, Support, YouthJustice};
use super::date::Date;
use super::offence::Offence;
use super::protection::Protection;
use super::reading::Reading;
use super::source::{Founded, Source, Sourced};
use super::words::words;

words! {
    /// Part of the world.
    Region in "region" {
        /// Africa.
        Africa = "Africa",
        /// The Americas.
        Americas = "Americas",
        /// Asia.
        Asia = "Asia",
        /// Europe.
        Europe = "Europe",
        /// Oceania.
        Oceania = "Oceania",
    }
}

/// The law of one state, or of a part of a state that has its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Jurisdiction {
    /// ISO 3166-1 or 3166-2 code in capitals; the file has it in lower case.
    pub id: String,
    /// English name.
    pub name: String,
    /// The whole of which this is a part; its law applies too, on its own terms.
    #[serde(default)]
    pub part_of: Option<String>,
    /// Other names, in any language.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Part of the world.
    pub region: Region,
    /// When this record was last checked against its sources.
    pub reviewed: Date,
    /// How much of the law was read.
    pub reading: Reading,
    /// The words that this law itself uses for the material.
    #[serde(default)]
    pub statute_terms: Vec<String>,
    /// The ages of this law.
    #[serde(default)]
    pub ages: Ages,
    /// What could reach a child.
    #[serde(default)]
    pub offences: Vec<Offence>,
    /// What answers it.
    #[serde(default)]
    pub protections: Vec<Protection>,
    /// Rules for every offence of a child.
    #[serde(default)]
    pub youth_justice: Vec<YouthJustice>,
    /// What can follow a finding.
    #[serde(default)]
    pub consequences: Vec<Consequence>,
    /// What happens in practice.
    #[serde(default)]
    pub practice: Vec<Practice>,
    /// Who helps.
    #[serde(default)]
    pub support: Vec<Support>,
    /// Instruments that bind this state.
    #[serde(default)]
    pub commitments: Vec<Commitment>,
    /// What was not established, as questions.
    #[serde(default)]
    pub open_questions: Vec<String>,
    /// Where it was read.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
}

impl Sourced for Jurisdiction {
    fn facts(&self) -> Vec<Founded<'_>> {
        let mut all = Vec::new();
        macro_rules! age {
            ($($key:ident),+) => { $(
                if let Some(fact) = &self.ages.$key {
                    let path = format!("ages.{}", stringify!($key));
                    all.push(Founded { path, cite: fact.cite.as_deref(), source: &fact.source, basis: fact.basis });
                }
            )+ };
        }
        age!(child_in_csam_law, sexual_consent, criminal_responsibility, adult_prosecution);
        macro_rules! list {
            ($($key:ident: |$fact:ident| $cite:expr),+ $(,)?) => { $(
                for (i, $fact) in self.$key.iter().enumerate() {
                    let path = format!("{}[{i}]", stringify!($key));
                    all.push(Founded { path, cite: $cite, source: &$fact.source, basis: $fact.basis });
                }
            )+ };
        }
        list! {
            offences: |fact| Some(fact.cite.as_str()),
            protections: |fact| Some(fact.cite.as_str()),
            youth_justice: |fact| Some(fact.cite.as_str()),
            consequences: |fact| Some(fact.cite.as_str()),
            practice: |fact| fact.cite.as_deref(),
            support: |fact| None,
            commitments: |fact| None,
        }
        all
    }

    fn sources(&self) -> &BTreeMap<String, Source> {
        &self.sources
    }

    fn open_questions(&self) -> &[String] {
        &self.open_questions
    }
}
