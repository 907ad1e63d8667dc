//! A fault in a data file: where it is, what is wrong, and what may have been meant.

use std::fmt;

/// Something wrong at one place of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The key, as a path from the top of the file: `offences[2].requires.depicted`.
    pub path: String,
    /// What is wrong, and what to do about it, in one sentence.
    pub message: String,
}

impl Fault {
    /// A fault at a path.
    pub fn at(path: impl Into<String>, message: impl Into<String>) -> Fault {
        Fault { path: path.into(), message: message.into() }
    }

    /// Adds the nearest known word, if one is near, else the known words where they are few.
    #[must_use]
    pub fn meant(mut self, word: &str, known: &[&str]) -> Fault {
        self.message.push_str(&suggestion(word, known));
        self
    }
}

/// "; did you mean …?", or the known words where they are few, or the nearest of many; nothing where none is near.
pub fn suggestion(word: &str, known: &[&str]) -> String {
    let likeness = |candidate: &str| strsim::jaro_winkler(&word.to_lowercase(), &candidate.to_lowercase());
    let mut scored: Vec<(f64, &str)> = known.iter().map(|candidate| (likeness(candidate), *candidate)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    match scored.first() {
        Some((score, nearest)) if *score > 0.82 => format!("; did you mean `{nearest}`?"),
        Some(_) if known.len() <= 12 => format!("; known: {}", known.join(", ")),
        Some((score, _)) if *score > 0.6 => {
            let nearest: Vec<&str> = scored.iter().take(3).map(|(_, candidate)| *candidate).collect();
            format!("; nearest: {}", nearest.join(", "))
        }
        _ => String::new(),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}
