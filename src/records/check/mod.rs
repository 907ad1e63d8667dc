//! Checks of records: what the types cannot say. The build script and the `check` command run the same ones.

mod jurisdiction;
mod others;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use crate::model::fault::Fault;
use crate::model::guidance::Topic;
use crate::model::instrument::Instrument;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::scenario::Scenario;
use crate::model::source::{Basis, SourceKind, Sourced};
use crate::model::term::Term;
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
    /// `instruments/`
    pub instruments: BTreeMap<String, Instrument>,
    /// `terms/`
    pub terms: BTreeMap<String, Term>,
    /// `guidance/`
    pub guidance: BTreeMap<String, Topic>,
    /// `cases/`
    pub cases: BTreeMap<String, Scenario>,
    /// `vocabulary/`
    pub vocabulary: Vocabulary,
}

impl Records {
    /// How many there are.
    pub fn count(&self) -> usize {
        let texts = self.instruments.len() + self.terms.len() + self.guidance.len();
        self.jurisdictions.len() + texts + self.cases.len() + self.vocabulary.len()
    }

    /// Adds the records of another folder; of two with the same id the later one stays.
    pub fn extend(&mut self, other: Records) {
        self.jurisdictions.extend(other.jurisdictions);
        self.instruments.extend(other.instruments);
        self.terms.extend(other.terms);
        self.guidance.extend(other.guidance);
        self.cases.extend(other.cases);
        self.vocabulary.extend(other.vocabulary);
    }

    /// The ids that other records may refer to.
    pub fn known(&self) -> Known {
        Known {
            jurisdictions: self.jurisdictions.keys().cloned().collect(),
            instruments: self.instruments.keys().cloned().collect(),
            terms: self.terms.keys().cloned().collect(),
        }
    }
}

/// Ids that a record may refer to.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Jurisdictions.
    pub jurisdictions: BTreeSet<String>,
    /// Instruments.
    pub instruments: BTreeSet<String>,
    /// Terms.
    pub terms: BTreeSet<String>,
}

/// A kind of record with its folder and its checks.
trait Checked: Record {
    /// The folder that holds this kind.
    const FOLDER: &'static str;
    /// The record's id, by which others know it.
    fn id(&self) -> &str;
    /// What other records may refer to it by.
    fn make_known(&self, _known: &mut Known) {}
    /// What is wrong beyond the types. `file` is the file's name without its ending.
    fn check(&self, located: &Located, file: &str, known: &Known) -> Vec<Fault>;
}

/// The fault of a reference to what does not exist.
fn refers(path: String, id: &str, what: &str, known: &BTreeSet<String>) -> Option<Fault> {
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    (!known.contains(id)).then(|| Fault::at(path, format!("there is no {what} `{id}`")).meant(id, &names))
}

impl Record for Jurisdiction {
    const KIND: &'static str = "jurisdiction";
    const SMALLEST: &'static str = "{id: XX, name: none, region: Europe, reviewed: 2000-01-01, reading: {}}";
}

impl Checked for Jurisdiction {
    const FOLDER: &'static str = "jurisdictions";
    fn id(&self) -> &str {
        &self.id
    }
    fn make_known(&self, known: &mut Known) {
        known.jurisdictions.insert(self.id.clone());
    }
    fn check(&self, located: &Located, file: &str, known: &Known) -> Vec<Fault> {
        jurisdiction::check(self, located, file, known)
    }
}

impl Record for Instrument {
    const KIND: &'static str = "instrument";
    const SMALLEST: &'static str = "{id: none, name: none, short: none, body: none, kind: treaty, force: binding}";
}

impl Checked for Instrument {
    const FOLDER: &'static str = "instruments";
    fn id(&self) -> &str {
        &self.id
    }
    fn make_known(&self, known: &mut Known) {
        known.instruments.insert(self.id.clone());
    }
    fn check(&self, _: &Located, file: &str, known: &Known) -> Vec<Fault> {
        others::instrument(self, file, known)
    }
}

impl Record for Term {
    const KIND: &'static str = "term";
    const SMALLEST: &'static str = "{id: none, term: none, status: avoid, meaning: none, basis: unverified}";
}

impl Checked for Term {
    const FOLDER: &'static str = "terms";
    fn id(&self) -> &str {
        &self.id
    }
    fn make_known(&self, known: &mut Known) {
        known.terms.insert(self.id.clone());
    }
    fn check(&self, _: &Located, file: &str, known: &Known) -> Vec<Fault> {
        others::term(self, file, known)
    }
}

impl Record for Topic {
    const KIND: &'static str = "guidance topic";
    const SMALLEST: &'static str = "{id: none, title: none, points: []}";
}

impl Checked for Topic {
    const FOLDER: &'static str = "guidance";
    fn id(&self) -> &str {
        &self.id
    }
    fn check(&self, _: &Located, file: &str, _: &Known) -> Vec<Fault> {
        others::topic(self, file)
    }
}

impl Record for Scenario {
    const KIND: &'static str = "case";
    const SMALLEST: &'static str = "{people: {}, acts: []}";
}

impl Checked for Scenario {
    const FOLDER: &'static str = "cases";
    fn id(&self) -> &str {
        &self.id
    }
    fn check(&self, _: &Located, file: &str, _: &Known) -> Vec<Fault> {
        others::case(self, file)
    }
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

/// Folders of a data folder.
pub const FOLDERS: [&str; 6] = [Jurisdiction::FOLDER, Instrument::FOLDER, Term::FOLDER, Topic::FOLDER, Scenario::FOLDER, VOCABULARY];
const VOCABULARY: &str = "vocabulary";

/// Reads and checks a data folder: every record that could be read, and every finding, in the order of files and lines.
///
/// Folders that are not there are passed over, so that a contributor's folder may hold one record alone; `base` are the ids
/// that such a folder may refer to beside its own (the built-in records).
pub fn folder(data: &Path, base: &Known) -> (Records, Vec<Finding>) {
    let mut findings = Vec::new();
    let vocabulary = data.join(VOCABULARY);
    let lists = load::<List>(&vocabulary, &mut findings);
    for (file, list, located) in &lists {
        findings.extend(placed(file, located, others::list(&stem(file), list)));
    }
    if !lists.is_empty() {
        findings.extend(others::missing_lists(&vocabulary, &lists.iter().map(|(file, ..)| stem(file)).collect()));
    }

    let jurisdictions = load::<Jurisdiction>(&data.join(Jurisdiction::FOLDER), &mut findings);
    let instruments = load::<Instrument>(&data.join(Instrument::FOLDER), &mut findings);
    let terms = load::<Term>(&data.join(Term::FOLDER), &mut findings);
    let guidance = load::<Topic>(&data.join(Topic::FOLDER), &mut findings);
    let cases = load::<Scenario>(&data.join(Scenario::FOLDER), &mut findings);

    let mut known = base.clone();
    jurisdictions.iter().for_each(|(_, record, _)| record.make_known(&mut known));
    instruments.iter().for_each(|(_, record, _)| record.make_known(&mut known));
    terms.iter().for_each(|(_, record, _)| record.make_known(&mut known));
    findings.extend(others::names_twice(&terms, &instruments));

    let records = Records {
        jurisdictions: checked(jurisdictions, &known, &mut findings),
        instruments: checked(instruments, &known, &mut findings),
        terms: checked(terms, &known, &mut findings),
        guidance: checked(guidance, &known, &mut findings),
        cases: checked(cases, &known, &mut findings),
        vocabulary: lists.into_iter().map(|(file, list, _)| (stem(&file), list)).collect(),
    };
    findings.sort();
    (records, findings)
}

/// Checks records beyond their types and puts them in the order of their ids.
fn checked<T: Checked>(loaded: Vec<(PathBuf, T, Located)>, known: &Known, findings: &mut Vec<Finding>) -> BTreeMap<String, T> {
    let mut records = BTreeMap::new();
    for (file, record, located) in loaded {
        let told: Vec<Finding> = findings.iter().filter(|finding| finding.file == file).cloned().collect();
        findings.extend(placed(&file, &located, beyond(record.check(&located, &stem(&file), known), &told)));
        records.insert(record.id().to_owned(), record);
    }
    records
}

/// Checks records that were read and checked before, without files: what a program says of its own data.
pub fn again(records: &Records) -> Vec<Finding> {
    fn all<T: Checked>(records: &BTreeMap<String, T>, known: &Known) -> Vec<Finding> {
        let nowhere = Located::default();
        let findings = records.iter().flat_map(|(id, record)| {
            let file = Path::new("data").join(T::FOLDER).join(format!("{}.yaml", id.to_lowercase()));
            placed(&file, &nowhere, record.check(&nowhere, &id.to_lowercase(), known))
        });
        findings.collect()
    }
    let known = records.known();
    let mut findings = all(&records.jurisdictions, &known);
    findings.extend(all(&records.instruments, &known));
    findings.extend(all(&records.terms, &known));
    findings.extend(all(&records.guidance, &known));
    findings.extend(all(&records.cases, &known));
    findings
}

/// Reads and checks one file: a record of the kind that its folder holds, else a jurisdiction. It may refer to the
/// jurisdictions of its own folder. Says too whether a record could be read.
pub fn file(file: &Path, base: &Known) -> (bool, Vec<Finding>) {
    let folder = file.canonicalize().ok().and_then(|file| Some(file.parent()?.file_name()?.to_string_lossy().into_owned()));
    match folder.as_deref() {
        Some(Instrument::FOLDER) => one::<Instrument>(file, base.clone()),
        Some(Term::FOLDER) => one::<Term>(file, base.clone()),
        Some(Topic::FOLDER) => one::<Topic>(file, base.clone()),
        Some(Scenario::FOLDER) => one::<Scenario>(file, base.clone()),
        _ => {
            let mut known = base.clone();
            let beside = file.parent().and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten();
            known.jurisdictions.extend(beside.flatten().map(|entry| stem(&entry.path()).to_uppercase()));
            one::<Jurisdiction>(file, known)
        }
    }
}

fn one<T: Checked>(file: &Path, mut known: Known) -> (bool, Vec<Finding>) {
    let text = match text_of(file) {
        Ok(text) => text,
        Err(message) => return (false, vec![whole_file(file, message)]),
    };
    let (record, located, mut findings) = record::<T>(file, &text);
    if let Some(record) = &record {
        record.make_known(&mut known);
        let more = beyond(record.check(&located, &stem(file), &known), &findings);
        findings.extend(placed(file, &located, more));
    }
    findings.sort();
    (record.is_some(), findings)
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

/// Faults of the foundations of a record: its sources, and every fact that names them.
fn founded(record: &impl Sourced, faults: &mut Vec<Fault>) {
    let sources = record.sources();
    let names: Vec<&str> = sources.keys().map(String::as_str).collect();
    for fact in record.facts() {
        let key_of = |key: &str| if fact.path.is_empty() { key.to_owned() } else { format!("{}.{key}", fact.path) };
        for key in fact.source {
            if !sources.contains_key(key) {
                faults.push(Fault::at(key_of("source"), format!("there is no source `{key}`")).meant(key, &names));
            }
        }
        if fact.cite.is_some_and(|cite| cite.trim().is_empty()) {
            faults.push(Fault::at(key_of("cite"), "is empty: name the section, or the law"));
        }
        let has_primary = fact.source.iter().any(|key| sources.get(key).is_some_and(|source| source.kind == SourceKind::Primary));
        match fact.basis {
            Basis::Unverified => {}
            _ if fact.source.is_empty() => {
                faults.push(Fault::at(key_of("basis"), format!("`{}` needs the source where it was read", fact.basis)));
            }
            Basis::Primary if !has_primary && fact.source.iter().all(|key| sources.contains_key(key)) => {
                faults.push(Fault::at(
                    key_of("basis"),
                    "`primary` means that the law's own text was read, but no source named here is of kind `primary`",
                ));
            }
            Basis::Primary | Basis::Secondary => {}
        }
    }
    for (key, source) in sources {
        let path = format!("sources.{key}");
        if source.title.trim().is_empty() {
            faults.push(Fault::at(format!("{path}.title"), "is empty"));
        }
        if let Some(url) = &source.url {
            faults.extend(no_address(&format!("{path}.url"), url));
        }
    }
}

/// The fault of a text that is no web address.
fn no_address(path: &str, url: &str) -> Option<Fault> {
    let is_one = url.starts_with("https://") || url.starts_with("http://");
    (!is_one).then(|| Fault::at(path, format!("`{url}` is no web address (http:// or https://); leave it out if it is not known")))
}
