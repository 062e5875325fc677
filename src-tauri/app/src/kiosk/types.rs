//! What the kiosk's window, and the dialog that puts it out, exchange.

use domain::id::SurveyId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::session::types::{Language, Theme};
use crate::survey::types::InterviewState;

/// Puts a kiosk out for a survey.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct KioskStart {
    pub survey: SurveyId,
    /// Six digits, to leave.
    pub pin: String,
    /// Empty: the form's default language.
    pub language: String,
    /// Answers of somebody who leaves early are kept, as a partial response.
    pub keep: bool,
}

/// Everything that the kiosk's page knows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KioskView {
    pub title: String,
    pub library_name: String,
    pub languages: Vec<String>,
    /// The language that each respondent starts from.
    pub language: String,
    pub keep: bool,
    /// False when the survey is gone: the kiosk can only be left.
    pub available: bool,
    /// Who is in front of it; absent: the first page.
    pub interview: Option<InterviewState>,
    /// Whether this laptop has a voice that reads aloud.
    pub voice: bool,
    /// How the officer has the screen: for sentences in a language that the kiosk does not speak, and for the colours.
    pub screen_language: Language,
    pub theme: Theme,
}

/// What is answered to the question shown; then the next one shows.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct KioskAnswer {
    /// The question that the page shows, so that a late key cannot answer another one.
    pub question: String,
    /// Null: left blank.
    pub value: Value,
}

/// What came of the last page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KioskDone {
    /// The response is kept; else the view says at what question something is missing.
    pub done: bool,
    pub view: KioskView,
}
