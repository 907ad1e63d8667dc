//! Reads `data/`, checks every record with the checks of the program itself, and packs what is right: a wrong record does
//! not build.

#[path = "src/assess/mod.rs"]
#[allow(dead_code, unused_imports, unreachable_pub, reason = "as above")]
mod assess;
#[path = "src/model/mod.rs"]
#[allow(dead_code, unused_imports, unreachable_pub, reason = "the build script uses the part of the model that reads and checks")]
mod model;
#[path = "src/records/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "as above")]
mod records;
#[path = "src/search/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "as above")]
mod search;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use assess::reform::{Wording, Yardstick};
use assess::{AGES, CANONICAL, Grid};
use model::context::{Commitment, Tie};
use model::outline::Outlines;
use model::source::Sourced as _;
use model::term::Term;
use records::check::{Known, Records};
use records::names::fold;
use search::index::{Builder, Built};
use search::passages::Searched;
use serde::Serialize;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/assess");
    println!("cargo::rerun-if-changed=src/model");
    println!("cargo::rerun-if-changed=src/records");
    println!("cargo::rerun-if-changed=src/search");

    let data = Path::new("data");
    let (records, findings) = records::check::folder(data, &Known::default());
    if !findings.is_empty() {
        for finding in &findings {
            println!("cargo::error={finding}");
        }
        process::exit(1);
    }

    let mut pack = Pack::default();
    pack.list("JURISDICTIONS", records.jurisdictions.iter().map(|(id, record)| (id, record.name.as_str(), record)))?;

    pack.names("JURISDICTION_NAMES", records.jurisdictions.values().map(|record| words([&record.id, &record.name], &record.aliases)));

    // What `list` says of a jurisdiction is worked out here, by the engine itself, so that listing the world decodes nothing.
    let grids = CANONICAL.map(|case| records.cases.get(case).map(|case| Grid::new(case, AGES)));
    let yardstick = Yardstick::new(|id| records.cases.get(id).cloned(), Wording::of(records.terms.values()));
    pack.index.push_str("pub(super) static LISTED: &[Listed] = &[\n");
    for record in records.jurisdictions.values() {
        let (id, name, region, part_of, reviewed) = (&record.id, &record.name, record.region.word(), &record.part_of, record.reviewed);
        let measures_from = record.ages.criminal_responsibility.as_ref().and_then(|age| age.measures_from);
        let bases: BTreeSet<&str> = record.facts().iter().map(|fact| fact.basis.word()).collect();
        let bases: Vec<&str> = bases.into_iter().collect();
        let bound = |commitment: &&Commitment| commitment.tie.is_none_or(|tie| tie == Tie::Bound);
        let bound_by: Vec<&str> = record.commitments.iter().filter(bound).map(|commitment| commitment.instrument.as_str()).collect();
        let counts = grids.each_ref().map(|grid| match grid {
            Some(Ok(grid)) => grid.treatment(record).counts,
            _ => Vec::new(),
        });
        let measured = yardstick.as_ref().map(|yardstick| yardstick.measure(record)).unwrap_or_default();
        let measures: Vec<&str> = measured.iter().map(|measured| measured.measure.word()).collect();
        let _ = writeln!(
            pack.index,
            "    Listed {{ id: {id:?}, name: {name:?}, region: {region:?}, part_of: {part_of:?}, reviewed: \"{reviewed}\", measures_from: {measures_from:?}, treatments: [&{:?}, &{:?}], bases: &{bases:?}, bound_by: &{bound_by:?}, measures: &{measures:?} }},",
            counts[0], counts[1]
        );
    }
    pack.index.push_str("];\n");

    pack.list("CASES", records.cases.iter().map(|(id, record)| (id, record.title.as_str(), record)))?;
    pack.list("INSTRUMENTS", records.instruments.iter().map(|(id, record)| (id, record.short.as_str(), record)))?;
    let named = records.instruments.values().map(|record| words([&record.id, &record.name, &record.short], &record.aliases));
    pack.names("INSTRUMENT_NAMES", named);
    pack.list("TERMS", records.terms.iter().map(|(id, record)| (id, record.term.as_str(), record)))?;
    pack.names("TERM_NAMES", term_names(&records.terms).into_iter());
    pack.list("GUIDANCE", records.guidance.iter().map(|(id, record)| (id, record.title.as_str(), record)))?;
    pack.names("GUIDANCE_NAMES", records.guidance.values().map(|record| words([&record.id, &record.title], &record.aliases)));

    let index = search_index(&records)?;
    let (start, end) = pack.blob(&index.contents)?;
    let _ =
        writeln!(pack.index, "pub(super) static SEARCH_CONTENTS: Entry = Entry {{ id: \"\", name: \"\", start: {start}, end: {end} }};");
    for (name, bytes) in [("SEARCH_WORDS", &index.words), ("SEARCH_POSTINGS", &index.postings)] {
        let start = pack.bytes.len();
        pack.bytes.extend(bytes);
        let _ = writeln!(pack.index, "pub(super) static {name}: std::ops::Range<usize> = {start}..{};", pack.bytes.len());
    }

    let outlines: Outlines = serde_json::from_slice(&fs::read(data.join("geo/outlines.json"))?)?;
    let (start, end) = pack.blob(&outlines.unpacked())?;
    let _ = writeln!(pack.index, "pub(super) static OUTLINES: Entry = Entry {{ id: \"\", name: \"\", start: {start}, end: {end} }};");

    // Nearly every answer needs some words: they stand in the program itself, sorted, and nothing is decoded.
    pack.index.push_str("pub(super) static VOCABULARY: &[(&str, &[(&str, Word)])] = &[\n");
    for (name, list) in &records.vocabulary {
        let _ = writeln!(pack.index, "    ({name:?}, &[");
        for (word, entry) in &list.words {
            let (label, meaning, question) = (&entry.label, &entry.meaning, entry.question.as_deref().unwrap_or_default());
            let _ = writeln!(pack.index, "        ({word:?}, Word {{ label: {label:?}, meaning: {meaning:?}, question: {question:?} }}),");
        }
        pack.index.push_str("    ]),\n");
    }
    pack.index.push_str("];\n");

    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for build scripts")?);
    fs::write(out.join("records.bin"), &pack.bytes)?;
    fs::write(out.join("index.rs"), &pack.index)?;
    Ok(())
}

/// The index of everything that can be found.
fn search_index(records: &Records) -> Result<Built, Box<dyn Error>> {
    fn add<'a, T: Searched + 'a>(index: &mut Builder, records: impl Iterator<Item = (&'a String, &'a T)>) {
        records.for_each(|(id, record)| index.add(T::KIND, id, &record.passages()));
    }
    let mut index = Builder::default();
    add(&mut index, records.jurisdictions.iter());
    add(&mut index, records.terms.iter());
    add(&mut index, records.instruments.iter());
    add(&mut index, records.guidance.iter().filter(|(_, topic)| topic.order.is_some()));
    add(&mut index, records.cases.iter());
    index.finish()
}

/// The names of a record.
fn words<'a, const N: usize>(own: [&'a String; N], aliases: &'a [String]) -> Vec<&'a String> {
    own.into_iter().chain(aliases).collect()
}

/// The names of each term. A form of another language that is an English name of some term means that term.
fn term_names(terms: &BTreeMap<String, Term>) -> Vec<Vec<&String>> {
    let mut named: Vec<Vec<&String>> = terms.values().map(|term| words([&term.id, &term.term], &term.aliases)).collect();
    let english: BTreeSet<String> = named.iter().flatten().map(|name| fold(name)).collect();
    for (names, term) in named.iter_mut().zip(terms.values()) {
        let forms = term.translations.values().flatten().map(|form| &form.text);
        names.extend(forms.filter(|form| !english.contains(&fold(form))));
    }
    named
}

#[derive(Default)]
struct Pack {
    bytes: Vec<u8>,
    index: String,
}

impl Pack {
    fn blob(&mut self, record: &impl Serialize) -> postcard::Result<(usize, usize)> {
        let start = self.bytes.len();
        self.bytes.extend(postcard::to_allocvec(record)?);
        Ok((start, self.bytes.len()))
    }

    /// Every way to name the records of a list, folded and sorted, with the record's place in that list. The id comes first,
    /// and an id means its own record whatever others are called besides: SA is Saudi Arabia.
    fn names<'a>(&mut self, name: &str, records: impl Iterator<Item = Vec<&'a String>>) {
        let all: Vec<Vec<String>> = records.map(|names| names.into_iter().map(|name| fold(name)).collect()).collect();
        let ids: BTreeMap<&String, usize> = all.iter().enumerate().filter_map(|(index, names)| Some((names.first()?, index))).collect();
        let numbered = all.iter().enumerate().flat_map(|(index, names)| names.iter().map(move |name| (name, index)));
        let sorted: BTreeSet<(&String, usize)> = numbered.filter(|(name, index)| ids.get(name).is_none_or(|own| own == index)).collect();
        let _ = writeln!(self.index, "pub(super) static {name}: &[(&str, usize)] = &[");
        for (name, index) in &sorted {
            let _ = writeln!(self.index, "    ({name:?}, {index}),");
        }
        self.index.push_str("];\n");
    }

    /// Records come sorted by id, so that a look-up is a binary search.
    fn list<'a, T: Serialize + 'a>(
        &mut self,
        name: &str,
        records: impl Iterator<Item = (&'a String, &'a str, &'a T)>,
    ) -> postcard::Result<()> {
        let _ = writeln!(self.index, "pub(super) static {name}: &[Entry] = &[");
        for (id, label, record) in records {
            let (start, end) = self.blob(record)?;
            let _ = writeln!(self.index, "    Entry {{ id: {id:?}, name: {label:?}, start: {start}, end: {end} }},");
        }
        self.index.push_str("];\n");
        Ok(())
    }
}
