//! A real process, killed without warning in the middle of an interview, of saves and of syncs.

mod host;
mod interview;
mod matrix;
mod saves;
mod sync;

pub use host::Host;
