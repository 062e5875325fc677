//! What the screen "Aujourd'hui" and undo exchange.

use domain::id::{DraftId, InterviewId, SurveyId, VisitId};
use domain::op::Op;
use serde::Serialize;
use ts_rs::TS;

use crate::visit::types::VisitRow;

/// Something to take up where it was left.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Resume {
    Interview {
        id: InterviewId,
        survey: SurveyId,
        title: String,
        answered: u32,
        #[ts(type = "number")]
        at: i64,
    },
    Visit {
        id: VisitId,
        title: String,
        date: String,
        #[ts(type = "number")]
        at: i64,
    },
    Draft {
        id: DraftId,
        title: String,
        library_name: String,
        #[ts(type = "number")]
        at: i64,
    },
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Today {
    /// ISO date of this laptop's clock.
    pub date: String,
    pub resume: Vec<Resume>,
    pub pending: u32,
    pub questions: u32,
    pub next_visits: Vec<VisitRow>,
    /// How much there is: libraries, visits, surveys, responses, drafts.
    pub libraries: u32,
    pub visits: u32,
    pub surveys: u32,
    pub responses: u32,
    pub drafts: u32,
}

/// What undo and redo would do; absent when there is nothing.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UndoState {
    pub undo: Option<Op>,
    pub redo: Option<Op>,
}
