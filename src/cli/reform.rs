//! `kindlex reform JURISDICTION`: a law held against the standards.

use clap::Args;

use super::{Context, Failure, Output};
use crate::assess::reform::{Measured, Wording, Yardstick};
use crate::dataset::{Dataset, Listed, Words};
use crate::exit::Exit;
use crate::model::context::Tie;
use crate::model::instrument::{Force, Instrument};
use crate::model::jurisdiction::Jurisdiction;
use crate::model::source::Basis;
use crate::model::standard::{Measure, Standard};
use crate::views::reform::{Asked, Criterion, Model, Scorecard, document, json};

/// How many laws are named for each standard that is not met.
const MODELS: usize = 3;

/// Hold a law against the standards its state is bound by: met, partly, not met, not established, each with its section; and
/// name the laws, the nearest first, that have what is missing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  kindlex reform Kenya\n  kindlex reform US-TX --format markdown\n  kindlex reform DE -o de.html")]
pub(super) struct Reform {
    /// A code (KE, US-TX), a name or an alias.
    jurisdiction: String,
    #[command(flatten)]
    output: Output,
}

impl Reform {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let (listed, record) = context.jurisdiction(&self.jurisdiction)?;
        let whole = context.whole(&record);
        let card = Standards::new(context.dataset)?.scorecard(listed, &record, whole.as_ref());
        context.answer(&self.output, || document(&card, &Words), || json(&card))
    }
}

/// What laws are measured by, made ready once for any number of them.
pub(super) struct Standards {
    dataset: Dataset,
    yardstick: Yardstick,
    instruments: Vec<Instrument>,
}

impl Standards {
    /// Makes them ready.
    ///
    /// # Errors
    /// A case of the dataset that cannot be assessed.
    pub(super) fn new(dataset: Dataset) -> Result<Standards, Failure> {
        let terms: Vec<_> = dataset.terms().collect();
        let yardstick = Yardstick::new(|id| dataset.case(id), Wording::of(&terms))
            .map_err(|faults| Failure::BadInput(super::assess::lines("cases", &faults)))?;
        Ok(Standards { dataset, yardstick, instruments: dataset.instruments().collect() })
    }

    /// The scorecard of one law.
    pub(super) fn scorecard<'a>(&self, listed: Listed, record: &'a Jurisdiction, whole: Option<&'a Jurisdiction>) -> Scorecard<'a> {
        let criteria = self.yardstick.measure(record).into_iter().map(|measured| Criterion {
            asked_by: asked_by(measured.standard, &self.instruments, record, whole),
            models: models(self.dataset, &self.yardstick, listed, &measured),
            measured,
        });
        Scorecard { record, whole, criteria: criteria.collect() }
    }
}

/// The provisions that ask a state for a standard. What binds others only is left out.
fn asked_by(standard: Standard, instruments: &[Instrument], record: &Jurisdiction, whole: Option<&Jurisdiction>) -> Vec<Asked> {
    let commitments = || record.commitments.iter().chain(whole.into_iter().flat_map(|whole| &whole.commitments));
    let tie =
        |id: &String| commitments().find(|commitment| commitment.instrument == *id).map(|commitment| commitment.tie.unwrap_or(Tie::Bound));
    let mut all: Vec<Asked> = Vec::new();
    for instrument in instruments {
        // Who accepted a treaty accepted that its committee reads it.
        let tie = tie(&instrument.id).or_else(|| instrument.interprets.iter().find_map(&tie));
        for provision in instrument.provisions.iter().filter(|provision| provision.asks.contains(&standard)) {
            let force = instrument.force_of(provision);
            let for_all = instrument.interprets.is_empty() && matches!(force, Force::Model);
            if tie.is_some() || for_all {
                all.push(Asked {
                    instrument: instrument.short.clone(),
                    id: instrument.id.clone(),
                    at: provision.at.clone(),
                    force,
                    tie,
                    says: provision.says.clone(),
                    basis: provision.basis,
                });
            }
        }
    }
    let place = |asked: &Asked| match asked.tie {
        Some(Tie::Bound) if asked.force == Force::Binding => 0,
        Some(Tie::Bound) => 1,
        Some(Tie::Ratified | Tie::Signed) => 2,
        None => 3,
    };
    all.sort_by_key(|asked| (place(asked), asked.basis == Basis::Unverified));
    all
}

/// The laws that meet a standard which this one does not: of the same whole first, then of the same part of the world.
fn models(dataset: Dataset, yardstick: &Yardstick, listed: Listed, measured: &Measured<'_>) -> Vec<Model> {
    if measured.measure == Measure::Met {
        return Vec::new();
    }
    let standard = measured.standard;
    let mut others: Vec<Listed> =
        dataset.jurisdictions().filter(|other| other.id != listed.id && other.measure(standard) == Measure::Met).collect();
    let near = |other: &Listed| {
        let same_whole = other.part_of.is_some() && other.part_of == listed.part_of;
        (!same_whole, other.region != listed.region)
    };
    others.sort_by_key(near);
    let model = |other: Listed| {
        let record = dataset.jurisdiction(other.id)?;
        let model = Model::of(&record, &yardstick.measure_by(standard, &record), &Words);
        (!model.rules.is_empty()).then_some(model)
    };
    others.into_iter().filter_map(model).take(MODELS).collect()
}
