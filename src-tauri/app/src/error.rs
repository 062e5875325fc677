//! The one error of the use cases: a code that the catalogue turns into a sentence (`error-<code>`), and its arguments.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What went wrong, for a screen or a command line to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Error {
    pub code: String,
    pub args: BTreeMap<String, String>,
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            args: BTreeMap::new(),
        }
    }

    #[must_use]
    pub fn arg(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.code, self.args)
    }
}

impl std::error::Error for Error {}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        use store::Error as Store;
        match error {
            Store::Missing(path) => Self::new("database_missing").arg("path", path.display()),
            Store::Exists(path) => Self::new("database_exists").arg("path", path.display()),
            Store::Mirrored { path, tool } => Self::new("database_mirrored")
                .arg("path", path.display())
                .arg("tool", tool),
            Store::NotADatabase(path) => Self::new("database_foreign").arg("path", path.display()),
            Store::WrongPassphrase(path) => {
                Self::new("passphrase_wrong").arg("path", path.display())
            }
            Store::NewerSchema { found, known } => Self::new("database_newer")
                .arg("found", found)
                .arg("known", known),
            Store::NoCipher => Self::new("cipher_missing"),
            Store::Full => Self::new("disk_full"),
            Store::ReadOnly => Self::new("database_read_only"),
            Store::Busy => Self::new("database_busy"),
            Store::Damaged(_) => Self::new("database_damaged"),
            Store::Unknown { kind, id } => {
                Self::new("entity_unknown").arg("kind", kind).arg("id", id)
            }
            Store::Stored(detail) => Self::new("stored_unreadable").arg("detail", detail),
            Store::Sql(error) => Self::new("database_failed").arg("detail", error),
            Store::Io(error) => Self::new("file_failed").arg("detail", error),
        }
    }
}

impl From<coedit::Error> for Error {
    fn from(error: coedit::Error) -> Self {
        match error {
            coedit::Error::UnknownVersion => Self::new("note_version_unknown"),
            coedit::Error::Newer => Self::new("document_newer"),
            other => Self::new("document_unreadable").arg("detail", other),
        }
    }
}

impl From<sync::Error> for Error {
    fn from(error: sync::Error) -> Self {
        let detail = error.to_string();
        Self::new(error.code()).arg("detail", detail)
    }
}

impl From<sync::FolderError> for Error {
    fn from(error: sync::FolderError) -> Self {
        sync::Error::from(error).into()
    }
}

impl From<sync::NoRandom> for Error {
    fn from(error: sync::NoRandom) -> Self {
        sync::Error::from(error).into()
    }
}
