//! Bad records, each named after its mistake, with the findings it must give.
//!
//! A fixture in `tests/bad/` is a jurisdiction's file; one in a folder there is a record of the kind that the folder names. Its last lines, beginning with `#! `, are the findings, without the
//! name of the file: line, column, key, message. `KINDLEX_WRITE_EXPECTED=1` writes them anew, to be read before they are
//! committed.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where a value is not what it says")]

use std::path::{Path, PathBuf};

use kindlex::records::check::{self, Known};
use libtest_mimic::{Arguments, Failed, Trial};

const MARK: &str = "#! ";

fn findings(kind: &str, record: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(kind).join("xx.yaml");
    std::fs::create_dir_all(file.parent().expect("in a folder")).expect("created");
    std::fs::write(&file, record).expect("written");
    let prefix = format!("{}:", file.display());
    let known = Known { jurisdictions: ["DE".to_owned()].into(), ..Known::default() };
    let (_, findings) = check::file(&file, &known);
    findings.iter().map(|finding| finding.to_string().trim_start_matches(&prefix).trim_start().to_owned()).collect()
}

fn check(kind: &str, path: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(path)?;
    let (record, expected): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| !line.starts_with(MARK));
    let mut record = record.join("\n");
    if !record.is_empty() {
        record.push('\n');
    }
    let found = findings(kind, &record);
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

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    files
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut trials = Vec::new();
    let mut trial = |kind: String, file: PathBuf| {
        let name = file.file_stem().map(|stem| stem.to_string_lossy().replace('-', " ")).unwrap_or_default();
        trials.push(Trial::test(format!("bad record ({kind}): {name}"), move || check(&kind, &file)));
    };
    for path in files(&folder) {
        if path.is_dir() {
            let kind = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            files(&path).into_iter().for_each(|file| trial(kind.clone(), file));
        } else {
            trial("jurisdictions".to_owned(), path);
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
