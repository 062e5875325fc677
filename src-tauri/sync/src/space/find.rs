//! What a folder is before anything is written to it.

use std::collections::BTreeSet;

use domain::id::SpaceId;

use super::marker::{self, MARKER, MAX_MARKER, Reading, SpaceInfo};
use crate::error::Error;
use crate::folder::{Entry, EntryKind, Folder, FolderError, names};

/// What a folder is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing but what the system or a mirror keeps there.
    Empty,
    Space(SpaceInfo),
    /// A space of a later version.
    NewerFormat {
        format: u32,
    },
    /// Other people's files, and no trace of a space. One can be made here; ask first.
    NotASpace,
}

/// Reads the root. Damage that a person has to look at is an error: `TornSpace`, `SeveralSpaces`, `Leftovers`.
pub fn find(folder: &dyn Folder) -> Result<Found, Error> {
    let entries = folder.list("")?;
    let readings = read_markers(folder, &entries)?;
    let newer = readings.iter().filter_map(|reading| match reading {
        Reading::Newer(format) => Some(*format),
        _ => None,
    });
    if let Some(format) = newer.max() {
        return Ok(Found::NewerFormat { format });
    }
    let infos = readings.iter().filter_map(|reading| match reading {
        Reading::Space(info) => Some(info),
        _ => None,
    });
    if let Some(info) = infos.clone().next() {
        let spaces: BTreeSet<SpaceId> = infos.map(|info| info.space).collect();
        let several = spaces.len() > 1;
        return if several {
            Err(Error::SeveralSpaces(spaces.into_iter().collect()))
        } else {
            Ok(Found::Space(info.clone()))
        };
    }
    if readings.contains(&Reading::Torn) {
        return Err(Error::TornSpace);
    }
    without_marker(folder, &entries)
}

/// Fails unless the folder holds exactly this space. To be asked before each sync: an unmounted share shows an empty directory.
pub fn check(folder: &dyn Folder, expected: SpaceId) -> Result<(), Error> {
    match find(folder)? {
        Found::Space(info) if info.space == expected => Ok(()),
        Found::Space(info) => Err(Error::OtherSpace {
            expected,
            found: info.space,
        }),
        Found::NewerFormat { format } => Err(Error::NewerFormat(format)),
        Found::Empty | Found::NotASpace => Err(Error::NotASpace),
    }
}

fn read_markers(folder: &dyn Folder, entries: &[Entry]) -> Result<Vec<Reading>, Error> {
    let mut readings = Vec::new();
    for entry in entries {
        let name = entry.name();
        // A placeholder of a cloud is read too: it is small, and nothing can be done without it.
        let readable = matches!(entry.kind, EntryKind::File | EntryKind::CloudOnly);
        if !readable || names::is_system(name) || names::is_temp(name) || !marker::may_be(name) {
            continue;
        }
        match folder.read(&entry.path, MAX_MARKER) {
            Ok(bytes) => match marker::read(&bytes) {
                Reading::Torn if !marker::is_named_so(name) => {}
                reading => readings.push(reading),
            },
            Err(FolderError::Missing(_) | FolderError::TooLarge(_)) => {}
            Err(error) if name == MARKER || error == FolderError::Gone => return Err(error.into()),
            Err(_) => {}
        }
    }
    Ok(readings)
}

fn without_marker(folder: &dyn Folder, entries: &[Entry]) -> Result<Found, Error> {
    let mut foreign = false;
    for entry in entries {
        let name = entry.name();
        if names::is_system(name) || names::is_temp(name) {
            continue;
        }
        let ours =
            entry.kind == EntryKind::Dir && ["d", "k"].contains(&name.to_lowercase().as_str());
        let inside = if ours {
            folder.list(&entry.path)?
        } else {
            Vec::new()
        };
        if inside.iter().any(is_leftover) {
            return Err(Error::Leftovers);
        }
        foreign |= !ours || inside.iter().any(|entry| !names::is_system(entry.name()));
    }
    Ok(if foreign {
        Found::NotASpace
    } else {
        Found::Empty
    })
}

/// A key, or the directory of a device: the rest of a space whose `espace.json` was lost, or has not been mirrored yet.
fn is_leftover(entry: &Entry) -> bool {
    let name = entry.name();
    let device = name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.ends_with(".age") || (entry.kind == EntryKind::Dir && device)
}
