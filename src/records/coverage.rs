//! What a dataset holds, and how well founded it is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::check::Records;
use crate::model::date::Date;
use crate::model::reading::{Extent, Read};
use crate::model::source::{Basis, Sourced};

/// A dataset in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Records of each kind.
    pub records: BTreeMap<&'static str, usize>,
    /// Facts with a basis, by basis, in every kind of record.
    pub facts: BTreeMap<Basis, usize>,
    /// The same in the jurisdictions alone.
    pub jurisdiction_facts: BTreeMap<Basis, usize>,
    /// Jurisdictions none of whose facts was read in the law's own text.
    pub without_primary: Vec<String>,
    /// Jurisdictions by how much of their law on offences was read: by the conduct that was read best.
    pub offences_read: BTreeMap<Extent, usize>,
    /// Oldest review of a jurisdiction, with its id.
    pub oldest_review: Option<(Date, String)>,
    /// Open questions in every kind of record.
    pub open_questions: usize,
}

impl Coverage {
    /// Counts.
    pub fn of(records: &Records) -> Coverage {
        let mut coverage = Coverage {
            records: BTreeMap::from([
                ("jurisdictions", records.jurisdictions.len()),
                ("instruments", records.instruments.len()),
                ("terms", records.terms.len()),
                ("guidance", records.guidance.len()),
                ("cases", records.cases.len()),
                ("vocabulary", records.vocabulary.len()),
            ]),
            ..Coverage::default()
        };
        for record in records.jurisdictions.values() {
            for fact in record.facts() {
                *coverage.jurisdiction_facts.entry(fact.basis).or_default() += 1;
            }
            if !record.facts().iter().any(|fact| fact.basis == Basis::Primary) {
                coverage.without_primary.push(record.id.clone());
            }
            let read = match &record.reading.offences {
                Read::All(extent) => Some(*extent),
                Read::By(each) => each.values().max().copied(),
            };
            *coverage.offences_read.entry(read.unwrap_or(Extent::None)).or_default() += 1;
        }
        let reviews = records.jurisdictions.values().map(|record| (record.reviewed, record.id.clone()));
        coverage.oldest_review = reviews.min();
        coverage.add(records.jurisdictions.values());
        coverage.add(records.instruments.values());
        coverage.add(records.terms.values());
        coverage.add(records.guidance.values());
        coverage
    }

    fn add<'a, T: Sourced + 'a>(&mut self, records: impl Iterator<Item = &'a T>) {
        for record in records {
            for fact in record.facts() {
                *self.facts.entry(fact.basis).or_default() += 1;
            }
            self.open_questions += record.open_questions().len();
        }
    }
}
