//! What is wrong or worth knowing about an input, with its place. A broken input is not an error: it is a value with findings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is left out.
    Warning,
    /// What the place holds cannot be used.
    Error,
}

/// Where in the input: every part is optional, rows and columns count from 1 as Excel shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Place {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// 1-based row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub row: Option<u32>,
    /// The column's header as the file spells it (or its letter when it has none).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub column: Option<String>,
    /// 0-based offset in characters inside a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub offset: Option<u32>,
}

/// One finding: a code that the catalogue turns into a sentence (`finding-<code>`), its arguments and its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    pub code: String,
    pub severity: Severity,
    pub place: Place,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, String>,
}

impl Finding {
    /// An error without a place yet.
    pub fn error(code: &str) -> Self {
        Self::new(code, Severity::Error)
    }

    /// A warning without a place yet.
    pub fn warning(code: &str) -> Self {
        Self::new(code, Severity::Warning)
    }

    fn new(code: &str, severity: Severity) -> Self {
        Self {
            code: code.to_owned(),
            severity,
            place: Place::default(),
            args: BTreeMap::new(),
        }
    }

    #[must_use]
    pub fn sheet(mut self, sheet: &str) -> Self {
        self.place.sheet = Some(sheet.to_owned());
        self
    }

    #[must_use]
    pub fn row(mut self, row: u32) -> Self {
        self.place.row = Some(row);
        self
    }

    #[must_use]
    pub fn column(mut self, column: &str) -> Self {
        self.place.column = Some(column.to_owned());
        self
    }

    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.place.offset = Some(offset);
        self
    }

    #[must_use]
    pub fn arg(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
