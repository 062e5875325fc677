//! The use cases of Rythme, one file a feature: the only place where the crates of floor 1 meet.
//! The window, the command line and the tests call these functions and nothing below them.

pub mod desk;
pub mod draft;
pub mod exchange;
pub mod library;
pub mod session;
pub mod survey;
pub mod visit;
pub mod wire;

mod error;
mod event;

pub use error::{Error, Result};
pub use event::Event;
