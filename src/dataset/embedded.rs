//! What the build script packed: one blob a record behind sorted indexes.

use serde::de::DeserializeOwned;

use super::Listed;

/// A packed record.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    start: usize,
    end: usize,
}

/// What a vocabulary file says of a word.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) label: &'static str,
    pub(super) meaning: &'static str,
    pub(super) question: &'static str,
}

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/records.bin"));

include!(concat!(env!("OUT_DIR"), "/index.rs"));

/// The packed bytes of a range that the build script noted.
pub(super) fn bytes(range: &std::ops::Range<usize>) -> &'static [u8] {
    PACKED.get(range.clone()).unwrap_or_default()
}

impl Entry {
    /// Decodes the record.
    ///
    /// The bytes were written by this package's own build script from the same types, so decoding cannot fail in a binary
    /// that was built: a failure is a defect of the build and ends the program.
    #[expect(clippy::expect_used, reason = "a binary whose own records do not decode cannot answer anything")]
    pub(super) fn decode<T: DeserializeOwned>(&self) -> T {
        let bytes = PACKED.get(self.start..self.end).expect("the index lies inside the packed records");
        postcard::from_bytes(bytes).expect("packed records decode with the types that packed them")
    }
}
