//! The wire between a screen and the use cases: one table of calls, from which the dispatch and the TypeScript are made.

mod calls;
mod formats;
mod typescript;

pub use calls::{Reply, call, names};
pub use typescript::write;
