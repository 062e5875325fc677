//! A folder of this computer: a disk, a USB stick, an SMB share, or what OneDrive, Nextcloud or Syncthing mirrors.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::fault::{is_no_fsync, patiently, typed};
use super::names::{TEMP_PREFIX, check_inside, check_ours};
use super::{Entry, EntryKind, Folder, FolderError};
use crate::digest::hex;
use crate::random::{OsRandom, Random};

/// Tells apart the temporary files of two folders that one process opens.
static COUNTER: AtomicU64 = AtomicU64::new(0);

/// A directory of the local file system. The root is never created: a missing one means an unplugged stick or a lost share.
#[derive(Debug, Clone)]
pub struct DirFolder {
    root: PathBuf,
}

impl DirFolder {
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    fn at(&self, path: &str) -> PathBuf {
        if path.is_empty() {
            self.root.clone()
        } else {
            self.root.join(path)
        }
    }

    /// A missing file and a missing folder give the same error number; only the root tells them apart.
    fn explain(&self, error: &io::Error, path: &str) -> FolderError {
        match typed(error, path) {
            FolderError::Missing(_) | FolderError::Io(_) if !self.root.is_dir() => {
                FolderError::Gone
            }
            other => other,
        }
    }

    fn publish_with(&self, path: &str, bytes: &[u8], fill: Fill<'_>) -> Result<(), FolderError> {
        check_ours(path)?;
        let target = self.at(path);
        if let Some(outcome) = self.already_there(path, bytes)? {
            return outcome;
        }
        let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
        self.make_dir(parent)?;
        let temp =
            Temp::write(&self.at(parent), bytes, fill).map_err(|e| self.explain(&e, path))?;
        match patiently(|| rename_without_replacing(&temp.path, &target)) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                return self
                    .already_there(path, bytes)?
                    .unwrap_or_else(|| Err(FolderError::Exists(path.to_owned())));
            }
            Err(error) => return Err(self.explain(&error, path)),
        }
        sync_dir(&self.at(parent)).map_err(|e| self.explain(&e, path))?;
        self.verify(path, bytes)
    }

    /// `Some` when `path` is taken: fine if by the same bytes (a publish that was interrupted after the rename), refused otherwise.
    fn already_there(
        &self,
        path: &str,
        bytes: &[u8],
    ) -> Result<Option<Result<(), FolderError>>, FolderError> {
        let taken = Err(FolderError::Exists(path.to_owned()));
        match fs::symlink_metadata(self.at(path)) {
            Ok(found) if !found.is_file() => Ok(Some(taken)),
            Ok(_) => match self.read(path, bytes.len() as u64) {
                Ok(found) if found == bytes => Ok(Some(Ok(()))),
                Ok(_) | Err(FolderError::TooLarge(_)) => Ok(Some(taken)),
                Err(FolderError::Missing(_)) => Ok(None),
                Err(error) => Err(error),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.explain(&error, path)),
        }
    }

    /// Reads back what was just written. A share that altered it keeps nothing of it: the outbox still holds the bytes.
    fn verify(&self, path: &str, bytes: &[u8]) -> Result<(), FolderError> {
        if self
            .read(path, bytes.len() as u64)
            .is_ok_and(|found| found == bytes)
        {
            return Ok(());
        }
        let _ = self.remove(path);
        if !self.root.is_dir() {
            return Err(FolderError::Gone);
        }
        Err(FolderError::NotVerified(path.to_owned()))
    }
}

impl Folder for DirFolder {
    fn list(&self, dir: &str) -> Result<Vec<Entry>, FolderError> {
        check_inside(dir)?;
        let explain = |error: io::Error| self.explain(&error, dir);
        let mut entries = Vec::new();
        for item in patiently(|| fs::read_dir(self.at(dir))).map_err(explain)? {
            let item = item.map_err(explain)?;
            let name = item.file_name();
            let name = name.to_string_lossy();
            let path = if dir.is_empty() {
                name.into_owned()
            } else {
                format!("{dir}/{name}")
            };
            // Absent again between the listing and this look: a mirror at work, not an error.
            if let Ok(metadata) = item.metadata() {
                let kind = kind_of(&metadata);
                let len = if metadata.is_file() {
                    metadata.len()
                } else {
                    0
                };
                entries.push(Entry {
                    path,
                    len,
                    kind,
                    modified: modified(&metadata),
                });
            }
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    fn read(&self, path: &str, max_len: u64) -> Result<Vec<u8>, FolderError> {
        check_inside(path)?;
        let read = || {
            let mut bytes = Vec::new();
            File::open(self.at(path))?
                .take(max_len.saturating_add(1))
                .read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = patiently(read).map_err(|error| self.explain(&error, path))?;
        if bytes.len() as u64 > max_len {
            return Err(FolderError::TooLarge(max_len));
        }
        Ok(bytes)
    }

    fn read_start(&self, path: &str, len: u64) -> Result<Vec<u8>, FolderError> {
        check_inside(path)?;
        let read = || {
            let mut bytes = Vec::new();
            File::open(self.at(path))?
                .take(len)
                .read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        patiently(read).map_err(|error| self.explain(&error, path))
    }

    fn publish(&self, path: &str, bytes: &[u8]) -> Result<(), FolderError> {
        self.publish_with(path, bytes, &|file, bytes| file.write_all(bytes))
    }

    fn make_dir(&self, dir: &str) -> Result<(), FolderError> {
        if !self.root.is_dir() {
            return Err(FolderError::Gone);
        }
        if dir.is_empty() {
            return Ok(());
        }
        check_ours(dir)?;
        let mut path = self.root.clone();
        for name in dir.split('/') {
            let parent = path.clone();
            path.push(name);
            match patiently(|| fs::create_dir(&path)) {
                Ok(()) => sync_dir(&parent).map_err(|error| self.explain(&error, dir))?,
                Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => {}
                Err(error) => return Err(self.explain(&error, dir)),
            }
        }
        Ok(())
    }

    fn remove(&self, path: &str) -> Result<(), FolderError> {
        check_inside(path)?;
        match patiently(|| fs::remove_file(self.at(path))) {
            Err(error) if error.kind() == ErrorKind::NotFound && self.root.is_dir() => Ok(()),
            outcome => outcome.map_err(|error| self.explain(&error, path)),
        }
    }
}

/// How the bytes get into the temporary file; a test puts a disk that fills up here.
type Fill<'a> = &'a dyn Fn(&mut File, &[u8]) -> io::Result<()>;

/// A temporary file: gone with this value, whatever happened, unless it was renamed before.
struct Temp {
    path: PathBuf,
}

impl Temp {
    fn write(dir: &Path, bytes: &[u8], fill: Fill<'_>) -> io::Result<Self> {
        let mut token = [0; 8];
        OsRandom
            .fill(&mut token)
            .map_err(|_| io::Error::other("no randomness"))?;
        let count = COUNTER.fetch_add(1, Ordering::Relaxed);
        let path = dir.join(format!("{TEMP_PREFIX}{}-{count:x}", hex(&token)));
        let mut file = patiently(|| OpenOptions::new().write(true).create_new(true).open(&path))?;
        let temp = Self { path };
        fill(&mut file, bytes)?;
        tolerate(file.sync_all())?;
        // Closed before the rename: Windows and some shares refuse to rename an open file.
        drop(file);
        Ok(temp)
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        // After the rename there is nothing at this path: the error is the good case.
        let _ = fs::remove_file(&self.path);
    }
}

/// Renames, and fails with `AlreadyExists` rather than replace anything.
fn rename_without_replacing(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    match rename_noreplace(from, to) {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::InvalidInput | ErrorKind::Unsupported
            ) => {}
        outcome => return outcome,
    }
    link_then_unlink(from, to)
}

#[cfg(target_os = "linux")]
fn rename_noreplace(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

/// A hard link never replaces. Where there are none (FAT, some shares), the only way left is to look first: the names are
/// random, so that nobody else is about to take this one.
fn link_then_unlink(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        Err(_) if fs::symlink_metadata(to).is_ok() => {
            Err(io::Error::from(ErrorKind::AlreadyExists))
        }
        Err(_) => fs::rename(from, to),
    }
}

/// Makes the new name durable. Shares refuse it at random and Windows has no such call: then there is nothing more to ask for.
fn sync_dir(dir: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    tolerate(File::open(dir).and_then(|dir| dir.sync_all()))
}

fn tolerate(outcome: io::Result<()>) -> io::Result<()> {
    match outcome {
        Err(error) if is_no_fsync(&error) => Ok(()),
        other => other,
    }
}

/// Nanoseconds since 1970, wrapped: only compared.
fn modified(metadata: &fs::Metadata) -> i64 {
    let since = metadata
        .modified()
        .ok()
        .and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_nanos() as i64)
}

fn kind_of(metadata: &fs::Metadata) -> EntryKind {
    if metadata.is_dir() {
        EntryKind::Dir
    } else if !metadata.is_file() {
        EntryKind::Other
    } else if is_cloud_only(metadata) {
        EntryKind::CloudOnly
    } else {
        EntryKind::File
    }
}

/// OneDrive's placeholders: FILE_ATTRIBUTE_OFFLINE, RECALL_ON_OPEN or RECALL_ON_DATA_ACCESS.
#[cfg(windows)]
fn is_cloud_only(metadata: &fs::Metadata) -> bool {
    use std::os::windows::fs::MetadataExt;
    metadata.file_attributes() & (0x1000 | 0x0004_0000 | 0x0040_0000) != 0
}

#[cfg(not(windows))]
fn is_cloud_only(_: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn names(folder: &DirFolder, dir: &str) -> Vec<String> {
        folder
            .list(dir)
            .unwrap()
            .iter()
            .map(|entry| entry.name().to_owned())
            .collect()
    }

    #[test]
    fn a_disk_that_fills_up_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let folder = DirFolder::new(dir.path());
        let half_then_full = |file: &mut File, bytes: &[u8]| {
            file.write_all(&bytes[..bytes.len() / 2])?;
            Err(io::Error::from(ErrorKind::StorageFull))
        };
        let outcome = folder.publish_with("d/a.b", b"0123456789", &half_then_full);
        assert_eq!(outcome, Err(FolderError::Full));
        assert!(names(&folder, "d").is_empty());
        folder.publish("d/a.b", b"0123456789").unwrap();
        assert_eq!(names(&folder, "d"), ["a.b"]);
    }

    #[test]
    fn what_a_share_altered_is_not_published() {
        let dir = tempfile::tempdir().unwrap();
        let folder = DirFolder::new(dir.path());
        let outcome =
            folder.publish_with("d/a.b", b"0123456789", &|file, _| file.write_all(b"01234"));
        assert_eq!(outcome, Err(FolderError::NotVerified("d/a.b".into())));
        assert!(names(&folder, "d").is_empty());
    }

    #[test]
    fn the_fallback_without_atomic_rename_replaces_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let (from, to) = (dir.path().join("from"), dir.path().join("to"));
        fs::write(&from, "new").unwrap();
        fs::write(&to, "old").unwrap();
        assert_eq!(
            link_then_unlink(&from, &to).unwrap_err().kind(),
            ErrorKind::AlreadyExists
        );
        assert_eq!(fs::read(&to).unwrap(), b"old");
        fs::remove_file(&to).unwrap();
        link_then_unlink(&from, &to).unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"new");
        assert!(!from.exists());
    }
}
