//! The backups that are there, with what the database remembers of each.

use std::path::PathBuf;

use store::backup::Backup;

use super::held::Held;
use super::place::{self, Named};
use super::types::{BackupFailed, BackupRow, BackupState, DrillDone};
use crate::{App, Error, Result};

/// The setting that keeps why the last backup that Rythme wanted to make by itself was not made.
const FAILED: &str = "backup_failed";

/// What the screen "Sauvegardes" shows.
///
/// # Errors
/// `locked`, and what the database says.
pub fn state(app: &App) -> Result<BackupState> {
    Ok(BackupState {
        folder: place::folder(app.path()).display().to_string(),
        rows: list(app)?,
        job: app.backups().current(),
        failed: failed(app)?,
    })
}

/// The backups that are there, the newest first. While the database is closed, only what their names tell.
///
/// # Errors
/// What the database says.
pub fn list(app: &App) -> Result<Vec<BackupRow>> {
    let known = if app.is_open() {
        app.read(|db| Ok(db.backups()?))?
    } else {
        Vec::new()
    };
    let rows = place::files(app.path()).into_iter().map(|file| {
        let line = known.iter().find(|line| line.name == file.name);
        row(file, line)
    });
    Ok(rows.collect())
}

fn row(file: Named, line: Option<&Backup>) -> BackupRow {
    BackupRow {
        file: file.path.display().to_string(),
        at: line.map_or(file.at, |line| line.at),
        reason: file.reason,
        bytes: file.bytes,
        counts: line.and_then(|line| Some(Held::read(&line.held).ok()?.counts)),
        drill: line.and_then(drill_of),
        name: file.name,
    }
}

pub(super) fn drill_of(line: &Backup) -> Option<DrillDone> {
    let (at, findings) = line.drilled.as_ref()?;
    let findings: Vec<String> = serde_json::from_str(findings).unwrap_or_default();
    Some(DrillDone {
        at: *at,
        ok: findings.is_empty(),
        findings,
    })
}

/// The file that is meant: a path, or the name of one of the backups; without any, the newest backup.
///
/// # Errors
/// `backup_none`, `backup_unknown`.
pub(super) fn chosen(app: &App, file: Option<&str>) -> Result<PathBuf> {
    let files = place::files(app.path());
    let Some(file) = file else {
        let newest = files
            .into_iter()
            .find(|file| file.reason != super::Reason::Replaced);
        return newest
            .map(|file| file.path)
            .ok_or_else(|| Error::new("backup_none"));
    };
    if let Some(known) = files.into_iter().find(|known| known.name == file) {
        return Ok(known.path);
    }
    let path = PathBuf::from(file);
    if path.is_file() {
        Ok(path)
    } else {
        Err(Error::new("backup_unknown").arg("file", file))
    }
}

fn failed(app: &App) -> Result<Option<BackupFailed>> {
    let text = app.read(|db| Ok(db.setting(FAILED)?))?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps why a backup was not made, or that one was.
pub(super) fn set_failed(app: &App, error: Option<&Error>) -> Result<()> {
    let failed = error.map(|error| BackupFailed {
        at: app.now().0,
        error: error.clone(),
    });
    let text = serde_json::to_string(&failed).unwrap_or_default();
    if app
        .read(|db| Ok(db.setting(FAILED)?))?
        .unwrap_or_else(|| "null".to_owned())
        == text
    {
        return Ok(());
    }
    app.settle(|tx| Ok(tx.set_setting(FAILED, &text)?))
}
