//! What the screens and the command line exchange about responses in files.

use domain::finding::Finding;
use domain::id::SurveyId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Error;

/// How a file of responses is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    Kobo,
    Odk,
    Rythme,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ResponseExport {
    pub survey: SurveyId,
    pub layout: Layout,
    /// Where to write: `.csv` or `.xlsx`.
    pub path: String,
    /// Headers and choices in the words of the form instead of its names.
    #[serde(default)]
    pub labels: bool,
    /// Headers of Kobo and ODK without the groups.
    #[serde(default)]
    pub without_groups: bool,
    /// CSV with commas and decimal points instead of what French Excel opens.
    #[serde(default)]
    pub plain: bool,
    /// The language of labels, by name or code; the form's own otherwise.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<String>,
    /// Without anything that could say who answered; absent: everything.
    #[serde(default)]
    #[ts(optional)]
    pub anonymous: Option<Anonymous>,
}

/// How an export is made anonymous.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct Anonymous {
    /// The questions by which somebody could be recognised together.
    #[serde(default)]
    pub identifiers: Vec<String>,
    /// The least number of responses that any combination must have; absent: as the rules say.
    #[serde(default)]
    #[ts(optional)]
    pub k: Option<u32>,
    /// Questions to leave out.
    #[serde(default)]
    pub dropped: Vec<String>,
    /// Questions with a number, and the width of the bands that take its place.
    #[serde(default)]
    pub bands: Vec<Band>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Band {
    pub question: String,
    pub width: u32,
}

/// How many responses a combination of answers must have at least when nobody says otherwise, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SmallRule {
    pub least: u32,
    /// Since when the rule holds.
    pub since: String,
    /// True for what ships with Rythme as an example, not as a rule of the commune's.
    pub example: bool,
    /// Where the number comes from, in French.
    pub source: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CellsAsk {
    pub survey: SurveyId,
    pub anonymous: Anonymous,
}

/// What an anonymous export would hide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Cells {
    pub least: u32,
    pub responses: u32,
    /// The identifying questions, in the words of the form.
    pub questions: Vec<String>,
    pub combinations: u32,
    /// Combinations that fewer than the least have.
    pub small: u32,
    /// Responses in them.
    pub hidden: u32,
    /// The rarest first, a hundred at most.
    pub listed: Vec<SmallCell>,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SmallCell {
    pub values: Vec<String>,
    pub count: u32,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Exported {
    /// One file, or one for each table.
    pub files: Vec<String>,
    pub responses: u32,
    /// What the layout cannot say.
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ResponseImport {
    pub survey: SurveyId,
    pub path: String,
    /// How many rows a preview counted, to tell how far it is.
    #[serde(default)]
    #[ts(optional)]
    pub rows: Option<u32>,
}

/// What became of a column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ColumnMatch {
    pub sheet: String,
    pub header: String,
    pub role: ColumnRole,
    /// The question, in the words of the form; empty for other columns.
    pub question: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    Answer,
    /// Which response it is, when, and where it comes from.
    Technical,
    /// Computed anew by the form.
    Computed,
    /// No question is called so.
    Unknown,
}

/// What an import would do, or did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct ImportCount {
    /// Rows of the file that are responses.
    pub rows: u32,
    /// Responses that are added.
    pub new: u32,
    /// Responses that are here already, or twice in the file.
    pub known: u32,
    /// Rows that cannot be read: nothing of them is added.
    pub unreadable: u32,
    /// Rows of responses that were erased for good: they stay so.
    pub erased: u32,
    pub columns: Vec<ColumnMatch>,
    /// Whose file it is; absent when nothing says so.
    pub layout: Option<Layout>,
    /// The first ones.
    pub findings: Vec<Finding>,
    /// How many there are in all.
    pub found: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ResponseWork {
    Export,
    Preview,
    Import,
}

/// The one job with a file of responses that may run, or the last that did.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ResponseJob {
    pub id: u32,
    pub work: ResponseWork,
    pub survey: SurveyId,
    pub running: bool,
    pub done: u32,
    /// 0 while it is not known.
    pub total: u32,
    pub exported: Option<Exported>,
    pub counted: Option<ImportCount>,
    pub error: Option<Error>,
}
