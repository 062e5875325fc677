//! What may happen, as a table: a line is all that another act needs.

mod copies;
mod desk;
mod drafts;
mod folder;
mod libraries;
mod machines;
mod surveys;
mod table;
mod visits;

pub use copies::{Way, back_up, copy, restore};
pub use folder::{damage, lose};
pub use libraries::add as write_something;
pub use table::{ACTS, Act, step};
