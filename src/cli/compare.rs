//! `kindlex compare A B …`: laws side by side.

use clap::Args;

use super::{Context, Failure, Output};
use crate::assess::{Report, assess};
use crate::dataset::Words;
use crate::exit::Exit;
use crate::views::compare::{Side, case, case_json, document, json};

/// The most laws that can be read side by side.
const MOST: usize = 8;

/// Put laws side by side: ages, offences by role, protections step by step, standards, commitments, practice, gaps.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  kindlex compare Kenya Uganda Tanzania\n  kindlex compare US-TX US-NE --case passed-on\n  kindlex compare DE AT CH -o three.html"
)]
pub(super) struct Compare {
    /// Two to eight codes, names or aliases.
    #[arg(required = true, value_name = "JURISDICTION")]
    jurisdictions: Vec<String>,
    /// Compare how this case comes out, act by act.
    #[arg(long, value_name = "ID")]
    case: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Compare {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let count = self.jurisdictions.len();
        if !(2..=MOST).contains(&count) {
            return Err(Failure::BadInput(format!("compare: give 2 to {MOST} jurisdictions, not {count}")));
        }
        let mut sides: Vec<Side> = Vec::new();
        for typed in &self.jurisdictions {
            let (listed, record) = context.jurisdiction(typed)?;
            if sides.iter().any(|side| side.listed.id == listed.id) {
                return Err(Failure::BadInput(format!("compare: {} is named twice", listed.name)));
            }
            let whole = context.whole(&record);
            sides.push(Side { listed, record, whole });
        }
        let Some(id) = &self.case else {
            let dataset = context.dataset;
            let instruments: Vec<(String, String)> = dataset.instruments().map(|text| (text.id, text.short)).collect();
            return context.answer(&self.output, || document(&sides, &instruments, &Words), || json(&sides));
        };
        let scenario = context.case(id)?;
        let reports: Vec<Report<'_>> = sides
            .iter()
            .map(|side| assess(&scenario, &side.record, None))
            .collect::<Result<_, _>>()
            .map_err(|faults| Failure::BadInput(super::assess::lines(id, &faults)))?;
        let beside = super::assess::beside(context.dataset);
        context.answer(&self.output, || case(&sides, &scenario, &reports, &beside, &Words), || case_json(&sides, &scenario, &reports))
    }
}
