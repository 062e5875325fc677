//! A space: what one shared folder carries, known by its `espace.json`, closed by its key.

mod find;
pub mod keys;
pub(crate) mod marker;
mod open;
mod wrap;

pub use find::Found;
pub use marker::SpaceInfo;
pub use open::{NewSpace, Space, SpaceFile};
pub use wrap::WORK_FACTOR;
