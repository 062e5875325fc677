//! The list of key files, sealed under the folder key: which file is for what, and which were replaced. It only grows, so that every
//! laptop comes to the same list whatever a mirror delays, repeats or brings back; a replaced file is never used nor put back again.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::id::{DeviceId, SpaceId};
use domain::journal::Vector;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::keys::Keys;
use super::open::SpaceFile;
use crate::digest::{Hash, hash, hash_hex};
use crate::error::Error;
use crate::sealed::envelope::{self, Kind, Meta};
use crate::sealed::reject::Reject;

/// Key files under a passphrase.
pub const PASSPHRASE: &str = "passphrase";
/// Key files for the recovery key.
pub const RECOVERY: &str = "recovery";
/// Key files for the laptops' own key pairs.
pub const LAPTOPS: &str = "laptops";

/// The key files of a space, by the hash of their bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ring {
    pub files: BTreeMap<String, KeyFile>,
    /// Members of a later version, forwarded as they came.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// What one key file is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KeyFile {
    /// Counts the changes of its role; for laptops, the epoch that its renewal began. A later change replaces every file of an earlier one, unless it knew fewer epochs.
    pub generation: u32,
    /// `passphrase`, `recovery`, `laptops`, or what a later version calls it.
    pub role: String,
    pub epoch: u32,
    /// The public half of the recovery key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
    /// The file itself in base64, when it is under a passphrase or for the recovery key: a mirror may bring up the list and lose the file
    /// together with the machine that made it, and whoever reads the list then puts it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<String>,
}

impl Ring {
    /// Takes over what another list knows; says whether that was more.
    pub fn merge(&mut self, other: &Self) -> bool {
        let before = self.clone();
        for (hash, file) in &other.files {
            let known = self
                .files
                .entry(hash.clone())
                .or_insert_with(|| file.clone());
            if *known < *file {
                *known = file.clone();
            }
        }
        for (name, value) in &other.rest {
            self.rest
                .entry(name.clone())
                .or_insert_with(|| value.clone());
        }
        *self != before
    }

    /// The number of the last change of a role; 0 when there was none.
    pub fn generation(&self, role: &str) -> u32 {
        self.of(role).map(|file| file.generation).max().unwrap_or(0)
    }

    fn of(&self, role: &str) -> impl Iterator<Item = &KeyFile> {
        self.files.values().filter(move |file| file.role == role)
    }

    /// Whether a key file was replaced. Those for laptops never are: a laptop that was away long still needs them. A change by somebody
    /// who did not know of a newer epoch replaces nothing of those who did: nobody could come in any more.
    pub fn is_replaced(&self, bytes: &[u8]) -> bool {
        self.files.get(&key(bytes)).is_some_and(|file| {
            [PASSPHRASE, RECOVERY].contains(&file.role.as_str()) && self.is_outdone(file)
        })
    }

    fn is_outdone(&self, file: &KeyFile) -> bool {
        let change = self
            .of(&file.role)
            .filter(|other| other.generation == file.generation);
        let reach = change.map(|other| other.epoch).max().unwrap_or(0);
        self.of(&file.role)
            .any(|other| other.generation > file.generation && other.epoch >= reach)
    }

    /// How many key files of its last change a recovery key has for an epoch.
    pub(crate) fn recovery_files(&self, recipient: &str, epoch: u32) -> usize {
        let last = self.generation(RECOVERY);
        let files = self.of(RECOVERY).filter(|file| {
            let same = file.recipient.as_deref() == Some(recipient);
            same && file.generation == last && file.epoch == epoch
        });
        files.count()
    }

    /// Whether a key file belongs in the folder.
    pub fn is_current(&self, bytes: &[u8]) -> bool {
        self.files.contains_key(&key(bytes)) && !self.is_replaced(bytes)
    }

    /// Whom to wrap a new folder key for, so that the recovery key opens it: one, but for two laptops that made one at once.
    pub fn recovery(&self) -> Vec<String> {
        let last = self.generation(RECOVERY);
        let mut recipients: Vec<String> = self
            .of(RECOVERY)
            .filter(|file| file.generation == last)
            .filter_map(|file| file.recipient.clone())
            .collect();
        recipients.sort();
        recipients.dedup();
        recipients
    }

    pub(crate) fn add(&mut self, bytes: &[u8], mut file: KeyFile) {
        if file.role != LAPTOPS {
            file.sealed = Some(STANDARD.encode(bytes));
        }
        self.files.insert(key(bytes), file);
    }

    /// The files that belong in the folder and that the list itself brings along.
    pub(crate) fn carried(&self) -> impl Iterator<Item = Vec<u8>> {
        self.files.iter().filter_map(|(name, file)| {
            let bytes = STANDARD.decode(file.sealed.as_ref()?).ok()?;
            (key(&bytes) == *name && !self.is_replaced(&bytes)).then_some(bytes)
        })
    }

    /// Whether the last renewal lacks a key that is known here: its maker did not know of another renewal before it, and whoever is in by
    /// that renewal alone cannot read what was written in between. One more renewal, made here, settles it.
    pub fn is_behind(&self, keys: &Keys) -> bool {
        let last = self.generation(LAPTOPS);
        let given = |epoch| {
            let files = self.of(LAPTOPS);
            files
                .filter(|file| file.generation == last && file.epoch == epoch)
                .count()
        };
        let known = |epoch| keys.all().filter(|(other, _)| *other == epoch).count();
        last > 0 && keys.all().any(|(epoch, _)| given(epoch) < known(epoch))
    }

    /// Whether a passphrase opens an epoch. None does when its maker's machine was lost before a mirror brought up the list.
    pub fn has_passphrase(&self, epoch: u32) -> bool {
        self.of(PASSPHRASE)
            .any(|file| file.epoch == epoch && !self.is_outdone(file))
    }

    pub(crate) fn knows(&self, bytes: &[u8]) -> bool {
        self.files.contains_key(&key(bytes))
    }

    /// The list as a file. Whoever seals the same list makes the same file, under the same name.
    pub fn seal(&self, keys: &Keys) -> Result<SpaceFile, Error> {
        let meta = Meta {
            kind: Kind::Ring,
            space: keys.space(),
            device: DeviceId(Uuid::nil()),
            seq: self.files.len() as u64,
            epoch: keys.epoch(),
            first: 0,
            last: 0,
            prev: Hash::ZERO,
            deps: Vector::default(),
        };
        let json = serde_json::to_vec(self).map_err(|_| Error::TooLarge)?;
        let bytes = envelope::seal(keys, &meta, &[json])?;
        Ok(named("k", "k", bytes))
    }

    /// Reads a list, if this is one and the keys open it.
    pub(crate) fn unseal(keys: &Keys, bytes: &[u8]) -> Option<Self> {
        let (meta, frames) = envelope::unseal(keys, keys.space(), bytes).ok()?;
        match (meta.kind, &frames[..]) {
            (Kind::Ring, [json]) => serde_json::from_slice(json).ok(),
            _ => None,
        }
    }
}

/// Whether none of these keys opens a list.
pub(crate) fn is_shut(keys: &Keys, bytes: &[u8]) -> bool {
    let read = envelope::unseal(keys, keys.space(), bytes);
    matches!(read, Err(Reject::WrongKey { .. }))
}

/// The epoch of a list, whether or not it can be opened.
pub(crate) fn epoch_of(space: SpaceId, bytes: &[u8]) -> Option<u32> {
    let meta = envelope::peek_whole(space, bytes)?;
    (meta.kind == Kind::Ring).then_some(meta.epoch)
}

/// A file that is named after its bytes: several laptops that write it write one.
pub(crate) fn named(dir: &str, ending: &str, bytes: Vec<u8>) -> SpaceFile {
    let name = &hash_hex(&bytes)[..24];
    SpaceFile {
        path: format!("{dir}/{name}.{ending}"),
        bytes,
    }
}

fn key(bytes: &[u8]) -> String {
    hash(bytes).to_string()
}
