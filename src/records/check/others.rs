//! Checks of instruments, terms, guidance, cases and vocabulary lists.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Finding, Known};
use crate::model::fault::Fault;
use crate::model::guidance::Topic;
use crate::model::instrument::Instrument;
use crate::model::scenario::{Question, Scenario};
use crate::model::term::{Term, TermStatus};
use crate::model::vocabulary::{List, lists};
use crate::records::names::fold;
use crate::records::yaml::Located;

pub(super) fn case(case: &Scenario, file: &str) -> Vec<Fault> {
    let mut faults = case.situations().err().unwrap_or_default();
    if case.id.is_empty() {
        faults.push(Fault::at("", format!("key `id` is missing: it is the file's name, {file}")));
    } else if case.id != file {
        faults.push(Fault::at("id", format!("`{}` does not fit the file's name {file}.yaml", case.id)));
    }
    if case.title.trim().is_empty() {
        faults.push(Fault::at("title", "is empty"));
    }
    faults
}

/// The fault of an id that is not the file's name.
fn named(id: &str, file: &str) -> Option<Fault> {
    (id != file).then(|| Fault::at("id", format!("`{id}` does not fit the file's name {file}.yaml")))
}

pub(super) fn topic(topic: &Topic, file: &str) -> Vec<Fault> {
    let mut faults: Vec<Fault> = named(&topic.id, file).into_iter().collect();
    super::founded(topic, &mut faults);
    for (i, point) in topic.points.iter().enumerate() {
        if point.text.trim().is_empty() {
            faults.push(Fault::at(format!("points[{i}].text"), "is empty"));
        }
        if point.basis.is_none() && !point.source.is_empty() {
            faults.push(Fault::at(format!("points[{i}].basis"), "a point with a source says how sure we are"));
        }
    }
    if topic.order.is_some() && topic.summary.as_ref().is_none_or(|summary| summary.trim().is_empty()) {
        faults.push(Fault::at("summary", "a page of the guide answers by itself, in a sentence or two"));
    }
    faults
}

pub(super) fn instrument(instrument: &Instrument, file: &str, known: &Known) -> Vec<Fault> {
    let mut faults: Vec<Fault> = named(&instrument.id, file).into_iter().collect();
    super::founded(instrument, &mut faults);
    for (i, id) in instrument.interprets.iter().enumerate() {
        faults.extend(super::refers(format!("interprets[{i}]"), id, "instrument", &known.instruments));
    }
    for (i, provision) in instrument.provisions.iter().enumerate() {
        if provision.says.trim().is_empty() {
            faults.push(Fault::at(format!("provisions[{i}].says"), "is empty"));
        }
    }
    faults.extend(instrument.url.iter().filter_map(|url| super::no_address("url", url)));
    faults
}

pub(super) fn term(term: &Term, file: &str, known: &Known) -> Vec<Fault> {
    let mut faults: Vec<Fault> = named(&term.id, file).into_iter().collect();
    super::founded(term, &mut faults);
    for (key, text) in [("term", &term.term), ("meaning", &term.meaning)] {
        if text.trim().is_empty() {
            faults.push(Fault::at(key, "is empty"));
        }
    }
    for (i, id) in term.related.iter().enumerate() {
        faults.extend(super::refers(format!("related[{i}]"), id, "term", &known.terms));
    }
    if matches!(term.status, TermStatus::Avoid | TermStatus::LegalTerm) && term.say_instead.is_none() {
        faults.push(Fault::at("say_instead", "a word that is not to be used leads to what to say"));
    }
    faults
}

/// English names that lead to two terms or two instruments: a typed name has one meaning.
pub(super) fn names_twice(terms: &[(PathBuf, Term, Located)], instruments: &[(PathBuf, Instrument, Located)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut once = |named: Vec<(&PathBuf, &Located, Vec<&String>)>| {
        let mut seen: BTreeMap<String, &PathBuf> = BTreeMap::new();
        for (file, located, names) in named {
            for name in names {
                let folded = fold(name);
                if let Some(other) = seen.get(&folded).filter(|other| **other != file) {
                    let message = format!("\"{name}\" is also a name of {}", super::stem(other));
                    findings.extend(super::placed(file, located, vec![Fault::at("aliases", message)]));
                }
                seen.insert(folded, file);
            }
        }
    };
    once(
        terms
            .iter()
            .map(|(file, term, located)| (file, located, [&term.id, &term.term].into_iter().chain(&term.aliases).collect()))
            .collect(),
    );
    once(
        instruments
            .iter()
            .map(|(file, text, located)| (file, located, [&text.id, &text.name, &text.short].into_iter().chain(&text.aliases).collect()))
            .collect(),
    );
    findings
}

pub(super) fn list(name: &str, list: &List) -> Vec<Fault> {
    let known = lists();
    let Some((_, words)) = known.iter().find(|(known, _)| *known == name) else {
        let names: Vec<&str> = known.iter().map(|(known, _)| *known).collect();
        return vec![Fault::at("", format!("`{name}` is no closed list of the model")).meant(name, &names)];
    };
    let mut faults = Vec::new();
    for word in words {
        match list.words.get(*word) {
            None => faults.push(Fault::at("words", format!("`{word}` has no entry"))),
            Some(entry) => {
                if entry.label.trim().is_empty() || entry.meaning.trim().is_empty() {
                    faults.push(Fault::at(format!("words.{word}"), "label or meaning is empty"));
                }
                if name == Question::LIST && entry.question.is_none() {
                    faults.push(Fault::at(format!("words.{word}"), "has no `question`"));
                }
            }
        }
    }
    for word in list.words.keys() {
        if !words.contains(&word.as_str()) {
            faults.push(Fault::at(format!("words.{word}"), "is no word of this list").meant(word, words));
        }
    }
    faults
}

pub(super) fn missing_lists(folder: &Path, have: &BTreeSet<String>) -> Vec<Finding> {
    lists()
        .iter()
        .filter(|(name, _)| !have.contains(*name))
        .map(|(name, _)| super::whole_file(&folder.join(format!("{name}.yaml")), "is missing: every closed list has its file"))
        .collect()
}
