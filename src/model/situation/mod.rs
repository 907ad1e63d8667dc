//! A situation: one act of a scenario with everything worked out that laws ask about people and pictures.

mod lawful;
mod resolve;

use super::age::{ADULT, Age, AgeBand, Moment};
use super::condition::{AgeGap, Between};
use super::scalar::Flag;
use super::scenario::{Audience, Circumstances, Conduct, Question};
use super::truth::{Lack, Truth};

/// Most people that a scenario can have.
pub const MOST_PEOPLE: usize = 8;

/// A set of people of one scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct People(u8);

impl People {
    const fn of(index: usize) -> People {
        People(1 << index)
    }
    const fn with(self, other: People) -> People {
        People(self.0 | other.0)
    }
    const fn without(self, other: People) -> People {
        People(self.0 & !other.0)
    }
    const fn within(self, other: People) -> bool {
        self.without(other).0 == 0
    }
    const fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// How many there are.
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }
    const fn has(self, index: usize) -> bool {
        self.0 & (1 << index) != 0
    }
    fn iter(self) -> impl Iterator<Item = usize> {
        (0..MOST_PEOPLE).filter(move |index| self.has(*index))
    }
    fn only(self) -> Option<usize> {
        if self.count() == 1 { self.iter().next() } else { None }
    }
}

/// Which way an age condition reads when several people are shown: an offence reaches a picture as soon as one of them is
/// in its band, a protection holds only if all of them are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Conditions of an offence.
    Offence,
    /// Conditions of a protection.
    Protection,
}

/// Somebody who had to do with the picture, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Nothing is said.
    Unknown,
    /// Nobody: the actor made it.
    Nobody,
    /// A person of the scenario.
    Person(usize),
    /// Somebody else.
    Outside,
}

/// To whom a picture went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sent {
    people: People,
    trusted_adult: bool,
    others: bool,
    unsaid: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Known {
    age: Option<Age>,
    then: Option<Age>,
    born_month: Option<i32>,
}

/// One act, ready to be held against a law.
#[derive(Debug, Clone)]
pub struct Situation {
    /// Position of the act in the scenario.
    pub act: usize,
    /// What is done.
    pub conduct: Conduct,
    /// The circumstances of this act.
    pub facts: Circumstances,
    actor: usize,
    shown: People,
    partner: Option<usize>,
    everyone: People,
    to: Sent,
    sends: Sent,
    from: Origin,
    maker: Origin,
    people: [Known; MOST_PEOPLE],
    whole_years: bool,
}

const fn is_sending(conduct: Conduct) -> bool {
    matches!(conduct, Conduct::Distribute | Conduct::Offer)
}

impl Situation {
    /// The same act among people of other ages that differ by exactly whole years: the convention of grids. People are
    /// named by their position in the scenario's order.
    #[must_use]
    pub fn aged(&self, ages: &[(usize, Age)]) -> Situation {
        let mut other = self.clone();
        other.whole_years = true;
        for (index, age) in ages {
            if let Some(known) = other.people.get_mut(*index) {
                *known = Known { age: Some(*age), then: Some(*age), born_month: None };
            }
        }
        other
    }

    /// The age of the one who acts. Scenarios without it are refused.
    pub fn actor_age(&self) -> Age {
        self.age(self.actor, None).unwrap_or(ADULT)
    }

    /// Whether the one who acts is an adult, whom this program never assesses.
    pub fn is_adult(&self) -> bool {
        self.actor_age() >= ADULT
    }

    /// Whether the one who acts is shown.
    pub fn shows_actor(&self) -> bool {
        self.shown.has(self.actor)
    }

    /// Whether nobody but the one who acts is shown.
    pub fn shows_actor_alone(&self) -> bool {
        self.shown == People::of(self.actor)
    }

    /// Everybody shown.
    pub fn shown(&self) -> People {
        self.shown
    }

    /// Whether at most so many under-18s are shown.
    pub fn children_shown_at_most(&self, most: usize) -> Truth {
        let count = |wanted: Truth| self.shown.iter().filter(|index| self.is_child(*index) == wanted).count();
        let certain = count(Truth::Met);
        match (certain > most, certain + count(Truth::Unknown(Lack::Age)) > most) {
            (true, _) => Truth::Unmet,
            (false, true) => Truth::Unknown(Lack::Age),
            (false, false) => Truth::Met,
        }
    }

    fn age(&self, index: usize, at: Option<Moment>) -> Option<Age> {
        let known = self.people.get(index)?;
        if at == Some(Moment::Making) { known.then } else { known.age }
    }

    /// The age of the one who acts against a band.
    pub fn actor_is(&self, band: &AgeBand) -> Truth {
        self.band(People::of(self.actor), band, Side::Protection)
    }

    /// The ages of those shown against a band. A protection looks at the others (or at the actor who is alone in the picture).
    pub fn depicted_are(&self, band: &AgeBand, side: Side) -> Truth {
        self.band(self.depicted(side), band, side)
    }

    fn depicted(&self, side: Side) -> People {
        let others = self.shown.without(People::of(self.actor));
        if side == Side::Offence || others.is_empty() { self.shown } else { others }
    }

    /// The ages of those it goes to against a band. Of a picture that is not sent by this act, those count whom the same
    /// child sends it to; one that is only for its maker goes to nobody.
    pub fn recipients_are(&self, band: &AgeBand, side: Side) -> Truth {
        let sending = is_sending(self.conduct);
        let to = if sending || !self.to.unsaid { self.to } else { self.sends };
        let adult = to.trusted_adult.then(|| Truth::from(band.covers(ADULT)));
        let known = (!to.people.is_empty()).then(|| self.band(to.people, band, side));
        let nobody = !sending && self.facts.own_use == Some(Audience::Maker);
        let unsaid = to.others || to.unsaid || (!sending && to == Sent::default() && !nobody);
        let outside = unsaid.then_some(Truth::Unknown(Lack::Recipient));
        let each = [known, adult, outside].into_iter().flatten();
        match side {
            Side::Offence => each.fold(Truth::Unmet, Truth::or),
            // Where nobody receives it, no receiver is of that age.
            Side::Protection => each.reduce(Truth::and).unwrap_or(Truth::Unmet),
        }
    }

    fn band(&self, people: People, band: &AgeBand, side: Side) -> Truth {
        let each = people.iter().map(|index| match self.age(index, band.at) {
            Some(age) => Truth::from(band.covers(age)),
            None => Truth::Unknown(Lack::Age),
        });
        match side {
            Side::Offence => each.fold(Truth::Unmet, Truth::or),
            Side::Protection => each.fold(Truth::Met, Truth::and),
        }
    }

    /// Whether ages lie close enough.
    pub fn gap_is(&self, gap: &AgeGap) -> Truth {
        let me = People::of(self.actor);
        let couple = self.partner.map_or(me, |partner| me.with(People::of(partner)));
        let outside = self.to.others || (is_sending(self.conduct) && self.to.unsaid);
        let (group, mut truth) = match gap.between.unwrap_or(Between::Depicted) {
            Between::Depicted => (self.depicted(Side::Protection), Truth::Met),
            Between::Recipient if self.to.trusted_adult => return Truth::Unmet,
            Between::Recipient if outside || self.to.people.is_empty() => (self.to.people, Truth::Unknown(Lack::Recipient)),
            Between::Recipient => (self.to.people, Truth::Met),
            Between::Everyone if outside => (self.everyone, Truth::Unknown(Lack::Recipient)),
            Between::Everyone => (self.everyone, Truth::Met),
            Between::PeopleShown => (self.shown, Truth::Met),
            Between::Couple => (couple, Truth::Met),
        };
        let pairwise = matches!(gap.between, Some(Between::Everyone | Between::PeopleShown));
        for one in if pairwise { group } else { me }.iter() {
            for other in group.iter().filter(|other| *other != one) {
                truth = truth.and(self.pair_within(one, other, gap));
            }
        }
        truth
    }

    /// `one` is the actor wherever the direction matters.
    fn pair_within(&self, one: usize, other: usize, gap: &AgeGap) -> Truth {
        let (Some(first), Some(second)) = (self.people.get(one), self.people.get(other)) else {
            return Truth::Unknown(Lack::Age);
        };
        let limit = i32::from(gap.years);
        let strict = gap.strict.is_some_and(|strict| strict.0);
        let only_older = gap.older.is_some();
        if let (Some(born), Some(other_born)) = (first.born_month, second.born_month) {
            let months = if only_older { other_born - born } else { (other_born - born).abs() };
            // Months of birth leave the gap open by less than a month either way.
            return match months - limit * 12 {
                ..0 => Truth::Met,
                0 => Truth::Unknown(Lack::Months),
                1.. => Truth::Unmet,
            };
        }
        let (Some(age), Some(other_age)) = (first.age, second.age) else {
            return Truth::Unknown(Lack::Age);
        };
        let difference = i32::from(age) - i32::from(other_age);
        let years = if only_older { difference } else { difference.abs() };
        match years - limit {
            ..0 => Truth::Met,
            // "15 and 17" are between one and three years apart.
            0 if self.whole_years => Truth::from(!strict),
            0 => Truth::Unknown(Lack::Months),
            1.. => Truth::Unmet,
        }
    }

    /// Whether every person shown is one of the two.
    pub fn shows_only_couple(&self) -> Truth {
        Truth::from(self.shown.within(self.couple()))
    }

    fn couple(&self) -> People {
        let me = People::of(self.actor);
        self.partner.map_or(me, |partner| me.with(People::of(partner)))
    }

    /// Who made the picture.
    pub fn maker(&self) -> Origin {
        self.maker
    }

    /// From whom the picture came.
    pub fn sender(&self) -> Origin {
        self.from
    }

    /// Whether somebody is the one who acts.
    pub fn is_actor(&self, index: usize) -> bool {
        index == self.actor
    }

    /// Whether somebody is shown.
    pub fn is_shown(&self, index: usize) -> bool {
        self.shown.has(index)
    }

    /// Whether somebody is under 18, as far as it is known.
    pub fn is_child(&self, index: usize) -> Truth {
        self.age(index, None).map_or(Truth::Unknown(Lack::Age), |age| Truth::from(age < ADULT))
    }

    /// Number of people it goes to.
    pub fn recipients(&self) -> Option<u32> {
        (!self.to.others && !self.to.unsaid).then(|| self.to.people.count() + u32::from(self.to.trusted_adult))
    }

    /// Whether the picture went to no one but those named: the people shown, the partner, a trusted adult.
    pub fn sent_only(&self, shown: bool, partner: bool, trusted_adult: bool) -> Truth {
        let mut allowed = if shown { self.shown } else { People::default() };
        if partner {
            allowed = allowed.with(self.couple());
        }
        let sent = if is_sending(self.conduct) { self.to } else { self.sends };
        if sent.others || !sent.people.within(allowed) || (sent.trusted_adult && !trusted_adult) {
            return Truth::Unmet;
        }
        if sent.unsaid && is_sending(self.conduct) {
            return Truth::Unknown(Lack::Recipient);
        }
        if is_sending(self.conduct) {
            return Truth::Met;
        }
        !self.passed_on()
    }

    /// Whether this child passed the picture on to somebody beyond the two.
    pub fn passed_on(&self) -> Truth {
        let beyond = self.sends.others || !self.sends.people.within(self.couple().with(self.shown));
        if beyond { Truth::Met } else { answered(self.facts.passed_on, Question::PassedOn) }
    }

    /// Whether the picture came to somebody who did not want it. One's own picture did not come at all.
    pub fn came_unasked(&self) -> Truth {
        if !is_sending(self.conduct) && self.from == Origin::Nobody {
            return Truth::Unmet;
        }
        !answered(self.facts.consent_receive, Question::ConsentReceive)
    }

    /// Whether nobody but the one who acts has anything to do with the picture.
    pub fn nobody_else(&self) -> bool {
        let outside = self.to.others || self.to.trusted_adult || (is_sending(self.conduct) && self.to.unsaid);
        !outside
            && self.partner.is_none()
            && self.everyone == People::of(self.actor)
            && self.from != Origin::Outside
            && self.maker != Origin::Outside
    }

    /// Whether the picture is meant to be given to somebody who has not had it yet. Whoever keeps what the other of a couple
    /// made or sent, for the two of them, means to give it to nobody.
    pub fn meant_for_others(&self) -> Truth {
        let other = self.partner.map(Origin::Person);
        let from_the_other = other.is_some() && (other == Some(self.from) || other == Some(self.maker));
        match self.facts.own_use {
            Some(Audience::Maker) => Truth::Unmet,
            Some(Audience::Couple) if from_the_other => Truth::Unmet,
            _ => !self.meant_only_for(Audience::Maker),
        }
    }

    /// Whether the picture is for these eyes only.
    pub fn meant_only_for(&self, audience: Audience) -> Truth {
        let Some(meant) = self.facts.own_use else {
            return Truth::Unknown(Lack::Answer(Question::OwnUse));
        };
        let eyes = match meant {
            Audience::Maker => match self.maker {
                Origin::Person(maker) => People::of(maker),
                Origin::Unknown => return Truth::Unknown(Lack::Maker),
                Origin::Nobody | Origin::Outside => return Truth::Unmet,
            },
            Audience::ChildShown => self.shown,
            Audience::Couple if self.partner.is_none() => {
                // The other of the two is not named.
                return match audience {
                    Audience::Maker => Truth::Unmet,
                    Audience::ChildShown => Truth::Unknown(Lack::Recipient),
                    Audience::Couple | Audience::Wider => Truth::Met,
                };
            }
            Audience::Couple => self.couple(),
            Audience::Wider => return Truth::Unmet,
        };
        let allowed = match audience {
            Audience::Maker => People::of(self.actor),
            Audience::ChildShown => self.shown,
            Audience::Couple => self.couple(),
            Audience::Wider => return Truth::Met,
        };
        Truth::from(eyes.within(allowed))
    }

    /// Whether agreement counts at all: below the law's age it does not.
    pub fn consent_counts(&self, from: Option<Age>) -> Truth {
        from.map_or(Truth::Met, |from| self.depicted_are(&AgeBand { from: Some(from), under: None, at: None }, Side::Protection))
    }
}

/// An answer as a truth; no answer is unknown, for want of that answer.
pub fn answered(answer: Option<Flag>, question: Question) -> Truth {
    answer.map_or(Truth::Unknown(Lack::Answer(question)), |Flag(yes)| Truth::from(yes))
}
