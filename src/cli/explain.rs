//! `kindlex explain JURISDICTION`: the main job.

use clap::Args;

use super::{Context, Failure, Output};
use crate::dataset::Words;
use crate::exit::Exit;
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
        let (listed, record) = context.jurisdiction(&self.jurisdiction)?;
        let whole = context.whole(&record);
        let dataset = context.dataset;
        let treatment = |case| listed.treatment(case);
        let explained = Explained {
            couple: treatment(0),
            friends: treatment(1),
            instead: dataset.topic("instead"),
            help: dataset.topic("help"),
            whole: whole.as_ref(),
            record: &record,
        };
        context.answer(&self.output, || document(&explained, &Words), || json(&explained))
    }
}
