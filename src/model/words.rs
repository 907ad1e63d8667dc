//! Closed lists: a word of the data files, its variant in the code, and its place in `data/vocabulary/`.
//!
//! The code fixes which words exist, because each of them changes what the program does; the vocabulary files give each
//! word its label, its meaning in one sentence and, where it is asked of a person, the question. `check` holds the two
//! against each other.

/// Declares a closed list as an enum whose variants are written in the data as the given words.
macro_rules! words {
    (
        $(#[$outer:meta])*
        $name:ident in $list:literal {
            $( $(#[$inner:meta])* $variant:ident = $word:literal ),+ $(,)?
        }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $( $(#[$inner])* #[serde(rename = $word)] $variant ),+
        }

        #[allow(dead_code, reason = "the build script includes the model and reads only part of each list")]
        impl $name {
            /// The vocabulary file that explains these words, `data/vocabulary/LIST.yaml`.
            pub const LIST: &'static str = $list;
            /// Every word, in the order of the declaration.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

            /// The word as the data files write it.
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word ),+ }
            }

            /// The variant that a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.word() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
    };
}

pub(crate) use words;
