//! `compare`: laws side by side, so that what differs stands out.

use serde_json::{Value, json};

use super::assess::{Beside, answer_json, help_first, sentence};
use super::document::{Document, Style, Text};
use super::roles::ROLES;
use super::{NO_ADVICE, json as form, say};
use crate::assess::{CANONICAL, Report};
use crate::dataset::{Listed, Words};
use crate::model::context::Tie;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::protection::Protection;
use crate::model::scenario::{Conduct, Scenario};
use crate::model::source::Basis;
use crate::model::standard::{Measure, Standard};
use crate::model::verdict::Answer;

/// How many lines of practice and how many open questions are shown of each law; the rest is a command away.
const SHOWN: usize = 3;

/// One law of a comparison.
#[derive(Debug)]
pub struct Side {
    /// What the index says of it.
    pub listed: Listed,
    /// Its record.
    pub record: Jurisdiction,
    /// The whole that it is part of: commitments are a state's.
    pub whole: Option<Jurisdiction>,
}

impl Side {
    fn tie(&self, instrument: &str) -> Option<Tie> {
        let own = self.record.commitments.iter().chain(self.whole.iter().flat_map(|whole| &whole.commitments));
        own.filter(|commitment| commitment.instrument == instrument).map(|commitment| commitment.tie.unwrap_or(Tie::Bound)).next()
    }
}

/// A value of each law: the ones that are not the commonest stand out. Where none is commoner, all do.
fn marked(values: &[String]) -> Vec<Text> {
    let count = |value: &String| values.iter().filter(|other| *other == value).count();
    let most = values.iter().map(count).max().unwrap_or_default();
    let common = |value: &String| count(value) == values.len() || (most > 1 && count(value) == most);
    values.iter().map(|value| if common(value) { Text::from(value.clone()) } else { Text::new().strong(value.clone()) }).collect()
}

fn differ(values: &[String]) -> bool {
    values.iter().any(|value| Some(value) != values.first())
}

/// The ages of a law, in words that can be compared.
fn ages(record: &Jurisdiction) -> [(&'static str, String); 4] {
    let said = |value: Option<(String, Basis)>| match value {
        None => "not established".to_owned(),
        Some((value, Basis::Unverified)) => format!("{value}?"),
        Some((value, _)) => value,
    };
    let ages = &record.ages;
    let responsibility = ages.criminal_responsibility.as_ref().map(|age| {
        let measures = age.measures_from.map(|from| format!(", measures from {from}")).unwrap_or_default();
        let test = age.maturity_test.as_ref().map(|test| format!(", maturity to {}", test.under)).unwrap_or_default();
        (format!("{}{measures}{test}", age.from), age.basis)
    });
    [
        ("child in the law on the material", said(ages.child_in_csam_law.as_ref().map(|age| (format!("under {}", age.under), age.basis)))),
        ("age of consent", said(ages.sexual_consent.as_ref().map(|age| (age.from.to_string(), age.basis)))),
        ("criminal responsibility", said(responsibility)),
        ("tried as adults", said(ages.adult_prosecution.as_ref().map(|age| (format!("from {}", age.from), age.basis)))),
    ]
}

/// "exposed 24, below-age 1"
fn counted(listed: &Listed, case: usize) -> String {
    listed.treatment(case).by_frequency().iter().map(|(word, count)| format!("{word} {count}")).collect::<Vec<_>>().join(", ")
}

fn names(sides: &[Side]) -> String {
    let names: Vec<String> = sides.iter().map(|side| side.record.name.clone()).collect();
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => names.concat(),
    }
}

/// "Germany 14, Kenya 18": what each has.
fn each(sides: &[Side], values: &[String]) -> String {
    sides.iter().zip(values).map(|(side, value)| format!("{} {value}", side.record.id)).collect::<Vec<_>>().join("; ")
}

/// Builds the document.
pub fn document(sides: &[Side], instruments: &[(String, String)], words: &Words) -> Document {
    let mut doc = Document::default();
    doc.title(format!("{} compared", names(sides)));
    let read: Vec<String> = sides.iter().map(|side| format!("{} as reviewed on {}", side.record.id, side.record.reviewed)).collect();
    doc.para(Text::new().faint(format!(
        "{NO_ADVICE} Each by its own law, on the records {}. What differs from the others is set in bold.",
        read.join(", ")
    )));
    let all: Vec<[(&str, String); 4]> = sides.iter().map(|side| ages(&side.record)).collect();
    let age = |row: usize| -> Vec<String> { all.iter().filter_map(|ages| ages.get(row)).map(|(_, value)| value.clone()).collect() };

    doc.section("Where they differ");
    let mut differences = Vec::new();
    let couple: Vec<String> = sides.iter().map(|side| words.label("verdict", side.listed.treatment(0).foremost()).to_owned()).collect();
    if differ(&couple) {
        differences.push(Text::new().strong("A couple, one picture, for most ages: ").plain(format!("{}.", each(sides, &couple))));
    }
    for (row, (name, _)) in all.first().into_iter().flatten().enumerate() {
        if differ(&age(row)) {
            differences.push(Text::new().strong(format!("{name}: ")).plain(format!("{}.", each(sides, &age(row)))));
        }
    }
    for standard in Standard::ALL {
        let measures: Vec<String> = sides.iter().map(|side| measure(side.listed.measure(*standard), words)).collect();
        if differ(&measures) {
            let name = words.label(Standard::LIST, standard.word());
            differences.push(Text::new().strong(format!("{name}: ")).plain(format!("{}.", each(sides, &measures))));
        }
    }
    if differences.is_empty() {
        differences.push(Text::from("In nothing that is compared here."));
    }
    doc.list(differences);

    doc.section("Treatment of an exchange");
    let cells = |case: usize| marked(&sides.iter().map(|side| counted(&side.listed, case)).collect::<Vec<_>>());
    let rows = sides.iter().zip(cells(0)).zip(cells(1));
    doc.table(
        &["", "a couple, one picture", "two friends"],
        rows.map(|((side, couple), friends)| vec![Text::from(side.record.name.clone()), couple, friends]).collect(),
    );
    doc.para(Text::new().faint("For how many of the 25 pairs of ages from 13 to 17; every circumstance is benign."));

    doc.section("Ages");
    let columns: Vec<Vec<Text>> = (0..4).map(|row| marked(&age(row))).collect();
    let row = |(i, side): (usize, &Side)| {
        let own = columns.iter().filter_map(|column| column.get(i).cloned());
        std::iter::once(Text::from(side.record.name.clone())).chain(own).collect()
    };
    let head: Vec<&str> = std::iter::once("").chain(all.first().into_iter().flatten().map(|(name, _)| *name)).collect();
    doc.table(&head, sides.iter().enumerate().map(row).collect());
    doc.para(Text::new().faint("In years. A question mark: believed, not read."));

    doc.section("What could reach a child");
    for role in &ROLES {
        doc.part(Text::new().strong(role.name));
        doc.list(sides.iter().map(|side| {
            let mut cites: Vec<String> = Vec::new();
            for offence in side.record.offences.iter().filter(|offence| role.meets(offence)) {
                let doubt = if offence.basis == Basis::Unverified { "?" } else { "" };
                let cite = format!("{}{doubt}", offence.cite);
                if !cites.contains(&cite) {
                    cites.push(cite);
                }
            }
            let text = Text::new().strong(format!("{}: ", side.record.name));
            text.plain(if cites.is_empty() { "none on record.".to_owned() } else { format!("{}.", cites.join("; ")) })
        }));
    }

    doc.section("What protects, step by step");
    let mut any = false;
    for conduct in Conduct::ALL {
        let covers = |protection: &&Protection| protection.covers(*conduct, false);
        if !sides.iter().any(|side| side.record.protections.iter().any(|protection| covers(&protection))) {
            continue;
        }
        any = true;
        doc.part(Text::new().strong(words.label(Conduct::LIST, conduct.word())));
        let mut items = Vec::new();
        for side in sides {
            let own: Vec<&Protection> = side.record.protections.iter().filter(covers).collect();
            let head = Text::new().strong(format!("{}: ", side.record.name));
            items.push((0, head.plain(if own.is_empty() { "nothing that was read." } else { "" })));
            items.extend(own.into_iter().map(|protection| {
                let conditions = say::conditions(&protection.requires);
                let only = if conditions.is_empty() { String::new() } else { format!(", only if {conditions}") };
                let text = Text::from(format!("{}: {}{only}.", protection.cite, say::protection_name(protection, words)));
                (1, if protection.basis == Basis::Primary { text } else { text.faint(format!(" {}", say::mark(&[], protection.basis))) })
            }));
        }
        doc.tree(items);
    }
    if !any {
        doc.para("On what was read, none of these laws holds a rule that answers such a charge for young people.");
    }

    doc.section("The standards");
    let head: Vec<&str> = std::iter::once("standard").chain(sides.iter().map(|side| side.record.id.as_str())).collect();
    let rows = Standard::ALL.iter().map(|standard| {
        let measures: Vec<String> = sides.iter().map(|side| measure(side.listed.measure(*standard), words)).collect();
        std::iter::once(Text::from(words.label(Standard::LIST, standard.word()))).chain(marked(&measures)).collect()
    });
    doc.table(&head, rows.collect());
    doc.para(Text::new().faint("What each rests on: `kindlex reform` with the code."));

    doc.section("What the states have accepted");
    let rows = instruments.iter().filter_map(|(id, name)| {
        let ties: Vec<Option<Tie>> = sides.iter().map(|side| side.tie(id)).collect();
        let said = |tie: &Option<Tie>| tie.map_or("not on record".to_owned(), |tie| words.label(Tie::LIST, tie.word()).to_owned());
        let values: Vec<String> = ties.iter().map(said).collect();
        let any = ties.iter().any(Option::is_some);
        any.then(|| std::iter::once(Text::from(name.clone())).chain(marked(&values)).collect::<Vec<Text>>())
    });
    let rows: Vec<Vec<Text>> = rows.collect();
    if rows.is_empty() {
        doc.para("No commitment is on record for any of them.");
    } else {
        let head: Vec<&str> = std::iter::once("instrument").chain(sides.iter().map(|side| side.record.id.as_str())).collect();
        doc.table(&head, rows);
        doc.para(Text::new().faint("Not on record is unknown, not no: the lists that were read are not whole."));
    }

    doc.section("Practice");
    let practice = |side: &Side| {
        side.record
            .practice
            .iter()
            .map(|line| format!("{}: {}", words.label("direction", line.direction.word()), line.what.trim()))
            .collect()
    };
    doc.tree(first_of_each(sides, practice));
    doc.section("Not established");
    doc.tree(first_of_each(sides, |side| side.record.open_questions.clone()));
    doc
}

fn measure(measure: Measure, words: &Words) -> String {
    words.label(Measure::LIST, measure.word()).to_owned()
}

/// The first lines of each law, and where the others stand.
fn first_of_each(sides: &[Side], lines: impl Fn(&Side) -> Vec<String>) -> Vec<(usize, Text)> {
    let mut items = Vec::new();
    for side in sides {
        let all = lines(side);
        let head = Text::new().strong(format!("{}: ", side.record.name));
        let rest = all.len().saturating_sub(SHOWN);
        items.push((0, head.plain(if all.is_empty() { "nothing on record." } else { "" })));
        items.extend(all.into_iter().take(SHOWN).map(|line| (1, Text::from(line))));
        if rest > 0 {
            items.push((1, Text::new().faint(format!("{rest} more: `kindlex explain {}`", side.record.id))));
        }
    }
    items
}

/// A case under each law, act by act.
pub fn case(sides: &[Side], scenario: &Scenario, reports: &[Report<'_>], beside: &Beside, words: &Words) -> Document {
    let mut doc = Document::default();
    doc.title(format!("{}: {}", names(sides), scenario.title));
    let contacts = sides.iter().flat_map(|side| super::explain::help(&side.record, side.whole.as_ref(), None));
    let anywhere = beside.help.iter().flat_map(|topic| topic.points.iter().map(|point| Text::from(point.text.clone())));
    help_first(scenario, contacts.chain(anywhere).collect(), beside, words, &mut doc);
    if let Some(story) = &scenario.story {
        doc.section("The case");
        doc.para(story.trim().to_owned());
    }
    doc.section("Act by act, by the own law of each");
    let head: Vec<&str> = std::iter::once("act").chain(sides.iter().map(|side| side.record.id.as_str())).collect();
    let short = |answer: Answer| match answer {
        Answer::Depends(interval) => {
            let (best, worst) = (words.label("verdict", interval.best.word()), words.label("verdict", interval.worst.word()));
            let best = if interval.best == crate::model::verdict::Verdict::NotCovered { "no offence on record" } else { best };
            Text::new().add("depends", Style::Answer("depends")).plain(format!(": {best} to {worst}"))
        }
        answer => Text::new().add(words.label("verdict", answer.word()), Style::Answer(answer.word())),
    };
    let own = |report: &Report<'_>, act: usize| report.layers.first().and_then(|layer| layer.acts.get(act)).map(|act| act.outcome.answer);
    let mut rows: Vec<Vec<Text>> = Vec::new();
    for (position, act) in scenario.acts.iter().enumerate() {
        let answers = reports.iter().map(|report| own(report, position).map_or_else(Text::new, short));
        rows.push(std::iter::once(Text::from(sentence(scenario, act))).chain(answers).collect());
    }
    let whole = reports.iter().map(|report| report.layers.first().map_or_else(Text::new, |layer| short(layer.answer)));
    rows.push(std::iter::once(Text::new().strong("the whole case")).chain(whole).collect());
    doc.table(&head, rows);
    doc.para(Text::new().faint(format!(
        "{NO_ADVICE} The worst result that the law still allows for a child. Why: `kindlex assess` with the code and `--case {}`.",
        scenario.id
    )));
    doc
}

/// The parts of the JSON output.
pub fn json(sides: &[Side]) -> Vec<(&'static str, Value)> {
    let one = |side: &Side| {
        let record = &side.record;
        let measures: serde_json::Map<String, Value> =
            Standard::ALL.iter().map(|standard| (standard.word().to_owned(), json!(side.listed.measure(*standard)))).collect();
        let roles: serde_json::Map<String, Value> = ROLES
            .iter()
            .map(|role| {
                let ids: Vec<&String> = record.offences.iter().filter(|offence| role.meets(offence)).map(|offence| &offence.id).collect();
                (role.name.to_owned(), json!(ids))
            })
            .collect();
        let [couple, friends] = CANONICAL;
        form::lean(&json!({
            "id": record.id,
            "name": record.name,
            "reviewed": record.reviewed,
            "treatment": {couple: side.listed.treatment(0), friends: side.listed.treatment(1)},
            "ages": record.ages,
            "offences_by_role": roles,
            "protections": record.protections,
            "standards": measures,
            "commitments": record.commitments.iter().chain(side.whole.iter().flat_map(|whole| &whole.commitments)).collect::<Vec<_>>(),
            "practice": record.practice,
            "open_questions": record.open_questions,
        }))
    };
    vec![("jurisdictions", Value::Array(sides.iter().map(one).collect())), ("note", json!(NO_ADVICE))]
}

/// The parts of the JSON output of a case.
pub fn case_json(sides: &[Side], scenario: &Scenario, reports: &[Report<'_>]) -> Vec<(&'static str, Value)> {
    let one = |(side, report): (&Side, &Report<'_>)| {
        let layer = report.layers.first();
        let acts = layer.into_iter().flat_map(|layer| &layer.acts).map(|act| answer_json(act.outcome.answer));
        json!({
            "id": side.record.id,
            "result": layer.map(|layer| answer_json(layer.answer)),
            "acts": acts.collect::<Vec<_>>(),
        })
    };
    vec![
        ("case", json!(scenario.id)),
        ("help_first", json!(scenario.help_first())),
        ("acts", scenario.acts.iter().map(|act| json!(sentence(scenario, act))).collect()),
        ("jurisdictions", sides.iter().zip(reports).map(one).collect()),
        ("note", json!(NO_ADVICE)),
    ]
}
