//! What the section "une valise", the preview and the CLI exchange.

use domain::id::{DeviceId, DraftId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::exchange::types::SkippedFile;

/// What to put into a .valise, and where.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct ValiseExport {
    /// The file, or the folder in which it gets a name.
    pub file: String,
    /// For whom: what that laptop has is left out. Absent: everything, for any laptop.
    pub device: Option<DeviceId>,
    /// This draft alone, and nothing of the rest.
    pub draft: Option<DraftId>,
    /// The photos too.
    pub photos: bool,
    /// Closes a draft for somebody outside the space; founds the space of a database that has none. Else the database's own.
    pub passphrase: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValiseExported {
    pub file: String,
    #[ts(type = "number")]
    pub bytes: u64,
    /// Changes that the receiver lacks.
    pub records: u32,
    pub batches: u32,
    pub photos: u32,
    /// The receiving laptop's name, or nothing for any.
    #[serde(rename = "for")]
    pub receiver: Option<String>,
    /// The draft's title, if it is one draft alone.
    pub draft: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct ValiseImport {
    pub file: String,
    /// What opens it when this laptop has no key: the folder's passphrase, a recovery key, or what its author chose.
    pub passphrase: String,
}

/// What importing would do to this laptop's place in a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ValiseSpace {
    /// It is of the space that this laptop shares.
    Ours,
    /// This laptop has no space yet, and joins this one.
    Joins,
    /// A draft from elsewhere: the spaces stay apart.
    Elsewhere,
}

/// What a .valise holds. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValisePreview {
    pub file: String,
    pub space: ValiseSpace,
    /// Who made it: person, laptop; empty when that part is damaged.
    pub by: String,
    pub device: String,
    #[ts(type = "number | null")]
    pub made_at: Option<i64>,
    /// For which laptop, if for one.
    #[serde(rename = "for")]
    pub receiver: Option<String>,
    pub draft: Option<ValiseDraft>,
    /// Changes that are not here yet, and by whom.
    pub fresh: u32,
    pub people: Vec<ValisePerson>,
    /// What these changes touch: how many of each kind.
    pub things: Vec<ValiseThings>,
    pub photos: u32,
    /// Questions that would be open afterwards, and how many of them would be new.
    pub questions: u32,
    pub raised: u32,
    pub skipped: Vec<SkippedFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValiseDraft {
    pub title: String,
    pub library: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValisePerson {
    pub by: String,
    pub records: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValiseThings {
    /// `library`, `visit`, `survey`, `response`, `draft` …
    pub kind: String,
    pub count: u32,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValiseImported {
    pub received: u32,
    /// Open questions now.
    pub questions: u32,
    pub skipped: Vec<SkippedFile>,
    /// This laptop had no space and is of this one now.
    pub joined: bool,
    /// The draft, if it was one alone: to go and see it.
    pub draft: Option<DraftId>,
}

/// A laptop that a .valise may be for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValiseReceiver {
    pub device: DeviceId,
    pub label: String,
    pub person: String,
    /// How many changes it lacks, as far as known here.
    pub lacks: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ValiseState {
    /// A file that was double-clicked and waits to be looked at.
    pub offered: Option<String>,
    pub receivers: Vec<ValiseReceiver>,
    /// All changes that are here.
    pub records: u32,
    /// Photos that are whole here, and their bytes.
    pub photos: u32,
    #[ts(type = "number")]
    pub photo_bytes: u64,
    /// Whether this laptop is of a space.
    pub space: bool,
    pub job: Option<ValiseJob>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ValisePhase {
    Reading,
    Applying,
    Writing,
    Done,
    Cancelled,
    Failed,
}

impl ValisePhase {
    /// Nothing more will happen.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled | Self::Failed)
    }
}

/// The export or import that runs, or the last one.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ValiseJob {
    pub id: u32,
    pub file: String,
    pub phase: ValisePhase,
    pub done: u32,
    pub total: u32,
    pub exported: Option<ValiseExported>,
    pub imported: Option<ValiseImported>,
    pub error: Option<crate::Error>,
}
