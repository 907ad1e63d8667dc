//! From what a person types to a jurisdiction.

use super::Listed;
use crate::records::names::{fold, one_slip};

/// A jurisdiction that was meant.
#[derive(Debug, Clone)]
pub struct Found {
    /// Which one.
    pub listed: Listed,
    /// What the typed name was taken for, where it was not exact: to be said in every answer.
    pub taken_for: Option<&'static str>,
}

/// Nothing was meant for certain.
#[derive(Debug, Clone)]
pub struct NotFound {
    /// What was typed.
    pub typed: String,
    /// The nearest, nearest first.
    pub nearest: Vec<Listed>,
    /// Whether several jurisdictions carry exactly this name.
    pub ambiguous: bool,
}

pub(super) fn find(typed: &str, names: &'static [(&'static str, usize)], entries: &'static [Listed]) -> Result<Found, NotFound> {
    let folded = fold(typed);
    let listed = |index: usize| entries.get(index).copied();
    let not_found = |nearest: Vec<usize>, ambiguous: bool| NotFound {
        typed: typed.to_owned(),
        nearest: nearest.into_iter().filter_map(listed).collect(),
        ambiguous,
    };

    let start = names.partition_point(|(name, _)| *name < folded.as_str());
    let exact: Vec<usize> = names.iter().skip(start).take_while(|(name, _)| *name == folded).map(|(_, index)| *index).collect();
    match exact.as_slice() {
        [] => {}
        [only] => return listed(*only).map(|listed| Found { listed, taken_for: None }).ok_or_else(|| not_found(vec![], false)),
        several => return Err(not_found(several.to_vec(), true)),
    }

    let mut slips: Vec<(&'static str, usize)> = names.iter().copied().filter(|(name, _)| one_slip(&folded, name)).collect();
    slips.sort_by_key(|(_, index)| *index);
    slips.dedup_by_key(|(_, index)| *index);
    if let [(name, index)] = slips.as_slice()
        && let Some(listed) = listed(*index)
    {
        return Ok(Found { listed, taken_for: Some(name) });
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
