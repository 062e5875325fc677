//! `cargo xtask simulate`: runs the simulator, and shows that it can fail.

mod list;
mod mutants;
pub mod seeds;

pub use mutants::mutants;
