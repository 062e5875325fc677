//! The register as a table for the register of processing: with codes for programs, in words for the officer who saves it.

use std::collections::BTreeMap;
use std::path::Path;

use super::register::register;
use super::types::ErasureRow;
use crate::photo::save::write_whole;
use crate::words::Catalogue;
use crate::{App, Error, Result};

const COLUMNS: [&str; 7] = [
    "at",
    "by",
    "reason",
    "counts",
    "laptops_done",
    "laptops",
    "waiting",
];

/// The register as CSV (`;`, UTF-8 with a mark, as spreadsheets here read it): date, by, reason, counts, laptops.
///
/// # Errors
/// What the database says.
pub fn register_csv(app: &App) -> Result<String> {
    let at = |at| {
        let at = chrono::DateTime::from_timestamp_millis(at).unwrap_or_default();
        at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    };
    let count = |kind: &str, count| format!("{kind} {count}");
    csv(&COLUMNS.map(str::to_owned), &register(app)?, &at, &count)
}

/// Saves the register as CSV in the words of the screen, in the place of whatever was there: who chose the path was asked about that.
///
/// # Errors
/// `file_failed`.
pub fn register_save(app: &App, path: String) -> Result<()> {
    let words = Catalogue::new(app.language());
    let none = BTreeMap::new();
    let columns = COLUMNS
        .map(|column| words.sentence(&format!("erasure-csv-{}", column.replace('_', "-")), &none));
    let at = |at| {
        let at = chrono::DateTime::from_timestamp_millis(at).unwrap_or_default();
        let here = at.with_timezone(&chrono::Local);
        here.format("%Y-%m-%d %H:%M").to_string()
    };
    let count = |kind: &str, count: u32| {
        let name = words.sentence(&format!("kind-{}", kind.replace('_', "-")), &none);
        format!("{name} {count}")
    };
    let text = csv(&columns, &register(app)?, &at, &count)?;
    write_whole(Path::new(&path), text.as_bytes())
        .map_err(|error| Error::new("file_failed").arg("detail", error))
}

fn csv(
    columns: &[String],
    rows: &[ErasureRow],
    at: &dyn Fn(i64) -> String,
    count: &dyn Fn(&str, u32) -> String,
) -> Result<String> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    let failed = |error: csv::Error| Error::new("file_failed").arg("detail", error);
    writer.write_record(columns).map_err(failed)?;
    for row in rows {
        let counts = row.counts.iter().map(|(kind, n)| count(kind, *n));
        writer
            .write_record([
                at(row.at),
                plain(&row.by),
                plain(&row.reason),
                counts.collect::<Vec<_>>().join(", "),
                row.done.to_string(),
                row.laptops.to_string(),
                plain(&row.waiting.join(", ")),
            ])
            .map_err(failed)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::new("file_failed").arg("detail", error.error()))?;
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}

/// A text that a spreadsheet would take for a formula stays a text: other laptops wrote it.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
