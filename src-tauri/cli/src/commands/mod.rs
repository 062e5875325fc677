//! One file a noun of the command line; each maps arguments to a use case and its value to the documented shape.

mod backup;
mod draft;
mod erase;
mod exchange;
mod history;
mod library;
mod photo;
mod run;
mod survey;
mod valise;
mod verify;
mod visit;

pub use run::run;
