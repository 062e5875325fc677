//! Whether a database is sound: every page against its seal, every tree and index against each other.

use std::path::Path;

use crate::backup::Watch;
use crate::db::{Store, rows};
use crate::open::create::{beside, refuse_mirrored};
use crate::{Error, Result};

/// More lines say nothing more.
const AT_MOST: usize = 20;

impl Store {
    /// What is wrong with the file, in SQLite's words; empty when it is sound.
    ///
    /// # Errors
    /// What SQLite says where it cannot even look.
    pub fn check(&self, watch: &Watch) -> Result<Vec<String>> {
        let db = self.lock();
        watch.begin(&db, self.path())?;
        let found = problems(&db, watch);
        watch.end();
        found
    }

    /// Makes this the only connection, with everything in the one file: what `replace` needs. The store is closed after it.
    ///
    /// # Errors
    /// `Busy` while another program has the database open; then it goes on as before.
    pub fn settle_alone(&self) -> Result<()> {
        let db = self.lock();
        db.busy_timeout(std::time::Duration::from_secs(2))?;
        let mode = db.pragma_update_and_check(None, "journal_mode", "DELETE", |row| {
            row.get::<_, String>(0)
        });
        let alone = match mode.map_err(Error::from) {
            Ok(mode) if mode == "delete" => Ok(()),
            Ok(_) => Err(Error::Busy),
            Err(error) => Err(error),
        };
        db.busy_timeout(std::time::Duration::from_secs(10))?;
        alone
    }
}

fn problems(db: &rusqlite::Connection, watch: &Watch) -> Result<Vec<String>> {
    watch.go_on()?;
    // Says nothing at all where every page fits its seal.
    let mut found = rows(db, "PRAGMA cipher_integrity_check", [], |row| {
        row.get::<_, String>(0)
    })?;
    watch.go_on()?;
    let trees: Vec<String> =
        rows(db, "PRAGMA integrity_check", [], |row| row.get(0)).or_else(|error| match error {
            Error::Damaged(detail) => Ok(vec![detail]),
            other => Err(other),
        })?;
    found.extend(trees.into_iter().filter(|line| line != "ok"));
    found.truncate(AT_MOST);
    Ok(found)
}

/// A copy of a file, whole on the disk before it has its name; an existing file is never replaced.
///
/// # Errors
/// `Exists`, `Mirrored`, `Full`, and what the disk says; then nothing of it is left.
pub fn copy_file(from: &Path, to: &Path) -> Result<()> {
    refuse_mirrored(to)?;
    let aside = beside(to, ".copie");
    let copied = copied(from, &aside).and_then(|()| crate::open::create::put_in_place(&aside, to));
    // Gone already in the good case, and a leftover is never opened.
    let _ = std::fs::remove_file(&aside);
    copied
}

fn copied(from: &Path, to: &Path) -> Result<()> {
    std::fs::copy(from, to).map_err(full_or_io)?;
    std::fs::File::open(to)?.sync_all().map_err(full_or_io)?;
    Ok(())
}

pub(super) fn full_or_io(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Error::Full,
        _ => Error::Io(error),
    }
}
