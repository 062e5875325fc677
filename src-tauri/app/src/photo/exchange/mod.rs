//! Photos between laptops, last in the queue: parts that are missing here are fetched, parts that the folder lacks are put there, what
//! was erased is taken out of our own directories. One part at a time, each in its own transaction: whatever breaks off goes on at
//! the next sync.

mod fetch;
mod pack;
mod publish;
mod share;
mod sight;
mod sweep;

pub(crate) use fetch::fetch;
pub(crate) use pack::{pack, whole};
pub(crate) use share::share;
pub(crate) use sight::seen;
pub(crate) use sweep::sweep;
