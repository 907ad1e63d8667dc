//! A case for every pair of ages of two of its children.

use std::ops::RangeInclusive;

use super::law::Law;
use super::trace::Trace;
use super::{Treatment, answer};
use crate::model::age::{ADULT, Age};
use crate::model::fault::Fault;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::scenario::Scenario;
use crate::model::situation::Situation;
use crate::model::verdict::Answer;

/// The ages of the canonical grid, in years.
pub const AGES: RangeInclusive<Age> = 13..=17;

/// A case made ready for every pair of ages of two of its children, or for every age of its only child, to be held against
/// any number of laws.
///
/// Ages are taken to differ by exactly whole years; every view of a grid says so.
#[derive(Debug)]
pub struct Grid {
    /// The name of the child whose age goes by row.
    pub row: String,
    /// The name of the child whose age goes by column, where there is a second one.
    pub column: Option<String>,
    /// The ages of both, in years.
    pub ages: RangeInclusive<Age>,
    cells: Vec<(Age, Option<Age>, Vec<Situation>)>,
}

/// What one law leaves at one pair of ages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The age by row, in years.
    pub row: Age,
    /// The age by column, in years.
    pub column: Option<Age>,
    /// The answer to each act, in the order of the case.
    pub acts: Vec<Answer>,
}

impl Cell {
    /// The answer to the whole case: the worst over its children's acts.
    pub fn together(&self) -> Answer {
        self.acts.iter().fold(Answer::Adult, |sum, answer| sum.worse(*answer))
    }

    /// The answer to one act, or to the whole case.
    pub fn answer(&self, act: Option<usize>) -> Answer {
        act.map_or_else(|| self.together(), |act| self.acts.get(act).copied().unwrap_or(Answer::Unknown))
    }
}

impl Grid {
    /// Makes a case ready: the ages of its first two children vary, everybody else keeps theirs.
    ///
    /// # Errors
    /// Every fault of the scenario at once; a case without a child.
    pub fn new(case: &Scenario, ages: RangeInclusive<Age>) -> Result<Grid, Vec<Fault>> {
        let situations = case.situations()?;
        let child = |(_, (_, person)): &(usize, (&String, &crate::model::scenario::Person))| person.age.is_none_or(|age| age < ADULT);
        let mut children = case.people.iter().enumerate().filter(child).map(|(position, (name, _))| (position, name.clone()));
        let Some((row, row_name)) = children.next() else {
            return Err(vec![Fault::at("people", "there is no child in it whose age could vary")]);
        };
        let second = children.next();
        let mut cells = Vec::new();
        for first in ages.clone() {
            let columns: Vec<Option<Age>> = if second.is_some() { ages.clone().map(Some).collect() } else { vec![None] };
            for other in columns {
                let mut aged = vec![(row, first)];
                aged.extend(second.as_ref().zip(other).map(|((position, _), age)| (*position, age)));
                cells.push((first, other, situations.iter().map(|situation| situation.aged(&aged)).collect()));
            }
        }
        Ok(Grid { row: row_name, column: second.map(|(_, name)| name), ages, cells })
    }

    /// The answers of one law, row by row. Of the own law only: otherwise federal law would paint every part alike.
    pub fn cells(&self, record: &Jurisdiction) -> Vec<Cell> {
        let law = Law::new(record, None);
        let mut trace = Trace::default();
        self.cells
            .iter()
            .map(|(row, column, situations)| Cell {
                row: *row,
                column: *column,
                acts: situations.iter().map(|situation| answer(&law, situation, &mut trace)).collect(),
            })
            .collect()
    }

    /// Goes through every act at every pair of ages, with the steps behind each answer.
    pub(super) fn visit(&self, law: &Law<'_>, mut each: impl FnMut(&Situation, &Trace, Answer)) {
        let mut trace = Trace::default();
        for (_, _, situations) in &self.cells {
            for situation in situations {
                let answer = answer(law, situation, &mut trace);
                each(situation, &trace, answer);
            }
        }
    }

    /// The answers of one law to the whole case, counted.
    pub fn treatment(&self, record: &Jurisdiction) -> Treatment {
        Treatment::of(self.cells(record).iter().map(Cell::together))
    }
}
