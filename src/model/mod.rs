//! What a record is: the types of the dataset and what they mean in law. No input or output here.
//!
//! One concept a file. The build script includes this module too, so that a record that does not fit does not build.

pub mod age;
pub mod condition;
pub mod context;
pub mod date;
pub mod fault;
pub mod guidance;
pub mod instrument;
pub mod jurisdiction;
pub mod offence;
pub mod outline;
pub mod protection;
pub mod reading;
pub mod requires;
pub mod scalar;
pub mod scenario;
pub mod situation;
pub mod source;
pub mod standard;
pub mod term;
pub mod truth;
pub mod verdict;
pub mod vocabulary;
pub(crate) mod words;
