//! A jurisdiction's treatment of a case: its answers for every pair of ages, counted.

use std::cmp::Reverse;

use serde::{Serialize, Serializer};

use crate::model::verdict::Answer;

/// The cases by which a jurisdiction's treatment is told: the exchange of a couple, and the same between two friends.
pub const CANONICAL: [&str; 2] = ["peer-exchange", "peer-exchange-friends"];

/// Answers by pair of ages, counted. As data it is a map from each answer to its count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Treatment {
    /// How often each answer came: verdicts in their order, then depends, then unknown.
    pub counts: Vec<(&'static str, usize)>,
}

impl Treatment {
    /// Counts answers.
    pub fn of(answers: impl Iterator<Item = Answer>) -> Treatment {
        let answers: Vec<&str> = answers.map(Answer::word).collect();
        let count = |word: &str| answers.iter().filter(|answer| **answer == word).count();
        Treatment { counts: Answer::words().chain(["adult"]).map(|word| (word, count(word))).filter(|(_, count)| *count > 0).collect() }
    }

    /// How many pairs there are.
    pub fn pairs(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// The answers, the most frequent first.
    pub fn by_frequency(&self) -> Vec<(&'static str, usize)> {
        let mut counts = self.counts.clone();
        counts.sort_by_key(|(_, count)| Reverse(*count));
        counts
    }

    /// The answer for most pairs; of two that are as frequent, the one that stands later: the worse.
    pub fn foremost(&self) -> &'static str {
        self.counts.iter().max_by_key(|(_, count)| *count).map_or("unknown", |(word, _)| word)
    }
}

impl Serialize for Treatment {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(self.counts.iter().copied())
    }
}
