//! The `kindlex` program: parse, run, and say in one line what went wrong.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use kindlex::cli::{self, Cli};
use kindlex::exit::Exit;
use kindlex::views::sanitize::harmless;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are answers; their pipe may be closed.
            let _ = error.print();
            return if error.use_stderr() { Exit::BadInput.into() } else { ExitCode::SUCCESS };
        }
    };
    match cli::run(&cli) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            if failure.exit() != Exit::Answered {
                let _ = writeln!(anstream::stderr(), "kindlex: {}", harmless(&failure.to_string()));
            }
            failure.exit().into()
        }
    }
}
