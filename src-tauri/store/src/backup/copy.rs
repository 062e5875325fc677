//! Makes a backup: SQLite's own copy into a new file (`VACUUM INTO`), under the same key, written aside, synced and renamed.

use std::fs::File;
use std::ops::Deref;
use std::path::Path;
use std::sync::MutexGuard;

use rusqlite::Connection;

use super::check::full_or_io;
use super::{Backup, Watch, lines};
use crate::db::{Db, Store};
use crate::open::create::{
    aside, beside_open, is_noise, put_in_place, refuse_mirrored, remove_with_companions,
};
use crate::{Error, Result};

/// Up to here a copy takes less than an eye sees: it is made on the store's own connection, which spares a derivation of the key.
const QUICK: u64 = 4 * 1024 * 1024;
/// Somebody else may write between the reading and the copy; the copy is then made again.
const TRIES: usize = 4;

/// What a backup is to be.
pub struct NewBackup<'b> {
    pub to: &'b Path,
    pub at: i64,
    pub reason: &'b str,
    /// What opened this database.
    pub passphrase: &'b str,
}

enum Source<'s> {
    Own(MutexGuard<'s, Connection>),
    Apart(Box<Connection>),
}

impl Deref for Source<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        match self {
            Self::Own(guard) => guard,
            Self::Apart(own) => own,
        }
    }
}

impl Store {
    /// Copies the whole database into a new file under the same passphrase. What `held` says of the very state that was copied is
    /// kept in the copy, and given back. Nobody waits: a large database is read on a connection of its own.
    ///
    /// # Errors
    /// `Mirrored`, `Exists`, `Full`, `Stopped`, what `held` says, what the disk says; then nothing of it is left.
    pub fn backup<E: From<Error>>(
        &self,
        new: &NewBackup<'_>,
        watch: &Watch,
        held: impl Fn(&Db<'_>) -> std::result::Result<String, E>,
    ) -> std::result::Result<Backup, E> {
        refuse_mirrored(new.to)?;
        if new.to.exists() {
            return Err(Error::Exists(new.to.to_owned()).into());
        }
        if let Some(folder) = new.to.parent() {
            std::fs::create_dir_all(folder).map_err(|error| E::from(full_or_io(error)))?;
        }
        let aside = aside(new.to);
        let made = self.make(new, &aside, watch, held);
        watch.end();
        let made = made.and_then(|line| {
            put_in_place(&aside, new.to)?;
            sync_folder(new.to);
            Ok(line)
        });
        remove_with_companions(&aside);
        made
    }

    fn make<E: From<Error>>(
        &self,
        new: &NewBackup<'_>,
        aside: &Path,
        watch: &Watch,
        held: impl Fn(&Db<'_>) -> std::result::Result<String, E>,
    ) -> std::result::Result<Backup, E> {
        let source = self.source(new.passphrase)?;
        watch.begin(&source, aside)?;
        for again in 0..TRIES {
            // The last try keeps this program from writing meanwhile.
            let last = again + 1 == TRIES && matches!(source, Source::Apart(_));
            let _quiet = last.then(|| self.lock());
            watch.go_on()?;
            remove_with_companions(aside);
            let before = data_version(&source)?;
            let text = {
                let view = source.unchecked_transaction().map_err(Error::from)?;
                held(&Db {
                    sql: &view,
                    device: self.device(),
                })?
            };
            watch.go_on()?;
            vacuum_into(&source, aside)?;
            if data_version(&source)? == before {
                let line = Backup {
                    name: String::new(),
                    at: new.at,
                    reason: new.reason.to_owned(),
                    held: text,
                    drilled: None,
                };
                finish(&source, aside, &line)?;
                return Ok(line);
            }
        }
        Err(Error::Busy.into())
    }

    fn source(&self, passphrase: &str) -> Result<Source<'_>> {
        let own = self.lock();
        if super::watch::length(&own)? <= QUICK {
            return Ok(Source::Own(own));
        }
        drop(own);
        Ok(Source::Apart(Box::new(beside_open(
            self.path(),
            passphrase,
        )?)))
    }
}

/// Moves when another connection commits.
fn data_version(db: &Connection) -> Result<i64> {
    Ok(db.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

fn vacuum_into(db: &Connection, to: &Path) -> Result<()> {
    db.execute("VACUUM INTO ?1", [utf8(to)?])?;
    // The key goes with the pages. Should a build ever forget that, nothing readable may stay.
    if is_noise(to)? {
        return Ok(());
    }
    remove_with_companions(to);
    Err(Error::NoCipher)
}

/// Writes the copy's line of itself, and makes sure that the disk has all of it.
fn finish(db: &Connection, copy: &Path, line: &Backup) -> Result<()> {
    // Without a key of its own, an attached file takes that of the main one.
    db.execute("ATTACH ?1 AS copy", [utf8(copy)?])?;
    let written = db
        .execute_batch("PRAGMA copy.journal_mode = MEMORY")
        .map_err(Error::from)
        .and_then(|()| lines::write(db, "copy", line));
    db.execute_batch("DETACH copy")?;
    written?;
    File::open(copy)?.sync_all().map_err(full_or_io)
}

/// Not every file system can: SMB refuses at random, and the file itself is safe.
pub(crate) fn sync_folder(file: &Path) {
    if let Some(folder) = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

fn utf8(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| {
        Error::Io(std::io::Error::new(
            std::io::ErrorKind::InvalidInput,
            "a path that is no text",
        ))
    })
}
