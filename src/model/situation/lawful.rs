//! Whether an act between two young people would be lawful: by their ages where those decide, by what was said where not.

use super::super::age::{AgeBand, Ages, BetweenChildren};
use super::super::scalar::Flag;
use super::super::scenario::{Content, Lawfulness, Question};
use super::super::source::Basis;
use super::super::truth::{Lack, Truth};
use super::{People, Side, Situation};

/// Whether a truth waits for an answer on pressure or power, which is asked before any other.
fn is_gate(truth: Truth) -> bool {
    matches!(truth, Truth::Unknown(Lack::Answer(Question::Coercion | Question::Authority)))
}

impl Situation {
    /// Whether what is shown would be lawful between the two. Nakedness shows no act; of a sexual act the ages decide, and a
    /// person is asked only where they do not. Of violence they never do.
    pub fn lawful_act(&self, ages: &Ages) -> Truth {
        let asked = Truth::Unknown(Lack::Answer(Question::LawfulAct));
        let by_ages = self.act_by_ages(ages);
        let said = self.facts.lawful_act;
        match self.facts.content {
            Some(Content::Nudity | Content::LewdNudity) => Truth::Met,
            Some(Content::Violence) => said.map_or(asked, |said| Truth::from(said != Lawfulness::No)),
            Some(Content::ExplicitAct) => self.settled_by(by_ages, said),
            // Whether an act is shown at all is open.
            None => match (by_ages, said) {
                (_, Some(Lawfulness::NoActShown)) => Truth::Met,
                (gate, _) if is_gate(gate) => gate,
                (Truth::Unmet, Some(Lawfulness::No)) | (Truth::Unknown(_), Some(Lawfulness::No)) => Truth::Unmet,
                (Truth::Met | Truth::Unknown(_), Some(Lawfulness::Yes)) => Truth::Met,
                (Truth::Met | Truth::Unmet, _) => Truth::Unknown(Lack::Answer(Question::Content)),
                (Truth::Unknown(_), None) => asked,
            },
        }
    }

    /// Whether a sexual act between the two would be lawful, whatever the picture shows.
    pub fn lawful_between(&self, ages: &Ages) -> Truth {
        self.settled_by(self.act_by_ages(ages), self.facts.lawful_act)
    }

    /// The ages where they decide; what was said, where they do not.
    fn settled_by(&self, by_ages: Truth, said: Option<Lawfulness>) -> Truth {
        match (by_ages, said) {
            (Truth::Unknown(_), _) if is_gate(by_ages) => by_ages,
            (Truth::Unknown(_), Some(Lawfulness::Yes)) => Truth::Met,
            (Truth::Unknown(_), Some(Lawfulness::No)) => Truth::Unmet,
            (decided, _) => decided,
        }
    }

    /// Whether an act between the two would be lawful by their ages. Pressure makes any act unlawful, and power of one over
    /// the other makes offences of its own, which are not on record: both are asked before ages are trusted.
    fn act_by_ages(&self, ages: &Ages) -> Truth {
        let asked = Truth::Unknown(Lack::Answer(Question::LawfulAct));
        let consent = ages.sexual_consent.as_ref().filter(|consent| consent.basis != Basis::Unverified);
        let (Some(consent), Some(partner)) = (consent, self.partner) else {
            return self.unforced(asked);
        };
        let one_way = |one: usize, other: usize| match self.age(other, None) {
            None => Truth::Unknown(Lack::Age),
            Some(age) if age >= consent.from => Truth::Met,
            Some(_) => self.between_children(&consent.between_children, one, other),
        };
        self.unforced(one_way(self.actor, partner).and(one_way(partner, self.actor)))
    }

    fn unforced(&self, by_ages: Truth) -> Truth {
        match (by_ages, self.facts.coercion, self.facts.authority) {
            (Truth::Unmet, _, _) | (_, Some(Flag(true)), _) => Truth::Unmet,
            (_, None, _) => Truth::Unknown(Lack::Answer(Question::Coercion)),
            (Truth::Met, _, None) => Truth::Unknown(Lack::Answer(Question::Authority)),
            (Truth::Met, _, Some(Flag(true))) => Truth::Unknown(Lack::Answer(Question::LawfulAct)),
            (decided, _, _) => decided,
        }
    }

    /// What the rules between young people say. Rules that may hold and disagree settle nothing: their order never decides.
    fn between_children(&self, rules: &[BetweenChildren], one: usize, other: usize) -> Truth {
        let asked = Truth::Unknown(Lack::Answer(Question::LawfulAct));
        let holding = || rules.iter().map(|rule| (self.falls_under(rule, one, other), rule.lawful.0)).filter(|(holds, _)| holds.may_hold());
        let Some((_, says)) = holding().find(|(holds, _)| *holds == Truth::Met) else {
            return holding().map(|(holds, _)| holds).next().unwrap_or(asked);
        };
        match holding().find(|(_, other)| *other != says) {
            None => Truth::from(says),
            Some((open @ Truth::Unknown(_), _)) => open,
            Some(_) => asked,
        }
    }

    fn falls_under(&self, rule: &BetweenChildren, one: usize, other: usize) -> Truth {
        let aged = |band: &Option<AgeBand>, index: usize| {
            band.as_ref().map_or(Truth::Met, |band| self.band(People::of(index), band, Side::Protection))
        };
        let gap = rule.max_age_gap.as_ref().map_or(Truth::Met, |gap| self.pair_within(one, other, gap));
        aged(&rule.actor, one).and(aged(&rule.depicted, other)).and(gap)
    }
}
