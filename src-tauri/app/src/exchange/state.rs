//! What is shared and what is not: always true, and cheap enough to ask after every act.

use domain::entity::KINDS;
use sync::{DirFolder, Folder};

use super::job::is_over;
use super::types::{DeviceRow, SkippedFile, Status, SyncState};
use crate::{App, Result};

/// What the footer and "Retour au bureau" say.
///
/// # Errors
/// What the database says.
pub fn state(app: &App) -> Result<SyncState> {
    let job = app.jobs().current();
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
            .map(|(file, reason)| SkippedFile { file, reason });
        Ok(SyncState {
            reachable: None,
            folder: space.as_ref().map(|space| space.folder.clone()),
            last_sync: space.and_then(|space| space.last_sync),
            pending: db.pending()?,
            questions: db.question_count()?,
            saved_at: db.saved_at()?,
            skipped: skipped.collect(),
            devices,
            job,
        })
    })?;
    // The folder is asked after the view is closed: a slow share must not hold the database.
    let running = state.job.as_ref().is_some_and(|job| !is_over(job.phase));
    let reachable = state
        .folder
        .as_ref()
        .map(|folder| running || DirFolder::new(folder).list("").is_ok());
    Ok(SyncState { reachable, ..state })
}

/// The digest of the shared state: equal on two laptops that have applied the same records.
///
/// # Errors
/// What the database says.
pub fn digest(app: &App) -> Result<String> {
    let lines = app.read(|db| Ok(db.state_lines()?))?;
    Ok(sync::digest(lines))
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
        for kind in KINDS {
            counts.insert(kind.table.to_owned(), db.count(kind)?);
        }
        Ok(Status {
            device: name.label,
            pending: db.pending()?,
            questions: db.question_count()?,
            last_sync: db.space()?.and_then(|space| space.last_sync),
            digest,
            counts,
        })
    })
}
