//! What the screen "Enquêtes", the interview and the CLI exchange.

use std::collections::BTreeMap;

use domain::finding::Finding;
use domain::id::{InterviewId, LibraryId, ResponseId, SurveyId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Who is asked. Users and non-users are never merged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Users,
    NonUsers,
    #[default]
    Other,
}

/// A questionnaire that ships with Rythme.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BundledForm {
    /// `usagers` or `non-usagers`.
    pub code: String,
    pub title: String,
    pub audience: Audience,
    pub questions: u32,
    pub languages: Vec<String>,
}

/// What an XLSForm holds, before anything is written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FormCheck {
    pub title: String,
    pub questions: u32,
    pub languages: Vec<String>,
    /// True when a survey can be made of it.
    pub usable: bool,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct SurveyAdd {
    #[ts(optional)]
    pub library: Option<LibraryId>,
    pub title: String,
    pub audience: Audience,
    /// Until when the answers may be kept (`2028-11-24`); absent: as the rules say.
    #[ts(optional)]
    pub keep_until: Option<String>,
    /// One of the three: a file to read …
    #[ts(optional)]
    pub path: Option<String>,
    /// … or the code of a bundled form …
    #[ts(optional)]
    pub bundled: Option<String>,
    /// … or a published version of a questionnaire.
    #[ts(optional)]
    pub published: Option<domain::id::PublishedId>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SurveyAdded {
    /// Absent when the form was refused.
    pub id: Option<SurveyId>,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SurveyRow {
    pub id: SurveyId,
    pub library: LibraryId,
    pub library_name: String,
    pub title: String,
    pub audience: Audience,
    pub questions: u32,
    pub languages: Vec<String>,
    /// Submitted responses.
    pub responses: u32,
    /// Interviews begun on this laptop and not ended.
    pub interviews: u32,
    /// Until when the answers may be kept; absent when nobody has said.
    pub keep_until: Option<String>,
    pub demo: bool,
}

/// Another end for what a survey's answers may be kept.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SurveyKeep {
    pub id: SurveyId,
    /// `2028-11-24`.
    pub until: String,
}

/// Until when the answers of a new survey are kept when nobody says otherwise, and why.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KeepRule {
    /// `2028-11-24`.
    pub until: String,
    pub months: u32,
    /// True for what ships with Rythme as an example, not as a rule of the commune's.
    pub example: bool,
    /// Where the duration comes from, in French.
    pub source: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SurveyDetail {
    pub row: SurveyRow,
    pub items: Vec<FormItem>,
    pub interviews: Vec<InterviewRow>,
}

/// A question in the overview of a form.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FormItem {
    pub name: String,
    /// The XLSForm type, such as `select_one`.
    pub kind: String,
    pub label: String,
    pub required: bool,
    pub choices: Vec<ChoiceView>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct InterviewRow {
    pub id: InterviewId,
    #[ts(type = "number")]
    pub started_at: i64,
    pub answered: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ResponseRow {
    pub id: ResponseId,
    pub survey: SurveyId,
    #[ts(type = "number")]
    pub submitted_at: i64,
    /// `interview`, `kiosk` or `file`.
    pub mode: String,
    pub language: String,
    pub valid: bool,
    pub answers: BTreeMap<String, Value>,
    /// Question → what the interviewer noted.
    pub notes: BTreeMap<String, String>,
    /// When the notice was accepted, in which language, and the hash of its text.
    pub consent: Option<Value>,
    pub by: String,
    pub demo: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ResponseAdd {
    pub survey: SurveyId,
    /// Question name → value: text, number, ISO date, choice name, or list of choice names.
    pub answers: BTreeMap<String, Value>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ResponseAdded {
    /// Absent when the answers were refused.
    pub id: Option<ResponseId>,
    pub valid: bool,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChoiceView {
    pub name: String,
    pub label: String,
}

/// What somebody reads before the first question, in the language of the interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Notice {
    /// The form's language, as its columns spell it.
    pub language: String,
    /// Code of the language that the text is in: French where there is no translation.
    pub code: String,
    pub title: String,
    pub parts: Vec<NoticePart>,
    /// BLAKE3 of the text: the consent of a response names it.
    pub hash: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoticePart {
    /// Empty for the first part.
    pub head: String,
    pub text: String,
}

/// A note of the interviewer on the answer to the question that shows; empty: none.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AnswerNoteSave {
    pub interview: InterviewId,
    pub question: String,
    pub note: String,
}

/// The respondent does not know: the next question shows.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AnswerUnknown {
    pub interview: InterviewId,
    pub question: String,
}

/// One page of an interview.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "page", rename_all = "snake_case")]
pub enum InterviewPage {
    /// The privacy notice, before the first question.
    Privacy {
        notice: Notice,
    },
    Question {
        question: QuestionView,
    },
    /// Everything is answered: the last look before it is submitted.
    End {
        answered: u32,
        refused: u32,
        findings: Vec<Finding>,
    },
}

/// The ends and the step of a `range`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct RangeView {
    pub start: f64,
    pub end: f64,
    pub step: f64,
}

/// The row of a repeat that a question belongs to; for the page of the repeat itself, how many rows there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowView {
    /// The label of the repeat.
    pub label: String,
    /// 1-based; 0 on the page of the repeat itself.
    pub number: u32,
    pub count: u32,
    /// What takes the row away; absent where the form counts the rows itself.
    pub remove: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct QuestionView {
    /// The key of the question: its name, or `enfant[2]/age_enf` in a row of a repeat.
    pub name: String,
    /// The XLSForm type; `repeat` for the question whether there is another row.
    pub kind: String,
    /// Words for the renderer, as the form has them.
    pub appearance: String,
    pub range: Option<RangeView>,
    pub row: Option<RowView>,
    /// May be seen and not changed.
    pub read_only: bool,
    pub label: String,
    pub hint: String,
    pub guidance: String,
    pub required: bool,
    pub choices: Vec<ChoiceView>,
    /// The answer so far: text, number, ISO date, choice name or list of names; null when blank.
    pub value: Value,
    pub refused: bool,
    /// The respondent does not know.
    pub unknown: bool,
    /// What the interviewer noted.
    pub note: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct InterviewState {
    pub id: InterviewId,
    pub survey: SurveyId,
    pub title: String,
    pub library_name: String,
    /// Until when the answers are kept, which the notice says; absent when the survey does not say or that day is over.
    pub keep_until: Option<String>,
    pub language: String,
    pub languages: Vec<String>,
    /// 1-based place of the page.
    pub position: u32,
    /// Pages: those up to here that are relevant, and all that may still come.
    pub total: u32,
    /// Some of those that may come are not relevant yet: the total is an upper bound.
    pub at_most: bool,
    pub page: InterviewPage,
    /// Why the last answer was not taken; the page is still the same question.
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct InterviewStart {
    pub survey: SurveyId,
    /// Empty: the form's default language.
    pub language: String,
}

/// What is answered to the question shown; then the next one shows.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct InterviewAnswer {
    pub interview: InterviewId,
    /// The question that the screen shows, so that a late key cannot answer another one.
    pub question: String,
    /// Null: left blank. On the page of a repeat, true: there is another row.
    pub value: Value,
    /// The respondent refuses to answer.
    pub refused: bool,
}

/// Takes a row of a repeat away.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct InterviewRowRemove {
    pub interview: InterviewId,
    /// `enfant[2]`.
    pub row: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct InterviewLanguage {
    pub interview: InterviewId,
    pub language: String,
}
