//! One file a noun of the command line; each maps arguments to a use case and its value to the documented shape.

mod backup;
mod devices;
mod draft;
mod erase;
mod exchange;
mod files;
mod form;
mod form_file;
mod history;
mod keys;
mod library;
mod paper;
mod photo;
mod questionnaire;
mod run;
mod survey;
mod valise;
mod verify;
mod visit;
mod watch;

pub use run::{go_on, run};
