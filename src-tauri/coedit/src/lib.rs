//! Floor 1: what two laptops may edit at the same time, as a CRDT: the slots of a timetable draft and the text of a note.
//! The only user of Loro, and no type of Loro leaves this crate. No storage, no folder, no clock.
//!
//! An edit returns an [`Update`]: the bytes to put in the journal record of that edit. An edit counts only once that record is
//! committed: when the transaction fails, drop the [`Document`] and rebuild it, or its next update would rest on one that no
//! other laptop will ever receive. Of one entity, let only one [`Document`] write at a time in a process.
//!
//! The five guards, each from a measured loss (`tests/guards.rs` shows each of them, without and with):
//! 1. [`Peer`] is drawn at every process start and cannot be stored.
//! 2. The updates in the journal are the truth, the document a cache: an update whose past is missing is [`Imported::Pending`],
//!    and no snapshot is taken while one waits.
//! 3. Slots lie flat in one map keyed by their id; no container is ever created under a shared key.
//! 4. Snapshots carry the full history, and a shallow one is refused.
//! 5. A slot is one register, `[start, end, day, period, kind]`.

mod document;
mod error;
mod note;
mod peer;
mod timetable;
mod version;

pub use document::{Document, Imported, Update};
pub use error::Error;
pub use note::Note;
pub use peer::Peer;
pub use timetable::Timetable;
