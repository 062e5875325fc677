//! The acts of the officer: what undo names ("Annuler : déplacer mardi 14 h") and what history tells.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::week::Day;

/// One act, with what its sentence needs. The catalogue has `op-<code>` for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Op {
    AddLibrary { name: String },
    SaveLibrary { name: String },
    DeleteLibrary { name: String },
    ImportLibraries { count: u32 },
    AddVisit { date: String },
    SaveVisit { date: String },
    DeleteVisit { date: String },
    SaveNote { date: String },
    AddSurvey { title: String },
    DeleteSurvey { title: String },
    SubmitResponse { title: String },
    AddDraft { title: String },
    RenameDraft { title: String },
    DeleteDraft { title: String },
    AddSlot { day: Day, start: u16, end: u16 },
    MoveSlot { day: Day, start: u16, end: u16 },
    RemoveSlot { day: Day, start: u16, end: u16 },
    ResolveQuestion,
    ResolveQuestions { count: u32 },
    RetireLaptop { name: String },
    ReinstateLaptop { name: String },
    EraseData { count: u32 },
    AddDemo,
    RemoveDemo,
    Undo { act: Box<Op> },
    Redo { act: Box<Op> },
}

impl Op {
    /// Submitted answers are immutable, what is erased is gone, and an undo is undone by redo; everything else can be undone.
    pub fn is_undoable(&self) -> bool {
        !matches!(
            self,
            Op::SubmitResponse { .. } | Op::AddDemo | Op::EraseData { .. }
        )
    }
}
