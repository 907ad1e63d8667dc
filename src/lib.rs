//! How may a jurisdiction's law treat sexting between children, and what keeps children from being treated as criminals?
//!
//! The layout shows the architecture; arrows point down only:
//!
//! - [`cli`]: the command line, one file a command
//! - [`views`]: one document model, and each form of output a small file
//! - [`assess`]: scenario in, findings out; pure
//! - [`search`]: words in, records out
//! - [`dataset`]: the records embedded at build time, found by name
//! - [`records`]: YAML to records, and the checks
//! - [`model`]: what a record is and what it means in law

pub mod assess;
pub mod cli;
pub mod dataset;
pub mod exit;
pub mod model;
pub mod records;
pub mod search;
pub mod views;
