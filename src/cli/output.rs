//! Where an answer goes: standard output, or a file that is there whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Failure, Format};

/// The form that a file's name asks for.
pub(super) fn form_of(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "html" | "htm" => Some(Format::Html),
        "json" => Some(Format::Json),
        "svg" => Some(Format::Svg),
        "txt" => Some(Format::Table),
        _ => None,
    }
}

/// Writes a file whole: beside its place first, then in one step into it. Whatever goes wrong, the place holds what it held.
///
/// # Errors
/// Names the file and says what went wrong.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::BadInput(format!("{}: {}", path.display(), reason(&error)));
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => return Err(Failure::BadInput(format!("{}: is a folder; give the name of a file", path.display()))),
        // A pipe or a device has no place to step into.
        Ok(there) if !there.is_file() => return fs::write(path, bytes).map_err(failed),
        _ => {}
    }
    // Through a link to the file that it stands for: the link stays one.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), Path::to_owned);
    if !folder.is_dir() {
        return Err(Failure::BadInput(format!("{}: there is no folder {}", path.display(), folder.display())));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kindlex-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What the place allows already, else what the user's mask leaves of the common ones.
        let allowed = fs::metadata(&place).map_or_else(|_| fs::Permissions::from_mode(0o666), |there| there.permissions());
        builder.permissions(allowed);
    }
    let mut beside = builder.tempfile_in(&folder).map_err(failed)?;
    beside.write_all(bytes).map_err(failed)?;
    beside.as_file().sync_all().map_err(failed)?;
    beside.persist(&place).map_err(|error| failed(error.error))?;
    Ok(())
}

/// What went wrong, without the number of the system.
fn reason(error: &io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().unwrap_or(&said).to_lowercase()
}
