//! Documents as Markdown.

use super::document::{Block, Document, Style, Text, pieces};
use super::figure::Figure;
use super::figure::chart::Chart;
use super::palette::Look;
use super::sanitize::harmless;

/// Text in which nothing acts as Markdown or HTML.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in harmless(text).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\n' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

fn inline(text: &Text) -> String {
    text.0
        .iter()
        .map(|span| {
            if span.style == Style::Link && is_plain_address(&span.text) {
                return format!("<{}>", span.text);
            }
            let escaped: String =
                pieces(&span.text).into_iter().map(|(typed, piece)| if typed { code(piece) } else { escape(piece) }).collect();
            // Marks of emphasis stand against the words, not against the blanks around them.
            let inner = escaped.trim();
            if inner.is_empty() || matches!(span.style, Style::Plain | Style::Faint | Style::Link) {
                return escaped;
            }
            escaped.replacen(inner, &format!("**{inner}**"), 1)
        })
        .collect()
}

/// What is typed as it is. Nothing in it acts; a bar would end the cell of a table.
fn code(piece: &str) -> String {
    let safe = harmless(piece);
    if safe.contains(['|', '\n', '\\']) { escape(piece) } else { format!("`{safe}`") }
}

/// Whether an address can stand between angle brackets as it is.
fn is_plain_address(address: &str) -> bool {
    let scheme = ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
    scheme && address.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'|' | b'\\'))
}

/// A table of letters, and what each means.
fn chart(chart: &Chart) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let corner = match &chart.column {
        Some(column) => format!("{} ↓ · {} →", chart.row, column),
        None => chart.row.clone(),
    };
    let columns = chart.columns();
    let mut out = line(std::iter::once(escape(&corner)).chain(columns.iter().cloned()).collect());
    out.push_str(&line(vec!["---".to_owned(); columns.len() + 1]));
    for (age, row) in chart.ages.iter().zip(&chart.cells) {
        let letters = row.iter().map(|answer| escape(&Look::short(*answer)));
        out.push_str(&line(std::iter::once(format!("**{age}**")).chain(letters).collect()));
    }
    out.push('\n');
    for entry in &chart.legend {
        let letter = escape(&Look::of(entry.word).letter.to_string());
        out.push_str(&format!("- **{letter}** {}: {}\n", escape(&entry.label), escape(&entry.meaning)));
    }
    out.push_str(&format!("\n{}\n", escape(&chart.note)));
    out
}

/// A paragraph whose beginning is taken for no list, rule or heading.
fn paragraph(text: &Text) -> String {
    let line = inline(text);
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < line.len() && number.starts_with(['.', ')']);
    if line.starts_with(['-', '+', '=']) || numbered { format!("&#8203;{line}") } else { line }
}

/// Renders a document.
pub fn render(document: &Document) -> String {
    let mut out = String::new();
    for (i, block) in document.blocks.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        match block {
            Block::Title(text) => out.push_str(&format!("# {}\n", inline(text))),
            Block::Section(name) => out.push_str(&format!("## {}\n", escape(name))),
            Block::Part(text) => out.push_str(&format!("### {}\n", inline(text))),
            Block::Para(text) => out.push_str(&format!("{}\n", paragraph(text))),
            Block::List(items) => {
                for (depth, item) in items {
                    out.push_str(&format!("{}- {}\n", "  ".repeat(*depth), inline(item)));
                }
            }
            Block::Figure(Figure::Chart(figure)) => out.push_str(&chart(figure)),
            Block::Figure(Figure::Map(map)) => out.push_str(&format!("{}\n", paragraph(&Text::from(map.note.clone())))),
            Block::Table { head, rows } => {
                let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
                out.push_str(&line(head.iter().map(|name| escape(name)).collect()));
                out.push_str(&line(head.iter().map(|_| "---".to_owned()).collect()));
                for row in rows {
                    out.push_str(&line(row.iter().map(inline).collect()));
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_others_stays_text() {
        let mut document = Document::default();
        document.para("<script>alert(1)</script> [x](y) | *a*");
        assert_eq!(render(&document), "&lt;script&gt;alert(1)&lt;/script&gt; \\[x\\](y) \\| \\*a\\*\n");
    }
}
