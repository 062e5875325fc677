//! The .valise: what another laptop lacks, or one draft, in one file for a stick or an e-mail; and reading one, with a preview before
//! anything is written. What it holds is read by the same code as a shared folder.

mod card;
mod draft;
mod export;
mod import;
mod job;
mod open;
mod pack;
mod preview;
pub mod types;

pub use export::{export, receiver};
pub use import::import;
pub(crate) use job::Valises;
pub use job::{cancel, dismiss, offer, start_export, start_import, state, wait};
pub use preview::preview;
