//! The officer's desk: what waits today, undo and redo, search.

mod search;
mod today;
pub mod types;
mod undo;

pub use search::search;
pub use today::today;
pub use undo::{redo, undo, undo_state};
