//! The acts of the officer: what undo names ("Annuler : déplacer mardi 14 h") and what history tells.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::week::Day;

/// One act, with what its sentence needs. The catalogue has `op-<code>` for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Op {
    AddLibrary {
        name: String,
    },
    SaveLibrary {
        name: String,
    },
    DeleteLibrary {
        name: String,
    },
    ImportLibraries {
        count: u32,
    },
    AddVisit {
        date: String,
    },
    SaveVisit {
        date: String,
    },
    DeleteVisit {
        date: String,
    },
    SaveNote {
        date: String,
    },
    AddSurvey {
        title: String,
    },
    DeleteSurvey {
        title: String,
    },
    KeepSurvey {
        title: String,
    },
    SubmitResponse {
        title: String,
    },
    ImportResponses {
        title: String,
    },
    SetQuota {
        title: String,
    },
    RemoveQuota {
        title: String,
    },
    AddContact {
        title: String,
    },
    AddQuestionnaire {
        title: String,
    },
    SaveQuestionnaire {
        title: String,
    },
    DeleteQuestionnaire {
        title: String,
    },
    PublishQuestionnaire {
        title: String,
    },
    AddFormRow {
        name: String,
    },
    SaveFormRow {
        name: String,
    },
    MoveFormRow {
        name: String,
    },
    DeleteFormRow {
        name: String,
    },
    PrintSheets {
        count: u32,
        title: String,
    },
    SavePaperBatch {
        title: String,
    },
    RemovePaperBatch {
        title: String,
    },
    RemoveSheet {
        number: u32,
        title: String,
    },
    DrawSheets {
        count: u32,
        title: String,
    },
    CheckSheet {
        number: u32,
        title: String,
    },
    DecideSheet {
        number: u32,
        title: String,
    },
    AddDraft {
        title: String,
    },
    RenameDraft {
        title: String,
    },
    DeleteDraft {
        title: String,
    },
    AddSlot {
        day: Day,
        start: u16,
        end: u16,
    },
    MoveSlot {
        day: Day,
        start: u16,
        end: u16,
    },
    RemoveSlot {
        day: Day,
        start: u16,
        end: u16,
    },
    AddPhoto {
        name: String,
    },
    SavePhoto {
        name: String,
    },
    DeletePhoto {
        name: String,
    },
    ResolveQuestion,
    NameVersion {
        name: String,
        title: String,
    },
    RenameVersion {
        name: String,
    },
    DeleteVersion {
        name: String,
    },
    RestoreVersion {
        name: String,
        title: String,
    },
    RestoreMoment {
        title: String,
        #[ts(type = "number")]
        at: i64,
    },
    EraseData {
        count: u32,
    },
    ResolveQuestions {
        count: u32,
    },
    RetireLaptop {
        name: String,
    },
    ReinstateLaptop {
        name: String,
    },
    AddDemo,
    RemoveDemo,
    ReceiveDraft,
    Undo {
        act: Box<Op>,
    },
    Redo {
        act: Box<Op>,
    },
}

impl Op {
    /// Submitted answers are immutable, what is erased is gone, what others wrote is theirs, and an undo is undone by redo; everything
    /// else can be undone.
    pub fn is_undoable(&self) -> bool {
        !matches!(
            self,
            Op::SubmitResponse { .. } | Op::AddDemo | Op::EraseData { .. } | Op::ReceiveDraft
        )
    }
}
