//! Every record of the dataset, in every view and every form.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where a value is not what it says")]

use kindlex::assess::reform::{Wording, Yardstick};
use std::sync::Arc;

use kindlex::assess::{AGES, CANONICAL, Grid, assess};
use kindlex::dataset::{Dataset, Listed, Words};
use kindlex::model::guidance::Reader;
use kindlex::model::jurisdiction::Region;
use kindlex::model::standard::{Measure, Standard};
use kindlex::records::check;
use kindlex::records::coverage::Coverage;
use kindlex::search::query::Query;
use kindlex::views::assess::Beside;
use kindlex::views::brief::{self, Briefed, For};
use kindlex::views::compare::{self, Side};
use kindlex::views::document::Document;
use kindlex::views::explain::{self, Explained};
use kindlex::views::general::{self, General};
use kindlex::views::grid::Charted;
use kindlex::views::map::{self, Extent, Mapped};
use kindlex::views::reform::{self, Criterion, Scorecard};
use kindlex::views::terminal::Screen;
use kindlex::views::{coverage, grid, guide, html, instrument, json, list, markdown, search, term, terminal};
use serde_json::Value;

/// Renders in every form, narrow and wide, on a terminal and in a pipe; nothing may reach a screen that acts on it.
fn renders(what: &str, document: &Document, parts: Vec<(&'static str, Value)>) {
    for (width, terminal) in [(20, false), (80, false), (60, true), (120, true)] {
        let text = terminal::render(document, Screen { width, terminal, colours: terminal });
        let plain = anstream::adapter::strip_str(&text).to_string();
        assert!(!plain.trim().is_empty(), "{what} says nothing");
        assert!(!plain.chars().any(|c| c.is_control() && c != '\n'), "{what} sends control characters to the screen");
    }
    assert!(markdown::render(document).starts_with(['#', '|', '*', 'N']), "{what} has no beginning in Markdown");
    let page = html::render(document);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"), "{what} is no page");
    assert!(!page.contains(" src=") && !page.contains("<script") && !page.contains("@import"), "{what} loads something");
    let read: Value = serde_json::from_str(&json::render(parts)).expect("JSON");
    assert_eq!(read.get("schema_version"), Some(&json::SCHEMA_VERSION.into()), "{what}");
}

#[test]
fn every_jurisdiction_is_explained() {
    for listed in Dataset.jurisdictions() {
        let record = Dataset.jurisdiction(listed.id).expect("listed");
        let whole = record.part_of.as_deref().map(|id| Dataset.jurisdiction(id).expect("the whole has a record"));
        let explained = Explained {
            record: &record,
            whole: whole.as_ref(),
            couple: listed.treatment(0),
            friends: listed.treatment(1),
            instruments: Vec::new(),
            instead: Dataset.topic("instead"),
            help: Dataset.topic("help"),
        };
        renders(listed.id, &explain::document(&explained, &Words), explain::json(&explained));
    }
}

#[test]
fn every_jurisdiction_has_its_grids() {
    let cases: Vec<_> = Dataset.cases().map(|case| Dataset.case(case.id).expect("listed")).collect();
    let beside = Beside { help: Dataset.topic("help"), urgent: Dataset.topic("urgent"), ..Beside::default() };
    let grids: Vec<_> = cases.iter().map(|case| Grid::new(case, 10..=17).expect("a sound case")).collect();
    for listed in Dataset.jurisdictions() {
        let record = Dataset.jurisdiction(listed.id).expect("listed");
        for (case, grid) in cases.iter().zip(&grids) {
            let cells = grid.cells(&record);
            let charted = Charted {
                record: &record,
                whole: None,
                case,
                grid,
                cells: &cells,
                act: (case.acts.len() > 1).then_some(0),
                beside: &beside,
            };
            let document = grid::document(&charted, &Words);
            let svg = document.first_figure().expect("a grid is a figure").svg_file();
            assert!(svg.starts_with("<?xml") && svg.contains("<title") && svg.contains("role=\"img\""), "{}", listed.id);
            renders(listed.id, &document, grid::json(&charted));
        }
    }
}

#[test]
fn every_jurisdiction_is_compared_with_the_next() {
    let side = |listed: Listed| {
        let record = Dataset.jurisdiction(listed.id).expect("listed");
        let whole = record.part_of.as_deref().and_then(|id| Dataset.jurisdiction(id));
        Side { listed, record, whole }
    };
    let all: Vec<Listed> = Dataset.jurisdictions().collect();
    let instruments: Vec<(String, String)> = Dataset.instruments().map(|text| (text.id, text.short)).collect();
    let scenario = Dataset.case("passed-on").expect("a case");
    for (first, second) in all.iter().zip(all.iter().skip(1)) {
        let sides = [side(*first), side(*second)];
        renders(first.id, &compare::document(&sides, &instruments, &Words), compare::json(&sides));
        let reports: Vec<_> = sides.iter().map(|side| assess(&scenario, &side.record, None).expect("sound")).collect();
        let told = compare::case(&sides, &scenario, &reports, &Beside::default(), &Words);
        renders(first.id, &told, compare::case_json(&sides, &scenario, &reports));
    }
}

#[test]
fn every_jurisdiction_is_held_against_the_standards() {
    let terms: Vec<_> = Dataset.terms().collect();
    let yardstick = Yardstick::new(|id| Dataset.case(id), Wording::of(&terms)).expect("sound cases");
    for listed in Dataset.jurisdictions() {
        let record = Dataset.jurisdiction(listed.id).expect("listed");
        let measured = yardstick.measure(&record);
        assert_eq!(measured.len(), Standard::ALL.len());
        for measured in &measured {
            assert_eq!(listed.measure(measured.standard), measured.measure, "{} {}", listed.id, measured.standard);
            let rests = !measured.stays.is_empty() || !measured.answers.is_empty() || !measured.facts.is_empty();
            let silent = [Standard::CloseInAge, Standard::OwnImage, Standard::Receiving, Standard::Sending];
            assert!(
                rests || measured.measure == Measure::NotEstablished || silent.contains(&measured.standard),
                "{} {}: {} without anything that it rests on",
                listed.id,
                measured.standard,
                measured.measure
            );
        }
        let criterion = |measured| Criterion { measured, asked_by: Vec::new(), models: Vec::new() };
        let card = Scorecard { record: &record, whole: None, criteria: measured.into_iter().map(criterion).collect() };
        renders(listed.id, &reform::document(&card, &Words), reform::json(&card));
    }
}

#[test]
fn every_jurisdiction_has_a_brief_for_everybody() {
    let case = Dataset.case(CANONICAL[0]).expect("the canonical case");
    let grid = Grid::new(&case, AGES).expect("sound");
    let terms: Vec<_> = Dataset.terms().collect();
    let yardstick = Yardstick::new(|id| Dataset.case(id), Wording::of(&terms)).expect("sound cases");
    let beside = Beside::default();
    for listed in Dataset.jurisdictions() {
        let record = Dataset.jurisdiction(listed.id).expect("listed");
        let cells = grid.cells(&record);
        let criterion = |measured| Criterion { measured, asked_by: Vec::new(), models: Vec::new() };
        let briefed = Briefed {
            explained: Explained {
                record: &record,
                whole: None,
                couple: listed.treatment(0),
                friends: listed.treatment(1),
                instruments: Vec::new(),
                instead: None,
                help: Dataset.topic("help"),
            },
            charted: Charted { record: &record, whole: None, case: &case, grid: &grid, cells: &cells, act: None, beside: &beside },
            card: Scorecard { record: &record, whole: None, criteria: yardstick.measure(&record).into_iter().map(criterion).collect() },
            what_to_do: Dataset.topic("what-to-do"),
        };
        let all = [briefed];
        for whom in For::ALL {
            renders(listed.id, &brief::document(&all, *whom, &Words), brief::json(&all, *whom));
        }
    }
}

/// Every record is found by its name, and what is found can be shown.
#[test]
fn every_record_is_found_by_its_name() {
    for listed in Dataset.jurisdictions() {
        let query = Query::read(&format!("\"{}\" in:names is:jurisdiction", listed.name)).expect("a query");
        let (_, shown) = Dataset.search(&query, 400);
        assert!(shown.iter().any(|hit| hit.id == listed.id), "{} is not found", listed.name);
        renders(listed.id, &search::document(listed.name, shown.len(), &shown), search::json(listed.name, shown.len(), &shown));
    }
    for (typed, id) in
        [("selfie", "sharing-nudes"), ("Alemania", "DE"), ("extorsion sexual", "sexual-extortion"), ("lanzarote", "lanzarote-convention")]
    {
        let (_, shown) = Dataset.search(&Query::read(typed).expect("a query"), 10);
        assert!(
            shown.iter().any(|hit| hit.id == id),
            "{typed} does not find {id}: {:?}",
            shown.iter().map(|hit| &hit.id).collect::<Vec<_>>()
        );
    }
}

#[test]
fn every_map_shows_everybody_in_it() {
    let all: Vec<Listed> = Dataset.jurisdictions().collect();
    let wholes: Vec<&str> = all.iter().filter_map(|listed| listed.part_of).collect();
    let outlines: Vec<Arc<_>> = Dataset.outlines().into_iter().map(Arc::new).collect();
    let regions = Region::ALL.iter().map(|region| Extent::Region(*region));
    let parts = all.iter().filter(|listed| wholes.contains(&listed.id)).map(|listed| Extent::Parts(*listed));
    for extent in regions.chain(parts).chain([Extent::World]) {
        let shown = |listed: &&Listed| match extent {
            Extent::World => true,
            Extent::Region(region) => listed.region == region.word(),
            Extent::Parts(whole) => listed.part_of == Some(whole.id),
        };
        let rows: Vec<Listed> = all.iter().filter(shown).copied().filter(|listed| !wholes.contains(&listed.id)).collect();
        let mapped = Mapped { extent, rows: rows.clone(), outlines: outlines.clone(), wholes: Vec::new() };
        let document = map::document(&mapped, &Words);
        let svg = document.first_figure().expect("a map is a figure").svg_file();
        for row in &rows {
            let drawn = svg.contains(&format!("({}): ", row.id));
            assert!(drawn, "{} is nowhere on the map of {extent:?}", row.id);
        }
        assert!(!svg.contains("NaN") && !svg.contains("\"inf") && !svg.contains(" inf "), "every place is a number");
        renders("map", &document, map::json(&mapped));
    }
}

#[test]
fn every_term_instrument_and_page_is_shown() {
    for record in Dataset.terms() {
        renders(&record.id, &term::document(&record, &[], &Words), term::json(&record));
    }
    for record in Dataset.instruments() {
        renders(&record.id, &instrument::document(&record, &[], 1, &Words), instrument::json(&record));
    }
    for record in Dataset.topics() {
        for reader in Reader::ALL.iter().copied().map(Some).chain([None]) {
            renders(&record.id, &guide::document(&record, reader, &Words), guide::json(&record));
        }
    }
}

#[test]
fn lists_and_the_general_position_are_shown() {
    let all: Vec<Listed> = Dataset.jurisdictions().collect();
    renders("list", &list::document(&all, &Words), list::json(&all));
    renders("an empty list", &list::document(&[], &Words), list::json(&[]));
    let terms: Vec<_> = Dataset.terms().collect();
    renders("terms", &term::index(&terms, &Words), term::index_json(&terms));
    let instruments: Vec<_> = Dataset.instruments().collect();
    renders("instruments", &instrument::index(&instruments, &Words), instrument::index_json(&instruments));
    let pages: Vec<_> = general::PAGES.iter().map(|id| Dataset.topic(id).expect("a page of the general position")).collect();
    renders("guide", &guide::index(&pages), guide::index_json(&pages));
    let general = General { pages, help: Dataset.topic("help"), jurisdictions: all };
    renders("the general position", &general::document(&general, &Words), general::json(&general));
}

#[test]
fn the_built_in_data_stands_up_to_its_own_checks() {
    let records = Dataset.records();
    assert_eq!(check::again(&records), []);
    let counted = Coverage::of(&records);
    let facts: usize = counted.facts.values().sum();
    assert!(facts > counted.jurisdiction_facts.values().sum(), "facts of other records count as well");
    renders("coverage", &coverage::document(&[], Some(&counted), &Words), coverage::json(&[], Some(&counted)));
}

/// What a person types leads to the record that is meant, from every name that the record gives.
#[test]
fn every_name_leads_to_its_record() {
    for record in Dataset.terms() {
        for name in [&record.id, &record.term].into_iter().chain(&record.aliases) {
            assert_eq!(Dataset.find_term(name).expect("found").what.id, record.id, "{name}");
        }
        for form in record.translations.values().flatten() {
            // A form that several terms share names them all.
            match Dataset.find_term(&form.text) {
                Ok(found) => assert!(found.taken_for.is_none(), "{}", form.text),
                Err(missing) => assert!(missing.ambiguous && missing.nearest.iter().any(|near| near.id == record.id), "{}", form.text),
            }
        }
    }
    for record in Dataset.instruments() {
        for name in [&record.id, &record.name, &record.short].into_iter().chain(&record.aliases) {
            assert_eq!(Dataset.find_instrument(name).expect("found").what.id, record.id, "{name}");
        }
    }
}
