//! From a scenario to the situation of each act: who is who, what came from whom, and every fault of the scenario at once.

use super::super::fault::Fault;
use super::super::scalar::Flag;
use super::super::scenario::{Act, Circumstances, Conduct, Content, Lawfulness, Medium, OTHERS, Scenario, TRUSTED_ADULT};
use super::{Known, MOST_PEOPLE, Origin, People, Sent, Situation, is_sending};

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
        facts.medium = facts.medium.or(Some(Medium::Electronic));
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

struct Draft {
    position: usize,
    actor: usize,
    shown: People,
    to: Sent,
    from: Origin,
    maker: Origin,
    conduct: Conduct,
}
