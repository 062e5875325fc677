//! Writes a form back as an XLSForm: rows of cells, then the bytes of a workbook. What is written reads as the same form.

mod file;
mod rows;
mod survey;

#[cfg(test)]
mod round_trip_tests;

pub use file::xlsx;
pub use rows::workbook;

use crate::form::Form;

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
