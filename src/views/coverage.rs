//! `check`: what a dataset holds, in numbers.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::document::{Document, Text};
use crate::dataset::Words;
use crate::model::source::Basis;
use crate::records::check::Finding;
use crate::records::coverage::Coverage;

/// The report: what was found, and what the records hold.
pub fn document(findings: &[Finding], coverage: Option<&Coverage>, words: &Words) -> Document {
    let mut doc = Document::default();
    if !findings.is_empty() {
        doc.section("Faults");
        doc.list(findings.iter().map(|finding| Text::from(finding.to_string())));
    }
    if let Some(coverage) = coverage {
        doc.section("Coverage");
        doc.list(held(coverage, words));
    }
    doc
}

fn held(coverage: &Coverage, words: &Words) -> Vec<Text> {
    let held: Vec<String> =
        coverage.records.iter().filter(|(_, count)| **count > 0).map(|(kind, count)| format!("{count} {kind}")).collect();
    let mut items = vec![Text::new().strong("records: ").plain(held.join(", "))];
    let by_basis = |facts: &BTreeMap<Basis, usize>| {
        let all: usize = facts.values().sum();
        let each = Basis::ALL.iter().rev().map(|basis| {
            let count = facts.get(basis).copied().unwrap_or_default();
            let percent = (count * 100 + all / 2).checked_div(all).unwrap_or_default();
            format!("{count} {} ({percent} %)", words.label(Basis::LIST, basis.word()))
        });
        format!("{all}: {}", each.collect::<Vec<_>>().join(", "))
    };
    if !coverage.facts.is_empty() {
        items.push(Text::new().strong("facts: ").plain(by_basis(&coverage.facts)));
    }
    if !coverage.jurisdiction_facts.is_empty() {
        items.push(Text::new().strong("facts on national law: ").plain(by_basis(&coverage.jurisdiction_facts)));
        let read: Vec<String> = coverage
            .offences_read
            .iter()
            .rev()
            .map(|(extent, count)| format!("{count} {}", words.label("extent", extent.word())))
            .collect();
        items.push(Text::new().strong("how far offences were read: ").plain(read.join(", ")));
        let without = &coverage.without_primary;
        let which = if without.is_empty() { String::new() } else { format!(" ({})", without.join(", ")) };
        items.push(Text::new().strong("jurisdictions without a fact read in the law itself: ").plain(format!("{}{which}", without.len())));
    }
    if let Some((date, id)) = &coverage.oldest_review {
        items.push(Text::new().strong("oldest review: ").plain(format!("{date} ({id})")));
    }
    items.push(Text::new().strong("open questions: ").plain(coverage.open_questions.to_string()));
    items
}

/// The parts of the JSON output.
pub fn json(findings: &[Finding], coverage: Option<&Coverage>) -> Vec<(&'static str, Value)> {
    let findings: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let file = finding.file.display().to_string();
            json!({"file": file, "line": finding.line, "column": finding.column, "key": finding.key, "message": finding.message})
        })
        .collect();
    let mut parts = vec![("findings", Value::Array(findings))];
    parts.extend(coverage.map(|coverage| ("coverage", serde_json::to_value(coverage).unwrap_or_default())));
    parts
}
