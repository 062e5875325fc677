//! What a shared folder can do, whatever carries it; and the words for how it fails.

use thiserror::Error;

use crate::sealed::MAX_FILE;

/// What a directory lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Relative to the folder's root, with `/` between its parts.
    pub path: String,
    /// Bytes; 0 for what is no file.
    pub len: u64,
    pub kind: EntryKind,
    /// When the file was last written, in any unit of the folder's: another number says that it has to be read again. 0 where it
    /// is not known.
    pub modified: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    File,
    Dir,
    /// Known by name only: the provider would have to download it before it can be read.
    CloudOnly,
    /// A link, a pipe, or what this system has besides.
    Other,
}

impl Entry {
    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// How a folder fails. Each has its own sentence and its own next action.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FolderError {
    #[error("the folder itself is gone (unplugged, unmounted, network down)")]
    Gone,
    #[error("no such file or directory: {0}")]
    Missing(String),
    #[error("read only")]
    ReadOnly,
    #[error("no space left")]
    Full,
    #[error("access denied")]
    Denied,
    #[error("in use by another program")]
    Busy,
    #[error("another file has this name: {0}")]
    Exists(String),
    #[error("larger than {0} bytes")]
    TooLarge(u64),
    #[error("a name this folder does not allow: {0}")]
    BadName(String),
    #[error("what was read back is not what was written: {0}")]
    NotVerified(String),
    #[error("{0}")]
    Io(String),
}

impl FolderError {
    /// The stable code of the catalogue (`error-<code>`).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Gone => "folder_gone",
            Self::Missing(_) => "folder_file_missing",
            Self::ReadOnly => "folder_read_only",
            Self::Full => "folder_full",
            Self::Denied => "folder_denied",
            Self::Busy => "folder_busy",
            Self::Exists(_) => "folder_file_exists",
            Self::TooLarge(_) => "folder_file_too_large",
            Self::BadName(_) => "folder_bad_name",
            Self::NotVerified(_) => "folder_not_verified",
            Self::Io(_) => "folder_io",
        }
    }
}

/// A folder that several laptops see, sooner or later, through a share or a mirror.
pub trait Folder {
    /// What lies directly in `dir` (`""` is the root), sorted by path. `Missing` when there is no such directory.
    fn list(&self, dir: &str) -> Result<Vec<Entry>, FolderError>;

    /// The whole file, or `TooLarge` when it has more than `max_len` bytes.
    fn read(&self, path: &str, max_len: u64) -> Result<Vec<u8>, FolderError>;

    /// At most the first `len` bytes of a file: what it says of itself, without all that it holds.
    fn read_start(&self, path: &str, len: u64) -> Result<Vec<u8>, FolderError> {
        let mut bytes = self.read(path, MAX_FILE)?;
        bytes.truncate(usize::try_from(len).unwrap_or(usize::MAX));
        Ok(bytes)
    }

    /// Makes `path` appear with exactly these bytes, durably and at once, or not at all; missing directories are made. Never
    /// replaces a file: one that holds the same bytes is a success, any other is `Exists`.
    fn publish(&self, path: &str, bytes: &[u8]) -> Result<(), FolderError>;

    /// Makes a directory and its parents below the root (the root itself is never made).
    fn make_dir(&self, dir: &str) -> Result<(), FolderError>;

    /// Removes one file. Callers remove only what this laptop itself wrote; a file that is already absent is a success.
    fn remove(&self, path: &str) -> Result<(), FolderError>;
}
