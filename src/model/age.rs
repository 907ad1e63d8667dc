//! Ages in law: bands, and the four ages that decide how a law sees a child.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::condition::AgeGap;
use super::scalar::{Flag, Many};
use super::source::Basis;
use super::words::words;

/// Whole years of age, at the last birthday.
pub type Age = u8;

/// From this age a person is an adult to us, whatever number a law uses (child-first rule 1).
pub const ADULT: Age = 18;

/// The highest age of majority among laws that have offences for minors only (Nebraska, Korea), in years.
pub const LATEST_MAJORITY: Age = 19;

words! {
    /// The moment at which an age counts.
    Moment in "moment" {
        /// When the act is done.
        Act = "act",
        /// When the picture was made.
        Making = "making",
    }
}

/// Ages from a first one (included) and under a last one (not included). An open end is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeBand {
    /// Youngest age inside the band.
    #[serde(default)]
    pub from: Option<Age>,
    /// First age above the band.
    #[serde(default)]
    pub under: Option<Age>,
    /// When the age counts; the act, unless the law says the making.
    #[serde(default)]
    pub at: Option<Moment>,
}

impl AgeBand {
    /// Whether an age lies inside.
    pub fn covers(&self, age: Age) -> bool {
        self.from.is_none_or(|from| age >= from) && self.under.is_none_or(|under| age < under)
    }

    /// Whether any age can lie inside.
    pub fn is_possible(&self) -> bool {
        let inside = |age: Option<Age>| age.is_none_or(|age| age <= 120);
        inside(self.from) && inside(self.under) && self.from.unwrap_or(0) < self.under.unwrap_or(121)
    }
}

impl fmt::Display for AgeBand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.under) {
            (Some(from), Some(under)) if from.checked_add(1) == Some(under) => write!(f, "{from}")?,
            (Some(from), Some(under)) => write!(f, "{from} to {}", under.saturating_sub(1))?,
            (Some(from), None) => write!(f, "{from} or over")?,
            (None, Some(under)) => write!(f, "under {under}")?,
            (None, None) => f.write_str("any age")?,
        }
        match self.at {
            Some(Moment::Making) => f.write_str(" when the picture was made"),
            _ => Ok(()),
        }
    }
}

/// The ages of a law.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    /// Who is a child to the law on child sexual abuse material.
    #[serde(default)]
    pub child_in_csam_law: Option<ChildInCsamLaw>,
    /// From when a person can agree to a sexual act.
    #[serde(default)]
    pub sexual_consent: Option<SexualConsent>,
    /// Minimum age of criminal responsibility.
    #[serde(default)]
    pub criminal_responsibility: Option<CriminalResponsibility>,
    /// From when a person below 18 is tried as an adult.
    #[serde(default)]
    pub adult_prosecution: Option<AdultProsecution>,
}

/// Below which age a person shown makes a picture child sexual abuse material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildInCsamLaw {
    /// First age at which a person is no longer a child to this law.
    pub under: Age,
    /// When the age counts.
    #[serde(default)]
    pub at: Option<Moment>,
    /// The section that says so.
    #[serde(default)]
    pub cite: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
    /// A limit or a second tier, in our words.
    #[serde(default)]
    pub note: Option<String>,
}

/// The age from which a person can agree to a sexual act, and the rules between young people below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SexualConsent {
    /// The age, in years.
    pub from: Age,
    /// Rules that make an act between young people lawful, or not, below that age.
    #[serde(default)]
    pub between_children: Vec<BetweenChildren>,
    /// The section that says so.
    #[serde(default)]
    pub cite: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
    /// A limit, in our words.
    #[serde(default)]
    pub note: Option<String>,
}

/// One rule on sexual acts between young people. It feeds the condition `lawful_act`; it is no protection by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BetweenChildren {
    /// Age of the one whose act is judged.
    #[serde(default)]
    pub actor: Option<AgeBand>,
    /// Age of the other one.
    #[serde(default)]
    pub depicted: Option<AgeBand>,
    /// Largest gap between the two.
    #[serde(default)]
    pub max_age_gap: Option<AgeGap>,
    /// Whether the act is lawful then.
    pub lawful: Flag,
    /// The section that says so.
    #[serde(default)]
    pub cite: Option<String>,
    /// A limit, in our words.
    #[serde(default)]
    pub note: Option<String>,
}

/// The age below which a child cannot be held criminally responsible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriminalResponsibility {
    /// The age, in years.
    pub from: Age,
    /// From this age measures of protection or education may follow although there is no criminal responsibility.
    #[serde(default)]
    pub measures_from: Option<Age>,
    /// Ages at which responsibility has to be found for the one child.
    #[serde(default)]
    pub maturity_test: Option<MaturityTest>,
    /// The section that says so.
    #[serde(default)]
    pub cite: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
    /// A limit, in our words.
    #[serde(default)]
    pub note: Option<String>,
}

/// Ages at which a court asks whether this child was mature enough. It holds for every offence, so it is shown beside a
/// verdict and moves none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MaturityTest {
    /// Youngest age of the test.
    pub from: Age,
    /// First age above it.
    pub under: Age,
    /// Whether the law presumes that the child was not able to tell right from wrong, until the contrary is shown.
    #[serde(default)]
    pub presumed_incapable: Option<Flag>,
    /// The section that says so.
    #[serde(default)]
    pub cite: Option<String>,
}

/// The age from which children are tried as adults as a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdultProsecution {
    /// The age, in years.
    pub from: Age,
    /// The section that says so.
    #[serde(default)]
    pub cite: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
    /// A limit, in our words.
    #[serde(default)]
    pub note: Option<String>,
}
