//! Guidance: texts of ours that a report puts beside the law.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::scalar::Many;
use super::scenario::HelpReason;
use super::source::{Basis, Founded, Source, Sourced};
use super::words::words;

words! {
    /// To whom a point of the guidance speaks.
    Reader in "reader" {
        /// Children themselves.
        Children = "children",
        /// Parents and those in their place.
        Parents = "parents",
        /// Schools.
        Schools = "schools",
        /// Police.
        Police = "police",
        /// Prosecutors.
        Prosecutors = "prosecutors",
        /// Internet service providers and platforms.
        Providers = "providers",
        /// Mobile operators.
        Operators = "operators",
        /// Child-rights advocates and law-makers.
        Advocates = "advocates",
        /// Trainers.
        Trainers = "trainers",
    }
}

/// One topic, `data/guidance/ID.yaml`, which can be read alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The file's name.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Its place among the pages of the guide; a topic without one is no page of its own: reports put it beside the law.
    #[serde(default)]
    pub order: Option<u16>,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What answers by itself, in a sentence or two.
    #[serde(default)]
    pub summary: Option<String>,
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
    /// Begins a section with this heading.
    #[serde(default)]
    pub heading: Option<String>,
    /// In our own words.
    pub text: String,
    /// The reasons for which it comes first in a report; it holds without them as well.
    #[serde(default)]
    pub when: Many<HelpReason>,
    /// To whom it speaks; left out where it speaks to everybody.
    #[serde(default)]
    pub audience: Many<Reader>,
    /// A limit of it.
    #[serde(default)]
    pub note: Option<String>,
    /// Keys of the topic's sources; none for advice of our own.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are of a fact in it; left out for advice.
    #[serde(default)]
    pub basis: Option<Basis>,
}

impl Sourced for Topic {
    fn facts(&self) -> Vec<Founded<'_>> {
        let points = self.points.iter().enumerate();
        points.filter_map(|(i, point)| Some(Founded::new(format!("points[{i}]"), &point.source, point.basis?))).collect()
    }

    fn sources(&self) -> &BTreeMap<String, Source> {
        &self.sources
    }
}
