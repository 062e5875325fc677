//! From rows of cells to the bytes of an `.xlsx` file. The only user of `rust_xlsxwriter`.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook as Book, XlsxError};

use super::rows::workbook;
use crate::form::Form;
use crate::workbook::{Sheet, Workbook};

/// Columns that hold sentences are wide.
const WIDE: [&str; 8] = [
    "label",
    "hint",
    "guidance_hint",
    "required_message",
    "constraint_message",
    "relevant",
    "constraint",
    "calculation",
];

/// The bytes of an `.xlsx` file.
///
/// # Errors
/// A text is longer than a cell can be (32 767 signs).
pub fn write(form: &Form) -> Result<Vec<u8>, TooLong> {
    xlsx(&workbook(form))
}

/// A text that no cell can hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a text is longer than a cell can be: {0}")]
pub struct TooLong(pub String);

/// The bytes of an `.xlsx` file; the same for the same cells, whenever it is written.
///
/// # Errors
/// A text is longer than a cell can be.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, TooLong> {
    book(workbook).map_err(|error| TooLong(error.to_string()))
}

fn book(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new();
    // The date of today would make every writing another file.
    book.set_properties(
        &DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?),
    );
    for sheet in &workbook.sheets {
        add(&mut book, sheet)?;
    }
    book.save_to_buffer()
}

fn add(book: &mut Book, sheet: &Sheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let into = book.add_worksheet().set_name(&sheet.name)?;
    into.set_freeze_panes(1, 0)?;
    for (row, cells) in (0u32..).zip(&sheet.rows) {
        for (column, cell) in (0u16..).zip(cells) {
            if row == 0 {
                into.write_string_with_format(row, column, cell, &bold)?;
                into.set_column_width(column, width(cell))?;
            } else if !cell.is_empty() {
                into.write_string(row, column, cell)?;
            }
        }
    }
    Ok(())
}

fn width(header: &str) -> f64 {
    let first = header.split("::").next().unwrap_or_default();
    if WIDE.contains(&first) { 48.0 } else { 24.0 }
}
