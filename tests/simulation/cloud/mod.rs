//! The shared folder as nobody sees it whole: a store in the middle, a mirror of it on each laptop, and the way between them, on
//! which everything happens that is known to happen.

mod calm;
mod folder;
mod harm;
mod sky;
mod tree;
mod weather;

pub use folder::{SimFolder, SimFolders};
pub use harm::{Harm, flip, hurt};
pub use sky::{Change, Cloud, Shared};
pub use tree::{Bytes, Node, Tree};
pub use weather::Weather;
