//! How facts, answers and rules are said in every view.

use std::collections::BTreeMap;

use super::document::{Document, Style, Text};
use crate::assess::Treatment;
use crate::dataset::Words;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::offence::{Offence, Prosecution};
use crate::model::protection::{Authority, Burden, Effect, Protection};
use crate::model::reading::{Extent, Read};
use crate::model::requires::Requires;
use crate::model::scalar::Flag;
use crate::model::scenario::Conduct;
use crate::model::source::{Basis, Source};
use crate::model::verdict::{Answer, Verdict};

/// An answer's label, marked as an answer.
pub(super) fn answer(text: Text, answer: Answer, words: &Words) -> Text {
    let label = |word: &str| words.label("verdict", word).to_owned();
    match answer {
        Answer::Depends(interval) => {
            // Silence of a record is not silence of the law: this end never says that the law covers nothing.
            let best = match interval.best {
                Verdict::NotCovered => "no offence on record".to_owned(),
                best => label(best.word()),
            };
            text.add(label("depends"), Style::Answer("depends")).plain(format!(": from {best} to {}", label(interval.worst.word())))
        }
        other => text.add(label(other.word()), Style::Answer(other.word())),
    }
}

/// Where a fact was read, as a short mark: `[s1]`, with the basis where it is not the law's own text.
pub(super) fn mark(source: &[String], basis: Basis) -> String {
    let keys = source.join(", ");
    match (basis, keys.is_empty()) {
        (Basis::Primary, _) => format!("[{keys}]"),
        (Basis::Secondary, _) => format!("[{keys}, read about]"),
        (Basis::Unverified, true) => "[? believed, not read]".to_owned(),
        (Basis::Unverified, false) => format!("[? {keys}: believed, not read]"),
    }
}

/// The conditions of a rule in one sentence part; empty where there are none.
pub(super) fn conditions(requires: &Requires) -> String {
    let together = |clauses: &[crate::model::requires::Clause]| {
        let parts: Vec<String> = clauses
            .iter()
            .map(|clause| {
                let belief = if clause.belief_suffices { " (a reasonable belief is enough)" } else { "" };
                format!("{}{belief}", clause.condition.says())
            })
            .collect();
        parts.join("; ")
    };
    let mut said = together(&requires.all);
    if !requires.any_of.is_empty() {
        let groups: Vec<String> = requires.any_of.iter().map(|group| together(group)).collect();
        let joined = groups.join(", or ");
        said = if said.is_empty() { format!("either {joined}") } else { format!("{said}; and either {joined}") };
    }
    said
}

/// An offence in one item: section, what it is about, where it applies, what it can lead to.
pub(super) fn offence(offence: &Offence, words: &Words) -> Text {
    let mut text = Text::new().strong(offence.cite.clone()).plain(format!(": {}", offence.title));
    let conditions = conditions(&offence.requires);
    if !conditions.is_empty() {
        text = text.plain(format!(". Where {conditions}"));
    }
    text = text.plain(".");
    let mut penalty: Vec<String> = Vec::new();
    if let Some(min) = &offence.penalty.min {
        penalty.push(format!("at least {min}"));
    }
    if let Some(max) = &offence.penalty.max {
        penalty.push(format!("up to {max}"));
    }
    if !penalty.is_empty() {
        text = text.plain(format!(" Penalty: {}.", penalty.join(", ")));
    }
    if let Some(grade) = offence.grade
        && grade != crate::model::offence::Grade::NotGraded
    {
        text = text.plain(format!(" Grade: {}.", words.label("grade", grade.word())));
    }
    if offence.prosecution == Some(Prosecution::OnComplaint) {
        text = text.plain(" Only on complaint.");
    }
    if let Some(note) = &offence.note {
        text = text.plain(format!(" {note}"));
    }
    text.faint(format!(" {}", mark(&offence.source, offence.basis)))
}

/// What a protection is called: its effect, and what it rests on where that is not the statute.
pub(super) fn protection_name(protection: &Protection, words: &Words) -> String {
    let mut name = words.label("effect", protection.effect.word()).to_owned();
    if let Some(burden) = protection.burden {
        name.push_str(match burden {
            Burden::Prosecution => " that the prosecution must disprove",
            Burden::Evidential => " for which the child must point to some evidence",
            Burden::Child => " that the child must prove",
        });
    }
    match (protection.effect, protection.mandatory, protection.exclusive) {
        (Effect::Diversion, Some(Flag(true)), _) => name.push_str(" that must be made"),
        (Effect::Diversion, ..) => name.push_str(" at the choice of the authorities"),
        (Effect::LesserOffence, _, Some(Flag(true))) => name.push_str(" and not the graver one"),
        (Effect::LesserOffence, _, Some(Flag(false))) => name.push_str(", if the prosecutor does not choose the graver one"),
        (Effect::LesserOffence, _, None) => name.push_str("; whether the graver one is barred was not established"),
        _ => {}
    }
    if protection.authority() != Authority::Statute {
        name.push_str(&format!(" ({})", words.label("authority", protection.authority().word())));
    }
    name
}

/// How much was read, conduct by conduct where that differs.
pub(super) fn reading(read: &Read, words: &Words) -> String {
    let extent = |extent: Extent| words.label(Extent::LIST, extent.word()).to_owned();
    match read {
        Read::All(all) => extent(*all),
        Read::By(each) => {
            let mut groups: Vec<(Extent, Vec<&str>)> = Vec::new();
            for (conduct, extent) in each {
                let label = words.label(Conduct::LIST, conduct.word());
                match groups.iter_mut().find(|(known, _)| known == extent) {
                    Some((_, labels)) => labels.push(label),
                    None => groups.push((*extent, vec![label])),
                }
            }
            let said: Vec<String> = groups.into_iter().map(|(known, labels)| format!("{} {}", labels.join(", "), extent(known))).collect();
            said.join("; ")
        }
    }
}

/// The sections of the offences with these ids, without repetition.
pub(super) fn cites(record: &Jurisdiction, ids: &[String]) -> String {
    let mut cites: Vec<&str> = Vec::new();
    for offence in record.offences.iter().filter(|offence| ids.contains(&offence.id)) {
        if !cites.contains(&offence.cite.as_str()) {
            cites.push(&offence.cite);
        }
    }
    cites.join("; ")
}

/// A treatment counted: "exposed for 24 of 25 age pairs, below the age of responsibility for 1".
pub(super) fn treatment(text: Text, treatment: &Treatment, words: &Words) -> Text {
    let mut text = text;
    let pairs = treatment.pairs();
    for (i, (word, count)) in treatment.by_frequency().iter().enumerate() {
        if i > 0 {
            text = text.plain(", ");
        }
        text = text.add(words.label("verdict", word), Style::Answer(word));
        text = text.plain(if i == 0 { format!(" for {count} of {pairs} pairs of ages") } else { format!(" for {count}") });
    }
    text
}

/// What the marks behind facts mean: said once, where the sources are listed.
pub(super) const MARKS: &str = "A mark such as [s1] names the source. \"Read about\" means that a page about the text was read and not the text itself; a question mark means believed, not read.";

/// The sources of a record, as a section; nothing, where there are none.
pub(super) fn sources(sources: &BTreeMap<String, Source>, words: &Words, doc: &mut Document) {
    if sources.is_empty() {
        return;
    }
    doc.section("Sources");
    doc.para(Text::new().faint(MARKS));
    let mut sources: Vec<_> = sources.iter().collect();
    sources.sort_by_cached_key(|(key, _)| natural(key));
    doc.list(sources.into_iter().map(|(key, source)| {
        let mut text = Text::new().strong(format!("[{key}] ")).plain(source.title.clone());
        text = text.plain(format!(" ({}", words.label("source-kind", source.kind.word())));
        if let Some(date) = source.text_date {
            text = text.plain(format!(", as of {date}"));
        }
        if let Some(date) = source.read {
            text = text.plain(format!(", read {date}"));
        }
        text = text.plain(")");
        if let Some(note) = &source.note {
            text = text.plain(format!(" {note}"));
        }
        match &source.url {
            Some(url) => text.plain(" ").link(url.clone()),
            None => text.faint(" address not known"),
        }
    }));
}

/// What was not established, as a section; nothing, where there is no question.
pub(super) fn not_established(questions: &[String], doc: &mut Document) {
    if !questions.is_empty() {
        doc.section("Not established");
        doc.list(questions.iter().map(|question| Text::from(question.clone())));
    }
}

/// The order in which people count: s2 before s10.
pub(super) fn natural(key: &str) -> (String, u64, String) {
    let letters: String = key.chars().take_while(|c| !c.is_ascii_digit()).collect();
    let rest = key.get(letters.len()..).unwrap_or_default();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let tail = rest.get(digits.len()..).unwrap_or_default().to_owned();
    (letters, digits.parse().unwrap_or(0), tail)
}
