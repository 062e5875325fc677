//! What the paper screens and the command line exchange.

use std::collections::BTreeMap;

use domain::finding::Finding;
use domain::id::{InterviewId, PaperBatchId, PaperCheckId, ResponseId, SurveyId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Something that stands on a sheet: a group's title, a note or a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetItem {
    /// The question's key in the answers.
    pub key: String,
    /// Its number on the sheet; empty for what is no question.
    pub number: String,
    /// The XLSForm type, such as `select_one`; `week` for a week that is painted.
    pub kind: String,
    pub label: String,
    pub hint: String,
    /// Who answers it, as the sheet says it; empty: everybody.
    pub condition: String,
    /// How many groups are around it.
    pub level: u32,
    pub choices: Vec<SheetChoice>,
    /// Boxes for a number.
    pub digits: u32,
    /// Lines for a text.
    pub lines: u32,
    /// The steps of a range.
    pub scale: Vec<String>,
    /// The questions of a repeat.
    pub columns: Vec<SheetItem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetChoice {
    pub name: String,
    /// Before it on the sheet, and the key that picks it: 1 to 9, 0 for the tenth, then letters.
    pub key: String,
    pub label: String,
}

/// A questionnaire to print straight from a file.
#[derive(Debug, Clone)]
pub struct FormPrint {
    pub path: String,
    pub to: String,
    /// Name or code of a language of the form; empty: its default.
    pub language: String,
    pub large: bool,
    /// First and last number; absent: one sheet without a number.
    pub numbers: Option<(u32, u32)>,
}

/// What was printed.
#[derive(Debug, Clone, Serialize)]
pub struct Printed {
    pub to: String,
    pub title: String,
    /// The name of the language.
    pub language: String,
    pub sheets: u32,
    pub bytes: u64,
    /// False when the form was refused, and nothing was written.
    pub ok: bool,
    pub findings: Vec<Finding>,
}

/// Prints a new batch.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperPrint {
    pub survey: SurveyId,
    /// Name or code; empty: the form's default.
    pub language: String,
    pub large: bool,
    /// The number of the first sheet; absent: after the last one that was printed.
    #[ts(optional)]
    pub first: Option<u32>,
    pub count: u32,
    /// Where the sheets are laid out.
    pub place: String,
    /// When they are to be destroyed (`2027-03-31`); absent: nobody has said yet.
    #[ts(optional)]
    pub destroy_on: Option<String>,
    /// Where the PDF goes.
    pub to: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PaperPrinted {
    pub batch: PaperBatchId,
    pub first: u32,
    pub last: u32,
    pub to: String,
}

/// The PDF of a batch once more.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperReprint {
    pub batch: PaperBatchId,
    pub to: String,
}

/// What became of a batch; what is absent stays.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperSave {
    pub batch: PaperBatchId,
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub handed_out: Option<u32>,
    #[serde(default)]
    #[ts(optional)]
    pub returned: Option<u32>,
    #[serde(default)]
    #[ts(optional)]
    pub destroy_on: Option<String>,
    /// `2027-03-31`; empty: they still exist.
    #[serde(default)]
    #[ts(optional)]
    pub destroyed_on: Option<String>,
}

/// How far a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperStage {
    Printed,
    HandedOut,
    Returned,
    /// Every returned sheet is keyed in.
    Keyed,
    /// And each drawn one was keyed in twice, and decided.
    Verified,
    Destroyed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaperBatchRow {
    pub id: PaperBatchId,
    /// The name of the language.
    pub language: String,
    pub large: bool,
    pub first: u32,
    pub last: u32,
    pub place: String,
    pub printed_on: String,
    pub stage: PaperStage,
    pub handed_out: u32,
    pub returned: u32,
    pub keyed: u32,
    /// Drawn for a second key-in, and of those decided.
    pub drawn: u32,
    pub verified: u32,
    pub destroy_on: Option<String>,
    pub destroyed_on: Option<String>,
    /// The day to destroy them has come, and nobody has.
    pub due: bool,
}

/// A submitted sheet, to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetSeen {
    pub response: ResponseId,
    pub number: u32,
    pub by: String,
    #[ts(type = "number")]
    pub at: i64,
    pub mine: bool,
    pub lines: Vec<SheetLine>,
}

/// A question and what was answered, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetLine {
    pub key: String,
    pub number: String,
    pub label: String,
    pub answer: String,
    /// `illegible`, `unfit`, `out_of_range`, `not_concerned`, or empty.
    pub mark: String,
}

/// A number that was keyed in more than once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetTwice {
    pub number: u32,
    pub sheets: Vec<SheetSeen>,
}

/// A sheet that is being keyed in here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeyingRow {
    pub id: InterviewId,
    pub number: u32,
    pub check: bool,
    pub answered: u32,
}

/// Everything about the paper of a survey.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PaperBoard {
    pub survey: SurveyId,
    pub title: String,
    pub library_name: String,
    pub languages: Vec<String>,
    /// The number that the next batch begins with.
    pub next: u32,
    pub keyed: u32,
    pub batches: Vec<PaperBatchRow>,
    /// Numbers that were keyed in and that no batch holds.
    pub outside: Vec<u32>,
    pub twice: Vec<SheetTwice>,
    pub open: Vec<KeyingRow>,
    /// Sheets with something illegible or out of the question.
    pub flagged: Vec<SheetSeen>,
}

/// Begins keying a sheet in.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeyStart {
    pub survey: SurveyId,
    /// A number, or what the code on the sheet holds.
    pub sheet: String,
    /// A second key-in of a drawn sheet.
    pub check: bool,
    /// Although it is keyed in already.
    pub again: bool,
}

/// One of the two: the sheet to key in, or the response that has its number already.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KeyStarted {
    pub sheet: Option<KeySheet>,
    pub existing: Option<SheetSeen>,
}

/// A sheet being keyed in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KeySheet {
    pub id: InterviewId,
    pub survey: SurveyId,
    pub title: String,
    pub number: u32,
    pub check: bool,
    /// The name of the language, and its code.
    pub language: String,
    pub code: String,
    pub right_to_left: bool,
    /// No batch holds this number.
    pub outside: bool,
    pub items: Vec<SheetItem>,
    /// Question → what was keyed in: as a response has it, `{"illegible": true}`, `{"unfit": text}`; null for blank.
    pub answers: BTreeMap<String, Value>,
    /// Question → `illegible`, `unfit`, `out_of_range` or `not_concerned`.
    pub marks: BTreeMap<String, String>,
    /// The question to go on with.
    pub at: Option<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeyAnswer {
    pub id: InterviewId,
    pub question: String,
    /// Null: left blank; `{"illegible": true}`; anything else is read, and kept as it is written where it does not fit.
    pub value: Value,
    /// Where the page goes next; empty: the end.
    pub next: String,
}

/// What a sheet became.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KeyFinished {
    pub number: u32,
    /// Absent for a second key-in.
    pub response: Option<ResponseId>,
    /// How many answers are flagged.
    pub flagged: u32,
    /// In a second key-in: how many answers differ from the first.
    pub differences: u32,
    /// The number was keyed in elsewhere meanwhile.
    pub twice: bool,
    /// From the first key to the last.
    pub seconds: u32,
}

/// Draws sheets for a second key-in.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperDraw {
    pub survey: SurveyId,
    /// Of a hundred sheets that are keyed in.
    pub percent: u32,
    pub at_least: u32,
    /// The same seed draws the same sheets among the same numbers.
    pub seed: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PaperDrawn {
    /// Drawn now.
    pub numbers: Vec<u32>,
    /// Drawn in all.
    pub total: u32,
    /// What they were drawn from.
    pub base: u32,
}

/// Two readings of one answer that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaperDifference {
    pub question: String,
    pub number: String,
    pub label: String,
    pub first: String,
    pub first_mark: String,
    pub second: String,
    pub second_mark: String,
    /// `first`, `second`, or empty while nobody has decided.
    pub keep: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaperCheckRow {
    pub id: PaperCheckId,
    pub number: u32,
    /// The second key-in is there.
    pub keyed: bool,
    pub differences: Vec<PaperDifference>,
}

/// How often the first key-in was wrong. `errors` of `base`; `open` differences are not decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct PaperRate {
    /// A question's number, or the numbers of a batch; empty for the whole.
    pub name: String,
    pub label: String,
    pub sheets: u32,
    /// Answers that were compared.
    pub base: u32,
    pub differences: u32,
    pub errors: u32,
    pub open: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PaperChecks {
    pub survey: SurveyId,
    pub title: String,
    /// Sheets that are keyed in.
    pub base: u32,
    pub checks: Vec<PaperCheckRow>,
    pub whole: PaperRate,
    pub questions: Vec<PaperRate>,
    pub batches: Vec<PaperRate>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperDecide {
    pub check: PaperCheckId,
    pub question: String,
    /// `first`: what was keyed in at first stays; `second`: the response takes the second reading.
    pub keep: String,
}
