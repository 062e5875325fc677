//! The one error of the use cases: a code that the catalogue turns into a sentence, and its arguments.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

/// What went wrong, for a screen or a command line to say (`error-<code>` in the catalogue).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Error {
    pub code: String,
    pub args: BTreeMap<String, String>,
}

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

pub type Result<T> = std::result::Result<T, Error>;
