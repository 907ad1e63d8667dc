//! The command line: one file a command. Commands ask the library and hand documents to the views; they decide nothing.

mod check;

use std::io::{self, Write};

use clap::{Parser, Subcommand};

use crate::dataset::Dataset;
use crate::exit::Exit;
use crate::views::sanitize::harmless;

/// How may a jurisdiction's law treat sexting between children, and what keeps children from being treated as criminals?
#[derive(Debug, Parser)]
#[command(name = "kindlex", version, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
}

/// Why a command did not answer.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Bad input: one sentence.
    #[error("{0}")]
    BadInput(String),
    /// A name that is not in the dataset.
    #[error("{0}")]
    NotInDataset(String),
    /// Output could not be written.
    #[error("cannot write the answer: {0}")]
    Io(#[from] io::Error),
}

impl Failure {
    /// The exit status of the failure.
    pub fn exit(&self) -> Exit {
        match self {
            Failure::NotInDataset(_) => Exit::NotInDataset,
            // A reader that closed its pipe has seen enough.
            Failure::Io(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Answered,
            Failure::BadInput(_) | Failure::Io(_) => Exit::BadInput,
        }
    }
}

/// What every command is given.
pub struct Context {
    /// The records.
    pub dataset: Dataset,
    out: Box<dyn Write>,
}

impl Context {
    /// Writes one line that may hold text of others.
    fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", harmless(text))
    }
}

/// Runs the command that was typed.
///
/// # Errors
/// Says in one sentence why there is no answer.
pub fn run(cli: &Cli) -> Result<Exit, Failure> {
    let mut context = Context { dataset: Dataset, out: Box::new(anstream::stdout()) };
    let exit = match &cli.command {
        Command::Check(check) => check.run(&mut context)?,
    };
    context.out.flush()?;
    Ok(exit)
}
