//! `kindlex case [ID]`: the cases.

use clap::Args;

use super::{Context, Failure, Output};
use crate::dataset::{Titled, Words};
use crate::exit::Exit;
use crate::model::fault::suggestion;
use crate::views::case::{document, index, index_json, json};

/// List the cases, or tell one of them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  kindlex case\n  kindlex case extortion")]
pub(super) struct Case {
    /// The case.
    id: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Case {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let dataset = context.dataset;
        let cases: Vec<Titled> = dataset.cases().collect();
        let Some(id) = &self.id else {
            return context.answer(&self.output, || index(&cases), || index_json(&cases));
        };
        let case = dataset.case(id).ok_or_else(|| missing(id, &cases))?;
        context.answer(&self.output, || document(&case, &Words), || json(&case))
    }
}

/// The failure of a case that is not there.
pub(super) fn missing(id: &str, cases: &[Titled]) -> Failure {
    let ids: Vec<&str> = cases.iter().map(|case| case.id).collect();
    Failure::NotInDataset(format!("there is no case \"{id}\"{}", suggestion(id, &ids)))
}
