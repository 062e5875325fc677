//! What the screen "Sauvegardes", the lock and the CLI exchange about backups.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Daily,
    /// Before an import.
    Import,
    /// Before a sync.
    Sync,
    /// Somebody asked for it.
    Asked,
    /// No backup, but the database that a restored one took the place of.
    Replaced,
}

/// A backup that can be restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupRow {
    /// The whole path.
    pub file: String,
    pub name: String,
    /// Wall milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    pub reason: Reason,
    #[ts(type = "number")]
    pub bytes: u64,
    /// What it held when it was made; absent when this database does not remember it.
    pub counts: Option<BTreeMap<String, u32>>,
    pub drill: Option<DrillDone>,
}

/// When a backup was last opened and compared, and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DrillDone {
    #[ts(type = "number")]
    pub at: i64,
    pub ok: bool,
    /// Codes (`drill-<code>` in the catalogue); empty when all is well.
    pub findings: Vec<String>,
}

/// What "Sauvegardes" shows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BackupState {
    /// Where the backups lie.
    pub folder: String,
    /// The newest first.
    pub rows: Vec<BackupRow>,
    pub job: Option<BackupJob>,
    /// Why the last one that Rythme wanted to make by itself was not made; absent once one was.
    pub failed: Option<BackupFailed>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupFailed {
    #[ts(type = "number")]
    pub at: i64,
    pub error: crate::Error,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupWork {
    Backup,
    Drill,
    /// What was erased is taken out of every backup: `done` of `total` files.
    Erase,
}

/// What goes on in the background, or how the last such thing ended.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BackupJob {
    pub id: u32,
    pub work: BackupWork,
    pub running: bool,
    /// Bytes, about; 0 of 0 when nobody knows.
    #[ts(type = "number")]
    pub done: u64,
    #[ts(type = "number")]
    pub total: u64,
    pub made: Option<Made>,
    pub drill: Option<Drill>,
    pub error: Option<crate::Error>,
}

/// `rythme backup`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Made {
    pub file: String,
    #[ts(type = "number")]
    pub bytes: u64,
    #[ts(type = "number")]
    pub at: i64,
    pub reason: Reason,
    pub counts: BTreeMap<String, u32>,
    pub digest: String,
}

/// `rythme backup drill`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Drill {
    pub file: String,
    pub ok: bool,
    #[ts(type = "number")]
    pub at: i64,
    /// What it holds, as read now; absent when it cannot be read.
    pub counts: Option<BTreeMap<String, u32>>,
    pub digest: Option<String>,
    pub findings: Vec<String>,
}

/// What a restore would bring back, and take away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RestorePreview {
    pub file: String,
    /// Of when the backup is; absent for a file that does not say.
    #[ts(type = "number | null")]
    pub at: Option<i64>,
    pub counts_then: BTreeMap<String, u32>,
    /// Absent when the present database cannot be read.
    pub counts_now: Option<BTreeMap<String, u32>>,
    /// Changes made since, and those of them that are in no shared folder.
    #[ts(type = "number | null")]
    pub records_lost: Option<u64>,
    #[ts(type = "number | null")]
    pub unshared_lost: Option<u64>,
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Restored {
    pub file: String,
    /// Where the former database is now; absent when there was none.
    pub set_aside: Option<String>,
    /// The incarnation under which it goes on.
    pub device: String,
}

/// The way out of a database that cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RescueOffer {
    /// The newest backup that opens with the passphrase and passes the drill.
    pub backup: Option<RestorePreview>,
    /// How many changes can be read in the damaged database itself: it can be rebuilt of them.
    #[ts(type = "number | null")]
    pub journal: Option<u64>,
}

/// Without `Debug`: it would print a passphrase.
#[derive(Clone, Deserialize, TS)]
pub struct RescueAsk {
    pub passphrase: String,
}

/// `rythme rebuild`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Rebuilt {
    pub records: u32,
    /// Where the damaged database is now; absent when it was sound and rebuilt in place.
    pub set_aside: Option<String>,
    pub device: String,
    /// Tables that stay on this laptop and could not be read whole.
    pub lost: Vec<String>,
}
