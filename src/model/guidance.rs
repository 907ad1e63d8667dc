//! Guidance: texts of ours that a report puts beside the law.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::scalar::Many;
use super::source::{Basis, Source};

/// One topic, `data/guidance/ID.yaml`, which can be read alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The file's name.
    pub id: String,
    /// Heading.
    pub title: String,
    /// The points, in order.
    pub points: Vec<Point>,
    /// Where it was read.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
}

/// One point of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// In our own words.
    pub text: String,
    /// Keys of the topic's sources; none for advice of our own.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are of a fact in it; left out for advice.
    #[serde(default)]
    pub basis: Option<Basis>,
}
