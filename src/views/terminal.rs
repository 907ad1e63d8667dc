//! Documents for a terminal or a pipe: wrapped text, with colours where they are wanted.
//!
//! Colours are chosen so that colour-blind readers can tell them apart, and none carries meaning alone: the word is always
//! there. Whether colours reach the reader is decided by the stream that the text is written to (`NO_COLOR`, a pipe).

use anstyle::{AnsiColor, Style as Ansi};
use comfy_table::{ContentArrangement, Table, presets};

use super::document::{Block, Document, Style, Text};
use super::sanitize::harmless;

/// How wide, and whether a person looks at it.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Columns.
    pub width: usize,
    /// A terminal, not a pipe: tables get lines.
    pub terminal: bool,
}

fn ansi(style: Style) -> Ansi {
    let color = |color: AnsiColor| Ansi::new().bold().fg_color(Some(color.into()));
    match style {
        Style::Plain => Ansi::new(),
        Style::Strong => Ansi::new().bold(),
        Style::Faint => Ansi::new().dimmed(),
        Style::Answer("not-covered" | "below-age" | "protected") => color(AnsiColor::Blue),
        Style::Answer("not-punished" | "defence" | "diverted") => color(AnsiColor::Cyan),
        Style::Answer("lesser-offence" | "discretion" | "depends") => color(AnsiColor::Yellow),
        Style::Answer("exposed") => color(AnsiColor::Red),
        Style::Answer(_) => Ansi::new().bold().dimmed(),
    }
}

/// Words with their styles, so that lines can be broken between them without breaking a colour.
fn words(text: &Text) -> Vec<(String, Ansi)> {
    let mut all: Vec<(String, Ansi)> = Vec::new();
    let mut glued = false;
    for span in &text.0 {
        let style = ansi(span.style);
        let safe = harmless(&span.text);
        let mut pieces = safe.split([' ', '\n']).peekable();
        let mut first = true;
        while let Some(piece) = pieces.next() {
            if first && glued && !piece.is_empty() {
                // The text goes on within a word of the span before.
                if let Some((last, last_style)) = all.last_mut() {
                    if *last_style == style {
                        last.push_str(piece);
                    } else {
                        let joined = format!("{}{piece}{}", style.render(), style.render_reset());
                        last.push_str(&format!("{}{joined}{}", last_style.render_reset(), last_style.render()));
                    }
                    first = false;
                    glued = pieces.peek().is_none();
                    continue;
                }
            }
            first = false;
            if !piece.is_empty() {
                all.push((piece.to_owned(), style));
            }
            glued = pieces.peek().is_none() && !piece.is_empty();
        }
    }
    all
}

fn visible(word: &str) -> usize {
    textwrap::core::display_width(&anstream::adapter::strip_str(word).to_string())
}

/// Wraps a text: `lead` before the first line, as many blanks before the others.
fn wrap(text: &Text, lead: &str, width: usize, out: &mut String) {
    let hang = " ".repeat(visible(lead));
    out.push_str(lead);
    let mut column = visible(lead);
    let mut fresh = true;
    for (word, style) in words(text) {
        let size = visible(&word);
        if !fresh && column + 1 + size > width {
            out.push('\n');
            out.push_str(&hang);
            column = hang.len();
            fresh = true;
        }
        if !fresh {
            out.push(' ');
            column += 1;
        }
        out.push_str(&format!("{}{word}{}", style.render(), style.render_reset()));
        column += size;
        fresh = false;
    }
    out.push('\n');
}

/// Renders a document.
pub fn render(document: &Document, screen: Screen) -> String {
    let mut out = String::new();
    for (i, block) in document.blocks.iter().enumerate() {
        let spaced = !matches!(
            (block, i.checked_sub(1).and_then(|before| document.blocks.get(before))),
            (_, None)
                | (Block::List(_) | Block::Table { .. }, Some(Block::Part(_) | Block::Section(_)))
                | (Block::Para(_) | Block::Part(_), Some(Block::Section(_)))
        );
        if spaced {
            out.push('\n');
        }
        match block {
            Block::Title(text) => {
                wrap(
                    &Text(
                        text.0
                            .iter()
                            .cloned()
                            .map(|mut span| {
                                span.style = if span.style == Style::Plain { Style::Strong } else { span.style };
                                span
                            })
                            .collect(),
                    ),
                    "",
                    screen.width,
                    &mut out,
                );
            }
            Block::Section(name) => {
                let name = name.to_uppercase();
                wrap(&Text::new().strong(name), "", screen.width, &mut out);
            }
            Block::Part(text) | Block::Para(text) => wrap(text, "", screen.width, &mut out),
            Block::List(items) => {
                for (depth, item) in items {
                    let lead = format!("{}{} ", "  ".repeat(*depth), if *depth == 0 { "-" } else { "·" });
                    wrap(item, &lead, screen.width, &mut out);
                }
            }
            Block::Table { head, rows } => {
                out.push_str(&table(head, rows, screen));
                out.push('\n');
            }
        }
    }
    out
}

fn table(head: &[String], rows: &[Vec<Text>], screen: Screen) -> String {
    let mut table = Table::new();
    table.load_style(if screen.terminal { presets::UTF8_HORIZONTAL_ONLY } else { presets::NOTHING });
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(screen.width).unwrap_or(u16::MAX));
    table.set_header(head.iter().map(|name| harmless(name).into_owned()));
    for row in rows {
        table.add_row(row.iter().map(|cell| cell.0.iter().map(|span| harmless(&span.text)).collect::<String>()));
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n")
}
