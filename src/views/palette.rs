//! How an answer looks: a letter, a colour, a pattern. Colour-blind readers can tell the colours apart, and no colour
//! carries meaning alone: the letter or the word is always there.

use anstyle::{AnsiColor, Color, Style};

use crate::model::verdict::{Answer, Verdict};

/// Beside the words of the answers: no offence is on record. Silence of a record is not silence of the law, so this is never
/// an answer, only the better end of what depends.
pub const NO_OFFENCE: &str = "no-offence";

/// The look of one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The letter that stands for it where there is no room for its word.
    pub letter: char,
    /// Colour of an area, as CSS.
    pub fill: &'static str,
    /// Colour of text on it, as CSS.
    pub ink: &'static str,
    /// Whether the area is hatched as well: what is not settled never looks like an answer.
    pub hatched: bool,
    /// Colour on a terminal.
    screen: Option<AnsiColor>,
}

impl Look {
    /// What stands for an answer where there is no room for its word: its letter; both ends, where it depends.
    pub fn short(answer: Answer) -> String {
        match answer {
            Answer::Depends(interval) => format!("{}~{}", Look::of(end(interval.best)).letter, Look::of(end(interval.worst)).letter),
            other => Look::of(other.word()).letter.to_string(),
        }
    }

    /// The look of an answer by its word: a verdict's, or depends, unknown, adult.
    pub fn of(word: &str) -> Look {
        let look = |letter, fill, ink, screen| Look { letter, fill, ink, hatched: false, screen: Some(screen) };
        match word {
            "not-covered" => look('N', "#0a5c99", "#ffffff", AnsiColor::Blue),
            "protected" => look('P', "#0a5c99", "#ffffff", AnsiColor::Blue),
            "below-age" => look('B', "#a9c6e8", "#10243a", AnsiColor::Blue),
            "not-punished" => look('U', "#4fa8dc", "#10243a", AnsiColor::Cyan),
            "defence" => look('D', "#86d3d0", "#10243a", AnsiColor::Cyan),
            "diverted" => look('V', "#86d3d0", "#10243a", AnsiColor::Cyan),
            "lesser-offence" => look('L', "#f5d76e", "#10243a", AnsiColor::Yellow),
            "discretion" => look('C', "#eea82c", "#10243a", AnsiColor::Yellow),
            "exposed" => look('E', "#b83d0e", "#ffffff", AnsiColor::Red),
            // The better end of what depends, where nothing that was read reaches the act.
            NO_OFFENCE => Look { letter: 'O', fill: "#ffffff", ink: "#10243a", hatched: false, screen: None },
            "depends" => Look { letter: '~', fill: "#f3ead2", ink: "#10243a", hatched: true, screen: Some(AnsiColor::Yellow) },
            _ => Look { letter: '?', fill: "#c9c9c9", ink: "#10243a", hatched: false, screen: None },
        }
    }

    /// How its word is written on a terminal.
    pub fn word_style(self) -> Style {
        match self.screen {
            Some(colour) => Style::new().bold().fg_color(Some(colour.into())),
            None => Style::new().bold().dimmed(),
        }
    }

    /// How its letter is written on a terminal: on an area of its colour.
    pub fn area_style(self) -> Style {
        match self.screen {
            Some(colour) => Style::new().bold().fg_color(Some(Color::Ansi(AnsiColor::Black))).bg_color(Some(colour.into())),
            None => Style::new().dimmed(),
        }
    }
}

/// How an end of what depends is called.
pub fn end(verdict: Verdict) -> &'static str {
    if verdict == Verdict::NotCovered { NO_OFFENCE } else { verdict.word() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_answers_share_a_letter() {
        let words = Verdict::ALL.iter().map(|verdict| verdict.word()).chain([NO_OFFENCE, "depends", "unknown"]);
        let letters: Vec<char> = words.map(|word| Look::of(word).letter).collect();
        let mut once = letters.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), letters.len());
    }

    /// WCAG 2: at least 4.5 to 1 between text and its ground.
    #[test]
    fn letters_are_legible_on_their_colours() {
        fn luminance(hex: &str) -> f64 {
            let value = u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap();
            let part = |shift: u32| {
                let c = f64::from((value >> shift) & 0xff) / 255.0;
                if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
        }
        for word in Verdict::ALL.iter().map(|verdict| verdict.word()).chain(["depends", "unknown"]) {
            let look = Look::of(word);
            let (a, b) = (luminance(look.fill), luminance(look.ink));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= 4.5, "{word}: {contrast:.2}");
        }
    }
}
