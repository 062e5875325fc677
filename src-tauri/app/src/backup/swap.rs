//! The temporary copy in which a backup is proven, and the exchange of the database for such a copy.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::entity::EntityRef;
use domain::journal::Record;
use store::Store;
use store::backup::copy_file;
use sync::Random;

use super::keys::Keys;
use super::place;
use super::types::Reason;
use crate::app::Open;
use crate::{App, Error, Result, exchange};

/// In the name of every temporary copy.
pub(super) const TEMPORARY: &str = ".essai-";
/// What still reads when a restore begins has so long to end.
const PATIENCE: Duration = Duration::from_secs(5);

/// A copy beside the database that goes when it is dropped, with whatever SQLite put beside it.
pub(super) struct Trial(PathBuf);

impl Trial {
    /// Where a copy may be made.
    pub fn new(app: &App) -> Result<Self> {
        let mut random = [0; 8];
        app.dice().fill(&mut random)?;
        let random: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut name = app.path().as_os_str().to_owned();
        name.push(format!("{TEMPORARY}{random}"));
        Ok(Self(PathBuf::from(name)))
    }

    pub fn of(app: &App, file: &Path) -> Result<Self> {
        let trial = Self::new(app)?;
        copy_file(file, &trial.0)?;
        // What was set aside while it was damaged has its last changes in a log.
        let log = with(file, "-wal");
        if log.exists() {
            copy_file(&log, &with(&trial.0, "-wal"))?;
        }
        Ok(trial)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Makes sure that the disk has all of it.
    pub fn sync(&self) -> Result<()> {
        let synced = std::fs::File::open(&self.0).and_then(|file| file.sync_all());
        synced.map_err(|error| Error::new("file_failed").arg("detail", error))
    }

    /// Becomes another file, which goes.
    pub fn take_the_place_of(&self, file: &Path) -> Result<()> {
        self.sync()?;
        std::fs::rename(&self.0, file)
            .map_err(|error| Error::new("file_failed").arg("detail", error))?;
        // The log of a database that was set aside is in the file now.
        let _ = std::fs::remove_file(with(file, "-wal"));
        Ok(())
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm", "-journal", "-temoin"] {
            // Renamed or never made, in the good case.
            let _ = std::fs::remove_file(with(&self.0, suffix));
        }
    }
}

fn with(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// What the database that goes away hands on to the one that comes.
#[derive(Default)]
pub(super) struct Legacy {
    backups: Vec<store::backup::Backup>,
    /// Everything that was erased: it must not come back with an older state.
    pub erased: Vec<EntityRef>,
    /// Erasures that no folder holds yet.
    unsaid: Vec<Record>,
    keys: Keys,
}

impl Legacy {
    /// Of the database that is there, if it can be opened at all.
    pub fn of_present(app: &App, passphrase: &str) -> Self {
        match app.opened() {
            Ok(open) => Self::of(&open.store),
            Err(_) => Store::open(app.path(), passphrase)
                .map_or_else(|_| Self::default(), |store| Self::of(&store)),
        }
    }

    /// What can be read of it; a damaged database hands on what it can.
    pub fn of(store: &Store) -> Self {
        let read = |db: &store::Db<'_>| -> store::Result<Self> {
            let own = db.device();
            let shared = db.last_published(own)?;
            let records = db.erase_records()?;
            Ok(Self {
                backups: db.backups()?,
                keys: Keys::of(db)?,
                erased: records.iter().flat_map(Record::targets).collect(),
                unsaid: records
                    .into_iter()
                    .filter(|record| record.device == own && record.seq > shared)
                    .collect(),
            })
        };
        store.read(read).unwrap_or_default()
    }

    /// Tells a proven copy, before it takes the place: a crash right after must not bring back what was erased, nor lose a key.
    pub fn hand_to(&self, copy: &Store, now: store::Now) -> Result<()> {
        copy.settle(now, |tx| self.keys.give(tx))?;
        crate::erasure::say_again(copy, now, &self.unsaid)
    }
}

/// Puts a proven copy in the place of the database and goes on with it under a new name. The database is set aside.
///
/// # Errors
/// `database_busy` while another program has it open, and what the disk says: then nothing has changed.
pub(super) fn swap(
    app: &App,
    trial: &Trial,
    passphrase: &str,
    legacy: &Legacy,
) -> Result<Option<String>> {
    app.backups().stop();
    let aside = place::folder(app.path()).join(place::new_name(app, Reason::Replaced)?);
    let was_there = app.path().exists();
    app.exchange_open(|present| {
        if let Err(error) = close(present.as_ref()) {
            return (present, Err(error));
        }
        drop(present);
        let replaced = store::replace::replace(app.path(), trial.path(), &aside);
        // Whichever of the two is there now, it is whole.
        match (Store::open(app.path(), passphrase), replaced) {
            (Ok(store), replaced) => (
                Some(Open::new(store, passphrase)),
                replaced.map_err(Error::from),
            ),
            (Err(_), Err(error)) | (Err(error), Ok(())) => (None, Err(error.into())),
        }
    })?;
    app.tell_all();
    exchange::renew(app, "restored")?;
    exchange::recognise(app)?;
    hand_on(app, legacy)?;
    Ok(was_there.then(|| aside.display().to_string()))
}

/// Waits for whoever still reads, then makes sure that nobody else has the database open.
fn close(present: Option<&Open>) -> Result<()> {
    let Some(present) = present else {
        return Ok(());
    };
    let until = Instant::now() + PATIENCE;
    while Arc::strong_count(&present.store) > 1 {
        if Instant::now() > until {
            return Err(Error::new("database_busy"));
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    match present.store.settle_alone() {
        Err(busy @ store::Error::Busy) => Err(busy.into()),
        // Too damaged to be put in order: its log goes aside with it.
        _ => Ok(()),
    }
}

fn hand_on(app: &App, legacy: &Legacy) -> Result<()> {
    let store = app.store()?;
    for line in &legacy.backups {
        store.remember_backup(line)?;
    }
    // It is no backup any more.
    store.forget_backups(&[String::new()])?;
    app.tell(["backups", "devices", "undo"]);
    Ok(())
}
