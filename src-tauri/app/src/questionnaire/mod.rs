//! Questionnaires that an author writes, shared row by row and cell by cell, checked by `forms`, published as versions that never
//! change.

mod add;
mod arrange;
mod bank;
pub mod condition;
mod edit;
mod identify;
mod kinds;
mod names;
mod outline;
mod place;
mod publish;
mod sheets;
pub mod types;
mod view;

pub use add::{add, add_language, delete, export, insert_from_bank, remove_language, save};
pub use arrange::{add_choices, add_row, duplicate_row, move_row, step_row};
pub use bank::{questions as bank, templates};
pub use edit::{delete_row, set_row};
pub(crate) use identify::identifier;
pub(crate) use publish::form_of as published_form;
pub use publish::publish;
pub use view::{get, list, published};
