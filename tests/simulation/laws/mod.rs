//! The invariants, a function each. `always` holds after every step of every laptop; `rest` when the storm is over and nobody has
//! anything left to say; `after` under what is done to the folder then.

mod after;
pub mod always;
mod calm;
mod erased;
mod kept;
mod keys;
mod list;
mod notes;
mod photos;
mod rest;

pub use calm::{rest, until_calm};
pub use list::{LAWS, Law, check_all};
