//! `guide`: the pages of guidance, each of which can be read alone.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::document::{Document, Text};
use super::{NO_ADVICE, json as form, say};
use crate::dataset::Words;
use crate::model::guidance::{Point, Reader, Topic};
use crate::model::source::Source;

/// One page, or what it says to one kind of reader.
pub fn document(topic: &Topic, reader: Option<Reader>, words: &Words) -> Document {
    let mut doc = Document::default();
    doc.title(topic.title.clone());
    if let Some(summary) = &topic.summary {
        doc.para(Text::new().strong(summary.trim().to_owned()));
    }
    points(&topic.points, reader, words, &mut doc);
    say::sources(&used(topic, |point| speaks_to(point, reader)), words, &mut doc);
    doc.para(Text::new().faint(NO_ADVICE));
    doc
}

/// Points under their headings; a heading without points for the reader is left out.
fn points(points: &[Point], reader: Option<Reader>, words: &Words, doc: &mut Document) {
    let mut heading: Option<&str> = None;
    let mut items: Vec<Text> = Vec::new();
    let mut flush = |heading: &mut Option<&str>, items: &mut Vec<Text>| {
        if items.is_empty() {
            return;
        }
        if let Some(heading) = heading.take() {
            doc.section(heading);
        }
        doc.list(items.drain(..));
    };
    for point in points {
        if let Some(next) = &point.heading {
            flush(&mut heading, &mut items);
            heading = Some(next);
        }
        if speaks_to(point, reader) {
            items.push(said(point, reader, words));
        }
    }
    flush(&mut heading, &mut items);
}

/// Whether a point is for a reader: it speaks to everybody, or to this one; every point, where no reader is named.
fn speaks_to(point: &Point, reader: Option<Reader>) -> bool {
    reader.is_none_or(|reader| point.audience.is_empty() || point.audience.contains(&reader))
}

/// The sources that the shown points rest on.
pub(super) fn used(topic: &Topic, shown: impl Fn(&Point) -> bool) -> BTreeMap<String, Source> {
    let keys: BTreeSet<&String> = topic.points.iter().filter(|point| shown(point)).flat_map(|point| point.source.iter()).collect();
    topic.sources.iter().filter(|(key, _)| keys.contains(key)).map(|(key, source)| (key.clone(), source.clone())).collect()
}

/// One point as an item; for whom it is said only where not one kind of reader was asked for.
pub(super) fn said(point: &Point, reader: Option<Reader>, words: &Words) -> Text {
    let mut text = Text::new();
    if reader.is_none() && !point.audience.is_empty() {
        let to: Vec<&str> = point.audience.iter().map(|reader| words.label(Reader::LIST, reader.word())).collect();
        text = text.strong(format!("For {}: ", to.join(", ")));
    }
    text = text.plain(point.text.trim().to_owned());
    if let Some(note) = &point.note {
        text = text.plain(format!(" ({})", note.trim().trim_end_matches('.')));
    }
    match point.basis {
        Some(basis) => text.faint(format!(" {}", say::mark(&point.source, basis))),
        None => text,
    }
}

/// The pages in their order.
pub fn index(topics: &[Topic]) -> Document {
    let mut doc = Document::default();
    doc.title("The guide");
    doc.list(topics.iter().map(|topic| {
        let summary = topic.summary.as_deref().unwrap_or_default().trim().to_owned();
        let stop = if topic.title.ends_with(['?', '!', '.']) { "" } else { "." };
        Text::new().strong(topic.id.clone()).plain(format!(": {}{stop} {summary}", topic.title))
    }));
    doc.para(Text::new().faint("Read one with `kindlex guide TOPIC`; `--for schools` keeps what speaks to schools."));
    doc
}

/// The parts of the JSON output of one page.
pub fn json(topic: &Topic) -> Vec<(&'static str, Value)> {
    vec![("topic", form::lean(topic)), ("note", json!(NO_ADVICE))]
}

/// The parts of the JSON output of all pages.
pub fn index_json(topics: &[Topic]) -> Vec<(&'static str, Value)> {
    vec![("topics", json!(topics.iter().map(form::lean).collect::<Vec<_>>())), ("note", json!(NO_ADVICE))]
}
