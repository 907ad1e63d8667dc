//! What a person asks for: words, "phrases", `in:field` and `is:kind`.

use super::passages::{Field, Kind};
use crate::model::fault::suggestion;
use crate::records::names::fold;

/// A query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words and phrases.
    pub parts: Vec<Part>,
    /// Only in these fields; in all, where there is none.
    pub fields: Vec<Field>,
    /// Only in these kinds of record.
    pub kinds: Vec<Kind>,
}

/// A word, or the words of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words, folded as the index has them.
    pub words: Vec<String>,
}

impl Query {
    /// Reads what was typed; several arguments are one query.
    ///
    /// # Errors
    /// An unknown field or kind, with the nearest one; nothing to look for; a phrase without an end.
    pub fn read(typed: &str) -> Result<Query, String> {
        let mut query = Query::default();
        let mut rest = typed.trim_start();
        while !rest.is_empty() {
            let (token, after) = match rest.strip_prefix('"') {
                Some(inner) => {
                    let (phrase, after) = inner.split_once('"').ok_or_else(|| "a phrase has no closing quotation mark".to_owned())?;
                    query.part(phrase);
                    rest = after.trim_start();
                    continue;
                }
                None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
            };
            rest = after.trim_start();
            if let Some(name) = token.strip_prefix("in:") {
                let names: Vec<&str> = Field::ALL.iter().map(|field| field.word()).collect();
                let unknown = || format!("there is no field \"{name}\"{}", suggestion(name, &names));
                query.fields.push(Field::from_word(name).ok_or_else(unknown)?);
            } else if let Some(name) = token.strip_prefix("is:") {
                let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
                let unknown = || format!("there is no kind \"{name}\"{}", suggestion(name, &names));
                query.kinds.push(Kind::from_word(name).ok_or_else(unknown)?);
            } else {
                // Signs between letters part words in the index: "184c(4)" is two of them, side by side.
                query.part(token);
            }
        }
        if query.parts.is_empty() { Err("there is no word to look for".to_owned()) } else { Ok(query) }
    }

    fn part(&mut self, typed: &str) {
        let words: Vec<String> = fold(typed).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        if !words.is_empty() {
            self.parts.push(Part { words });
        }
    }

    /// Whether a passage may be found at all.
    pub(super) fn allows(&self, kind: Option<Kind>, field: Field) -> bool {
        let here = |wanted: &[Field]| wanted.is_empty() || wanted.contains(&field);
        here(&self.fields) && (self.kinds.is_empty() || kind.is_some_and(|kind| self.kinds.contains(&kind)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_and_fields_are_told_apart() {
        let query = Query::read("\"own picture\" in:protections is:jurisdiction 184c(4)").unwrap();
        let words: Vec<Vec<String>> = query.parts.into_iter().map(|part| part.words).collect();
        assert_eq!(words, [vec!["own", "picture"], vec!["184c", "4"]]);
        assert_eq!((query.fields, query.kinds), (vec![Field::Protections], vec![Kind::Jurisdiction]));
    }

    #[test]
    fn what_cannot_be_asked_is_said() {
        assert_eq!(Query::read("in:ages").unwrap_err(), "there is no word to look for");
        assert!(Query::read("x in:offence").unwrap_err().contains("did you mean `offences`"));
        assert!(Query::read("\"open").unwrap_err().contains("closing"));
    }
}
