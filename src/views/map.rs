//! `map`: the world, a part of it, or the parts of a state, coloured by how the own law of each treats an exchange.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use super::NO_ADVICE;
use super::document::{Document, Style, Text};
use super::figure::Figure;
use super::figure::chart::Entry;
use super::figure::map::{Area, Frame, Map};
use crate::assess::CANONICAL;
use crate::dataset::{Listed, Words};
use crate::model::jurisdiction::Region;
use crate::model::outline::Outline;
use crate::model::verdict::Answer;

/// Which part of the globe a map shows.
#[derive(Debug, Clone, Copy)]
pub enum Extent {
    /// The world.
    World,
    /// A part of it.
    Region(Region),
    /// The parts of one state.
    Parts(Listed),
}

/// What `map` shows.
#[derive(Debug)]
pub struct Mapped {
    /// Which part of the globe.
    pub extent: Extent,
    /// The jurisdictions that are coloured.
    pub rows: Vec<Listed>,
    /// Every outline, by id.
    pub outlines: Vec<Arc<Outline>>,
    /// Ids of states that are drawn by their parts.
    pub wholes: Vec<&'static str>,
}

/// The main frame, and frames for parts that lie far off.
fn frames(extent: Extent, outlines: &[Arc<Outline>], rows: &[Listed]) -> (Frame, Vec<Frame>) {
    let of = |centre, width, height, codes| (Frame { centre, width, height, codes }, Vec::new());
    match extent {
        Extent::World => of(11, (-180, 180), (-56, 83), false),
        Extent::Region(Region::Africa) => of(18, (-44, 44), (-36, 38), true),
        Extent::Region(Region::Americas) => of(-85, (-80, 60), (-56, 74), true),
        Extent::Region(Region::Asia) => of(88, (-66, 68), (-12, 55), true),
        Extent::Region(Region::Europe) => of(20, (-38, 42), (34, 71), true),
        Extent::Region(Region::Oceania) => of(165, (-56, 60), (-48, 22), true),
        Extent::Parts(_) => {
            let mut groups = groups(outlines.iter().filter(|outline| rows.iter().any(|row| row.id == outline.id)).map(AsRef::as_ref));
            groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
            let mut frames = groups.iter().map(|group| around(group));
            let main = frames.next().unwrap_or(Frame { centre: 11, width: (-180, 180), height: (-56, 83), codes: false });
            (main, frames.collect())
        }
    }
}

/// Parts that lie less than this apart stand in one frame, in hundredths of a degree.
const NEAR: i32 = 1400;

/// Outlines in groups that lie close together, by the places inside them.
fn groups<'a>(outlines: impl Iterator<Item = &'a Outline>) -> Vec<Vec<&'a Outline>> {
    let near = |a: &Outline, b: &Outline| {
        let apart = |a: i16, b: i16| (i32::from(a) - i32::from(b)).abs();
        apart(a.point.0, b.point.0) < NEAR && apart(a.point.1, b.point.1) < NEAR
    };
    let mut groups: Vec<Vec<&Outline>> = Vec::new();
    for outline in outlines {
        let (mut joined, apart): (Vec<Vec<&Outline>>, Vec<Vec<&Outline>>) =
            groups.into_iter().partition(|group| group.iter().any(|other| near(outline, other)));
        joined.push(vec![outline]);
        groups = apart;
        groups.push(joined.concat());
    }
    groups
}

/// The frame around outlines, with a margin. What lies across the 180th meridian (islands of Alaska) is left out.
fn around(group: &[&Outline]) -> Frame {
    let side = group.first().is_none_or(|outline| outline.point.0 >= 0);
    let rings = group.iter().flat_map(|outline| outline.rings.iter().flatten().copied().chain([outline.point]));
    let places: Vec<_> = rings.filter(|(x, _)| (*x >= 0) == side).collect();
    let bounds = |values: &mut dyn Iterator<Item = i16>| {
        let (low, high) = values.fold((i16::MAX, i16::MIN), |(low, high), value| (low.min(value), high.max(value)));
        (low / 100, high / 100)
    };
    let (west, east) = bounds(&mut places.iter().map(|(x, _)| *x));
    let (south, north) = bounds(&mut places.iter().map(|(_, y)| *y));
    let half = (east - west) / 2 + 2;
    Frame { centre: (west + east) / 2, width: (-half, half), height: (south - 2, north + 2), codes: true }
}

fn name(extent: Extent) -> String {
    match extent {
        Extent::World => "the world".to_owned(),
        Extent::Region(region) => region.word().to_owned(),
        Extent::Parts(whole) => format!("the parts of {}", whole.name),
    }
}

/// "exposed for 24 of 25 pairs of ages, below the age of responsibility for 1"
fn counted(listed: &Listed, words: &Words) -> String {
    let counts = listed.treatment(0).by_frequency();
    let parts = counts.iter().enumerate().map(|(i, (word, count))| {
        let label = words.label("verdict", word);
        if i == 0 { format!("{label} for {count} of 25 pairs of ages") } else { format!("{label} for {count}") }
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// The map as a figure.
pub fn map(mapped: &Mapped, words: &Words) -> Map {
    let filled: BTreeSet<&str> = mapped.rows.iter().map(|row| row.id).collect();
    let areas: Vec<Area> = mapped
        .rows
        .iter()
        .filter_map(|row| {
            let position = mapped.outlines.binary_search_by(|outline| outline.id.as_str().cmp(row.id)).ok()?;
            let outline = mapped.outlines.get(position)?;
            let says = format!("{} ({}): {}", row.name, row.id, counted(row, words));
            Some(Area { outline: outline.clone(), says, word: row.treatment(0).foremost() })
        })
        .collect();
    let beside = mapped.outlines.iter().filter(|outline| {
        !filled.contains(outline.id.as_str()) && !mapped.wholes.contains(&outline.id.as_str()) && !outline.rings.is_empty()
    });
    let meaning = |word: &str| match word {
        "depends" => "It turns on something that is not known; the answer lies between two ends.".to_owned(),
        "unknown" => "Neither good nor bad.".to_owned(),
        word => words.meaning("verdict", word).to_owned(),
    };
    let entry = |word: &'static str| Entry { word, label: words.label("verdict", word).to_owned(), meaning: meaning(word) };
    let seen = |word: &&str| areas.iter().any(|area| area.word == *word);
    let (first, last) = (mapped.rows.iter().map(|row| row.reviewed).min(), mapped.rows.iter().map(|row| row.reviewed).max());
    let dates = match (first, last) {
        (Some(first), Some(last)) if first != last => format!("reviewed from {first} to {last}"),
        (Some(day), _) => format!("reviewed on {day}"),
        _ => "none".to_owned(),
    };
    let (frame, insets) = frames(mapped.extent, &mapped.outlines, &mapped.rows);
    Map {
        title: format!("How laws treat two young people of 13 to 17 who exchange a picture as a couple: {}", name(mapped.extent)),
        note: format!(
            "The answer for most of the 25 pairs of ages, by the own law of each jurisdiction: the worst result that the law still allows for a child, where everything about the exchange is benign. White: no record of its own. Records {dates}. {NO_ADVICE} Source: kindlex {}. Outlines: Natural Earth, public domain; they take no side on borders.",
            env!("CARGO_PKG_VERSION")
        ),
        legend: Answer::words().filter(seen).map(entry).collect(),
        frame,
        insets,
        beside: beside.cloned().collect(),
        areas,
    }
}

/// Builds the document.
pub fn document(mapped: &Mapped, words: &Words) -> Document {
    let map = map(mapped, words);
    let mut doc = Document::default();
    doc.title(map.title.clone());
    doc.figure(Figure::Map(Box::new(map)));
    doc.section("In words");
    let items = Answer::words().filter_map(|word| {
        let named: Vec<String> =
            mapped.rows.iter().filter(|row| row.treatment(0).foremost() == word).map(|row| format!("{} ({})", row.name, row.id)).collect();
        let label = words.label("verdict", word);
        (!named.is_empty()).then(|| Text::new().add(label, Style::Answer(word)).plain(format!(" ({}): {}.", named.len(), named.join(", "))))
    });
    doc.list(items);
    doc
}

/// The parts of the JSON output.
pub fn json(mapped: &Mapped) -> Vec<(&'static str, Value)> {
    let row = |row: &Listed| json!({"id": row.id, "name": row.name, "answer": row.treatment(0).foremost(), "treatment": row.treatment(0), "reviewed": row.reviewed});
    vec![("case", json!(CANONICAL[0])), ("jurisdictions", mapped.rows.iter().map(row).collect()), ("note", json!(NO_ADVICE))]
}
