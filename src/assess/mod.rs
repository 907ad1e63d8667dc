//! The engine: a scenario and the law in, findings out. Pure: no clock, no files, no terminal.
//!
//! For one act, against every offence whose conduct, conditions and dates reach it, the best protection that answers that
//! offence is taken; the act's answer is the worst over its offences, the scenario's the worst over its children's acts. A
//! verdict is derived, never stored. What is not known makes an interval, and each answer that would narrow it is tried.

mod grid;
mod law;
pub mod reform;
mod trace;
mod treatment;

pub use grid::{AGES, Cell, Grid};
pub use law::{Law, Outcome};
pub use trace::{ConditionStep, OffenceStep, ProtectionStep, Trace};
pub use treatment::{CANONICAL, Treatment};

use crate::model::fault::Fault;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::reading::Extent;
use crate::model::scenario::{Circumstances, HelpReason, Question, Scenario};
use crate::model::situation::Situation;
use crate::model::source::Basis;
use crate::model::truth::{Lack, Truth};
use crate::model::verdict::{Answer, Interval, Verdict};

/// The answer to a scenario: one layer for the jurisdiction's own law, one for the law of the whole that it is part of, and
/// both together.
#[derive(Debug)]
pub struct Report<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Why help comes first, if it does.
    pub help_first: Vec<HelpReason>,
    /// The layers: own law first.
    pub layers: Vec<Layer<'a>>,
    /// The answer of all layers together.
    pub together: Answer,
    /// Whether that rests on what was read only.
    pub provisional: bool,
}

/// One law and what it leaves.
#[derive(Debug)]
pub struct Layer<'a> {
    /// The law.
    pub record: &'a Jurisdiction,
    /// The acts, in the order of the scenario.
    pub acts: Vec<ActFinding>,
    /// The worst over the children's acts.
    pub answer: Answer,
    /// Whether that rests on what was read only.
    pub provisional: bool,
}

/// What one law leaves for one act.
#[derive(Debug)]
pub struct ActFinding {
    /// Position of the act in the scenario.
    pub act: usize,
    /// The answer.
    pub outcome: Outcome,
    /// Every step.
    pub trace: Trace,
    /// What is not known, and what each answer would give.
    pub unknowns: Vec<Unknown>,
}

/// Something that is not known and would change the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What is lacking.
    pub lack: Lack,
    /// What each answer gives; empty where answers cannot be counted.
    pub answers: Vec<(String, Answer)>,
}

/// Assesses a scenario under a law and the law of its whole.
///
/// # Errors
/// Every fault of the scenario at once.
pub fn assess<'a>(scenario: &'a Scenario, own: &'a Jurisdiction, whole: Option<&'a Jurisdiction>) -> Result<Report<'a>, Vec<Fault>> {
    let situations = scenario.situations()?;
    let layers: Vec<Layer<'a>> = std::iter::once(own).chain(whole).map(|record| layer(record, scenario, &situations)).collect();
    let together = layers.iter().fold(Answer::Adult, |sum, layer| sum.worse(layer.answer));
    let decide =
        |layer: &&Layer<'_>| layer.answer.interval().map(|interval| interval.worst) == together.interval().map(|interval| interval.worst);
    let provisional = layers.iter().any(|layer| layer.provisional) && layers.iter().filter(decide).all(|layer| layer.provisional);
    Ok(Report { provisional, scenario, help_first: scenario.help_first(), layers, together })
}

fn layer<'a>(record: &'a Jurisdiction, scenario: &Scenario, situations: &[Situation]) -> Layer<'a> {
    let law = Law::new(record, scenario.date);
    let acts: Vec<ActFinding> = situations.iter().map(|situation| act(&law, situation)).collect();
    let answer = acts.iter().fold(Answer::Adult, |sum, act| sum.worse(act.outcome.answer));
    let worst = |answer: Answer| answer.interval().map(|interval| interval.worst);
    let mut deciding = acts.iter().filter(|act| worst(act.outcome.answer) == worst(answer)).peekable();
    let provisional = deciding.peek().is_some() && deciding.all(|act| act.outcome.provisional);
    Layer { record, acts, answer, provisional }
}

/// Assesses one act, and tries every answer to what is not known.
pub fn act(law: &Law<'_>, situation: &Situation) -> ActFinding {
    let mut trace = Trace::default();
    let mut outcome = law.assess(situation, &mut trace);
    let mut unknowns = Vec::new();
    if let Answer::Depends(interval) = outcome.answer {
        let (interval, tried) = tightened(law, situation, &trace, interval);
        outcome.answer = Answer::from_interval(interval);
        outcome.provisional &= interval.worst == Verdict::Exposed;
        if outcome.answer.word() == "depends" {
            unknowns = tried.into_iter().filter(|unknown| changes(unknown, outcome.answer)).collect();
        }
    }
    ActFinding { act: situation.act, outcome, trace, unknowns }
}

/// The answer to one act as [`act`] gives it, without the steps behind it. The trace is room to work in.
fn answer(law: &Law<'_>, situation: &Situation, trace: &mut Trace) -> Answer {
    match law.assess(situation, trace).answer {
        Answer::Depends(interval) => Answer::from_interval(tightened(law, situation, trace, interval).0),
        answer => answer,
    }
}

/// An interval made as narrow as the answers to what is not known allow, with what each of them gives.
fn tightened(law: &Law<'_>, situation: &Situation, trace: &Trace, mut interval: Interval) -> (Interval, Vec<Unknown>) {
    let mut other = Trace::default();
    let mut tried: Vec<Unknown> = Vec::new();
    for lack in lacks(law, situation, trace) {
        let Lack::Answer(question) = lack else {
            tried.push(Unknown { lack, answers: Vec::new() });
            continue;
        };
        let answers: Vec<(String, Answer)> = question
            .answers()
            .into_iter()
            .filter_map(|word| {
                let answered = with_answer(situation, question, word)?;
                Some((word.to_owned(), law.assess(&answered, &mut other).answer))
            })
            .collect();
        // One of the answers is true, so the truth lies between the best and the worst of them.
        let hull = answers.iter().filter_map(|(_, answer)| answer.interval()).reduce(Interval::either);
        if let Some(hull) = hull {
            interval = interval.both(hull);
        }
        tried.push(Unknown { lack, answers });
    }
    (interval, tried)
}

fn with_answer(situation: &Situation, question: Question, word: &str) -> Option<Situation> {
    let facts: Circumstances = situation.facts.with(question, word)?;
    let mut answered = situation.clone();
    answered.facts = facts;
    Some(answered)
}

/// Whether any answer would change the result. What has no answers to try is always named.
fn changes(unknown: &Unknown, now: Answer) -> bool {
    unknown.answers.is_empty() || unknown.answers.iter().any(|(_, answer)| *answer != now)
}

/// Everything that is lacking in a trace where it matters: in rules that are not unmet for another reason.
fn lacks(law: &Law<'_>, situation: &Situation, trace: &Trace) -> Vec<Lack> {
    let mut found = Vec::new();
    let mut note = |truth: Truth| {
        if let Truth::Unknown(lack) = truth
            && !found.contains(&lack)
        {
            found.push(lack);
        }
    };
    for step in &trace.offences {
        if !step.reaches.may_hold() {
            continue;
        }
        note(step.reaches);
        if step.reaches != Truth::Met {
            trace.conditions_of(&step.conditions).iter().copied().for_each(&mut note);
        }
        for protection in trace.protections_of(step) {
            if !protection.holds.may_hold() {
                continue;
            }
            note(protection.holds);
            if protection.holds != Truth::Met {
                trace.conditions_of(&protection.conditions).iter().copied().for_each(&mut note);
            }
            let link = law.record.protections.get(protection.protection);
            if link.is_some_and(|link| link.leaves().is_none() && link.exclusive.is_none()) {
                note(Truth::Unknown(Lack::Exclusivity));
            }
        }
    }
    if law.below_age(situation) == Some(Basis::Unverified) {
        found.push(Lack::Responsibility);
    }
    let certain = trace.offences.iter().any(|step| step.reaches == Truth::Met);
    if !certain && law.record.reading.offences.of(situation.conduct) != Extent::Full {
        found.push(Lack::OtherOffences);
    }
    found.sort_unstable();
    found
}
