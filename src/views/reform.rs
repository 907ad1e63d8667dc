//! `reform`: a law held against the standards that its state is bound by, and words that exist elsewhere for what is missing.

use serde_json::{Value, json};

use super::document::{Document, Style, Text};
use super::{NO_ADVICE, json as form, say};
use crate::assess::reform::{Fact, Measured, Tally};
use crate::dataset::Words;
use crate::model::context::Tie;
use crate::model::instrument::Force;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::protection::Protection;
use crate::model::source::Basis;
use crate::model::standard::{Measure, Standard};

/// What `reform` shows.
#[derive(Debug)]
pub struct Scorecard<'a> {
    /// The law.
    pub record: &'a Jurisdiction,
    /// The whole that it is part of.
    pub whole: Option<&'a Jurisdiction>,
    /// Each standard with what it rests on.
    pub criteria: Vec<Criterion<'a>>,
}

/// One standard.
#[derive(Debug)]
pub struct Criterion<'a> {
    /// How far the law meets it.
    pub measured: Measured<'a>,
    /// The provisions that ask for it: accepted by the state and binding first, then how they are read, then models.
    pub asked_by: Vec<Asked>,
    /// Laws that meet it, the nearest first.
    pub models: Vec<Model>,
}

/// A provision of an instrument, for one state.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Name of the instrument that people use.
    pub instrument: String,
    /// Id of the instrument.
    pub id: String,
    /// The pinpoint.
    pub at: String,
    /// What it asks of a state.
    pub force: Force,
    /// How the state is tied to it, or to the text that it reads; nothing, where it binds nobody.
    pub tie: Option<Tie>,
    /// What it says.
    pub says: String,
    /// How sure we are.
    pub basis: Basis,
}

/// A law that meets a standard.
#[derive(Debug, Clone)]
pub struct Model {
    /// Its jurisdiction's id.
    pub id: String,
    /// Its jurisdiction's name.
    pub name: String,
    /// Its rules: section, what it does, how sure we are.
    pub rules: Vec<(String, String, Basis)>,
}

impl Model {
    /// The rules by which a law meets a standard.
    pub fn of(record: &Jurisdiction, measured: &Measured<'_>, words: &Words) -> Model {
        let rule = |protection: &&Protection| {
            let does = format!("{}. {}", say::protection_name(protection, words), protection.summary.trim());
            (protection.cite.clone(), does, protection.basis)
        };
        let mut rules: Vec<_> = measured.answers.iter().map(rule).collect();
        let fact = |fact: &Fact<'_>| (fact.cite.unwrap_or_default().to_owned(), fact.says.clone(), fact.basis);
        // A protection says more than a fact beside it.
        if rules.is_empty() {
            rules.extend(measured.facts.iter().map(fact));
        }
        rules.truncate(2);
        Model { id: record.id.clone(), name: record.name.clone(), rules }
    }
}

fn measure(text: Text, measure: Measure, words: &Words) -> Text {
    // The look of an answer that says as much: the word is always there.
    let look = match measure {
        Measure::Met => "protected",
        Measure::Partly => "lesser-offence",
        Measure::NotMet => "exposed",
        Measure::NotEstablished => "unknown",
    };
    text.add(words.label(Measure::LIST, measure.word()), Style::Answer(look))
}

/// "Tried for 150 steps and pairs of ages: met for 20, not met for 130."
fn tried(tally: Tally) -> String {
    let parts = [(tally.met, "met"), (tally.partly, "in part"), (tally.not_met, "not met"), (tally.open, "not established")];
    let said: Vec<String> = parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{word} for {count}")).collect();
    format!("Tried for {} ages and steps of a case: {}.", tally.all(), said.join(", "))
}

/// Each once, in order.
fn once<'a>(all: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut once: Vec<&str> = Vec::new();
    all.for_each(|cite| {
        if !once.contains(&cite) {
            once.push(cite);
        }
    });
    once
}

/// How many sections stand in a cell of the table; the rest is told below it.
const IN_A_CELL: usize = 2;

/// What a measure rests on, in a few words for the table.
fn in_short(measured: &Measured<'_>) -> String {
    let stays = once(measured.stays.iter().map(|offence| offence.cite.as_str()));
    let answers = once(measured.answers.iter().map(|protection| protection.cite.as_str()));
    // The wording of a law is its own section; of other facts the section says where it stands.
    let worded = measured.standard == Standard::Terminology;
    let facts = once(measured.facts.iter().filter_map(|fact| if worded { Some(fact.says.as_str()) } else { fact.cite }));
    let shown = match measured.measure {
        Measure::NotMet if !stays.is_empty() => stays,
        _ if !answers.is_empty() => answers,
        _ if !facts.is_empty() => facts,
        _ => stays,
    };
    let (first, rest) = shown.split_at(shown.len().min(IN_A_CELL));
    let more = if rest.is_empty() { String::new() } else { format!("; {} more", rest.len()) };
    format!("{}{more}", first.join("; "))
}

/// The standards on a line each.
pub(super) fn table(card: &Scorecard<'_>, words: &Words, doc: &mut Document) {
    doc.table(
        &["standard", "measure", "rests on"],
        card.criteria
            .iter()
            .map(|criterion| {
                let measured = &criterion.measured;
                let name = words.label(Standard::LIST, measured.standard.word());
                vec![Text::from(name), measure(Text::new(), measured.measure, words), Text::from(in_short(measured))]
            })
            .collect(),
    );
}

/// Builds the document.
pub fn document(card: &Scorecard<'_>, words: &Words) -> Document {
    let record = card.record;
    let mut doc = Document::default();
    doc.title(format!("{} ({}): the law and the standards", record.name, record.id));
    let counted = Measure::ALL.iter().filter_map(|measure| {
        let count = card.criteria.iter().filter(|criterion| criterion.measured.measure == *measure).count();
        (count > 0).then(|| format!("{} {count}", words.label(Measure::LIST, measure.word())))
    });
    doc.para(Text::new().strong(format!("Of {} standards: {}.", Standard::ALL.len(), counted.collect::<Vec<_>>().join(", "))));
    let layer = match card.whole {
        Some(whole) => format!(" Its own law only; {} has a law as well: `kindlex reform {}`.", whole.name, whole.id),
        None => String::new(),
    };
    doc.para(Text::new().faint(format!(
        "{NO_ADVICE} Measured on the record as reviewed on {}: what was not read is not established.{layer}",
        record.reviewed
    )));
    table(card, words, &mut doc);
    doc.section("Standard by standard");
    for criterion in &card.criteria {
        one(criterion, words, &mut doc);
    }
    doc.section("How it is measured");
    doc.para(
        "Where a step of a case can decide, the engine tries it for every pair of ages from 13 to 17, with every circumstance as the case states it; children below the age of criminal responsibility are left out there, since that age is a standard of its own. The rest is read off the record. A standard counts as met only if nothing falls short of it.",
    );
    say::sources(&record.sources, words, &mut doc);
    doc
}

fn one(criterion: &Criterion<'_>, words: &Words, doc: &mut Document) {
    let measured = &criterion.measured;
    let name = words.label(Standard::LIST, measured.standard.word());
    doc.part(measure(Text::new().strong(format!("{name}: ")), measured.measure, words));
    let mut items = vec![(0, Text::from(words.meaning(Standard::LIST, measured.standard.word())))];
    if let Some(tally) = measured.tally.filter(|tally| tally.all() > 0) {
        items.push((0, Text::from(tried(tally))));
    }
    let stays = once(measured.stays.iter().map(|offence| offence.cite.as_str()));
    if !stays.is_empty() {
        let what = if measured.standard == Standard::ProportionateResponse {
            "What the child who passes it on could meet"
        } else {
            "Could still reach the child"
        };
        items.push((0, Text::from(format!("{what}: {}.", stays.join("; ")))));
    }
    for protection in &measured.answers {
        let text = Text::new().strong(protection.cite.clone()).plain(format!(": {}.", say::protection_name(protection, words)));
        items.push((0, text.faint(format!(" {}", say::mark(&protection.source, protection.basis)))));
    }
    for fact in &measured.facts {
        let text = fact.cite.map_or_else(Text::new, |cite| Text::new().strong(cite).plain(": ")).plain(fact.says.clone());
        items.push((0, if fact.source.is_empty() { text } else { text.faint(format!(" {}", say::mark(fact.source, fact.basis))) }));
    }
    if criterion.asked_by.is_empty() {
        items.push((
            0,
            Text::from(
                "No text that this state has accepted, and that was read, asks for it; it follows from the best interests of the child.",
            ),
        ));
    }
    for asked in &criterion.asked_by {
        items.push((0, said(asked, words)));
    }
    if !criterion.models.is_empty() {
        items.push((0, Text::from("Words that exist:")));
        for model in &criterion.models {
            for (cite, does, basis) in &model.rules {
                let doubt = if *basis == Basis::Primary { "" } else { " [read about]" };
                let cite = if cite.is_empty() { String::new() } else { format!(", {cite}") };
                items.push((1, Text::new().strong(format!("{} ({}){cite}", model.name, model.id)).plain(format!(": {does}")).faint(doubt)));
            }
        }
    }
    doc.tree(items);
}

/// A provision with what it is to this state.
fn said(asked: &Asked, words: &Words) -> Text {
    let force = words.label(Force::LIST, asked.force.word());
    let tied = match (asked.force, asked.tie) {
        (_, None) => force.to_owned(),
        (Force::Interpretation, Some(tie)) => {
            format!("{force} of a text that the state has accepted: {}", words.label(Tie::LIST, tie.word()))
        }
        (_, Some(tie)) => format!("{force}; the state: {}", words.label(Tie::LIST, tie.word())),
    };
    let doubt = match asked.basis {
        Basis::Primary => "",
        Basis::Secondary => " [read about]",
        Basis::Unverified => " [? believed, not read]",
    };
    Text::new().strong(format!("{}, {}", asked.instrument, asked.at)).plain(format!(" ({tied}): {}", asked.says.trim())).faint(doubt)
}

/// The parts of the JSON output.
pub fn json(card: &Scorecard<'_>) -> Vec<(&'static str, Value)> {
    let fact = |fact: &Fact<'_>| json!({"cite": fact.cite, "says": fact.says, "source": fact.source, "basis": fact.basis});
    let criterion = |criterion: &Criterion<'_>| {
        let measured = &criterion.measured;
        json!({
            "standard": measured.standard,
            "measure": measured.measure,
            "tally": measured.tally.map(|tally| json!({"met": tally.met, "partly": tally.partly, "not_met": tally.not_met, "not_established": tally.open})),
            "offences": measured.stays.iter().map(|offence| &offence.id).collect::<Vec<_>>(),
            "protections": measured.answers.iter().map(|protection| &protection.id).collect::<Vec<_>>(),
            "facts": measured.facts.iter().map(fact).collect::<Vec<_>>(),
            "asked_by": criterion.asked_by.iter().map(|asked| json!({
                "instrument": asked.id, "at": asked.at, "force": asked.force, "tie": asked.tie, "basis": asked.basis,
            })).collect::<Vec<_>>(),
            "models": criterion.models.iter().map(|model| json!({
                "jurisdiction": model.id,
                "rules": model.rules.iter().map(|(cite, says, basis)| json!({"cite": cite, "says": says, "basis": basis})).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })
    };
    vec![
        ("jurisdiction", json!(card.record.id)),
        ("reviewed", json!(card.record.reviewed)),
        ("layer", json!("own")),
        ("standards", form::lean(&card.criteria.iter().map(criterion).collect::<Vec<_>>())),
        ("note", json!(NO_ADVICE)),
    ]
}
