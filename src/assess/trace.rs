//! The trace of an assessment: every step with its truth, in flat lists that can be used again for the next act.

use std::ops::Range;

use crate::model::truth::Truth;
use crate::model::verdict::Interval;

/// How one condition came out. Steps stand in the order of `Requires::clauses`.
pub type ConditionStep = Truth;

/// One offence that was held against the act: its conduct is the act's.
#[derive(Debug, Clone)]
pub struct OffenceStep {
    /// Position in the record.
    pub offence: usize,
    /// Whether it reaches the act.
    pub reaches: Truth,
    /// Its conditions.
    pub conditions: Range<usize>,
    /// The protections that were held against it.
    pub protections: Range<usize>,
    /// What it leaves, if it reaches the act.
    pub leaves: Interval,
}

/// One protection that was held against an offence.
#[derive(Debug, Clone)]
pub struct ProtectionStep {
    /// Position in the record.
    pub protection: usize,
    /// Whether it holds.
    pub holds: Truth,
    /// Its conditions.
    pub conditions: Range<usize>,
    /// What it leaves, if it holds.
    pub leaves: Interval,
}

/// All steps of one act.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// Offences, in the order of the record.
    pub offences: Vec<OffenceStep>,
    /// Protections, for each offence in turn.
    pub protections: Vec<ProtectionStep>,
    /// Conditions, for each offence and protection in turn.
    pub conditions: Vec<ConditionStep>,
}

impl Trace {
    pub(super) fn clear(&mut self) {
        self.offences.clear();
        self.protections.clear();
        self.conditions.clear();
    }

    /// The protections held against an offence.
    pub fn protections_of(&self, step: &OffenceStep) -> &[ProtectionStep] {
        self.protections.get(step.protections.clone()).unwrap_or_default()
    }

    /// The conditions of an offence or a protection.
    pub fn conditions_of(&self, range: &Range<usize>) -> &[ConditionStep] {
        self.conditions.get(range.clone()).unwrap_or_default()
    }
}
