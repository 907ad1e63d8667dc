//! A jurisdiction's treatment of a case: its answers for every pair of ages, counted.

use crate::model::verdict::{Answer, Verdict};

/// The cases by which a jurisdiction's treatment is told: the exchange of a couple, and the same between two friends.
pub const CANONICAL: [&str; 2] = ["peer-exchange", "peer-exchange-friends"];

/// Answers by pair of ages, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Treatment {
    /// How often each answer came: verdicts in their order, then depends, then unknown.
    pub counts: Vec<(&'static str, usize)>,
}

impl Treatment {
    /// Counts answers.
    pub fn of(answers: impl Iterator<Item = Answer>) -> Treatment {
        let answers: Vec<&str> = answers.map(Answer::word).collect();
        let words = Verdict::ALL.iter().map(|verdict| verdict.word()).chain(["depends", "unknown", "adult"]);
        let count = |word: &str| answers.iter().filter(|answer| **answer == word).count();
        Treatment { counts: words.map(|word| (word, count(word))).filter(|(_, count)| *count > 0).collect() }
    }

    /// How many pairs there are.
    pub fn pairs(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}
