//! `kindlex map`: the world, a part of it, or the parts of a state.

use std::sync::Arc;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Context, Failure, Output};
use crate::dataset::{Listed, Words};
use crate::exit::Exit;
use crate::model::jurisdiction::Region;
use crate::model::outline::Outline;
use crate::views::map::{Extent, Mapped, document, json};

/// Map how laws treat an exchange of one picture in a couple of 13 to 17: the world, a part of it, or the parts of a state.
///
/// `-o map.svg` or `-o map.html` draws it; on a terminal the same stands in words. States whose parts have laws of their own
/// are drawn by their parts. Grey is not established, and neither good nor bad.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  kindlex map -o world.svg\n  kindlex map --region Africa -o africa.html\n  kindlex map --part-of US -o states.svg"
)]
pub(super) struct Map {
    /// Only this part of the world.
    #[arg(long, value_name = "REGION", ignore_case = true, conflicts_with = "part_of", value_parser = PossibleValuesParser::new(Region::ALL.iter().map(|region| region.word())))]
    region: Option<String>,
    /// Only the parts of this state.
    #[arg(long, value_name = "JURISDICTION")]
    part_of: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Map {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let dataset = context.dataset;
        let extent = match (&self.region, &self.part_of) {
            (Some(typed), _) => Region::ALL
                .iter()
                .find(|region| region.word().eq_ignore_ascii_case(typed))
                .map_or(Extent::World, |region| Extent::Region(*region)),
            (None, Some(typed)) => Extent::Parts(context.jurisdiction(typed)?.0),
            (None, None) => Extent::World,
        };
        let all: Vec<Listed> = dataset.jurisdictions().collect();
        let outlines: Vec<Arc<Outline>> = dataset.outlines().into_iter().map(Arc::new).collect();
        // A state is drawn by its parts where these have outlines of their own.
        let has_outline = |id: &str| outlines.iter().any(|outline| outline.id == id && !outline.rings.is_empty());
        let mut wholes: Vec<&'static str> =
            all.iter().filter(|listed| has_outline(listed.id)).filter_map(|listed| listed.part_of).collect();
        wholes.dedup();
        let kept = |listed: &&Listed| match extent {
            Extent::World => !wholes.contains(&listed.id),
            Extent::Region(region) => listed.region == region.word() && !wholes.contains(&listed.id),
            Extent::Parts(whole) => listed.part_of == Some(whole.id),
        };
        let rows: Vec<Listed> = all.iter().filter(kept).copied().collect();
        if let (true, Extent::Parts(whole)) = (rows.is_empty(), extent) {
            return Err(Failure::BadInput(format!("--part-of {}: no part of {} has a record of its own", whole.id, whole.name)));
        }
        let mapped = Mapped { extent, rows, outlines, wholes };
        context.answer(&self.output, || document(&mapped, &Words), || json(&mapped))
    }
}
