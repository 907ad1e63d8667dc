//! From what a person types to the record that is meant.

use crate::records::names::{fold, one_slip};

/// Something that was meant.
#[derive(Debug, Clone, Copy)]
pub struct Found<T> {
    /// Which one.
    pub what: T,
    /// What the typed name was taken for, where it was not exact: to be said in every answer.
    pub taken_for: Option<&'static str>,
}

/// Nothing was meant for certain.
#[derive(Debug, Clone)]
pub struct NotFound<T> {
    /// What was typed.
    pub typed: String,
    /// The nearest, nearest first.
    pub nearest: Vec<T>,
    /// Whether several carry exactly this name.
    pub ambiguous: bool,
}

/// Folded names with the place of what they name, sorted.
pub(super) type Names = &'static [(&'static str, usize)];

/// How much a typed name may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// One slip of the hand, never a letter in place of another: Ireland is not Iceland.
    Strict,
    /// Misspelt words as well: a word of a language has no neighbour that it could be mistaken for.
    Loose,
}

impl Likeness {
    /// How far a typed name is from a name that it can be taken for.
    fn distance(self, typed: &str, name: &str) -> Option<usize> {
        match self {
            Likeness::Strict => one_slip(typed, name).then_some(1),
            Likeness::Loose => {
                let allowed = match typed.chars().count().min(name.chars().count()) {
                    0..5 => 0,
                    5..9 => 1,
                    _ => 2,
                };
                let distance = strsim::osa_distance(typed, name);
                (distance <= allowed).then_some(distance)
            }
        }
    }
}

/// Finds what a name means. `named` gives what stands at a place of the list.
pub(super) fn find<T>(typed: &str, names: Names, likeness: Likeness, named: impl Fn(usize) -> Option<T>) -> Result<Found<T>, NotFound<T>> {
    let folded = fold(typed);
    let not_found = |nearest: Vec<usize>, ambiguous: bool| NotFound {
        typed: typed.to_owned(),
        nearest: nearest.into_iter().filter_map(&named).collect(),
        ambiguous,
    };
    let found = |index: usize, taken_for| named(index).map(|what| Found { what, taken_for }).ok_or_else(|| not_found(vec![], false));

    let start = names.partition_point(|(name, _)| *name < folded.as_str());
    let exact: Vec<usize> = names.iter().skip(start).take_while(|(name, _)| *name == folded).map(|(_, index)| *index).collect();
    match exact.as_slice() {
        [] => {}
        [only] => return found(*only, None),
        several => return Err(not_found(several.to_vec(), true)),
    }

    let mut slips: Vec<(usize, &'static str, usize)> =
        names.iter().filter_map(|(name, index)| Some((likeness.distance(&folded, name)?, *name, *index))).collect();
    slips.sort_by_key(|(distance, _, index)| (*distance, *index));
    let least = slips.first().map(|(distance, ..)| *distance);
    slips.retain(|(distance, ..)| Some(*distance) == least);
    slips.dedup_by_key(|(.., index)| *index);
    if let [(_, name, index)] = slips.as_slice() {
        return found(*index, Some(name));
    }

    let mut scored: Vec<(f64, usize)> = Vec::new();
    for (name, index) in names {
        let score = strsim::jaro_winkler(&folded, name);
        match scored.iter_mut().find(|(_, known)| known == index) {
            Some(known) => known.0 = known.0.max(score),
            None => scored.push((score, *index)),
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    Err(not_found(scored.into_iter().take_while(|(score, _)| *score > best - 0.1).take(4).map(|(_, index)| index).collect(), false))
}
