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

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use assess::{AGES, CANONICAL, Grid};
use records::names::fold;
use serde::Serialize;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/assess");
    println!("cargo::rerun-if-changed=src/model");
    println!("cargo::rerun-if-changed=src/records");

    let data = Path::new("data");
    let (records, findings) = records::check::folder(data, &BTreeSet::new());
    if !findings.is_empty() {
        for finding in &findings {
            println!("cargo::error={finding}");
        }
        process::exit(1);
    }

    let mut pack = Pack::default();
    pack.list("JURISDICTIONS", records.jurisdictions.iter().map(|(id, record)| (id, record.name.as_str(), record)))?;

    // What `list` says of a jurisdiction is worked out here, by the engine itself, so that listing the world decodes nothing.
    let grids = CANONICAL.map(|case| records.cases.get(case).map(|case| Grid::new(case, ("a", "b"), AGES)));
    pack.index.push_str("pub(super) static LISTED: &[Listed] = &[\n");
    for record in records.jurisdictions.values() {
        let (id, name, region, part_of, reviewed) = (&record.id, &record.name, record.region.word(), &record.part_of, record.reviewed);
        let measures_from = record.ages.criminal_responsibility.as_ref().and_then(|age| age.measures_from);
        let counts = grids.each_ref().map(|grid| match grid {
            Some(Ok(grid)) => grid.treatment(record).counts,
            _ => Vec::new(),
        });
        let _ = writeln!(
            pack.index,
            "    Listed {{ id: {id:?}, name: {name:?}, region: {region:?}, part_of: {part_of:?}, reviewed: \"{reviewed}\", measures_from: {measures_from:?}, treatments: [&{:?}, &{:?}] }},",
            counts[0], counts[1]
        );
    }
    pack.index.push_str("];\n");

    pack.list("CASES", records.cases.iter().map(|(id, record)| (id, record.title.as_str(), record)))?;
    pack.list("GUIDANCE", records.guidance.iter().map(|(id, record)| (id, record.title.as_str(), record)))?;

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

    // Every way to name a jurisdiction, folded and sorted, with its place in the index.
    let mut names: Vec<(String, usize)> = Vec::new();
    for (index, record) in records.jurisdictions.values().enumerate() {
        let all = [&record.id, &record.name].into_iter().chain(&record.aliases);
        names.extend(all.map(|name| (fold(name), index)));
    }
    names.sort();
    names.dedup();
    pack.index.push_str("pub(super) static NAMES: &[(&str, usize)] = &[\n");
    for (name, index) in &names {
        let _ = writeln!(pack.index, "    ({name:?}, {index}),");
    }
    pack.index.push_str("];\n");

    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for build scripts")?);
    fs::write(out.join("records.bin"), &pack.bytes)?;
    fs::write(out.join("index.rs"), &pack.index)?;
    Ok(())
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
