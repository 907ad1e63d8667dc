//! YAML with places: a file as a value, and the line of every key in it.
//!
//! `serde_yaml` gives values and types but no places for what is found later (a reference to nothing, a key that stands
//! twice). A parser of events gives the places. This is the only module that names either of them.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use serde_yaml::Number;
pub use serde_yaml::{Mapping, Value};

/// Deepest nesting of a record; ours need eight.
const DEEPEST: usize = 32;
/// Most keys and values in one file: a hundred times our largest record.
const MOST_NODES: usize = 200_000;

/// A place in a file, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column, in characters.
    pub column: usize,
}

impl From<Span> for Place {
    fn from(span: Span) -> Place {
        Place { line: span.start.line(), column: span.start.col() + 1 }
    }
}

/// A parsed file.
#[derive(Debug, Default)]
pub struct Located {
    /// What it holds.
    pub value: Value,
    /// Where each path stands.
    places: HashMap<String, Place>,
    /// What is wrong with it as YAML: places and sentences.
    pub faults: Vec<(Place, String)>,
}

impl Located {
    /// The place of a path, or of the nearest one above it.
    pub fn place(&self, path: &str) -> Place {
        let mut rest = path;
        loop {
            if let Some(place) = self.places.get(rest) {
                return *place;
            }
            match rest.rfind(['.', '[']) {
                Some(end) => rest = rest.get(..end).unwrap_or_default(),
                None => return self.places.get("").copied().unwrap_or(Place { line: 1, column: 1 }),
            }
        }
    }
}

/// Joins a path and a key.
pub fn key_path(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

enum Open {
    List { path: String, items: Vec<Value> },
    Map { path: String, map: Mapping, key: Option<(String, Place)> },
}

/// Parses one file. What is no plain YAML of one document (anchors, aliases, tags, a key twice) is a fault.
pub fn parse(text: &str) -> Located {
    let mut located = Located::default();
    let mut open: Vec<Open> = Vec::new();
    let mut nodes = 0_usize;
    let mut documents = 0_usize;
    for event in Parser::new_from_str(text) {
        let (event, span) = match event {
            Ok(next) => next,
            Err(error) => {
                let place = Place { line: error.marker().line(), column: error.marker().col() + 1 };
                located.faults.push((place, format!("not YAML: {}", error.info())));
                return located;
            }
        };
        let place = Place::from(span);
        nodes += 1;
        if nodes > MOST_NODES || open.len() > DEEPEST {
            located.faults.push((place, "larger or deeper nested than any record: not read further".to_owned()));
            return located;
        }
        let anchored = |id: usize| id != 0;
        let path = next_path(&open);
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    located.faults.push((place, "a second document: one file holds one record".to_owned()));
                    return located;
                }
            }
            Event::Alias(_) => {
                located.faults.push((place, "an alias: records repeat what they mean, anchors and aliases are not read".to_owned()));
                close(Value::Null, place, &mut open, &mut located);
            }
            Event::Scalar(content, style, anchor, tag) => {
                if anchored(anchor) || tag.is_some() {
                    located.faults.push((place, "an anchor or a tag: records are plain YAML without them".to_owned()));
                }
                if let Some(Open::Map { key: key @ None, path, map }) = open.last_mut() {
                    let name = content.into_owned();
                    if map.contains_key(&name) {
                        let first = located.places.get(&key_path(path, &name)).map_or(0, |first| first.line);
                        located.faults.push((place, format!("key `{name}` stands twice, first on line {first}")));
                    } else {
                        located.places.insert(key_path(path, &name), place);
                    }
                    *key = Some((name, place));
                } else {
                    located.places.entry(path).or_insert(place);
                    close(scalar(&content, style), place, &mut open, &mut located);
                }
            }
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) if anchored(anchor) || tag.is_some() => {
                located.faults.push((place, "an anchor or a tag: records are plain YAML without them".to_owned()));
                return located;
            }
            Event::SequenceStart(..) => {
                located.places.entry(path.clone()).or_insert(place);
                open.push(Open::List { path, items: Vec::new() });
            }
            Event::MappingStart(..) => {
                if matches!(open.last(), Some(Open::Map { key: None, .. })) {
                    located.faults.push((place, "a key that is no plain word".to_owned()));
                    return located;
                }
                located.places.entry(path.clone()).or_insert(place);
                open.push(Open::Map { path, map: Mapping::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let value = match open.pop() {
                    Some(Open::List { items, .. }) => Value::Sequence(items),
                    Some(Open::Map { map, .. }) => Value::Mapping(map),
                    None => Value::Null,
                };
                close(value, place, &mut open, &mut located);
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }
    located
}

/// The path of the node that comes next.
fn next_path(open: &[Open]) -> String {
    match open.last() {
        None => String::new(),
        Some(Open::List { path, items }) => format!("{path}[{}]", items.len()),
        Some(Open::Map { path, key, .. }) => key.as_ref().map_or_else(|| path.clone(), |(key, _)| key_path(path, key)),
    }
}

/// Puts a finished value where it belongs.
fn close(value: Value, place: Place, open: &mut [Open], located: &mut Located) {
    match open.last_mut() {
        None => located.value = value,
        Some(Open::List { items, .. }) => items.push(value),
        Some(Open::Map { map, key, .. }) => match key.take() {
            // The first of two equal keys stays; the fault was noted with the key.
            Some((key, _)) => {
                map.entry(Value::String(key)).or_insert(value);
            }
            None => located.faults.push((place, "a key that is no plain word".to_owned())),
        },
    }
}

/// A scalar by the YAML 1.2 core schema, without fractions: no record holds one.
fn scalar(content: &str, style: ScalarStyle) -> Value {
    if style != ScalarStyle::Plain {
        return Value::String(content.to_owned());
    }
    match content {
        "" | "~" | "null" => Value::Null,
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        text => match text.parse::<i64>() {
            // "+49" or "0116" is a telephone number, not a quantity.
            Ok(number) if number.to_string() == text => Value::Number(Number::from(number)),
            _ => Value::String(text.to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_line() {
        let located = parse("id: DE\noffences:\n  - id: a\n    requires: {depicted: {under: 18}}\n  - {id: b}\n");
        assert!(located.faults.is_empty());
        assert_eq!(located.place("offences[0].requires.depicted.under").line, 4);
        assert_eq!(located.place("offences[1].id").line, 5);
        assert_eq!(located.place("offences[1].requires.depicted").line, 5, "the nearest path above");
    }

    #[test]
    fn what_is_no_plain_record_is_a_fault() {
        for (text, says) in [
            ("a: 1\na: 2", "stands twice, first on line 1"),
            ("a: &x 1\nb: *x", "anchor"),
            ("a: !!str 1", "tag"),
            ("a: 1\n---\nb: 2", "second document"),
            ("a: [1", "not YAML"),
        ] {
            let located = parse(text);
            assert!(located.faults.iter().any(|(_, message)| message.contains(says)), "{text}: {:?}", located.faults);
        }
        let deep = parse(&"[".repeat(20_000));
        assert_eq!(deep.faults.len(), 1);
    }

    #[test]
    fn telephone_numbers_stay_text() {
        assert_eq!(parse("a: 0116").value["a"], Value::String("0116".into()));
        assert_eq!(parse("a: no").value["a"], Value::String("no".into()));
        assert_eq!(parse("a: 14").value["a"], Value::Number(14.into()));
    }
}
