//! Where randomness comes from: the system, or a seeded source that a simulator replays.

use thiserror::Error;

/// The system has no randomness to give; nothing may be sealed without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("no randomness")]
pub struct NoRandom;

/// A source of unpredictable bytes (nonces, keys, file names).
pub trait Random {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), NoRandom>;
}

/// The operating system's source.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsRandom;

impl Random for OsRandom {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), NoRandom> {
        getrandom::fill(out).map_err(|_| NoRandom)
    }
}

/// `N` fresh bytes.
pub(crate) fn bytes<const N: usize>(random: &mut dyn Random) -> Result<[u8; N], NoRandom> {
    let mut out = [0; N];
    random.fill(&mut out)?;
    Ok(out)
}

/// An opaque name of 24 hexadecimal digits: it says nothing of what the file holds, nor of its order.
pub(crate) fn name(random: &mut dyn Random) -> Result<String, NoRandom> {
    Ok(crate::digest::hex(&bytes::<12>(random)?))
}
