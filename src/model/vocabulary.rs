//! The vocabulary files: for each closed list, what its words mean and how they are said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One word of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// A short plain label.
    pub label: String,
    /// What it means, in one sentence.
    pub meaning: String,
    /// The question that a person is asked, where there is one.
    #[serde(default)]
    pub question: Option<String>,
}

/// A closed list: `data/vocabulary/NAME.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// What the list is about.
    pub about: String,
    /// Its words.
    pub words: BTreeMap<String, Entry>,
}

/// All lists, by name.
pub type Vocabulary = BTreeMap<String, List>;

/// The closed lists of the model with their words, to be held against the vocabulary files.
pub fn lists() -> Vec<(&'static str, Vec<&'static str>)> {
    macro_rules! lists {
        ($($name:path),+ $(,)?) => {
            vec![ $( (<$name>::LIST, <$name>::ALL.iter().map(|word| word.word()).collect()) ),+ ]
        };
    }
    use super::{
        age, condition, context, guidance, instrument, jurisdiction, offence, protection, reading, scenario, source, standard, term,
        verdict,
    };
    let mut all = lists![
        age::Moment,
        condition::Agreement,
        condition::Between,
        condition::ImageOf,
        condition::Older,
        condition::OwnUse,
        condition::Riddance,
        condition::SentTo,
        condition::ShowsOnly,
        condition::Who,
        context::ConsequenceKind,
        context::Direction,
        context::SupportKind,
        context::Tie,
        context::YouthJusticeKind,
        guidance::Reader,
        instrument::Force,
        instrument::InstrumentKind,
        standard::Standard,
        standard::Measure,
        jurisdiction::Region,
        offence::Grade,
        offence::Prosecution,
        offence::Track,
        protection::Authority,
        protection::Burden,
        protection::Effect,
        protection::Scope,
        protection::Status,
        reading::Extent,
        scenario::Audience,
        scenario::Conduct,
        scenario::Content,
        scenario::GotRid,
        scenario::HelpReason,
        scenario::Lawfulness,
        scenario::Medium,
        scenario::Purpose,
        scenario::Question,
        scenario::Relationship,
        source::Basis,
        source::SourceKind,
        term::Language,
        term::TermStatus,
    ];
    let verdicts = verdict::Verdict::ALL.iter().map(|word| word.word()).chain(["depends", "unknown", "adult"]).collect();
    all.push((verdict::Verdict::LIST, verdicts));
    all.push(("condition", super::requires::keys()));
    all
}
