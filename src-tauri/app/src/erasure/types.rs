//! What the screens and the CLI exchange about erasure.

use std::collections::BTreeMap;

use domain::id::SurveyId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to erase, and why: the reason is kept for ever and names nobody.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct EraseAsk {
    /// `kind/id`: `response`, `survey` (with its responses), `visit` (with its photos), `photo`, `draft`, `library` (with all of that).
    pub entities: Vec<String>,
    pub reason: String,
}

/// What an erasure would take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ErasePreview {
    /// `kind/id` of everything that goes.
    pub targets: Vec<String>,
    /// How many of each kind.
    pub counts: BTreeMap<String, u32>,
    /// Active laptops of the space, this one included: each has to erase.
    pub laptops: u32,
}

/// A survey whose answers have been kept long enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PurgeRow {
    pub survey: SurveyId,
    pub title: String,
    pub library_name: String,
    pub keep_until: String,
    pub responses: u32,
    /// Days since the end.
    pub days_over: u32,
}

/// Which of the surveys that are due (none named: all), and why.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct PurgeAsk {
    pub surveys: Vec<SurveyId>,
    pub reason: String,
}

/// The report of a purge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Purged {
    pub surveys: u32,
    pub responses: u32,
}

/// One line of the register: what was erased is counted, and never named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ErasureRow {
    /// `device:sequence` of the record that erases.
    pub id: String,
    /// Wall milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    pub by: String,
    pub reason: String,
    pub counts: BTreeMap<String, u32>,
    /// Laptops that have erased it from their database and their files, and all that have to.
    pub done: u32,
    pub laptops: u32,
    /// Those that have not, as they call themselves.
    pub waiting: Vec<String>,
}
