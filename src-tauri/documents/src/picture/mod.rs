//! Pictures: what they say of themselves, what of that is taken out, and how they are shown small.

mod blank;
pub mod facts;
mod jpeg;
mod png;
mod strip;
#[cfg(test)]
mod testing;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod tiff;
pub mod view;
mod webp;

pub use facts::{Facts, Taken};
pub use strip::strip;
pub use view::{View, view};
