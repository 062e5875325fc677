//! What the screen "Visites et notes" and the CLI exchange.

use domain::id::{LibraryId, VisitId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Serialize, TS)]
pub struct VisitRow {
    pub id: VisitId,
    pub library: LibraryId,
    pub library_name: String,
    pub commune: String,
    /// ISO date, `2026-09-15`.
    pub date: String,
    pub people: String,
    /// The first words of the note.
    pub excerpt: String,
    pub demo: bool,
}

/// The note of a visit: Markdown, and the version it was read at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Note {
    pub markdown: String,
    /// Opaque; goes back with the next save so that edits merged in between are kept.
    pub version: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct VisitDetail {
    pub row: VisitRow,
    pub note: Note,
    /// Who wrote, and when last (milliseconds since 1970).
    pub authors: Vec<Author>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Author {
    pub name: String,
    #[ts(type = "number")]
    pub at: i64,
}

#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct VisitSave {
    /// Absent: a new visit.
    #[ts(optional)]
    pub id: Option<VisitId>,
    #[ts(optional)]
    pub library: Option<LibraryId>,
    pub date: String,
    pub people: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct NoteSave {
    pub visit: VisitId,
    pub markdown: String,
    /// The version that the editor had loaded.
    pub version: String,
}

/// What a search finds; `kind` is `library`, `visit`, `survey` or `draft`.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SearchHit {
    pub kind: String,
    pub id: String,
    pub title: String,
    /// Parts of the found text; the odd ones (1, 3, …) are the words that matched.
    pub snippet: Vec<String>,
}
