//! Files and directories of one mirror, or of the store in the middle.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sync::{Entry, EntryKind};

pub type Bytes = Arc<[u8]>;

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub bytes: Bytes,
    /// Another number after each writing that a file system would see.
    pub modified: i64,
    /// Known by name and length only.
    pub cloud_only: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    pub files: BTreeMap<String, Node>,
    pub dirs: BTreeSet<String>,
}

impl Tree {
    /// Makes a directory with its parents.
    pub fn make_dir(&mut self, dir: &str) {
        let mut end = 0;
        for part in dir.split('/').filter(|part| !part.is_empty()) {
            end += part.len() + usize::from(end > 0);
            self.dirs.insert(dir[..end].to_owned());
        }
    }

    pub fn put(&mut self, path: &str, bytes: Bytes, modified: i64) {
        self.make_dir(parent(path));
        let node = Node {
            bytes,
            modified,
            cloud_only: false,
        };
        self.files.insert(path.to_owned(), node);
    }

    pub fn bytes(&self, path: &str) -> Option<&Bytes> {
        self.files.get(path).map(|node| &node.bytes)
    }

    /// What lies directly in a directory; nothing when there is none.
    pub fn list(&self, dir: &str) -> Option<Vec<Entry>> {
        if !dir.is_empty() && !self.dirs.contains(dir) {
            return None;
        }
        let start = if dir.is_empty() {
            String::new()
        } else {
            format!("{dir}/")
        };
        let inside = |path: &str| {
            path.strip_prefix(start.as_str())
                .is_some_and(|rest| !rest.is_empty() && !rest.contains('/'))
        };
        let dirs = self.dirs.range(start.clone()..);
        let dirs = dirs.take_while(|path| path.starts_with(start.as_str()));
        let mut entries: Vec<Entry> = dirs
            .filter(|path| inside(path))
            .map(|path| entry(path, EntryKind::Dir, 0, 0))
            .collect();
        let files = self.files.range(start.clone()..);
        let files = files.take_while(|(path, _)| path.starts_with(start.as_str()));
        entries.extend(files.filter(|(path, _)| inside(path)).map(|(path, node)| {
            let kind = if node.cloud_only {
                EntryKind::CloudOnly
            } else {
                EntryKind::File
            };
            entry(path, kind, node.bytes.len() as u64, node.modified)
        }));
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Some(entries)
    }
}

fn entry(path: &str, kind: EntryKind, len: u64, modified: i64) -> Entry {
    Entry {
        path: path.to_owned(),
        len,
        kind,
        modified,
    }
}

pub fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}
