//! Floor 1: plain tables in files. CSV and XLSX (and XLS) are read a row at a time, CSV and XLSX are written a row at a time, so that the
//! number of rows costs no memory. It knows no questionnaire: what a column means is `app`'s.

mod cell;
mod error;
mod input;
mod neutral;
mod read_csv;
mod read_workbook;
#[cfg(test)]
mod tests;
mod write_csv;
mod write_workbook;

pub use cell::Cell;
pub use error::{Error, Result};
pub use input::{Input, Row};
pub use write_csv::{CsvFile, Dialect};
pub use write_workbook::Workbook;
