//! Erasure units: records that are sealed a second time under a key of their own. When that key is destroyed, nobody reads them any
//! more, wherever a copy of a batch or of a snapshot still lies.

use std::fmt;

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::id::{DeviceId, SpaceId};
use domain::journal::Vector;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::MAX_UNPACKED;
use super::bytes::Reader;
use super::envelope::{self, Kind, Meta};
use super::reject::Reject;
use crate::digest::Hash;
use crate::error::Error;
use crate::random::{self, Random};
use crate::space::SpaceFile;
use crate::space::keys::Keys;
use crate::space::ring::named;

/// How a wrapped record begins: no text in UTF-8 does.
const MAGIC: u8 = 0xd7;
/// Magic and unit.
const HEAD: usize = 17;
const NONCE: usize = 24;
/// What a key file holds begins so.
const KEY_MAGIC: [u8; 4] = *b"RyU\x01";
/// What the key of nonces is derived for.
const NONCES: &str = "rythme 2026-11-24 nonces of wrapped records v1";
/// One record is short: a higher level gains nothing.
const LEVEL: i32 = 3;

/// The data key of one unit.
#[derive(Clone, PartialEq, Eq)]
pub struct UnitKey(Zeroizing<[u8; 32]>);

impl UnitKey {
    /// A new one.
    pub fn new(random: &mut dyn Random) -> Result<Self, Error> {
        Ok(Self(Zeroizing::new(random::bytes(random)?)))
    }

    /// What `to_bytes` gave.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let key = <[u8; 32]>::try_from(bytes).map_err(|_| Error::BadKeys)?;
        Ok(Self(Zeroizing::new(key)))
    }

    /// For the encrypted local database.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.to_vec())
    }
}

impl fmt::Debug for UnitKey {
    /// Never the key: this ends in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnitKey")
    }
}

/// A unit's key as a file of the folder. Whoever seals the same key makes the same file, under the same name.
pub fn seal_unit(keys: &Keys, unit: Uuid, key: &UnitKey) -> Result<SpaceFile, Error> {
    let meta = Meta {
        kind: Kind::Unit,
        space: keys.space(),
        device: DeviceId(Uuid::nil()),
        seq: 1,
        epoch: keys.epoch(),
        first: 0,
        last: 0,
        prev: Hash::ZERO,
        deps: Vector::default(),
    };
    let mut plain = Zeroizing::new(Vec::with_capacity(52));
    plain.extend_from_slice(&KEY_MAGIC);
    plain.extend_from_slice(unit.as_bytes());
    plain.extend_from_slice(&*key.0);
    let bytes = envelope::seal(keys, &meta, &[plain.to_vec()])?;
    Ok(named("k/u", "u", bytes))
}

/// Reads the key of a unit.
pub fn unseal_unit(keys: &Keys, space: SpaceId, bytes: &[u8]) -> Result<(Uuid, UnitKey), Reject> {
    let (meta, frames) = envelope::unseal(keys, space, bytes)?;
    let (Kind::Unit, [plain]) = (meta.kind, &frames[..]) else {
        return Err(Reject::NotOurs);
    };
    let plain = Zeroizing::new(plain.clone());
    let mut reader = Reader(&plain);
    let read = (|| {
        let magic: [u8; 4] = reader.array()?;
        let (unit, key) = (reader.uuid()?, Zeroizing::new(reader.array()?));
        (magic == KEY_MAGIC).then_some((unit, UnitKey(key)))
    })();
    read.ok_or(Reject::Malformed)
}

/// A record under its unit's key. The same record is the same bytes.
pub fn wrap_record(unit: Uuid, key: &UnitKey, record: &[u8]) -> Result<Vec<u8>, Error> {
    let length = u32::try_from(record.len()).map_err(|_| Error::TooLarge)?;
    let packed = zstd::bulk::compress(record, LEVEL).map_err(|_| Error::TooLarge)?;
    let mut body = length.to_le_bytes().to_vec();
    body.extend_from_slice(&packed);
    let mut out = Vec::with_capacity(HEAD + NONCE + body.len() + 16);
    out.push(MAGIC);
    out.extend_from_slice(unit.as_bytes());
    let nonce = synthetic_nonce(key, &out, &body);
    XChaCha20Poly1305::new(&(*key.0).into())
        .encrypt_in_place(&XNonce::from(nonce), &out, &mut body)
        .map_err(|_| Error::TooLarge)?;
    out.extend_from_slice(&nonce);
    out.extend_from_slice(&body);
    Ok(out)
}

/// The unit of a wrapped record; nothing for a record that is in the clear inside its file.
pub fn wrapped_unit(frame: &[u8]) -> Option<Uuid> {
    let mut reader = Reader(frame);
    (reader.u8()? == MAGIC).then(|| reader.uuid())?
}

/// A record out of its wrapping, if one of these keys opens it.
pub fn unwrap_record(frame: &[u8], keys: &[UnitKey]) -> Option<Vec<u8>> {
    let (head, rest) = frame.split_at_checked(HEAD)?;
    let (nonce, body) = rest.split_first_chunk::<NONCE>()?;
    let plain = keys.iter().find_map(|key| {
        let mut body = body.to_vec();
        XChaCha20Poly1305::new(&(*key.0).into())
            .decrypt_in_place(&XNonce::from(*nonce), head, &mut body)
            .ok()?;
        Some(body)
    })?;
    let mut reader = Reader(&plain);
    let length = reader.u32()? as usize;
    if length > MAX_UNPACKED {
        return None;
    }
    let record = zstd::bulk::decompress(reader.0, length).ok()?;
    (record.len() == length).then_some(record)
}

fn synthetic_nonce(key: &UnitKey, head: &[u8], body: &[u8]) -> [u8; NONCE] {
    let mut hasher = blake3::Hasher::new_keyed(&blake3::derive_key(NONCES, &*key.0));
    hasher.update(head);
    hasher.update(body);
    let mut nonce = [0; NONCE];
    hasher.finalize_xof().fill(&mut nonce);
    nonce
}
