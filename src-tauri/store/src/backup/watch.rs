//! Follows a copy from another thread: how far it is, and a way to stop it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, InterruptHandle};

use crate::{Error, Result};

/// What a copy and whoever watches it share.
#[derive(Default)]
pub struct Watch(Mutex<Watched>);

#[derive(Default)]
struct Watched {
    stop: bool,
    running: Option<InterruptHandle>,
    file: Option<PathBuf>,
    total: u64,
    told: Option<(u64, u64)>,
}

impl Watch {
    /// Asks the copy to stop; it ends soon, with `Stopped`, and leaves nothing.
    pub fn stop(&self) {
        let mut watched = self.lock();
        watched.stop = true;
        if let Some(running) = &watched.running {
            running.interrupt();
        }
    }

    pub fn stopped(&self) -> bool {
        self.lock().stop
    }

    /// How far a work is that has steps of its own.
    pub fn tell(&self, done: u64, total: u64) {
        self.lock().told = Some((done, total));
    }

    /// Steps, where the work told some; else bytes written and bytes to write, about: the copy leaves out free pages.
    pub fn progress(&self) -> (u64, u64) {
        let watched = self.lock();
        if let Some(told) = watched.told {
            return told;
        }
        let length = |file: &PathBuf| std::fs::metadata(file).map_or(0, |found| found.len());
        (watched.file.as_ref().map_or(0, length), watched.total)
    }

    /// # Errors
    /// `Stopped` when it was asked for.
    pub fn go_on(&self) -> Result<()> {
        if self.stopped() {
            return Err(Error::Stopped);
        }
        Ok(())
    }

    pub(super) fn begin(&self, db: &Connection, file: &Path) -> Result<()> {
        let total = length(db)?;
        let mut watched = self.lock();
        watched.running = Some(db.get_interrupt_handle());
        watched.file = Some(file.to_owned());
        watched.total = total;
        Ok(())
    }

    pub(super) fn end(&self) {
        self.lock().running = None;
    }

    fn lock(&self) -> MutexGuard<'_, Watched> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Bytes of all pages, whether they are in the file or still in its log.
pub(super) fn length(db: &Connection) -> Result<u64> {
    let query = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    let length = db.query_row(query, [], |row| row.get(0))?;
    Ok(crate::journal::unsigned(length))
}
