//! What "Retour au bureau" and the CLI exchange: the shared folder, its jobs, the questions.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use domain::op::Op;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::keys::types::Secret;

/// Always true, always cheap: what the footer says.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SyncState {
    /// The shared folder, if one was chosen.
    pub folder: Option<String>,
    /// Whether that folder could be reached a moment ago; absent when there is none, or nobody has looked yet.
    pub reachable: Option<bool>,
    /// Changes recorded here and not yet in the folder.
    pub pending: u32,
    pub questions: u32,
    #[ts(type = "number | null")]
    pub last_sync: Option<i64>,
    /// The last commit of this laptop: what "Enregistré à …" says.
    #[ts(type = "number | null")]
    pub saved_at: Option<i64>,
    /// A laptop whose clock and ours differ by more than ten minutes.
    pub wrong_clock: Option<WrongClock>,
    /// What the last sync left aside.
    pub skipped: Vec<SkippedFile>,
    /// The laptops of the space, as far as known here.
    pub devices: Vec<DeviceRow>,
    /// A recovery key was made and waits to be written down: `recovery_show`.
    pub recovery_waiting: bool,
    /// The job that runs now, if one does.
    pub job: Option<JobState>,
    /// Whether a sync starts by itself when the folder is there.
    pub auto: bool,
}

/// One of two clocks is wrong: what was written there is merged all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WrongClock {
    pub who: String,
    /// How far ahead of this laptop's clock.
    pub minutes: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeviceRow {
    pub label: String,
    pub person: String,
    pub this: bool,
    /// Records of this laptop that are applied here.
    pub records: u32,
}

/// A file that was left aside: the reason is a code (`skipped-<reason>` in the catalogue).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SkippedFile {
    pub file: String,
    pub reason: String,
    /// Since when it is left aside, in wall milliseconds; absent in what one sync found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub since: Option<i64>,
}

/// What a sync did, or (dry run) would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncOutcome {
    /// Records published, received, still to publish.
    pub sent: u32,
    pub received: u32,
    pub pending: u32,
    pub questions: u32,
    pub skipped: Vec<SkippedFile>,
    /// When this sync made the space: the key that opens it without the passphrase, to be written down. It is kept nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub recovery_key: Option<Secret>,
    /// Who wrote what of it, by person and kind.
    #[serde(default)]
    pub sent_by: Vec<WrittenBy>,
    #[serde(default)]
    pub received_by: Vec<WrittenBy>,
}

/// So many records of one kind of thing, by one person (or laptop, where nobody is named).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenBy {
    pub by: String,
    pub kind: String,
    pub count: u32,
}

/// One sync of the past, or several in a row that had the same to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LogEntry {
    /// When the (last of them) ended, and the first began.
    #[ts(type = "number")]
    pub at: i64,
    #[ts(type = "number")]
    pub since: i64,
    pub times: u32,
    /// How long the last of them took.
    #[ts(type = "number")]
    pub ms: i64,
    /// Started by itself.
    pub auto: bool,
    /// What it did, also when it broke off.
    pub outcome: SyncOutcome,
    /// Why it broke off; the code `cancelled` when the officer wished so.
    pub error: Option<crate::Error>,
}

/// A laptop of the space, as far as it is known here.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LaptopState {
    pub id: DeviceId,
    pub label: String,
    pub person: String,
    pub this: bool,
    /// Records of this laptop that are applied here.
    pub records: u32,
    /// When news of it were last read here, in wall milliseconds.
    #[ts(type = "number | null")]
    pub seen_at: Option<i64>,
    /// Whether it held exactly what this laptop held when both last spoke; absent when they held different changes.
    pub same: Option<bool>,
    /// Records of this laptop that it has not acknowledged.
    pub behind: u32,
    /// Records that it says it has written, and that are not here.
    pub ahead: u32,
    /// Its program's version, when it last spoke.
    pub version: Option<String>,
    /// By how many minutes its clock is ahead of this one's, when one of the two is wrong.
    pub clock_ahead: Option<u32>,
    /// Taken out of the space.
    pub retired: bool,
    /// Retired, and yet it has spoken again.
    pub returned: bool,
    /// What this very laptop was called before its database was copied or restored.
    pub former: bool,
}

#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct SyncStart {
    /// Empty: the folder chosen before.
    pub folder: String,
    /// The folder's passphrase, or its recovery key. Empty: the database's own passphrase.
    pub folder_passphrase: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobPhase {
    Reading,
    Applying,
    Publishing,
    Photos,
    Done,
    Cancelled,
    Failed,
}

impl JobPhase {
    /// Nothing more will happen.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled | Self::Failed)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct JobState {
    pub id: u32,
    pub phase: JobPhase,
    pub done: u32,
    pub total: u32,
    /// What it came to, when it is done.
    pub outcome: Option<SyncOutcome>,
    pub error: Option<crate::Error>,
    /// Started by itself.
    pub auto: bool,
    /// It waits between two files until it is resumed or cancelled.
    pub paused: bool,
}

/// Two values that nobody has chosen between.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Question {
    /// `kind/uuid/field`.
    pub id: String,
    /// `library`, `visit`, `survey`, `draft` …
    pub kind: String,
    pub entity: String,
    /// What the entity is called on screen.
    pub title: String,
    /// The field's name, or `slot`, or `deleted`.
    pub field: String,
    /// First the one that shows.
    pub candidates: Vec<Candidate>,
    /// What all of them had seen when they wrote; absent when there was nothing yet.
    pub start: Option<Start>,
    /// Whether each value can get a draft of its own (`keep`: `both`).
    pub can_fork: bool,
}

/// The value that everybody knew before it was disputed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Start {
    /// As a candidate's.
    pub value: Value,
    pub by: String,
    #[ts(type = "number")]
    pub at: i64,
    /// Minutes a week of the draft with this value, for a slot.
    pub weekly_minutes: Option<u32>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Candidate {
    /// Text, or `{day,start,end}` for a slot, or null for "removed".
    pub value: Value,
    pub by: String,
    #[ts(type = "number")]
    pub at: i64,
    /// Written on this laptop.
    pub mine: bool,
    /// The one that shows until somebody decides.
    pub shown: bool,
    /// What to send back to keep it.
    pub key: String,
    /// The act that wrote it; absent when it is of a newer version.
    pub op: Option<Op>,
    /// The reason that its writer gave, if any.
    pub comment: Option<String>,
    /// Minutes a week of the draft with this value, for a slot.
    pub weekly_minutes: Option<u32>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct QuestionResolve {
    pub id: String,
    /// `mine`, `theirs`, a candidate's `key`, or `both`: mine stays, and a copy of the draft takes the other value.
    pub keep: String,
}

/// Several decisions that are one act.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct QuestionsResolve {
    pub choices: Vec<QuestionResolve>,
}

/// `rythme status`.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Status {
    /// The device incarnation that signs this laptop's records.
    pub id: String,
    pub device: String,
    pub pending: u32,
    pub questions: u32,
    #[ts(type = "number | null")]
    pub last_sync: Option<i64>,
    pub digest: String,
    pub counts: BTreeMap<String, u32>,
}
