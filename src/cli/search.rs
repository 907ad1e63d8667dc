//! `kindlex search WORDS`: over every record.

use clap::Args;

use super::{Context, Failure, Output};
use crate::exit::Exit;
use crate::search::query::Query;
use crate::views::search::{document, json};

/// Search jurisdictions, terms, instruments, guidance and cases.
///
/// All words have to stand in a record. "Words in quotation marks" stand side by side; in:FIELD looks in one field only (names,
/// offences, protections, ages, youth-justice, practice, help, questions, text), is:KIND for one kind of record (jurisdiction,
/// term, instrument, guide, case). A word that stands nowhere is taken for one that is a slip away.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  kindlex search diversion picture\n  kindlex search '\"own picture\"' in:protections\n  kindlex search alemania\n  kindlex search is:guide extortion"
)]
pub(super) struct Search {
    /// What to look for.
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// How many hits to show.
    #[arg(long, value_name = "NUMBER", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
    limit: u16,
    #[command(flatten)]
    output: Output,
}

impl Search {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let typed = self.words.join(" ");
        let query = Query::read(&typed).map_err(|why| Failure::BadInput(format!("search: {why}")))?;
        let (all, shown) = context.dataset.search(&query, usize::from(self.limit));
        context.answer(&self.output, || document(&typed, all, &shown), || json(&typed, all, &shown))
    }
}
