//! `explain` without a jurisdiction: the general position.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::document::{Document, Style, Text};
use super::{NO_ADVICE, guide, json as form, say};
use crate::dataset::{Listed, Words};
use crate::model::guidance::{Point, Topic};
use crate::model::verdict::Answer;

/// The pages of the guide that make the general position, in their order.
pub const PAGES: [&str; 4] = ["what-sexting-is", "is-it-an-offence", "what-each-role-may-face", "what-must-not-happen"];

/// What `explain` shows without a jurisdiction.
#[derive(Debug)]
pub struct General {
    /// The pages named in [`PAGES`].
    pub pages: Vec<Topic>,
    /// Where to get help anywhere.
    pub help: Option<Topic>,
    /// Every jurisdiction.
    pub jurisdictions: Vec<Listed>,
}

/// For how many jurisdictions an exchange in a couple comes out in a way for at least one pair of ages.
fn somewhere(jurisdictions: &[Listed]) -> Vec<(&'static str, usize)> {
    let counted = Answer::words().map(|word| {
        let has = |listed: &&Listed| listed.treatment(0).counts.iter().any(|(known, _)| *known == word);
        (word, jurisdictions.iter().filter(has).count())
    });
    counted.filter(|(_, count)| *count > 0).collect()
}

/// Builds the document.
pub fn document(general: &General, words: &Words) -> Document {
    let mut doc = Document::default();
    doc.title("Sexting between children and the law: the general position");
    let mut sources = BTreeMap::new();
    for page in &general.pages {
        doc.section(page.title.clone());
        if let Some(summary) = &page.summary {
            doc.para(Text::new().strong(summary.trim().to_owned()));
        }
        // The headings of a page stay on the page: here its points are one list, without those for one kind of reader.
        let for_all = |point: &Point| point.audience.is_empty();
        doc.list(page.points.iter().filter(|point| for_all(point)).map(|point| guide::said(point, None, words)));
        doc.para(Text::new().faint(format!("More: kindlex guide {}", page.id)));
        sources.extend(guide::used(page, for_all));
    }
    doc.section("Across the world");
    let regions: BTreeSet<&str> = general.jurisdictions.iter().map(|listed| listed.region).collect();
    doc.para(format!(
        "This dataset holds the law of {} jurisdictions in {}. Two young people of 13 to 17 exchange one picture as a couple, both willing, for the two of them alone. By its own law, for at least one pair of ages:",
        general.jurisdictions.len(),
        regions.into_iter().collect::<Vec<_>>().join(", ")
    ));
    doc.list(somewhere(&general.jurisdictions).into_iter().map(|(word, count)| {
        let jurisdictions = if count == 1 { "jurisdiction" } else { "jurisdictions" };
        Text::new()
            .add(words.label("verdict", word), Style::Answer(word))
            .plain(format!(": {count} {jurisdictions}. {}", words.meaning("verdict", word)))
    }));
    doc.para("Your own jurisdiction: `kindlex explain NAME`. A situation of yours: `kindlex assess NAME`. The words: `kindlex terms`.");
    if let Some(help) = &general.help {
        doc.section("Help");
        doc.list(help.points.iter().map(|point| Text::from(point.text.clone())));
    }
    say::sources(&sources, words, &mut doc);
    doc.para(Text::new().faint(NO_ADVICE));
    doc
}

/// The parts of the JSON output.
pub fn json(general: &General) -> Vec<(&'static str, Value)> {
    let counts: serde_json::Map<String, Value> =
        somewhere(&general.jurisdictions).into_iter().map(|(word, count)| (word.to_owned(), json!(count))).collect();
    vec![
        ("pages", json!(general.pages.iter().map(form::lean).collect::<Vec<_>>())),
        ("jurisdictions", json!({"count": general.jurisdictions.len(), "with_at_least_one_pair": counts})),
        ("note", json!(NO_ADVICE)),
    ]
}
