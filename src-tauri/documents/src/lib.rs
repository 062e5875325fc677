//! Files in and out. The files that are attached to a visit, above all pictures; and questionnaires on paper. Bytes in, bytes out: no clock, no disk, no
//! randomness; what is wrong with a file is an [`Error`], never a panic.

mod error;
mod mime;
pub mod paper;
pub mod picture;
mod prepare;

pub use error::{Error, Result};
pub use mime::{Kind, sniff};
pub use prepare::{MAX_LENGTH, Position, Prepared, prepare};
