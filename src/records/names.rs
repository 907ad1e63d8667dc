//! Names as people type them.

/// A name without what people type differently: case, accents of Latin letters, and the signs between words.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.trim().chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => folded.push('a'),
            'ç' | 'č' | 'ć' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ě' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' => folded.push('i'),
            'ñ' | 'ń' | 'ň' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => folded.push('o'),
            'š' | 'ś' => folded.push('s'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ž' | 'ź' | 'ż' => folded.push('z'),
            'ß' => folded.push_str("ss"),
            '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => folded.push(c),
            _ => {
                if !folded.ends_with(' ') && !folded.is_empty() {
                    folded.push(' ');
                }
            }
        }
    }
    folded.trim_end().to_owned()
}

/// Whether two names differ by one slip of the hand: a letter left out, one too many, or two neighbours swapped, after the
/// first letter. A letter in place of another is no slip here: Ireland is not Iceland.
pub fn one_slip(typed: &str, name: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), name.chars().collect());
    if a.len().min(b.len()) < 5 || a.first() != b.first() {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = |list: &[char], from: usize| list.get(from..).map(<[char]>::to_vec);
    match a.len().abs_diff(b.len()) {
        0 => {
            same + 1 < a.len()
                && a.get(same) == b.get(same + 1)
                && a.get(same + 1) == b.get(same)
                && tail(&a, same + 2) == tail(&b, same + 2)
        }
        1 if a.len() > b.len() => tail(&a, same + 1) == tail(&b, same),
        1 => tail(&a, same) == tail(&b, same + 1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_alike() {
        assert_eq!(fold("  Côte-d'Ivoire "), "cote d ivoire");
        assert_eq!(fold("ÖSTERREICH"), fold("osterreich"));
        assert_eq!(fold("US-TX"), fold("us tx"));
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
