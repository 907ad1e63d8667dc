//! `kindlex list`: every jurisdiction with its treatment of the canonical exchange.

use clap::Args;

use super::{Context, Failure, Output};
use crate::dataset::{Listed, Words};
use crate::exit::Exit;
use crate::views::list::{document, json};

/// List every jurisdiction in the dataset, with how its own law treats an exchange of one picture in a couple.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  kindlex list\n  kindlex list --format json")]
pub(super) struct List {
    #[command(flatten)]
    output: Output,
}

impl List {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let dataset = context.dataset;
        let rows: Vec<Listed> = dataset.jurisdictions().collect();
        context.answer(&self.output, || document(&rows, &Words), || json(&rows))
    }
}
