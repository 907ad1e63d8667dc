//! Guidance: texts of ours that a report puts beside the law.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::scalar::Many;
use super::scenario::HelpReason;
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

impl Topic {
    /// The points, those for the given reasons first, those for other reasons last.
    pub fn points_for(&self, reasons: &[HelpReason]) -> Vec<&Point> {
        let mut points: Vec<&Point> = self.points.iter().collect();
        points.sort_by_key(|point| match point.when.iter().any(|reason| reasons.contains(reason)) {
            true => 0,
            false if point.when.is_empty() => 1,
            false => 2,
        });
        points
    }
}

/// One point of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// In our own words.
    pub text: String,
    /// The reasons for which it comes first in a report; it holds without them as well.
    #[serde(default)]
    pub when: Many<HelpReason>,
    /// Keys of the topic's sources; none for advice of our own.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are of a fact in it; left out for advice.
    #[serde(default)]
    pub basis: Option<Basis>,
}
