//! Search over every record: words, phrases and fields, ranked, tolerant of slips.
//!
//! The build script makes the index from the same passages that a hit is shown from; at run time only the records that were
//! hit are decoded. Ranking is BM25 (S. Robertson, H. Zaragoza, 2009), by passage; the terms stand in a finite-state map, which
//! finds the words that are a slip away from the typed one.

pub mod index;
pub mod passages;
pub mod query;
