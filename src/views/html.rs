//! Documents as a page by itself: no script, nothing loaded, light and dark, for screen and paper.
//!
//! Everything is escaped by the template engine; addresses become links only where they lead to the web.

use std::collections::BTreeMap;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::document::{Block, Document, Span, Style, Text, pieces};
use super::palette::Look;
use super::sanitize::harmless;

/// The look of a page. It stands in the page itself.
const CSS: &str = include_str!("page.css");

fn span(span: &Span) -> Markup {
    let text = harmless(&span.text);
    let words = html! {
        @for (typed, piece) in pieces(&text) {
            @if typed { code { (piece) } } @else { (piece) }
        }
    };
    html! {
        @match span.style {
            Style::Plain => { (words) }
            Style::Strong => { strong { (words) } }
            Style::Faint => { span.faint { (words) } }
            Style::Link if leads_to_the_web(&span.text) => { a href=(text) rel="noreferrer" { (text) } }
            Style::Link => { span.faint { (text) } }
            Style::Answer(word) => {
                @let look = Look::of(word);
                span.answer style=(format!("background:{};color:{}", look.fill, look.ink)) { (text) }
            }
        }
    }
}

fn leads_to_the_web(address: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn inline(text: &Text) -> Markup {
    html! { @for part in &text.0 { (span(part)) } }
}

fn plain(text: &Text) -> String {
    harmless(&text.0.iter().map(|span| span.text.as_str()).collect::<String>()).into_owned()
}

/// A list whose items have depths, as lists within lists.
fn list(items: &[(usize, Text)]) -> Markup {
    let mut rest = items;
    let mut parts: Vec<Markup> = Vec::new();
    while let [(depth, item), after @ ..] = rest {
        let inner = after.iter().take_while(|(other, _)| other > depth).count();
        let (deeper, next) = after.split_at(inner);
        parts.push(html! { li { (inline(item)) @if !deeper.is_empty() { (list(deeper)) } } });
        rest = next;
    }
    html! { ul { @for part in &parts { (part) } } }
}

/// An address within the page: the name in letters and dashes, numbered where it occurs twice.
fn anchor(name: &str, seen: &mut BTreeMap<String, usize>) -> String {
    let letters = name.to_lowercase();
    let words = letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = words.collect::<Vec<_>>().join("-");
    if slug.is_empty() {
        slug.push_str("part");
    }
    let times = seen.entry(slug.clone()).or_default();
    *times += 1;
    if *times > 1 { format!("{slug}-{times}") } else { slug }
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Title(_) | Block::Section(_) => {}
            Block::Part(text) => { h3 { (inline(text)) } }
            Block::Para(text) => { p { (inline(text)) } }
            Block::List(items) => { (list(items)) }
            Block::Table { head, rows } => {
                div.wide tabindex="0" role="region" aria-label=(label(head)) {
                    table {
                        thead { tr { @for name in head { th scope="col" { (harmless(name)) } } } }
                        tbody {
                            @for row in rows {
                                tr {
                                    @for (i, cell) in row.iter().enumerate() {
                                        @if i == 0 { th scope="row" { (inline(cell)) } } @else { td { (inline(cell)) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            Block::Figure(figure) => { figure.wide { (figure.svg()) } }
        }
    }
}

/// What a table is called by a screen reader: its columns.
fn label(head: &[String]) -> String {
    let named: Vec<&str> = head.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    format!("Table: {}", harmless(&named.join(", ")))
}

/// Renders a document.
pub fn render(document: &Document) -> String {
    let title = document.blocks.iter().find_map(|block| match block {
        Block::Title(text) => Some(text.clone()),
        _ => None,
    });
    let title = title.unwrap_or_else(|| Text::from("kindlex"));
    // What stands before the first section, then the sections.
    let mut parts: Vec<(Option<&String>, Vec<&Block>)> = vec![(None, Vec::new())];
    for block in &document.blocks {
        match (block, parts.last_mut()) {
            (Block::Section(name), _) => parts.push((Some(name), Vec::new())),
            (block, Some((_, blocks))) => blocks.push(block),
            (_, None) => {}
        }
    }
    let mut seen = BTreeMap::new();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="generator" content=(concat!("kindlex ", env!("CARGO_PKG_VERSION")));
                title { (plain(&title)) }
                style { (PreEscaped(CSS)) }
            }
            body {
                header { h1 { (inline(&title)) } }
                main {
                    @for (name, blocks) in &parts {
                        @match name {
                            None => { @for part in blocks { (block(part)) } }
                            Some(name) => {
                                @let id = anchor(name, &mut seen);
                                section aria-labelledby=(id) {
                                    h2 id=(id) { (harmless(name)) }
                                    @for part in blocks { (block(part)) }
                                }
                            }
                        }
                    }
                }
                footer { p { "kindlex " (env!("CARGO_PKG_VERSION")) ". " (super::NO_ADVICE) } }
            }
        }
    };
    let mut text = page.into_string();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_others_stays_text() {
        let mut document = Document::default();
        document.title("<img src=x onerror=alert(1)>");
        document.para(Text::new().link("javascript:alert(1)").plain("\u{202e}<b>"));
        document.table(&["<i>"], vec![vec![Text::from("\" onmouseover=\"x")]]);
        let page = render(&document);
        assert!(!page.contains("<img") && !page.contains("<b>") && !page.contains("<i>") && !page.contains("href="));
        assert!(page.contains("&lt;img src=x") && page.contains("&lt;U+202E&gt;"));
    }

    #[test]
    fn lists_stand_within_lists() {
        let mut document = Document::default();
        document.tree([(0, "a"), (1, "b"), (2, "c"), (0, "d")].map(|(depth, text)| (depth, Text::from(text))).to_vec());
        assert!(render(&document).contains("<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"));
    }
}
