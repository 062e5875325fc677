//! The letter of a .valise: who made it, when, for whom, in a JSON of the caller's; and the records of one draft, if it holds one.

use domain::id::{DeviceId, SpaceId};
use domain::journal::Vector;

use super::envelope::{self, Kind, Meta};
use super::reject::Reject;
use crate::digest::{Hash, hash};
use crate::error::Error;
use crate::space::keys::Keys;

/// A letter that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who sealed it.
    pub device: DeviceId,
    pub card: Vec<u8>,
    /// Records that count under no batch of this file.
    pub records: Vec<Vec<u8>>,
}

/// Seals a letter under the current key: the card, then the records.
pub fn seal_letter(keys: &Keys, letter: &Letter) -> Result<Vec<u8>, Error> {
    let meta = Meta {
        kind: Kind::Letter,
        space: keys.space(),
        device: letter.device,
        seq: 1,
        epoch: keys.epoch(),
        first: 0,
        last: 0,
        prev: Hash::ZERO,
        deps: Vector::default(),
    };
    let frames: Vec<Vec<u8>> = std::iter::once(&letter.card)
        .chain(&letter.records)
        .cloned()
        .collect();
    envelope::seal(keys, &meta, &frames)
}

/// Reads a letter of `space`.
pub fn unseal_letter(keys: &Keys, space: SpaceId, bytes: &[u8]) -> Result<Letter, Reject> {
    let (meta, frames) = envelope::unseal(keys, space, bytes)?;
    if meta.kind != Kind::Letter {
        return Err(Reject::NotOurs);
    }
    let mut frames = frames.into_iter();
    let card = frames.next().ok_or(Reject::Malformed)?;
    Ok(Letter {
        device: meta.device,
        card,
        records: frames.collect(),
    })
}

/// The name of a letter's file: its hash, so that nothing is drawn and nothing said.
pub fn name(bytes: &[u8]) -> String {
    format!("{}.l", &hash(bytes).to_string()[..24])
}
