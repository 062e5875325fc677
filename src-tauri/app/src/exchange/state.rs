//! What is shared and what is not: always true, and cheap enough to ask after every act.

use super::types::{DeviceRow, SkippedFile, Status, SyncState, WrongClock};
use crate::{App, Result};
use domain::entity::{DRAFT, LIBRARY, RESPONSE, SURVEY, VISIT};

/// What the footer and "Retour au bureau" say.
///
/// # Errors
/// What the database says.
pub fn state(app: &App) -> Result<SyncState> {
    let job = app.jobs().current();
    let recovery_waiting = app.jobs().shown.is_waiting();
    let state = app.read(|db| {
        let space = db.space()?;
        let applied = db.applied()?;
        let own = (db.device(), db.laptop()?);
        let mut devices: Vec<DeviceRow> = db
            .other_laptops()?
            .into_iter()
            .filter(|(id, _)| *id != own.0)
            .chain([own.clone()])
            .map(|(id, name)| DeviceRow {
                label: name.label,
                person: name.person,
                this: id == own.0,
                records: u32::try_from(applied.get(id)).unwrap_or(u32::MAX),
            })
            .collect();
        devices.sort_by(|a, b| (!a.this, &a.label).cmp(&(!b.this, &b.label)));
        let skipped = db
            .skipped_files()?
            .into_iter()
            .map(|(file, reason, since)| SkippedFile {
                file,
                reason,
                since: Some(since),
            });
        Ok(SyncState {
            reachable: None,
            folder: space
                .as_ref()
                .map(|space| space.folder.clone())
                .filter(|folder| !folder.is_empty()),
            last_sync: space.and_then(|space| space.last_sync),
            pending: db.pending()?,
            questions: db.question_count()?,
            saved_at: db.saved_at()?,
            wrong_clock: db.clock_ahead(app.now())?.map(|(who, ahead)| WrongClock {
                who,
                minutes: u32::try_from(ahead / 60_000).unwrap_or(u32::MAX),
            }),
            skipped: skipped.collect(),
            devices,
            recovery_waiting,
            job,
            auto: super::watch::is_auto(db)?,
        })
    })?;
    // While a sync runs, the folder is being read.
    let running = state.job.as_ref().is_some_and(|job| !job.phase.is_over());
    let reachable = match &state.folder {
        Some(_) if running => Some(true),
        Some(folder) => app.reach().ask(app, folder),
        None => None,
    };
    Ok(SyncState { reachable, ..state })
}

/// The digest of the shared state: equal on two laptops that have applied the same records.
///
/// # Errors
/// What the database says.
pub fn digest(app: &App) -> Result<String> {
    let mut digest = sync::Digest::default();
    app.read(|db| Ok(db.state_lines(|line| digest.add(line))?))?;
    Ok(digest.finish())
}

/// `rythme status`.
///
/// # Errors
/// What the database says.
pub fn status(app: &App) -> Result<Status> {
    let digest = digest(app)?;
    app.read(|db| {
        let name = db.laptop()?;
        let mut counts = std::collections::BTreeMap::new();
        for kind in [&LIBRARY, &VISIT, &SURVEY, &RESPONSE, &DRAFT] {
            counts.insert(kind.table.to_owned(), db.count(kind)?);
        }
        Ok(Status {
            id: db.device().to_string(),
            device: name.label,
            pending: db.pending()?,
            questions: db.question_count()?,
            last_sync: db.space()?.and_then(|space| space.last_sync),
            digest,
            counts,
        })
    })
}
