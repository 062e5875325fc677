//! What is erased goes from the backups too: each that holds some of it is replaced by a copy without.

use domain::entity::EntityRef;
use store::Store;
use store::backup::Backup;

use super::held::Held;
use super::list::set_failed;
use super::place::{self, Named};
use super::swap::Trial;
use super::types::BackupWork;
use crate::{App, Error, Result};

/// Takes everything that was erased out of every backup that opens, and out of what was set aside. False when a file could not be
/// written: it is said, and tried again. One that does not open or is damaged is left: nothing of it can be read without its
/// passphrase, and it is not ours to delete.
pub(crate) fn forget_erased(app: &App) -> bool {
    let files = place::files(app.path());
    let watch = app.backups().begin(BackupWork::Erase);
    let done = files.iter().zip(0u64..).try_for_each(|(file, before)| {
        if let Some(watch) = &watch {
            // Whoever needs the database for itself stops this: it is taken up again.
            watch.go_on()?;
            watch.tell(before, files.len() as u64);
            app.tell(["backups"]);
        }
        forget_in(app, file)
    });
    if watch.is_some() {
        app.backups().end(None, None, None);
    }
    if let Err(error) = &done {
        // Said where it can be.
        let _ = set_failed(app, Some(error));
    }
    app.tell(["backups"]);
    done.is_ok()
}

fn forget_in(app: &App, file: &Named) -> Result<()> {
    let passphrase = app.opened()?.passphrase;
    let trial = Trial::of(app, &file.path)?;
    let Ok(copy) = Store::open(trial.path(), &passphrase) else {
        return Ok(());
    };
    let (targets, known) = app.read(|db| {
        let erased: Vec<EntityRef> = db.erased()?.into_iter().map(|each| each.entity).collect();
        let known = db
            .backups()?
            .into_iter()
            .find(|line| line.name == file.name);
        Ok((erased, known))
    })?;
    let purged = match copy.purge(&targets, app.now()) {
        Err(store::Error::Damaged(_)) => return Ok(()),
        purged => purged?,
    };
    if !purged {
        return Ok(());
    }
    let held = copy.read(|db| Held::of(db)?.written())?;
    if let Some(line) = copy.read(|db| Ok::<_, Error>(db.own_backup()?))? {
        copy.remember_backup(&Backup {
            held: held.clone(),
            ..line
        })?;
    }
    copy.settle_alone()?;
    drop(copy);
    trial.take_the_place_of(&file.path)?;
    if let Some(line) = known {
        // What it holds is another thing now: the next drill says whether it is whole.
        app.store()?.remember_backup(&Backup {
            held,
            drilled: None,
            ..line
        })?;
    }
    Ok(())
}
