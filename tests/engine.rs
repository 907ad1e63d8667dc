//! The tables of the design, each line on a law of three lines: which verdict an effect leaves, how links to lesser offences
//! work, what is unread, what is unknown.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where a value is not what it says")]

use kindlex::assess::{Law, act, assess};
use kindlex::model::jurisdiction::Jurisdiction;
use kindlex::model::scenario::Scenario;
use kindlex::model::verdict::{Answer, Verdict};
use kindlex::records::{read, yaml};

/// A law with one offence of keeping, and whatever a test adds.
fn law(more: &str) -> Jurisdiction {
    let text = format!(
        "id: XX
name: Nowhere
region: Europe
reviewed: 2026-11-25
sources: {{s1: {{title: Code, kind: primary}}}}
offences:
  - {{id: xx-graver, cite: art. 1, title: Keeping, track: csam, conduct: [possess], requires: {{depicted: {{under: 18}}}}, grade: felony, source: s1, basis: primary}}
  - {{id: xx-lesser, cite: art. 2, title: Keeping by a minor, track: sexting, conduct: [possess], requires: {{actor: {{under: 18}}, images: {{from: 1}}}}, grade: infraction, source: s1, basis: primary}}
{more}"
    );
    let text = if text.contains("reading:") { text } else { format!("{text}\nreading: {{offences: full, protections: full}}\n") };
    let located = yaml::parse(&text);
    assert!(located.faults.is_empty(), "{:?}", located.faults);
    let (record, faults) = read::read::<Jurisdiction>(&located);
    assert!(faults.is_empty(), "{faults:?}");
    record.expect("a record")
}

fn protection(body: &str) -> String {
    format!("protections:\n  - {{id: xx-p, cite: art. 3, against: [xx-graver], summary: text, source: s1, basis: primary, {body}}}\n")
}

/// A child of the given age keeps a picture of a 15-year-old.
fn scenario(age: u8, circumstances: &str) -> Scenario {
    let text = format!(
        "people: {{a: {{age: {age}}}, b: {{age: 15}}}}\nacts: [{{who: a, does: possess, image_of: [b]}}]\ncircumstances: {{{circumstances}}}\n"
    );
    let (scenario, faults) = read::read::<Scenario>(&yaml::parse(&text));
    assert!(faults.is_empty(), "{faults:?}");
    scenario.expect("a scenario")
}

fn answer(record: &Jurisdiction, age: u8, circumstances: &str) -> Answer {
    let situations = scenario(age, circumstances).situations().expect("a sound scenario");
    act(&Law::new(record, None), &situations[0]).outcome.answer
}

/// The answer with no picture that the lesser offence could reach, unless said.
fn alone(more: &str) -> String {
    show(answer(&law(more), 16, "images: 0, coercion: no"))
}

fn show(answer: Answer) -> String {
    match answer {
        Answer::Depends(interval) => format!("{}..{}", interval.best, interval.worst),
        other => other.word().to_owned(),
    }
}

#[test]
fn each_effect_leaves_its_verdict() {
    for (body, verdict) in [
        ("effect: exclusion, requires: {coercion: no}", "protected"),
        ("effect: exception, requires: {coercion: no}", "protected"),
        ("effect: no-punishment, requires: {coercion: no}", "not-punished"),
        ("effect: bar-on-proceedings, requires: {coercion: no}", "not-punished"),
        ("effect: defence, requires: {coercion: no}", "defence"),
        ("effect: diversion, scope: image-cases, mandatory: yes, requires: {coercion: no}", "diverted"),
        ("effect: diversion, scope: image-cases, requires: {coercion: no}", "discretion"),
        ("effect: waiver, scope: image-cases, requires: {coercion: no}", "discretion"),
        ("effect: prosecution-gate, scope: image-cases, requires: {coercion: no}", "discretion"),
        ("effect: exclusion, requires: {coercion: yes}", "exposed"),
    ] {
        assert_eq!(alone(&protection(body)), verdict, "{body}");
    }
}

#[test]
fn a_policy_or_a_case_that_binds_nobody_leaves_discretion_at_best() {
    for (authority, verdict) in
        [("statute", "protected"), ("binding-case", "protected"), ("persuasive-case", "discretion"), ("official-policy", "discretion")]
    {
        let body = format!("effect: exclusion, authority: {authority}, requires: {{coercion: no}}");
        assert_eq!(alone(&protection(&body)), verdict, "{authority}");
    }
}

#[test]
fn a_lesser_offence_that_shuts_out_the_graver_one_takes_its_place() {
    let link = |exclusive: &str| protection(&format!("effect: lesser-offence, by: [xx-lesser], {exclusive} requires: {{coercion: no}}"));
    let told = |exclusive: &str| show(answer(&law(&link(exclusive)), 16, "images: 1, coercion: no"));
    assert_eq!(told("exclusive: yes,"), "lesser-offence");
    assert_eq!(told("exclusive: no,"), "discretion", "the prosecutor may choose the graver one");
    assert_eq!(told(""), "lesser-offence..discretion", "whether it is shut out was not established");
}

#[test]
fn a_lesser_offence_that_does_not_reach_the_act_takes_no_place() {
    let link = protection("effect: lesser-offence, by: [xx-lesser], exclusive: yes, requires: {coercion: no}");
    assert_eq!(show(answer(&law(&link), 16, "images: 0, coercion: no")), "exposed");
}

#[test]
fn what_answers_the_lesser_offence_comes_through_the_link() {
    let more = format!(
        "{}  - {{id: xx-q, cite: art. 4, effect: defence, against: [xx-lesser], summary: text, requires: {{relationship: [dating]}}, source: s1, basis: primary}}\n",
        protection("effect: lesser-offence, by: [xx-lesser], exclusive: yes, requires: {coercion: no}")
    );
    let told = |circumstances: &str| show(answer(&law(&more), 16, circumstances));
    assert_eq!(told("images: 1, coercion: no, relationship: dating"), "defence");
    assert_eq!(told("images: 1, coercion: no, relationship: ongoing"), "lesser-offence");
}

#[test]
fn the_best_protection_answers_and_the_worst_offence_decides() {
    let two = format!(
        "{}  - {{id: xx-q, cite: art. 4, effect: defence, against: [xx-graver], summary: text, requires: {{coercion: no}}, source: s1, basis: primary}}\n",
        protection("effect: exclusion, requires: {coercion: no}")
    );
    assert_eq!(alone(&two), "protected");
    assert_eq!(show(answer(&law(&two), 16, "images: 1, coercion: no")), "lesser-offence", "nothing answers the second offence");
}

#[test]
fn an_unread_protection_never_decides_but_is_not_passed_over() {
    let unread = protection("effect: exclusion, requires: {coercion: no}").replace("basis: primary", "basis: unverified");
    assert_eq!(alone(&unread), "protected..exposed");
}

#[test]
fn silence_of_a_record_is_not_silence_of_the_law() {
    let adult_shown = |reading: &str| {
        let record = law(&format!("reading: {{offences: {reading}, protections: full}}\n"));
        let mut scenario = scenario(16, "images: 0");
        scenario.people.get_mut("b").expect("b").age = Some(30);
        show(act(&Law::new(&record, None), &scenario.situations().expect("sound")[0]).outcome.answer)
    };
    assert_eq!(adult_shown("full"), "not-covered");
    assert_eq!(adult_shown("partial"), "unknown");
    assert_eq!(adult_shown("{possess: full}"), "not-covered");
    assert_eq!(adult_shown("{produce: full}"), "unknown", "conduct that is not named was not read");
}

#[test]
fn exposed_is_provisional_where_protections_were_not_read_whole() {
    for (reading, provisional) in [("full", false), ("partial", true)] {
        let record = law(&format!("reading: {{offences: full, protections: {reading}}}\n"));
        let situations = scenario(16, "images: 0").situations().expect("sound");
        assert_eq!(act(&Law::new(&record, None), &situations[0]).outcome.provisional, provisional);
    }
}

#[test]
fn below_the_age_of_responsibility_comes_first_unless_that_age_is_only_believed() {
    let aged = |basis: &str| law(&format!("ages: {{criminal_responsibility: {{from: 15, source: s1, basis: {basis}}}}}\n"));
    assert_eq!(show(answer(&aged("primary"), 14, "images: 0")), "below-age");
    assert_eq!(show(answer(&aged("primary"), 15, "images: 0")), "exposed");
    assert_eq!(show(answer(&aged("unverified"), 14, "images: 0")), "below-age..exposed");
}

#[test]
fn untyped_text_never_makes_an_offence_disappear_and_never_protects() {
    assert_eq!(alone(&protection("effect: exclusion, requires: {other: [something]}")), "protected..exposed");
    let offence = "  - {id: xx-more, cite: art. 5, title: More, track: csam, conduct: [possess], requires: {other: [malice]}, source: s1, basis: primary}\n";
    let record = law(offence);
    let mut scenario = scenario(16, "images: 0");
    scenario.people.get_mut("b").expect("b").age = Some(30);
    assert_eq!(show(act(&Law::new(&record, None), &scenario.situations().expect("sound")[0]).outcome.answer), "exposed");
}

#[test]
fn a_rule_counts_from_its_first_day_to_its_last() {
    let dated = law(&protection("effect: exclusion, in_force: {from: 2020-01-01, until: 2024-12-31}, requires: {coercion: no}"));
    let on = |day: &str| {
        let mut scenario = scenario(16, "images: 0, coercion: no");
        scenario.date = Some(day.parse().expect("a date"));
        show(assess(&scenario, &dated, None).expect("sound").layers[0].answer)
    };
    assert_eq!(on("2019-12-31"), "exposed");
    assert_eq!(on("2020-01-01"), "protected");
    assert_eq!(on("2024-12-31"), "protected");
    assert_eq!(on("2025-01-01"), "exposed");
}

#[test]
fn months_of_birth_settle_what_whole_years_leave_open() {
    let record = law(&protection("effect: exclusion, requires: {max_age_gap: {years: 2}}"));
    let told = |a: &str, b: &str| {
        let text = format!(
            "date: 2026-06-15\npeople: {{a: {a}, b: {b}}}\nacts: [{{who: a, does: possess, image_of: [b]}}]\ncircumstances: {{images: 0}}\n"
        );
        let (scenario, faults) = read::read::<Scenario>(&yaml::parse(&text));
        assert!(faults.is_empty(), "{faults:?}");
        let situations = scenario.expect("a scenario").situations().expect("sound");
        show(act(&Law::new(&record, None), &situations[0]).outcome.answer)
    };
    assert_eq!(told("{age: 17}", "{age: 15}"), "protected..exposed", "one to three years");
    assert_eq!(told("{age: 16}", "{age: 15}"), "protected");
    assert_eq!(told("{age: 17}", "{age: 14}"), "exposed");
    assert_eq!(told("{born: 2009-05}", "{born: 2011-04}"), "protected", "less than two years");
    assert_eq!(told("{born: 2009-05}", "{born: 2011-06}"), "exposed", "more than two years");
    assert_eq!(told("{born: 2009-05}", "{born: 2011-05}"), "protected..exposed", "two years, give or take a month");
}

#[test]
fn both_layers_together_are_the_worse_of_the_two() {
    let state = law(&protection("effect: exclusion, requires: {coercion: no}"));
    let whole = law("");
    let scenario = scenario(16, "images: 0, coercion: no");
    let report = assess(&scenario, &state, Some(&whole)).expect("sound");
    assert_eq!(report.layers[0].answer, Answer::Verdict(Verdict::Protected));
    assert_eq!(report.layers[1].answer, Answer::Verdict(Verdict::Exposed));
    assert_eq!(report.together, Answer::Verdict(Verdict::Exposed));
}

#[test]
fn each_unknown_tells_what_its_answers_would_give() {
    let record = law(&protection("effect: exclusion, requires: {consent_to: [make], coercion: no}"));
    let situations = scenario(16, "images: 0, coercion: no").situations().expect("sound");
    let finding = act(&Law::new(&record, None), &situations[0]);
    assert_eq!(show(finding.outcome.answer), "protected..exposed");
    let told: Vec<(String, String)> = finding.unknowns[0].answers.iter().map(|(word, answer)| (word.clone(), show(*answer))).collect();
    assert_eq!(told, [("yes".to_owned(), "protected".to_owned()), ("no".to_owned(), "exposed".to_owned())]);
    assert_eq!(finding.unknowns.len(), 1);
}

#[test]
fn a_child_under_pressure_is_not_the_one_who_pressed() {
    let offence = "  - {id: xx-more, cite: art. 5, title: Pressing, track: csam, conduct: [possess], requires: {depicted: {from: 30}, coercion: yes}, source: s1, basis: primary}\n";
    let record = law(offence);
    let told = |pressured: &str| {
        let mut scenario = scenario(16, &format!("images: 0, coercion: yes, actor_pressured: {pressured}"));
        scenario.people.get_mut("b").expect("b").age = Some(30);
        show(act(&Law::new(&record, None), &scenario.situations().expect("sound")[0]).outcome.answer)
    };
    assert_eq!(told("no"), "exposed");
    assert_eq!(told("yes"), "not-covered");
}
