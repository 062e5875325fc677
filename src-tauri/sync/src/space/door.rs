//! What `k/` says to somebody at the door: who may come in, which keys are new, which files were replaced. Nothing is written.

use std::collections::BTreeSet;

use domain::id::SpaceId;

use super::identity::Identity;
use super::keys::Keys;
use super::open::SpaceFile;
use super::recovery::{RecoveryKey, Typed};
use super::ring::{self, KeyFile, Ring};
use super::wrap::{self, Closed, Opener, Unwrapped};
use crate::digest::{Hash, hash};
use crate::error::Error;
use crate::folder::{EntryKind, Folder, FolderError, names};

/// The only epoch of a space that was made before there were lists.
pub(super) const FIRST_EPOCH: u32 = 1;
/// A key file is some 250 bytes, and 200 more a laptop; a list 120 a key file.
const MAX_KEY_FILE: u64 = 1 << 20;
/// More files than this are somebody's mistake.
const MAX_KEY_FILES: usize = 1_024;
/// Each costs a key derivation.
const MAX_TRIES: usize = 64;

/// The space's keys as the folder and this laptop know them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    pub keys: Keys,
    pub ring: Ring,
    /// Key files that belong in the folder, and that every laptop keeps a copy of.
    pub files: Vec<SpaceFile>,
    /// Where key files that the list names, and the list itself, stand whole.
    pub present: BTreeSet<String>,
    /// Files to remove once the list is published: replaced keys, and lists that say less.
    pub stale: Vec<String>,
}

/// Joins with a passphrase or a recovery key.
pub(super) fn enter(folder: &dyn Folder, space: SpaceId, secret: &str) -> Result<Door, Error> {
    let found = files(folder, true)?;
    let mut tried = Tried::new(space, None);
    tried.secret(&found, secret);
    let Some(keys) = tried.keys.clone() else {
        return Err(tried.failure(secret));
    };
    let ring = lists(&keys, &Ring::default(), &found);
    // A replaced file opens as well as ever. It does not open this door.
    let mut current = Tried::new(space, None);
    current.closed = true;
    for (file, wrapped) in tried.opened {
        if !ring.is_replaced(&file.bytes) {
            current.take(file, wrapped);
        }
    }
    let Some(keys) = current.keys.clone() else {
        return Err(current.failure(secret));
    };
    if is_closed(&keys, &found) {
        return Err(Error::KeyRenewed);
    }
    // A mirror may have brought some key files only. Nobody asks again later.
    if keys.lacks_epochs() {
        return Err(Error::KeyMissing);
    }
    Ok(current.door(keys, ring, found))
}

/// What a laptop that has joined finds: new keys for its key pair or for what was typed, a longer list.
///
/// # Errors
/// `KeyRenewed` when the folder is closed with a newer key that nothing here opens; then nothing may be written under the old one.
pub fn refresh(
    folder: &dyn Folder,
    known: &Keys,
    ring: &Ring,
    held: &[SpaceFile],
    identity: Option<&Identity>,
    secret: Option<&str>,
) -> Result<Door, Error> {
    let found = files(folder, false)?;
    let space = known.space();
    let mut tried = Tried::new(space, Some(known.clone()));
    if let Some(identity) = identity {
        tried.with(&found, &Opener::Identity(identity));
    }
    let keys = tried.keys.clone().unwrap_or_else(|| known.clone());
    let mut keys = keys;
    if is_closed(&keys, &found) {
        let Some(secret) = secret.filter(|secret| !secret.is_empty()) else {
            return Err(Error::KeyRenewed);
        };
        let before = tried.opened.len();
        tried.secret(&found, secret);
        let opened = tried.opened.len() > before;
        keys = tried.keys.clone().unwrap_or(keys);
        if is_closed(&keys, &found) {
            return Err(if opened {
                Error::KeyRenewed
            } else {
                tried.failure(secret)
            });
        }
    }
    let mut ring = ring.clone();
    for file in held {
        adopt(&mut ring, file, FIRST_EPOCH);
    }
    let ring = lists(&keys, &ring, &found);
    let mut door = tried.door(keys, ring, found);
    door.files
        .retain(|file| !held.iter().any(|known| known.bytes == file.bytes));
    Ok(door)
}

/// The union of a list and of those in the folder that can be read.
fn lists(keys: &Keys, known: &Ring, found: &[Found]) -> Ring {
    let mut ring = known.clone();
    for Found { file, .. } in found {
        if let Some(other) = Ring::unseal(keys, &file.bytes) {
            ring.merge(&other);
        }
    }
    ring
}

/// Whether somebody began an epoch whose key is not among these: every change of the keys leaves a list behind. It may be as new as ours,
/// when two laptops renewed the key at once.
fn is_closed(keys: &Keys, found: &[Found]) -> bool {
    let epochs = found.iter().filter_map(|found| {
        let epoch = ring::epoch_of(keys.space(), &found.file.bytes)?;
        Some((epoch, &found.file.bytes))
    });
    epochs
        .filter(|(epoch, _)| *epoch >= keys.epoch())
        .any(|(epoch, bytes)| epoch > keys.epoch() || ring::is_shut(keys, bytes))
}

/// A key file of a space that has no list yet is under its first passphrase.
fn adopt(ring: &mut Ring, file: &SpaceFile, epoch: u32) {
    if ring.knows(&file.bytes) || wrap::closed(&file.bytes) != Some(Closed::ByPassphrase) {
        return;
    }
    ring.add(
        &file.bytes,
        KeyFile {
            generation: 0,
            role: ring::PASSPHRASE.to_owned(),
            epoch,
            recipient: None,
            sealed: None,
        },
    );
}

/// What the key files gave so far.
struct Tried {
    space: SpaceId,
    keys: Option<Keys>,
    opened: Vec<(SpaceFile, wrap::Wrapped)>,
    closed: bool,
    damaged: bool,
}

impl Tried {
    fn new(space: SpaceId, keys: Option<Keys>) -> Self {
        Self {
            space,
            keys,
            opened: Vec::new(),
            closed: false,
            damaged: false,
        }
    }

    /// A recovery key, or else a passphrase; what looks like the one may be the other.
    fn secret(&mut self, found: &[Found], secret: &str) {
        let before = self.opened.len();
        if let Typed::Key(key) = RecoveryKey::read(secret) {
            self.with(found, &Opener::Identity(&key.identity()));
        }
        if self.opened.len() == before {
            self.with(found, &Opener::Passphrase(secret));
        }
    }

    fn with(&mut self, found: &[Found], opener: &Opener<'_>) {
        let by_passphrase = matches!(opener, Opener::Passphrase(_));
        let mut tries = 0;
        for Found { file, .. } in found {
            tries += usize::from(by_passphrase && wrap::closed(&file.bytes).is_some());
            if tries > MAX_TRIES {
                return;
            }
            match wrap::unwrap(&file.bytes, opener) {
                Unwrapped::Key(wrapped) if wrapped.space == self.space => {
                    self.take(file.clone(), wrapped);
                }
                Unwrapped::Closed => self.closed = true,
                Unwrapped::Damaged => self.damaged |= !file.path.ends_with(".k"),
                Unwrapped::Key(_) | Unwrapped::Foreign => {}
            }
        }
    }

    fn take(&mut self, file: SpaceFile, wrapped: wrap::Wrapped) {
        match &mut self.keys {
            Some(keys) => {
                keys.add(wrapped.epoch, wrapped.key.clone());
            }
            None => {
                self.keys = Some(Keys::new(self.space, wrapped.epoch, wrapped.key.clone()));
            }
        }
        self.opened.push((file, wrapped));
    }

    fn failure(&self, secret: &str) -> Error {
        match (RecoveryKey::read(secret), self.closed, self.damaged) {
            (Typed::Mistyped, true, _) => Error::RecoveryKeyMistyped,
            (_, true, _) => Error::WrongPassphrase,
            (_, false, true) => Error::KeyDamaged,
            (_, false, false) => Error::KeyMissing,
        }
    }

    /// Everything together. Of the files in the folder, those that the list names are kept, and those that opened here.
    fn door(self, keys: Keys, mut ring: Ring, found: Vec<Found>) -> Door {
        for (file, wrapped) in &self.opened {
            adopt(&mut ring, file, wrapped.epoch);
        }
        let mut door = Door {
            keys,
            ring,
            files: Vec::new(),
            present: BTreeSet::new(),
            stale: Vec::new(),
        };
        let seen: BTreeSet<Hash> = found.iter().map(|found| hash(&found.file.bytes)).collect();
        for Found { file, copies } in found {
            let list = Ring::unseal(&door.keys, &file.bytes);
            let is_list = list.as_ref() == Some(&door.ring);
            if door.ring.is_replaced(&file.bytes) || (list.is_some() && !is_list) {
                door.stale.push(file.path);
                door.stale.extend(copies);
                continue;
            }
            if !is_list && !door.ring.is_current(&file.bytes) {
                continue;
            }
            door.present.insert(file.path.clone());
            door.present.extend(copies);
            // A mirror's duplicate under a name that we would not write is not ours to put back.
            if door.ring.is_current(&file.bytes) && names::check_ours(&file.path).is_ok() {
                door.files.push(file);
            }
        }
        // What the list brings along and no file in the folder holds.
        let lost: Vec<Vec<u8>> = door
            .ring
            .carried()
            .filter(|bytes| !seen.contains(&hash(bytes)))
            .collect();
        door.files
            .extend(lost.into_iter().map(|bytes| ring::named("k", "age", bytes)));
        door
    }
}

/// A content of the directory of keys, and the other names that it stands under.
struct Found {
    file: SpaceFile,
    copies: Vec<String>,
}

/// The distinct contents of the key files, whatever their names.
fn files(folder: &dyn Folder, strict: bool) -> Result<Vec<Found>, Error> {
    let mut entries = match folder.list("k") {
        Err(FolderError::Missing(_)) => Vec::new(),
        Err(error) if strict || error == FolderError::Gone => return Err(error.into()),
        outcome => outcome.unwrap_or_default(),
    };
    // Of two equal contents, the one under a name that we write is kept.
    entries.sort_by_key(|entry| names::check_ours(&entry.path).is_err());
    let mut files: Vec<Found> = Vec::new();
    for entry in entries.into_iter().take(MAX_KEY_FILES) {
        let name = entry.name();
        let readable = matches!(entry.kind, EntryKind::File | EntryKind::CloudOnly);
        if !readable || names::is_system(name) || names::is_temp(name) {
            continue;
        }
        match folder.read(&entry.path, MAX_KEY_FILE) {
            Ok(bytes) => match files.iter_mut().find(|found| found.file.bytes == bytes) {
                Some(found) => found.copies.push(entry.path),
                None => files.push(Found {
                    file: SpaceFile {
                        path: entry.path,
                        bytes,
                    },
                    copies: Vec::new(),
                }),
            },
            Err(FolderError::Missing(_) | FolderError::TooLarge(_)) => {}
            Err(error) if strict || error == FolderError::Gone => return Err(error.into()),
            Err(_) => {}
        }
    }
    Ok(files)
}
