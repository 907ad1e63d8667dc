//! `brief`: what somebody takes to a meeting: question, answer, law, protections and gaps, standards, what others do, what to
//! ask for, sources. Two printed pages for one jurisdiction.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::document::{Document, Text};
use super::explain::{self, Explained, opening};
use super::figure::Figure;
use super::grid::{Charted, chart};
use super::reform::{self, Scorecard};
use super::roles::ROLES;
use super::{NO_ADVICE, say};
use crate::dataset::Words;
use crate::model::context::Direction;
use crate::model::guidance::{Reader, Topic};
use crate::model::jurisdiction::Jurisdiction;
use crate::model::offence::Offence;
use crate::model::source::Basis;
use crate::model::standard::{Measure, Standard};
use crate::model::words::words;

words! {
    /// For whom a brief is.
    For in "for" {
        /// Child-rights advocates.
        Advocate = "advocate",
        /// Prosecutors.
        Prosecutor = "prosecutor",
        /// Members of parliament and those who draft for them.
        Parliament = "parliament",
        /// Schools.
        School = "school",
    }
}

impl For {
    /// To whom the guidance speaks.
    fn reader(self) -> Reader {
        match self {
            For::Advocate | For::Parliament => Reader::Advocates,
            For::Prosecutor => Reader::Prosecutors,
            For::School => Reader::Schools,
        }
    }
}

/// What a brief on one jurisdiction is made of.
#[derive(Debug)]
pub struct Briefed<'a> {
    /// What `explain` shows.
    pub explained: Explained<'a>,
    /// What `grid` shows.
    pub charted: Charted<'a>,
    /// What `reform` shows.
    pub card: Scorecard<'a>,
    /// What to do.
    pub what_to_do: Option<Topic>,
}

/// How many lines of each kind a page has room for.
const LINES: usize = 3;
/// How many sources.
const SOURCES: usize = 6;
/// How many proposals.
const PROPOSALS: usize = 4;

/// Builds the document.
pub fn document(all: &[Briefed<'_>], whom: For, words: &Words) -> Document {
    let mut doc = Document::default();
    let names: Vec<&str> = all.iter().map(|brief| brief.explained.record.name.as_str()).collect();
    doc.title(format!("Children, sexting and the law: {}", names.join(", ")));
    doc.para(
        Text::new()
            .strong("The question. ")
            .plain("Two young people take and send each other a sexual picture of themselves, both willing, for nobody else. No international text makes that a crime; laws on child sexual abuse material can reach them all the same. How does this law treat them, and what should it say?"),
    );
    for brief in all {
        let prefix = if all.len() > 1 { format!("{}: ", brief.explained.record.name) } else { String::new() };
        one(brief, whom, &prefix, words, &mut doc);
    }
    doc
}

fn one(brief: &Briefed<'_>, whom: For, prefix: &str, words: &Words, doc: &mut Document) {
    let record = brief.explained.record;
    let mut used: BTreeSet<String> = BTreeSet::new();
    doc.section(format!("{prefix}The answer"));
    doc.para(Text::new().strong(opening(&brief.explained)));
    if whom == For::School {
        help(brief, doc);
    }
    doc.figure(Figure::Chart(chart(&brief.charted, words)));

    doc.section(format!("{prefix}The law"));
    law(record, &mut used, doc);
    doc.section(format!("{prefix}What protects, and where it ends"));
    protections(record, whom, words, &mut used, doc);

    if whom == For::Prosecutor {
        practice(record, prefix, words, &mut used, doc);
    }
    if matches!(whom, For::Advocate | For::Parliament) {
        doc.section(format!("{prefix}The standards"));
        reform::table(&brief.card, words, doc);
        proposals(&brief.card, prefix, words, doc);
    }
    if matches!(whom, For::Prosecutor | For::School) {
        what_to_do(brief.what_to_do.as_ref(), whom, prefix, doc);
    }
    if whom != For::School {
        doc.section(format!("{prefix}Help"));
        help(brief, doc);
    }
    if !record.open_questions.is_empty() {
        doc.section(format!("{prefix}Not established"));
        let mut items: Vec<Text> = record.open_questions.iter().take(LINES).map(|question| Text::from(question.clone())).collect();
        let rest = record.open_questions.len().saturating_sub(LINES);
        if rest > 0 {
            items.push(Text::new().faint(format!("{rest} more: `kindlex explain {}`", record.id)));
        }
        doc.list(items);
    }
    sources(record, &used, prefix, doc);
}

/// The offences by role, a line each: sections, and the gravest penalty that one of them names.
fn law(record: &Jurisdiction, used: &mut BTreeSet<String>, doc: &mut Document) {
    doc.list(ROLES.iter().map(|role| {
        let text = Text::new().strong(format!("{}: ", role.name));
        let mut told: Vec<&Offence> = Vec::new();
        for offence in record.offences.iter().filter(|offence| role.meets(offence)) {
            if !told.iter().any(|other| other.cite == offence.cite) {
                told.push(offence);
            }
        }
        if told.is_empty() {
            return text.plain("no offence is on record; that does not mean that there is none.");
        }
        let rest = told.len().saturating_sub(LINES);
        let said: Vec<String> = told
            .iter()
            .take(LINES)
            .map(|offence| {
                used.extend(offence.source.iter().cloned());
                let penalty = offence.penalty.max.as_ref().map(|max| format!(" (up to {max})")).unwrap_or_default();
                let doubt = match offence.basis {
                    Basis::Primary => "",
                    Basis::Secondary => " [read about]",
                    Basis::Unverified => " [? believed, not read]",
                };
                format!("{}{penalty}{doubt}", offence.cite)
            })
            .collect();
        let more = if rest > 0 { format!("; {rest} more") } else { String::new() };
        text.plain(format!("{}{more}.", said.join("; ")))
    }));
    let age = record.ages.criminal_responsibility.as_ref().filter(|age| age.basis != Basis::Unverified);
    let ages = [
        record.ages.child_in_csam_law.as_ref().map(|age| format!("a child in the law on the material: under {}", age.under)),
        record.ages.sexual_consent.as_ref().map(|age| format!("age of consent {}", age.from)),
        age.map(|age| format!("criminal responsibility from {}", age.from)),
    ];
    let ages: Vec<String> = ages.into_iter().flatten().collect();
    if !ages.is_empty() {
        doc.para(format!("Ages: {}.", ages.join("; ")));
    }
}

fn protections(record: &Jurisdiction, whom: For, words: &Words, used: &mut BTreeSet<String>, doc: &mut Document) {
    if record.protections.is_empty() {
        doc.para("On what was read, nothing in this law answers such a charge for young people.");
        return;
    }
    let most = if whom == For::Prosecutor { usize::MAX } else { LINES };
    let mut items: Vec<Text> = record
        .protections
        .iter()
        .take(most)
        .map(|protection| {
            used.extend(protection.source.iter().cloned());
            let text = Text::new().strong(protection.cite.clone()).plain(format!(
                ": {}. {}",
                say::protection_name(protection, words),
                protection.summary.trim()
            ));
            let conditions = say::conditions(&protection.requires);
            let text = if whom == For::Prosecutor && !conditions.is_empty() { text.plain(format!(" Only if {conditions}.")) } else { text };
            if protection.basis == Basis::Primary { text } else { text.faint(format!(" {}", say::mark(&[], protection.basis))) }
        })
        .collect();
    let rest = record.protections.len().saturating_sub(most);
    if rest > 0 {
        items.push(Text::new().faint(format!("{rest} more: `kindlex explain {}`", record.id)));
    }
    doc.list(items);
}

/// What leads a case away, for every offence and in practice.
fn practice(record: &Jurisdiction, prefix: &str, words: &Words, used: &mut BTreeSet<String>, doc: &mut Document) {
    let mut items: Vec<Text> = Vec::new();
    for rule in record.youth_justice.iter().take(LINES + 1) {
        used.extend(rule.source.iter().cloned());
        items.push(Text::new().strong(rule.cite.clone()).plain(format!(": {}", rule.summary.trim())));
    }
    for line in record.practice.iter().filter(|line| line.direction != Direction::Neutral).take(LINES) {
        used.extend(line.source.iter().cloned());
        items.push(
            Text::new().strong(format!("{}: ", words.label(Direction::LIST, line.direction.word()))).plain(line.what.trim().to_owned()),
        );
    }
    if !items.is_empty() {
        doc.section(format!("{prefix}Youth justice and practice"));
        doc.list(items);
    }
}

/// What to ask for: the standards that are not met, with the text that asks for each and a law that has it.
fn proposals(card: &Scorecard<'_>, prefix: &str, words: &Words, doc: &mut Document) {
    let mut open: Vec<&reform::Criterion<'_>> =
        card.criteria.iter().filter(|criterion| matches!(criterion.measured.measure, Measure::NotMet | Measure::Partly)).collect();
    open.sort_by_key(|criterion| criterion.measured.measure != Measure::NotMet);
    if open.is_empty() {
        return;
    }
    doc.section(format!("{prefix}What to ask for"));
    doc.list(open.into_iter().take(PROPOSALS).map(|criterion| {
        let meaning = words.meaning(Standard::LIST, criterion.measured.standard.word());
        let mut text = Text::new().strong(format!("Write into law: {meaning}"));
        if let Some(asked) = criterion.asked_by.iter().find(|asked| asked.basis != Basis::Unverified) {
            text = text.plain(format!(" {} asks for it or allows it ({}).", asked.instrument, asked.at));
        }
        let models: Vec<String> = criterion
            .models
            .iter()
            .take(2)
            .filter_map(|model| {
                let (cite, does, _) = model.rules.first()?;
                Some(format!("{} ({})", model.name, if cite.is_empty() { does } else { cite }))
            })
            .collect();
        if models.is_empty() { text } else { text.plain(format!(" Words that exist: {}.", models.join("; "))) }
    }));
}

fn what_to_do(topic: Option<&Topic>, whom: For, prefix: &str, doc: &mut Document) {
    let Some(topic) = topic else { return };
    let reader = whom.reader();
    let points: Vec<Text> = topic
        .points
        .iter()
        .filter(|point| point.audience.contains(&reader))
        .map(|point| Text::from(point.text.trim().to_owned()))
        .collect();
    if !points.is_empty() {
        doc.section(format!("{prefix}{}", topic.title));
        doc.list(points);
    }
}

fn help(brief: &Briefed<'_>, doc: &mut Document) {
    let contacts = explain::help(brief.explained.record, brief.explained.whole, brief.explained.help.as_ref());
    doc.list(contacts.into_iter().take(LINES));
}

/// The sources that the brief names, a line each.
fn sources(record: &Jurisdiction, used: &BTreeSet<String>, prefix: &str, doc: &mut Document) {
    let mut keys: Vec<&String> = used.iter().collect();
    keys.sort_by_cached_key(|key| say::natural(key));
    if !keys.is_empty() {
        doc.section(format!("{prefix}Sources"));
        let rest = keys.len().saturating_sub(SOURCES);
        let mut items: Vec<Text> = keys
            .into_iter()
            .take(SOURCES)
            .filter_map(|key| {
                let source = record.sources.get(key)?;
                let dated = source.text_date.map(|date| format!(", as of {date}")).unwrap_or_default();
                let text = Text::from(format!("{}{dated}.", source.title));
                Some(match &source.url {
                    Some(url) => text.plain(" ").link(url.clone()),
                    None => text,
                })
            })
            .collect();
        if rest > 0 {
            items.push(Text::new().faint(format!("{rest} more: `kindlex explain {}`", record.id)));
        }
        doc.list(items);
    }
    doc.para(Text::new().faint(format!(
        "{NO_ADVICE} Record {} as reviewed on {}; the whole of it: `kindlex explain {}`. By its own law; ages differ by whole years.",
        record.id, record.reviewed, record.id
    )));
}

/// The parts of the JSON output.
pub fn json(all: &[Briefed<'_>], whom: For) -> Vec<(&'static str, Value)> {
    let one = |brief: &Briefed<'_>| {
        let record = brief.explained.record;
        let standards: Vec<Value> = brief
            .card
            .criteria
            .iter()
            .map(|criterion| {
                let models: Vec<&String> = criterion.models.iter().map(|model| &model.id).collect();
                json!({"standard": criterion.measured.standard, "measure": criterion.measured.measure, "models": models})
            })
            .collect();
        json!({
            "id": record.id,
            "name": record.name,
            "reviewed": record.reviewed,
            "answer": opening(&brief.explained),
            "offences": record.offences.iter().map(|offence| &offence.id).collect::<Vec<_>>(),
            "protections": record.protections.iter().map(|protection| &protection.id).collect::<Vec<_>>(),
            "standards": standards,
        })
    };
    vec![("for", json!(whom)), ("jurisdictions", all.iter().map(one).collect()), ("note", json!(NO_ADVICE))]
}
