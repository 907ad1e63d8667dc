//! Exit statuses, the same for every command.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Answered.
    Answered,
    /// `check` found something.
    Found,
    /// Usage or bad input.
    BadInput,
    /// Not in the dataset.
    NotInDataset,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Answered => 0,
            Exit::Found => 1,
            Exit::BadInput => 2,
            Exit::NotInDataset => 3,
        })
    }
}
