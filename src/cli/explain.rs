//! `kindlex explain JURISDICTION`: the main job.

use clap::Args;

use super::{Context, Failure, Output};
use crate::assess::{AGES, Grid, Treatment};
use crate::dataset::{Dataset, Words};
use crate::exit::Exit;
use crate::model::jurisdiction::Jurisdiction;
use crate::views::explain::{Explained, document, json};

/// Say how a jurisdiction's law may treat sexting between children: what could reach a child, what protects, what is not known.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  kindlex explain KE\n  kindlex explain \"south korea\" --format markdown")]
pub(super) struct Explain {
    /// A code (KE, US-TX), a name or an alias.
    jurisdiction: String,
    #[command(flatten)]
    output: Output,
}

impl Explain {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let record = context.jurisdiction(&self.jurisdiction)?;
        let whole = context.whole(&record);
        let dataset = context.dataset;
        let explained = Explained {
            couple: treatment(dataset, "peer-exchange", &record)?,
            friends: treatment(dataset, "peer-exchange-friends", &record)?,
            instead: dataset.topic("instead"),
            help: dataset.topic("help"),
            whole: whole.as_ref(),
            record: &record,
        };
        context.answer(&self.output, || document(&explained, &Words), || json(&explained))
    }
}

/// The canonical grid of a case of the dataset.
pub(super) fn canonical(dataset: Dataset, case: &str) -> Result<Grid, Failure> {
    let missing = || Failure::NotInDataset(format!("there is no case {case}"));
    let case = dataset.case(case).ok_or_else(missing)?;
    Grid::new(&case, ("a", "b"), AGES).map_err(|faults| Failure::BadInput(super::assess::lines(&case.id, &faults)))
}

fn treatment(dataset: Dataset, case: &str, record: &Jurisdiction) -> Result<Treatment, Failure> {
    Ok(canonical(dataset, case)?.treatment(record))
}
