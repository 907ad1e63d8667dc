//! `kindlex check`: every fault of a data folder or of single files, at once.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::{Context, Failure};
use crate::exit::Exit;
use crate::records::check;

/// Check records: every fault at once, with file, line and key.
///
/// A folder is laid out as the built-in data (jurisdictions/, cases/, guidance/, vocabulary/); a file is one jurisdiction.
/// Exit status 1 if anything was found.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Data folders, or files of one jurisdiction each.
    #[arg(required = true, value_name = "FOLDER|FILE")]
    paths: Vec<PathBuf>,
}

impl Check {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let base = context.dataset.ids();
        let mut findings = Vec::new();
        let mut records = 0_usize;
        for path in &self.paths {
            if !path.exists() {
                return Err(Failure::BadInput(format!("{}: there is no such file or folder", path.display())));
            }
            if path.is_dir() {
                let (read, more) = check::folder(path, &base);
                let read = read.jurisdictions.len() + read.cases.len() + read.guidance.len() + read.vocabulary.len();
                if read == 0 && more.is_empty() {
                    let folders = "jurisdictions/, cases/, guidance/ or vocabulary/";
                    findings.push(check::whole_file(path, format!("holds no records: none of {folders} is in it")));
                }
                records += read;
                findings.extend(more);
            } else {
                let (record, more) = check::jurisdiction_file(path, &base);
                records += usize::from(record.is_some());
                findings.extend(more);
            }
        }
        let plural = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
        let summary = format!("{} checked, {} found", plural(records, "record"), plural(findings.len(), "fault"));
        let told = findings.iter().try_for_each(|finding| context.line(&finding.to_string()));
        match told.and_then(|()| writeln!(io::stderr(), "{summary}")) {
            // Whoever reads has seen enough; what was found still decides the exit status.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            told => told?,
        }
        Ok(if findings.is_empty() { Exit::Answered } else { Exit::Found })
    }
}
