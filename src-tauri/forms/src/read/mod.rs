//! Reads an XLSForm: bytes or rows of cells in, a form and findings out. Every sheet is read to its end, so that one reading
//! lists everything that is wrong; a form is given only when nothing is.

mod attached;
mod check;
mod choices;
mod circles;
mod default;
mod expressions;
mod file;
pub(crate) mod header;
pub(crate) mod kind;
mod languages;
pub(crate) mod parameters;
mod range;
mod reading;
mod references;
pub(crate) mod settings;
mod survey;
mod table;

#[cfg(test)]
mod damage_tests;
#[cfg(test)]
mod refusal_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod workbooks;

pub use attached::Files;
pub(crate) use reading::{SHEETS, SHEETS_REFUSED};
pub use reading::{cells, check_workbook, read, read_beside};
