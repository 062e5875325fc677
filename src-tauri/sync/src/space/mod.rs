//! A space: what one shared folder carries, known by its `espace.json`, closed by its keys.

pub mod change;
pub mod door;
mod find;
pub mod identity;
pub mod keys;
pub(crate) mod marker;
mod open;
pub mod recovery;
pub mod ring;
mod wrap;

pub use find::Found;
pub use marker::SpaceInfo;
pub use open::{NewSpace, Space, SpaceFile};
pub use wrap::WORK_FACTOR;
