//! A situation: one act of a scenario with everything worked out that laws ask about people and pictures.

use super::age::{ADULT, Age, AgeBand, Ages, BetweenChildren, Moment};
use super::condition::{AgeGap, Between};
use super::fault::Fault;
use super::scalar::Flag;
use super::scenario::{Act, Audience, Circumstances, Conduct, Content, Lawfulness, OTHERS, Question, Scenario, TRUSTED_ADULT};
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

impl Scenario {
    /// Works out the situation of every act.
    ///
    /// # Errors
    /// Every fault of the scenario at once: nobody in it, no act, an act of somebody who is not in it, an age that cannot be.
    pub fn situations(&self) -> Result<Vec<Situation>, Vec<Fault>> {
        let mut faults = Vec::new();
        let people = self.known_people(&mut faults);
        if self.acts.is_empty() {
            faults.push(Fault::at("acts", "no act: say who does what with whose picture"));
        }
        if self.date.is_some_and(|date| !date.is_a_day()) {
            faults.push(Fault::at("date", "give a whole day (YYYY-MM-DD): rules begin and end on days"));
        }
        let own = self.acts.iter().enumerate().filter_map(|(i, act)| Some((format!("acts[{i}].circumstances"), act.circumstances?)));
        for (path, facts) in std::iter::once(("circumstances".to_owned(), self.circumstances)).chain(own) {
            contradictions(&path, &facts.over(&self.circumstances), &mut faults);
        }
        let drafts: Vec<Draft> = self.acts.iter().enumerate().map(|(i, act)| self.draft(i, act, &mut faults)).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(drafts.iter().map(|draft| self.situation(draft, &drafts, people)).collect())
    }

    fn known_people(&self, faults: &mut Vec<Fault>) -> [Known; MOST_PEOPLE] {
        let mut all = [Known::default(); MOST_PEOPLE];
        if self.people.is_empty() {
            faults.push(Fault::at("people", "nobody in the scenario: name at least one person with an age"));
        }
        if self.people.len() > MOST_PEOPLE {
            faults.push(Fault::at("people", format!("{} people, at most {MOST_PEOPLE} can be assessed together", self.people.len())));
        }
        for (slot, (name, person)) in all.iter_mut().zip(&self.people) {
            let path = || format!("people.{name}");
            if name == OTHERS || name == TRUSTED_ADULT {
                faults.push(Fault::at(path(), format!("`{name}` stands for somebody outside the scenario: use another name")));
            }
            for (key, age) in [("age", person.age), ("age_then", person.age_then)] {
                if age.is_some_and(|age| age > 120) {
                    faults.push(Fault::at(format!("{}.{key}", path()), format!("{} is no age: 0 to 120", age.unwrap_or_default())));
                }
            }
            let born_month = person.born.and_then(|born| {
                let month = born.months();
                if month.is_none() {
                    faults.push(Fault::at(format!("{}.born", path()), "give year and month of birth (YYYY-MM)"));
                }
                month
            });
            let from_birth = person.age_by_birth(self.date);
            if born_month.is_some() && from_birth.is_none() {
                let why = if self.date.is_none() {
                    "a month of birth gives an age only with the scenario's `date` (YYYY-MM-DD)"
                } else {
                    "that gives no age from 0 to 120 on the scenario's date"
                };
                if person.age.is_none() || self.date.is_some() {
                    faults.push(Fault::at(format!("{}.born", path()), why));
                }
            }
            if let (Some(said), Some(counted)) = (person.age, from_birth)
                && said != counted
                && counted.checked_sub(1) != Some(said)
            {
                faults.push(Fault::at(format!("{}.age", path()), format!("{said} does not fit the month of birth, which gives {counted}")));
            }
            let age = person.age_on(self.date);
            *slot = Known { age, then: person.age_then.or(age), born_month };
        }
        all
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.people.keys().position(|known| known == name)
    }

    fn named(&self, name: &str, path: impl FnOnce() -> String, faults: &mut Vec<Fault>) -> usize {
        self.index(name).filter(|index| *index < MOST_PEOPLE).unwrap_or_else(|| {
            let names: Vec<&str> = self.people.keys().map(String::as_str).collect();
            faults.push(Fault::at(path(), format!("`{name}` is not in the scenario")).meant(name, &names));
            0
        })
    }

    fn origin(&self, name: Option<&String>, path: impl FnOnce() -> String, faults: &mut Vec<Fault>) -> Origin {
        match name.map(String::as_str) {
            None => Origin::Unknown,
            Some(OTHERS) => Origin::Outside,
            Some(name) => Origin::Person(self.named(name, path, faults)),
        }
    }

    fn draft(&self, position: usize, act: &Act, faults: &mut Vec<Fault>) -> Draft {
        let path = |key: &str| format!("acts[{position}].{key}");
        let actor = self.named(&act.who, || path("who"), faults);
        if let Some(person) = self.people.get(&act.who)
            && person.age.is_none()
            && person.born.is_none()
        {
            faults.push(Fault::at(format!("people.{}", act.who), "somebody who acts needs an age"));
        }
        if act.from.as_ref() == Some(&act.who) {
            faults.push(Fault::at(path("from"), "nobody gets a picture from themselves: leave `from` out and say `made_by`"));
        }
        if act.to.as_ref().is_some_and(|to| to.contains(&act.who)) {
            faults.push(Fault::at(path("to"), "nobody sends a picture to themselves: leave the sender out of `to`"));
        }
        if act.to.as_ref().is_some_and(|to| to.is_empty()) {
            faults.push(Fault::at(path("to"), "is empty: name to whom it went, or leave `to` out"));
        }
        if act.image_of.is_empty() {
            faults.push(Fault::at(path("image_of"), "nobody is shown: name everybody who is in the picture"));
        }
        let mut shown = People::default();
        for (i, name) in act.image_of.iter().enumerate() {
            shown = shown.with(People::of(self.named(name, || format!("acts[{position}].image_of[{i}]"), faults)));
        }
        let mut to = Sent { unsaid: act.to.is_none(), ..Sent::default() };
        for name in act.to.iter().flat_map(|names| names.iter()) {
            match name.as_str() {
                TRUSTED_ADULT => to.trusted_adult = true,
                OTHERS => to.others = true,
                name => to.people = to.people.with(People::of(self.named(name, || path("to"), faults))),
            }
        }
        Draft {
            position,
            actor,
            shown,
            to,
            from: self.origin(act.from.as_ref(), || path("from"), faults),
            maker: self.origin(act.made_by.as_ref(), || path("made_by"), faults),
            conduct: act.does,
        }
    }

    fn situation(&self, draft: &Draft, all: &[Draft], people: [Known; MOST_PEOPLE]) -> Situation {
        let same_picture = || all.iter().filter(|other| other.shown == draft.shown);
        let maker = match draft.maker {
            Origin::Unknown if draft.conduct == Conduct::Produce => Origin::Person(draft.actor),
            Origin::Unknown => {
                let mut makers = same_picture().filter(|other| other.conduct == Conduct::Produce).map(|other| other.actor);
                match (makers.next(), makers.next()) {
                    (Some(only), None) => Origin::Person(only),
                    _ => same_picture().map(|other| other.maker).find(|maker| *maker != Origin::Unknown).unwrap_or(Origin::Unknown),
                }
            }
            said => said,
        };
        let from = match draft.from {
            Origin::Unknown if maker == Origin::Person(draft.actor) => Origin::Nobody,
            Origin::Unknown => same_picture()
                .find(|other| is_sending(other.conduct) && other.to.people.has(draft.actor))
                .map_or(Origin::Unknown, |other| Origin::Person(other.actor)),
            said => said,
        };
        let own_sends = || same_picture().filter(|other| other.actor == draft.actor && is_sending(other.conduct));
        let sends = own_sends().fold(Sent::default(), |sum, other| Sent {
            people: sum.people.with(other.to.people),
            trusted_adult: sum.trusted_adult || other.to.trusted_adult,
            others: sum.others || other.to.others,
            unsaid: sum.unsaid || other.to.unsaid,
        });
        let me = People::of(draft.actor);
        let everybody = (0..self.people.len()).fold(People::default(), |sum, index| sum.with(People::of(index)));
        let partner = everybody
            .without(me)
            .only()
            .or_else(|| draft.shown.without(me).only())
            .or_else(|| own_sends().flat_map(|other| other.to.people.iter()).find(|index| *index != draft.actor))
            .or(match from {
                Origin::Person(sender) => Some(sender),
                _ => None,
            });
        let mut everyone = draft.shown.with(me).with(draft.to.people);
        for origin in [from, maker] {
            if let Origin::Person(index) = origin {
                everyone = everyone.with(People::of(index));
            }
        }
        let own = self.acts.get(draft.position).and_then(|act| act.circumstances).unwrap_or_default();
        let mut facts = own.over(&self.circumstances);
        facts.medium = facts.medium.or(Some(super::scenario::Medium::Electronic));
        Situation {
            act: draft.position,
            conduct: draft.conduct,
            facts,
            actor: draft.actor,
            shown: draft.shown,
            partner,
            everyone,
            to: draft.to,
            sends,
            from,
            maker,
            people,
            whole_years: self.whole_years,
        }
    }
}

/// Answers that cannot both be true.
fn contradictions(path: &str, facts: &Circumstances, faults: &mut Vec<Fault>) {
    let nakedness = matches!(facts.content, Some(Content::Nudity | Content::LewdNudity));
    if nakedness && facts.lawful_act == Some(Lawfulness::No) {
        faults.push(Fault::at(format!("{path}.lawful_act"), "`no` does not go with `content`: nakedness alone shows no act"));
    }
    if facts.content == Some(Content::ExplicitAct) && facts.lawful_act == Some(Lawfulness::NoActShown) {
        faults.push(Fault::at(format!("{path}.lawful_act"), "`no-act-shown` does not go with `content: explicit-act`"));
    }
    if facts.coercion == Some(Flag(false)) && facts.actor_pressured == Some(Flag(true)) {
        faults.push(Fault::at(format!("{path}.actor_pressured"), "`yes` does not go with `coercion: no`"));
    }
}

/// Whether a truth waits for an answer on pressure or power, which is asked before any other.
fn is_gate(truth: Truth) -> bool {
    matches!(truth, Truth::Unknown(Lack::Answer(Question::Coercion | Question::Authority)))
}

const fn is_sending(conduct: Conduct) -> bool {
    matches!(conduct, Conduct::Distribute | Conduct::Offer)
}

struct Draft {
    position: usize,
    actor: usize,
    shown: People,
    to: Sent,
    from: Origin,
    maker: Origin,
    conduct: Conduct,
}

impl Situation {
    /// The same act among people of other ages that differ by exactly whole years: the convention of grids. People are
    /// named by their position in the scenario's order.
    #[must_use]
    pub fn aged(&self, ages: [(usize, Age); 2]) -> Situation {
        let mut other = self.clone();
        other.whole_years = true;
        for (index, age) in ages {
            if let Some(known) = other.people.get_mut(index) {
                *known = Known { age: Some(age), then: Some(age), born_month: None };
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
        let consent = ages.sexual_consent.as_ref().filter(|consent| consent.basis != super::source::Basis::Unverified);
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

/// An answer as a truth; no answer is unknown, for want of that answer.
pub fn answered(answer: Option<Flag>, question: Question) -> Truth {
    answer.map_or(Truth::Unknown(Lack::Answer(question)), |Flag(yes)| Truth::from(yes))
}
