//! Writes a form back as an XLSForm: rows of cells, then the bytes of a workbook. What is written reads as the same form.

mod file;
mod rows;
mod survey;

#[cfg(test)]
mod round_trip_tests;

pub use file::{TooLong, write, xlsx};
pub use rows::workbook;
