//! `search`: what was found, with the words marked and the command that opens it.

use serde_json::{Value, json};

use super::document::{Document, Text};
use crate::dataset::Shown;
use crate::records::names::fold;
use crate::search::passages::{Field, Kind, Passage};

/// The command that opens a hit.
fn command(hit: &Shown) -> String {
    let command = match hit.kind {
        Kind::Jurisdiction => "explain",
        Kind::Term => "term",
        Kind::Instrument => "instrument",
        Kind::Guide => "guide",
        Kind::Case => "case",
    };
    format!("kindlex {command} {}", hit.id)
}

/// How many words of a passage are shown.
const WORDS: usize = 34;
/// How many of them stand before the first word that was found.
const BEFORE: usize = 10;

/// A passage around the first word that was found, with every such word marked.
fn snippet(passage: &Passage, found: &[String]) -> Text {
    let pieces: Vec<&str> = passage.text.split_whitespace().collect();
    // A piece such as "184c(4)" is several words of the index.
    let hit = |piece: &str| fold(piece).split(' ').any(|word| found.iter().any(|known| known == word));
    let first = pieces.iter().position(|piece| hit(piece)).unwrap_or_default();
    let start = if pieces.len() <= WORDS { 0 } else { first.saturating_sub(BEFORE).min(pieces.len() - WORDS) };
    let mut text = if start > 0 { Text::new().faint("… ") } else { Text::new() };
    let shown: Vec<&&str> = pieces.iter().skip(start).take(WORDS).collect();
    for (i, piece) in shown.iter().enumerate() {
        if i > 0 {
            text = text.plain(" ");
        }
        text = if hit(piece) { text.strong(**piece) } else { text.plain(**piece) };
    }
    if start + WORDS < pieces.len() { text.faint(" …") } else { text }
}

/// Builds the document.
pub fn document(typed: &str, all: usize, shown: &[Shown]) -> Document {
    let mut doc = Document::default();
    if shown.is_empty() {
        doc.para(format!(
            "Nothing was found for {typed}. Fewer or other words may find more; `kindlex term` knows words in other languages."
        ));
        return doc;
    }
    for hit in shown {
        let place = if hit.passage.field == Field::Names { String::new() } else { format!(", {}", hit.passage.field) };
        doc.part(Text::new().strong(format!("{} ({})", hit.title, hit.id)).faint(format!(" {}{place}", hit.kind)));
        doc.list([snippet(&hit.passage, &hit.words), Text::new().faint(format!("`{}`", command(hit)))]);
    }
    let more = if all > shown.len() { format!(" The first {} of {all}; `--limit` shows more.", shown.len()) } else { String::new() };
    doc.para(Text::new().faint(format!("Found: {all}.{more}")));
    doc
}

/// The parts of the JSON output.
pub fn json(typed: &str, all: usize, shown: &[Shown]) -> Vec<(&'static str, Value)> {
    let hit = |hit: &Shown| {
        let text: String = snippet(&hit.passage, &hit.words).0.into_iter().map(|span| span.text).collect();
        json!({"kind": hit.kind, "id": hit.id, "title": hit.title, "field": hit.passage.field, "snippet": text, "command": command(hit)})
    };
    vec![("query", json!(typed)), ("found", json!(all)), ("hits", shown.iter().map(hit).collect())]
}
