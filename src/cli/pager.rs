//! A pager, on a terminal only and only if the person has chosen one (`PAGER`).

use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

/// Shows a text through the pager. `false` if there is none to use, and nothing was shown.
pub(super) fn show(text: &str) -> io::Result<bool> {
    let chosen = std::env::var("PAGER").unwrap_or_default();
    let mut words = chosen.split_whitespace();
    let Some(program) = words.next().filter(|_| io::stdout().is_terminal()) else { return Ok(false) };
    let mut pager = Command::new(program);
    pager.args(words).stdin(Stdio::piped());
    // As git does it: leave at once if all fits on the screen, keep colours, do not clear the screen.
    if std::env::var_os("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    // A pager that cannot be started is no reason to give no answer.
    let Ok(mut running) = pager.spawn() else { return Ok(false) };
    if let Some(mut input) = running.stdin.take() {
        match input.write_all(text.as_bytes()) {
            // Left before the end: the person has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            written => written?,
        }
    }
    // One that failed has shown nothing that can be relied on.
    Ok(running.wait()?.success())
}
