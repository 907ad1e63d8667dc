//! `grid`: how a case comes out for every pair of ages of its two children, under one law.

use serde_json::{Value, json};

use super::assess::{Beside, answer_json, help_first, known, sentence};
use super::document::{Document, Text};
use super::figure::Figure;
use super::figure::chart::{Chart, Entry};
use super::palette::{NO_OFFENCE, end};
use super::{NO_ADVICE, explain, say};
use crate::assess::{Cell, Grid, Treatment};
use crate::dataset::Words;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::scenario::Scenario;
use crate::model::verdict::{Answer, Verdict};

/// What `grid` shows.
#[derive(Debug)]
pub struct Charted<'a> {
    /// The law.
    pub record: &'a Jurisdiction,
    /// The whole that it is part of.
    pub whole: Option<&'a Jurisdiction>,
    /// The case.
    pub case: &'a Scenario,
    /// Whose ages vary, and how far.
    pub grid: &'a Grid,
    /// The answers.
    pub cells: &'a [Cell],
    /// The one act that was asked for, by its position.
    pub act: Option<usize>,
    /// What is put beside the law.
    pub beside: &'a Beside,
}

/// What has to be known to read a grid.
fn note(charted: &Charted<'_>) -> String {
    let record = charted.record;
    let layer = if record.part_of.is_some() { " Its own law only, without that of the whole." } else { "" };
    format!(
        "The worst result that the law still allows for a child, on the record as reviewed on {}.{layer} Ages differ by exactly whole years; what else holds is what the case says. {NO_ADVICE}",
        record.reviewed
    )
}

/// Which of the answers occur, and which as an end of what depends, with what each means.
pub(super) fn legend(answers: &[Answer], words: &Words) -> Vec<Entry> {
    let mut seen: Vec<&str> = Vec::new();
    for answer in answers {
        seen.push(answer.word());
        if let Answer::Depends(interval) = answer {
            seen.extend([end(interval.best), end(interval.worst)]);
        }
    }
    let order = Verdict::ALL.iter().map(|verdict| verdict.word()).chain([NO_OFFENCE, "depends", "unknown"]);
    let entry = |word: &'static str| match word {
        NO_OFFENCE => Entry {
            word,
            label: "no offence on record".to_owned(),
            meaning: "None of the offences that were read reaches it; the law was not read whole.".to_owned(),
        },
        "depends" => Entry {
            word,
            label: words.label("verdict", word).to_owned(),
            meaning: "It turns on something that is not known: from the first letter at best to the second at worst.".to_owned(),
        },
        word => Entry { word, label: words.label("verdict", word).to_owned(), meaning: words.meaning("verdict", word).to_owned() },
    };
    order.filter(|word| seen.contains(word)).map(entry).collect()
}

/// What the child does in the case, as the axis says it.
fn axis(case: &Scenario, name: &str) -> String {
    let does = case.acts.iter().filter(|act| act.who == name).map(|act| Words.label("conduct", act.does.word()));
    let mut once: Vec<&str> = Vec::new();
    does.for_each(|label| {
        if !once.contains(&label) {
            once.push(label);
        }
    });
    if once.is_empty() { format!("age of {name}") } else { format!("age of {name} ({})", once.join(", ")) }
}

/// The grid as a figure.
pub fn chart(charted: &Charted<'_>, words: &Words) -> Chart {
    let (record, case, grid) = (charted.record, charted.case, charted.grid);
    let what = match charted.act.and_then(|act| case.acts.get(act)) {
        Some(act) => format!("{}: {}", case.title, without_ages(case, act)),
        None => case.title.clone(),
    };
    let ages: Vec<_> = grid.ages.clone().collect();
    let width = if grid.column.is_some() { ages.len() } else { 1 };
    let answers: Vec<Answer> = charted.cells.iter().map(|cell| cell.answer(charted.act)).collect();
    Chart {
        title: format!("{} ({}): {what}", record.name, record.id),
        row: axis(case, &grid.row),
        column: grid.column.as_deref().map(|name| axis(case, name)),
        cells: answers.chunks(width.max(1)).map(<[_]>::to_vec).collect(),
        legend: legend(&answers, words),
        note: note(charted),
        ages,
    }
}

/// An act as a sentence in which nobody has an age: the grid gives them all.
fn without_ages(case: &Scenario, act: &crate::model::scenario::Act) -> String {
    let mut ageless = case.clone();
    ageless.people.values_mut().for_each(|person| person.age = None);
    sentence(&ageless, act)
}

/// Builds the document.
pub fn document(charted: &Charted<'_>, words: &Words) -> Document {
    let chart = chart(charted, words);
    let mut doc = Document::default();
    doc.title(chart.title.clone());
    let contacts = explain::help(charted.record, charted.whole, charted.beside.help.as_ref());
    help_first(charted.case, contacts, charted.beside, words, &mut doc);
    if !charted.case.help_first().is_empty() {
        doc.section("The law, by the ages of the children");
    }
    let treatment = Treatment::of(charted.cells.iter().map(|cell| cell.answer(charted.act)));
    doc.para(say::treatment(Text::new(), &treatment, words).plain("."));
    doc.figure(Figure::Chart(chart));
    if charted.act.is_none() && charted.case.acts.len() > 1 {
        doc.section("Act by act");
        let acts = charted.case.acts.iter().enumerate().map(|(position, act)| {
            let treatment = Treatment::of(charted.cells.iter().map(|cell| cell.answer(Some(position))));
            let text = Text::new().plain(format!("{}. {}: ", position + 1, without_ages(charted.case, act)));
            say::treatment(text, &treatment, words).plain(".")
        });
        doc.list(acts);
        doc.para(Text::new().faint("The grid of one act: `--act` with its number."));
    }
    doc.section("What the case says");
    doc.para(format!("{}.", known(&charted.case.circumstances, words)));
    if let Some(whole) = charted.whole {
        doc.para(format!("{} is part of {}, whose law applies as well: `kindlex grid {}`.", charted.record.name, whole.name, whole.id));
    }
    doc
}

/// The parts of the JSON output.
pub fn json(charted: &Charted<'_>) -> Vec<(&'static str, Value)> {
    let cells: Vec<Value> = charted
        .cells
        .iter()
        .map(|cell| {
            json!({
                "row": cell.row,
                "column": cell.column,
                "answer": answer_json(cell.answer(charted.act)),
                "acts": cell.acts.iter().map(|answer| answer_json(*answer)).collect::<Vec<_>>(),
            })
        })
        .collect();
    vec![
        ("jurisdiction", json!(charted.record.id)),
        ("reviewed", json!(charted.record.reviewed)),
        ("layer", json!("own")),
        ("case", json!(charted.case.id)),
        ("act", json!(charted.act.map(|act| act + 1))),
        ("row", json!(charted.grid.row)),
        ("column", json!(charted.grid.column)),
        ("cells", Value::Array(cells)),
        ("note", json!(note(charted))),
    ]
}
