//! `assess`: the answer to a scenario, with help first where it is needed, and the trace behind it.

mod json;
mod trace;

pub use json::{answer_json, json};

use super::document::{Document, Style, Text};
use super::{NO_ADVICE, say};
use crate::assess::{ActFinding, Layer, Report};
use crate::dataset::Words;
use crate::model::guidance::Topic;
use crate::model::scalar::Flag;
use crate::model::scenario::{Act, Circumstances, Conduct, HelpReason, OTHERS, Question, Scenario, TRUSTED_ADULT};
use crate::model::verdict::Answer;
use trace::act_by_act;

/// The texts that a report puts beside the law.
#[derive(Debug, Default)]
pub struct Beside {
    /// Where to get help anywhere.
    pub help: Option<Topic>,
    /// What is said first to a child who was hurt.
    pub comfort: Option<Topic>,
    /// What to do under pressure.
    pub urgent: Option<Topic>,
    /// What is said of an adult.
    pub adult: Option<Topic>,
    /// What should happen instead.
    pub instead: Option<Topic>,
}

/// Builds the document.
pub fn document(report: &Report<'_>, beside: &Beside, words: &Words) -> Document {
    let mut doc = Document::default();
    let Some(own) = report.layers.first() else { return doc };
    let title = if report.scenario.title.is_empty() { "A scenario of your own" } else { &report.scenario.title };
    doc.title(format!("{} ({}): {title}", own.record.name, own.record.id));
    help_first(report.scenario, contacts(report, own, beside), beside, words, &mut doc);
    answer(report, words, &mut doc);
    facts(report.scenario, words, &mut doc);
    for (i, layer) in report.layers.iter().enumerate() {
        let name = match (report.layers.len(), i) {
            (1, _) => format!("Act by act: {}", layer.record.name),
            (_, 0) => format!("Act by act: {}, its own law", layer.record.name),
            _ => format!("Act by act: {}, the law of the whole", layer.record.name),
        };
        doc.section(name);
        if layer.acts.iter().all(|act| act.outcome.answer == Answer::Adult) {
            doc.para("Only an adult acts: there is nothing to hold against this law.");
        }
        for act in &layer.acts {
            act_by_act(report.scenario, layer, act, words, &mut doc);
        }
    }
    if report.help_first.is_empty() {
        rights(&[], beside, &mut doc);
        doc.section("Help");
        let told = report.scenario.help.iter().map(|line| Text::from(line.clone()));
        doc.list(told.chain(contacts(report, own, beside)));
    }
    doc.section("Sources");
    doc.para(Text::new().faint(say::MARKS));
    doc.list(report.layers.iter().flat_map(|layer| {
        let mut used: Vec<&String> = layer.acts.iter().flat_map(|act| sources_of(layer, act)).collect();
        used.sort_by_key(|key| say::natural(key));
        used.dedup();
        used.into_iter().filter_map(|key| {
            let source = layer.record.sources.get(key)?;
            let dated = source.text_date.map(|date| format!(", as of {date}")).unwrap_or_default();
            let text = Text::new().strong(format!("{} [{key}] ", layer.record.id)).plain(format!("{}{dated}", source.title));
            Some(match &source.url {
                Some(url) => text.plain(" ").link(url.clone()),
                None => text,
            })
        })
    }));
    doc
}

fn sources_of<'a>(layer: &Layer<'a>, act: &ActFinding) -> Vec<&'a String> {
    let mut keys: Vec<&'a String> = Vec::new();
    for step in act.trace.offences.iter().filter(|step| step.reaches.may_hold()) {
        if let Some(offence) = layer.record.offences.get(step.offence) {
            keys.extend(offence.source.iter());
        }
        for step in act.trace.protections_of(step) {
            if let Some(protection) = layer.record.protections.get(step.protection) {
                keys.extend(protection.source.iter());
            }
        }
    }
    keys
}

/// What should happen to a child instead of what the law may do.
fn rights(reasons: &[HelpReason], beside: &Beside, doc: &mut Document) {
    if let Some(instead) = &beside.instead {
        doc.section(instead.title.clone());
        doc.list(instead.points_for(reasons).into_iter().map(|point| Text::from(point.text.clone())));
    }
}

/// Rule 3: help, then the child's rights, then the law. `contacts` are those of the places that the answer is about.
pub(super) fn help_first(scenario: &Scenario, contacts: Vec<Text>, beside: &Beside, words: &Words, doc: &mut Document) {
    let reasons = scenario.help_first();
    if reasons.is_empty() {
        return;
    }
    let because = |wanted: &[HelpReason]| wanted.iter().any(|reason| reasons.contains(reason));
    let mut topics = vec![beside.comfort.as_ref()];
    if because(&[HelpReason::Coercion, HelpReason::Payment, HelpReason::Adult]) {
        topics.push(beside.urgent.as_ref());
    }
    if because(&[HelpReason::Adult]) {
        topics.push(beside.adult.as_ref());
    }
    doc.section("First, help");
    let labels: Vec<&str> = reasons.iter().map(|reason| words.label("help-reason", reason.word())).collect();
    doc.para(format!("Because {}:", labels.join(", ")));
    let told = scenario.help.iter().map(|line| Text::from(line.clone()));
    let points = topics.into_iter().flatten().flat_map(|topic| topic.points.iter().map(|point| Text::from(point.text.clone())));
    doc.list(told.chain(contacts).chain(points));
    rights(&reasons, beside, doc);
}

/// Who helps: of the own law's jurisdiction, of the whole, and anywhere.
fn contacts(report: &Report<'_>, own: &Layer<'_>, beside: &Beside) -> Vec<Text> {
    super::explain::help(own.record, report.layers.get(1).map(|layer| layer.record), beside.help.as_ref())
}

fn answer(report: &Report<'_>, words: &Words, doc: &mut Document) {
    doc.section("The answer");
    let meaning = |answer: Answer| words.meaning("verdict", answer.word()).to_owned();
    let adult_acts = report.layers.iter().any(|layer| layer.acts.iter().any(|act| act.outcome.answer == Answer::Adult));
    if adult_acts {
        doc.para(Text::new().add("An adult acts here.", Style::Answer("adult")).plain(
            " Adult involvement is exploitation or abuse and no sexting between peers. What the adult does is not analysed; help is above.",
        ));
    }
    if report.together == Answer::Adult {
        return;
    }
    let of_whom = if adult_acts { "For what the child does, under" } else { "Under" };
    if let [only] = report.layers.as_slice() {
        let text = say::answer(Text::new().plain(format!("{of_whom} the law of {}: ", only.record.name)), only.answer, words);
        doc.para(provisional(text, only.provisional).plain(format!(". {}", meaning(only.answer))));
    } else {
        let mut rows: Vec<Vec<Text>> = report
            .layers
            .iter()
            .enumerate()
            .map(|(i, layer)| {
                let which = if i == 0 { "its own law" } else { "the law of the whole" };
                vec![
                    Text::from(format!("{}, {which}", layer.record.name)),
                    provisional(say::answer(Text::new(), layer.answer, words), layer.provisional),
                ]
            })
            .collect();
        rows.push(vec![Text::from("both together"), provisional(say::answer(Text::new(), report.together, words), report.provisional)]);
        doc.table(&["law", "answer"], rows);
        doc.para(meaning(report.together));
    }
    children(report, words, doc);
    for layer in &report.layers {
        let general: Vec<&str> = layer.record.youth_justice.iter().map(|rule| rule.cite.as_str()).collect();
        if !general.is_empty() {
            doc.para(format!(
                "Beside this stands youth justice for every offence, which can help a child and moves no answer here: {} (`kindlex explain {}`).",
                general.join("; "),
                layer.record.id
            ));
        }
    }
    let read: Vec<String> =
        report.layers.iter().map(|layer| format!("{} as reviewed on {}", layer.record.id, layer.record.reviewed)).collect();
    let day = report.scenario.date.map(|date| format!(" for {date}")).unwrap_or_default();
    doc.para(Text::new().faint(format!(
        "{NO_ADVICE} The answer is the worst result that the law still allows for a child{day}, on the records {}.",
        read.join(" and ")
    )));
}

/// What is left for each child, and who of them is the one who was harmed.
fn children(report: &Report<'_>, words: &Words, doc: &mut Document) {
    let scenario = report.scenario;
    let left_for = |name: &String| {
        let acts = report.layers.iter().flat_map(|layer| &layer.acts);
        let own = acts.filter(|act| scenario.acts.get(act.act).is_some_and(|act| act.who == *name));
        own.fold(Answer::Adult, |sum, act| sum.worse(act.outcome.answer))
    };
    let pressed = |name: &String| {
        let own = scenario.acts.iter().filter(|act| act.who == *name);
        own.filter_map(|act| act.circumstances).any(|own| own.over(&scenario.circumstances).actor_pressured == Some(Flag(true)))
    };
    let mut items = Vec::new();
    for (name, person) in &scenario.people {
        let answer = left_for(name);
        if answer == Answer::Adult {
            continue;
        }
        let age = person.age.map(|age| format!(" ({age})")).unwrap_or_default();
        let mut text = say::answer(Text::new().plain(format!("{name}{age}: ")), answer, words).plain(".");
        if pressed(name) {
            text = text.plain(
                " This child was put under pressure: the one who was harmed, not an offender. General defences such as duress were not read.",
            );
        }
        items.push(text);
    }
    if items.len() > 1 || scenario.people.keys().any(pressed) {
        doc.list(items);
    }
}

fn provisional(text: Text, provisional: bool) -> Text {
    if provisional { text.plain(" (on what was read)") } else { text }
}

fn facts(scenario: &Scenario, words: &Words, doc: &mut Document) {
    doc.section("What was told");
    let people: Vec<String> = scenario
        .people
        .iter()
        .map(|(name, person)| match (person.age, person.born) {
            (Some(age), _) => format!("{name} is {age}"),
            (None, Some(born)) => format!("{name} was born in {born}"),
            (None, None) => format!("{name} is of unknown age"),
        })
        .collect();
    let mut items = vec![Text::from(format!("People: {}.", people.join(", ")))];
    if let Some(story) = &scenario.story {
        items.push(Text::from(story.trim().to_owned()));
    }
    let known = known(&scenario.circumstances, words);
    items.push(Text::from(if known.is_empty() {
        "Circumstances: none was told; each counts as not known.".to_owned()
    } else {
        format!("Circumstances: {known}. What is not named is not known.")
    }));
    doc.list(items);
}

/// Answers as they were given.
pub(super) fn known(circumstances: &Circumstances, words: &Words) -> String {
    let said = Question::ALL.iter().filter_map(|question| {
        let answer = circumstances.answer(*question)?;
        Some(format!("{}: {}", words.label(Question::LIST, question.word()), answer_label(*question, &answer, words)))
    });
    said.collect::<Vec<_>>().join("; ")
}

fn answer_label(question: Question, answer: &str, words: &Words) -> String {
    let list = match question {
        Question::OwnUse => "audience",
        Question::Relationship => "relationship",
        Question::LawfulAct => "lawfulness",
        Question::Content => "content",
        Question::Purpose => "purpose",
        Question::GotRid => "got-rid",
        Question::Medium => "medium",
        _ => return answer.to_owned(),
    };
    words.label(list, answer).to_owned()
}

/// An act as a sentence.
pub(super) fn sentence(scenario: &Scenario, act: &Act) -> String {
    let named = |name: &String| match (name.as_str(), scenario.people.get(name).and_then(|person| person.age)) {
        (TRUSTED_ADULT, _) => "a trusted adult".to_owned(),
        (OTHERS, _) => "others".to_owned(),
        (name, Some(age)) => format!("{name} ({age})"),
        (name, None) => name.to_owned(),
    };
    let who = named(&act.who);
    let shown: Vec<String> = act.image_of.iter().map(|name| if *name == act.who { "themself".to_owned() } else { named(name) }).collect();
    let shown = shown.join(" and ");
    let to = act.to.as_ref().map(|names| format!(" to {}", names.iter().map(named).collect::<Vec<_>>().join(" and "))).unwrap_or_default();
    let from = act.from.as_ref().map(|name| format!(" that came from {}", named(name))).unwrap_or_default();
    match act.does {
        Conduct::Produce => format!("{who} makes a picture of {shown}"),
        Conduct::Offer => format!("{who} offers a picture of {shown}{to}"),
        Conduct::Distribute => format!("{who} sends a picture of {shown}{to}"),
        Conduct::Possess => format!("{who} keeps a picture of {shown}{from}"),
        Conduct::Access => format!("{who} looks at a picture of {shown}{from}"),
        Conduct::Procure => format!("{who} gets a picture of {shown}{from}"),
        Conduct::Ask => format!("{who} asks for a picture of {shown}"),
        Conduct::Appear => format!("{who} is shown in a picture of {shown}"),
    }
}
