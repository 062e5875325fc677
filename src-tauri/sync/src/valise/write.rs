//! Writing a .valise: into a file beside its place, made durable, read back, and only then under its name.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::format::{Holds, MAGIC, entry_header, header};
use super::read::Valise;
use crate::digest::hex;
use crate::error::Error;
use crate::folder::{FolderError, names};
use crate::random::{self, Random};

/// A .valise that is being written. Dropped before `finish`, it leaves nothing.
pub struct Writing {
    target: PathBuf,
    temp: PathBuf,
    file: File,
    hasher: blake3::Hasher,
    written: u64,
    entries: u32,
}

impl Writing {
    /// Begins a .valise. A file of that name is replaced in the end, if it is a .valise itself.
    pub fn begin(target: &Path, holds: Holds, random: &mut dyn Random) -> Result<Self, Error> {
        refuse_others(target)?;
        let name = format!(
            "{}{}",
            names::TEMP_PREFIX,
            hex(&random::bytes::<8>(random)?)
        );
        let temp = target.with_file_name(name);
        let opened = OpenOptions::new().write(true).create_new(true).open(&temp);
        let mut writing = Self {
            target: target.to_owned(),
            file: opened.map_err(|error| said(&error, target))?,
            temp,
            hasher: blake3::Hasher::new(),
            written: 0,
            entries: 0,
        };
        writing.put(&header(holds))?;
        Ok(writing)
    }

    /// Adds a file of the space under its path.
    pub fn add(&mut self, path: &str, content: &[u8]) -> Result<(), Error> {
        names::check_ours(path)?;
        let header = entry_header(path, content).ok_or(Error::TooLarge)?;
        self.entries += 1;
        [&header[..], path.as_bytes(), content]
            .into_iter()
            .try_for_each(|part| self.put(part))
    }

    /// Closes the file, reads all of it back, and gives it its name; says how many bytes it has.
    pub fn finish(mut self) -> Result<u64, Error> {
        self.put(&self.entries.to_le_bytes())?;
        let sum = *self.hasher.finalize().as_bytes();
        self.put(&sum)?;
        let said = |error: &io::Error| said(error, &self.target);
        self.file.sync_all().map_err(|error| said(&error))?;
        if !Valise::open(&self.temp)?.flaws().is_empty() {
            return Err(Error::ValiseNotVerified);
        }
        fs::rename(&self.temp, &self.target).map_err(|error| said(&error))?;
        Ok(self.written)
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.hasher.update(bytes);
        self.written += bytes.len() as u64;
        let written = self.file.write_all(bytes);
        written.map_err(|error| said(&error, &self.target))
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // After the rename there is nothing at this path: the error is the good case.
        let _ = fs::remove_file(&self.temp);
    }
}

/// Nobody's file is replaced, but a .valise by the next one.
fn refuse_others(target: &Path) -> Result<(), Error> {
    let mut begin = [0; MAGIC.len()];
    let taken = match File::open(target) {
        Ok(mut file) => file.read_exact(&mut begin).is_err() || begin != MAGIC,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(said(&error, target)),
    };
    if taken {
        return Err(FolderError::Exists(target.display().to_string()).into());
    }
    Ok(())
}

/// In the words of a folder: a full stick and a read-only one have their sentences already.
pub(super) fn said(error: &io::Error, path: &Path) -> Error {
    crate::folder::typed(error, &path.display().to_string()).into()
}
