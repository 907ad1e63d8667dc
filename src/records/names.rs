//! Names as people type them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without what people type differently: case, accents, and the signs between words.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            // Letters of their own that are typed as others.
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            c if c.is_alphanumeric() => folded.push(c),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.trim_end().to_owned()
}

/// Whether two names differ by one slip of the hand: a letter left out, one too many, or two neighbours swapped, after the
/// first letter. A letter in place of another is no slip here: Ireland is not Iceland.
pub fn one_slip(typed: &str, name: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let (a, b) = (typed.chars().count(), name.chars().count());
    a.min(b) >= 5
        && typed.chars().next() == name.chars().next()
        && strsim::osa_distance(typed, name) == 1
        && (a != b || sorted(typed) == sorted(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_alike() {
        assert_eq!(fold("  Côte-d'Ivoire "), "cote d ivoire");
        assert_eq!(fold("ÖSTERREICH"), fold("osterreich"));
        assert_eq!(fold("US-TX"), fold("us tx"));
        assert_eq!(fold("Åland"), "aland");
        assert_eq!(fold("Việt Nam"), "viet nam");
        assert_eq!(fold("УКРАЇНА"), fold("Україна"));
    }

    #[test]
    fn a_slip_is_not_another_country() {
        assert!(one_slip("germny", "germany"));
        assert!(one_slip("gemrany", "germany"));
        assert!(one_slip("austrria", "austria"));
        for (typed, name) in [
            ("iceland", "ireland"),
            ("niger", "nigeria"),
            ("zambia", "gambia"),
            ("iran", "iraq"),
            ("slovakia", "slovenia"),
            ("austria", "australia"),
        ] {
            assert!(!one_slip(typed, name), "{typed} is not {name}");
        }
    }
}
