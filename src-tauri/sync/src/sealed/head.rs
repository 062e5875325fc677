//! Heads: how far each laptop is, in its own words. A hint for people and for later compaction; a missing head loses nothing.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use domain::journal::Vector;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::envelope::{self, Kind, Meta};
use super::reject::Reject;
use crate::digest::Hash;
use crate::error::Error;
use crate::exchange::publish::device_dir;
use crate::folder::{EntryKind, Folder, FolderError, names};
use crate::random::{self, Random};
use crate::space::keys::Keys;

/// A head is small; a longer file is none.
const MAX_HEAD: u64 = 1 << 20;
/// A mirror may deliver an older head after a newer one, so that a few are kept.
const KEPT: usize = 3;

/// What one laptop says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Number of this head: dense from 1 within the device incarnation.
    pub number: u64,
    /// Its last published batch and that one's hash.
    pub batch: u64,
    pub hash: Hash,
    /// What it has durably applied, its own records included.
    pub applied: Vector,
    /// Digest of its state, for two laptops to compare when their vectors are equal.
    pub digest: String,
    /// What people call the laptop, and who uses it.
    pub label: String,
    #[serde(default)]
    pub person: String,
    /// Version of the program.
    pub app: String,
    /// Members of a later version, forwarded as they came.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// A head that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenHead {
    pub device: DeviceId,
    pub head: Head,
}

/// The newest head of each device.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heads {
    pub latest: BTreeMap<DeviceId, Head>,
}

impl Heads {
    /// Keeps the higher number.
    pub(crate) fn offer(&mut self, seen: SeenHead) {
        let newer = self
            .latest
            .get(&seen.device)
            .is_none_or(|known| known.number < seen.head.number);
        if newer {
            self.latest.insert(seen.device, seen.head);
        }
    }
}

/// The bytes of a head.
pub(crate) fn seal_head(keys: &Keys, device: DeviceId, head: &Head) -> Result<Vec<u8>, Error> {
    let meta = Meta {
        kind: Kind::Head,
        space: keys.space(),
        device,
        seq: head.number,
        epoch: keys.epoch(),
        first: 0,
        last: 0,
        prev: head.hash,
        deps: Vector::default(),
    };
    let json = serde_json::to_vec(head).map_err(|_| Error::TooLarge)?;
    envelope::seal(keys, &meta, &[json])
}

/// A head of what `envelope::unseal` returned.
pub(crate) fn from_parts(meta: &Meta, frames: &[Vec<u8>]) -> Result<SeenHead, Reject> {
    let [json] = frames else {
        return Err(Reject::Malformed);
    };
    let head: Head = serde_json::from_slice(json).map_err(|_| Reject::Malformed)?;
    if head.number != meta.seq || head.number == 0 {
        return Err(Reject::Malformed);
    }
    Ok(SeenHead {
        device: meta.device,
        head,
    })
}

/// Publishes a head of `device`, which has to be this laptop's own, and removes its older ones but the last three.
pub fn write_head(
    folder: &dyn Folder,
    keys: &Keys,
    device: DeviceId,
    head: &Head,
    random: &mut dyn Random,
) -> Result<(), Error> {
    let dir = format!("{}/h", device_dir(device));
    let bytes = seal_head(keys, device, head)?;
    folder.publish(&format!("{dir}/{}.h", random::name(random)?), &bytes)?;
    let mut own = read_dir(folder, keys, &dir)?;
    own.retain(|(_, seen)| seen.device == device && seen.head.number < head.number);
    own.sort_by_key(|(_, seen)| std::cmp::Reverse(seen.head.number));
    for (path, _) in own.iter().skip(KEPT - 1) {
        // One that cannot be removed now is removed next time.
        let _ = folder.remove(path);
    }
    Ok(())
}

/// The newest head of each device. What cannot be read is passed over: a scan lists it.
pub fn read_heads(folder: &dyn Folder, keys: &Keys) -> Result<Heads, Error> {
    let mut heads = Heads::default();
    for device in list_or_nothing(folder, "d")? {
        if device.kind != EntryKind::Dir || names::is_system(device.name()) {
            continue;
        }
        for (_, seen) in read_dir(folder, keys, &format!("{}/h", device.path))? {
            heads.offer(seen);
        }
    }
    Ok(heads)
}

fn read_dir(folder: &dyn Folder, keys: &Keys, dir: &str) -> Result<Vec<(String, SeenHead)>, Error> {
    let mut found = Vec::new();
    for entry in list_or_nothing(folder, dir)? {
        if entry.kind != EntryKind::File || names::is_temp(entry.name()) {
            continue;
        }
        let bytes = match folder.read(&entry.path, MAX_HEAD) {
            Ok(bytes) => bytes,
            Err(FolderError::Gone) => return Err(FolderError::Gone.into()),
            Err(_) => continue,
        };
        let Ok((meta, frames)) = envelope::unseal(keys, keys.space(), &bytes) else {
            continue;
        };
        if meta.kind == Kind::Head
            && let Ok(seen) = from_parts(&meta, &frames)
        {
            found.push((entry.path, seen));
        }
    }
    Ok(found)
}

fn list_or_nothing(folder: &dyn Folder, dir: &str) -> Result<Vec<crate::folder::Entry>, Error> {
    match folder.list(dir) {
        Err(FolderError::Gone) => Err(FolderError::Gone.into()),
        outcome => Ok(outcome.unwrap_or_default()),
    }
}
