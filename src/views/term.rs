//! `term` and `terms`: which words to use, and what to say instead.

use serde_json::{Value, json};

use super::document::{Document, Text};
use super::{json as form, say};
use crate::dataset::Words;
use crate::model::scalar::Many;
use crate::model::source::Basis;
use crate::model::term::{Term, TermStatus};

/// One term. `related` are the terms that it names, by id and as they are written.
pub fn document(term: &Term, related: &[(String, String)], words: &Words) -> Document {
    let mut doc = Document::default();
    doc.title(format!("\"{}\"", term.term));
    let status = words.label(TermStatus::LIST, term.status.word());
    let mut lead = Text::new().strong(capital(status));
    if let Some(instead) = &term.say_instead {
        lead = lead.strong(format!(". Say instead: {instead}"));
    }
    doc.para(lead.strong("."));
    doc.para(Text::new().plain(term.meaning.trim().to_owned()).faint(format!(" {}", say::mark(&term.source, term.basis))));
    if let Some(why) = &term.why {
        doc.para(why.trim().to_owned());
    }
    if let Some(note) = &term.note {
        doc.para(note.trim().to_owned());
    }
    let founded = |text: String, note: &Option<String>, source: &Many<String>, basis: Basis| {
        let note = note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        Text::new().plain(format!("{text}{note}")).faint(format!(" {}", say::mark(source, basis)))
    };
    if !term.aliases.is_empty() {
        doc.section("Also written");
        doc.para(format!("{}.", term.aliases.join("; ")));
    }
    if !term.translations.is_empty() {
        doc.section("In other languages");
        doc.list(term.translations.iter().flat_map(|(language, forms)| {
            forms.iter().map(move |form| {
                let status = form.status.map(|status| format!(" ({})", words.label(TermStatus::LIST, status.word()))).unwrap_or_default();
                let text = format!("{}: {}{status}", words.label("language", language.word()), form.text);
                founded(text, &form.note, &form.source, form.basis)
            })
        }));
    }
    if !related.is_empty() {
        doc.section("See also");
        doc.list(related.iter().map(|(id, term)| Text::new().plain(format!("{term}: ")).faint(format!("kindlex term {id}"))));
    }
    if !term.guidelines.is_empty() {
        doc.section("In the Terminology Guidelines");
        doc.list(term.guidelines.iter().map(|guideline| {
            let section = guideline.section.as_ref().map(|section| format!(", section {section}")).unwrap_or_default();
            founded(format!("edition of {}{section}", guideline.edition), &guideline.note, &guideline.source, guideline.basis)
        }));
    }
    say::not_established(&term.open_questions, &mut doc);
    say::sources(&term.sources, words, &mut doc);
    doc
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Terms on a line each, by status.
pub fn index(terms: &[Term], words: &Words) -> Document {
    let mut doc = Document::default();
    for status in TermStatus::ALL {
        let rows: Vec<Vec<Text>> = terms
            .iter()
            .filter(|term| term.status == *status)
            .map(|term| vec![Text::from(term.term.clone()), Text::from(term.say_instead.clone().unwrap_or_default())])
            .collect();
        if rows.is_empty() {
            continue;
        }
        doc.section(words.label(TermStatus::LIST, status.word()));
        doc.para(words.meaning(TermStatus::LIST, status.word()));
        doc.table(&["term", "say instead"], rows);
    }
    doc.para(Text::new().faint("Read one with `kindlex term WORD`: English and other languages, and nearly right spellings, lead there."));
    doc
}

/// The parts of the JSON output of one term.
pub fn json(term: &Term) -> Vec<(&'static str, Value)> {
    vec![("term", form::lean(term))]
}

/// The parts of the JSON output of several.
pub fn index_json(terms: &[Term]) -> Vec<(&'static str, Value)> {
    vec![("terms", json!(terms.iter().map(form::lean).collect::<Vec<_>>()))]
}
