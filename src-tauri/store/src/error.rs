//! What can go wrong with the database. Each refusal of `Store::open` leaves every byte as it was.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no database at {0}")]
    Missing(PathBuf),
    #[error("a file is already at {0}")]
    Exists(PathBuf),
    #[error("{path} lies in a folder mirrored by {tool}")]
    Mirrored { path: PathBuf, tool: String },
    #[error("{0} is not a database of Rythme")]
    NotADatabase(PathBuf),
    #[error("wrong passphrase for {0}")]
    WrongPassphrase(PathBuf),
    #[error("schema {found} is newer than {known}")]
    NewerSchema { found: i64, known: i64 },
    /// The build lacks SQLCipher: the database would lie open on the disk.
    #[error("this build cannot encrypt")]
    NoCipher,
    #[error("the disk is full")]
    Full,
    #[error("the database cannot be written")]
    ReadOnly,
    #[error("another process holds the database")]
    Busy,
    /// The file exists and the key fits, but pages of it are damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// Somebody asked it to stop; nothing is left of it.
    #[error("stopped")]
    Stopped,
    #[error("unknown {kind} {id}")]
    Unknown { kind: &'static str, id: String },
    #[error("a stored value cannot be read: {0}")]
    Stored(String),
    #[error("database: {0}")]
    Sql(rusqlite::Error),
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
}

pub type Result<T> = std::result::Result<T, Error>;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{
            DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, OperationInterrupted, ReadOnly,
        };
        match error.sqlite_error_code() {
            Some(DiskFull) => Self::Full,
            Some(OperationInterrupted) => Self::Stopped,
            Some(ReadOnly) => Self::ReadOnly,
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy,
            Some(DatabaseCorrupt) => Self::Damaged(error.to_string()),
            _ => Self::Sql(error),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Stored(error.to_string())
    }
}

impl From<uuid::Error> for Error {
    fn from(error: uuid::Error) -> Self {
        Self::Stored(error.to_string())
    }
}
