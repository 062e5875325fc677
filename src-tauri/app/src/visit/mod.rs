//! Visits at libraries and their notes.

mod edit;
mod list;
mod note;
pub mod types;

pub use edit::{delete, save};
pub use list::{get, list};
pub use note::save_note;
