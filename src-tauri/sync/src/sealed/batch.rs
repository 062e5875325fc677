//! A batch: some records of one device, in their order, sealed once and never changed.

use domain::id::{DeviceId, SpaceId};
use domain::journal::Vector;

use super::envelope::{self, Kind, Meta};
use super::reject::Reject;
use crate::digest::{Hash, hash};
use crate::error::Error;
use crate::space::keys::Keys;

/// What a batch says in the clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    pub device: DeviceId,
    /// Number of the batch: dense from 1 within the device incarnation.
    pub seq: u64,
    /// Sequences of its first and last records.
    pub first: u64,
    pub last: u64,
    /// Hash of the batch before; `Hash::ZERO` for the first.
    pub prev: Hash,
    /// What must be applied before, of the other devices (sequences of records).
    pub deps: Vector,
}

/// A batch as bytes. Store these very bytes before publishing them: a republished batch has to be the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    pub bytes: Vec<u8>,
    pub hash: Hash,
}

/// A batch that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    pub header: Header,
    pub space: SpaceId,
    pub hash: Hash,
    pub records: Vec<Vec<u8>>,
    /// The file as it is, for whoever has to put it back.
    pub bytes: Vec<u8>,
}

/// Seals records under the current key. Cut long lists with `plan` first.
pub fn seal(keys: &Keys, header: &Header, records: &[Vec<u8>]) -> Result<Sealed, Error> {
    if records.is_empty() {
        return Err(Error::NoRecords);
    }
    let meta = Meta {
        kind: Kind::Batch,
        space: keys.space(),
        device: header.device,
        seq: header.seq,
        epoch: keys.epoch(),
        first: header.first,
        last: header.last,
        prev: header.prev,
        deps: header.deps.clone(),
    };
    let bytes = envelope::seal(keys, &meta, records)?;
    Ok(Sealed {
        hash: hash(&bytes),
        bytes,
    })
}

/// Reads a batch of `space`, wherever its bytes come from.
pub fn unseal(keys: &Keys, space: SpaceId, bytes: &[u8]) -> Result<Batch, Reject> {
    let (meta, records) = envelope::unseal(keys, space, bytes)?;
    if meta.kind != Kind::Batch {
        return Err(Reject::NotOurs);
    }
    from_parts(meta, records, bytes)
}

/// A batch of what `envelope::unseal` returned. Its numbers have to make sense: dense from 1, in order.
pub(crate) fn from_parts(meta: Meta, records: Vec<Vec<u8>>, bytes: &[u8]) -> Result<Batch, Reject> {
    if meta.seq == 0 || meta.first == 0 || meta.first > meta.last {
        return Err(Reject::Malformed);
    }
    let header = Header {
        device: meta.device,
        seq: meta.seq,
        first: meta.first,
        last: meta.last,
        prev: meta.prev,
        deps: meta.deps,
    };
    Ok(Batch {
        header,
        space: meta.space,
        hash: hash(bytes),
        records,
        bytes: bytes.to_vec(),
    })
}
