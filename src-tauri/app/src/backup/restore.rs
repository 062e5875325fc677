//! Restoring: first what it would bring and take, then a proven copy in the place of the database, under a new name.

use std::path::Path;

use store::backup::Watch;

use super::drill::{Proof, prove};
use super::held::counts;
use super::list::chosen;
use super::swap::{Legacy, swap};
use super::types::{RestorePreview, Restored};
use crate::{App, Error, Result, exchange};

/// What a restore would bring back, and take away. Nothing is changed.
///
/// # Errors
/// `backup_unknown`, `backup_unsound` with what the drill found.
pub fn preview(app: &App, file: String) -> Result<RestorePreview> {
    let passphrase = app.opened()?.passphrase;
    preview_closed(app, &file, &passphrase)
}

/// The same for a database that may not open.
///
/// # Errors
/// As `preview`.
pub fn preview_closed(app: &App, file: &str, passphrase: &str) -> Result<RestorePreview> {
    let path = chosen(app, Some(file))?;
    previewed(app, &path, &sound(app, &path, passphrase)?)
}

pub(super) fn previewed(app: &App, path: &Path, proof: &Proof) -> Result<RestorePreview> {
    let then = proof
        .held
        .clone()
        .ok_or_else(|| Error::new("backup_unsound").arg("file", path.display()))?;
    // A database that is damaged says nothing of now.
    let now = app
        .read(|db| Ok((counts(db)?, db.records_beyond(&then.applied)?)))
        .ok();
    let (counts_now, lost) = now.unzip();
    Ok(RestorePreview {
        file: path.display().to_string(),
        at: proof
            .line
            .as_ref()
            .map(|line| line.at)
            .or_else(|| named_at(path)),
        counts_then: then.counts,
        counts_now,
        records_lost: lost.map(|(records, _)| records),
        unshared_lost: lost.map(|(_, unshared)| unshared),
    })
}

fn named_at(path: &Path) -> Option<i64> {
    super::place::parse(path.file_name()?.to_str()?).map(|(at, _)| at)
}

/// Proves a file and refuses one that is not whole.
fn sound(app: &App, path: &Path, passphrase: &str) -> Result<Proof> {
    let proof = prove(app, path, passphrase, &Watch::default())?;
    match proof.findings.first() {
        None => Ok(proof),
        Some(finding) if finding == "not_opened" => {
            Err(Error::new("backup_not_opened").arg("file", path.display()))
        }
        Some(_) => Err(Error::new("backup_unsound").arg("file", path.display())),
    }
}

/// Puts a backup in the place of the database. The database is set aside; it goes on under a new incarnation, so that what was written
/// since and shared comes back at the next sync.
///
/// # Errors
/// As `preview`; `restore_busy` while a sync runs, `database_busy` while another program has the database open. Then nothing changed.
pub fn restore(app: &App, file: String) -> Result<Restored> {
    let passphrase = app.opened()?.passphrase;
    restore_closed(app, Some(&file), &passphrase)
}

/// The same for a database that may not open; without a file, the newest backup.
///
/// # Errors
/// As `restore`.
pub fn restore_closed(app: &App, file: Option<&str>, passphrase: &str) -> Result<Restored> {
    replace_with(app, &chosen(app, file)?, passphrase)
}

pub(super) fn replace_with(app: &App, path: &Path, passphrase: &str) -> Result<Restored> {
    if exchange::is_running(app) {
        return Err(Error::new("restore_busy"));
    }
    let legacy = Legacy::of_present(app, passphrase);
    put(app, path, passphrase, &legacy)
}

/// Proves the copy, takes out of it what was erased since, and exchanges.
fn put(app: &App, path: &Path, passphrase: &str, legacy: &Legacy) -> Result<Restored> {
    let proof = sound(app, path, passphrase)?;
    let Some((trial, copy)) = proof.copy else {
        return Err(Error::new("backup_unsound").arg("file", path.display()));
    };
    copy.purge(&legacy.erased, app.now())?;
    legacy.hand_to(&copy, app.now())?;
    // Everything in the one file, on the disk, before it takes the place.
    copy.settle_alone()?;
    drop(copy);
    trial.sync()?;
    let set_aside = swap(app, &trial, passphrase, legacy)?;
    Ok(Restored {
        file: path.display().to_string(),
        set_aside,
        device: app.store()?.device().to_string(),
    })
}
