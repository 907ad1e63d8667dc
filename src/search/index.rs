//! The index: which words stand in which passages.

use std::collections::BTreeMap;

use fst::automaton::{Automaton, Levenshtein, Str};
use fst::{IntoStreamer, Map, MapBuilder, Streamer};
use serde::{Deserialize, Serialize};

use super::passages::{Field, Kind, Passage};
use super::query::{Part, Query};
use crate::records::names::fold;

/// What the index holds beside the words: everything that can be found, and its passages.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Contents {
    /// The records.
    pub records: Vec<(Kind, String)>,
    /// The passages, in the order of the records.
    passages: Vec<Entry>,
    /// Words of a passage on average.
    average: f32,
}

/// A passage without its text.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Entry {
    record: u16,
    /// Its place among the passages of the record.
    place: u16,
    field: Field,
    length: u16,
}

/// Makes an index, record by record.
#[derive(Debug, Default)]
pub struct Builder {
    contents: Contents,
    /// For each word the passages that it stands in, and where in them.
    words: BTreeMap<String, BTreeMap<u32, Vec<u32>>>,
}

/// A finished index as bytes: the words, where they stand, and the contents.
#[derive(Debug)]
pub struct Built {
    /// A finite-state map from each word to the place of its postings.
    pub words: Vec<u8>,
    /// The postings.
    pub postings: Vec<u8>,
    /// Everything else.
    pub contents: Contents,
}

impl Builder {
    /// Adds a record.
    pub fn add(&mut self, kind: Kind, id: &str, passages: &[Passage]) {
        let record = small(self.contents.records.len());
        self.contents.records.push((kind, id.to_owned()));
        for (place, passage) in passages.iter().enumerate() {
            let number = u32::try_from(self.contents.passages.len()).unwrap_or(u32::MAX);
            let folded = fold(&passage.text);
            let mut length = 0;
            for word in folded.split(' ').filter(|word| !word.is_empty()) {
                let places = self.words.entry(word.to_owned()).or_default().entry(number).or_default();
                places.push(u32::try_from(length).unwrap_or(u32::MAX));
                length += 1;
            }
            self.contents.passages.push(Entry { record, place: small(place), field: passage.field, length: small(length) });
        }
    }

    /// The index.
    ///
    /// # Errors
    /// If it cannot be written down.
    pub fn finish(mut self) -> Result<Built, Box<dyn std::error::Error>> {
        let total: u32 = self.contents.passages.iter().map(|entry| u32::from(entry.length)).sum();
        #[allow(clippy::cast_precision_loss, reason = "an average of lengths")]
        let average = total as f32 / self.contents.passages.len().max(1) as f32;
        self.contents.average = average;
        let mut words = MapBuilder::memory();
        let mut postings: Vec<u8> = Vec::new();
        for (word, places) in &self.words {
            words.insert(word, postings.len() as u64)?;
            // Numbers rise: the differences are small, and small numbers take one byte.
            write(u32::try_from(places.len())?, &mut postings);
            let mut last = 0;
            for (number, within) in places {
                write(number - std::mem::replace(&mut last, *number), &mut postings);
                write(u32::try_from(within.len())?, &mut postings);
                let mut before = 0;
                within.iter().for_each(|place| write(place - std::mem::replace(&mut before, *place), &mut postings));
            }
        }
        Ok(Built { words: words.into_inner()?, postings, contents: self.contents })
    }
}

/// A number in groups of seven bits, the lowest first.
fn write(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// The next number of `bytes`; 0 at their end.
fn read(bytes: &mut &[u8]) -> u32 {
    let mut number = 0;
    let mut shift = 0;
    while let [byte, rest @ ..] = *bytes {
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 || shift > 28 {
            break;
        }
    }
    number
}

fn small(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// An index that can be asked.
#[derive(Debug)]
pub struct Index<'a> {
    words: Map<&'a [u8]>,
    postings: &'a [u8],
    contents: Contents,
}

/// A record that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// How well it fits.
    pub score: f32,
    /// The passages that fit, the best first, by their places in the record.
    pub passages: Vec<usize>,
    /// The words that were found for the typed ones.
    pub words: Vec<String>,
}

/// A passage's number with what it scores for one typed word.
type Scores = BTreeMap<u32, f32>;

impl<'a> Index<'a> {
    /// Opens an index; none, where the bytes are no index.
    pub fn open(words: &'a [u8], postings: &'a [u8], contents: Contents) -> Option<Index<'a>> {
        Some(Index { words: Map::new(words).ok()?, postings, contents })
    }

    /// The records that hold every part of the query, best first; where none holds all, those that hold some.
    pub fn find(&self, query: &Query) -> Vec<Hit> {
        let mut found: Vec<(Scores, Vec<String>)> = Vec::new();
        for part in &query.parts {
            found.push(self.part(part, query));
        }
        // By record: what each part scores at best, and the passages behind it.
        let mut records: BTreeMap<u16, (Vec<f32>, BTreeMap<u16, f32>)> = BTreeMap::new();
        for (i, (scores, _)) in found.iter().enumerate() {
            for (number, score) in scores {
                let Some(entry) = usize::try_from(*number).ok().and_then(|number| self.contents.passages.get(number)) else { continue };
                let (parts, passages) = records.entry(entry.record).or_insert_with(|| (vec![0.0; found.len()], BTreeMap::new()));
                if let Some(best) = parts.get_mut(i) {
                    *best = best.max(*score);
                }
                *passages.entry(entry.place).or_default() += score;
            }
        }
        let whole = |parts: &[f32]| parts.iter().all(|score| *score > 0.0);
        if records.values().any(|(parts, _)| whole(parts)) {
            records.retain(|_, (parts, _)| whole(parts));
        }
        let mut words: Vec<String> = found.into_iter().flat_map(|(_, words)| words).collect();
        words.sort_unstable();
        words.dedup();
        let mut hits: Vec<Hit> = records
            .into_iter()
            .filter_map(|(record, (parts, passages))| {
                let (kind, id) = self.contents.records.get(usize::from(record))?.clone();
                let mut places: Vec<(u16, f32)> = passages.into_iter().collect();
                places.sort_by(|(_, a), (_, b)| b.total_cmp(a));
                // Parts that stand together weigh more than parts that are strewn over a record.
                let together = places.first().map_or(0.0, |(_, score)| *score);
                let score = parts.iter().sum::<f32>() + together;
                Some(Hit {
                    kind,
                    id,
                    score,
                    passages: places.into_iter().map(|(place, _)| usize::from(place)).collect(),
                    words: words.clone(),
                })
            })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| (a.kind, &a.id).cmp(&(b.kind, &b.id))));
        hits
    }

    /// What one part of a query scores. A word that stands nowhere is taken for the words that are a slip away from it; the
    /// words of a phrase are meant as they are, side by side.
    fn part(&self, part: &Part, query: &Query) -> (Scores, Vec<String>) {
        let mut scores = Scores::new();
        let mut words = Vec::new();
        if let [word] = part.words.as_slice() {
            for (known, at, weight) in self.known(word) {
                for found in self.found(at, query) {
                    let best = scores.entry(found.passage).or_default();
                    *best = best.max(found.score * weight);
                }
                words.push(known);
            }
            return (scores, words);
        }
        // Where each passage holds the beginning of the phrase, word by word.
        let mut begun: BTreeMap<u32, (f32, Vec<u32>)> = BTreeMap::new();
        for (i, word) in (0_u32..).zip(&part.words) {
            let found = self.words.get(word).map(|at| self.found(at, query)).unwrap_or_default();
            words.push(word.clone());
            let here = found.into_iter().filter_map(|found| {
                let starts = found.places.into_iter().filter_map(|place| place.checked_sub(i));
                match begun.get(&found.passage) {
                    None if i > 0 => None,
                    None => Some((found.passage, (found.score, starts.collect()))),
                    Some((score, before)) => {
                        let both: Vec<u32> = starts.filter(|start| before.contains(start)).collect();
                        (!both.is_empty()).then(|| (found.passage, (score + found.score, both)))
                    }
                }
            });
            begun = here.collect();
        }
        (begun.into_iter().map(|(passage, (score, _))| (passage, score)).collect(), words)
    }

    /// The words of the index that a typed word means, each with how much it counts.
    fn known(&self, typed: &str) -> Vec<(String, u64, f32)> {
        let mut known: Vec<(String, u64, f32)> = self.words.get(typed).map(|at| (typed.to_owned(), at, 1.0)).into_iter().collect();
        let letters = typed.chars().count();
        if letters >= 4 {
            // Longer forms of the same word: offence, offences.
            self.collect(Str::new(typed).starts_with(), typed, letters + 3, 0.8, &mut known);
        }
        if known.is_empty() && letters >= 4 {
            let slips = if letters >= 8 { 2 } else { 1 };
            if let Ok(near) = Levenshtein::new(typed, slips) {
                self.collect(near, typed, usize::MAX, 0.5, &mut known);
            }
        }
        known
    }

    fn collect<A: Automaton>(&self, automaton: A, typed: &str, longest: usize, weight: f32, known: &mut Vec<(String, u64, f32)>) {
        let mut stream = self.words.search(automaton).into_stream();
        while let Some((word, at)) = stream.next() {
            if let Ok(word) = std::str::from_utf8(word)
                && word != typed
                && word.chars().count() <= longest
            {
                known.push((word.to_owned(), at, weight));
            }
        }
    }

    /// Where a word stands, in the passages that the query allows, each with its BM25.
    #[allow(clippy::cast_precision_loss, reason = "counts of passages and words")]
    fn found(&self, at: u64, query: &Query) -> Vec<Found> {
        const K: f32 = 1.2;
        const B: f32 = 0.75;
        let mut bytes = usize::try_from(at).ok().and_then(|at| self.postings.get(at..)).unwrap_or_default();
        let holding = read(&mut bytes);
        let all = self.contents.passages.len() as f32;
        let rarity = (1.0 + (all - holding as f32 + 0.5) / (holding as f32 + 0.5)).ln();
        let mut passage = 0;
        let mut found = Vec::new();
        for _ in 0..holding {
            passage += read(&mut bytes);
            let times = read(&mut bytes);
            let mut place = 0;
            let mut places = Vec::new();
            for _ in 0..times {
                place += read(&mut bytes);
                places.push(place);
            }
            let Some(entry) = usize::try_from(passage).ok().and_then(|number| self.contents.passages.get(number)) else { continue };
            let kind = self.contents.records.get(usize::from(entry.record)).map(|(kind, _)| *kind);
            if !query.allows(kind, entry.field) {
                continue;
            }
            let times = times as f32;
            let length = f32::from(entry.length) / self.contents.average.max(1.0);
            let score = rarity * times * (K + 1.0) / (times + K * (1.0 - B + B * length));
            found.push(Found { passage, places, score: score * entry.field.weight() });
        }
        found
    }
}

/// A word in a passage.
struct Found {
    passage: u32,
    /// Its places among the words of the passage.
    places: Vec<u32>,
    score: f32,
}
