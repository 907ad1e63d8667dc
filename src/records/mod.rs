//! Files to records: located YAML, typed reading with every fault at once, and the checks.
//!
//! The build script includes this module, so that a wrong record does not build; at run time it serves `check` and files
//! that a user brings.

pub mod check;
pub mod coverage;
pub mod names;
pub mod read;
pub mod yaml;
