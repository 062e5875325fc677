//! The bytes of a sealed file, version 1: header | XChaCha20-Poly1305(header as associated data, zstd(frames)) | BLAKE3 of the rest.
//! `docs/formats/space.md` says the same for a reader without this source.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::id::{DeviceId, SpaceId};
use domain::journal::Vector;

use super::bytes::{Reader, frame, framed_len, unframe};
use super::reject::Reject;
use super::{MAX_FILE, MAX_UNPACKED};
use crate::digest::{Hash, hash};
use crate::error::Error;
use crate::space::keys::Keys;

/// The first byte is no text, the last a line end: a transfer that rewrites either is found at once.
pub const MAGIC: [u8; 8] = *b"\x8eRythme\n";
/// Readers of this version open this major version and any minor one.
const MAJOR: u8 = 1;
const MINOR: u8 = 0;
/// Magic, kind, major, minor, reserved, header length, body length.
const PRELUDE: usize = 20;
/// No header is longer: about 2 700 devices.
const MAX_HEADER: usize = 64 << 10;
/// No vector is longer.
const MAX_DEVICES: usize = 2_048;
const TRAILER: usize = 32;
const TAG: usize = 16;
/// Where the nonce stands in the header.
const NONCE: usize = 64;
/// What the key of nonces is derived for.
const NONCES: &str = "rythme 2026-11-24 nonces of sealed files v1";
/// zstd's usual level: text shrinks fivefold, and a large batch costs milliseconds.
const LEVEL: i32 = 3;
/// What a day brings is small, and travels over a mobile network: a quarter less for some tenths of a second.
const SMALL_LEVEL: i32 = 19;
const SMALL: usize = 512 << 10;

/// What a sealed file is. A reader that meets another kind takes it for a later version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Batch,
    Head,
    /// A part of a snapshot: everything that a laptop holds, up to a vector.
    Snapshot,
    /// A part of a photo.
    Photo,
    /// What a .valise says of itself, with the records of the one draft that it may hold. Never in a folder.
    Letter,
    /// The list of the key files.
    Ring,
    /// The data key of an erasure unit.
    Unit,
}

impl Kind {
    fn byte(self) -> u8 {
        match self {
            Self::Batch => b'b',
            Self::Head => b'h',
            Self::Snapshot => b's',
            Self::Photo => b'p',
            Self::Letter => b'l',
            Self::Ring => b'k',
            Self::Unit => b'u',
        }
    }

    fn of(byte: u8) -> Option<Self> {
        [
            Self::Batch,
            Self::Head,
            Self::Snapshot,
            Self::Photo,
            Self::Letter,
            Self::Ring,
            Self::Unit,
        ]
        .into_iter()
        .find(|kind| kind.byte() == byte)
    }
}

/// The header as it is written, without what only the file's shape needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    pub kind: Kind,
    pub space: SpaceId,
    pub device: DeviceId,
    pub seq: u64,
    pub epoch: u32,
    pub first: u64,
    pub last: u64,
    pub prev: Hash,
    pub deps: Vector,
}

/// Seals frames under a header. `meta.space` and `meta.epoch` are those of the keys.
pub fn seal(keys: &Keys, meta: &Meta, frames: &[Vec<u8>]) -> Result<Vec<u8>, Error> {
    if framed_len(frames) > MAX_UNPACKED || meta.deps.0.len() > MAX_DEVICES {
        return Err(Error::TooLarge);
    }
    let key = keys.sealing(meta.epoch).ok_or(Error::BadKeys)?;
    let unpacked = frame(frames);
    let level = if unpacked.len() <= SMALL {
        SMALL_LEVEL
    } else {
        LEVEL
    };
    let mut body = zstd::bulk::compress(&unpacked, level).map_err(|_| Error::TooLarge)?;
    let body_len = u32::try_from(body.len() + TAG).map_err(|_| Error::TooLarge)?;
    let mut header = write_header(meta, body_len, unpacked.len() as u32, frames.len() as u32);
    let nonce = synthetic_nonce(&key, &header, &body);
    header[NONCE..NONCE + 24].copy_from_slice(&nonce);
    XChaCha20Poly1305::new(&(*key).into())
        .encrypt_in_place(&XNonce::from(nonce), &header, &mut body)
        .map_err(|_| Error::TooLarge)?;
    let mut out = header;
    out.extend_from_slice(&body);
    out.extend_from_slice(&hash(&out).0);
    Ok(out)
}

/// The nonce is a keyed hash of everything that is sealed: two different contents never share one, and the same content sealed twice
/// (by a laptop and its copy, or again after a crash) is the same file.
fn synthetic_nonce(key: &[u8; 32], header: &[u8], body: &[u8]) -> [u8; 24] {
    let mut hasher = blake3::Hasher::new_keyed(&blake3::derive_key(NONCES, key));
    hasher.update(header);
    hasher.update(body);
    let mut nonce = [0; 24];
    hasher.finalize_xof().fill(&mut nonce);
    nonce
}

/// The nonce is put in when the rest is known.
fn write_header(meta: &Meta, body_len: u32, unpacked: u32, count: u32) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&[meta.kind.byte(), MAJOR, MINOR, 0]);
    // The header's length is put in when it is known.
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(&body_len.to_le_bytes());
    out.extend_from_slice(meta.space.0.as_bytes());
    out.extend_from_slice(meta.device.0.as_bytes());
    out.extend_from_slice(&meta.seq.to_le_bytes());
    out.extend_from_slice(&meta.epoch.to_le_bytes());
    out.extend_from_slice(&[0; 24]);
    out.extend_from_slice(&unpacked.to_le_bytes());
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&meta.first.to_le_bytes());
    out.extend_from_slice(&meta.last.to_le_bytes());
    out.extend_from_slice(&meta.prev.0);
    out.extend_from_slice(&(meta.deps.0.len() as u16).to_le_bytes());
    for (device, seq) in &meta.deps.0 {
        out.extend_from_slice(device.0.as_bytes());
        out.extend_from_slice(&seq.to_le_bytes());
    }
    let len = out.len() as u32;
    out[12..16].copy_from_slice(&len.to_le_bytes());
    out
}

/// What a header says besides `Meta`.
struct Shape {
    header: usize,
    nonce: [u8; 24],
    unpacked: usize,
    count: u32,
}

/// Opens a sealed file of `space`: all of its bytes are accounted for, or it is rejected.
pub fn unseal(keys: &Keys, space: SpaceId, bytes: &[u8]) -> Result<(Meta, Vec<Vec<u8>>), Reject> {
    check_whole(bytes)?;
    let kind = check_version(bytes)?;
    let (meta, shape) = read_header(kind, bytes).ok_or(Reject::Malformed)?;
    if meta.space != space {
        return Err(Reject::OtherSpace { space: meta.space });
    }
    let body = keys
        .opening(meta.epoch)
        .find_map(|key| decrypt(&key, &shape, bytes))
        .ok_or(Reject::WrongKey { epoch: meta.epoch })?;
    let unpacked = zstd::bulk::decompress(&body, shape.unpacked).map_err(|_| Reject::Malformed)?;
    if unpacked.len() != shape.unpacked {
        return Err(Reject::Malformed);
    }
    let frames = unframe(&unpacked, shape.count).ok_or(Reject::Malformed)?;
    Ok((meta, frames))
}

fn decrypt(key: &[u8; 32], shape: &Shape, bytes: &[u8]) -> Option<Vec<u8>> {
    let (header, rest) = bytes.split_at(shape.header);
    let mut body = rest[..rest.len() - TRAILER].to_vec();
    XChaCha20Poly1305::new(&(*key).into())
        .decrypt_in_place(&XNonce::from(shape.nonce), header, &mut body)
        .ok()?;
    Some(body)
}

/// What an intact file of `space` says of itself, whether or not it can be opened.
pub fn peek_whole(space: SpaceId, bytes: &[u8]) -> Option<Meta> {
    check_whole(bytes).ok()?;
    let (meta, _) = read_header(check_version(bytes).ok()?, bytes)?;
    (meta.space == space).then_some(meta)
}

/// The epoch that an intact sealed file of `space` names.
pub fn epoch(space: SpaceId, bytes: &[u8]) -> Option<u32> {
    peek_whole(space, bytes).map(|meta| meta.epoch)
}

/// Empty, foreign, truncated or damaged, before anything that the bytes say is believed.
fn check_whole(bytes: &[u8]) -> Result<(), Reject> {
    if bytes.is_empty() {
        return Err(Reject::Empty);
    }
    if bytes.len() as u64 > MAX_FILE {
        return Err(Reject::TooLarge);
    }
    let damaged = Reject::Damaged { found: hash(bytes) };
    // What a power cut leaves of a file whose name was durable and whose content was not.
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(damaged);
    }
    if !bytes.starts_with(&MAGIC) {
        let cut = MAGIC.starts_with(bytes);
        return Err(if cut {
            Reject::Truncated
        } else {
            Reject::NotOurs
        });
    }
    let Some((rest, trailer)) = bytes.split_last_chunk::<TRAILER>() else {
        return Err(Reject::Truncated);
    };
    if hash(rest).0 == *trailer {
        return Ok(());
    }
    let short = announced_len(bytes).is_none_or(|len| len > bytes.len());
    Err(if short { Reject::Truncated } else { damaged })
}

/// True for a sealed file whose bytes are those that were written, whoever wrote them.
pub fn is_whole(bytes: &[u8]) -> bool {
    check_whole(bytes).is_ok()
}

/// The length that the file gives itself.
fn announced_len(bytes: &[u8]) -> Option<usize> {
    let mut reader = Reader(bytes.get(12..)?);
    let header = reader.u32()? as usize;
    let body = reader.u32()? as usize;
    header.checked_add(body)?.checked_add(TRAILER)
}

/// The file is intact: what it says of its version can be believed.
fn check_version(bytes: &[u8]) -> Result<Kind, Reject> {
    let mut reader = Reader(&bytes[MAGIC.len()..]);
    let (Some(kind), Some(major)) = (reader.u8(), reader.u8()) else {
        return Err(Reject::Malformed);
    };
    match (Kind::of(kind), major) {
        (Some(kind), MAJOR) => Ok(kind),
        _ => Err(Reject::NewerFormat { format: major }),
    }
}

/// What the header of a file of `len` bytes says, read from its first bytes alone: nothing of it is proven yet.
pub fn peek(start: &[u8], len: u64) -> Option<Meta> {
    if !start.starts_with(&MAGIC) {
        return None;
    }
    let kind = check_version(start).ok()?;
    let (meta, _) = read_header_of(kind, start, usize::try_from(len).ok()?)?;
    Some(meta)
}

fn read_header(kind: Kind, bytes: &[u8]) -> Option<(Meta, Shape)> {
    read_header_of(kind, bytes, bytes.len())
}

/// Bytes of the header after the vector belong to a later minor version: authenticated, and passed over.
fn read_header_of(kind: Kind, bytes: &[u8], len: usize) -> Option<(Meta, Shape)> {
    let header = Reader(bytes.get(12..)?).u32()? as usize;
    if !(PRELUDE..=MAX_HEADER).contains(&header) || announced_len(bytes)? != len {
        return None;
    }
    let mut reader = Reader(bytes.get(PRELUDE..header)?);
    let (space, device) = (SpaceId(reader.uuid()?), reader.device()?);
    let (seq, epoch, nonce) = (reader.u64()?, reader.u32()?, reader.array()?);
    let (unpacked, count) = (reader.u32()? as usize, reader.u32()?);
    let (first, last) = (reader.u64()?, reader.u64()?);
    let prev = Hash(reader.array()?);
    let deps = read_vector(&mut reader)?;
    if unpacked > MAX_UNPACKED {
        return None;
    }
    let meta = Meta {
        kind,
        space,
        device,
        seq,
        epoch,
        first,
        last,
        prev,
        deps,
    };
    Some((
        meta,
        Shape {
            header,
            nonce,
            unpacked,
            count,
        },
    ))
}

/// One way to write a vector: devices in ascending order, each once.
fn read_vector(reader: &mut Reader<'_>) -> Option<Vector> {
    let count = reader.u16()? as usize;
    if count > MAX_DEVICES {
        return None;
    }
    let mut vector = Vector::default();
    for _ in 0..count {
        let (device, seq) = (reader.device()?, reader.u64()?);
        if vector
            .0
            .last_key_value()
            .is_some_and(|(last, _)| *last >= device)
        {
            return None;
        }
        vector.0.insert(device, seq);
    }
    Some(vector)
}
