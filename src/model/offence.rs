//! Offences: what could reach a child on its face.

use serde::{Deserialize, Serialize};

use super::age::LATEST_MAJORITY;
use super::condition::Condition;
use super::date::InForce;
use super::requires::Requires;
use super::scalar::Many;
use super::scenario::Conduct;
use super::source::Basis;
use super::words::words;

words! {
    /// Which branch of the law an offence belongs to.
    Track in "track" {
        /// The law on child sexual abuse material.
        Csam = "csam",
        /// A law on sexting between young people.
        Sexting = "sexting",
        /// Laws on sharing intimate pictures without agreement.
        NonConsensualSharing = "non-consensual-sharing",
        /// Laws on pornography and indecency in general, whatever the age shown.
        Obscenity = "obscenity",
    }
}

words! {
    /// How grave a law takes an offence to be, in its own grading.
    Grade in "grade" {
        /// The gravest class.
        Felony = "felony",
        /// A lesser crime.
        Misdemeanour = "misdemeanour",
        /// Tried without the full procedure.
        Summary = "summary",
        /// Conduct that shows a child's need for supervision, no crime.
        NeedOfSupervision = "need-of-supervision",
        /// An offence only because of the child's age.
        Status = "status",
        /// A violation below crime.
        Infraction = "infraction",
        /// Dealt with by an authority, outside criminal law.
        Administrative = "administrative",
        /// The law has no grades, or the grade was not established.
        NotGraded = "not-graded",
    }
}

words! {
    /// Who starts proceedings.
    Prosecution in "prosecution" {
        /// The authorities by themselves.
        ExOfficio = "ex-officio",
        /// Only when somebody asks for it.
        OnComplaint = "on-complaint",
    }
}

/// Penalty, in the law's own units, as words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Penalty {
    /// The least that must be imposed.
    #[serde(default)]
    pub min: Option<String>,
    /// The most that can be imposed.
    #[serde(default)]
    pub max: Option<String>,
}

/// One offence, or one tier of it with conditions of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offence {
    /// Our name for it; it stays when the law renumbers.
    pub id: String,
    /// The section.
    pub cite: String,
    /// What it is about. Discouraged words stand only in quotation marks.
    pub title: String,
    /// Its branch of the law.
    pub track: Track,
    /// The conduct it covers.
    pub conduct: Many<Conduct>,
    /// What else it requires.
    #[serde(default)]
    pub requires: Requires,
    /// How grave it is.
    #[serde(default)]
    pub grade: Option<Grade>,
    /// What it can lead to.
    #[serde(default)]
    pub penalty: Penalty,
    /// Who starts proceedings.
    #[serde(default)]
    pub prosecution: Option<Prosecution>,
    /// A limit or a doubt, in our words.
    #[serde(default)]
    pub note: Option<String>,
    /// When it applies.
    #[serde(default)]
    pub in_force: InForce,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

impl Offence {
    /// Whether it covers what is done. A child who takes a picture of itself also appears in it.
    pub fn covers(&self, conduct: Conduct, shows_actor: bool) -> bool {
        self.conduct.contains(&conduct) || (conduct == Conduct::Produce && shows_actor && self.conduct.contains(&Conduct::Appear))
    }

    /// Whether only minors commit it, by the law's own number: some laws end minority at 19.
    pub fn is_for_minors_only(&self) -> bool {
        self.requires.all.iter().any(|clause| match &clause.condition {
            Condition::Actor(band) => band.under.is_some_and(|under| under <= LATEST_MAJORITY),
            _ => false,
        })
    }

    /// Whether it is an offence of minors below felony: `lesser-offence` is then the worst that it gives.
    pub fn is_lesser(&self) -> bool {
        let below_felony = match self.grade {
            None | Some(Grade::Felony | Grade::NotGraded) => false,
            Some(
                Grade::Misdemeanour | Grade::Summary | Grade::NeedOfSupervision | Grade::Status | Grade::Infraction | Grade::Administrative,
            ) => true,
        };
        below_felony && self.is_for_minors_only()
    }
}
