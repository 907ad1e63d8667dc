//! `kindlex list`: jurisdictions with their treatment of the canonical exchange.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Context, Failure, Named, Output};
use crate::dataset::{Listed, Titled, Words};
use crate::exit::Exit;
use crate::model::date::Date;
use crate::model::jurisdiction::Region;
use crate::model::source::Basis;
use crate::model::verdict::Answer;
use crate::views::list::{document, json};

/// List jurisdictions, with how the own law of each treats an exchange of one picture in a couple.
///
/// Filters keep what meets all of them.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  kindlex list\n  kindlex list --part-of US --treatment protected\n  kindlex list --region Africa --bound-by malabo\n  kindlex list --reviewed-before 2026-06-01 --format json"
)]
pub(super) struct List {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    output: Output,
}

/// Which jurisdictions.
#[derive(Debug, Args)]
struct Filters {
    /// Only this part of the world.
    #[arg(long, value_name = "REGION", ignore_case = true, value_parser = PossibleValuesParser::new(Region::ALL.iter().map(|region| region.word())))]
    region: Option<String>,
    /// Only the parts of this state.
    #[arg(long, value_name = "JURISDICTION")]
    part_of: Option<String>,
    /// Only where the exchange comes out like this for at least one pair of ages.
    #[arg(long, value_name = "ANSWER", value_parser = PossibleValuesParser::new(Answer::words()))]
    treatment: Option<String>,
    /// Only states on record as bound by this instrument.
    #[arg(long, value_name = "INSTRUMENT")]
    bound_by: Option<String>,
    /// Only records with at least one fact of this basis.
    #[arg(long, value_name = "BASIS", value_parser = PossibleValuesParser::new(Basis::ALL.iter().map(|basis| basis.word())))]
    basis: Option<String>,
    /// Only records last reviewed before this day (YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    reviewed_before: Option<Date>,
}

impl Filters {
    /// The jurisdictions that meet all filters.
    fn select(&self, context: &Context) -> Result<Vec<Listed>, Failure> {
        let dataset = context.dataset;
        let whole = self.part_of.as_deref().map(|typed| context.jurisdiction(typed)).transpose()?.map(|(listed, _)| listed.id);
        let how = Named { kinds: "instruments", command: "instrument" };
        let instrument = |typed: &str| context.meant(typed, dataset.find_instrument(typed), |text: &Titled| text.title.to_owned(), &how);
        let bound_by = self.bound_by.as_deref().map(instrument).transpose()?.map(|text| text.id);
        let is = |wanted: &Option<String>, value: &str| wanted.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(value));
        let kept = dataset.jurisdictions().filter(|listed| {
            is(&self.region, listed.region)
                && whole.is_none_or(|whole| listed.part_of == Some(whole))
                && self.treatment.as_deref().is_none_or(|word| listed.treatment(0).counts.iter().any(|(known, _)| *known == word))
                && bound_by.is_none_or(|id| listed.bound_by.contains(&id))
                && self.basis.as_deref().is_none_or(|basis| listed.bases.contains(&basis))
                // Dates of the dataset are written YYYY-MM-DD and compare as text.
                && self.reviewed_before.is_none_or(|date| *listed.reviewed < *date.to_string())
        });
        Ok(kept.collect())
    }
}

impl List {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let rows = self.filters.select(context)?;
        context.answer(&self.output, || document(&rows, &Words), || json(&rows))
    }
}
