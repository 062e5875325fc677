//! Making a space and joining one.

use domain::id::SpaceId;
use zeroize::Zeroizing;

use super::find::{self, Found};
use super::keys::Keys;
use super::marker::{self, FORMAT, MARKER, MAX_MARKER, Reading, SpaceInfo};
use super::wrap::{self, Unwrapped, Wrapped};
use crate::error::Error;
use crate::folder::{EntryKind, Folder, FolderError, names};
use crate::random::{self, Random};

const FIRST_EPOCH: u32 = 1;
/// A key file is some 250 bytes.
const MAX_KEY_FILE: u64 = 64 << 10;
/// More key files than this are somebody's mistake; each costs a key derivation.
const MAX_KEY_FILES: usize = 64;

/// A file of the space itself. Every laptop keeps a copy: any of them can put the folder back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpaceFile {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A space as a laptop holds it: which, its keys, and its own files for `audit` and `republish`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSpace {
    pub info: SpaceInfo,
    pub keys: Keys,
    pub files: Vec<SpaceFile>,
}

/// Spaces are made, found and joined through these.
pub struct Space;

impl Space {
    /// What the folder is; see `Found`.
    pub fn find(folder: &dyn Folder) -> Result<Found, Error> {
        find::find(folder)
    }

    /// Fails unless the folder holds exactly this space; ask before each sync.
    pub fn check(folder: &dyn Folder, space: SpaceId) -> Result<(), Error> {
        find::check(folder, space)
    }

    /// A new space, in memory. Store its keys and files, then `publish` them: after a crash in between, publish them again.
    /// `work_factor` is `WORK_FACTOR` but in tests.
    pub fn prepare(
        passphrase: &str,
        space: SpaceId,
        work_factor: u8,
        random: &mut dyn Random,
    ) -> Result<NewSpace, Error> {
        let key = Zeroizing::new(random::bytes::<32>(random)?);
        let wrapped = Wrapped {
            space,
            epoch: FIRST_EPOCH,
            key,
        };
        let key_file = SpaceFile {
            path: format!("k/{}.age", random::name(random)?),
            bytes: wrap::wrap(&wrapped, passphrase, work_factor)?,
        };
        let marker = SpaceFile {
            path: MARKER.to_owned(),
            bytes: marker::write(space),
        };
        Ok(NewSpace {
            info: SpaceInfo {
                space,
                format: FORMAT,
            },
            keys: Keys::new(space, wrapped.epoch, wrapped.key),
            files: vec![key_file, marker],
        })
    }

    /// Writes the files of a space, `espace.json` last: it is what makes the space exist for others. Twice is as good as once.
    pub fn publish(folder: &dyn Folder, files: &[SpaceFile]) -> Result<(), Error> {
        folder.make_dir("d")?;
        let (markers, keys): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.path == MARKER);
        for file in keys.into_iter().chain(markers) {
            folder.publish(&file.path, &file.bytes)?;
        }
        Ok(())
    }

    /// `prepare` and `publish` at once, into a folder that is empty or holds only other people's files.
    pub fn create(
        folder: &dyn Folder,
        passphrase: &str,
        space: SpaceId,
        work_factor: u8,
        random: &mut dyn Random,
    ) -> Result<NewSpace, Error> {
        match find::find(folder)? {
            Found::Empty | Found::NotASpace => {}
            Found::Space(_) => return Err(Error::AlreadyASpace),
            Found::NewerFormat { format } => return Err(Error::NewerFormat(format)),
        }
        let new = Self::prepare(passphrase, space, work_factor, random)?;
        Self::publish(folder, &new.files)?;
        Ok(new)
    }

    /// Joins: tries the passphrase on every key file. Nothing is written.
    pub fn open(
        folder: &dyn Folder,
        info: &SpaceInfo,
        passphrase: &str,
    ) -> Result<NewSpace, Error> {
        let mut outcome = Outcome::default();
        for file in key_files(folder)? {
            outcome.take(info.space, file, passphrase);
        }
        let mut files = outcome.opened;
        files.push(SpaceFile {
            path: MARKER.to_owned(),
            bytes: marker_bytes(folder, info)?,
        });
        let failure = match (outcome.wrong, outcome.damaged) {
            (true, _) => Error::WrongPassphrase,
            (false, true) => Error::KeyDamaged,
            (false, false) => Error::KeyMissing,
        };
        let keys = outcome.keys.ok_or(failure)?;
        Ok(NewSpace {
            info: info.clone(),
            keys,
            files,
        })
    }
}

/// The marker as it is, with what a later version may have added; made anew only when the original is lost.
fn marker_bytes(folder: &dyn Folder, info: &SpaceInfo) -> Result<Vec<u8>, Error> {
    match folder.read(MARKER, MAX_MARKER) {
        Ok(bytes) if marker::read(&bytes) == Reading::Space(info.clone()) => Ok(bytes),
        Err(FolderError::Gone) => Err(FolderError::Gone.into()),
        _ => Ok(marker::write(info.space)),
    }
}

/// What the key files gave so far.
#[derive(Default)]
struct Outcome {
    keys: Option<Keys>,
    opened: Vec<SpaceFile>,
    wrong: bool,
    damaged: bool,
}

impl Outcome {
    fn take(&mut self, space: SpaceId, file: SpaceFile, passphrase: &str) {
        match wrap::unwrap(&file.bytes, passphrase) {
            Unwrapped::Key(wrapped) if wrapped.space == space => {
                match &mut self.keys {
                    Some(keys) => keys.add(wrapped.epoch, wrapped.key),
                    None => self.keys = Some(Keys::new(space, wrapped.epoch, wrapped.key)),
                }
                // A mirror's duplicate under a name that we would not write is not ours to put back.
                if names::check_ours(&file.path).is_ok() {
                    self.opened.push(file);
                }
            }
            Unwrapped::WrongPassphrase => self.wrong = true,
            Unwrapped::Damaged => self.damaged = true,
            Unwrapped::Key(_) | Unwrapped::Foreign => {}
        }
    }
}

/// The distinct contents of the key files, whatever their names.
fn key_files(folder: &dyn Folder) -> Result<Vec<SpaceFile>, Error> {
    let mut entries = match folder.list("k") {
        Err(FolderError::Missing(_)) => Vec::new(),
        outcome => outcome?,
    };
    // Of two equal contents, the one under a name that we write is kept.
    entries.sort_by_key(|entry| names::check_ours(&entry.path).is_err());
    let mut files: Vec<SpaceFile> = Vec::new();
    for entry in entries {
        let name = entry.name();
        let readable = matches!(entry.kind, EntryKind::File | EntryKind::CloudOnly);
        if !readable || names::is_system(name) || names::is_temp(name) {
            continue;
        }
        match folder.read(&entry.path, MAX_KEY_FILE) {
            Ok(bytes) if files.iter().all(|file| file.bytes != bytes) => files.push(SpaceFile {
                path: entry.path,
                bytes,
            }),
            Ok(_) | Err(FolderError::Missing(_) | FolderError::TooLarge(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    files.truncate(MAX_KEY_FILES);
    Ok(files)
}
