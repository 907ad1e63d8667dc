//! Where a fact was read, and how sure we are of it.

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
