//! Properties of the engine and the views, over random scenarios and every law of the dataset.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where a value is not what it says")]

use std::sync::LazyLock;

use kindlex::assess::{AGES, CANONICAL, Grid, Law, act, assess};
use kindlex::dataset::{Dataset, Words};
use kindlex::model::date::InForce;
use kindlex::model::jurisdiction::Jurisdiction;
use kindlex::model::protection::{Effect, Protection, Scope};
use kindlex::model::requires::Requires;
use kindlex::model::scalar::Many;
use kindlex::model::scenario::{Act, Circumstances, Conduct, OTHERS, Person, Question, Scenario, TRUSTED_ADULT};
use kindlex::model::source::Basis;
use kindlex::model::verdict::{Answer, Interval, Verdict};
use kindlex::views::assess::{Beside, document, json};
use kindlex::views::terminal::Screen;
use kindlex::views::{json as form, markdown, terminal};
use proptest::prelude::*;
use proptest::sample::{Index, select};

static LAWS: LazyLock<Vec<Jurisdiction>> =
    LazyLock::new(|| Dataset.jurisdictions().map(|listed| Dataset.jurisdiction(listed.id).expect("listed")).collect());

fn circumstances() -> impl Strategy<Value = Circumstances> {
    // Answers known with a chance of three in four.
    let answers: Vec<_> = Question::ALL
        .iter()
        .map(|question| {
            let words: Vec<String> = match question.answers() {
                words if words.is_empty() => vec!["0".into(), "1".into(), "2".into(), "30".into()],
                words => words.into_iter().map(str::to_owned).collect(),
            };
            prop::option::weighted(0.75, select(words)).prop_map(|answer| (*question, answer))
        })
        .collect();
    answers.prop_map(|answers| {
        answers.into_iter().fold(Circumstances::default(), |known, (question, answer)| match answer {
            Some(word) => known.with(question, &word).expect("a word of the question"),
            None => known,
        })
    })
}

fn an_act() -> impl Strategy<Value = Act> {
    let person = || select(vec!["a", "b", "c"]).prop_map(str::to_owned);
    let shown = select(vec![vec!["a"], vec!["b"], vec!["a", "b"], vec!["c"], vec!["a", "b", "c"]]);
    let to = select(vec![
        None,
        Some(vec!["a"]),
        Some(vec!["b"]),
        Some(vec!["c"]),
        Some(vec![OTHERS]),
        Some(vec![TRUSTED_ADULT]),
        Some(vec!["b", "c"]),
    ]);
    let from = select(vec![None, Some("a"), Some("b"), Some(OTHERS)]);
    let own = |words: Vec<&str>| Many(words.into_iter().map(str::to_owned).collect());
    (person(), select(Conduct::ALL.to_vec()), shown, to, from.clone(), from).prop_map(move |(who, does, shown, to, from, made_by)| Act {
        who,
        does,
        image_of: own(shown),
        to: to.map(own),
        from: from.map(str::to_owned),
        made_by: made_by.map(str::to_owned),
        circumstances: None,
    })
}

prop_compose! {
    fn scenario()(
        ages in prop::collection::vec(8_u8..20, 3),
        acts in prop::collection::vec(an_act(), 1..5),
        circumstances in circumstances(),
        whole_years in any::<bool>(),
    ) -> Scenario {
        let people = ["a", "b", "c"].into_iter().zip(ages).map(|(name, age)| (name.to_owned(), Person { age: Some(age), ..Person::default() }));
        Scenario { people: people.collect(), acts, circumstances, whole_years, ..Scenario::default() }
    }
}

fn interval(record: &Jurisdiction, scenario: &Scenario) -> Option<Vec<Option<Interval>>> {
    let law = Law::new(record, None);
    let situations = scenario.situations().ok()?;
    Some(situations.iter().map(|situation| act(&law, situation).outcome.answer.interval()).collect())
}

fn always_met(record: &Jurisdiction, against: &Index, effect: Effect) -> Option<Protection> {
    let offence = record.offences.get(against.index(record.offences.len().max(1)))?;
    Some(Protection {
        id: "test".to_owned(),
        cite: "test".to_owned(),
        effect,
        authority: None,
        burden: None,
        mandatory: None,
        by: Many::default(),
        exclusive: None,
        scope: Some(Scope::ImageCases),
        against: Many(vec![offence.id.clone()]),
        conduct: Many::default(),
        requires: Requires::default(),
        summary: "test".to_owned(),
        status: None,
        in_force: InForce::default(),
        source: Many::default(),
        basis: Basis::Primary,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Adding a protection whose conditions are met never makes a verdict worse, whatever its effect.
    #[test]
    fn a_met_protection_never_harms(
        law in any::<Index>(),
        offence in any::<Index>(),
        scenario in scenario(),
        effect in select(Effect::ALL.iter().copied().filter(|effect| *effect != Effect::LesserOffence).collect::<Vec<_>>()),
    ) {
        let record = law.get(&LAWS);
        let mut better = record.clone();
        better.protections.extend(always_met(record, &offence, effect));
        let Some(before) = interval(record, &scenario) else { return Ok(()) };
        let after = interval(&better, &scenario).expect("the same scenario");
        for (before, after) in before.iter().zip(&after) {
            if let (Some(before), Some(after)) = (before, after) {
                prop_assert!(after.best <= before.best && after.worst <= before.worst, "{before:?} became {after:?}");
            }
        }
    }

    /// Taking an answer back never yields a firmer verdict than the answer did: the interval only widens.
    #[test]
    fn not_knowing_is_never_firmer(
        law in any::<Index>(),
        scenario in scenario(),
        // How it travels is electronic where nothing is said: a convention, not something unknown.
        question in select(Question::ALL.iter().copied().filter(|question| *question != Question::Medium).collect::<Vec<_>>()),
    ) {
        let record = law.get(&LAWS);
        let Some(known) = interval(record, &scenario) else { return Ok(()) };
        let mut forgotten = scenario.clone();
        forgotten.circumstances = forgotten.circumstances.without(question);
        let Some(unknown) = interval(record, &forgotten) else { return Ok(()) };
        for (known, unknown) in known.iter().zip(&unknown) {
            if let (Some(known), Some(unknown)) = (known, unknown) {
                prop_assert!(unknown.contains(*known), "{question}: {known:?} is not inside {unknown:?} under {}", record.id);
            }
        }
    }

    /// An adult is never assessed, and nothing of an adult's act reaches an answer.
    #[test]
    fn an_adult_is_never_assessed(law in any::<Index>(), scenario in scenario()) {
        let record = law.get(&LAWS);
        let Ok(report) = assess(&scenario, record, None) else { return Ok(()) };
        for finding in report.layers.iter().flat_map(|layer| &layer.acts) {
            let adult = scenario.people[&scenario.acts[finding.act].who].age.expect("given") >= 18;
            prop_assert_eq!(adult, finding.outcome.answer == Answer::Adult);
            prop_assert!(!adult || (finding.trace.offences.is_empty() && finding.unknowns.is_empty()));
        }
    }

    /// A person who is younger than the age of criminal responsibility, where it was read, is never worse than below-age.
    #[test]
    fn below_the_age_of_responsibility_nothing_is_worse(law in any::<Index>(), scenario in scenario()) {
        let record = law.get(&LAWS);
        let Some(age) = record.ages.criminal_responsibility.as_ref().filter(|age| age.basis != Basis::Unverified) else { return Ok(()) };
        let Ok(report) = assess(&scenario, record, None) else { return Ok(()) };
        for finding in report.layers.iter().flat_map(|layer| &layer.acts) {
            let actor = scenario.people[&scenario.acts[finding.act].who].age.expect("given");
            if actor < age.from {
                prop_assert_eq!(finding.outcome.answer, Answer::Verdict(Verdict::BelowAge));
            }
        }
    }

    /// What the build worked out for `list` is what the engine says now.
    #[test]
    fn the_index_tells_what_the_engine_says(law in any::<Index>(), case in 0_usize..2) {
        let record = law.get(&LAWS);
        let listed = Dataset.jurisdictions().find(|listed| listed.id == record.id).expect("listed");
        let grid = Grid::new(&Dataset.case(CANONICAL[case]).expect("a case"), AGES).expect("sound");
        prop_assert_eq!(listed.treatment(case), grid.treatment(record));
    }

    /// A grid of any case gives what an assessment of the same ages gives, act by act and for the whole.
    #[test]
    fn a_grid_is_made_of_assessments(law in any::<Index>(), case in any::<Index>(), first in AGES, second in AGES) {
        let record = law.get(&LAWS);
        let cases: Vec<_> = Dataset.cases().collect();
        let mut aged = Dataset.case(case.get(&cases).id).expect("listed");
        let grid = Grid::new(&aged, AGES).expect("sound");
        aged.whole_years = true;
        aged.people.get_mut(&grid.row).expect("named").age = Some(first);
        if let Some(column) = &grid.column {
            aged.people.get_mut(column).expect("named").age = Some(second);
        }
        let report = assess(&aged, record, None).expect("sound");
        let layer = &report.layers[0];
        let cells = grid.cells(record);
        let cell = cells.iter().find(|cell| cell.row == first && cell.column.is_none_or(|age| age == second)).expect("a cell");
        prop_assert_eq!(cell.together(), layer.answer);
        prop_assert_eq!(&cell.acts, &layer.acts.iter().map(|act| act.outcome.answer).collect::<Vec<_>>());
    }

    /// Every report renders in every form and at every width, whatever people are called.
    #[test]
    fn rendering_never_panics(law in any::<Index>(), scenario in scenario(), title in "(?s).{0,40}", story in prop::option::of("(?s).{0,80}"), width in 20_usize..120) {
        let record = law.get(&LAWS);
        let mut scenario = scenario;
        scenario.title = title;
        scenario.story = story;
        let whole = record.part_of.as_deref().and_then(|id| Dataset.jurisdiction(id));
        let Ok(report) = assess(&scenario, record, whole.as_ref()) else { return Ok(()) };
        let beside = Beside { help: Dataset.topic("help"), comfort: Dataset.topic("comfort"), urgent: Dataset.topic("urgent"), adult: Dataset.topic("adult"), instead: None };
        let doc = document(&report, &beside, &Words);
        for terminal in [true, false] {
            let text = terminal::render(&doc, Screen { width, terminal, colours: terminal });
            let plain = anstream::adapter::strip_str(&text).to_string();
            prop_assert!(!plain.chars().any(|c| c.is_control() && c != '\n'), "control characters reached the screen");
        }
        let no_escape = !markdown::render(&doc).contains(char::from(27));
        prop_assert!(no_escape);
        let raw = form::render(json(&report, &beside));
        prop_assert!(!raw.chars().any(|c| c.is_control() && c != '\n'), "control characters in JSON");
        let parsed: serde_json::Value = serde_json::from_str(&raw).expect("JSON");
        prop_assert_eq!(&parsed["schema_version"], &serde_json::json!(form::SCHEMA_VERSION));
    }
}
