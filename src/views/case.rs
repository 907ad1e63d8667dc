//! `case`: the cases, and one of them told.

use serde_json::{Value, json};

use super::document::{Document, Text};
use super::{assess, json as form};
use crate::dataset::{Titled, Words};
use crate::model::scenario::Scenario;

/// All cases on a line each.
pub fn index(cases: &[Titled]) -> Document {
    let mut doc = Document::default();
    doc.table(&["case", "what happens"], cases.iter().map(|case| vec![Text::from(case.id), Text::from(case.title)]).collect());
    doc.para(Text::new().faint("Tell one with `kindlex case ID`; hold it against a law with `kindlex assess JURISDICTION --case ID`."));
    doc
}

/// One case.
pub fn document(case: &Scenario, words: &Words) -> Document {
    let mut doc = Document::default();
    doc.title(case.title.clone());
    if let Some(story) = &case.story {
        doc.para(story.trim().to_owned());
    }
    if !case.help.is_empty() {
        doc.section("What helps");
        doc.list(case.help.iter().map(|line| Text::from(line.clone())));
    }
    doc.section("Act by act");
    doc.list(case.acts.iter().map(|act| Text::from(format!("{}.", assess::sentence(case, act)))));
    doc.section("Circumstances");
    doc.para(format!("{}.", assess::known(&case.circumstances, words)));
    doc
}

/// The parts of the JSON output of all cases.
pub fn index_json(cases: &[Titled]) -> Vec<(&'static str, Value)> {
    vec![("cases", cases.iter().map(|case| json!({"id": case.id, "title": case.title})).collect())]
}

/// The parts of the JSON output of one case.
pub fn json(case: &Scenario) -> Vec<(&'static str, Value)> {
    vec![("case", form::lean(case))]
}
