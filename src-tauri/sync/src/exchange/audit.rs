//! Keeping up what is ours: which of our files the folder lost, and putting the same bytes back.

use std::collections::BTreeMap;

use crate::digest::{Hash, hash};
use crate::error::Error;
use crate::folder::{Entry, EntryKind, Folder, FolderError};
use crate::random::{self, Random};
use crate::sealed::MAX_FILE;
use crate::sealed::envelope;
use crate::space::marker::{self, MARKER, Reading};

/// A file that this laptop published and holds the bytes of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    pub path: String,
    pub len: u64,
    pub hash: Hash,
}

/// How closely to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditDepth {
    /// Names and lengths: one listing a directory, for every sync.
    Listing,
    /// Every byte: for once in a while, or when others report damage.
    Content,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LostWhy {
    Missing,
    Damaged,
}

/// A file of ours that has to be republished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    pub path: String,
    pub why: LostWhy,
}

/// Which of our files are missing or damaged. A file that cannot be read now is not taken for damaged.
pub fn audit(
    folder: &dyn Folder,
    own: impl IntoIterator<Item = Own>,
    depth: AuditDepth,
) -> Result<Vec<Lost>, Error> {
    let mut listings: BTreeMap<String, BTreeMap<String, Entry>> = BTreeMap::new();
    let mut lost = Vec::new();
    for file in own {
        let dir = file
            .path
            .rsplit_once('/')
            .map_or("", |(dir, _)| dir)
            .to_owned();
        if !listings.contains_key(&dir) {
            listings.insert(dir.clone(), listing(folder, &dir)?);
        }
        let why = match listings[&dir].get(&file.path) {
            None => Some(LostWhy::Missing),
            Some(entry) => check(folder, entry, &file, depth)?,
        };
        lost.extend(why.map(|why| Lost {
            path: file.path,
            why,
        }));
    }
    Ok(lost)
}

fn listing(folder: &dyn Folder, dir: &str) -> Result<BTreeMap<String, Entry>, Error> {
    match folder.list(dir) {
        Ok(entries) => Ok(entries
            .into_iter()
            .map(|entry| (entry.path.clone(), entry))
            .collect()),
        Err(FolderError::Missing(_)) => Ok(BTreeMap::new()),
        Err(error) => Err(error.into()),
    }
}

fn check(
    folder: &dyn Folder,
    entry: &Entry,
    file: &Own,
    depth: AuditDepth,
) -> Result<Option<LostWhy>, Error> {
    if entry.len != file.len {
        return Ok(Some(LostWhy::Damaged));
    }
    // Reading a placeholder would make the mirror download our own file.
    if depth == AuditDepth::Listing || entry.kind == EntryKind::CloudOnly {
        return Ok(None);
    }
    match folder.read(&file.path, file.len) {
        Ok(bytes) => Ok((hash(&bytes) != file.hash).then_some(LostWhy::Damaged)),
        Err(FolderError::TooLarge(_)) => Ok(Some(LostWhy::Damaged)),
        Err(FolderError::Missing(_)) => Ok(Some(LostWhy::Missing)),
        Err(FolderError::Gone) => Err(FolderError::Gone.into()),
        Err(_) => Ok(None),
    }
}

/// Puts our bytes back at `path`, and returns where they are now. A damaged file in the way goes only after a good copy stands
/// under another name; an intact file of somebody else stays, and then that other name is the one returned.
pub fn republish(
    folder: &dyn Folder,
    path: &str,
    bytes: &[u8],
    random: &mut dyn Random,
) -> Result<String, Error> {
    match folder.publish(path, bytes) {
        Err(FolderError::Exists(_)) => {}
        outcome => return outcome.map(|()| path.to_owned()).map_err(Error::from),
    }
    let in_the_way = folder.read(path, MAX_FILE)?;
    if path == MARKER {
        match marker::read(&in_the_way) {
            Reading::Torn => {}
            // The same space in other words is as good; anything else is not ours to touch.
            reading if reading == marker::read(bytes) => return Ok(path.to_owned()),
            _ => return Err(FolderError::Exists(path.to_owned()).into()),
        }
    }
    let (dir, name) = path
        .rsplit_once('/')
        .map_or(("", path), |(dir, name)| (dir, name));
    let ending = name.rsplit_once('.').map_or("b", |(_, ending)| ending);
    let start = if path == MARKER { "espace-" } else { "" };
    let copy = format!(
        "{dir}{}{start}{}.{ending}",
        if dir.is_empty() { "" } else { "/" },
        random::name(random)?
    );
    folder.publish(&copy, bytes)?;
    if envelope::is_whole(&in_the_way) {
        return Ok(copy);
    }
    let back = folder
        .remove(path)
        .and_then(|()| folder.publish(path, bytes));
    if back.is_err() {
        return Ok(copy);
    }
    // Two copies are no harm, if this one cannot go.
    let _ = folder.remove(&copy);
    Ok(path.to_owned())
}
