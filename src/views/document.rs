//! The one document model: what every view builds and every form of output renders.

use super::figure::Figure;

/// How a piece of text is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// As it is.
    Plain,
    /// The point of the sentence.
    Strong,
    /// Less important.
    Faint,
    /// An address. It may come from others: a form makes it a link only where it leads to the web.
    Link,
    /// An answer: a verdict's word, or depends, unknown, adult. Coloured where colours are wanted.
    Answer(&'static str),
}

/// A piece of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text; it may come from others and is made harmless by whoever renders it.
    pub text: String,
    /// How it is meant.
    pub style: Style,
}

/// A line or paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Span>);

impl Text {
    /// An empty one, to be added to.
    pub fn new() -> Text {
        Text::default()
    }

    /// Adds text in a style.
    #[must_use]
    pub fn add(mut self, text: impl Into<String>, style: Style) -> Text {
        self.0.push(Span { text: text.into(), style });
        self
    }

    /// Adds plain text.
    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Text {
        self.add(text, Style::Plain)
    }

    /// Adds the point of the sentence.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Text {
        self.add(text, Style::Strong)
    }

    /// Adds something less important.
    #[must_use]
    pub fn faint(self, text: impl Into<String>) -> Text {
        self.add(text, Style::Faint)
    }

    /// Adds an address.
    #[must_use]
    pub fn link(self, address: impl Into<String>) -> Text {
        self.add(address, Style::Link)
    }
}

/// A text with what stands between backticks taken apart: such a piece is typed as it is (a command, a flag).
pub(super) fn pieces(text: &str) -> Vec<(bool, &str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, (code, after))) = rest.split_once('`').and_then(|(before, after)| Some((before, after.split_once('`')?))) {
        pieces.push((false, before));
        pieces.push((true, code));
        rest = after;
    }
    pieces.push((false, rest));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

impl<T: Into<String>> From<T> for Text {
    fn from(text: T) -> Text {
        Text::new().plain(text)
    }
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title of the whole.
    Title(Text),
    /// A section.
    Section(String),
    /// A part of a section.
    Part(Text),
    /// A paragraph.
    Para(Text),
    /// A list; a depth from 0 before each item.
    List(Vec<(usize, Text)>),
    /// A table with a head.
    Table {
        /// Names of the columns.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<Text>>,
    },
    /// A picture.
    Figure(Figure),
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its parts, in order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Adds the title.
    pub fn title(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Title(text.into()));
    }

    /// Begins a section.
    pub fn section(&mut self, name: impl Into<String>) {
        self.blocks.push(Block::Section(name.into()));
    }

    /// Begins a part of a section.
    pub fn part(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Part(text.into()));
    }

    /// Adds a paragraph.
    pub fn para(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Para(text.into()));
    }

    /// Adds a list without depth; nothing, where there is nothing to list.
    pub fn list(&mut self, items: impl IntoIterator<Item = Text>) {
        self.tree(items.into_iter().map(|item| (0, item)).collect());
    }

    /// Adds a list with depths.
    pub fn tree(&mut self, items: Vec<(usize, Text)>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// Adds a picture.
    pub fn figure(&mut self, figure: Figure) {
        self.blocks.push(Block::Figure(figure));
    }

    /// Its first picture.
    pub fn first_figure(&self) -> Option<&Figure> {
        self.blocks.iter().find_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        })
    }

    /// Adds a table.
    pub fn table(&mut self, head: &[&str], rows: Vec<Vec<Text>>) {
        self.blocks.push(Block::Table { head: head.iter().map(|name| (*name).to_owned()).collect(), rows });
    }
}
