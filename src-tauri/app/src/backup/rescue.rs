//! The way out of a database that is damaged: the last backup that proves itself, or the damaged file's own journal. Nothing is deleted.

use store::Store;
use store::backup::Watch;

use super::drill::prove;
use super::place;
use super::restore::{previewed, replace_with};
use super::swap::{Legacy, Trial, swap};
use super::types::{Reason, Rebuilt, RescueAsk, RescueOffer};
use crate::session::types::SessionState;
use crate::{App, Error, Result, coediting, exchange, session};

/// Backups that are tried before one gives up.
const TRIES: usize = 3;

/// Whether an error of opening has a way out: a backup, or the journal. Page 1 damaged looks like a wrong passphrase; only a backup
/// that the passphrase opens tells the two apart.
pub fn is_rescued(error: &Error) -> bool {
    [
        "database_damaged",
        "database_failed",
        "database_foreign",
        "database_missing",
        "document_unreadable",
        "passphrase_wrong",
        "stored_unreadable",
    ]
    .contains(&error.code.as_str())
}

/// What can be offered for a database that did not open with this passphrase. Nothing is changed.
///
/// # Errors
/// What keeps a temporary copy from being made.
pub fn offer(app: &App, ask: RescueAsk) -> Result<RescueOffer> {
    let backup = match newest(app, &ask.passphrase) {
        Ok(path) => {
            let proof = prove(app, &path, &ask.passphrase, &Watch::default())?;
            Some(previewed(app, &path, &proof)?)
        }
        Err(_) => None,
    };
    let journal = Store::open(app.path(), &ask.passphrase)
        .ok()
        .and_then(|store| store.read(|db| db.readable_records()).ok())
        .filter(|records| *records > 0);
    Ok(RescueOffer { backup, journal })
}

/// Sets the damaged database aside and goes on with the newest backup that proves itself.
///
/// # Errors
/// `backup_none` when none does; what a restore refuses.
pub fn rescue(app: &App, ask: RescueAsk) -> Result<SessionState> {
    let path = newest(app, &ask.passphrase)?;
    replace_with(app, &path, &ask.passphrase)?;
    session::state(app)
}

/// As `rebuild`, from the lock, or (without a passphrase) from the settings.
///
/// # Errors
/// As `rebuild`.
pub fn rescue_rebuild(app: &App, ask: RescueAsk) -> Result<Rebuilt> {
    // Once open, the database knows its own.
    let own = app.passphrase().filter(|_| ask.passphrase.is_empty());
    rebuild(app, &own.unwrap_or(ask.passphrase))
}

/// The newest backup that opens with this passphrase and is whole.
fn newest(app: &App, passphrase: &str) -> Result<std::path::PathBuf> {
    let files = place::files(app.path());
    let backups = files
        .into_iter()
        .filter(|file| file.reason != Reason::Replaced);
    for file in backups.take(TRIES) {
        if prove(app, &file.path, passphrase, &Watch::default())?
            .findings
            .is_empty()
        {
            return Ok(file.path);
        }
    }
    Err(Error::new("backup_none"))
}

/// Makes every shared and derived table again of the journal: in place where the database is sound, else in a new file that takes its
/// place, with what else could be read.
///
/// # Errors
/// `passphrase_wrong`, `database_damaged` when the journal itself cannot be read.
pub fn rebuild(app: &App, passphrase: &str) -> Result<Rebuilt> {
    if exchange::is_running(app) {
        return Err(Error::new("restore_busy"));
    }
    if !app.is_open() {
        app.set_open(Store::open(app.path(), passphrase)?, passphrase);
    }
    let sound = app
        .store()?
        .check(&Watch::default())
        .is_ok_and(|found| found.is_empty());
    if sound {
        let records = exchange::rebuild(app)?;
        app.tell_all();
        return Ok(Rebuilt {
            records,
            set_aside: None,
            device: app.store()?.device().to_string(),
            lost: Vec::new(),
        });
    }
    salvage(app, passphrase)
}

fn salvage(app: &App, passphrase: &str) -> Result<Rebuilt> {
    let legacy = Legacy::of(&*app.store()?);
    let trial = Trial::new(app)?;
    let (copy, lost) = Store::salvage(app.path(), trial.path(), passphrase)?;
    let peer = app.peer();
    let records = copy.settle(app.now(), |tx| {
        let records = tx.rebuild()?;
        coediting::rebuild_all(tx, peer)?;
        Ok::<_, Error>(records)
    })?;
    legacy.hand_to(&copy, app.now())?;
    copy.settle_alone()?;
    drop(copy);
    trial.sync()?;
    let set_aside = swap(app, &trial, passphrase, &legacy)?;
    Ok(Rebuilt {
        records: records.value,
        set_aside,
        device: app.store()?.device().to_string(),
        lost,
    })
}
