//! A questionnaire as rows of cells, before it is understood: what the reader takes and the writer gives, with or without a file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The sheets of a questionnaire.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

/// A sheet: its first row holds the headers. A row is as long as its last cell; an empty cell is an empty text. What a
/// formula left broken is `#REF!`, `#N/A`….
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<String>>,
}

impl Workbook {
    /// The sheet of that name, whatever its capitals.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets
            .iter()
            .find(|sheet| sheet.name.trim().eq_ignore_ascii_case(name))
    }
}
