//! `list`: every jurisdiction on a line.

use serde_json::{Value, json};

use super::NO_ADVICE;
use super::document::{Document, Style, Text};
use crate::assess::{CANONICAL, Treatment};
use crate::dataset::{Listed, Words};
use crate::model::age::Age;
use crate::model::verdict::Answer;

/// Builds the document.
pub fn document(rows: &[Listed], words: &Words) -> Document {
    let mut doc = Document::default();
    if rows.is_empty() {
        doc.para("No jurisdiction of this dataset meets all of that.");
        return doc;
    }
    let cells = rows
        .iter()
        .map(|row| vec![Text::from(row.id), Text::from(row.name), counts(&row.treatment(0), row.measures_from), Text::from(row.reviewed)]);
    doc.table(&["id", "name", "a couple exchanges one picture", "reviewed"], cells.collect());
    doc.para(Text::new().faint(format!(
        "{NO_ADVICE} Jurisdictions: {}, each by its own law. Of the 25 pairs of ages from 13 to 17, how many come out how: the worst that the law still allows for a child. Every circumstance of the exchange is benign (see `kindlex case peer-exchange`); ages differ by whole years.",
        rows.len()
    )));
    let seen = rows.iter().flat_map(|row| row.treatment(0).counts.into_iter().map(|(word, _)| word));
    let used: std::collections::BTreeSet<&str> = seen.collect();
    doc.list(
        Answer::words()
            .filter(|word| used.contains(word))
            .map(|word| Text::new().strong(word).plain(format!(": {}", words.meaning("verdict", word)))),
    );
    doc
}

/// "exposed 24, below-age 1"
fn counts(treatment: &Treatment, measures_from: Option<Age>) -> Text {
    let sorted = treatment.by_frequency();
    let mut text = Text::new();
    for (i, (word, count)) in sorted.iter().enumerate() {
        text = text.plain(if i > 0 { ", " } else { "" }).add(*word, Style::Answer(word)).plain(format!(" {count}"));
        if let ("below-age", Some(from)) = (*word, measures_from) {
            text = text.plain(format!(" (measures from {from})"));
        }
    }
    text
}

/// The parts of the JSON output.
pub fn json(rows: &[Listed]) -> Vec<(&'static str, Value)> {
    let all: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({"id": row.id, "name": row.name, "region": row.region, "part_of": row.part_of, "reviewed": row.reviewed, "treatment": row.treatment(0)})
        })
        .collect();
    vec![("case", json!(CANONICAL[0])), ("jurisdictions", Value::Array(all)), ("note", json!(NO_ADVICE))]
}
