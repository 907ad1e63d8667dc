//! Documents for a terminal or a pipe: wrapped text, with colours where they are wanted.
//!
//! No colour carries meaning alone: the word or its letter is always there.

use std::fmt::Write as _;

use anstyle::Style as Ansi;
use comfy_table::{Attribute, Cell, Color, ContentArrangement, LineStyle, Table, TableStyle, presets};

use super::document::{Block, Document, Style, Text};
use super::figure::Figure;
use super::figure::chart::Chart;
use super::palette::Look;
use super::sanitize::harmless;
use crate::model::verdict::Answer;

/// How wide, and how much it can show.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Columns.
    pub width: usize,
    /// A terminal, not a pipe: tables get lines.
    pub terminal: bool,
    /// Colours are wanted.
    pub colours: bool,
}

fn ansi(style: Style) -> Ansi {
    match style {
        Style::Plain => Ansi::new(),
        Style::Strong => Ansi::new().bold(),
        Style::Faint | Style::Link => Ansi::new().dimmed(),
        Style::Answer(word) => Look::of(word).word_style(),
    }
}

fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { textwrap::core::display_width(text) }
}

/// Lines being filled, word by word. A word may run through several spans; it is held back until it is whole.
struct Lines<'o, 't> {
    out: &'o mut String,
    screen: Screen,
    indent: usize,
    column: usize,
    /// Nothing stands on the line yet but its indent.
    fresh: bool,
    word: Vec<(&'t str, Style)>,
    word_width: usize,
    /// The style that the terminal is in.
    style: Style,
}

impl<'t> Lines<'_, 't> {
    fn piece(&mut self, piece: &'t str, style: Style) {
        self.word_width += width(piece);
        self.word.push((piece, style));
    }

    fn change_to(&mut self, style: Style) {
        if !self.screen.colours || style == self.style {
            return;
        }
        if self.style != Style::Plain {
            let _ = write!(self.out, "{}", ansi(self.style).render_reset());
        }
        if style != Style::Plain {
            let _ = write!(self.out, "{}", ansi(style).render());
        }
        self.style = style;
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        if !self.fresh && self.column + 1 + self.word_width > self.screen.width {
            self.change_to(Style::Plain);
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n(' ', self.indent));
            (self.column, self.fresh) = (self.indent, true);
        }
        if !self.fresh {
            // A blank between two words of one style belongs to it; any other is plain.
            if self.word.first().is_none_or(|(_, style)| *style != self.style) {
                self.change_to(Style::Plain);
            }
            self.out.push(' ');
            self.column += 1;
        }
        let mut word = std::mem::take(&mut self.word);
        for (piece, style) in word.drain(..) {
            self.change_to(style);
            self.out.push_str(piece);
        }
        // Emptied, and kept for the next word.
        self.word = word;
        self.column += std::mem::take(&mut self.word_width);
        self.fresh = false;
    }
}

/// Wraps a text: `lead` before the first line, as many blanks before the others.
fn wrap(text: &Text, lead: &str, screen: Screen, out: &mut String) {
    let spans: Vec<_> = text.0.iter().map(|span| (harmless(&span.text), span.style)).collect();
    out.push_str(lead);
    let indent = width(lead);
    let mut lines = Lines { out, screen, indent, column: indent, fresh: true, word: Vec::new(), word_width: 0, style: Style::Plain };
    for (text, style) in &spans {
        for (i, piece) in text.split([' ', '\n']).enumerate() {
            if i > 0 {
                lines.end_word();
            }
            if !piece.is_empty() {
                lines.piece(piece, *style);
            }
        }
    }
    lines.end_word();
    lines.change_to(Style::Plain);
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
                let mut title = text.clone();
                for span in title.0.iter_mut().filter(|span| span.style == Style::Plain) {
                    span.style = Style::Strong;
                }
                wrap(&title, "", screen, &mut out);
            }
            Block::Section(name) => {
                let name = name.to_uppercase();
                wrap(&Text::new().strong(name), "", screen, &mut out);
            }
            Block::Part(text) | Block::Para(text) => wrap(text, "", screen, &mut out),
            Block::List(items) => {
                for (depth, item) in items {
                    let lead = format!("{}{} ", "  ".repeat(*depth), if *depth == 0 { "-" } else { "·" });
                    wrap(item, &lead, screen, &mut out);
                }
            }
            Block::Figure(Figure::Chart(figure)) => chart(figure, screen, &mut out),
            // A map is no picture for letters: the words beside it say the same.
            Block::Figure(Figure::Map(map)) => wrap(&Text::new().faint(map.note.clone()), "", screen, &mut out),
            Block::Table { head, rows } => {
                out.push_str(&table(head, rows, screen));
                out.push('\n');
            }
        }
    }
    out
}

/// A chart: a letter in a coloured cell for each pair of ages.
fn chart(chart: &Chart, screen: Screen, out: &mut String) {
    let lead = |age: &str| format!("{age:>4} ");
    let letter = |answer: Answer| {
        let look = Look::of(answer.word());
        let cell = format!("{:^5}", Look::short(answer));
        if screen.colours { format!("{}{cell}{}", look.area_style().render(), look.area_style().render_reset()) } else { cell }
    };
    wrap(&Text::from(format!("Down: {}.", chart.row)), "", screen, out);
    if let Some(column) = &chart.column {
        wrap(&Text::from(format!("Across: {column}.")), "", screen, out);
        let heads: String = chart.columns().iter().map(|age| format!("{age:^5} ")).collect();
        let _ = writeln!(out, "\n{}{}", lead(""), heads.trim_end());
    } else {
        out.push('\n');
    }
    for (age, row) in chart.ages.iter().zip(&chart.cells) {
        let cells: Vec<String> = row.iter().map(|answer| letter(*answer)).collect();
        let _ = writeln!(out, "{}{}", lead(&age.to_string()), cells.join(" ").trim_end());
    }
    out.push('\n');
    for entry in &chart.legend {
        let letter = Look::of(entry.word).letter.to_string();
        let text =
            Text::new().add(letter, Style::Answer(entry.word)).plain(" ").strong(entry.label.clone()).plain(format!(": {}", entry.meaning));
        wrap(&text, "  ", screen, out);
    }
    out.push('\n');
    wrap(&Text::new().faint(chart.note.clone()), "", screen, out);
}

/// A line under the head and nothing else.
const HEAD_LINE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// A cell has one style: that of its answer, or of its text where all of it has one.
fn cell(text: &Text, screen: Screen) -> Cell {
    let cell = Cell::new(text.0.iter().map(|span| harmless(&span.text)).collect::<String>());
    let answer = text.0.iter().map(|span| span.style).find(|style| matches!(style, Style::Answer(_)));
    let first = text.0.first().map_or(Style::Plain, |span| span.style);
    let all_alike = text.0.iter().all(|span| span.style == first);
    let style = ansi(answer.unwrap_or(if all_alike { first } else { Style::Plain }));
    if !screen.colours {
        return cell;
    }
    let bold = style.get_effects().contains(anstyle::Effects::BOLD);
    let cell = if bold { cell.add_attribute(Attribute::Bold) } else { cell };
    match style.get_fg_color() {
        Some(anstyle::Color::Ansi(colour)) => cell.fg(Color::AnsiValue(colour as u8)),
        _ => cell,
    }
}

fn table(head: &[String], rows: &[Vec<Text>], screen: Screen) -> String {
    let mut table = Table::new();
    table.load_style(if screen.terminal { HEAD_LINE } else { presets::NOTHING });
    if screen.colours {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(screen.width).unwrap_or(u16::MAX));
    table.set_header(head.iter().map(|name| harmless(name).into_owned()));
    for row in rows {
        table.add_row(row.iter().map(|text| cell(text, screen)));
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n")
}
