//! `kindlex grid JURISDICTION`: a case for every pair of ages.

use clap::Args;

use super::{Context, Failure, Output};
use crate::assess::{AGES, CANONICAL, Grid as Ages};
use crate::dataset::Words;
use crate::exit::Exit;
use crate::model::age::Age;
use crate::views::grid::{Charted, document, json};

/// Show how a case comes out for every pair of ages of its two children: one cell a pair, a letter in each.
///
/// The letter says the worst result that the law still allows for a child. By the jurisdiction's own law only.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  kindlex grid Texas\n  kindlex grid DE --case passed-on --from 12\n  kindlex grid KE -o grid.svg")]
pub(super) struct Grid {
    /// A code (KE, US-TX), a name or an alias.
    jurisdiction: String,
    /// The case: one of `kindlex case`.
    #[arg(long, value_name = "ID", default_value = CANONICAL[0])]
    case: String,
    /// Only this act of the case, by its number.
    #[arg(long, value_name = "NUMBER")]
    act: Option<usize>,
    /// Youngest age, in years.
    #[arg(long, value_name = "AGE", default_value_t = *AGES.start(), value_parser = clap::value_parser!(u8).range(10..=17))]
    from: Age,
    /// Oldest age, in years.
    #[arg(long, value_name = "AGE", default_value_t = *AGES.end(), value_parser = clap::value_parser!(u8).range(10..=17))]
    to: Age,
    #[command(flatten)]
    output: Output,
}

impl Grid {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        if self.from > self.to {
            return Err(Failure::BadInput(format!("--from {} --to {}: the first age is above the last", self.from, self.to)));
        }
        let (_, record) = context.jurisdiction(&self.jurisdiction)?;
        let whole = context.whole(&record);
        let case = context.case(&self.case)?;
        let act = match self.act {
            Some(number) if number == 0 || number > case.acts.len() => {
                return Err(Failure::BadInput(format!("--act {number}: the case has acts 1 to {}", case.acts.len())));
            }
            number => number.map(|number| number - 1),
        };
        let grid = Ages::new(&case, self.from..=self.to).map_err(|faults| Failure::BadInput(super::assess::lines(&self.case, &faults)))?;
        let cells = grid.cells(&record);
        let charted = Charted {
            record: &record,
            whole: whole.as_ref(),
            case: &case,
            grid: &grid,
            cells: &cells,
            act,
            beside: &super::assess::beside(context.dataset),
        };
        context.answer(&self.output, || document(&charted, &Words), || json(&charted))
    }
}
