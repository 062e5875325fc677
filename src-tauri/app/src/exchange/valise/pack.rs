//! A .valise that is being written, as a folder: what publishes into folders publishes into it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use sync::{Entry, EntryKind, Folder, FolderError, Holds, Writing};

use crate::{App, Error, Result};

/// The same .valise however often it is cloned.
#[derive(Clone)]
pub(super) struct Packing(Rc<Inner>);

struct Inner {
    writing: RefCell<Option<Writing>>,
    there: RefCell<BTreeMap<String, u64>>,
}

impl Packing {
    pub fn begin(app: &App, file: &str, holds: Holds) -> Result<Self> {
        let writing = Writing::begin(Path::new(file), holds, &mut app.dice()).map_err(said)?;
        Ok(Self(Rc::new(Inner {
            writing: RefCell::new(Some(writing)),
            there: RefCell::default(),
        })))
    }

    pub fn add(&self, path: &str, bytes: &[u8]) -> Result<()> {
        self.put(path, bytes).map_err(said)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> std::result::Result<(), sync::Error> {
        let mut there = self.0.there.borrow_mut();
        if there.contains_key(path) {
            return Ok(());
        }
        if let Some(writing) = self.0.writing.borrow_mut().as_mut() {
            writing.add(path, bytes)?;
        }
        there.insert(path.to_owned(), bytes.len() as u64);
        Ok(())
    }

    /// Closes it and gives the file its name; says how many bytes it has.
    pub fn finish(&self) -> Result<u64> {
        let writing = self.0.writing.borrow_mut().take();
        let writing = writing.ok_or_else(|| Error::new("internal").arg("detail", "valise"))?;
        writing.finish().map_err(said)
    }
}

impl Folder for Packing {
    fn list(&self, dir: &str) -> std::result::Result<Vec<Entry>, FolderError> {
        let there = self.0.there.borrow();
        let inside = there
            .iter()
            .filter(|(path, _)| path.rsplit_once('/').map_or("", |(parent, _)| parent) == dir);
        Ok(inside
            .map(|(path, len)| Entry {
                path: path.clone(),
                len: *len,
                kind: EntryKind::File,
                modified: 0,
            })
            .collect())
    }

    fn read(&self, path: &str, _max_len: u64) -> std::result::Result<Vec<u8>, FolderError> {
        Err(FolderError::Missing(path.to_owned()))
    }

    fn publish(&self, path: &str, bytes: &[u8]) -> std::result::Result<(), FolderError> {
        self.put(path, bytes).map_err(|error| match error {
            sync::Error::Folder(error) => error,
            other => FolderError::Io(other.to_string()),
        })
    }

    fn make_dir(&self, _dir: &str) -> std::result::Result<(), FolderError> {
        Ok(())
    }

    fn remove(&self, _path: &str) -> std::result::Result<(), FolderError> {
        Err(FolderError::ReadOnly)
    }
}

/// What the medium says, in sentences about a .valise and not about a shared folder.
pub(super) fn said(error: sync::Error) -> Error {
    let sync::Error::Folder(folder) = &error else {
        return error.into();
    };
    let code = match folder {
        FolderError::Full => "valise_full",
        FolderError::ReadOnly | FolderError::Denied => "valise_denied",
        FolderError::Missing(_) => "valise_missing",
        FolderError::Exists(_) => "valise_in_the_way",
        FolderError::Gone => "valise_gone",
        _ => "valise_unreadable",
    };
    let path = match folder {
        FolderError::Missing(path) | FolderError::Exists(path) => path.clone(),
        other => other.to_string(),
    };
    Error::new(code).arg("detail", path)
}
