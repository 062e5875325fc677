//! The log of syncs: who wrote what of the records that travelled, and how each sync ended. It is kept beside the sync, which
//! knows nothing of it.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use domain::journal::{Record, Vector};
use store::Db;
use store::written::{Range, Written};
use sync::Scan;

use super::publish::own_names;
use super::run::{self, Phases};
use super::types::{LogEntry, SyncOutcome, SyncStart, WrittenBy};
use crate::{App, Error, Result};

/// So many file names of one sync are kept in the log.
const NAMES: usize = 50;

/// The last syncs, latest first.
///
/// # Errors
/// What the database says.
pub fn log(app: &App) -> Result<Vec<LogEntry>> {
    let entries = app.read(|db| Ok(db.sync_log()?))?;
    // An entry of a newer version, whose shape is not ours, is passed over.
    Ok(entries
        .into_iter()
        .filter_map(|entry| serde_json::from_value(entry).ok())
        .collect())
}

/// Runs a sync and keeps what came of it.
pub(super) fn run(
    app: &App,
    args: &SyncStart,
    phases: &dyn Phases,
    auto: bool,
) -> Result<SyncOutcome> {
    let (began, before) = (app.now().0, Sight::of(app)?);
    let ended = run::run(app, args, phases);
    let (sent_by, received_by) = before.since(app)?;
    let outcome = match &ended {
        Ok(outcome) => SyncOutcome {
            sent_by,
            received_by,
            ..outcome.clone()
        },
        Err(_) => SyncOutcome {
            sent: total(&sent_by),
            received: total(&received_by),
            pending: app.read(|db| Ok(db.pending()?))?,
            questions: app.read(|db| Ok(db.question_count()?))?,
            skipped: Vec::new(),
            recovery_key: None,
            sent_by,
            received_by,
        },
    };
    let at = app.now().0;
    let entry = LogEntry {
        at,
        since: began,
        times: 1,
        ms: at.saturating_sub(began).max(0),
        auto,
        outcome: outcome.clone(),
        error: ended.as_ref().err().cloned(),
    };
    // A sync that was done is not undone because its line could not be kept.
    let _ = keep(app, entry);
    ended.map(|_| outcome)
}

fn total(written: &[WrittenBy]) -> u32 {
    written.iter().map(|each| each.count).sum()
}

fn keep(app: &App, mut entry: LogEntry) -> Result<()> {
    // It is shown once, and kept nowhere.
    entry.outcome.recovery_key = None;
    entry.outcome.skipped.truncate(NAMES);
    let last = app.read(|db| Ok(db.last_sync_entry()?))?;
    let last: Option<LogEntry> = last.and_then(|last| serde_json::from_value(last).ok());
    let same = last.filter(|last| says_the_same(last, &entry));
    if let Some(last) = &same {
        entry.since = last.since;
        entry.times = last.times.saturating_add(1);
    }
    let json = serde_json::to_value(&entry)
        .map_err(|error| Error::new("stored_unreadable").arg("detail", error))?;
    app.settle(|tx| Ok(tx.log_sync(&json, same.is_some())?))
}

/// Syncs in a row with nothing new are one line: a day by the folder would push everything else out.
fn says_the_same(last: &LogEntry, next: &LogEntry) -> bool {
    let quiet = |entry: &LogEntry| entry.outcome.sent == 0 && entry.outcome.received == 0;
    let code = |entry: &LogEntry| entry.error.as_ref().map(|error| error.code.clone());
    quiet(last)
        && quiet(next)
        && last.auto == next.auto
        && code(last) == code(next)
        && last.outcome.skipped == next.outcome.skipped
}

/// How far everybody was before a sync.
struct Sight {
    applied: Vector,
    published: BTreeMap<DeviceId, u64>,
}

impl Sight {
    fn of(app: &App) -> Result<Self> {
        let own = own_names(app)?;
        app.read(|db| {
            let mut published = BTreeMap::new();
            for device in own {
                published.insert(device, db.published_up_to(device)?);
            }
            Ok(Self {
                applied: db.applied()?,
                published,
            })
        })
    }

    /// What was sent and received since then.
    fn since(&self, app: &App) -> Result<(Vec<WrittenBy>, Vec<WrittenBy>)> {
        let own = own_names(app)?;
        let now = Self::of(app)?;
        let grown = |from: u64, device: &DeviceId, to: u64| Range {
            device: *device,
            first: from + 1,
            last: to,
        };
        let sent: Vec<Range> = now
            .published
            .iter()
            .map(|(device, to)| {
                let from = self.published.get(device).copied().unwrap_or(0);
                grown(from, device, *to)
            })
            .collect();
        let received: Vec<Range> = now
            .applied
            .0
            .iter()
            // What a restored database gets back of its own is received, under its former name.
            .filter(|(device, _)| Some(*device) != own.first())
            .map(|(device, to)| grown(self.applied.get(*device), device, *to))
            .collect();
        app.read(|db| Ok((named(db.written(&sent)?), named(db.written(&received)?))))
    }
}

fn named(written: Vec<Written>) -> Vec<WrittenBy> {
    let named = |each: Written| WrittenBy {
        by: each.by,
        kind: each.kind,
        count: each.count,
    };
    written.into_iter().map(named).collect()
}

/// What waits here to be sent.
pub(super) fn waiting(db: &Db<'_>) -> Result<Vec<WrittenBy>> {
    Ok(named(db.written(&db.pending_ranges()?)?))
}

/// What lies in the folder to be received.
pub(super) fn announced(scan: &Scan) -> Vec<WrittenBy> {
    let mut counts: BTreeMap<(String, String), u32> = BTreeMap::new();
    let bodies = scan.batches.iter().flat_map(|ready| &ready.batch.records);
    for body in bodies {
        // What cannot be read is left aside when it comes to it.
        let Ok(record) = serde_json::from_slice::<Record>(body) else {
            continue;
        };
        *counts.entry((record.by, record.entity.kind)).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|((by, kind), count)| WrittenBy { by, kind, count })
        .collect()
}
