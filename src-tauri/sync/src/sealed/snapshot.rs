//! A snapshot: everything that a laptop holds up to a vector, in an order in which each record comes after what it had seen. It lets
//! batches go and brings up to date whoever misses them. It is a series of parts, each a sealed file.

use std::collections::BTreeMap;

use domain::id::{DeviceId, SpaceId};
use domain::journal::{Stamp, Vector};
use serde::{Deserialize, Serialize};

use super::batch::Sealed;
use super::bytes::Reader;
use super::envelope::{self, Kind, Meta};
use super::reject::Reject;
use crate::digest::{Hash, hash};
use crate::error::Error;
use crate::exchange::branch::Branch;
use crate::exchange::order::Cursor;
use crate::space::keys::Keys;

/// Bytes before each record: device and sequence.
const KEY: usize = 24;

/// What a part says in the clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartHeader {
    /// Who made the snapshot.
    pub device: DeviceId,
    /// Number of the snapshot: grows within the device incarnation.
    pub number: u64,
    /// From 1 to `parts`.
    pub part: u64,
    pub parts: u64,
    /// Hash of the part before; `Hash::ZERO` for the first.
    pub prev: Hash,
    /// What the whole snapshot covers.
    pub vector: Vector,
}

/// Where each device's batches go on after the snapshot; in the first part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub cursors: BTreeMap<DeviceId, Cursor>,
    pub branches: Vec<Branch>,
}

/// A record under its name: that of a branch keeps the words of the device that its file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub stamp: Stamp,
    pub body: Vec<u8>,
}

/// A part that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub header: PartHeader,
    pub hash: Hash,
    /// In the first part.
    pub manifest: Option<Manifest>,
    pub records: Vec<Named>,
}

/// Seals a part. The manifest belongs to the first one.
pub fn seal_part(
    keys: &Keys,
    header: &PartHeader,
    manifest: Option<&Manifest>,
    records: &[Named],
) -> Result<Sealed, Error> {
    let meta = Meta {
        kind: Kind::Snapshot,
        space: keys.space(),
        device: header.device,
        seq: header.number,
        epoch: keys.epoch(),
        first: header.part,
        last: header.parts,
        prev: header.prev,
        deps: header.vector.clone(),
    };
    let mut frames = Vec::with_capacity(records.len() + 1);
    if let Some(manifest) = manifest {
        frames.push(serde_json::to_vec(manifest).map_err(|_| Error::TooLarge)?);
    }
    for record in records {
        let mut frame = Vec::with_capacity(KEY + record.body.len());
        frame.extend_from_slice(record.stamp.device.0.as_bytes());
        frame.extend_from_slice(&record.stamp.seq.to_le_bytes());
        frame.extend_from_slice(&record.body);
        frames.push(frame);
    }
    let bytes = envelope::seal(keys, &meta, &frames)?;
    Ok(Sealed {
        hash: hash(&bytes),
        bytes,
    })
}

/// Reads a part of a snapshot of `space`.
pub fn unseal_part(keys: &Keys, space: SpaceId, bytes: &[u8]) -> Result<Part, Reject> {
    let (meta, frames) = envelope::unseal(keys, space, bytes)?;
    if meta.kind != Kind::Snapshot {
        return Err(Reject::NotOurs);
    }
    from_parts(meta, frames, hash(bytes))
}

pub(crate) fn from_parts(meta: Meta, frames: Vec<Vec<u8>>, hash: Hash) -> Result<Part, Reject> {
    if meta.first == 0 || meta.first > meta.last {
        return Err(Reject::Malformed);
    }
    let mut frames = frames.into_iter();
    let manifest = if meta.first == 1 {
        let json = frames.next().ok_or(Reject::Malformed)?;
        Some(serde_json::from_slice(&json).map_err(|_| Reject::Malformed)?)
    } else {
        None
    };
    let records = frames
        .map(|frame| {
            let mut reader = Reader(&frame);
            let stamp = Stamp {
                device: reader.device()?,
                seq: reader.u64()?,
            };
            Some(Named {
                stamp,
                body: reader.0.to_vec(),
            })
        })
        .collect::<Option<Vec<Named>>>()
        .ok_or(Reject::Malformed)?;
    Ok(Part {
        header: PartHeader {
            device: meta.device,
            number: meta.seq,
            part: meta.first,
            parts: meta.last,
            prev: meta.prev,
            vector: meta.deps,
        },
        hash,
        manifest,
        records,
    })
}
