//! Questionnaires on paper: printing them in batches, keying them in, and keying a sample in a second time.

mod asked;
mod batch;
mod board;
mod checks;
mod condition;
mod key;
mod layout;
mod print;
mod rates;
mod reading;
mod seen;
mod twice;
pub mod types;
mod words;

pub use batch::{drop_sheet, print, remove, reprint, save};
pub use board::board;
pub use checks::{decide, draw};
pub use key::{answer, discard, finish, get, start, whole};
pub use print::print_form;
pub use rates::checks;
pub(crate) use twice::{is_ours as is_twice, questions as twice, resolve as resolve_twice};
