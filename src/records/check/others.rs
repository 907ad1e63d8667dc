//! Checks of cases, guidance and vocabulary lists.

use std::collections::BTreeSet;
use std::path::Path;

use super::Finding;
use crate::model::fault::Fault;
use crate::model::guidance::Topic;
use crate::model::scenario::{Question, Scenario};
use crate::model::vocabulary::{List, lists};

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

pub(super) fn topic(topic: &Topic, file: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if topic.id != file {
        faults.push(Fault::at("id", format!("`{}` does not fit the file's name {file}.yaml", topic.id)));
    }
    super::sources(&topic.sources, &mut faults);
    let names: Vec<&str> = topic.sources.keys().map(String::as_str).collect();
    for (i, point) in topic.points.iter().enumerate() {
        for key in point.source.iter() {
            if !topic.sources.contains_key(key) {
                faults.push(Fault::at(format!("points[{i}].source"), format!("there is no source `{key}`")).meant(key, &names));
            }
        }
    }
    faults
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
