//! One jurisdiction's law made ready: which protections answer which offence, and how one act comes out.

use super::trace::{OffenceStep, ProtectionStep, Trace};
use crate::model::date::Date;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::offence::Offence;
use crate::model::protection::{Protection, Status};
use crate::model::reading::Extent;
use crate::model::scalar::Flag;
use crate::model::scenario::Conduct;
use crate::model::situation::{Side, Situation};
use crate::model::source::Basis;
use crate::model::truth::{Lack, Truth};
use crate::model::verdict::{Answer, Interval, Verdict};

/// A record with its references resolved.
#[derive(Debug)]
pub struct Law<'a> {
    /// The record.
    pub record: &'a Jurisdiction,
    /// For each conduct the offences that cover it on the day: without and with the one who acts being shown.
    covering: Vec<[Vec<usize>; 2]>,
    /// For each offence the protections that apply against it on the day.
    answers: Vec<Vec<usize>>,
    /// For each protection the lesser offences it leads to.
    leads_to: Vec<Vec<usize>>,
}

/// How one act came out under one law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The answer.
    pub answer: Answer,
    /// Whether it rests on what was read only: nothing answers the charge, and protections were not read whole.
    pub provisional: bool,
}

impl<'a> Law<'a> {
    /// Makes a record ready for a day; the day of its review, where none is given.
    pub fn new(record: &'a Jurisdiction, day: Option<Date>) -> Law<'a> {
        let day = day.unwrap_or(record.reviewed);
        let covering = |conduct: Conduct, shows_actor: bool| {
            positions(&record.offences, |offence| offence.covers(conduct, shows_actor) && offence.in_force.covers(day))
        };
        let covering = Conduct::ALL.iter().map(|conduct| [covering(*conduct, false), covering(*conduct, true)]).collect();
        let answers = record
            .offences
            .iter()
            .map(|offence| {
                positions(&record.protections, |protection| applies(protection, day) && protection.against.contains(&offence.id))
            })
            .collect();
        let leads_to = record
            .protections
            .iter()
            .map(|protection| positions(&record.offences, |offence| protection.by.contains(&offence.id)))
            .collect();
        Law { record, covering, answers, leads_to }
    }

    /// How one act comes out, with every step noted in `trace`, which is cleared first.
    ///
    /// The interval is sound for what is unknown: no set of answers leads outside it.
    pub fn assess(&self, situation: &Situation, trace: &mut Trace) -> Outcome {
        trace.clear();
        if situation.is_adult() {
            return Outcome { answer: Answer::Adult, provisional: false };
        }
        for position in self.covering(situation) {
            let Some(offence) = self.record.offences.get(*position) else { continue };
            let start = trace.conditions.len();
            let conditions = &mut trace.conditions;
            let mut reaches = offence.requires.holds(situation, &self.record.ages, Side::Offence, |truth| conditions.push(truth));
            if offence.basis == Basis::Unverified {
                reaches = reaches.and(Truth::Unknown(Lack::Reading));
            }
            trace.offences.push(OffenceStep {
                offence: *position,
                reaches,
                conditions: start..trace.conditions.len(),
                protections: 0..0,
                leaves: Interval::exactly(Verdict::Exposed),
            });
        }
        // Offences that stand for graver ones are needed before those, whatever the order of the file.
        let mut index = 0;
        while let Some(step) = trace.offences.get(index) {
            let position = step.offence;
            let start = trace.protections.len();
            let leaves = if step.reaches.may_hold() { self.answered(position, situation, trace, true) } else { step.leaves };
            let end = trace.protections.len();
            if let Some(step) = trace.offences.get_mut(index) {
                step.leaves = leaves;
                step.protections = start..end;
            }
            index += 1;
        }
        self.outcome(situation, trace)
    }

    /// The offences that cover what is done.
    fn covering(&self, situation: &Situation) -> &[usize] {
        let both = self.covering.get(situation.conduct as usize);
        both.map_or(&[], |[without, with]| if situation.shows_actor() { with } else { without })
    }

    /// Whether the child is below the age of criminal responsibility, and whether that age was read.
    pub(super) fn below_age(&self, situation: &Situation) -> Option<Basis> {
        let age = self.record.ages.criminal_responsibility.as_ref()?;
        (situation.actor_age() < age.from).then_some(age.basis)
    }

    /// The verdict if nothing answered the offence.
    fn unanswered(&self, offence: &Offence, situation: &Situation) -> Interval {
        let bare = Interval::exactly(if offence.is_lesser() { Verdict::LesserOffence } else { Verdict::Exposed });
        let below = Interval::exactly(Verdict::BelowAge);
        match self.below_age(situation) {
            None => bare,
            Some(Basis::Unverified) => below.either(bare),
            Some(Basis::Secondary | Basis::Primary) => below,
        }
    }

    /// What an offence leaves after the best protection that answers it. Links to lesser offences are followed once:
    /// `links` is false for the lesser offence itself.
    fn answered(&self, offence: usize, situation: &Situation, trace: &mut Trace, links: bool) -> Interval {
        let Some(record) = self.record.offences.get(offence) else { return Interval::exactly(Verdict::Exposed) };
        let mut left = self.unanswered(record, situation);
        for position in self.answers.get(offence).into_iter().flatten() {
            let Some(protection) = self.record.protections.get(*position) else { continue };
            if !protection.covers(situation.conduct, situation.shows_actor()) || (!links && protection.leaves().is_none()) {
                continue;
            }
            let start = trace.conditions.len();
            let conditions = &mut trace.conditions;
            let mut holds = protection.requires.holds(situation, &self.record.ages, Side::Protection, |truth| conditions.push(truth));
            if protection.basis == Basis::Unverified {
                holds = holds.and(Truth::Unknown(Lack::Reading));
            }
            let conditions = start..trace.conditions.len();
            let leaves = match protection.leaves() {
                Some(verdict) => Interval::exactly(verdict),
                None => match self.lesser(*position, protection, situation, trace) {
                    Some((reached, interval)) => {
                        holds = holds.and(reached);
                        interval
                    }
                    None => {
                        // None of the lesser offences reaches this act: there is nothing to take the graver one's place.
                        holds = Truth::Unmet;
                        left
                    }
                },
            };
            if links {
                trace.protections.push(ProtectionStep { protection: *position, holds, conditions, leaves });
            } else {
                // Steps of the lesser offence are noted where it stands by itself.
                trace.conditions.truncate(start);
            }
            left = match holds {
                Truth::Met => left.better(leaves),
                Truth::Unknown(_) => left.either(left.better(leaves)),
                Truth::Unmet => left,
            };
        }
        left
    }

    /// What the lesser offences of a link leave, and whether any of them reaches the act for certain.
    fn lesser(&self, position: usize, link: &Protection, situation: &Situation, trace: &mut Trace) -> Option<(Truth, Interval)> {
        let mut certain: Option<Interval> = None;
        let mut possible: Option<(Truth, Interval)> = None;
        for lesser in self.leads_to.get(position).into_iter().flatten() {
            let reaches = trace.offences.iter().find(|step| step.offence == *lesser).map_or(Truth::Unmet, |step| step.reaches);
            if reaches == Truth::Unmet {
                continue;
            }
            let interval = self.answered(*lesser, situation, trace, false);
            if reaches == Truth::Met {
                certain = Some(certain.map_or(interval, |sum| sum.worse(interval)));
            } else {
                possible = Some(possible.map_or((reaches, interval), |(first, sum)| (first, sum.either(interval))));
            }
        }
        let (reached, interval) = match (certain, possible) {
            (None, None) => return None,
            (Some(certain), None) => (Truth::Met, certain),
            (None, Some(possible)) => possible,
            (Some(certain), Some((_, possible))) => (Truth::Met, certain.either(certain.worse(possible))),
        };
        let interval = Interval { best: link.cap(interval.best), worst: link.cap(interval.worst) };
        Some(match link.exclusive {
            Some(Flag(true)) => (reached, interval),
            Some(Flag(false)) => (reached, Interval::exactly(Verdict::Discretion)),
            // Whether the graver offence is shut out was not established: if not, the prosecutor may choose.
            None => (reached, interval.either(Interval::exactly(Verdict::Discretion))),
        })
    }

    fn outcome(&self, situation: &Situation, trace: &Trace) -> Outcome {
        let read_whole = self.record.reading.offences.of(situation.conduct) == Extent::Full;
        let mut sum: Option<Interval> = None;
        let mut reached = false;
        for step in &trace.offences {
            let counts = match step.reaches {
                Truth::Met => {
                    reached = true;
                    step.leaves
                }
                Truth::Unknown(_) => Interval { best: Verdict::NotCovered, worst: step.leaves.worst },
                Truth::Unmet => continue,
            };
            sum = Some(sum.map_or(counts, |sum| sum.worse(counts)));
        }
        let too_young = self.below_age(situation).is_some_and(|basis| basis != Basis::Unverified);
        let answer = match sum {
            // Whatever reaches the act, the child is too young for it: that is said even where nothing does.
            _ if too_young => Answer::Verdict(Verdict::BelowAge),
            // Nothing reaches the act for certain and other offences may stand unread: no end of the interval is sure.
            Some(_) if !reached && !read_whole => Answer::Depends(Interval { best: Verdict::NotCovered, worst: Verdict::Exposed }),
            Some(interval) => Answer::from_interval(interval),
            None if read_whole => Answer::Verdict(Verdict::NotCovered),
            None => Answer::Unknown,
        };
        let answers_read_whole = self.record.reading.protections.of(situation.conduct) == Extent::Full;
        let at_worst = sum.is_some_and(|interval| interval.worst == Verdict::Exposed);
        Outcome { answer, provisional: at_worst && !answers_read_whole }
    }
}

/// Whether a protection applies on a day.
fn applies(protection: &Protection, day: Date) -> bool {
    let enacted = match protection.status {
        None | Some(Status::InForce) => true,
        // It applies from its first day, if that is known.
        Some(Status::NotCommenced) => protection.in_force.from.is_some(),
        Some(Status::Announced | Status::StruckDown | Status::Repealed) => false,
    };
    enacted && protection.in_force.covers(day)
}

fn positions<T>(items: &[T], pick: impl Fn(&T) -> bool) -> Vec<usize> {
    items.iter().enumerate().filter(|(_, item)| pick(item)).map(|(position, _)| position).collect()
}
