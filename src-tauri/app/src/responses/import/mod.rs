//! Bringing responses in from files: what would be added, what is wrong, then all of it in one act.

mod dates;
mod headers;
#[cfg(test)]
mod linked;
mod links;
mod parse;
mod row;
mod scan;
mod write;

pub(super) use dates::day_of;
#[cfg(test)]
pub(super) use linked::linked;
pub use write::{import, preview};
pub(super) use write::{run_import, run_preview};
