//! Where a fact was read, and how sure we are of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::words::words;

words! {
    /// How well a fact is founded. It is never raised without reading.
    Basis in "basis" {
        /// Believed only; no text was found. Shown with a question mark, never decides a verdict.
        Unverified = "unverified",
        /// A reputable page says so.
        Secondary = "secondary",
        /// The law's own text was read.
        Primary = "primary",
    }
}

words! {
    /// What kind of text a source is.
    SourceKind in "source-kind" {
        /// The law's own text, official or a faithful copy.
        Primary = "primary",
        /// A page about the law.
        Secondary = "secondary",
    }
}

/// A text that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title of the text, in its own language where that helps to find it.
    pub title: String,
    /// Where it was read; left out where the address is not known to the page.
    #[serde(default)]
    pub url: Option<String>,
    /// Law text, or a page about it.
    pub kind: SourceKind,
    /// The date that the text speaks for.
    #[serde(default)]
    pub text_date: Option<Date>,
    /// The day somebody read it for this record.
    #[serde(default)]
    pub read: Option<Date>,
    /// A limit of the copy that was read.
    #[serde(default)]
    pub note: Option<String>,
}

/// One fact of a record with its foundation: what every report must be able to say of it.
#[derive(Debug, Clone)]
pub struct Founded<'a> {
    /// The path of its key from the top of the file; empty for the record as a whole.
    pub path: String,
    /// Where it stands in the law.
    pub cite: Option<&'a str>,
    /// Keys of the record's sources.
    pub source: &'a [String],
    /// How sure we are.
    pub basis: Basis,
}

impl<'a> Founded<'a> {
    /// A fact without a citation of its own.
    pub fn new(path: impl Into<String>, source: &'a [String], basis: Basis) -> Founded<'a> {
        Founded { path: path.into(), cite: None, source, basis }
    }
}

/// A record whose facts were read somewhere.
pub trait Sourced {
    /// Every fact with a basis, with the path of its key.
    fn facts(&self) -> Vec<Founded<'_>>;
    /// Where they were read.
    fn sources(&self) -> &BTreeMap<String, Source>;
    /// What was not established.
    fn open_questions(&self) -> &[String] {
        &[]
    }
}
