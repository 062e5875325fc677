//! Drafts of weekly timetables: what the workshop edits.

mod detail;
mod edit;
mod slots;
pub mod types;

pub use detail::{get, list};
pub use edit::{add, delete, rename};
pub use slots::{add_slot, find_slot, move_slot, remove_slot};
