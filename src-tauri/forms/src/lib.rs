//! Floor 1: questionnaires. An XLSForm's bytes become a [`Form`], a [`Session`] answers it, [`validate`] checks answers that come
//! from a file. Pure: no IO, no clock (the moment is an argument), no randomness (the seed is one). What is supported is listed in `docs/forms.md`;
//! what is not is refused with its sheet, row and column.

mod compare;
pub mod expr;
mod form;
mod graph;
mod kind;
mod language;
mod plan;
mod read;
mod session;
mod structure;
pub mod supported;
mod validate;
#[cfg(test)]
mod validate_tests;
mod workbook;
mod write;

pub use compare::{Compared, Fate, compare};
pub use form::{Choice, ChoiceList, Form, Item, WEEK};
pub use kind::Kind;
pub use language::{Language, Texts};
pub use read::{Files, cells, check_workbook, read, read_beside};
pub use session::{
    AnswerValue, Changes, NodeState, Page, Progress, Session, Start, Step, StepError,
};
pub use validate::{Validated, validate};
pub use workbook::{Sheet, Workbook};
pub use write::{TooLong, workbook, write, xlsx};
