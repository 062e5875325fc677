//! Questionnaires as files: what one holds, and one written back. No database is needed.

mod check;
mod write;

pub use check::{ChoiceView, FormReport, FormView, NodeView, check, read_file};
pub use write::{FormWritten, write};
