//! A jurisdiction's treatment of a case: its answer for every pair of ages, counted.

use std::ops::RangeInclusive;

use super::law::Law;
use super::trace::Trace;
use crate::model::age::Age;
use crate::model::fault::Fault;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::scenario::Scenario;
use crate::model::situation::Situation;
use crate::model::verdict::{Answer, Verdict};

/// The cases by which a jurisdiction's treatment is told: the exchange of a couple, and the same between two friends.
pub const CANONICAL: [&str; 2] = ["peer-exchange", "peer-exchange-friends"];

/// The ages of the canonical grid, in years.
pub const AGES: RangeInclusive<Age> = 13..=17;

/// A case made ready for every pair of ages of two of its people, to be held against any number of laws.
///
/// Ages are taken to differ by exactly whole years; every view of a grid says so.
#[derive(Debug)]
pub struct Grid {
    cells: Vec<(Age, Age, Vec<Situation>)>,
}

impl Grid {
    /// Makes a case ready. The first person's age goes by row, the second's by column.
    ///
    /// # Errors
    /// Every fault of the scenario at once.
    pub fn new(case: &Scenario, people: (&str, &str), ages: RangeInclusive<Age>) -> Result<Grid, Vec<Fault>> {
        let position = |name: &str| {
            let missing = || vec![Fault::at("people", format!("there is no person `{name}` to give ages to"))];
            case.people.keys().position(|known| known == name).ok_or_else(missing)
        };
        let (row, column) = (position(people.0)?, position(people.1)?);
        let situations = case.situations()?;
        let mut cells = Vec::new();
        for first in ages.clone() {
            for second in ages.clone() {
                let aged = situations.iter().map(|situation| situation.aged([(row, first), (column, second)]));
                cells.push((first, second, aged.collect()));
            }
        }
        Ok(Grid { cells })
    }

    /// The answer of one law for every pair. Of the own law only: otherwise federal law would paint every part alike.
    pub fn answers(&self, record: &Jurisdiction) -> Vec<(Age, Age, Answer)> {
        let law = Law::new(record, None);
        let mut trace = Trace::default();
        let mut answer = |situations: &[Situation]| {
            situations.iter().fold(Answer::Adult, |sum, situation| sum.worse(law.assess(situation, &mut trace).answer))
        };
        self.cells.iter().map(|(first, second, situations)| (*first, *second, answer(situations))).collect()
    }

    /// The answers of one law, counted.
    pub fn treatment(&self, record: &Jurisdiction) -> Treatment {
        Treatment::of(&self.answers(record))
    }
}

/// Answers by pair of ages, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Treatment {
    /// How often each answer came: verdicts in their order, then depends, then unknown.
    pub counts: Vec<(&'static str, usize)>,
}

impl Treatment {
    /// Counts the cells of a grid.
    pub fn of(cells: &[(Age, Age, Answer)]) -> Treatment {
        let words = Verdict::ALL.iter().map(|verdict| verdict.word()).chain(["depends", "unknown", "adult"]);
        let count = |word: &str| cells.iter().filter(|(_, _, answer)| answer.word() == word).count();
        Treatment { counts: words.map(|word| (word, count(word))).filter(|(_, count)| *count > 0).collect() }
    }

    /// How many pairs there are.
    pub fn pairs(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}
