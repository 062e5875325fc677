//! What the timetable workshop and the CLI exchange about drafts.

use domain::finding::Finding;
use domain::id::{DraftId, LibraryId, SlotId};
use domain::op::Op;
use domain::week::{Day, Slot};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftRow {
    pub id: DraftId,
    pub library: LibraryId,
    pub library_name: String,
    pub commune: String,
    pub title: String,
    pub weekly_minutes: u32,
    /// Minutes more (or less, negative) than today's hours.
    pub difference: i32,
    #[ts(type = "number")]
    pub changed_at: i64,
    pub demo: bool,
}

/// A slot of a draft, with who wrote it last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftSlot {
    pub id: SlotId,
    pub day: Day,
    pub start: u16,
    pub end: u16,
    pub by: String,
    #[ts(type = "number")]
    pub at: i64,
    /// Two people wrote it without knowing of each other: to be decided.
    pub question: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftDetail {
    pub id: DraftId,
    pub title: String,
    pub library: LibraryId,
    pub library_name: String,
    pub commune: String,
    pub slots: Vec<DraftSlot>,
    /// The ordinary week of today's hours, to compare with.
    pub current: Vec<Slot>,
    /// Minutes open, Monday to Sunday, of the draft and of today.
    pub day_minutes: [u32; 7],
    pub current_day_minutes: [u32; 7],
    pub weekly_minutes: u32,
    pub current_weekly_minutes: u32,
    /// The draft in OSM syntax.
    pub opening_hours: String,
    /// The draft as a sentence in the screen's language.
    pub sentence: String,
    /// Minutes that are open in the draft and closed today, and the reverse.
    pub added: Vec<Slot>,
    pub removed: Vec<Slot>,
    /// Overlaps are shown, never silently repaired.
    pub findings: Vec<Finding>,
    /// Who took part, latest first.
    pub people: Vec<String>,
    pub history: Vec<DraftEvent>,
    pub demo: bool,
}

/// One act on the draft; the detail has the last few, latest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftEvent {
    pub op: Op,
    pub by: String,
    #[ts(type = "number")]
    pub at: i64,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct DraftAdd {
    pub library: LibraryId,
    pub title: String,
    pub from_current: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SlotAdd {
    pub draft: DraftId,
    pub day: Day,
    /// Minutes since midnight, `start < end ≤ 1440`.
    pub start: u16,
    pub end: u16,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SlotMove {
    pub slot: SlotId,
    pub day: Day,
    pub start: u16,
    pub end: u16,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct DraftRename {
    pub id: DraftId,
    pub title: String,
}
