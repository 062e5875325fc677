//! Sharing with the other laptops through nothing but a folder: the sync, its background job, the questions it leaves.

mod decide;
mod devices;
mod folder;
mod identity;
mod job;
mod log;
mod merge;
mod past;
mod pause;
mod publish;
mod questions;
mod reach;
mod rebuild;
mod run;
mod snapshot;
mod start;
mod state;
pub mod types;
mod upkeep;
mod watch;

pub use decide::{resolve, resolve_all};
pub use devices::{laptops, reinstate, retire};
pub use folder::try_passphrase;
pub(crate) use identity::{keep_witness, recognise};
pub(crate) use job::Jobs;
pub use job::{cancel, pause, resume, start, wait};
pub use log::log;
pub use questions::questions;
pub(crate) use reach::Reach;
pub use rebuild::rebuild;
pub use run::{preview, sync};
pub use state::{digest, state, status};
pub(crate) use watch::Watching;
pub use watch::{Rhythm, Watcher, hold, set_auto, watch};
