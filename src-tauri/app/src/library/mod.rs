//! Communes and libraries: the list, one by hand, many from the ministry's table, and their current hours.

mod communes;
mod edit;
mod hours;
mod import;
mod list;
pub mod types;

pub(crate) use communes::name as commune_name;
pub use communes::{DEMO_INSEE, communes};
pub use edit::{delete, save};
pub use hours::read_hours;
pub(crate) use import::read_file;
pub use import::{import, import_bytes, preview_import};
pub use list::{get, list};
