//! Three-valued logic with reasons: a condition is met, unmet, or not known for want of something.

use super::scenario::Question;

/// What would have to be known to decide a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// An answer to one of the questions behind the circumstances.
    Answer(Question),
    /// Somebody's age.
    Age,
    /// The months between two birthdays: whole years leave the gap open at the law's own number.
    Months,
    /// To whom the picture went.
    Recipient,
    /// Who made the picture.
    Maker,
    /// From whom the picture came.
    Sender,
    /// Something that no program can decide (`other`).
    Judgement,
    /// The rule itself: it is believed, but its text was not read.
    Reading,
    /// Whether the lesser offence shuts out the graver one.
    Exclusivity,
    /// The age of criminal responsibility: it is believed, but was not read.
    Responsibility,
    /// The rest of the offences: they were not read whole.
    OtherOffences,
}

impl Lack {
    /// Its word in JSON: the key of the circumstance, where an answer is lacking.
    pub const fn word(self) -> &'static str {
        match self {
            Lack::Answer(question) => question.word(),
            Lack::Age => "age",
            Lack::Months => "months",
            Lack::Recipient => "recipient",
            Lack::Maker => "maker",
            Lack::Sender => "sender",
            Lack::Judgement => "judgement",
            Lack::Reading => "reading",
            Lack::Exclusivity => "exclusivity",
            Lack::Responsibility => "responsibility",
            Lack::OtherOffences => "other-offences",
        }
    }
}

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// It holds.
    Met,
    /// It does not.
    Unmet,
    /// It cannot be said, and this is what is lacking.
    Unknown(Lack),
}

impl Truth {
    /// Both. Unmet outweighs unknown: nothing that is still lacking could save it.
    pub fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::Unmet, _) | (_, Truth::Unmet) => Truth::Unmet,
            (Truth::Unknown(lack), _) | (_, Truth::Unknown(lack)) => Truth::Unknown(lack),
            _ => Truth::Met,
        }
    }

    /// Either. Met outweighs unknown.
    pub fn or(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::Met, _) | (_, Truth::Met) => Truth::Met,
            (Truth::Unknown(lack), _) | (_, Truth::Unknown(lack)) => Truth::Unknown(lack),
            _ => Truth::Unmet,
        }
    }

    /// Whether it may hold: met, or not known.
    pub fn may_hold(self) -> bool {
        self != Truth::Unmet
    }

    /// `met`, `unmet` or `unknown`.
    pub const fn word(self) -> &'static str {
        match self {
            Truth::Met => "met",
            Truth::Unmet => "unmet",
            Truth::Unknown(_) => "unknown",
        }
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    /// The opposite; what is unknown stays so.
    fn not(self) -> Truth {
        match self {
            Truth::Met => Truth::Unmet,
            Truth::Unmet => Truth::Met,
            unknown => unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Truth {
        if holds { Truth::Met } else { Truth::Unmet }
    }
}
