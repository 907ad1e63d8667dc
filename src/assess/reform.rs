//! A law held against the standards: each is measured by what the record says, by the engine wherever it can decide.
//!
//! A measure says what the law does for a child, never what it leaves open to an adult.

use super::law::Law;
use super::trace::Trace;
use super::{AGES, CANONICAL, Grid};
use crate::model::condition::Condition;
use crate::model::context::{ConsequenceKind, Direction, YouthJusticeKind};
use crate::model::fault::Fault;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::offence::{Grade, Offence, Track};
use crate::model::protection::{Authority, Effect, Protection, Status};
use crate::model::reading::Extent;
use crate::model::scalar::Flag;
use crate::model::scenario::{Conduct, Scenario};
use crate::model::situation::Situation;
use crate::model::source::Basis;
use crate::model::standard::{Measure, Standard};
use crate::model::term::{Term, TermStatus};
use crate::model::truth::Truth;
use crate::model::verdict::{Answer, Verdict};

/// The least age of criminal responsibility that the Committee on the Rights of the Child accepts, in years: its General
/// Comment No. 24 (2019).
const LEAST_AGE: u8 = 14;

/// A standard and how far a law meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured<'a> {
    /// The standard.
    pub standard: Standard,
    /// How far it is met.
    pub measure: Measure,
    /// How it came out over the ages that were tried, where ages were tried.
    pub tally: Option<Tally>,
    /// What keeps it from being met: offences that nothing answers fully. Of passing on: every offence that it meets.
    pub stays: Vec<&'a Offence>,
    /// What meets it, or part of it.
    pub answers: Vec<&'a Protection>,
    /// Other facts that it rests on.
    pub facts: Vec<Fact<'a>>,
}

/// How often a standard was met over pairs of ages and steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Met.
    pub met: usize,
    /// Part of the way.
    pub partly: usize,
    /// Not met.
    pub not_met: usize,
    /// Not established.
    pub open: usize,
}

impl Tally {
    /// How many there were.
    pub fn all(self) -> usize {
        self.met + self.partly + self.not_met + self.open
    }

    fn add(&mut self, measure: Measure) {
        match measure {
            Measure::Met => self.met += 1,
            Measure::Partly => self.partly += 1,
            Measure::NotMet => self.not_met += 1,
            Measure::NotEstablished => self.open += 1,
        }
    }

    fn measure(self) -> Measure {
        match self {
            Tally { met: 0, partly: 0, not_met: 0, .. } => Measure::NotEstablished,
            Tally { partly: 0, not_met: 0, open: 0, .. } => Measure::Met,
            Tally { met: 0, partly: 0, .. } => Measure::NotMet,
            _ => Measure::Partly,
        }
    }
}

/// A fact of a record that a measure rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<'a> {
    /// The section, where the record names one.
    pub cite: Option<&'a str>,
    /// What it says, in the record's words.
    pub says: String,
    /// Keys of the record's sources.
    pub source: &'a [String],
    /// How sure we are.
    pub basis: Basis,
}

/// The words by which a law's own wording is known, from the terms.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    /// Parts of words that say what was done to the child.
    pub say: Vec<String>,
    /// Parts of words that the Terminology Guidelines advise against.
    pub avoid: Vec<String>,
}

impl Wording {
    /// From the terms: those to use, and those to leave to quotations.
    pub fn of<'t>(terms: impl IntoIterator<Item = &'t Term>) -> Wording {
        let mut wording = Wording::default();
        for term in terms {
            let good = matches!(term.status, TermStatus::Recommended | TermStatus::WithCare);
            let parts = if good { &mut wording.say } else { &mut wording.avoid };
            parts.extend(term.in_laws.iter().map(|part| part.to_lowercase()));
        }
        wording
    }
}

/// The cases that laws are measured by, made ready.
#[derive(Debug)]
pub struct Yardstick {
    own: Grid,
    couple: Grid,
    pressed: [Grid; 2],
    passed_on: Grid,
    wording: Wording,
}

impl Yardstick {
    /// The cases that it is made of.
    pub const CASES: [&'static str; 5] = ["own-image-kept", CANONICAL[0], "asked-under-pressure", "extortion", "passed-on"];

    /// Makes it ready.
    ///
    /// # Errors
    /// Faults of a case, or one that is missing.
    pub fn new(case: impl Fn(&str) -> Option<Scenario>, wording: Wording) -> Result<Yardstick, Vec<Fault>> {
        let grid = |id: &str| {
            let missing = || vec![Fault::at("cases", format!("there is no case `{id}`"))];
            Grid::new(&case(id).ok_or_else(missing)?, AGES)
        };
        let [own, couple, asked, extortion, passed_on] = Yardstick::CASES;
        Ok(Yardstick {
            own: grid(own)?,
            couple: grid(couple)?,
            pressed: [grid(asked)?, grid(extortion)?],
            passed_on: grid(passed_on)?,
            wording,
        })
    }

    /// Measures one law: by its own layer, in the order of the standards.
    pub fn measure<'a>(&self, record: &'a Jurisdiction) -> Vec<Measured<'a>> {
        let law = Law::new(record, None);
        Standard::ALL.iter().map(|standard| self.one(*standard, &law, record)).collect()
    }

    /// Measures one law by one standard.
    pub fn measure_by<'a>(&self, standard: Standard, record: &'a Jurisdiction) -> Measured<'a> {
        self.one(standard, &Law::new(record, None), record)
    }

    fn one<'a>(&self, standard: Standard, law: &Law<'_>, record: &'a Jurisdiction) -> Measured<'a> {
        let by = |grids: &[&Grid], which: fn(&Situation) -> bool, rate: fn(&Jurisdiction, &Trace, Answer) -> Measure| {
            tried(standard, law, record, grids, which, rate)
        };
        match standard {
            Standard::OwnImage => by(&[&self.own], |_| true, no_offence),
            Standard::PrivateSharing => by(&[&self.couple], |_| true, no_offence),
            Standard::Receiving => by(&[&self.couple], |act| act.conduct == Conduct::Possess && !act.shows_actor(), no_offence),
            Standard::Sending => by(&[&self.couple], |act| act.conduct == Conduct::Distribute, no_offence),
            Standard::CoercedChild => {
                let [asked, extortion] = &self.pressed;
                by(&[asked, extortion], |act| act.facts.actor_pressured == Some(Flag(true)), never_liable)
            }
            Standard::ProportionateResponse => {
                by(&[&self.passed_on], |act| act.conduct == Conduct::Distribute && !act.shows_actor(), proportionate)
            }
            Standard::CloseInAge => close_in_age(record),
            Standard::LastResort => last_resort(record),
            Standard::NoRegistration => no_registration(record),
            Standard::MinimumAge => minimum_age(record),
            Standard::Terminology => self.terminology(record),
        }
    }

    /// The words that the law itself uses.
    fn terminology<'a>(&self, record: &'a Jurisdiction) -> Measured<'a> {
        let uses = |parts: &[String]| {
            record.statute_terms.iter().any(|term| {
                let term = term.to_lowercase();
                parts.iter().any(|part| term.contains(part.as_str()))
            })
        };
        let measure = match (record.statute_terms.is_empty(), uses(&self.wording.say), uses(&self.wording.avoid)) {
            (true, ..) => Measure::NotEstablished,
            (_, true, false) => Measure::Met,
            (_, false, true) => Measure::NotMet,
            // Both, or words of another kind: neither those that say what was done to a child nor those to avoid.
            _ => Measure::Partly,
        };
        let facts = record.statute_terms.iter().map(|term| Fact {
            cite: None,
            says: format!("\"{}\"", term.trim_matches('"')),
            source: &[],
            basis: Basis::Primary,
        });
        Measured { facts: facts.collect(), ..Measured::bare(Standard::Terminology, measure) }
    }
}

impl<'a> Measured<'a> {
    fn bare(standard: Standard, measure: Measure) -> Measured<'a> {
        Measured { standard, measure, tally: None, stays: Vec::new(), answers: Vec::new(), facts: Vec::new() }
    }
}

/// Measures by trying a step of a case at every pair of ages.
fn tried<'a>(
    standard: Standard,
    law: &Law<'_>,
    record: &'a Jurisdiction,
    grids: &[&Grid],
    which: fn(&Situation) -> bool,
    rate: fn(&Jurisdiction, &Trace, Answer) -> Measure,
) -> Measured<'a> {
    let mut tally = Tally::default();
    let (mut stays, mut answers): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for grid in grids {
        grid.visit(law, |act, trace, answer| {
            // Below the age of responsibility the standard is not put to the test: the age is a standard of its own.
            if !which(act) || answer == Answer::Verdict(Verdict::BelowAge) {
                return;
            }
            let mut measure = rate(record, trace, answer);
            if measure == Measure::NotMet && record.reading.protections.of(act.conduct) == Extent::None {
                measure = Measure::NotEstablished;
            }
            tally.add(measure);
            for step in trace.offences.iter().filter(|step| step.reaches.may_hold()) {
                // A proportionate answer is itself what that standard rests on.
                let counts = measure != Measure::Met || standard == Standard::ProportionateResponse;
                if counts && step.leaves.worst > Verdict::Protected {
                    stays.push(step.offence);
                }
                // Of a law that meets the standard, what surely holds; else what holds or may.
                let holds = |truth: Truth| truth == Truth::Met || (measure != Measure::Met && truth.may_hold());
                let holding = trace.protections_of(step).iter().filter(|protection| holds(protection.holds));
                answers.extend(holding.map(|protection| protection.protection));
            }
        });
    }
    for positions in [&mut stays, &mut answers] {
        positions.sort_unstable();
        positions.dedup();
    }
    Measured {
        tally: Some(tally),
        stays: stays.into_iter().filter_map(|position| record.offences.get(position)).collect(),
        answers: answers.into_iter().filter_map(|position| record.protections.get(position)).collect(),
        ..Measured::bare(standard, tally.measure())
    }
}

/// Rates an answer by the worst verdict that still counts as met and the worst that counts as part of the way.
fn rated(answer: Answer, met: Verdict, partly: Verdict) -> Measure {
    let of = |verdict: Verdict| match verdict {
        verdict if verdict <= met => Measure::Met,
        verdict if verdict <= partly => Measure::Partly,
        _ => Measure::NotMet,
    };
    match answer {
        Answer::Verdict(verdict) => of(verdict),
        Answer::Depends(interval) => match (of(interval.best), of(interval.worst)) {
            (best, worst) if best == worst => worst,
            (_, Measure::NotMet) => Measure::NotEstablished,
            (_, worst) => worst,
        },
        Answer::Unknown | Answer::Adult => Measure::NotEstablished,
    }
}

fn no_offence(_: &Jurisdiction, _: &Trace, answer: Answer) -> Measure {
    rated(answer, Verdict::Protected, Verdict::Discretion)
}

fn never_liable(_: &Jurisdiction, _: &Trace, answer: Answer) -> Measure {
    rated(answer, Verdict::NotPunished, Verdict::Discretion)
}

/// Passing on meets an answer, and not that of the law on child sexual abuse material or a felony.
fn proportionate(record: &Jurisdiction, trace: &Trace, answer: Answer) -> Measure {
    let grave = |offence: &Offence| offence.track == Track::Csam || offence.grade == Some(Grade::Felony);
    let left_grave = || {
        let stays = trace.offences.iter().filter(|step| step.reaches.may_hold() && step.leaves.worst == Verdict::Exposed);
        stays.filter_map(|step| record.offences.get(step.offence)).any(grave)
    };
    match answer {
        Answer::Verdict(Verdict::Exposed) if left_grave() => Measure::NotMet,
        Answer::Verdict(Verdict::Exposed | Verdict::Diverted | Verdict::LesserOffence) => Measure::Met,
        // Nothing at all answers the child whose picture went round, or an answer is left to chance.
        Answer::Verdict(_) => Measure::Partly,
        Answer::Depends(interval) if interval.worst < Verdict::Exposed => Measure::Partly,
        Answer::Depends(_) if !left_grave() => Measure::Partly,
        Answer::Depends(_) | Answer::Unknown | Answer::Adult => Measure::NotEstablished,
    }
}

/// Whether a protection counts today, on what was read.
fn counts(protection: &Protection) -> bool {
    protection.basis != Basis::Unverified && protection.status.is_none_or(|status| status == Status::InForce)
}

/// A rule for those close in age, and pictures follow it.
fn close_in_age(record: &Jurisdiction) -> Measured<'_> {
    let close = |protection: &&Protection| {
        let clauses = protection.requires.all.iter().chain(protection.requires.any_of.iter().flatten());
        counts(protection)
            && clauses.map(|clause| &clause.condition).any(|condition| {
                matches!(
                    condition,
                    Condition::MaxAgeGap(_) | Condition::SimilarDevelopment(_) | Condition::LawfulAct(_) | Condition::LawfulBetween(_)
                )
            })
    };
    let answers: Vec<&Protection> = record.protections.iter().filter(close).collect();
    let frees = |protection: &&Protection| protection.leaves().is_some_and(|verdict| verdict <= Verdict::Defence);
    let rules = record.ages.sexual_consent.as_ref();
    let acts: Vec<Fact<'_>> = rules
        .into_iter()
        .flat_map(|age| age.between_children.iter().filter(|rule| rule.lawful.0).map(move |rule| (age, rule)))
        .map(|(age, rule)| Fact {
            cite: rule.cite.as_deref().or(age.cite.as_deref()),
            says: "A rule for sexual acts between young people.".to_owned(),
            source: &age.source,
            basis: age.basis,
        })
        .collect();
    let measure = match (answers.iter().any(frees), answers.is_empty() && acts.is_empty()) {
        (true, _) => Measure::Met,
        (false, false) => Measure::Partly,
        (false, true) if read_of_protections(record) => Measure::NotMet,
        (false, true) => Measure::NotEstablished,
    };
    Measured { answers, facts: acts, ..Measured::bare(Standard::CloseInAge, measure) }
}

fn read_of_protections(record: &Jurisdiction) -> bool {
    Conduct::ALL.iter().any(|conduct| record.reading.protections.of(*conduct) != Extent::None)
}

/// A gate, a policy or a diversion before a child is prosecuted: written for image cases, or for every offence.
fn last_resort(record: &Jurisdiction) -> Measured<'_> {
    let holds_back = |protection: &&Protection| {
        counts(protection)
            && (matches!(protection.effect, Effect::Diversion | Effect::Waiver | Effect::ProsecutionGate | Effect::BarOnProceedings)
                || protection.authority() == Authority::OfficialPolicy)
    };
    let answers: Vec<&Protection> = record.protections.iter().filter(holds_back).collect();
    let kinds = [YouthJusticeKind::Diversion, YouthJusticeKind::Waiver, YouthJusticeKind::ProsecutionGate];
    let general = record.youth_justice.iter().filter(|rule| kinds.contains(&rule.kind) && rule.basis != Basis::Unverified);
    let mut facts: Vec<Fact<'_>> = general
        .map(|rule| Fact { cite: Some(&rule.cite), says: rule.summary.trim().to_owned(), source: &rule.source, basis: rule.basis })
        .collect();
    let measure = match (answers.is_empty(), facts.is_empty()) {
        (false, _) => Measure::Met,
        // General youth justice leads some cases away; nothing makes a charge for a picture the last resort.
        (true, false) => Measure::Partly,
        (true, true) => Measure::NotEstablished,
    };
    if answers.is_empty() {
        let charged =
            record.practice.iter().filter(|practice| practice.direction == Direction::Exposes && practice.basis != Basis::Unverified);
        facts.extend(charged.map(|practice| Fact {
            cite: practice.cite.as_deref(),
            says: practice.what.trim().to_owned(),
            source: &practice.source,
            basis: practice.basis,
        }));
    }
    Measured { answers, facts, ..Measured::bare(Standard::LastResort, measure) }
}

fn no_registration(record: &Jurisdiction) -> Measured<'_> {
    let of = |kind: ConsequenceKind| {
        record.consequences.iter().filter(move |rule| rule.kind == kind && rule.basis != Basis::Unverified).map(|rule| Fact {
            cite: Some(rule.cite.as_str()),
            says: rule.summary.trim().to_owned(),
            source: &rule.source,
            basis: rule.basis,
        })
    };
    let (listed, kept_off): (Vec<_>, Vec<_>) = (of(ConsequenceKind::Registration).collect(), of(ConsequenceKind::NoRegistration).collect());
    let measure = match (listed.is_empty(), kept_off.is_empty()) {
        (true, true) => Measure::NotEstablished,
        (true, false) => Measure::Met,
        (false, true) => Measure::NotMet,
        (false, false) => Measure::Partly,
    };
    Measured { facts: listed.into_iter().chain(kept_off).collect(), ..Measured::bare(Standard::NoRegistration, measure) }
}

fn minimum_age(record: &Jurisdiction) -> Measured<'_> {
    let Some(age) = record.ages.criminal_responsibility.as_ref().filter(|age| age.basis != Basis::Unverified) else {
        return Measured::bare(Standard::MinimumAge, Measure::NotEstablished);
    };
    let presumed = age.maturity_test.as_ref().is_some_and(|test| test.presumed_incapable == Some(Flag(true)) && test.under >= LEAST_AGE);
    let measure = match (age.from >= LEAST_AGE, presumed) {
        (true, _) => Measure::Met,
        (false, true) => Measure::Partly,
        (false, false) => Measure::NotMet,
    };
    let says = if presumed && age.from < LEAST_AGE {
        format!("From {}; a child below {LEAST_AGE} is presumed not to be responsible until the contrary is shown.", age.from)
    } else {
        format!("From {}.", age.from)
    };
    let fact = Fact { cite: age.cite.as_deref(), says, source: &age.source, basis: age.basis };
    Measured { facts: vec![fact], ..Measured::bare(Standard::MinimumAge, measure) }
}
