//! `kindlex check`: every fault of the built-in data, of a data folder or of single files, at once.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::{Context, Failure, Format, Output};
use crate::dataset::Words;
use crate::exit::Exit;
use crate::records::check::{self, FOLDERS, Finding, Records};
use crate::records::coverage::Coverage;
use crate::views::coverage;

/// Check records: every fault at once, with file, line and key, and what the data holds in numbers.
///
/// Without a path, the built-in data. A folder is laid out as the built-in data (jurisdictions/, instruments/, terms/,
/// guidance/, cases/, vocabulary/); a file is a record of the kind that its folder holds, else a jurisdiction.
/// Exit status 1 if anything was found.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  kindlex check\n  kindlex check data\n  kindlex check my-country.yaml")]
pub(super) struct Check {
    /// Data folders, or files of one record each.
    #[arg(value_name = "FOLDER|FILE")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    output: Output,
}

impl Check {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let mut findings = Vec::new();
        let mut count = 0_usize;
        let mut held: Option<Records> = None;
        if self.paths.is_empty() {
            let records = context.dataset.records();
            findings.extend(check::again(&records));
            count += records.count();
            held = Some(records);
        }
        let base = context.dataset.known();
        for path in &self.paths {
            if !path.exists() {
                return Err(Failure::BadInput(format!("{}: there is no such file or folder", path.display())));
            }
            if path.is_dir() {
                let (read, more) = check::folder(path, &base);
                if read.count() == 0 && more.is_empty() {
                    findings.push(check::whole_file(path, format!("holds no records: none of {} is in it", FOLDERS.join(", "))));
                }
                count += read.count();
                findings.extend(more);
                held.get_or_insert_default().extend(read);
            } else {
                let (read, more) = check::file(path, &base);
                count += usize::from(read);
                findings.extend(more);
            }
        }
        let coverage = held.as_ref().map(Coverage::of);
        let mut text = String::new();
        // On a screen a line a fault, as compilers have it: editors find their way by it.
        let lines = self.output.form() == Format::Table;
        if lines {
            findings.iter().for_each(|finding| text.push_str(&format!("{}\n", super::harmless(&finding.to_string()))));
            text.push_str(if findings.is_empty() || coverage.is_none() { "" } else { "\n" });
        }
        let beside: &[Finding] = if lines { &[] } else { &findings };
        text.push_str(&super::rendered(
            &self.output,
            || coverage::document(beside, coverage.as_ref(), &Words),
            || coverage::json(&findings, coverage.as_ref()),
        )?);
        let plural = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
        let summary = format!("{} checked, {} found", plural(count, "record"), plural(findings.len(), "fault"));
        match context.write(&self.output, &text) {
            // Whoever reads has seen enough; what was found still decides the exit status.
            Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => {}
            told => told?,
        }
        let _ = writeln!(io::stderr(), "{summary}");
        Ok(if findings.is_empty() { Exit::Answered } else { Exit::Found })
    }
}
