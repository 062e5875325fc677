//! First run, lock and settings: which database, whose laptop, in which language.

mod first_run;
mod keyring;
mod settings;
mod state;
pub mod types;

pub use first_run::{create, create_database, join, open_database, unlock};
pub use settings::{remove_demo, save as save_settings};
pub use state::state;
