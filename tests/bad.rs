//! Bad records, each named after its mistake, with the findings it must give.
//!
//! A fixture in `tests/bad/` is a jurisdiction's file. Its last lines, beginning with `#! `, are the findings, without the
//! name of the file: line, column, key, message. `KINDLEX_WRITE_EXPECTED=1` writes them anew, to be read before they are
//! committed.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where a value is not what it says")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kindlex::records::check::jurisdiction_file;
use libtest_mimic::{Arguments, Failed, Trial};

const MARK: &str = "#! ";

fn findings(record: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("xx.yaml");
    std::fs::write(&file, record).expect("written");
    let prefix = format!("{}:", file.display());
    let (_, findings) = jurisdiction_file(&file, &BTreeSet::from(["DE".to_owned()]));
    findings.iter().map(|finding| finding.to_string().trim_start_matches(&prefix).trim_start().to_owned()).collect()
}

fn check(path: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(path)?;
    let (record, expected): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| !line.starts_with(MARK));
    let mut record = record.join("\n");
    if !record.is_empty() {
        record.push('\n');
    }
    let found = findings(&record);
    if std::env::var_os("KINDLEX_WRITE_EXPECTED").is_some() {
        let lines: String = found.iter().map(|line| format!("{MARK}{line}\n")).collect();
        std::fs::write(path, format!("{record}{lines}"))?;
        return Ok(());
    }
    let expected: Vec<&str> = expected.iter().map(|line| line.trim_start_matches(MARK)).collect();
    if expected.is_empty() {
        return Err("the fixture names no finding".into());
    }
    if found != expected {
        return Err(format!("found:\n{}\nexpected:\n{}", found.join("\n"), expected.join("\n")).into());
    }
    Ok(())
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("tests/bad is there").map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    let trials = files
        .into_iter()
        .map(|file| {
            let name = file.file_stem().map(|stem| stem.to_string_lossy().replace('-', " ")).unwrap_or_default();
            Trial::test(format!("bad record: {name}"), move || check(&file))
        })
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
