//! Targets of a survey by answers, and people who refused or went by, counted in half-hours.

mod board;
mod save;
pub mod types;

pub use board::board;
pub use save::{add_contact, remove, save};
