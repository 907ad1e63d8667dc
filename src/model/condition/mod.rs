//! The conditions of offences and protections: a closed, typed vocabulary.
//!
//! Everything about a condition stands in one entry of the table below: its meaning in law, the key that the data files
//! use, the type of its value, how it is said in plain words, and when it holds for a situation. Adding a condition is
//! adding one entry (and its label in `data/vocabulary/condition.yaml`). There is no expression language: `any_of` in
//! [`super::requires`] is the only connective.

mod values;

pub use values::{AgeGap, Agreement, Between, Consent, CountBand, Disposal, ImageOf, Older, OwnUse, Riddance, SentTo, ShowsOnly, Who};

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize};

use super::age::{AgeBand, Ages};
use super::scalar::{Flag, Many};
use super::scenario::{Audience, Content, GotRid, Medium, Purpose, Question, Relationship};
use super::situation::{Origin, Side, Situation, answered};
use super::truth::{Lack, Truth};

fn any_word<T: Copy>(words: &Many<T>, holds: impl Fn(T) -> Truth) -> Truth {
    words.iter().fold(Truth::Unmet, |truth, word| truth.or(holds(*word)))
}

fn is(flag: Flag, truth: Truth) -> Truth {
    if flag.0 { truth } else { !truth }
}

/// Whether the one who acts was lured or forced. Where nobody was pressed, nobody was.
fn pressured(s: &Situation) -> Truth {
    match (s.facts.actor_pressured, s.facts.coercion) {
        (None, Some(Flag(false))) => Truth::Unmet,
        (said, _) => answered(said, Question::ActorPressured),
    }
}

/// A wrong that an offence asks for is the actor's own: the child who suffered it did not do it.
fn by_the_actor(s: &Situation, side: Side, flag: Flag, done: Truth) -> Truth {
    if side == Side::Offence && flag.0 { done.and(!pressured(s)) } else { is(flag, done) }
}

fn asked(question: Question) -> Truth {
    Truth::Unknown(Lack::Answer(question))
}

/// "one, another or a third"
fn list<T: Copy>(words: &Many<T>, say: impl Fn(T) -> &'static str) -> String {
    let said: Vec<&str> = words.iter().map(|word| say(*word)).collect();
    match said.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((only, _)) => (*only).to_owned(),
        None => String::new(),
    }
}

fn agreed(s: &Situation, to: Agreement) -> Truth {
    match to {
        Agreement::Make => answered(s.facts.consent_make, Question::ConsentMake),
        Agreement::Keep => answered(s.facts.consent_keep, Question::ConsentKeep),
        Agreement::Send => answered(s.facts.consent_send, Question::ConsentSend),
        Agreement::Receive => answered(s.facts.consent_receive, Question::ConsentReceive),
    }
}

fn to_what(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Make => "making it",
        Agreement::Keep => "its being kept",
        Agreement::Send => "its being sent",
        Agreement::Receive => "receiving it",
    }
}

fn whoever(who: Who) -> &'static str {
    match who {
        Who::Actor => "this child",
        Who::Depicted => "the child shown",
        Who::OtherChild => "another child",
        Who::ThirdParty => "somebody else",
    }
}

fn came_from(s: &Situation, origin: Origin, who: Who, lack: Lack) -> Truth {
    match (origin, who) {
        (Origin::Unknown, _) => Truth::Unknown(lack),
        (Origin::Nobody, _) => Truth::Unmet,
        (Origin::Outside, who) => match who {
            Who::ThirdParty => Truth::Met,
            Who::OtherChild => Truth::Unknown(lack),
            Who::Actor | Who::Depicted => Truth::Unmet,
        },
        (Origin::Person(index), who) => match who {
            Who::Actor => Truth::from(s.is_actor(index)),
            Who::Depicted => Truth::from(s.is_shown(index) && !s.is_actor(index)),
            Who::OtherChild => Truth::from(!s.is_actor(index)).and(s.is_child(index)),
            Who::ThirdParty => Truth::from(!s.is_actor(index) && !s.is_shown(index)),
        },
    }
}

macro_rules! conditions {
    ($(
        $(#[$doc:meta])*
        $variant:ident($value:ident: $kind:ty) = $key:literal {
            says $says:expr,
            holds |$s:ident, $ages:ident, $side:ident| $holds:expr $(,)?
        }
    )+) => {
        /// A condition of an offence or a protection.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Condition {
            $( $(#[$doc])* $variant($kind) ),+
        }

        impl Condition {
            /// Every key, in the order in which conditions are shown.
            pub const KEYS: &'static [&'static str] = &[ $( $key ),+ ];

            /// The key of the condition in the data files.
            pub const fn key(&self) -> &'static str {
                match self { $( Condition::$variant(_) => $key ),+ }
            }

            /// The condition in plain words, as part of a sentence.
            pub fn says(&self) -> String {
                match self { $( Condition::$variant($value) => $says ),+ }
            }

            /// Whether it holds. `ages` are those of the law it belongs to.
            #[allow(unused_variables, reason = "most conditions need only the situation")]
            pub fn holds(&self, situation: &Situation, ages: &Ages, side: Side) -> Truth {
                match self { $( Condition::$variant($value) => { let ($s, $ages, $side) = (situation, ages, side); $holds } ),+ }
            }

            pub(super) fn read<'de, A: MapAccess<'de>>(key: &str, map: &mut A) -> Result<Option<Condition>, A::Error> {
                Ok(Some(match key {
                    $( $key => Condition::$variant(map.next_value()?), )+
                    _ => return Ok(None),
                }))
            }

            pub(super) fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                match self { $( Condition::$variant(value) => map.serialize_entry($key, value) ),+ }
            }
        }
    };
}

conditions! {
    /// The age of the child who acts.
    Actor(band: AgeBand) = "actor" {
        says format!("this child is {band}"),
        holds |s, ages, side| s.actor_is(band),
    }
    /// The age of those shown: on a protection of every one other than the actor (or of the actor, alone in the picture), on
    /// an offence of any.
    Depicted(band: AgeBand) = "depicted" {
        says format!("the child shown is {band}"),
        holds |s, ages, side| s.depicted_are(band, side),
    }
    /// The age of the one who gets the picture.
    Recipient(band: AgeBand) = "recipient" {
        says format!("the one who gets it is {band}"),
        holds |s, ages, side| s.recipients_are(band, side),
    }
    /// Who is shown.
    ImageOf(words: Many<ImageOf>) = "image_of" {
        says {
            let has = |word| words.contains(&word);
            match (has(ImageOf::ActorAlone), has(ImageOf::WithActor), has(ImageOf::Others)) {
                (true, false, false) => "nobody but this child is shown",
                (true, true, false) => "this child is shown",
                (true, false, true) => "either this child alone is shown, or only others",
                (false, true, false) => "this child is shown together with others",
                (false, true, true) => "another child is in the picture",
                (false, false, true) => "only others are shown, not this child",
                (true, true, true) | (false, false, false) => "whoever is shown",
            }.to_owned()
        },
        holds |s, ages, side| any_word(words, |word| Truth::from(match word {
            ImageOf::ActorAlone => s.shows_actor_alone(),
            ImageOf::WithActor => s.shows_actor() && !s.shows_actor_alone(),
            ImageOf::Others => !s.shows_actor(),
        })),
    }
    /// The largest number of children shown.
    MaxChildrenShown(most: u8) = "max_children_shown" {
        says if *most == 1 { "only one child is shown".to_owned() } else { format!("at most {most} children are shown") },
        holds |s, ages, side| s.children_shown_at_most(usize::from(*most)),
    }
    /// Nobody but the two is shown.
    ShowsOnly(_only: ShowsOnly) = "shows_only" {
        says "it shows only the two".to_owned(),
        holds |s, ages, side| s.shows_only_couple(),
    }
    /// How far apart ages may lie.
    MaxAgeGap(gap: AgeGap) = "max_age_gap" {
        says gap.to_string(),
        holds |s, ages, side| s.gap_is(gap),
    }
    /// Who made the picture.
    MadeBy(words: Many<Who>) = "made_by" {
        says format!("it was made by {}", list(words, whoever)),
        holds |s, ages, side| any_word(words, |who| came_from(s, s.maker(), who, Lack::Maker)),
    }
    /// From whom the picture came.
    ReceivedFrom(words: Many<Who>) = "received_from" {
        says format!("it came from {}", list(words, whoever)),
        holds |s, ages, side| any_word(words, |who| came_from(s, s.sender(), who, Lack::Sender)),
    }
    /// To whom the picture went, and to no one else.
    SentTo(words: Many<SentTo>) = "sent_to" {
        says format!("it went {}", list(words, |word| match word {
            SentTo::Depicted => "only to the child shown",
            SentTo::Partner => "only to the other of the two",
            SentTo::NobodyElse => "to nobody else, except back to the child shown",
            SentTo::TrustedAdult => "only to a trusted adult",
        })),
        holds |s, ages, side| {
            let has = |word| words.contains(&word);
            s.sent_only(has(SentTo::Depicted) || has(SentTo::NobodyElse), has(SentTo::Partner), has(SentTo::TrustedAdult))
        },
    }
    /// The largest number of people it goes to.
    MaxRecipients(most: u8) = "max_recipients" {
        says if *most == 1 { "it goes to one person only".to_owned() } else { format!("it goes to at most {most} people") },
        holds |s, ages, side| s.recipients().map_or(Truth::Unknown(Lack::Recipient), |count| Truth::from(count <= u32::from(*most))),
    }
    /// An element of offences: it goes to at least so many people, or to the public. One receiver who is named is one.
    MinRecipients(least: u8) = "min_recipients" {
        says format!("it goes to {least} people or more, or to the public"),
        holds |s, ages, side| s.recipients().map_or(Truth::Unknown(Lack::Recipient), |count| Truth::from(count >= u32::from(*least))),
    }
    /// The child shown agreed to all of this (or the receiver, to receiving). Taken back is no.
    ConsentTo(consent: Consent) = "consent_to" {
        says {
            let to = consent.to.iter().map(|to| to_what(*to)).collect::<Vec<_>>().join(" and ");
            let whose = if consent.to.iter().all(|to| *to == Agreement::Receive) { "the receiver" } else { "the child shown" };
            match consent.counts_from {
                None => format!("{whose} agreed to {to}"),
                Some(age) => format!("{whose} agreed to {to}, which counts from {age}"),
            }
        },
        holds |s, ages, side| consent.to.iter().fold(s.consent_counts(consent.counts_from), |truth, to| truth.and(agreed(s, *to))),
    }
    /// An element of offences: agreement to any of this is missing.
    WithoutConsentTo(consent: Consent) = "without_consent_to" {
        says {
            let to = consent.to.iter().map(|to| to_what(*to)).collect::<Vec<_>>().join(" or ");
            match consent.counts_from {
                None => format!("the child shown did not agree to {to}"),
                Some(age) => format!("the child shown did not agree to {to}, or is under {age}"),
            }
        },
        holds |s, ages, side| consent.to.iter().fold(!s.consent_counts(consent.counts_from), |truth, to| truth.or(!agreed(s, *to))),
    }
    /// For whose own use alone the picture is (any of these).
    OwnUse(words: Many<OwnUse>) = "own_use" {
        says format!("it is only for {}", list(words, |word| match word {
            OwnUse::Actor => "the child's own use",
            OwnUse::PeopleShown => "those who are shown",
            OwnUse::Couple => "the two",
        })),
        holds |s, ages, side| any_word(words, |word| s.meant_only_for(match word {
            OwnUse::Actor => Audience::Maker,
            OwnUse::PeopleShown => Audience::ChildShown,
            OwnUse::Couple => Audience::Couple,
        })),
    }
    /// The picture was made or kept in order to be given to somebody, one person being enough.
    MeantForOthers(flag: Flag) = "meant_for_others" {
        says if flag.0 { "it was meant to be given to somebody" } else { "it was not meant to be given to anybody" }.to_owned(),
        holds |s, ages, side| is(*flag, s.meant_for_others()),
    }
    /// This child passed it to somebody beyond the two.
    PassedOn(flag: Flag) = "passed_on" {
        says if flag.0 { "it was passed on to others" } else { "it was not passed on to others" }.to_owned(),
        holds |s, ages, side| is(*flag, s.passed_on()),
    }
    /// It came without the receiver wanting it.
    Unasked(flag: Flag) = "unasked" {
        says if flag.0 { "it came unasked" } else { "it did not come unasked" }.to_owned(),
        holds |s, ages, side| is(*flag, s.came_unasked()),
    }
    /// Pressure, a threat or deceit. As an element of an offence it is the actor's doing: a child who was the one under
    /// pressure does not meet it.
    Coercion(flag: Flag) = "coercion" {
        says if flag.0 { "there was pressure, a threat or a trick" } else { "there was no pressure, threat or trick" }.to_owned(),
        holds |s, ages, side| by_the_actor(s, side, *flag, answered(s.facts.coercion, Question::Coercion)),
    }
    /// Something was paid or promised.
    Payment(flag: Flag) = "payment" {
        says if flag.0 { "something was paid or promised" } else { "nothing was paid or promised" }.to_owned(),
        holds |s, ages, side| is(*flag, answered(s.facts.payment, Question::Payment)),
    }
    /// Trust, care, family or power of one over the other. As an element of an offence it is the actor's power.
    Authority(flag: Flag) = "authority" {
        says if flag.0 { "one has power over the other" } else { "neither has power over the other" }.to_owned(),
        holds |s, ages, side| by_the_actor(s, side, *flag, answered(s.facts.authority, Question::Authority)),
    }
    /// A wish to hurt, shame or scare.
    HarmIntended(flag: Flag) = "harm_intended" {
        says if flag.0 { "somebody wanted to hurt, shame or scare" } else { "nobody wanted to hurt, shame or scare" }.to_owned(),
        holds |s, ages, side| is(*flag, answered(s.facts.harm_intended, Question::HarmIntended)),
    }
    /// The two know each other in person.
    KnownInPerson(flag: Flag) = "known_in_person" {
        says if flag.0 { "they know each other in person" } else { "they do not know each other in person" }.to_owned(),
        holds |s, ages, side| is(*flag, answered(s.facts.known_in_person, Question::KnownInPerson)),
    }
    /// No earlier finding or measure.
    FirstTime(flag: Flag) = "first_time" {
        says if flag.0 { "it is the first time" } else { "it is not the first time" }.to_owned(),
        holds |s, ages, side| is(*flag, answered(s.facts.first_time, Question::FirstTime)),
    }
    /// The picture was altered or generated.
    Synthetic(flag: Flag) = "synthetic" {
        says if flag.0 { "the picture was made or changed by software" } else { "the picture is a real one" }.to_owned(),
        holds |s, ages, side| is(*flag, answered(s.facts.synthetic, Question::Synthetic)),
    }
    /// The child shown is by law independent of their parents.
    Emancipated(flag: Flag) = "emancipated" {
        says if flag.0 { "the child shown is legally independent of their parents" } else { "the child shown is not legally independent of their parents" }.to_owned(),
        holds |s, ages, side| is(*flag, answered(s.facts.emancipated, Question::Emancipated)),
    }
    /// The child who acts was lured or forced.
    ActorPressured(flag: Flag) = "actor_pressured" {
        says if flag.0 { "this child was lured or forced" } else { "this child was not lured or forced" }.to_owned(),
        holds |s, ages, side| is(*flag, pressured(s)),
    }
    /// Close in age and maturity where the law gives no number: asked, never assumed.
    SimilarDevelopment(flag: Flag) = "similar_development" {
        says if flag.0 { "they are close in age and about as grown-up as each other" } else { "they are not about as grown-up as each other" }.to_owned(),
        holds |s, ages, side| is(*flag, answered(s.facts.similar_development, Question::SimilarDevelopment)),
    }
    /// What the two are to each other.
    Relationship(words: Many<Relationship>) = "relationship" {
        says format!("they are {}", list(words, |word| match word {
            Relationship::Spouse => "married",
            Relationship::Cohabiting => "living together",
            Relationship::Dating => "a couple",
            Relationship::Ongoing => "friends or in regular contact",
            Relationship::OnlineOnly => "in contact only online",
        })),
        holds |s, ages, side| match s.facts.relationship {
            Some(said) => Truth::from(words.contains(&said)),
            None if s.nobody_else() => Truth::Unmet,
            None => asked(Question::Relationship),
        },
    }
    /// What is shown would itself be lawful between the two. Nakedness alone shows no act.
    LawfulAct(flag: Flag) = "lawful_act" {
        says if flag.0 { "what is shown would be lawful between them" } else { "what is shown would not be lawful between them" }.to_owned(),
        holds |s, ages, side| is(*flag, s.lawful_act(ages)),
    }
    /// A sexual act between the two would be lawful, whatever the picture shows.
    LawfulBetween(flag: Flag) = "lawful_between" {
        says if flag.0 { "a sexual act between them would be lawful" } else { "a sexual act between them would not be lawful" }.to_owned(),
        holds |s, ages, side| is(*flag, s.lawful_between(ages)),
    }
    /// Which kinds of picture are covered.
    Content(words: Many<Content>) = "content" {
        says format!("it shows {}", list(words, |word| match word {
            Content::Nudity => "nakedness",
            Content::LewdNudity => "nakedness with the private parts as its subject",
            Content::ExplicitAct => "a sexual act",
            Content::Violence => "violence",
        })),
        holds |s, ages, side| s.facts.content.map_or(asked(Question::Content), |said| Truth::from(words.contains(&said))),
    }
    /// Why the act was done. Arousal is never asked of a child: where a law turns on it, it stays open.
    Purpose(words: Many<Purpose>) = "purpose" {
        says format!("it was done {}", list(words, |word| match word {
            Purpose::Themselves => "for themselves",
            Purpose::Spread => "in order to spread it",
            Purpose::Gain => "for gain",
            Purpose::Arousal => "for sexual arousal",
            Purpose::Harm => "to hurt, shame or scare",
            Purpose::Report => "to get help",
        })),
        holds |s, ages, side| match s.facts.purpose {
            None => asked(Question::Purpose),
            Some(said) if words.contains(&said) => Truth::Met,
            Some(Purpose::Themselves) if words.contains(&Purpose::Arousal) => Truth::Unknown(Lack::Judgement),
            Some(_) => Truth::Unmet,
        },
    }
    /// The child knew what it was.
    Knew(flag: Flag) = "knew" {
        says if flag.0 { "the child knew what it was" } else { "the child did not know what it was" }.to_owned(),
        holds |s, ages, side| is(*flag, answered(s.facts.knew, Question::Knew)),
    }
    /// The picture was deleted or reported, any of the ways that are named, in time.
    GotRid(disposal: Disposal) = "got_rid" {
        says {
            let ways = list(&disposal.ways, |way| match way { Riddance::Deleted => "deleted", Riddance::Reported => "reported" });
            match disposal.within_hours {
                None => format!("it was {ways}"),
                Some(hours) => format!("it was {ways} within {hours} hours"),
            }
        },
        holds |s, ages, side| {
            let done = s.facts.got_rid.map_or(asked(Question::GotRid), |said| any_word(&disposal.ways, |way| Truth::from(match way {
                Riddance::Deleted => matches!(said, GotRid::Deleted | GotRid::Both),
                Riddance::Reported => matches!(said, GotRid::Reported | GotRid::Both),
            })));
            disposal.within_hours.map_or(done, |limit| {
                done.and(s.facts.within_hours.map_or(asked(Question::WithinHours), |hours| Truth::from(hours <= limit)))
            })
        },
    }
    /// How many pictures there are.
    Images(band: CountBand) = "images" {
        says match (band.from, band.under) {
            (None, Some(under)) => format!("there are fewer than {under} pictures"),
            (Some(from), None) => format!("there are {from} pictures or more"),
            (Some(from), Some(under)) => format!("there are {from} to {} pictures", under.saturating_sub(1)),
            (None, None) => "any number of pictures".to_owned(),
        },
        holds |s, ages, side| s.facts.images.map_or(asked(Question::Images), |count| {
            Truth::from(band.from.is_none_or(|from| count >= from) && band.under.is_none_or(|under| count < under))
        }),
    }
    /// By phone or network.
    Medium(medium: Medium) = "medium" {
        says match medium { Medium::Electronic => "it travels by phone or network", Medium::Other => "it does not travel by phone or network" }.to_owned(),
        holds |s, ages, side| s.facts.medium.map_or(asked(Question::Medium), |said| Truth::from(said == *medium)),
    }
    /// A standard that a court applies afresh to every case (what a community finds acceptable, what is suitable for minors):
    /// whether the rule holds turns on it, so it is unknown on offences as well.
    OpenStandard(texts: Many<String>) = "open_standard" {
        says texts.join("; "),
        holds |s, ages, side| Truth::Unknown(Lack::Judgement),
    }
    /// A doubt whether the rule covers such an act at all, which no text or court has settled: unknown on offences as well.
    Disputed(texts: Many<String>) = "disputed" {
        says format!("{} (not settled)", texts.join("; ")),
        holds |s, ages, side| Truth::Unknown(Lack::Judgement),
    }
    /// What no program can decide: always unknown, always shown. On an offence it counts as reached ("if also …"): untyped
    /// text never makes an offence disappear.
    Other(texts: Many<String>) = "other" {
        says texts.join("; "),
        holds |s, ages, side| if side == Side::Offence { Truth::Met } else { Truth::Unknown(Lack::Judgement) },
    }
}
