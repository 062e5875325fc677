//! One file a noun of the command line; each maps arguments to a use case and its value to the documented shape.

mod devices;
mod draft;
mod erase;
mod exchange;
mod library;
mod run;
mod survey;
mod visit;
mod watch;

pub use run::{go_on, run};
