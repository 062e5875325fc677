//! A .valise as a shared folder: whoever reads folders reads this. Nothing can be written to it.

use super::Valise;
use crate::folder::{Entry, EntryKind, Folder, FolderError};

impl Folder for Valise {
    fn list(&self, dir: &str) -> Result<Vec<Entry>, FolderError> {
        let prefix = if dir.is_empty() {
            String::new()
        } else {
            format!("{dir}/")
        };
        let mut entries: Vec<Entry> = Vec::new();
        for (path, place) in &self.index.entries {
            let Some(rest) = path.strip_prefix(&prefix) else {
                continue;
            };
            let (name, kind) = match rest.split_once('/') {
                Some((name, _)) => (name, EntryKind::Dir),
                None => (rest, EntryKind::File),
            };
            let path = format!("{prefix}{name}");
            // A directory comes up once for each file in it.
            if entries.iter().rev().take(1).all(|last| last.path != path) {
                let len = if kind == EntryKind::File {
                    place.length as u64
                } else {
                    0
                };
                entries.push(Entry {
                    path,
                    len,
                    kind,
                    modified: 0,
                });
            }
        }
        if entries.is_empty() && !dir.is_empty() {
            return Err(FolderError::Missing(dir.to_owned()));
        }
        Ok(entries)
    }

    fn read(&self, path: &str, max_len: u64) -> Result<Vec<u8>, FolderError> {
        let place = self.index.entries.get(path);
        let place = place.ok_or_else(|| FolderError::Missing(path.to_owned()))?;
        if place.length as u64 > max_len {
            return Err(FolderError::TooLarge(max_len));
        }
        self.content(path, *place)
    }

    fn read_start(&self, path: &str, len: u64) -> Result<Vec<u8>, FolderError> {
        let place = self.index.entries.get(path);
        let mut place = *place.ok_or_else(|| FolderError::Missing(path.to_owned()))?;
        place.length = place.length.min(usize::try_from(len).unwrap_or(usize::MAX));
        self.content(path, place)
    }

    fn publish(&self, _path: &str, _bytes: &[u8]) -> Result<(), FolderError> {
        Err(FolderError::ReadOnly)
    }

    fn make_dir(&self, _dir: &str) -> Result<(), FolderError> {
        Err(FolderError::ReadOnly)
    }

    fn remove(&self, _path: &str) -> Result<(), FolderError> {
        Err(FolderError::ReadOnly)
    }
}
