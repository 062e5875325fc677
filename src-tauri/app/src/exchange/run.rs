//! One sync, from the folder's door to the head; and its dry run.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use store::DeviceName;
use store::exchange::Space as Bound;
use sync::{Head, NoProgress, Progress};

use super::folder::{Meeting, Shared, meet, meet_and_bind};
use super::keys::{door, units};
use super::log;
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
    /// Photos come last: everything else is there before the first of them leaves.
    fn photos(&self) -> &dyn Progress;
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
    fn photos(&self) -> &dyn Progress {
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
    let _turn = app.jobs().turn();
    let meeting = meet_and_bind(app, &args.folder, &args.folder_passphrase)?;
    crate::backup::before(app, crate::backup::Reason::Sync);
    let shared = meeting.shared();
    let merged = merge(app, shared, phases.reading(), phases.applying())?;
    crate::erasure::scrub_if_wanted(app)?;
    let fresh = publish(app, shared, phases.publishing())?;
    upkeep(app, shared, &merged, &fresh, phases.publishing())?;
    units::sweep(app, shared, &merged)?;
    crate::photo::exchange::sweep(app, shared, &merged.listing)?;
    say_how_far(app, shared, &merged)?;
    close(app, shared, &merged.skipped)?;
    crate::photo::exchange::share(app, shared, &merged.listing, phases.photos())?;
    let outcome = outcome(app, count(&fresh), merged)?;
    Ok(SyncOutcome {
        recovery_key: meeting.recovery_key(),
        ..outcome
    })
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
    name_others(app)?;
    let (before, now) = (heads(app)?.remove(&device), head(app)?);
    let same = before.is_some_and(|head| {
        let mut told = now.rest.iter();
        head.applied == now.applied
            && head.label == now.label
            && head.person == now.person
            && head.batch == now.batch
            && told.all(|(name, value)| head.rest.get(name) == Some(value))
    });
    if same && is_there {
        return Ok(());
    }
    tell(app, shared, &now)
}

/// Writes a head of this laptop as it is now, and remembers it.
pub(super) fn tell_now(app: &App, shared: &Shared) -> Result<()> {
    tell(app, shared, &head(app)?)
}

fn tell(app: &App, shared: &Shared, head: &Head) -> Result<()> {
    let device = app.store()?.device();
    let (folder, dice) = (&*shared.folder, &mut app.dice());
    sync::write_head(folder, &shared.keys, device, head, dice)?;
    let json = serde_json::to_value(head)
        .map_err(|error| Error::new("stored_unreadable").arg("detail", error))?;
    app.settle(|tx| Ok(tx.set_head(device, head.number, &json)?))
}

/// What this laptop has to say now, under the next number.
fn head(app: &App) -> Result<Head> {
    let device = app.store()?.device();
    let before = heads(app)?.remove(&device);
    let (digest, rest) = (digest(app)?, door::head_members(app)?);
    app.read(|db| {
        let (last, name) = (db.last_batch(device)?, db.laptop()?);
        Ok(Head {
            number: before.map_or(1, |head| head.number + 1),
            batch: last.as_ref().map_or(0, |batch| batch.seq),
            hash: last
                .as_ref()
                .map_or(Ok(sync::Hash::ZERO), |batch| to_hash(&batch.hash))?,
            applied: db.applied()?,
            digest,
            label: name.label,
            person: name.person,
            app: env!("CARGO_PKG_VERSION").to_owned(),
            rest,
        })
    })
}

/// The newest head of each laptop that is known here.
fn heads(app: &App) -> Result<BTreeMap<DeviceId, Head>> {
    app.read(|db| {
        let seen = db.heads()?.into_iter();
        Ok(seen
            .filter_map(|seen| Some((seen.device, serde_json::from_value(seen.head).ok()?)))
            .collect())
    })
}

/// The other laptops, as they name themselves.
pub(super) fn name_others(app: &App) -> Result<()> {
    let heads = heads(app)?;
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
    app.settle(|tx| {
        tx.set_skipped_files(&skipped)?;
        // Read here: the keys may have been changed meanwhile.
        if let Some(bound) = tx.space()? {
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
            (received, forecast(app, shared, &scan)?, skipped(&scan))
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
            recovery_key: None,
            sent_by: log::waiting(db)?,
            received_by,
        })
    })
}
