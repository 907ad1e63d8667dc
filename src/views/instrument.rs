//! `instrument`: what treaties, soft law and model laws say on pictures that children make of themselves.

use serde_json::{Value, json};

use super::document::{Document, Text};
use super::{NO_ADVICE, json as form, say};
use crate::dataset::Words;
use crate::model::instrument::{Force, Instrument, InstrumentKind};
use crate::model::standard::Standard;

/// One instrument. `interprets` are the names of those that it reads; `bound` how many jurisdictions of the dataset it binds.
pub fn document(instrument: &Instrument, interprets: &[String], bound: usize, words: &Words) -> Document {
    let mut doc = Document::default();
    let same = instrument.short == instrument.name;
    doc.title(instrument.short.clone());
    if let Some(own) = &instrument.own_material {
        let mark = say::mark(&own.source, own.basis);
        doc.para(Text::new().strong(own.text.trim().to_owned()).faint(format!(" {mark}")));
    }
    let kind = words.label(InstrumentKind::LIST, instrument.kind.word());
    let force = words.label(Force::LIST, instrument.force.word());
    let mut about = if same { String::new() } else { format!("{}. ", instrument.name) };
    about.push_str(&format!("{} ({kind}, {force})", instrument.body));
    if let Some(date) = instrument.adopted {
        about.push_str(&format!(", adopted {date}"));
    }
    about.push('.');
    let mut items = vec![Text::from(about)];
    if let Some(entry) = &instrument.in_force {
        let note = entry.note.as_ref().map(|note| format!(" {note}")).unwrap_or_default();
        items.push(
            Text::new().plain(format!("In force since {}.{note}", entry.from)).faint(format!(" {}", say::mark(&entry.source, entry.basis))),
        );
    }
    if let Some(status) = &instrument.status {
        let as_of = status.as_of.map(|date| format!(" (as of {date})")).unwrap_or_default();
        items.push(
            Text::new().plain(format!("{}{as_of}", status.text.trim())).faint(format!(" {}", say::mark(&status.source, status.basis))),
        );
    }
    if !interprets.is_empty() {
        items.push(Text::from(format!("It reads or carries out: {}.", interprets.join("; "))));
    }
    if bound > 0 {
        items.push(Text::from(format!(
            "{bound} jurisdictions of this dataset are on record as bound: `kindlex list --bound-by {}`.",
            instrument.id
        )));
    }
    if let Some(parties) = &instrument.parties {
        let as_of = parties.as_of.map(|date| format!(" as of {date}")).unwrap_or_default();
        let whole = if parties.complete.0 { "whole" } else { "not whole: a state that it does not name may be bound" };
        let note = parties.note.as_ref().map(|note| format!(" {note}")).unwrap_or_default();
        items.push(
            Text::new()
                .plain(format!("The list of states that was read{as_of} is {whole}.{note}"))
                .faint(format!(" {}", say::mark(&parties.source, parties.basis))),
        );
    }
    doc.list(items);

    if !instrument.provisions.is_empty() {
        doc.section("Provisions");
    }
    for provision in &instrument.provisions {
        let force = words.label(Force::LIST, instrument.force_of(provision).word());
        doc.part(
            Text::new()
                .strong(provision.at.clone())
                .plain(format!(" ({force})"))
                .faint(format!(" {}", say::mark(&provision.source, provision.basis))),
        );
        let mut items = vec![Text::from(provision.says.trim().to_owned())];
        items.extend(provision.means.iter().map(|means| Text::new().plain("For a child: ").plain(means.trim().to_owned())));
        if !provision.asks.is_empty() {
            let asks: Vec<&str> = provision.asks.iter().map(|standard| words.label(Standard::LIST, standard.word())).collect();
            items.push(Text::from(format!("Standard: {}.", asks.join(", "))));
        }
        items.extend(provision.note.iter().map(|note| Text::new().faint(note.trim().to_owned())));
        doc.list(items);
    }
    say::not_established(&instrument.open_questions, &mut doc);
    say::sources(&instrument.sources, words, &mut doc);
    if let Some(url) = &instrument.url {
        doc.para(Text::new().plain("Official page: ").link(url.clone()));
    }
    doc.para(Text::new().faint(NO_ADVICE));
    doc
}

/// Every instrument on a line.
pub fn index(instruments: &[Instrument], words: &Words) -> Document {
    let mut doc = Document::default();
    let rows = instruments.iter().map(|instrument| {
        vec![
            Text::from(instrument.id.clone()),
            Text::from(instrument.short.clone()),
            Text::from(words.label(InstrumentKind::LIST, instrument.kind.word())),
            Text::from(words.label(Force::LIST, instrument.force.word())),
        ]
    });
    doc.table(&["id", "name", "kind", "force"], rows.collect());
    doc.para(Text::new().faint("Read one with `kindlex instrument NAME`: any usual name, number or abbreviation leads there."));
    doc.list(Force::ALL.iter().map(|force| {
        let label = words.label(Force::LIST, force.word()).to_owned();
        Text::new().strong(label).plain(format!(": {}", words.meaning(Force::LIST, force.word())))
    }));
    doc
}

/// The parts of the JSON output of one.
pub fn json(instrument: &Instrument) -> Vec<(&'static str, Value)> {
    vec![("instrument", form::lean(instrument)), ("note", json!(NO_ADVICE))]
}

/// The parts of the JSON output of all.
pub fn index_json(instruments: &[Instrument]) -> Vec<(&'static str, Value)> {
    vec![("instruments", json!(instruments.iter().map(form::lean).collect::<Vec<_>>())), ("note", json!(NO_ADVICE))]
}
