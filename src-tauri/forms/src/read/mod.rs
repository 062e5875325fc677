//! Reads an XLSForm: bytes in, a form and findings out. Every sheet is read to its end, so that one reading lists everything
//! that is wrong; a form is given only when nothing is.

mod check;
mod choices;
mod circles;
mod expressions;
pub(crate) mod header;
pub(crate) mod kind;
mod languages;
mod reading;
mod rows;
pub(crate) mod settings;
mod survey;
mod table;
mod workbook;

#[cfg(test)]
mod damage_tests;
#[cfg(test)]
mod refusal_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod workbooks;

pub use reading::read;
pub(crate) use reading::{SHEETS, SHEETS_REFUSED};
pub use rows::{read_workbook, workbook};
