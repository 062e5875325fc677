//! What the screen "Communes et bibliothèques" and the CLI exchange about libraries.

use domain::finding::Finding;
use domain::id::LibraryId;
use domain::week::Slot;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Serialize, TS)]
pub struct CommuneRow {
    pub insee: String,
    pub name: String,
    /// Municipal population of the bundled table.
    pub population: u32,
    pub postal_codes: Vec<String>,
    /// Libraries known here.
    pub libraries: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LibraryRow {
    pub id: LibraryId,
    pub name: String,
    pub insee: String,
    /// The commune's name; empty when the code is not of the metropolis.
    pub commune: String,
    pub address: String,
    /// OSM syntax as it was typed; empty when unknown.
    pub opening_hours: String,
    /// Minutes open in an ordinary week; absent when the hours are unknown or unreadable.
    pub weekly_minutes: Option<u32>,
    pub demo: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LibraryDetail {
    pub row: LibraryRow,
    pub ministry_code: String,
    /// The ordinary week of the current hours.
    pub week: Vec<Slot>,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct LibrarySave {
    /// Absent: a new library.
    #[ts(optional)]
    pub id: Option<LibraryId>,
    pub name: String,
    pub insee: String,
    pub address: String,
    pub opening_hours: String,
}

/// What an opening_hours text means, while it is being typed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HoursRead {
    pub week: Vec<Slot>,
    pub weekly_minutes: u32,
    /// The same hours, written back in OSM syntax.
    pub opening_hours: String,
    /// The same hours as a sentence in the screen's language.
    pub sentence: String,
    pub findings: Vec<Finding>,
}

/// One row that an import would write.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportRow {
    /// 1-based row of the file.
    pub row: u32,
    pub name: String,
    pub insee: String,
    pub commune: String,
    pub opening_hours: String,
    /// A library of the same ministry code, or of the same name and commune, is already known: it is updated.
    pub known: bool,
}

/// Preview of an import: nothing is written yet.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportPreview {
    pub rows: Vec<ImportRow>,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Imported {
    pub imported: u32,
    pub findings: Vec<Finding>,
}
