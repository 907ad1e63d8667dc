//! What stands around a verdict and never moves it: youth justice, consequences, practice, support, commitments.

use serde::{Deserialize, Serialize};

use super::date::{Date, InForce};
use super::scalar::{Flag, Many};
use super::source::Basis;
use super::words::words;

words! {
    /// What kind of youth justice rule it is.
    YouthJusticeKind in "youth-justice-kind" {
        /// The case is led away from court.
        Diversion = "diversion",
        /// Authorities may refrain.
        Waiver = "waiver",
        /// Proceedings need somebody's leave.
        ProsecutionGate = "prosecution-gate",
        /// Children are not tried by adult courts.
        NoAdultCourt = "no-adult-court",
        /// Some children can be tried by adult courts.
        AdultCourt = "adult-court",
        /// Maturity is looked at.
        Maturity = "maturity",
        /// Sentences of their own for young people.
        YouthSentencing = "youth-sentencing",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// What can follow a finding.
    ConsequenceKind in "consequence-kind" {
        /// A child can be put on a register of sex offenders.
        Registration = "registration",
        /// Children are kept off it.
        NoRegistration = "no-registration",
        /// The record can be erased or sealed.
        Expungement = "expungement",
        /// A lower scale of penalty, or a lesser felony.
        LowerPenalty = "lower-penalty",
        /// Sentences of their own for young people.
        YouthSentencing = "youth-sentencing",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// Which way something points for a child.
    Direction in "direction" {
        /// It keeps children from liability.
        Protects = "protects",
        /// It brings them nearer to it.
        Exposes = "exposes",
        /// Neither.
        Neutral = "neutral",
    }
}

words! {
    /// What kind of help somebody gives.
    SupportKind in "support-kind" {
        /// Somebody to talk to.
        Helpline = "helpline",
        /// Takes reports of child sexual abuse material.
        Hotline = "hotline",
        /// Gets pictures taken down.
        Removal = "removal",
        /// Legal advice.
        LegalAid = "legal-aid",
        /// Police.
        Police = "police",
    }
}

/// A rule for every offence of a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YouthJustice {
    /// Our name for it.
    pub id: String,
    /// The section.
    pub cite: String,
    /// What it does.
    pub kind: YouthJusticeKind,
    /// Whether it has to be applied.
    #[serde(default)]
    pub mandatory: Option<Flag>,
    /// In our own words.
    pub summary: String,
    /// When it applies.
    #[serde(default)]
    pub in_force: InForce,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

/// What can follow a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// Our name for it.
    pub id: String,
    /// The section.
    pub cite: String,
    /// What it is.
    pub kind: ConsequenceKind,
    /// Offences it follows; all of the record, unless said.
    #[serde(default)]
    pub against: Many<String>,
    /// In our own words.
    pub summary: String,
    /// When it applies.
    #[serde(default)]
    pub in_force: InForce,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

/// What happens in practice: charges, policies, cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// In our own words.
    pub what: String,
    /// Which way it points.
    pub direction: Direction,
    /// A judgment or a document, where there is one.
    #[serde(default)]
    pub cite: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

/// Somebody who helps children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// Name.
    pub name: String,
    /// Kind of help.
    pub kind: SupportKind,
    /// Number or address. One that nobody read anywhere (basis unverified) is never shown.
    #[serde(default)]
    pub contact: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

words! {
    /// How a state is tied to an instrument.
    Tie in "tie" {
        /// Bound by it.
        Bound = "bound",
        /// Ratified it, but it is not in force yet.
        Ratified = "ratified",
        /// Signed it and is not bound yet.
        Signed = "signed",
    }
}

/// An instrument that a state is bound by, or has signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// Id of the instrument.
    pub instrument: String,
    /// How it is tied; bound, unless said.
    #[serde(default)]
    pub tie: Option<Tie>,
    /// Since when.
    #[serde(default)]
    pub since: Option<Date>,
    /// A reservation or declaration that matters here.
    #[serde(default)]
    pub declaration: Option<String>,
    /// A limit of it.
    #[serde(default)]
    pub note: Option<String>,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}
