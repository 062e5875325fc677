//! `form write`: an XLSForm read and written again, in the spelling of Rythme.

use std::path::Path;

use domain::finding::Finding;

use super::check::read_file;
use crate::{Error, Result};

/// What became of a file.
#[derive(Debug, Clone)]
pub struct FormWritten {
    /// False when the form was refused: nothing was written.
    pub written: bool,
    /// The csv files that the form needs beside it, and that were copied.
    pub files: Vec<String>,
    pub findings: Vec<Finding>,
}

/// Reads the form of a file and writes it into another.
///
/// # Errors
/// `file_unreadable`, `file_too_large`, `file_failed`.
pub fn write(from: &Path, to: &Path) -> Result<FormWritten> {
    let (form, findings) = read_file(from)?;
    let Some(form) = form else {
        return Ok(FormWritten {
            written: false,
            files: Vec::new(),
            findings,
        });
    };
    let bytes = forms::write(&form).map_err(failed)?;
    std::fs::write(to, bytes).map_err(failed)?;
    let wanted = form.lists.iter().filter_map(|list| list.file.as_deref());
    let mut files: Vec<String> = Vec::new();
    for file in wanted {
        let (source, target) = (from.with_file_name(file), to.with_file_name(file));
        if source.is_file() && !target.exists() && !files.iter().any(|known| known == file) {
            std::fs::copy(&source, &target).map_err(failed)?;
            files.push(file.to_owned());
        }
    }
    Ok(FormWritten {
        written: true,
        files,
        findings,
    })
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::new("file_failed").arg("detail", error)
}
