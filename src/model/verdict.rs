//! Verdicts, in the order of the worst result that the law still allows when the conditions are met.

use super::words::words;

words! {
    /// What the law leaves for one act of a child. Later is worse.
    ///
    /// The order is that of the worst result still possible, and within equal results the surer one first. It is no scale
    /// of harm: a legal burden on a child can be worse than a sure diversion, and a gate that never opens can be better
    /// than a certain minor finding.
    Verdict in "verdict" {
        /// No offence reaches the act, and the law was read whole.
        NotCovered = "not-covered",
        /// The child is below the age of criminal responsibility.
        BelowAge = "below-age",
        /// It is no offence.
        Protected = "protected",
        /// It is an offence in name; no penalty or no proceedings follow.
        NotPunished = "not-punished",
        /// There is an answer to the charge; the child has to stand it.
        Defence = "defence",
        /// The case has to be led away from court.
        Diverted = "diverted",
        /// A minor offence for minors only is all that is left.
        LesserOffence = "lesser-offence",
        /// Authorities may refrain; a full finding stays possible.
        Discretion = "discretion",
        /// Nothing answers the charge.
        Exposed = "exposed",
    }
}

/// From the best verdict to the worst over what is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The best that an answer could still give.
    pub best: Verdict,
    /// The worst.
    pub worst: Verdict,
}

impl Interval {
    /// One verdict, for certain.
    pub const fn exactly(verdict: Verdict) -> Interval {
        Interval { best: verdict, worst: verdict }
    }

    /// The worse of two: both apply, the graver decides.
    #[must_use]
    pub fn worse(self, other: Interval) -> Interval {
        Interval { best: self.best.max(other.best), worst: self.worst.max(other.worst) }
    }

    /// The better of two: either answers, the better decides.
    #[must_use]
    pub fn better(self, other: Interval) -> Interval {
        Interval { best: self.best.min(other.best), worst: self.worst.min(other.worst) }
    }

    /// Either of two, not known which.
    #[must_use]
    pub fn either(self, other: Interval) -> Interval {
        Interval { best: self.best.min(other.best), worst: self.worst.max(other.worst) }
    }

    /// What both allow, where each is known to hold.
    #[must_use]
    pub fn both(self, other: Interval) -> Interval {
        Interval { best: self.best.max(other.best), worst: self.worst.min(other.worst) }
    }

    /// The verdict, where both ends agree.
    pub fn settled(self) -> Option<Verdict> {
        (self.best == self.worst).then_some(self.best)
    }

    /// Whether the other interval lies inside this one.
    pub fn contains(self, other: Interval) -> bool {
        self.best <= other.best && other.worst <= self.worst
    }
}

/// The answer for an act, a scenario or a layer of law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// One verdict.
    Verdict(Verdict),
    /// From best to worst, over what is not known.
    Depends(Interval),
    /// The record holds too little.
    Unknown,
    /// Whoever acts is 18 or over: never assessed.
    Adult,
}

impl Answer {
    /// The word of every answer that a law can give a child: verdicts in their order, then depends, then unknown.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Verdict::ALL.iter().map(|verdict| verdict.word()).chain(["depends", "unknown"])
    }

    /// An interval as an answer; where both ends agree it is no `depends`.
    pub fn from_interval(interval: Interval) -> Answer {
        interval.settled().map_or(Answer::Depends(interval), Answer::Verdict)
    }

    /// The word of the answer: a verdict's, or `depends`, `unknown`, `adult`.
    pub const fn word(self) -> &'static str {
        match self {
            Answer::Verdict(verdict) => verdict.word(),
            Answer::Depends(_) => "depends",
            Answer::Unknown => "unknown",
            Answer::Adult => "adult",
        }
    }

    /// From best to worst; everything, where the record holds too little; nothing for an adult.
    pub fn interval(self) -> Option<Interval> {
        match self {
            Answer::Verdict(verdict) => Some(Interval::exactly(verdict)),
            Answer::Depends(interval) => Some(interval),
            Answer::Unknown => Some(Interval { best: Verdict::NotCovered, worst: Verdict::Exposed }),
            Answer::Adult => None,
        }
    }

    /// The worse of two answers: of acts in a scenario, or of two layers of law. A charge that nothing answers stays the
    /// answer whatever is unknown beside it; otherwise what is unknown absorbs. An adult's act says nothing of a child's.
    #[must_use]
    pub fn worse(self, other: Answer) -> Answer {
        match (self, other) {
            (Answer::Adult, only) | (only, Answer::Adult) => only,
            (Answer::Verdict(Verdict::Exposed), _) | (_, Answer::Verdict(Verdict::Exposed)) => Answer::Verdict(Verdict::Exposed),
            (Answer::Unknown, _) | (_, Answer::Unknown) => Answer::Unknown,
            (Answer::Verdict(a), Answer::Verdict(b)) => Answer::Verdict(a.max(b)),
            (Answer::Depends(a), Answer::Depends(b)) => Answer::from_interval(a.worse(b)),
            (Answer::Depends(a), Answer::Verdict(b)) | (Answer::Verdict(b), Answer::Depends(a)) => {
                Answer::from_interval(a.worse(Interval::exactly(b)))
            }
        }
    }
}
