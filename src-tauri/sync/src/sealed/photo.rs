//! A part of a photo: some of its bytes, sealed. The photo's record travels in a batch; its bytes come later, a file a part.

use domain::id::{DeviceId, PhotoId, SpaceId};
use domain::journal::Vector;

use super::batch::Sealed;
use super::envelope::{self, Kind, Meta};
use super::reject::Reject;
use crate::digest::{Hash, hash};
use crate::error::Error;
use crate::folder::{Entry, Folder};
use crate::space::keys::Keys;

/// Bytes of a photo that we put in one part: what a slow share loses at most when it breaks off.
pub const PHOTO_PART: usize = 4 << 20;
/// Readers take parts of up to this many.
const MAX_PART: usize = 8 << 20;
/// A shorter file is read whole at once.
const SMALL: u64 = 64 << 10;
/// Enough for the header of a part, whatever a later minor version adds.
const START: u64 = 1 << 10;
/// What the key of tags is derived for.
const TAGS: &str = "rythme 2026-11-24 tags of photos v1";

/// What a part says in the clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoHeader {
    /// Who put it there: whoever added the photo, or another who put a lost part back.
    pub device: DeviceId,
    pub epoch: u32,
    /// Names the photo to whoever has the key of this epoch (`photo_tag`), and says nothing to others.
    pub tag: Hash,
    /// From 1 to `parts`.
    pub part: u32,
    pub parts: u32,
}

/// A part of a photo that is in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenPhoto {
    pub entry: Entry,
    pub header: PhotoHeader,
    /// It was small enough to be read whole: what it holds is good.
    pub whole: bool,
}

/// A part that was read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoPart {
    pub header: PhotoHeader,
    pub photo: PhotoId,
    pub bytes: Vec<u8>,
}

/// The tag of a photo in the files of an epoch; nothing where the key of that epoch is not known.
pub fn photo_tag(keys: &Keys, epoch: u32, photo: PhotoId) -> Option<Hash> {
    let key = keys.sealing(epoch)?;
    let key = blake3::derive_key(TAGS, &*key);
    Some(Hash(
        *blake3::keyed_hash(&key, photo.0.as_bytes()).as_bytes(),
    ))
}

/// Seals one part under the current key.
pub fn seal_photo(
    keys: &Keys,
    device: DeviceId,
    photo: PhotoId,
    (part, parts): (u32, u32),
    bytes: &[u8],
) -> Result<Sealed, Error> {
    if bytes.len() > MAX_PART {
        return Err(Error::TooLarge);
    }
    let epoch = keys.epoch();
    let meta = Meta {
        kind: Kind::Photo,
        space: keys.space(),
        device,
        seq: 0,
        epoch,
        first: u64::from(part),
        last: u64::from(parts),
        prev: photo_tag(keys, epoch, photo).ok_or(Error::BadKeys)?,
        deps: Vector::default(),
    };
    let frames = [photo.0.as_bytes().to_vec(), bytes.to_vec()];
    let bytes = envelope::seal(keys, &meta, &frames)?;
    Ok(Sealed {
        hash: hash(&bytes),
        bytes,
    })
}

/// Reads a part of a photo of `space`.
pub fn unseal_photo(keys: &Keys, space: SpaceId, bytes: &[u8]) -> Result<PhotoPart, Reject> {
    let (meta, frames) = envelope::unseal(keys, space, bytes)?;
    if meta.kind != Kind::Photo {
        return Err(Reject::NotOurs);
    }
    let part = from_parts(meta, frames)?;
    if photo_tag(keys, part.header.epoch, part.photo) != Some(part.header.tag) {
        return Err(Reject::Malformed);
    }
    Ok(part)
}

/// A part of what `envelope::unseal` returned.
pub(crate) fn from_parts(meta: Meta, frames: Vec<Vec<u8>>) -> Result<PhotoPart, Reject> {
    let header = header(&meta).ok_or(Reject::Malformed)?;
    let [id, bytes] = <[Vec<u8>; 2]>::try_from(frames).map_err(|_| Reject::Malformed)?;
    let id = <[u8; 16]>::try_from(id).map_err(|_| Reject::Malformed)?;
    if bytes.len() > MAX_PART {
        return Err(Reject::Malformed);
    }
    Ok(PhotoPart {
        header,
        photo: PhotoId(uuid::Uuid::from_bytes(id)),
        bytes,
    })
}

fn header(meta: &Meta) -> Option<PhotoHeader> {
    let (part, parts) = (
        u32::try_from(meta.first).ok()?,
        u32::try_from(meta.last).ok()?,
    );
    (1..=parts).contains(&part).then_some(PhotoHeader {
        device: meta.device,
        epoch: meta.epoch,
        tag: meta.prev,
        part,
        parts,
    })
}

/// The header of a part of a photo, without reading its bytes: a folder of photos is looked through at the price of its names.
/// Nothing for another file, and for one so short that reading it whole costs no more.
pub(crate) fn peek(folder: &dyn Folder, keys: &Keys, entry: &Entry) -> Option<PhotoHeader> {
    if entry.len <= SMALL {
        return None;
    }
    let start = folder.read_start(&entry.path, START).ok()?;
    let meta = envelope::peek(&start, entry.len)?;
    (meta.kind == Kind::Photo && meta.space == keys.space())
        .then(|| header(&meta))
        .flatten()
}
