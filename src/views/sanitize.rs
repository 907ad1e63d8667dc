//! Text of others made harmless before it reaches a terminal: no control characters, no change of direction, nothing
//! invisible.

use std::borrow::Cow;

/// Whether a character could do something to a terminal or hide what is written.
pub(super) fn acts(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}')
}

/// The text with every acting character written out as `<U+XXXX>`.
pub fn harmless(text: &str) -> Cow<'_, str> {
    // Nearly all text is harmless, and most of it ASCII.
    let ascii = |byte: u8| byte == b'\n' || (b' '..=b'~').contains(&byte);
    if text.bytes().all(ascii) || !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if acts(c) {
            safe.push_str(&format!("<U+{:04X}>", u32::from(c)));
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_overrides_are_written_out() {
        assert_eq!(harmless("plain § text\nkinderpornographisch"), "plain § text\nkinderpornographisch");
        assert_eq!(harmless("a\u{1b}[31mb"), "a<U+001B>[31mb");
        assert_eq!(harmless("a\u{202e}b\u{200b}"), "a<U+202E>b<U+200B>");
    }
}
