//! Sharing with the other laptops through nothing but a folder: the sync, its background job, the questions it leaves.

mod folder;
mod gather;
mod identity;
mod job;
pub mod keys;
mod left;
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
pub mod valise;
pub mod verify;

pub(crate) use folder::Shared;
pub use folder::try_passphrase;
pub(crate) use identity::{keep_witness, recognise, renew};
pub(crate) use job::{Jobs, is_running};
pub use job::{cancel, start, wait};
pub(crate) use past::known_file;
pub(crate) use publish::own_names;
pub use questions::{questions, resolve};
pub(crate) use reach::Reach;
pub use rebuild::rebuild;
pub use run::{preview, sync};
pub use state::{digest, state, status};
