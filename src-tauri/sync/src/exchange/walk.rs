//! Every file below `d`, wherever a mirror put it.

use crate::error::Error;
use crate::folder::{Entry, EntryKind, Folder, FolderError, names};
use crate::sealed::reject::Reject;

use super::scan::Skipped;

/// We make three levels; a person who drags a directory into another makes a few more.
const MAX_DEPTH: usize = 8;

/// Files below `d` (or `D`, on a mirror that folds case), and the directories that cannot be looked into now.
pub fn walk(folder: &dyn Folder) -> Result<(Vec<Entry>, Vec<Skipped>), Error> {
    let roots = folder.list("")?;
    let mut open: Vec<(Entry, usize)> = roots
        .into_iter()
        .filter(|entry| entry.kind == EntryKind::Dir && entry.name().eq_ignore_ascii_case("d"))
        .map(|entry| (entry, 0))
        .collect();
    let (mut files, mut skipped) = (Vec::new(), Vec::new());
    while let Some((dir, depth)) = open.pop() {
        let entries = match folder.list(&dir.path) {
            Ok(entries) => entries,
            Err(FolderError::Gone) => return Err(FolderError::Gone.into()),
            Err(FolderError::Missing(_)) => continue,
            Err(error) => {
                skipped.push(Skipped {
                    file: dir.path,
                    reason: Reject::Unreadable {
                        cause: error.code(),
                    },
                });
                continue;
            }
        };
        for entry in entries
            .into_iter()
            .filter(|entry| !names::is_system(entry.name()))
        {
            match entry.kind {
                EntryKind::Dir if depth < MAX_DEPTH => open.push((entry, depth + 1)),
                EntryKind::Dir | EntryKind::Other => skipped.push(Skipped {
                    file: entry.path,
                    reason: Reject::NotOurs,
                }),
                EntryKind::File | EntryKind::CloudOnly => files.push(entry),
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((files, skipped))
}
