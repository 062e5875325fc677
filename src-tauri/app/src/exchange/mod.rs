//! Sharing with the other laptops through nothing but a folder: the sync, its background job, the questions it leaves.

mod folder;
mod identity;
mod job;
pub mod keys;
mod merge;
mod past;
mod publish;
mod questions;
mod reach;
mod rebuild;
mod run;
mod snapshot;
mod state;
pub mod types;
mod upkeep;

pub use folder::try_passphrase;
pub(crate) use identity::{keep_witness, recognise};
pub(crate) use job::Jobs;
pub use job::{cancel, start, wait};
pub use questions::{questions, resolve};
pub(crate) use reach::Reach;
pub use rebuild::rebuild;
pub use run::{preview, sync};
pub use state::{digest, state, status};
