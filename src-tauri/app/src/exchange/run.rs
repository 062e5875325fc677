//! One sync, from the folder's door to the head; and its dry run.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use store::DeviceName;
use store::exchange::Space as Bound;
use sync::{Head, NoProgress, Progress};

use super::log;
use super::folder::{Meeting, Shared, bind, meet};
use super::merge::{Merged, forecast, merge, skipped};
use super::past::{look, to_hash};
use super::publish::{count, publish};
use super::state::digest;
use super::types::{SkippedFile, SyncOutcome, SyncStart};
use super::upkeep::upkeep;
use crate::{App, Error, Result};

/// Told which part of a sync goes on.
pub(super) trait Phases {
    fn reading(&self) -> &dyn Progress;
    fn applying(&self) -> &dyn Progress;
    fn publishing(&self) -> &dyn Progress;
}

struct Silent;

impl Phases for Silent {
    fn reading(&self) -> &dyn Progress {
        &NoProgress
    }
    fn applying(&self) -> &dyn Progress {
        &NoProgress
    }
    fn publishing(&self) -> &dyn Progress {
        &NoProgress
    }
}

/// Syncs here and now, for the command line and tests.
///
/// # Errors
/// What is refused leaves everything as it was; what breaks off half-way is taken up by the next sync.
pub fn sync(app: &App, args: &SyncStart) -> Result<SyncOutcome> {
    log::run(app, args, &Silent, false)
}

pub(super) fn run(app: &App, args: &SyncStart, phases: &dyn Phases) -> Result<SyncOutcome> {
    let meeting = meet(app, &args.folder, &args.folder_passphrase)?;
    bind(app, &meeting)?;
    let shared = meeting.shared();
    let merged = merge(app, shared, phases.reading(), phases.applying())?;
    crate::erasure::scrub_if_wanted(app)?;
    let fresh = publish(app, shared, phases.publishing())?;
    upkeep(app, shared, &merged, &fresh, phases.publishing())?;
    say_how_far(app, shared, &merged)?;
    close(app, shared, &merged.skipped)?;
    outcome(app, count(&fresh), merged)
}

fn outcome(app: &App, sent: u32, merged: Merged) -> Result<SyncOutcome> {
    app.read(|db| {
        Ok(SyncOutcome {
            sent,
            received: merged.received,
            pending: db.pending()?,
            questions: db.question_count()?,
            skipped: merged.skipped,
            ..SyncOutcome::default()
        })
    })
}

/// The head: how far this laptop is, in its own words. It is written when there is something new to say.
fn say_how_far(app: &App, shared: &Shared, merged: &Merged) -> Result<()> {
    let device = app.store()?.device();
    let dir = format!("{}/h/", sync::device_dir(device));
    let is_there = merged
        .listing
        .iter()
        .any(|entry| entry.path.starts_with(&dir));
    let (heads, last, applied, name) = app.read(|db| {
        let heads: BTreeMap<DeviceId, Head> = db
            .heads()?
            .into_iter()
            .filter_map(|seen| Some((seen.device, serde_json::from_value(seen.head).ok()?)))
            .collect();
        Ok((heads, db.last_batch(device)?, db.applied()?, db.laptop()?))
    })?;
    name_others(app, &heads)?;
    let before = heads.get(&device);
    let batch = last.as_ref().map_or(0, |batch| batch.seq);
    let same = before.is_some_and(|head| {
        head.applied == applied
            && head.label == name.label
            && head.person == name.person
            && head.batch == batch
    });
    if same && is_there {
        return Ok(());
    }
    let head = Head {
        number: before.map_or(1, |head| head.number + 1),
        batch,
        hash: last
            .as_ref()
            .map_or(Ok(sync::Hash::ZERO), |batch| to_hash(&batch.hash))?,
        applied,
        digest: digest(app)?,
        label: name.label,
        person: name.person,
        app: env!("CARGO_PKG_VERSION").to_owned(),
        rest: serde_json::Map::default(),
    };
    sync::write_head(
        &*shared.folder,
        &shared.keys,
        device,
        &head,
        &mut app.dice(),
    )?;
    let json = serde_json::to_value(&head)
        .map_err(|error| Error::new("stored_unreadable").arg("detail", error))?;
    app.settle(|tx| Ok(tx.set_head(device, head.number, &json)?))
}

/// The other laptops, as they name themselves.
fn name_others(app: &App, heads: &BTreeMap<DeviceId, Head>) -> Result<()> {
    let known = app.read(|db| Ok(db.other_laptops()?))?;
    let name = |head: &Head| DeviceName {
        label: head.label.clone(),
        person: head.person.clone(),
    };
    let fresh: Vec<_> = heads
        .iter()
        .map(|(device, head)| (*device, name(head)))
        .filter(|(device, name)| known.get(device) != Some(name))
        .collect();
    if fresh.is_empty() {
        return Ok(());
    }
    app.settle(|tx| {
        Ok(fresh
            .iter()
            .try_for_each(|(device, name)| tx.set_other_laptop(*device, name))?)
    })
}

fn close(app: &App, shared: &Shared, skipped: &[SkippedFile]) -> Result<()> {
    let skipped: Vec<(String, String)> = skipped
        .iter()
        .map(|file| (file.file.clone(), file.reason.clone()))
        .collect();
    let bound = app.read(|db| Ok(db.space()?))?;
    app.settle(|tx| {
        tx.set_skipped_files(&skipped)?;
        if let Some(bound) = bound {
            tx.set_space(&Bound {
                folder: shared.path.clone(),
                last_sync: Some(app.now().0),
                ..bound
            })?;
        }
        Ok(())
    })
}

/// What a sync would do. Nothing is written, neither here nor in the folder.
///
/// # Errors
/// As `sync`.
pub fn preview(app: &App, args: SyncStart) -> Result<SyncOutcome> {
    let meeting = meet(app, &args.folder, &args.folder_passphrase)?;
    let mut received_by = Vec::new();
    let (received, questions, left) = match &meeting {
        Meeting::Found(..) => (0, app.read(|db| Ok(db.question_count()?))?, Vec::new()),
        Meeting::Known(shared) | Meeting::Joined(shared, _) => {
            let scan = look(app, shared, &NoProgress)?;
            received_by = log::announced(&scan);
            let received: usize = scan
                .batches
                .iter()
                .map(|ready| ready.batch.records.len())
                .sum();
            let received = u32::try_from(received).unwrap_or(u32::MAX);
            (received, forecast(app, &scan)?, skipped(&scan))
        }
    };
    app.read(|db| {
        let pending = db.pending()?;
        Ok(SyncOutcome {
            sent: pending,
            received,
            pending,
            questions,
            skipped: left,
            sent_by: log::waiting(db)?,
            received_by,
        })
    })
}
