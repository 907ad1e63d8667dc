//! `assess`: the answer to a scenario, with help first where it is needed, and the trace behind it.

use std::ops::Range;

use serde_json::{Value, json};

use super::document::{Document, Style, Text};
use super::{NO_ADVICE, json as form, say};
use crate::assess::{ActFinding, Layer, OffenceStep, ProtectionStep, Report, Unknown};
use crate::dataset::Words;
use crate::model::condition::Condition;
use crate::model::guidance::Topic;
use crate::model::protection::Effect;
use crate::model::requires::Requires;
use crate::model::scalar::Flag;
use crate::model::scenario::{Act, Circumstances, Conduct, HelpReason, OTHERS, Question, Scenario, TRUSTED_ADULT};
use crate::model::source::Basis;
use crate::model::truth::{Lack, Truth};
use crate::model::verdict::{Answer, Verdict};

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
    if !report.help_first.is_empty() {
        help_first(report, own, beside, words, &mut doc);
        rights(report, beside, &mut doc);
    }
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
        rights(report, beside, &mut doc);
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
            Some(text.faint(source.url.as_ref().map(|url| format!(" {url}")).unwrap_or_default()))
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
fn rights(report: &Report<'_>, beside: &Beside, doc: &mut Document) {
    if let Some(instead) = &beside.instead {
        doc.section(instead.title.clone());
        doc.list(instead.points_for(&report.help_first).into_iter().map(|point| Text::from(point.text.clone())));
    }
}

/// Rule 3: help, then the child's rights, then the law.
fn help_first(report: &Report<'_>, own: &Layer<'_>, beside: &Beside, words: &Words, doc: &mut Document) {
    let because = |reasons: &[HelpReason]| reasons.iter().any(|reason| report.help_first.contains(reason));
    let mut topics = vec![beside.comfort.as_ref()];
    if because(&[HelpReason::Coercion, HelpReason::Payment, HelpReason::Adult]) {
        topics.push(beside.urgent.as_ref());
    }
    if because(&[HelpReason::Adult]) {
        topics.push(beside.adult.as_ref());
    }
    doc.section("First, help");
    let reasons: Vec<&str> = report.help_first.iter().map(|reason| words.label("help-reason", reason.word())).collect();
    doc.para(format!("Because {}:", reasons.join(", ")));
    let told = report.scenario.help.iter().map(|line| Text::from(line.clone()));
    let points = topics.into_iter().flatten().flat_map(|topic| topic.points.iter().map(|point| Text::from(point.text.clone())));
    doc.list(told.chain(contacts(report, own, beside)).chain(points));
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

fn act_by_act(scenario: &Scenario, layer: &Layer<'_>, finding: &ActFinding, words: &Words, doc: &mut Document) {
    let Some(act) = scenario.acts.get(finding.act) else { return };
    let said = sentence(scenario, act);
    if finding.outcome.answer == Answer::Adult {
        return;
    }
    let own = act.circumstances.map(|own| known(&own, words)).filter(|own| !own.is_empty());
    let mut text = say::answer(Text::new().strong(format!("{said}: ")), finding.outcome.answer, words);
    if finding.outcome.provisional {
        text = text.plain(" (on what was read)");
    }
    doc.part(text);
    let mut items: Vec<(usize, Text)> = Vec::new();
    items.extend(own.map(|own| (0, Text::new().faint(format!("For this act: {own}.")))));
    if finding.outcome.answer == Answer::Unknown {
        items.push((0, Text::from("No offence on record reaches this, but the offences were not read whole for this conduct: silence of the record is not silence of the law.")));
    }
    if finding.outcome.answer == Answer::Verdict(Verdict::NotCovered) {
        items.push((0, Text::from("No offence reaches this, and the offences were read whole for this conduct.")));
    }
    below_age(layer, finding, &mut items);
    for step in finding.trace.offences.iter().filter(|step| step.reaches.may_hold()) {
        offence_step(layer, finding, step, words, &mut items);
    }
    // One line for each reason, however many offences fail for it.
    let mut aside: Vec<(String, Vec<&str>)> = Vec::new();
    for step in finding.trace.offences.iter().filter(|step| !step.reaches.may_hold()) {
        let Some((reason, cite)) = not_reached(layer, finding, step) else { continue };
        match aside.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, cites)) => cites.push(cite),
            None => aside.push((reason, vec![cite])),
        }
    }
    for (reason, cites) in aside {
        items.push((0, Text::new().faint(format!("Does not apply (not so: {reason}): {}.", cites.join("; ")))));
    }
    for unknown in &finding.unknowns {
        items.push((0, unknown_line(unknown, words)));
    }
    doc.tree(items);
}

fn below_age(layer: &Layer<'_>, finding: &ActFinding, items: &mut Vec<(usize, Text)>) {
    let Some(age) = &layer.record.ages.criminal_responsibility else { return };
    let reached = finding.trace.offences.iter().any(|step| step.leaves.best == Verdict::BelowAge && step.reaches.may_hold())
        || finding.outcome.answer == Answer::Verdict(Verdict::BelowAge);
    if !reached {
        return;
    }
    let cite = age.cite.as_deref().unwrap_or("age of criminal responsibility");
    let measures = match age.measures_from {
        Some(from) => format!(" Measures of protection or education may follow from {from}."),
        None => " Measures of protection or education may still follow.".to_owned(),
    };
    items.push((
        0,
        Text::new()
            .plain("Under ")
            .strong(cite.to_owned())
            .plain(format!(" nobody is criminally responsible below {}.{measures}", age.from))
            .faint(format!(" {}", say::mark(&age.source, age.basis))),
    ));
}

fn offence_step(layer: &Layer<'_>, finding: &ActFinding, step: &OffenceStep, words: &Words, items: &mut Vec<(usize, Text)>) {
    let Some(offence) = layer.record.offences.get(step.offence) else { return };
    let reach = match (step.reaches, offence.basis) {
        (_, Basis::Unverified) => "may reach this, but its text was not read",
        (Truth::Met, _) => "reaches this",
        _ => "may reach this",
    };
    let text = Text::new().strong(offence.cite.clone()).plain(format!(" {reach} ({}): ", offence.title));
    let left = say::answer(text, Answer::from_interval(step.leaves), words);
    items.push((0, left.plain(".").faint(format!(" {}", say::mark(&offence.source, offence.basis)))));
    conditions(&offence.requires, finding, &step.conditions, true, 1, items);
    for protection in finding.trace.protections_of(step) {
        protection_step(layer, finding, protection, words, items);
    }
    if let Some(conflict) = conflict(layer, finding.trace.protections_of(step)) {
        items.push((1, Text::from(conflict)));
    }
    if finding.trace.protections_of(step).is_empty() && step.leaves.worst >= Verdict::LesserOffence {
        items.push((1, Text::from("Nothing on record protects against this.")));
    }
}

fn protection_step(layer: &Layer<'_>, finding: &ActFinding, step: &ProtectionStep, words: &Words, items: &mut Vec<(usize, Text)>) {
    let Some(protection) = layer.record.protections.get(step.protection) else { return };
    let holds = match (step.holds, protection.basis) {
        (Truth::Unknown(_), Basis::Unverified) => "would protect, but its text was not read",
        (Truth::Met, _) => "protects",
        (Truth::Unmet, _) => "does not protect here",
        (Truth::Unknown(_), _) => "may protect",
    };
    let mut text = Text::new().strong(protection.cite.clone()).plain(format!(" {holds} ({})", say::protection_name(protection, words)));
    if step.holds.may_hold() {
        text = say::answer(text.plain(": "), Answer::from_interval(step.leaves), words);
    }
    items.push((1, text.plain(".").faint(format!(" {}", say::mark(&protection.source, protection.basis)))));
    conditions(&protection.requires, finding, &step.conditions, false, 2, items);
}

/// Two rules that hold and contradict each other are shown as such; the order in a file decides nothing.
fn conflict(layer: &Layer<'_>, steps: &[ProtectionStep]) -> Option<String> {
    let met = || steps.iter().filter(|step| step.holds == Truth::Met).filter_map(|step| layer.record.protections.get(step.protection));
    let says = |exclusive: bool| met().find(|link| link.effect == Effect::LesserOffence && link.exclusive == Some(Flag(exclusive)));
    let (bars, leaves) = (says(true)?, says(false)?);
    Some(format!("{} and {} contradict each other: one shuts the graver offence out, the other leaves the choice.", bars.cite, leaves.cite))
}

fn conditions(
    requires: &Requires,
    finding: &ActFinding,
    range: &Range<usize>,
    offence: bool,
    depth: usize,
    items: &mut Vec<(usize, Text)>,
) {
    for ((group, clause), truth) in requires.clauses().zip(finding.trace.conditions_of(range)) {
        let is_text = matches!(clause.condition, Condition::Other(_));
        let word = match (is_text && offence, truth) {
            (true, _) => "if also",
            (false, truth) => truth.word(),
        };
        let alternative = group.map(|i| format!(" (alternative {})", i + 1)).unwrap_or_default();
        let belief = if clause.belief_suffices { ", or is reasonably believed" } else { "" };
        items.push((
            depth,
            Text::new()
                .add(format!("{word}: "), if *truth == Truth::Met { Style::Faint } else { Style::Strong })
                .plain(format!("{}{belief}{alternative}", clause.condition.says())),
        ));
    }
}

/// The first condition that keeps an offence away, and its section.
fn not_reached<'a>(layer: &Layer<'a>, finding: &ActFinding, step: &OffenceStep) -> Option<(String, &'a str)> {
    let offence = layer.record.offences.get(step.offence)?;
    let mut clauses = offence.requires.clauses().zip(finding.trace.conditions_of(&step.conditions));
    let (_, clause) = clauses.find(|(_, truth)| **truth == Truth::Unmet)?.0;
    Some((clause.condition.says(), &offence.cite))
}

fn unknown_line(unknown: &Unknown, words: &Words) -> Text {
    let lacking = match unknown.lack {
        Lack::Answer(question) => {
            let asked = words.question(question.word());
            let mut text = Text::new().strong("Not known: ").plain(format!("{asked} "));
            // Answers that give the same are said together.
            let mut told: Vec<(Answer, Vec<String>)> = Vec::new();
            for (word, answer) in &unknown.answers {
                let label = answer_label(question, word, words);
                match told.iter_mut().find(|(same, _)| same == answer) {
                    Some((_, labels)) => labels.push(label),
                    None => told.push((*answer, vec![label])),
                }
            }
            for (i, (answer, labels)) in told.into_iter().enumerate() {
                text = text.plain(if i > 0 { "; " } else { "" }.to_owned() + &labels.join(" or ") + ": ");
                text = say::answer(text, answer, words);
            }
            return text.plain(".");
        }
        Lack::Age => "the age of somebody shown or receiving.",
        Lack::Months => {
            "how many months lie between the two: whole years leave it open at the law's own number. Give months of birth in a case file."
        }
        Lack::Recipient => "to whom it went.",
        Lack::Maker => "who made the picture.",
        Lack::Sender => "from whom it came.",
        Lack::Judgement => "something that only a court can decide; it is named above.",
        Lack::Reading => "the text of a rule that is believed and was not read; it is named above.",
        Lack::Responsibility => "the age of criminal responsibility: it is believed and was not read.",
        Lack::OtherOffences => "other offences, which were not read whole for this conduct.",
        Lack::Exclusivity => "whether the lesser offence shuts out the graver one.",
    };
    Text::new().strong("Not known: ").plain(lacking)
}

/// The parts of the JSON output.
pub fn json(report: &Report<'_>, beside: &Beside) -> Vec<(&'static str, Value)> {
    let points =
        |topic: &Option<Topic>| json!(topic.iter().flat_map(|topic| topic.points.iter().map(|point| &point.text)).collect::<Vec<_>>());
    let mut parts = Vec::new();
    if !report.help_first.is_empty() {
        parts.push(("help_first", json!({"because": report.help_first, "points": points(&beside.urgent), "help": points(&beside.help)})));
    }
    parts.push(("scenario", form::lean(report.scenario)));
    parts.push(("layers", Value::Array(report.layers.iter().map(|layer| layer_json(report.scenario, layer)).collect())));
    parts.push(("together", answer_json(report.together)));
    parts.push(("note", json!(NO_ADVICE)));
    parts
}

/// An answer as JSON: its word, and both ends where it depends.
pub fn answer_json(answer: Answer) -> Value {
    match answer {
        Answer::Depends(interval) => json!({"answer": "depends", "best": interval.best, "worst": interval.worst}),
        other => json!({"answer": other.word()}),
    }
}

fn layer_json(scenario: &Scenario, layer: &Layer<'_>) -> Value {
    let acts: Vec<Value> = layer.acts.iter().map(|finding| act_json(scenario, layer, finding)).collect();
    json!({
        "jurisdiction": layer.record.id,
        "reviewed": layer.record.reviewed,
        "result": answer_json(layer.answer),
        "provisional": layer.provisional,
        "acts": acts,
    })
}

fn act_json(scenario: &Scenario, layer: &Layer<'_>, finding: &ActFinding) -> Value {
    let result = answer_json(finding.outcome.answer);
    let said = scenario.acts.get(finding.act).map(|act| sentence(scenario, act));
    if finding.outcome.answer == Answer::Adult {
        return json!({"act": finding.act, "says": said, "result": result});
    }
    let steps = |requires: &Requires, range: &Range<usize>| -> Vec<Value> {
        let clauses = requires.clauses().zip(finding.trace.conditions_of(range));
        clauses
            .map(|((group, clause), truth)| {
                let mut step = json!({"condition": clause.condition.key(), "says": clause.condition.says(), "truth": truth.word()});
                if let (Some(group), Some(step)) = (group, step.as_object_mut()) {
                    step.insert("alternative".to_owned(), json!(group + 1));
                }
                step
            })
            .collect()
    };
    let offences: Vec<Value> = finding
        .trace
        .offences
        .iter()
        .filter_map(|step| {
            let offence = layer.record.offences.get(step.offence)?;
            let protections: Vec<Value> = finding
                .trace
                .protections_of(step)
                .iter()
                .filter_map(|step| {
                    let protection = layer.record.protections.get(step.protection)?;
                    Some(json!({
                        "id": protection.id, "cite": protection.cite, "effect": protection.effect, "basis": protection.basis,
                        "holds": step.holds.word(), "leaves": step.holds.may_hold().then(|| answer_json(Answer::from_interval(step.leaves))),
                        "conditions": steps(&protection.requires, &step.conditions),
                    }))
                })
                .collect();
            let mut entry = json!({
                "id": offence.id, "cite": offence.cite, "basis": offence.basis, "reaches": step.reaches.word(),
                "conditions": steps(&offence.requires, &step.conditions), "protections": protections,
            });
            if let (true, Some(entry)) = (step.reaches.may_hold(), entry.as_object_mut()) {
                entry.insert("leaves".to_owned(), answer_json(Answer::from_interval(step.leaves)));
            }
            Some(entry)
        })
        .collect();
    let unknowns: Vec<Value> = finding
        .unknowns
        .iter()
        .map(|unknown| {
            let lacking = unknown.lack.word();
            let answers: serde_json::Map<String, Value> =
                unknown.answers.iter().map(|(word, answer)| (word.clone(), answer_json(*answer))).collect();
            json!({"lacking": lacking, "answers": answers})
        })
        .collect();
    json!({"act": finding.act, "says": said, "result": result, "provisional": finding.outcome.provisional, "offences": offences, "unknown": unknowns})
}
