//! Making a space and joining one.

use domain::id::SpaceId;

use super::change::{self, Change};
use super::door::{self, Door};
use super::find::{self, Found};
use super::keys::Keys;
use super::marker::{self, FORMAT, MARKER, MAX_MARKER, Reading, SpaceInfo};
use super::recovery::RecoveryKey;
use super::ring::Ring;
use crate::error::Error;
use crate::folder::{Folder, FolderError};
use crate::random::Random;

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
    pub ring: Ring,
    pub files: Vec<SpaceFile>,
    /// When it was just made: to be shown once, and kept nowhere.
    pub recovery: Option<RecoveryKey>,
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

    /// A new space, in memory, with a recovery key. Store its keys, its list and its files, then `publish` them: after a crash in
    /// between, publish them again. `work_factor` is `WORK_FACTOR` but in tests.
    pub fn prepare(
        passphrase: &str,
        space: SpaceId,
        work_factor: u8,
        random: &mut dyn Random,
    ) -> Result<NewSpace, Error> {
        let Change {
            keys,
            ring,
            mut files,
            recovery,
        } = change::begin(space, passphrase, work_factor, random)?;
        files.push(SpaceFile {
            path: MARKER.to_owned(),
            bytes: marker::write(space),
        });
        Ok(NewSpace {
            info: SpaceInfo {
                space,
                format: FORMAT,
            },
            keys,
            ring,
            files,
            recovery,
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

    /// Joins, with the passphrase or the recovery key: tries it on every key file. Nothing is written.
    pub fn open(folder: &dyn Folder, info: &SpaceInfo, secret: &str) -> Result<NewSpace, Error> {
        let Door {
            keys,
            ring,
            mut files,
            ..
        } = door::enter(folder, info.space, secret)?;
        files.push(SpaceFile {
            path: MARKER.to_owned(),
            bytes: marker_bytes(folder, info)?,
        });
        Ok(NewSpace {
            info: info.clone(),
            keys,
            ring,
            files,
            recovery: None,
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
