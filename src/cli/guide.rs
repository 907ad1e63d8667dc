//! `kindlex guide [TOPIC]`: what sexting is, why, the risks, what to do.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Context, Failure, Named, Output};
use crate::dataset::{Dataset, Titled, Words};
use crate::exit::Exit;
use crate::model::guidance::{Reader, Topic};
use crate::views::guide::{document, index, index_json, json};

/// List the pages of the guide, or read one: what sexting is, why, the risks, what must not happen, what to do.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  kindlex guide\n  kindlex guide what-to-do --for schools")]
pub(super) struct Guide {
    /// A topic.
    #[arg(value_name = "TOPIC")]
    words: Vec<String>,
    /// Keep what speaks to this reader, and what speaks to everybody.
    #[arg(long = "for", value_name = "READER", requires = "words", value_parser = PossibleValuesParser::new(Reader::ALL.iter().map(|reader| reader.word())))]
    reader: Option<String>,
    #[command(flatten)]
    output: Output,
}

/// The pages of the guide, in their order.
pub(super) fn pages(dataset: Dataset) -> Vec<Topic> {
    let mut pages: Vec<Topic> = dataset.topics().filter(|topic| topic.order.is_some()).collect();
    pages.sort_by_key(|topic| topic.order);
    pages
}

impl Guide {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let dataset = context.dataset;
        if self.words.is_empty() {
            let pages = pages(dataset);
            return context.answer(&self.output, || index(&pages), || index_json(&pages));
        }
        let typed = self.words.join(" ");
        let how = Named { kinds: "topics", command: "guide" };
        let Titled { id, .. } = context.meant(&typed, dataset.find_topic(&typed), |topic| topic.id.to_owned(), &how)?;
        let topic = dataset.topic(id).ok_or_else(|| Failure::NotInDataset(format!("there is no topic {id}")))?;
        let reader = self.reader.as_deref().and_then(Reader::from_word);
        context.answer(&self.output, || document(&topic, reader, &Words), || json(&topic))
    }
}
