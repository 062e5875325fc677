//! Opaque records ⇄ sealed files in a shared folder. The only crate that names a cipher; it knows neither SQLite nor what a record means.
//!
//! The folder is a dumb, disposable cache: only new files appear, a reader goes by what a file says of itself and never by its name,
//! and a file that is absent means nothing. The format is written down byte by byte in `docs/formats/space.md`.
//!
//! A sync, from the caller's side:
//! 1. [`Space::find`] says whether the folder is empty, a space, or something else; [`Space::check`] that it is still ours.
//! 2. [`scan`] returns the batches in an order in which each can be applied; the caller applies a batch and its cursor in one transaction.
//! 3. [`plan`] and [`seal`] make batches of the outbox; the caller stores the exact bytes, **then** [`write_batch`] publishes them.
//! 4. [`seal_photo`] and [`unseal_photo`] carry the bytes of photos, in parts, after everything else.
//! 5. [`audit`] and [`republish`] put back what the folder lost; [`write_head`] says how far this laptop is.

mod digest;
mod error;
mod exchange;
mod folder;
pub mod pin;
mod random;
mod sealed;
mod space;
mod valise;

pub use digest::{Digest, Hash, Hasher, digest, hash, hash_hex};
pub use error::Error;
pub use exchange::audit::{AuditDepth, Lost, LostWhy, Own, audit, republish};
pub use exchange::branch::{Branch, Shift, derived};
pub use exchange::order::{Cursor, Why};
pub use exchange::past::Past;
pub use exchange::progress::{NoProgress, Progress};
pub use exchange::publish::{
    batch_path, device_dir, photo_path, snapshot_path, sweep_temps, write_batch,
};
pub use exchange::scan::{Duplicate, Ready, Scan, SeenPart, Skipped, Waiting, scan};
pub use exchange::verify::{
    AuditFinding, AuditedDevice, AuditedSnapshot, FileCounts, Flaw, FolderAudit, verify,
};
pub use folder::dir::DirFolder;
pub use folder::names::{MAX_NAME, MAX_PATH, is_sealed_name};
pub use folder::{Entry, EntryKind, Folder, FolderError};
pub use random::{NoRandom, OsRandom, Random};
pub use sealed::batch::{Batch, Header, Sealed, seal, unseal};
pub use sealed::envelope::epoch;
pub use sealed::head::{Head, Heads, SeenHead, read_heads, write_head};
pub use sealed::letter::{Letter, seal_letter, unseal_letter};
pub use sealed::photo::{
    PHOTO_PART, PhotoHeader, PhotoPart, SeenPhoto, photo_tag, seal_photo, unseal_photo,
};
pub use sealed::plan::plan;
pub use sealed::reject::Reject;
pub use sealed::snapshot::{Manifest, Named, Part, PartHeader, seal_part, unseal_part};
pub use sealed::unit::{UnitKey, seal_unit, unseal_unit, unwrap_record, wrap_record, wrapped_unit};
pub use sealed::{MAX_FILE, MAX_UNPACKED, TARGET_BATCH};
pub use space::change::{Change, change_passphrase, mend, renew, replace_recovery};
pub use space::door::{Door, refresh};
pub use space::identity::{Identity, is_recipient};
pub use space::keys::Keys;
pub use space::recovery::{RecoveryKey, Typed};
pub use space::ring::{KeyFile, Ring};
pub use space::{Found, NewSpace, Space, SpaceFile, SpaceInfo, WORK_FACTOR};
pub use valise::{BadEntry, Holds, LETTER, Valise, Writing, letter_path};
