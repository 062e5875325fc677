//! Making a backup: when it is asked for, once a day, and before an import or a sync.

use std::path::Path;

use store::backup::{Backup, NewBackup, Watch};

use super::held::Held;
use super::list::{drill_of, set_failed};
use super::types::{Made, Reason};
use super::{keep, place};
use crate::{App, Result};

/// Leftovers of a crash are swept when they are older than any copy takes.
const STALE: i64 = 86_400_000;

/// Makes a backup in the folder beside the database, or in a file that was named; the older ones are then sorted out.
///
/// # Errors
/// `locked`, `database_exists`, `database_mirrored`, `disk_full`, `backup_stopped`: nothing of it is left, and every other backup is
/// where it was.
pub fn make(app: &App, reason: Reason, to: Option<&Path>) -> Result<Made> {
    watched(app, reason, to, &Watch::default())
}

pub(super) fn watched(app: &App, reason: Reason, to: Option<&Path>, watch: &Watch) -> Result<Made> {
    let open = app.opened()?;
    let (at, name) = (app.now().0, place::new_name(app, reason)?);
    let own = place::folder(app.path()).join(&name);
    let file = to.unwrap_or(&own);
    sweep(app);
    let new = NewBackup {
        to: file,
        at,
        reason: reason.word(),
        passphrase: &open.passphrase,
    };
    let erased = || app.read(|db| Ok(db.rows_of("erased")?));
    let before = erased()?;
    let line = open
        .store
        .backup(&new, watch, |db| Held::of(db)?.written())?;
    let held = Held::read(&line.held)?;
    if to.is_none() {
        open.store.remember_backup(&Backup { name, ..line })?;
        rotate(app)?;
        // An erasure in the same moment went over the backups before this one was among them.
        if erased()? != before {
            super::forget_erased(app);
        }
    }
    app.tell(["backups"]);
    Ok(Made {
        file: file.display().to_string(),
        bytes: std::fs::metadata(file).map_or(0, |found| found.len()),
        at,
        reason,
        counts: held.counts,
        digest: held.digest,
    })
}

/// A backup before something that changes much. It never holds that up: where none can be made, the screen "Sauvegardes" says so.
pub fn before(app: &App, reason: Reason) {
    if app.ports().backups {
        by_itself(app, || {
            if !is_needed(app, |_| true)? {
                return Ok(false);
            }
            make(app, reason, None).map(|_| true)
        });
    }
}

/// The daily backup, if it is due; true when one was made.
pub fn daily(app: &App) -> bool {
    by_itself(app, || {
        if !daily_is_due(app)? {
            return Ok(false);
        }
        make(app, Reason::Daily, None).map(|_| true)
    })
}

/// Whether today has no daily backup yet, and something was written since the last one.
pub(super) fn daily_is_due(app: &App) -> Result<bool> {
    let today = day(app.now().0);
    let is_daily = |line: &Backup| line.reason == Reason::Daily.word();
    let lines = app.read(|db| Ok(db.backups()?))?;
    let made = lines
        .iter()
        .any(|line| is_daily(line) && day(line.at) == today);
    Ok(!made && is_needed(app, is_daily)?)
}

fn day(at: i64) -> i64 {
    at.div_euclid(86_400_000)
}

fn by_itself(app: &App, work: impl FnOnce() -> Result<bool>) -> bool {
    let made = work();
    let failed = made.as_ref().err();
    // Said where it can be: a database that cannot even take this says so itself.
    if failed.is_some() || made == Ok(true) {
        let _ = set_failed(app, failed);
        app.tell(["backups"]);
    }
    made.unwrap_or(false)
}

/// Whether something was written since the newest of those backups whose file is still there. An empty database needs none.
fn is_needed(app: &App, of: impl Fn(&Backup) -> bool) -> Result<bool> {
    let files = place::files(app.path());
    app.read(|db| {
        if db.applied()?.0.is_empty() && db.rows_of("interviews")? == 0 {
            return Ok(false);
        }
        let lines = db.backups()?;
        let there = |line: &&Backup| of(line) && files.iter().any(|file| file.name == line.name);
        let Some(last) = lines.iter().find(there) else {
            return Ok(true);
        };
        Ok(!Held::read(&last.held)?.is_still(db)?)
    })
}

/// Lets go of what need not be kept. Whoever cannot be deleted stays, and is tried again next time.
fn rotate(app: &App) -> Result<()> {
    let (files, lines) = (place::files(app.path()), app.read(|db| Ok(db.backups()?))?);
    let good: Vec<String> = lines
        .iter()
        .filter(|line| drill_of(line).is_some_and(|drill| drill.ok))
        .map(|line| line.name.clone())
        .collect();
    for file in keep::surplus(&files, &good) {
        let _ = std::fs::remove_file(&file.path);
    }
    let left = place::files(app.path());
    let gone: Vec<String> = lines
        .into_iter()
        .map(|line| line.name)
        .filter(|name| !left.iter().any(|file| file.name == *name))
        .collect();
    Ok(app.store()?.forget_backups(&gone)?)
}

/// What a crash left of a copy: encrypted, and of no use.
fn sweep(app: &App) {
    let beside = app.path().parent().unwrap_or(Path::new(""));
    let own = app
        .path()
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    for folder in [&place::folder(app.path()), beside] {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let ours = name.contains(".db.new-") || name.contains(super::swap::TEMPORARY);
            let inside = folder != beside || name.starts_with(&own);
            if ours && inside && is_stale(app, &entry.path()) {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
}

fn is_stale(app: &App, path: &Path) -> bool {
    let written = std::fs::metadata(path).and_then(|found| found.modified());
    let since = written
        .ok()
        .and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    since.is_some_and(|since| {
        app.now().0 - i64::try_from(since.as_millis()).unwrap_or(i64::MAX) > STALE
    })
}
