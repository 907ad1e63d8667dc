//! The command line: one file a command. Commands ask the library and hand documents to the views; they decide nothing.

mod ask;
mod assess;
mod brief;
mod case;
mod check;
mod compare;
mod explain;
mod grid;
mod guide;
mod instrument;
mod list;
mod map;
mod output;
mod pager;
mod reform;
mod search;
mod term;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};
use serde_json::Value;

use crate::dataset::{Dataset, Found, Listed, NotFound};
use crate::exit::Exit;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::scenario::Scenario;
use crate::views::document::Document;
use crate::views::sanitize::harmless;
use crate::views::terminal::Screen;
use crate::views::{html, json, markdown, terminal};

/// How may a jurisdiction's law treat sexting between children, and what keeps children from being treated as criminals?
///
/// Legal information, not legal advice. Works offline, keeps no history, sends nothing.
#[derive(Debug, Parser)]
#[command(name = "kindlex", version, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Examples:\n  kindlex explain Kenya\n  kindlex assess Germany --sender 15 --recipient 16 --consent yes\n  kindlex case\n\nExit status: 0 answered, 1 check found something, 2 usage or bad input, 3 not in the dataset."
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Explain(explain::Explain),
    Assess(Box<assess::Assess>),
    Grid(grid::Grid),
    Compare(compare::Compare),
    Map(map::Map),
    Search(search::Search),
    Brief(brief::Brief),
    Reform(reform::Reform),
    List(list::List),
    Term(term::Term),
    Terms(term::Terms),
    Instrument(instrument::Instrument),
    Guide(guide::Guide),
    Case(case::Case),
    Check(check::Check),
}

/// Form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For reading: tables and colours on a terminal, plain text in a pipe.
    #[default]
    Table,
    /// Markdown.
    Markdown,
    /// A page by itself, with its style in it.
    Html,
    /// JSON with the data files' own keys.
    Json,
    /// The picture alone, where there is one.
    Svg,
}

#[derive(Debug, clap::Args)]
struct Output {
    /// Form of the output; of a file, what its name ends in.
    #[arg(long, value_enum, value_name = "FORM")]
    format: Option<Format>,
    /// Write it to this file.
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Output {
    /// The form that is wanted.
    fn form(&self) -> Format {
        self.format.or_else(|| output::form_of(self.file.as_deref()?)).unwrap_or_default()
    }
}

/// Why a command did not answer.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Bad input: what is wrong, in one sentence or a line each.
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
struct Context {
    /// The records.
    dataset: Dataset,
    out: Box<dyn Write>,
}

impl Context {
    /// Writes an answer in the form that was asked for.
    fn answer(
        &mut self,
        output: &Output,
        document: impl FnOnce() -> Document,
        parts: impl FnOnce() -> Vec<(&'static str, Value)>,
    ) -> Result<Exit, Failure> {
        let text = rendered(output, document, parts)?;
        self.write(output, &text)?;
        Ok(Exit::Answered)
    }

    /// Writes a text where it was asked for.
    fn write(&mut self, output: &Output, text: &str) -> Result<(), Failure> {
        match output.file.as_deref() {
            Some(file) if file != Path::new("-") => output::write(file, text.as_bytes()),
            _ if output.form() == Format::Table && pager::show(text)? => Ok(()),
            _ => Ok(self.out.write_all(text.as_bytes())?),
        }
    }

    /// What a typed name means. Says on standard error what a name that was not exact was taken for.
    fn meant<T: Copy>(
        &self,
        typed: &str,
        found: Result<Found<T>, NotFound<T>>,
        named: impl Fn(&T) -> String,
        how: &Named,
    ) -> Result<T, Failure> {
        match found {
            Ok(Found { what, taken_for }) => {
                if taken_for.is_some() {
                    // Said beside the answer, on standard error: a closed one is no reason to give none.
                    let _ = writeln!(anstream::stderr(), "kindlex: took \"{}\" for {}", harmless(typed), named(&what));
                }
                Ok(what)
            }
            Err(missing) => {
                let nearest: Vec<String> = missing.nearest.iter().map(named).collect();
                let why =
                    if missing.ambiguous { format!("is the name of several {}", how.kinds) } else { "is not in the dataset".to_owned() };
                let hint = if nearest.is_empty() { String::new() } else { format!("; nearest: {}", nearest.join(", ")) };
                Err(Failure::NotInDataset(format!("\"{}\" {why}{hint}. `kindlex {}` shows all", missing.typed, how.command)))
            }
        }
    }

    /// The jurisdiction that a typed name means.
    fn jurisdiction(&self, typed: &str) -> Result<(Listed, Jurisdiction), Failure> {
        let how = Named { kinds: "jurisdictions", command: "list" };
        let listed = self.meant(typed, self.dataset.find(typed), |listed| format!("{} ({})", listed.name, listed.id), &how)?;
        let record = self.dataset.jurisdiction(listed.id);
        record.map(|record| (listed, record)).ok_or_else(|| Failure::NotInDataset(format!("there is no record {}", listed.id)))
    }

    /// The case that a flag names: one that is not there is bad input, as with every value of a flag.
    fn case(&self, id: &str) -> Result<Scenario, Failure> {
        let missing = || Failure::BadInput(format!("--case: {}", case::missing(id, &self.dataset.cases().collect::<Vec<_>>())));
        self.dataset.case(id).ok_or_else(missing)
    }

    /// The whole that a jurisdiction is part of.
    fn whole(&self, record: &Jurisdiction) -> Option<Jurisdiction> {
        record.part_of.as_deref().and_then(|id| self.dataset.jurisdiction(id))
    }
}

/// How records of a kind are called and listed.
struct Named {
    kinds: &'static str,
    command: &'static str,
}

/// An answer in the form that was asked for.
fn rendered(
    output: &Output,
    document: impl FnOnce() -> Document,
    parts: impl FnOnce() -> Vec<(&'static str, Value)>,
) -> Result<String, Failure> {
    Ok(match output.form() {
        Format::Table => terminal::render(&document(), if output.file.is_some() { PAGE } else { screen() }),
        Format::Markdown => markdown::render(&document()),
        Format::Html => html::render(&document()),
        Format::Json => json::render(parts()),
        Format::Svg => {
            let document = document();
            let nothing = || Failure::BadInput("there is no picture in this answer: `kindlex grid` and `kindlex map` draw one".to_owned());
            document.first_figure().ok_or_else(nothing)?.svg_file()
        }
    })
}

/// Widest text: longer lines are hard to read.
const WIDEST: usize = 100;

/// A text in a file: no colours, no lines of a terminal.
const PAGE: Screen = Screen { width: 80, terminal: false, colours: false };

/// What standard output can show: colours by `NO_COLOR`, `CLICOLOR` and whether it is a terminal.
fn screen() -> Screen {
    let terminal = io::stdout().is_terminal();
    let columns = if terminal { textwrap::termwidth().min(WIDEST) } else { 80 };
    let colours = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    Screen { width: columns.max(20), terminal, colours }
}

/// Runs the command that was typed.
///
/// # Errors
/// Says why there is no answer.
pub fn run(cli: &Cli) -> Result<Exit, Failure> {
    let mut context = Context { dataset: Dataset, out: Box::new(io::stdout()) };
    let exit = match &cli.command {
        Command::Explain(explain) => explain.run(&mut context)?,
        Command::Assess(assess) => assess.run(&mut context)?,
        Command::Grid(grid) => grid.run(&mut context)?,
        Command::Compare(compare) => compare.run(&mut context)?,
        Command::Map(map) => map.run(&mut context)?,
        Command::Search(search) => search.run(&mut context)?,
        Command::Brief(brief) => brief.run(&mut context)?,
        Command::Reform(reform) => reform.run(&mut context)?,
        Command::Case(case) => case.run(&mut context)?,
        Command::List(list) => list.run(&mut context)?,
        Command::Term(term) => term.run(&mut context)?,
        Command::Terms(terms) => terms.run(&mut context)?,
        Command::Instrument(instrument) => instrument.run(&mut context)?,
        Command::Guide(guide) => guide.run(&mut context)?,
        Command::Check(check) => check.run(&mut context)?,
    };
    context.out.flush()?;
    Ok(exit)
}
