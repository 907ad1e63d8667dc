//! What can be found: the texts of a record, each with the field that it stands in.

use crate::model::guidance::Topic;
use crate::model::instrument::Instrument;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::scenario::Scenario;
use crate::model::term::Term;
use crate::model::words::words;

words! {
    /// A kind of record that can be found.
    Kind in "kind" {
        /// A jurisdiction.
        Jurisdiction = "jurisdiction",
        /// A term.
        Term = "term",
        /// An instrument.
        Instrument = "instrument",
        /// A page of the guide.
        Guide = "guide",
        /// A case.
        Case = "case",
    }
}

words! {
    /// Where a text stands.
    Field in "field" {
        /// How a record is called, in every language.
        Names = "names",
        /// What could reach a child.
        Offences = "offences",
        /// What protects.
        Protections = "protections",
        /// Ages.
        Ages = "ages",
        /// Youth justice and consequences.
        YouthJustice = "youth-justice",
        /// Practice.
        Practice = "practice",
        /// Help.
        Help = "help",
        /// What was not established.
        Questions = "questions",
        /// What a text says: of an instrument, of a term, of a page of the guide, of a case.
        Text = "text",
    }
}

impl Field {
    /// How much more a hit in it counts: who types a name means what bears it.
    pub(super) const fn weight(self) -> f32 {
        match self {
            Field::Names => 4.0,
            Field::Protections | Field::Offences => 1.2,
            Field::Questions => 0.7,
            _ => 1.0,
        }
    }
}

/// A text of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub field: Field,
    /// The text.
    pub text: String,
}

/// A record whose texts can be found.
pub trait Searched {
    /// Its kind.
    const KIND: Kind;
    /// Its texts, always in the same order.
    fn passages(&self) -> Vec<Passage>;
}

/// Gathers passages; empty ones are left out.
#[derive(Default)]
struct Gathered(Vec<Passage>);

impl Gathered {
    fn add<'a>(&mut self, field: Field, parts: impl IntoIterator<Item = &'a str>) {
        let text: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
        if !text.is_empty() {
            self.0.push(Passage { field, text: text.join(" · ") });
        }
    }
}

fn some(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

impl Searched for Jurisdiction {
    const KIND: Kind = Kind::Jurisdiction;

    fn passages(&self) -> Vec<Passage> {
        let mut all = Gathered::default();
        all.add(Field::Names, [self.name.as_str(), self.id.as_str()].into_iter().chain(self.aliases.iter().map(String::as_str)));
        all.add(Field::Offences, self.statute_terms.iter().map(String::as_str));
        for offence in &self.offences {
            all.add(Field::Offences, [offence.cite.as_str(), &offence.title, some(&offence.note)]);
        }
        for protection in &self.protections {
            all.add(Field::Protections, [protection.cite.as_str(), &protection.summary]);
        }
        let ages = &self.ages;
        all.add(Field::Ages, ages.child_in_csam_law.iter().flat_map(|age| [some(&age.cite), some(&age.note)]));
        all.add(Field::Ages, ages.sexual_consent.iter().flat_map(|age| [some(&age.cite), some(&age.note)]));
        all.add(Field::Ages, ages.criminal_responsibility.iter().flat_map(|age| [some(&age.cite), some(&age.note)]));
        all.add(Field::Ages, ages.adult_prosecution.iter().flat_map(|age| [some(&age.cite), some(&age.note)]));
        for rule in &self.youth_justice {
            all.add(Field::YouthJustice, [rule.cite.as_str(), &rule.summary]);
        }
        for rule in &self.consequences {
            all.add(Field::YouthJustice, [rule.cite.as_str(), &rule.summary]);
        }
        for practice in &self.practice {
            all.add(Field::Practice, [some(&practice.cite), &practice.what]);
        }
        for support in &self.support {
            all.add(Field::Help, [support.name.as_str()]);
        }
        for question in &self.open_questions {
            all.add(Field::Questions, [question.as_str()]);
        }
        all.0
    }
}

impl Searched for Term {
    const KIND: Kind = Kind::Term;

    fn passages(&self) -> Vec<Passage> {
        let mut all = Gathered::default();
        let forms = self.translations.values().flatten().map(|form| form.text.as_str());
        all.add(Field::Names, std::iter::once(self.term.as_str()).chain(self.aliases.iter().map(String::as_str)).chain(forms));
        all.add(Field::Text, [self.meaning.as_str()]);
        all.add(Field::Text, [some(&self.say_instead), some(&self.why)]);
        all.add(Field::Text, [some(&self.note)]);
        for question in &self.open_questions {
            all.add(Field::Questions, [question.as_str()]);
        }
        all.0
    }
}

impl Searched for Instrument {
    const KIND: Kind = Kind::Instrument;

    fn passages(&self) -> Vec<Passage> {
        let mut all = Gathered::default();
        all.add(Field::Names, [self.short.as_str(), &self.name, &self.body].into_iter().chain(self.aliases.iter().map(String::as_str)));
        for said in self.own_material.iter().chain(&self.status) {
            all.add(Field::Text, [said.text.as_str(), some(&said.note)]);
        }
        for provision in &self.provisions {
            all.add(Field::Text, [provision.at.as_str(), &provision.says, some(&provision.means)]);
        }
        for question in &self.open_questions {
            all.add(Field::Questions, [question.as_str()]);
        }
        all.0
    }
}

impl Searched for Topic {
    const KIND: Kind = Kind::Guide;

    fn passages(&self) -> Vec<Passage> {
        let mut all = Gathered::default();
        all.add(Field::Names, std::iter::once(self.title.as_str()).chain(self.aliases.iter().map(String::as_str)));
        all.add(Field::Text, [some(&self.summary)]);
        for point in &self.points {
            all.add(Field::Text, [some(&point.heading), &point.text]);
        }
        all.0
    }
}

impl Searched for Scenario {
    const KIND: Kind = Kind::Case;

    fn passages(&self) -> Vec<Passage> {
        let mut all = Gathered::default();
        all.add(Field::Names, [self.title.as_str(), &self.id]);
        all.add(Field::Text, [some(&self.story)]);
        for line in &self.help {
            all.add(Field::Text, [line.as_str()]);
        }
        all.0
    }
}
