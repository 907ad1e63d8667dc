//! `kindlex brief JURISDICTION…`: two pages to take to a meeting.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::explain::explained;
use super::{Context, Failure, Output};
use crate::assess::{AGES, CANONICAL, Cell, Grid};
use crate::dataset::{Listed, Words};
use crate::exit::Exit;
use crate::model::jurisdiction::Jurisdiction;
use crate::views::brief::{Briefed, For, document, json};
use crate::views::grid::Charted;

/// Write a brief to take to a meeting: question, answer, law, protections and gaps, standards, what others do, what to ask for.
///
/// `-o brief.html` makes a page that prints on two sides for one jurisdiction; `-o brief.md` a text to edit on.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  kindlex brief Kenya -o kenya.html\n  kindlex brief US-TX --for prosecutor -o texas.md\n  kindlex brief DE AT CH --for parliament -o three.html"
)]
pub(super) struct Brief {
    /// Codes, names or aliases.
    #[arg(required = true, value_name = "JURISDICTION")]
    jurisdictions: Vec<String>,
    /// For whom it is.
    #[arg(long = "for", value_name = "READER", default_value = "advocate", value_parser = PossibleValuesParser::new(For::ALL.iter().map(|whom| whom.word())))]
    whom: String,
    #[command(flatten)]
    output: Output,
}

impl Brief {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let dataset = context.dataset;
        let whom = For::from_word(&self.whom).unwrap_or(For::Advocate);
        let case = context.case(CANONICAL[0])?;
        let grid = Grid::new(&case, AGES).map_err(|faults| Failure::BadInput(super::assess::lines(CANONICAL[0], &faults)))?;
        let beside = super::assess::beside(dataset);
        let mut found: Vec<(Listed, Jurisdiction, Option<Jurisdiction>, Vec<Cell>)> = Vec::new();
        for typed in &self.jurisdictions {
            let (listed, record) = context.jurisdiction(typed)?;
            if found.iter().any(|(other, ..)| other.id == listed.id) {
                return Err(Failure::BadInput(format!("brief: {} is named twice", listed.name)));
            }
            let (whole, cells) = (context.whole(&record), grid.cells(&record));
            found.push((listed, record, whole, cells));
        }
        let standards = super::reform::Standards::new(dataset)?;
        let mut all = Vec::new();
        for (listed, record, whole, cells) in &found {
            all.push(Briefed {
                explained: explained(dataset, *listed, record, whole.as_ref()),
                charted: Charted { record, whole: whole.as_ref(), case: &case, grid: &grid, cells, act: None, beside: &beside },
                card: standards.scorecard(*listed, record, whole.as_ref()),
                what_to_do: dataset.topic("what-to-do"),
            });
        }
        context.answer(&self.output, || document(&all, whom, &Words), || json(&all, whom))
    }
}
