//! What the survey's page exchanges about targets and about people who refused or went by.

use std::collections::BTreeMap;

use domain::id::{QuotaId, SurveyId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What became of somebody who was spoken to, or would have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactOutcome {
    /// Asked, and did not want to.
    Refusal,
    /// Went by without being asked.
    PasserBy,
}

impl ContactOutcome {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Refusal => "refusal",
            Self::PasserBy => "passer_by",
        }
    }
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ContactAdd {
    pub survey: SurveyId,
    pub outcome: ContactOutcome,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct QuotaSave {
    /// Absent: a new one.
    #[ts(optional)]
    pub id: Option<QuotaId>,
    pub survey: SurveyId,
    /// Question with one choice → value of the choice; nothing: all responses.
    pub criteria: BTreeMap<String, String>,
    /// How many responses are aimed at; at least 1.
    pub target: u32,
}

/// One answer that a target asks for, in the form's default language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CriterionView {
    pub question: String,
    pub question_label: String,
    pub value: String,
    pub value_label: String,
}

/// A target, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuotaRow {
    pub id: QuotaId,
    pub criteria: Vec<CriterionView>,
    pub target: u32,
    /// Submitted responses that gave all of these answers.
    pub done: u32,
}

/// A question that targets can be set on: one choice of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuotaQuestion {
    pub name: String,
    pub label: String,
    pub choices: Vec<crate::survey::types::ChoiceView>,
}

/// What happened in half an hour.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct HalfHour {
    /// Its beginning, in milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
    pub responses: u32,
    pub refusals: u32,
    pub passers_by: u32,
}

/// Everything that the board of a survey shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuotaBoard {
    /// Submitted responses: the base of every count.
    pub responses: u32,
    pub quotas: Vec<QuotaRow>,
    pub questions: Vec<QuotaQuestion>,
    /// Half-hours in which anything happened, oldest first; responses by interview and kiosk.
    pub half_hours: Vec<HalfHour>,
}
