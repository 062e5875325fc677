//! What the use cases tell whoever listens: which topics changed, and how far a job is.

use serde::Serialize;
use ts_rs::TS;

use crate::exchange::types::JobState;

/// Sent after the commit that it tells of, never before.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Ask again for what depends on these: `session`, `libraries`, `visits`, `surveys`, `responses`, `interviews`,
    /// `drafts`, `photos`, `devices`, `undo`, `sync`, `questions`, `backups`, `valise`, `versions`, `erased`.
    Topics {
        topics: Vec<String>,
    },
    Job {
        job: JobState,
    },
}
