//! Backups: a whole, still encrypted copy of the database while it is in use, the lines that remember them, and how one is checked.

mod check;
mod copy;
mod lines;
mod watch;

pub use check::copy_file;
pub use copy::NewBackup;
pub(crate) use copy::sync_folder;
pub use lines::Backup;
pub use watch::Watch;
