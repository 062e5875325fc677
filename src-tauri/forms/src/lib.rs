//! Floor 1: questionnaires. An XLSForm's bytes become a [`Form`], a [`Session`] answers it, [`validate`] checks answers that come
//! from a file. Pure: no IO, no clock (today is an argument), no randomness. What is supported is listed in `docs/forms.md`;
//! what is not is refused with its sheet, row and column.

pub mod expr;
mod form;
mod graph;
mod kind;
mod language;
mod read;
mod session;
mod structure;
pub mod supported;
mod validate;
#[cfg(test)]
mod validate_tests;
mod workbook;

pub use form::{Choice, ChoiceList, Form, Item};
pub use kind::Kind;
pub use language::{Language, Texts};
pub use read::read;
pub use session::{AnswerValue, Changes, Progress, Session};
pub use validate::{Validated, validate};
pub use workbook::{Sheet, Workbook};
