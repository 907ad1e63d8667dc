//! The trace of an act: which offence reaches it and why, which protection answers, each condition with its truth.

use std::ops::Range;

use super::super::document::{Document, Style, Text};
use super::super::say;
use super::{answer_label, known, sentence};
use crate::assess::{ActFinding, Layer, OffenceStep, ProtectionStep, Unknown};
use crate::dataset::Words;
use crate::model::condition::Condition;
use crate::model::protection::Effect;
use crate::model::requires::Requires;
use crate::model::scalar::Flag;
use crate::model::scenario::Scenario;
use crate::model::source::Basis;
use crate::model::truth::{Lack, Truth};
use crate::model::verdict::{Answer, Verdict};

pub(super) fn act_by_act(scenario: &Scenario, layer: &Layer<'_>, finding: &ActFinding, words: &Words, doc: &mut Document) {
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
