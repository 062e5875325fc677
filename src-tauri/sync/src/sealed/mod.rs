//! Sealed files: a readable header, an encrypted body, a hash of it all. Batches, heads and parts of snapshots are of this shape.

pub mod batch;
pub mod bytes;
pub mod envelope;
pub mod head;
pub mod letter;
pub mod photo;
pub mod plan;
pub mod reject;
pub mod snapshot;
pub mod unit;

/// A batch is cut so that its file stays under this many bytes; one larger record still travels, alone.
pub const TARGET_BATCH: usize = 4 << 20;
/// Most that a sealed file may unfold to: what keeps a small hostile file from filling the memory.
pub const MAX_UNPACKED: usize = 32 << 20;
/// Largest file that a reader takes in.
pub const MAX_FILE: u64 = 40 << 20;
