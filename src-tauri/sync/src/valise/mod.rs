//! The .valise: files of a shared folder in one file, for a stick or an e-mail. `docs/formats/valise.md` describes it byte by byte.
//! What it holds is read as a folder, so that everything after that is one and the same; what it says is believed of no byte.

mod folder;
mod format;
mod index;
mod read;
mod write;

pub use format::{Holds, LETTER, letter_path};
pub use index::BadEntry;
pub use read::Valise;
pub use write::Writing;
