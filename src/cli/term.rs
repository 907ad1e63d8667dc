//! `kindlex term WORD` and `kindlex terms`: which words to use.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Context, Failure, Named, Output};
use crate::dataset::{Titled, Words};
use crate::exit::Exit;
use crate::model::term::{self, TermStatus};
use crate::views::term::{document, index, index_json, json};

/// Say whether to use a word, what it means and what to say instead.
///
/// English and other languages, other forms, and nearly right spellings lead to the term.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  kindlex term sextortion\n  kindlex term \"pornographie enfantine\"")]
pub(super) struct Term {
    /// A word or phrase, in any language that is kept.
    #[arg(required = true, value_name = "WORD")]
    words: Vec<String>,
    #[command(flatten)]
    output: Output,
}

impl Term {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let dataset = context.dataset;
        let typed = self.words.join(" ");
        let how = Named { kinds: "terms", command: "terms" };
        let Titled { id, .. } = context.meant(&typed, dataset.find_term(&typed), |term| format!("\"{}\"", term.title), &how)?;
        let term = dataset.term(id).ok_or_else(|| Failure::NotInDataset(format!("there is no term {id}")))?;
        let related: Vec<(String, String)> = term.related.iter().filter_map(|id| Some((id.clone(), dataset.term(id)?.term))).collect();
        context.answer(&self.output, || document(&term, &related, &Words), || json(&term))
    }
}

/// List the terms: what to use, what with care, what to avoid, and what to say instead.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  kindlex terms\n  kindlex terms --status avoid")]
pub(super) struct Terms {
    /// Only terms of this status.
    #[arg(long, value_name = "STATUS", value_parser = PossibleValuesParser::new(TermStatus::ALL.iter().map(|status| status.word())))]
    status: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Terms {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let status = self.status.as_deref().and_then(TermStatus::from_word);
        let terms: Vec<term::Term> = context.dataset.terms().filter(|term| status.is_none_or(|status| term.status == status)).collect();
        context.answer(&self.output, || index(&terms, &Words), || index_json(&terms))
    }
}
