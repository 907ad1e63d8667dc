//! Terms: which words to use, which with care, which not, and what to say instead.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::scalar::Many;
use super::source::{Basis, Founded, Source, Sourced};
use super::words::words;

words! {
    /// Whether to use a term.
    TermStatus in "term-status" {
        /// Use it.
        Recommended = "recommended",
        /// Use it with care: it says less or more than it seems to.
        WithCare = "with-care",
        /// Do not use it.
        Avoid = "avoid",
        /// Only when a law or a title is quoted.
        LegalTerm = "legal-term",
    }
}

words! {
    /// Languages in which forms of terms are kept, by ISO 639-1.
    Language in "language" {
        /// German.
        German = "de",
        /// Spanish.
        Spanish = "es",
        /// French.
        French = "fr",
        /// Italian.
        Italian = "it",
        /// Dutch.
        Dutch = "nl",
        /// Portuguese.
        Portuguese = "pt",
    }
}

/// One term, `data/terms/ID.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The file's name.
    pub id: String,
    /// The term, as one writes it.
    pub term: String,
    /// Other English forms.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether to use it.
    pub status: TermStatus,
    /// What it stands for, in our own words.
    pub meaning: String,
    /// What to say.
    #[serde(default)]
    pub say_instead: Option<String>,
    /// Why.
    #[serde(default)]
    pub why: Option<String>,
    /// Ids of other terms.
    #[serde(default)]
    pub related: Vec<String>,
    /// Where the Terminology Guidelines treat it.
    #[serde(default)]
    pub guidelines: Vec<Guideline>,
    /// Its forms in other languages.
    #[serde(default)]
    pub translations: BTreeMap<Language, Vec<Translation>>,
    /// Parts of words, in any language, by which the wording of a law is known to use this term.
    #[serde(default)]
    pub in_laws: Vec<String>,
    /// A limit of it.
    #[serde(default)]
    pub note: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are of status and meaning.
    pub basis: Basis,
    /// What was not established, as questions.
    #[serde(default)]
    pub open_questions: Vec<String>,
    /// Where it was read.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
}

/// A place in an edition of the Terminology Guidelines for the Protection of Children from Sexual Exploitation and Sexual
/// Abuse (first edition 2016, second edition 2025).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guideline {
    /// Year of the edition.
    pub edition: u16,
    /// The section.
    #[serde(default)]
    pub section: Option<String>,
    /// A limit of it.
    #[serde(default)]
    pub note: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

/// A form in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The form.
    pub text: String,
    /// Whether to use it, where that is not as with the term itself.
    #[serde(default)]
    pub status: Option<TermStatus>,
    /// A limit of it.
    #[serde(default)]
    pub note: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

impl Sourced for Term {
    fn facts(&self) -> Vec<Founded<'_>> {
        let mut all = vec![Founded::new("", &self.source, self.basis)];
        let guidelines = self.guidelines.iter().enumerate();
        all.extend(guidelines.map(|(i, fact)| Founded::new(format!("guidelines[{i}]"), &fact.source, fact.basis)));
        for (language, forms) in &self.translations {
            let forms = forms.iter().enumerate();
            all.extend(forms.map(|(i, fact)| Founded::new(format!("translations.{language}[{i}]"), &fact.source, fact.basis)));
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
