//! JSON: the data files' own keys, with a `schema_version`; what a record leaves out is left out here as well.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::sanitize::acts;

/// Version of every JSON output. It rises when a key changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;

/// A value without the keys that hold nothing.
pub fn lean(value: &impl Serialize) -> Value {
    serde_json::to_value(value).map_or(Value::Null, strip)
}

fn strip(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.into_iter()
                .map(|(key, value)| (key, strip(value)))
                .filter(|(_, value)| match value {
                    Value::Null => false,
                    Value::Array(items) => !items.is_empty(),
                    Value::Object(map) => !map.is_empty(),
                    _ => true,
                })
                .collect::<Map<_, _>>(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(strip).collect()),
        value => value,
    }
}

/// Renders one output: its parts behind the version.
pub fn render(parts: Vec<(&str, Value)>) -> String {
    let mut all = Map::new();
    all.insert("schema_version".to_owned(), json!(SCHEMA_VERSION));
    all.extend(parts.into_iter().map(|(key, value)| (key.to_owned(), value)));
    let mut text = serde_json::to_string_pretty(&Value::Object(all)).unwrap_or_default();
    text.push('\n');
    escape(text)
}

/// JSON may hold any character; what could act on a terminal is written as an escape, which means the same.
fn escape(text: String) -> String {
    let acts = |c: char| c != '\n' && acts(c);
    if !text.contains(acts) {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if acts(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(c);
        }
    }
    safe
}
