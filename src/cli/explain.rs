//! `kindlex explain [JURISDICTION]`: the main job.

use clap::Args;

use super::{Context, Failure, Output};
use crate::dataset::{Dataset, Listed, Words};
use crate::exit::Exit;
use crate::model::jurisdiction::Jurisdiction;
use crate::views::explain::{Explained, document, json};
use crate::views::general::{self, General};

/// Say how a jurisdiction's law may treat sexting between children: what could reach a child, what protects, what is not known.
///
/// Without a jurisdiction, the general position: what sexting is, what international texts say, how laws may reach each role,
/// what must not happen to a child.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  kindlex explain\n  kindlex explain KE\n  kindlex explain \"south korea\" --format markdown")]
pub(super) struct Explain {
    /// A code (KE, US-TX), a name or an alias.
    jurisdiction: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Explain {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let dataset = context.dataset;
        let Some(jurisdiction) = &self.jurisdiction else {
            let pages = general::PAGES.iter().filter_map(|id| dataset.topic(id)).collect();
            let general = General { pages, help: dataset.topic("help"), jurisdictions: dataset.jurisdictions().collect() };
            return context.answer(&self.output, || general::document(&general, &Words), || general::json(&general));
        };
        let (listed, record) = context.jurisdiction(jurisdiction)?;
        let whole = context.whole(&record);
        let explained = explained(dataset, listed, &record, whole.as_ref());
        context.answer(&self.output, || document(&explained, &Words), || json(&explained))
    }
}

/// What is shown of one jurisdiction.
pub(super) fn explained<'a>(dataset: Dataset, listed: Listed, record: &'a Jurisdiction, whole: Option<&'a Jurisdiction>) -> Explained<'a> {
    Explained {
        couple: listed.treatment(0),
        friends: listed.treatment(1),
        instead: dataset.topic("instead"),
        help: dataset.topic("help"),
        instruments: instruments(dataset, record),
        whole,
        record,
    }
}

/// The names of the instruments that a record's commitments name.
fn instruments(dataset: Dataset, record: &Jurisdiction) -> Vec<(String, String)> {
    let named = |id: &String| Some((id.clone(), dataset.instrument_title(id)?.to_owned()));
    record.commitments.iter().filter_map(|commitment| named(&commitment.instrument)).collect()
}
