//! What happens to a file: on its way, in the store, on a disk.

use std::sync::Arc;

use fastrand::Rng;

use super::tree::Bytes;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    Drop,
    Twice,
    Rename,
    FoldCase,
    Truncate,
    Empty,
    Zeros,
    Flip,
}

const ALL: [Harm; 8] = [
    Harm::Drop,
    Harm::Twice,
    Harm::Rename,
    Harm::FoldCase,
    Harm::Truncate,
    Harm::Empty,
    Harm::Zeros,
    Harm::Flip,
];

pub fn any(rng: &mut Rng) -> Harm {
    ALL[rng.usize(..ALL.len())]
}

/// The bytes that a harm leaves.
pub fn hurt(harm: Harm, bytes: &Bytes, rng: &mut Rng) -> Bytes {
    match harm {
        Harm::Truncate if !bytes.is_empty() => bytes[..rng.usize(..bytes.len())].into(),
        Harm::Empty => Arc::from(&[][..]),
        Harm::Zeros => vec![0; bytes.len()].into(),
        Harm::Flip => flip(bytes, rng),
        _ => Arc::clone(bytes),
    }
}

/// The same bytes with one bit turned over.
pub fn flip(bytes: &Bytes, rng: &mut Rng) -> Bytes {
    let mut bytes = bytes.to_vec();
    if !bytes.is_empty() {
        let at = rng.usize(..bytes.len());
        bytes[at] ^= 1 << rng.u32(..8);
    }
    bytes.into()
}

/// What mirrors call the second of two files with one name.
pub fn conflict_name(path: &str, rng: &mut Rng) -> String {
    let (start, end) = path.rsplit_once('.').unwrap_or((path, ""));
    let n = rng.u32(..100_000);
    match rng.u32(..3) {
        0 => format!("{start} (conflicted copy 2026-11-24 {n}).{end}"),
        1 => format!("{start}.sync-conflict-20261124-{n}-ABCDEFG.{end}"),
        _ => format!("{start} ({n}).{end}"),
    }
}
