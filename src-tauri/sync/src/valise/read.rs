//! An opened .valise: what is whole in it, as a folder that can only be read.

use std::fs::File;
use std::io::SeekFrom;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::format::{Holds, LETTER};
use super::index::{BadEntry, Index, Place, Source, index};
use super::write::said;
use crate::error::Error;
use crate::folder::FolderError;
use crate::sealed::letter::{Letter, unseal_letter};
use crate::sealed::reject::Reject;
use crate::space::keys::Keys;

/// A .valise whose bytes were all looked at. To clone it is cheap.
#[derive(Clone)]
pub struct Valise {
    pub(super) index: Arc<Index>,
    source: Arc<Mutex<Box<dyn Source>>>,
}

impl Valise {
    /// Opens the file and reads it once from end to end.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let file = File::open(path).map_err(|error| said(&error, path))?;
        Self::of(Box::new(std::io::BufReader::new(file)))
    }

    /// The same of bytes that are at hand.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, Error> {
        Self::of(Box::new(std::io::Cursor::new(bytes)))
    }

    fn of(mut source: Box<dyn Source>) -> Result<Self, Error> {
        let index = index(&mut *source)?;
        Ok(Self {
            index: Arc::new(index),
            source: Arc::new(Mutex::new(source)),
        })
    }

    /// What it says it holds; nothing when that byte is of no kind that this version knows.
    pub fn holds(&self) -> Option<Holds> {
        self.index.holds
    }

    /// What of it is not as it was written.
    pub fn flaws(&self) -> &[BadEntry] {
        &self.index.flaws
    }

    /// The paths of what is whole.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.index.entries.keys().map(String::as_str)
    }

    /// The letter, or why it cannot be read.
    pub fn letter(&self, keys: &Keys) -> Result<Result<Letter, Reject>, Error> {
        let inside = format!("{LETTER}/");
        let Some((path, place)) = self
            .index
            .entries
            .iter()
            .find(|(path, _)| path.starts_with(&inside))
        else {
            return Ok(Err(Reject::Truncated));
        };
        let bytes = self.content(path, *place)?;
        Ok(unseal_letter(keys, keys.space(), &bytes))
    }

    /// The bytes of an entry. The medium may be gone by now.
    pub(super) fn content(&self, path: &str, place: Place) -> Result<Vec<u8>, FolderError> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = vec![0; place.length];
        let read = source
            .seek(SeekFrom::Start(place.offset))
            .and_then(|_| source.read_exact(&mut bytes));
        read.map_err(|error| crate::folder::typed(&error, path))?;
        Ok(bytes)
    }
}
