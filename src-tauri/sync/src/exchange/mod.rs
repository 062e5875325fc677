//! Between this laptop and the folder: reading what is new, writing and keeping up what is ours.

pub mod audit;
pub mod branch;
pub mod order;
pub mod past;
pub mod progress;
pub mod publish;
pub mod scan;
pub mod verify;
mod walk;
