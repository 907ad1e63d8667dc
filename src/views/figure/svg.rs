//! What every drawing shares: text in lines, the patterns, the legend.

use maud::{Markup, html};

use crate::views::palette::Look;
use crate::views::sanitize::harmless;

/// The fonts of a drawing: whatever the reader has, nothing is loaded.
pub(super) const FONT: &str = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/// Height of a line of text, for a size of letters.
pub(super) fn line_height(size: f64) -> f64 {
    (size * 1.35).round()
}

/// A text broken into lines that fit a width. Letters are taken to be as wide as the widest common ones, so that nothing
/// is cut whatever font the reader has.
pub(super) fn lines(text: &str, width: f64, size: f64) -> Vec<String> {
    let columns = (width / (size * 0.56)).max(1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width in letters, small and positive")]
    let columns = columns as usize;
    textwrap::wrap(&harmless(text).replace('\n', " "), columns).into_iter().map(|line| line.into_owned()).collect()
}

/// Lines of text from a point downwards, and the height that they take.
pub(super) fn text(x: f64, y: f64, size: f64, weight: &str, lines: &[String]) -> (Markup, f64) {
    let step = line_height(size);
    let markup = html! {
        text x=(x) y=(y) font-size=(size) font-weight=(weight) fill="currentColor" {
            @for (i, line) in lines.iter().enumerate() {
                tspan x=(x) dy=(if i == 0 { 0.0 } else { step }) { (line) }
            }
        }
    };
    #[allow(clippy::cast_precision_loss, reason = "a number of lines")]
    (markup, step * lines.len() as f64)
}

/// The pattern that hatched areas are filled with. The name is the drawing's own, so that two on one page do not meet.
pub(super) fn hatch(name: &str) -> Markup {
    let look = Look::of("depends");
    html! {
        defs {
            pattern id=(name) width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect width="8" height="8" fill=(look.fill) {}
                rect width="3" height="8" fill="#d9b44a" {}
            }
        }
    }
}

/// What fills an area of this answer.
pub(super) fn fill(look: Look, hatch: &str) -> String {
    if look.hatched { format!("url(#{hatch})") } else { look.fill.to_owned() }
}
