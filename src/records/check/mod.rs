//! Checks of records: what the types cannot say. The build script and the `check` command run the same ones.

mod jurisdiction;
mod others;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use crate::model::fault::Fault;
use crate::model::guidance::Topic;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::scenario::Scenario;
use crate::model::source::Source;
use crate::model::vocabulary::{List, Vocabulary};
use crate::records::read::{Record, read};
use crate::records::yaml::{self, Located};

/// Largest file that is read as a record; ours are under 30 KiB.
const LARGEST: u64 = 1 << 20;

/// A fault with its file and line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file.
    pub file: PathBuf,
    /// Line, from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// The key as a path; empty for the whole file.
    pub key: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        // A key of a hostile file may hold line breaks: a finding is one line.
        let one_line = |text: &str| text.replace('\n', "<U+000A>");
        if !self.key.is_empty() {
            write!(f, ": {}", one_line(&self.key))?;
        }
        write!(f, ": {}", one_line(&self.message))
    }
}

/// The records of a data folder, by id.
#[derive(Debug, Default)]
pub struct Records {
    /// `jurisdictions/`
    pub jurisdictions: BTreeMap<String, Jurisdiction>,
    /// `cases/`
    pub cases: BTreeMap<String, Scenario>,
    /// `guidance/`
    pub guidance: BTreeMap<String, Topic>,
    /// `vocabulary/`
    pub vocabulary: Vocabulary,
}

impl Record for Jurisdiction {
    const KIND: &'static str = "jurisdiction";
    const SMALLEST: &'static str = "{id: XX, name: none, region: Europe, reviewed: 2000-01-01, reading: {}}";
}

impl Record for Scenario {
    const KIND: &'static str = "case";
    const SMALLEST: &'static str = "{people: {}, acts: []}";
}

impl Record for Topic {
    const KIND: &'static str = "guidance topic";
    const SMALLEST: &'static str = "{id: none, title: none, points: []}";
}

impl Record for List {
    const KIND: &'static str = "vocabulary list";
    const SMALLEST: &'static str = "{about: none, words: {}}";
}

/// Reads a file, or says why it cannot be a record.
///
/// # Errors
/// A sentence: not there, a folder, too large, not UTF-8.
pub fn text_of(file: &Path) -> Result<String, String> {
    if file.is_dir() {
        return Err("is a folder, not a file".to_owned());
    }
    let cannot = |error: std::io::Error| format!("cannot be read: {error}");
    let mut bytes = Vec::new();
    // A pipe has no size: read a little more than a record can hold, and no further.
    std::fs::File::open(file).map_err(cannot)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("holds more than {LARGEST} bytes: no record is as large"));
    }
    String::from_utf8(bytes).map_err(|error| format!("is not UTF-8 text (byte {})", error.utf8_error().valid_up_to()))
}

/// One file as a record of a kind, with all its findings.
pub fn record<T: Record>(file: &Path, text: &str) -> (Option<T>, Located, Vec<Finding>) {
    let located = yaml::parse(text);
    let mut findings: Vec<Finding> = located
        .faults
        .iter()
        .map(|(place, message)| Finding {
            file: file.to_owned(),
            line: place.line,
            column: place.column,
            key: String::new(),
            message: message.clone(),
        })
        .collect();
    if !findings.is_empty() && located.value == yaml::Value::Null {
        return (None, located, findings);
    }
    let (record, faults) = read::<T>(&located);
    findings.extend(placed(file, &located, faults));
    (record, located, findings)
}

/// Faults that are more than an echo: what could not be read is not told a second time as missing or empty.
fn beyond(faults: Vec<Fault>, told: &[Finding]) -> Vec<Fault> {
    let within = |key: &str, path: &str| key.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    let echo = |fault: &Fault| !fault.path.is_empty() && told.iter().any(|finding| within(&finding.key, &fault.path));
    faults.into_iter().filter(|fault| !echo(fault)).collect()
}

/// Faults with the lines of their keys.
pub fn placed(file: &Path, located: &Located, faults: Vec<Fault>) -> Vec<Finding> {
    faults
        .into_iter()
        .map(|fault| {
            let place = located.place(&fault.path);
            Finding { file: file.to_owned(), line: place.line, column: place.column, key: fault.path, message: fault.message }
        })
        .collect()
}

/// Reads and checks a data folder: every record that could be read, and every finding, in the order of files and lines.
///
/// Folders that are not there are passed over, so that a contributor's folder may hold one record alone; `base` are the ids
/// that such a folder may refer to (the built-in jurisdictions).
pub fn folder(data: &Path, base: &BTreeSet<String>) -> (Records, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut records = Records::default();

    let lists = load::<List>(&data.join("vocabulary"), &mut findings);
    for (file, list, located) in &lists {
        findings.extend(placed(file, located, others::list(&stem(file), list)));
    }
    if !lists.is_empty() {
        findings.extend(others::missing_lists(&data.join("vocabulary"), &lists.iter().map(|(file, ..)| stem(file)).collect()));
    }

    let jurisdictions = load::<Jurisdiction>(&data.join("jurisdictions"), &mut findings);
    let mut known: BTreeSet<String> = jurisdictions.iter().map(|(_, record, _)| record.id.clone()).collect();
    known.extend(base.iter().cloned());
    for (file, record, located) in &jurisdictions {
        let told: Vec<Finding> = findings.iter().filter(|finding| finding.file == *file).cloned().collect();
        findings.extend(placed(file, located, beyond(jurisdiction::check(record, located, &stem(file), &known), &told)));
    }

    let cases = load::<Scenario>(&data.join("cases"), &mut findings);
    for (file, record, located) in &cases {
        findings.extend(placed(file, located, others::case(record, &stem(file))));
    }

    let guidance = load::<Topic>(&data.join("guidance"), &mut findings);
    for (file, record, located) in &guidance {
        findings.extend(placed(file, located, others::topic(record, &stem(file))));
    }

    records.vocabulary.extend(lists.into_iter().map(|(file, list, _)| (stem(&file), list)));
    records.jurisdictions.extend(jurisdictions.into_iter().map(|(_, record, _)| (record.id.clone(), record)));
    records.cases.extend(cases.into_iter().map(|(_, record, _)| (record.id.clone(), record)));
    records.guidance.extend(guidance.into_iter().map(|(_, record, _)| (record.id.clone(), record)));
    findings.sort();
    (records, findings)
}

/// Reads and checks one jurisdiction's file. It may refer to the jurisdictions of its own folder.
pub fn jurisdiction_file(file: &Path, base: &BTreeSet<String>) -> (Option<Jurisdiction>, Vec<Finding>) {
    let text = match text_of(file) {
        Ok(text) => text,
        Err(message) => return (None, vec![whole_file(file, message)]),
    };
    let (record, located, mut findings) = record::<Jurisdiction>(file, &text);
    if let Some(record) = &record {
        let mut known = base.clone();
        known.insert(record.id.clone());
        let beside = file.parent().and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten();
        known.extend(beside.flatten().map(|entry| stem(&entry.path()).to_uppercase()));
        let more = beyond(jurisdiction::check(record, &located, &stem(file), &known), &findings);
        findings.extend(placed(file, &located, more));
    }
    findings.sort();
    (record, findings)
}

/// A finding on a file as a whole.
pub fn whole_file(file: &Path, message: impl Into<String>) -> Finding {
    Finding { file: file.to_owned(), line: 0, column: 0, key: String::new(), message: message.into() }
}

fn stem(file: &Path) -> String {
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn load<T: Record>(folder: &Path, findings: &mut Vec<Finding>) -> Vec<(PathBuf, T, Located)> {
    let entries = match std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            findings.push(whole_file(folder, format!("cannot be read: {error}")));
            return Vec::new();
        }
    };
    let mut files: Vec<PathBuf> = entries.iter().map(std::fs::DirEntry::path).collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        if file.extension().is_none_or(|extension| extension != "yaml") {
            findings.push(whole_file(&file, "is no .yaml file: a data folder holds records and nothing else"));
            continue;
        }
        match text_of(&file) {
            Err(message) => findings.push(whole_file(&file, message)),
            Ok(text) => {
                let (found, located, more) = record::<T>(&file, &text);
                findings.extend(more);
                all.extend(found.map(|found| (file, found, located)));
            }
        }
    }
    all
}

/// Faults of the sources of a record.
fn sources(sources: &BTreeMap<String, Source>, faults: &mut Vec<Fault>) {
    for (key, source) in sources {
        let path = format!("sources.{key}");
        if source.title.trim().is_empty() {
            faults.push(Fault::at(format!("{path}.title"), "is empty"));
        }
        if let Some(url) = &source.url
            && !(url.starts_with("https://") || url.starts_with("http://"))
        {
            faults.push(Fault::at(
                format!("{path}.url"),
                format!("`{url}` is no web address (http:// or https://); leave it out if it is not known"),
            ));
        }
    }
}
