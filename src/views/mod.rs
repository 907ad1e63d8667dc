//! Views: findings and records as documents, and documents in each form of output.
//!
//! A view builds a [`document::Document`]; a form of output is one small file that renders it.

pub mod assess;
pub mod brief;
pub mod case;
pub mod compare;
pub mod coverage;
pub mod document;
pub mod explain;
pub mod figure;
pub mod general;
pub mod grid;
pub mod guide;
pub mod html;
pub mod instrument;
pub mod json;
pub mod list;
pub mod map;
pub mod markdown;
pub mod palette;
pub mod reform;
mod roles;
pub mod sanitize;
mod say;
pub mod search;
pub mod term;
pub mod terminal;

/// Said once in each report.
pub const NO_ADVICE: &str = "Legal information, not legal advice.";
