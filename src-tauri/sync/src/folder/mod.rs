//! The shared folder: the trait, the words for its failures, and the one that is a directory of this computer.

pub mod dir;
mod fault;
pub mod names;
mod port;

pub(crate) use fault::typed;
pub use port::{Entry, EntryKind, Folder, FolderError};
