//! `kindlex instrument [NAME]`: the international layer.

use clap::Args;

use super::{Context, Failure, Named, Output};
use crate::dataset::{Titled, Words};
use crate::exit::Exit;
use crate::model::instrument;
use crate::views::instrument::{document, index, index_json, json};

/// List the international instruments, or say what one of them says on pictures that children make of themselves.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  kindlex instrument\n  kindlex instrument lanzarote\n  kindlex instrument GC25 --format markdown")]
pub(super) struct Instrument {
    /// Any usual name, number or abbreviation.
    #[arg(value_name = "NAME")]
    words: Vec<String>,
    #[command(flatten)]
    output: Output,
}

impl Instrument {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let dataset = context.dataset;
        if self.words.is_empty() {
            let all: Vec<instrument::Instrument> = dataset.instruments().collect();
            return context.answer(&self.output, || index(&all, &Words), || index_json(&all));
        }
        let typed = self.words.join(" ");
        let how = Named { kinds: "instruments", command: "instrument" };
        let named = |instrument: &Titled| instrument.title.to_owned();
        let Titled { id, .. } = context.meant(&typed, dataset.find_instrument(&typed), named, &how)?;
        let instrument = dataset.instrument(id).ok_or_else(|| Failure::NotInDataset(format!("there is no instrument {id}")))?;
        let interprets: Vec<String> = instrument.interprets.iter().filter_map(|id| Some(dataset.instrument(id)?.short)).collect();
        let bound = dataset.jurisdictions().filter(|listed| listed.bound_by.contains(&id)).count();
        context.answer(&self.output, || document(&instrument, &interprets, bound, &Words), || json(&instrument))
    }
}
