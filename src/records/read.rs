//! From located YAML to a typed record, with every fault at once.
//!
//! serde stops at the first error. Here the part that an error names is noted and cut out, and the rest is read again, until
//! the record can be read or nothing is left to cut: one run tells a contributor everything.

use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use super::yaml::{Located, Mapping, Value, key_path};
use crate::model::fault::{Fault, suggestion};

/// What a kind of record needs to be read at all.
pub trait Record: DeserializeOwned {
    /// What it is called in messages.
    const KIND: &'static str;
    /// A smallest record of the kind; its keys are the ones that every record has to have.
    const SMALLEST: &'static str;
}

/// Most faults that are told of one file: beyond that it is no record, and each fault costs another reading.
const MOST_FAULTS: usize = 200;

/// Reads a record. Faults come in the order of the file; the record is there if anything could be read of it.
pub fn read<T: Record>(located: &Located) -> (Option<T>, Vec<Fault>) {
    let mut faults = Vec::new();
    let Value::Mapping(_) = located.value else {
        faults.push(Fault::at("", format!("no {}: a record is a map of keys", T::KIND)));
        return (None, faults);
    };
    let mut value = located.value.clone();
    let smallest = super::yaml::parse(T::SMALLEST).value;
    for key in fill(&mut value, &smallest) {
        faults.push(Fault::at("", format!("key `{key}` is missing: every {} has it", T::KIND)));
    }
    let mut cut = Cut::default();
    // Every round cuts at least one node, so the loop ends.
    loop {
        match serde_path_to_error::deserialize::<_, T>(&value) {
            // Where an item of a list could not be read at all, the others have moved: nothing more is told of their places.
            Ok(_) if cut.lists_changed => return (None, faults),
            Ok(record) => return (Some(record), faults),
            Err(error) => {
                let path: Vec<Step> = steps(error.path());
                let message = error.inner().to_string();
                if faults.len() >= MOST_FAULTS {
                    faults.push(Fault::at("", format!("more than {MOST_FAULTS} faults: the rest is not told")));
                    return (None, faults);
                }
                if !cut.out(&mut value, path, &message, &mut faults) {
                    return (None, faults);
                }
                fill(&mut value, &smallest);
            }
        }
    }
}

/// Adds what is missing at the top; says what that was.
fn fill(value: &mut Value, smallest: &Value) -> Vec<String> {
    let (Value::Mapping(have), Value::Mapping(need)) = (value, smallest) else { return Vec::new() };
    let mut missing = Vec::new();
    for (key, filler) in need {
        if !have.contains_key(key) {
            have.insert(key.clone(), filler.clone());
            missing.extend(key.as_str().map(str::to_owned));
        }
    }
    missing
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    Item(usize),
}

fn steps(path: &Path) -> Vec<Step> {
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Map { key } => Some(Step::Key(key.clone())),
            Segment::Seq { index } => Some(Step::Item(*index)),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}

/// What was cut out so far, so that the places of what remains are still told as the file has them.
#[derive(Default)]
struct Cut {
    items: HashMap<String, Vec<usize>>,
    /// An item of a list at the top of the record was cut out.
    lists_changed: bool,
    noted: Vec<String>,
    /// Places that hold something only so that the rest can be read, and how many things were tried there.
    fillers: HashMap<String, usize>,
}

impl Cut {
    /// Notes a fault and cuts its node out. False if nothing can be cut.
    fn out(&mut self, value: &mut Value, mut path: Vec<Step>, message: &str, faults: &mut Vec<Fault>) -> bool {
        let quoted = |start: &str| message.strip_prefix(start).and_then(|rest| rest.split('`').next()).map(str::to_owned);
        if let Some(key) = quoted("unknown field `") {
            if path.last() != Some(&Step::Key(key.clone())) {
                path.push(Step::Key(key.clone()));
            }
            let above = self.written(path.get(..path.len() - 1).unwrap_or_default());
            let place = if above.is_empty() { "at the top of a record".to_owned() } else { format!("in `{above}`") };
            self.note(&path, format!("unknown key `{key}` {place}{}", suggestion(&key, &known(message))), faults);
        } else if let Some(key) = quoted("missing field `") {
            let above = self.written(&path);
            path.push(Step::Key(key.clone()));
            // A key that was cut as wrong is not missing a second time.
            if !self.noted.contains(&self.written(&path)) {
                self.note(&path, format!("key `{key}` is missing in `{above}`"), faults);
            }
            return self.fill(value, &path, &known(message));
        } else if self.fillers.contains_key(&self.written(&path)) {
            return self.fill(value, &path, &known(message));
        } else if let Some(word) = quoted("unknown variant `") {
            self.note(
                &path,
                format!("`{word}` is not a word of this list{}", refused(&word).unwrap_or_else(|| suggestion(&word, &known(message)))),
                faults,
            );
        } else {
            self.note(&path, in_plain_words(message), faults);
        }
        self.remove(value, &path)
    }

    /// Puts something where a key is missing, so that what stands beside it is still read: a word of the list that the
    /// error names, else whatever kind of value fits. If nothing does, the part is cut out.
    fn fill(&mut self, value: &mut Value, path: &[Step], words: &[&str]) -> bool {
        let tried = self.fillers.entry(self.written(path)).or_default();
        let number = *tried;
        *tried += 1;
        let filler = match (words.first(), number) {
            (Some(word), 1..) => Value::String((*word).to_owned()),
            (_, 0) => Value::String("…".to_owned()),
            (_, 1) => Value::Number(0.into()),
            (_, 2) => Value::Sequence(Vec::new()),
            (_, 3) => Value::Mapping(Mapping::new()),
            (_, 4) => Value::Bool(false),
            _ => return path.split_last().is_some_and(|(_, above)| self.remove(value, above)),
        };
        let Some((Step::Key(key), above)) = path.split_last() else { return false };
        match find(value, above) {
            Some(Value::Mapping(map)) => {
                map.insert(Value::String(key.clone()), filler);
                true
            }
            _ => false,
        }
    }

    fn note(&mut self, path: &[Step], message: String, faults: &mut Vec<Fault>) {
        let written = self.written(path);
        self.noted.push(written.clone());
        faults.push(Fault::at(written, message));
    }

    /// The path as the file has it: list positions as they were before anything was cut.
    fn written(&self, path: &[Step]) -> String {
        let mut written = String::new();
        for step in path {
            match step {
                Step::Key(key) => written = key_path(&written, key),
                Step::Item(index) => written = format!("{written}[{}]", self.original(&written, *index)),
            }
        }
        written
    }

    /// The position that an item had in the file, before others were cut out in front of it.
    fn original(&self, list: &str, index: usize) -> usize {
        let gone = self.items.get(list).into_iter().flatten();
        gone.fold(index, |original, earlier| if *earlier <= original { original + 1 } else { original })
    }

    fn remove(&mut self, value: &mut Value, path: &[Step]) -> bool {
        let Some((last, above)) = path.split_last() else { return false };
        let Some(node) = find(value, above) else { return false };
        match (last, node) {
            (Step::Key(key), Value::Mapping(map)) => map.remove(key.as_str()).is_some(),
            (Step::Item(index), Value::Sequence(items)) if *index < items.len() => {
                items.remove(*index);
                self.lists_changed |= above.len() == 1;
                let list = self.written(above);
                let original = self.original(&list, *index);
                let gone = self.items.entry(list).or_default();
                gone.push(original);
                gone.sort_unstable();
                true
            }
            _ => false,
        }
    }
}

fn find<'v>(value: &'v mut Value, path: &[Step]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |node, step| match step {
        Step::Key(key) => node.get_mut(key.as_str()),
        Step::Item(index) => node.get_mut(*index),
    })
}

/// The words that an error of serde lists as expected.
fn known(message: &str) -> Vec<&str> {
    message.split_once("expected ").map(|(_, list)| list.split('`').skip(1).step_by(2).collect()).unwrap_or_default()
}

/// What Rust calls a type means nothing to a contributor.
fn in_plain_words(message: &str) -> String {
    let plain = [
        ("a Value::Tagged enum", "one word"),
        ("expected struct ", "expected the keys of an "),
        ("expected u8", "expected a whole number from 0 to 255"),
        ("expected u16", "expected a whole number"),
        ("unit value", "nothing"),
        ("string \"", "the text \""),
        ("integer `", "the number `"),
        ("sequence", "a list"),
        ("invalid type: map", "invalid type: a map"),
    ];
    plain.iter().fold(message.to_owned(), |text, (rust, words)| text.replace(rust, words))
}

/// Words that contributors will try, because notes and statutes use them, and where such a thing belongs.
fn refused(word: &str) -> Option<String> {
    let belongs = match word {
        "unread" => "a text that nobody read answers nothing: write an `open_questions` line",
        "guidance" | "policy" => {
            "a policy is a `prosecution-gate` with `authority: official-policy` and `scope: image-cases`, or a `practice` line"
        }
        "case-law" => "say what the court allows as the effect, and `authority: binding-case` or `persuasive-case`",
        "prosecution-limit" => "write `prosecution-gate` or `bar-on-proceedings`",
        "lower-penalty" | "registration" | "expungement" | "youth-sentencing" => "it belongs in `consequences`",
        "youth-justice" | "no-adult-court" | "maturity" => "it belongs in `youth_justice`",
        _ => return None,
    };
    Some(format!("; {belongs}"))
}
