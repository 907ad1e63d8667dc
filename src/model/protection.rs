//! Protections: what answers an image offence of a child, and what general law is not one.

use serde::{Deserialize, Serialize};

use super::date::InForce;
use super::requires::Requires;
use super::scalar::{Flag, Many};
use super::scenario::Conduct;
use super::source::Basis;
use super::verdict::Verdict;
use super::words::words;

words! {
    /// What a protection does.
    Effect in "effect" {
        /// The conduct stands outside the offence.
        Exclusion = "exclusion",
        /// The offence has an exception for it.
        Exception = "exception",
        /// The offence stands, no penalty follows.
        NoPunishment = "no-punishment",
        /// No proceedings may be brought.
        BarOnProceedings = "bar-on-proceedings",
        /// An answer to the charge that has to be raised.
        Defence = "defence",
        /// The case is led away from court.
        Diversion = "diversion",
        /// A lesser offence takes the place of a graver one.
        LesserOffence = "lesser-offence",
        /// Authorities may refrain from penalty or proceedings.
        Waiver = "waiver",
        /// Proceedings need somebody's leave.
        ProsecutionGate = "prosecution-gate",
    }
}

words! {
    /// What a protection rests on.
    Authority in "authority" {
        /// The statute.
        Statute = "statute",
        /// A judgment that binds other courts.
        BindingCase = "binding-case",
        /// A judgment that binds nobody else.
        PersuasiveCase = "persuasive-case",
        /// The stated policy of prosecutors, police or a ministry.
        OfficialPolicy = "official-policy",
    }
}

words! {
    /// Who has to show that a defence holds.
    Burden in "burden" {
        /// The prosecution has to disprove it.
        Prosecution = "prosecution",
        /// The child has to point to some evidence, then the prosecution has to disprove it.
        Evidential = "evidential",
        /// The child has to prove it.
        Child = "child",
    }
}

words! {
    /// Whether a rule on proceedings was written for image cases. Rules for every offence are youth justice.
    Scope in "scope" {
        /// Written for image cases.
        ImageCases = "image-cases",
    }
}

words! {
    /// Whether a protection applies today.
    Status in "status" {
        /// It does.
        InForce = "in-force",
        /// Announced only.
        Announced = "announced",
        /// Enacted, not yet commenced.
        NotCommenced = "not-commenced",
        /// Struck down by a court.
        StruckDown = "struck-down",
        /// Repealed.
        Repealed = "repealed",
    }
}

/// One protection, or one branch of it with limits of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protection {
    /// Our name for it; it stays when the law renumbers.
    pub id: String,
    /// The section or the judgment.
    pub cite: String,
    /// What it does.
    pub effect: Effect,
    /// What it rests on; statute, unless said.
    #[serde(default)]
    pub authority: Option<Authority>,
    /// Who has to show it (defences).
    #[serde(default)]
    pub burden: Option<Burden>,
    /// Whether a diversion has to be made.
    #[serde(default)]
    pub mandatory: Option<Flag>,
    /// The lesser offences that take the place of the graver ones.
    #[serde(default)]
    pub by: Many<String>,
    /// Whether the graver offence is then barred; left out where that was not established.
    #[serde(default)]
    pub exclusive: Option<Flag>,
    /// Written for image cases (diversion, waiver, prosecution gate).
    #[serde(default)]
    pub scope: Option<Scope>,
    /// The offences it answers, and no others.
    pub against: Many<String>,
    /// The conduct it answers; all conduct of those offences, unless said.
    #[serde(default)]
    pub conduct: Many<Conduct>,
    /// What it requires.
    #[serde(default)]
    pub requires: Requires,
    /// Two sentences in our own words, saying too what it does not cover.
    pub summary: String,
    /// Whether it applies.
    #[serde(default)]
    pub status: Option<Status>,
    /// When it applies.
    #[serde(default)]
    pub in_force: InForce,
    /// Keys of the record's sources.
    #[serde(default)]
    pub source: Many<String>,
    /// How sure we are.
    pub basis: Basis,
}

impl Protection {
    /// Whether it speaks of this conduct.
    pub fn covers(&self, conduct: Conduct, shows_actor: bool) -> bool {
        self.conduct.is_empty()
            || self.conduct.contains(&conduct)
            || (conduct == Conduct::Produce && shows_actor && self.conduct.contains(&Conduct::Appear))
    }

    /// What it rests on.
    pub fn authority(&self) -> Authority {
        self.authority.unwrap_or(Authority::Statute)
    }

    /// The verdict it leaves when its conditions are met; `None` for a link to a lesser offence, whose verdict is that
    /// offence's. Persuasive cases and policies bind nobody: they never leave better than discretion.
    pub fn leaves(&self) -> Option<Verdict> {
        let verdict = match self.effect {
            Effect::Exclusion | Effect::Exception => Verdict::Protected,
            Effect::NoPunishment | Effect::BarOnProceedings => Verdict::NotPunished,
            Effect::Defence => Verdict::Defence,
            Effect::Diversion if self.mandatory == Some(Flag(true)) => Verdict::Diverted,
            Effect::Diversion | Effect::Waiver | Effect::ProsecutionGate => Verdict::Discretion,
            Effect::LesserOffence => return None,
        };
        Some(self.cap(verdict))
    }

    /// A verdict as far as the authority of this protection carries it.
    pub fn cap(&self, verdict: Verdict) -> Verdict {
        match self.authority() {
            Authority::Statute | Authority::BindingCase => verdict,
            Authority::PersuasiveCase | Authority::OfficialPolicy => verdict.max(Verdict::Discretion),
        }
    }
}
