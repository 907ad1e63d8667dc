//! A chart of answers by the ages of two children: one cell a pair, a letter in each.

use maud::{Markup, html};

use super::svg::{FONT, fill, hatch, line_height, lines, text};
use crate::model::age::Age;
use crate::model::verdict::Answer;
use crate::views::palette::Look;
use crate::views::sanitize::harmless;

/// The chart. Its texts may come from others; they are made harmless by whoever draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows, in a line.
    pub title: String,
    /// Whose age goes by row.
    pub row: String,
    /// Whose age goes by column; nobody's, where there is one child.
    pub column: Option<String>,
    /// The ages, in years.
    pub ages: Vec<Age>,
    /// The answers, row by row.
    pub cells: Vec<Vec<Answer>>,
    /// The answers that occur, in their order, with what each means.
    pub legend: Vec<Entry>,
    /// What has to be known to read it.
    pub note: String,
}

/// An answer in a legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its word.
    pub word: &'static str,
    /// Its label.
    pub label: String,
    /// What it means.
    pub meaning: String,
}

impl Chart {
    /// The names of the columns.
    pub fn columns(&self) -> Vec<String> {
        if self.column.is_some() { self.ages.iter().map(ToString::to_string).collect() } else { vec![String::new()] }
    }

    /// The chart in words, for those who do not see it.
    pub fn described(&self) -> String {
        let rows = self.ages.iter().zip(&self.cells).map(|(age, cells)| {
            let said: Vec<String> = match self.column {
                Some(_) => self.ages.iter().zip(cells).map(|(other, answer)| format!("{other} {}", answer.word())).collect(),
                None => cells.iter().map(|answer| answer.word().to_owned()).collect(),
            };
            format!("{} {age}: {}", self.row, said.join(", "))
        });
        rows.collect::<Vec<_>>().join(". ")
    }

    /// The chart as a drawing.
    #[allow(clippy::cast_precision_loss, reason = "numbers of cells and lines, all small")]
    pub(super) fn svg(&self) -> Markup {
        const WIDTH: f64 = 760.0;
        const MARGIN: f64 = 16.0;
        let name = self.name();
        let hatching = format!("{name}-hatch");
        let count = self.ages.len().max(1) as f64;
        let cell = if count > 6.0 { 40.0 } else { 52.0 };
        let columns = self.columns();

        let heading = lines(&self.title, WIDTH - 2.0 * MARGIN, 17.0);
        let (title, used) = text(MARGIN, MARGIN + 17.0, 17.0, "600", &heading);
        let row_label = lines(&self.row, 110.0, 13.0);
        let (left, mut top) = (MARGIN + 130.0, MARGIN + used + 22.0);
        let column_label = self.column.as_deref().map(|column| lines(column, WIDTH - left - MARGIN, 13.0)).unwrap_or_default();
        let (column_text, column_height) = text(left, top + 13.0, 13.0, "400", &column_label);
        top += column_height + 8.0;
        let heads = if self.column.is_some() { 22.0 } else { 4.0 };
        let grid_top = top + heads;
        let grid_width = cell * columns.len() as f64;
        let grid_bottom = grid_top + cell * count;
        let (row_text, _) = text(MARGIN, grid_top + 13.0, 13.0, "400", &row_label);

        // The legend stands beside the cells where there is room, else below them.
        let beside = left + grid_width + 28.0;
        let room = WIDTH - beside - MARGIN;
        let (legend_x, mut legend_y) = if room >= 230.0 { (beside, grid_top) } else { (MARGIN, grid_bottom + 20.0) };
        let legend_width = WIDTH - legend_x - MARGIN - 30.0;
        let mut legend = Vec::new();
        for entry in &self.legend {
            let look = Look::of(entry.word);
            let words = lines(&format!("{}: {}", entry.label, entry.meaning), legend_width, 12.0);
            let (words, height) = text(legend_x + 30.0, legend_y + 12.0, 12.0, "400", &words);
            legend.push(html! {
                rect x=(legend_x) y=(legend_y) width="20" height="20" rx="3" fill=(fill(look, &hatching)) stroke="#555555" stroke-width="0.75" {}
                text x=(legend_x + 10.0) y=(legend_y + 15.0) text-anchor="middle" font-size="13" font-weight="700" fill=(look.ink) { (look.letter) }
                (words)
            });
            legend_y += height.max(20.0) + 8.0;
        }
        let note_top = legend_y.max(grid_bottom) + 12.0;
        let (note, note_height) = text(MARGIN, note_top + 11.0, 11.0, "400", &lines(&self.note, WIDTH - 2.0 * MARGIN, 11.0));
        let height = note_top + note_height + MARGIN;

        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {height}")) width=(WIDTH) height=(height) role="img"
                aria-labelledby=(format!("{name}-title {name}-described")) font-family=(FONT) color="#1b1b1b" {
                title id=(format!("{name}-title")) { (harmless(&self.title)) }
                desc id=(format!("{name}-described")) { (harmless(&self.described())) }
                (hatch(&hatching))
                rect width=(WIDTH) height=(height) fill="#ffffff" {}
                (title)
                (column_text)
                (row_text)
                @for (i, column) in columns.iter().enumerate() {
                    text x=(left + cell * (i as f64 + 0.5)) y=(grid_top - 7.0) text-anchor="middle" font-size="14" fill="currentColor" { (column) }
                }
                @for (r, (age, row)) in self.ages.iter().zip(&self.cells).enumerate() {
                    @let y = grid_top + cell * r as f64;
                    text x=(left - 10.0) y=(y + cell / 2.0 + line_height(14.0) / 4.0) text-anchor="end" font-size="14" fill="currentColor" { (age) }
                    @for (c, answer) in row.iter().enumerate() {
                        @let look = Look::of(answer.word());
                        @let short = Look::short(*answer);
                        @let x = left + cell * c as f64;
                        rect x=(x) y=(y) width=(cell) height=(cell) fill=(fill(look, &hatching)) stroke="#ffffff" stroke-width="2" {}
                        text x=(x + cell / 2.0) y=(y + cell / 2.0 + 6.0) text-anchor="middle" font-size=(if short.len() > 1 { 14 } else { 17 }) font-weight="700" fill=(look.ink) { (short) }
                    }
                }
                @for entry in &legend { (entry) }
                (note)
            }
        }
    }

    /// A name for the parts of the drawing that refer to each other; two different charts on a page have two.
    fn name(&self) -> String {
        let sum = self.title.bytes().fold(5381_u32, |sum, byte| sum.wrapping_mul(33) ^ u32::from(byte));
        format!("chart-{sum:08x}")
    }
}
