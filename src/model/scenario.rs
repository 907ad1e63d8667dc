//! Scenarios: who does what with whose picture, and the circumstances that laws ask about.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::age::{ADULT, Age};
use super::date::Date;
use super::scalar::{Flag, Many};
use super::words::words;

words! {
    /// What somebody does with a picture.
    Conduct in "conduct" {
        /// Taking or making it.
        Produce = "produce",
        /// Offering it to somebody.
        Offer = "offer",
        /// Sending, showing or passing it on.
        Distribute = "distribute",
        /// Keeping it.
        Possess = "possess",
        /// Looking at it, or getting to it, without keeping it.
        Access = "access",
        /// Getting hold of it.
        Procure = "procure",
        /// Asking or urging a child to make or send one.
        Ask = "ask",
        /// Being the child who is shown.
        Appear = "appear",
    }
}

words! {
    /// What the children are to each other.
    Relationship in "relationship" {
        /// Married to each other.
        Spouse = "spouse",
        /// Living together as a couple.
        Cohabiting = "cohabiting",
        /// A couple.
        Dating = "dating",
        /// Friends, or other regular contact.
        Ongoing = "ongoing",
        /// They know each other only online.
        OnlineOnly = "online-only",
    }
}

words! {
    /// What kind of picture it is, named and never described.
    Content in "content" {
        /// Nakedness.
        Nudity = "nudity",
        /// Nakedness with the private parts as its subject.
        LewdNudity = "lewd-nudity",
        /// A sexual act.
        ExplicitAct = "explicit-act",
        /// Violence.
        Violence = "violence",
    }
}

words! {
    /// Why the act was done.
    Purpose in "purpose" {
        /// For the children themselves.
        Themselves = "themselves",
        /// To spread the picture.
        Spread = "spread",
        /// For money or another advantage.
        Gain = "gain",
        /// For sexual arousal, where a law names it. Nobody is asked this.
        Arousal = "arousal",
        /// To hurt, shame or scare.
        Harm = "harm",
        /// To get help: showing it to a trusted adult or the police.
        Report = "report",
    }
}

words! {
    /// For whose eyes the picture is meant.
    Audience in "audience" {
        /// Only the child who made it.
        Maker = "maker",
        /// Only the child or children shown.
        ChildShown = "child-shown",
        /// Only the two of them.
        Couple = "couple",
        /// Others as well.
        Wider = "wider",
    }
}

words! {
    /// What became of the picture.
    GotRid in "got-rid" {
        /// It is still there.
        No = "no",
        /// It was deleted.
        Deleted = "deleted",
        /// It was shown to a trusted adult, the school or the police.
        Reported = "reported",
        /// Both.
        Both = "both",
    }
}

words! {
    /// Whether what is shown would be lawful between the two.
    Lawfulness in "lawfulness" {
        /// It would.
        Yes = "yes",
        /// It would not.
        No = "no",
        /// No act is shown.
        NoActShown = "no-act-shown",
    }
}

words! {
    /// How the picture travels.
    Medium in "medium" {
        /// By phone or network.
        Electronic = "electronic",
        /// On paper or from hand to hand.
        Other = "other",
    }
}

/// A value that can answer a [`Question`].
pub trait Answers: Sized + Copy {
    /// Every answer, where they can be counted; none for a number.
    fn words() -> Vec<&'static str>;
    /// The answer that a word gives.
    fn parse(word: &str) -> Option<Self>;
    /// The answer as a word.
    fn show(self) -> String;
}

impl Answers for Flag {
    fn words() -> Vec<&'static str> {
        vec!["yes", "no"]
    }
    fn parse(word: &str) -> Option<Self> {
        match word {
            "yes" => Some(Flag(true)),
            "no" => Some(Flag(false)),
            _ => None,
        }
    }
    fn show(self) -> String {
        self.word().to_owned()
    }
}

impl Answers for u16 {
    fn words() -> Vec<&'static str> {
        Vec::new()
    }
    fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }
    fn show(self) -> String {
        self.to_string()
    }
}

macro_rules! answered_by_words {
    ($($list:ident except [$($never:ident),*]);+ $(;)?) => { $(
        impl Answers for $list {
            fn words() -> Vec<&'static str> {
                $list::ALL.iter().filter(|word| ![$($list::$never as u8),*].contains(&(**word as u8))).map(|word| word.word()).collect()
            }
            fn parse(word: &str) -> Option<Self> {
                $list::from_word(word)
            }
            fn show(self) -> String {
                self.word().to_owned()
            }
        }
    )+ };
}

answered_by_words! {
    Relationship except [];
    Content except [];
    Purpose except [Arousal];
    Audience except [];
    GotRid except [];
    Lawfulness except [];
    Medium except [];
}

/// Declares the circumstances and, from the same table, the questions that ask for them.
macro_rules! circumstances {
    ($( $(#[$doc:meta])* $field:ident $variant:ident: $kind:ty ),+ $(,)?) => {
        /// Circumstances of an act, each as it was answered. What is left out is not known; it never counts as a no.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Circumstances {
            $( $(#[$doc])* pub $field: Option<$kind> ),+
        }

        /// A question behind a circumstance. Its wording stands in `data/vocabulary/question.yaml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Question {
            $( $(#[$doc])* $variant ),+
        }

        impl Question {
            /// The vocabulary file with the wording of the questions.
            pub const LIST: &'static str = "question";
            /// Every question, in the order in which they are asked.
            pub const ALL: &'static [Question] = &[ $( Question::$variant ),+ ];

            /// The key of the circumstance in a scenario.
            pub const fn word(self) -> &'static str {
                match self { $( Question::$variant => stringify!($field) ),+ }
            }

            /// Every possible answer, where answers can be counted.
            pub fn answers(self) -> Vec<&'static str> {
                match self { $( Question::$variant => <$kind as Answers>::words() ),+ }
            }
        }

        impl Circumstances {
            /// Records an answer. `None` where the word is no answer to this question.
            #[must_use]
            pub fn with(mut self, question: Question, answer: &str) -> Option<Self> {
                match question { $( Question::$variant => self.$field = Some(<$kind as Answers>::parse(answer)?) ),+ }
                Some(self)
            }

            /// Takes an answer back.
            #[must_use]
            pub fn without(mut self, question: Question) -> Self {
                match question { $( Question::$variant => self.$field = None ),+ }
                self
            }

            /// What was answered.
            pub fn answer(&self, question: Question) -> Option<String> {
                match question { $( Question::$variant => self.$field.map(Answers::show) ),+ }
            }

            /// These circumstances, and those of `general` where nothing is said here.
            #[must_use]
            pub fn over(self, general: &Circumstances) -> Circumstances {
                Circumstances { $( $field: self.$field.or(general.$field) ),+ }
            }
        }
    };
}

circumstances! {
    /// The child shown agreed that it was made.
    consent_make ConsentMake: Flag,
    /// The child shown agrees that the other one has it, today still.
    consent_keep ConsentKeep: Flag,
    /// The child shown agreed that it was sent.
    consent_send ConsentSend: Flag,
    /// The one who got it wanted to get it. "No" is what laws call unasked.
    consent_receive ConsentReceive: Flag,
    /// For whom it is meant.
    own_use OwnUse: Audience,
    /// It was shown or sent to somebody beyond the two.
    passed_on PassedOn: Flag,
    /// There was pressure, a threat or a trick.
    coercion Coercion: Flag,
    /// The child who acts was the one under pressure.
    actor_pressured ActorPressured: Flag,
    /// Money, a gift or a favour was promised.
    payment Payment: Flag,
    /// Somebody wanted to hurt, shame or scare.
    harm_intended HarmIntended: Flag,
    /// What they are to each other.
    relationship Relationship: Relationship,
    /// They know each other in person.
    known_in_person KnownInPerson: Flag,
    /// One has power over the other: family, care, school, sport.
    authority Authority: Flag,
    /// They are about as grown-up as each other.
    similar_development SimilarDevelopment: Flag,
    /// What is shown would be lawful between the two.
    lawful_act LawfulAct: Lawfulness,
    /// What kind of picture it is.
    content Content: Content,
    /// Why it was made, sent or kept.
    purpose Purpose: Purpose,
    /// The child has not been before the police or a court for such a thing.
    first_time FirstTime: Flag,
    /// The child knew what it was before opening it.
    knew Knew: Flag,
    /// What became of it.
    got_rid GotRid: GotRid,
    /// Hours until it was deleted or reported.
    within_hours WithinHours: u16,
    /// How many pictures there are.
    images Images: u16,
    /// It was made or changed by software.
    synthetic Synthetic: Flag,
    /// The child had good reason to believe something that was not so (an age, an agreement).
    mistaken_belief MistakenBelief: Flag,
    /// The child shown is by law independent of their parents.
    emancipated Emancipated: Flag,
    /// How it travels; electronic where nothing is said.
    medium Medium: Medium,
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Somebody in a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Age in years, at the last birthday before the act.
    #[serde(default)]
    pub age: Option<Age>,
    /// Year and month of birth; with the scenario's `date` it gives the age, and gaps to the month.
    #[serde(default)]
    pub born: Option<Date>,
    /// Age in years when the picture was made, where that is another one.
    #[serde(default)]
    pub age_then: Option<Age>,
}

impl Person {
    /// The age on a day, by the month of birth: the higher one in the month of the birthday, so that nobody is taken for a
    /// child who may be none.
    pub fn age_by_birth(&self, day: Option<Date>) -> Option<Age> {
        let months = day?.months()? - self.born?.months()?;
        Age::try_from(months.div_euclid(12)).ok().filter(|age| *age <= 120)
    }

    /// The age, as it is told or by birth.
    pub fn age_on(&self, day: Option<Date>) -> Option<Age> {
        self.age.or_else(|| self.age_by_birth(day))
    }
}

/// Words that stand for somebody who is not one of the people of a scenario.
pub const TRUSTED_ADULT: &str = "trusted-adult";
/// Other people, nobody in particular.
pub const OTHERS: &str = "others";

/// One act: who does what with a picture of whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// The person who acts.
    pub who: String,
    /// What the person does.
    pub does: Conduct,
    /// Everybody who is shown.
    pub image_of: Many<String>,
    /// To whom it goes: people of the scenario, `trusted-adult` or `others`.
    #[serde(default)]
    pub to: Option<Many<String>>,
    /// From whom it came: a person of the scenario or `others`.
    #[serde(default)]
    pub from: Option<String>,
    /// Who made it, where no other act says so: a person of the scenario or `others`.
    #[serde(default)]
    pub made_by: Option<String>,
    /// Circumstances of this act, where they differ from the scenario's.
    #[serde(default)]
    pub circumstances: Option<Circumstances>,
}

/// A scenario: people, their acts, and the circumstances. Cases for training are scenarios with a story.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The file's name; empty in a user's own file.
    #[serde(default)]
    pub id: String,
    /// A short title.
    #[serde(default)]
    pub title: String,
    /// What happened, in a few sentences without blame and without detail that does not serve.
    #[serde(default)]
    pub story: Option<String>,
    /// What helps the children in it.
    #[serde(default)]
    pub help: Vec<String>,
    /// Everybody, by a short name.
    pub people: BTreeMap<String, Person>,
    /// What they do, in order.
    pub acts: Vec<Act>,
    /// What holds for every act.
    #[serde(default)]
    pub circumstances: Circumstances,
    /// The day of the acts; the day the law was read where nothing is said.
    #[serde(default)]
    pub date: Option<Date>,
    /// Whether ages differ by exactly whole years: the convention of grids, never a person's answer.
    #[serde(skip)]
    pub whole_years: bool,
}

impl Scenario {
    /// Reasons to put help before the law (child-first rule 3), in plain words; empty for a benign exchange.
    pub fn help_first(&self) -> Vec<HelpReason> {
        let every = || std::iter::once(&self.circumstances).chain(self.acts.iter().filter_map(|act| act.circumstances.as_ref()));
        let any = |pick: fn(&Circumstances) -> Option<Flag>, answer: bool| every().any(|c| pick(c) == Some(Flag(answer)));
        let mut reasons = Vec::new();
        if self.people.values().any(|person| person.age_on(self.date).is_some_and(|age| age >= ADULT)) {
            reasons.push(HelpReason::Adult);
        }
        if any(|c| c.coercion, true) || any(|c| c.actor_pressured, true) {
            reasons.push(HelpReason::Coercion);
        }
        if any(|c| c.authority, true) {
            reasons.push(HelpReason::Authority);
        }
        if any(|c| c.payment, true) {
            reasons.push(HelpReason::Payment);
        }
        if any(|c| c.harm_intended, true) || every().any(|c| c.purpose == Some(Purpose::Harm)) {
            reasons.push(HelpReason::Harm);
        }
        let sent = self.acts.iter().any(|act| matches!(act.does, Conduct::Distribute | Conduct::Offer));
        if sent && any(|c| c.consent_send, false) || any(|c| c.consent_make, false) {
            reasons.push(HelpReason::NoConsent);
        }
        reasons
    }
}

words! {
    /// Why a report opens with help.
    HelpReason in "help-reason" {
        /// Somebody in it is 18 or over.
        Adult = "adult",
        /// There was pressure, a threat or a trick.
        Coercion = "coercion",
        /// One has power over the other.
        Authority = "authority",
        /// Something was paid or promised.
        Payment = "payment",
        /// Somebody wanted to hurt, shame or scare.
        Harm = "harm",
        /// The child shown did not agree.
        NoConsent = "no-consent",
    }
}
