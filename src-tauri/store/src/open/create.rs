//! `Store::create` and `Store::open`: the refusals come first, and a refusal alters nothing.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, RwLock};

use domain::id::DeviceId;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{mirrored, pragmas, schema};
use crate::{Error, Result, Store};

/// SQLCipher's page: a database is never smaller, nor of a size between two pages.
const PAGE: u64 = 4096;

impl Store {
    /// Makes a new encrypted database for a laptop that is not known yet.
    ///
    /// # Errors
    /// `Exists` when anything is already there, `Mirrored` in a folder that another tool copies.
    pub fn create(path: &Path, passphrase: &str, device: DeviceId) -> Result<Self> {
        refuse_mirrored(path)?;
        if path.exists() {
            return Err(Error::Exists(path.to_owned()));
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        // Built aside and renamed when whole: a crash in between leaves no half-made database that would refuse `init`.
        let aside = aside(path);
        let made = create_at(&aside, passphrase, device).and_then(|()| put_in_place(&aside, path));
        remove_with_companions(&aside);
        made?;
        Self::open(path, passphrase)
    }

    /// Opens an existing database.
    ///
    /// # Errors
    /// `Missing`, `Mirrored`, `NotADatabase`, `WrongPassphrase`, `NewerSchema`: nothing is altered by any of them.
    pub fn open(path: &Path, passphrase: &str) -> Result<Self> {
        refuse_mirrored(path)?;
        refuse_foreign(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut db = Connection::open_with_flags(path, flags)?;
        keep_log(&db, has_log(path))?;
        let found = try_key(&db, path, passphrase)?;
        keep_log(&db, false)?;
        pragmas::settle(&db)?;
        schema::migrate(&mut db, found)?;
        let device: String = db.query_row("SELECT device FROM laptop", [], |row| row.get(0))?;
        Ok(Self {
            path: path.to_owned(),
            device: RwLock::new(device.parse()?),
            db: Mutex::new(db),
        })
    }
}

/// A connection of its own beside an open store, for long readings: nobody waits for it.
pub(crate) fn beside_open(path: &Path, passphrase: &str) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    try_key(&db, path, passphrase)?;
    pragmas::settle(&db)?;
    Ok(db)
}

/// The schema that the file has, if the key fits and we know it.
fn try_key(db: &Connection, path: &Path, passphrase: &str) -> Result<i64> {
    let wrong = || Error::WrongPassphrase(path.to_owned());
    // SQLCipher takes no empty key, so none was ever set.
    if passphrase.is_empty() {
        return Err(wrong());
    }
    pragmas::unlock(db, passphrase)?;
    let found = schema::found(db).map_err(|error| match error {
        Error::Sql(sql) if sql.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            wrong()
        }
        other => other,
    })?;
    if found == 0 {
        return Err(Error::NotADatabase(path.to_owned()));
    }
    Ok(found)
}

/// Whether a crash left commits in the write-ahead log.
fn has_log(path: &Path) -> bool {
    std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Keeps a connection that is refused from moving the log of a crash into the database when it closes.
fn keep_log(db: &Connection, keep: bool) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)?;
    Ok(())
}

pub(crate) fn aside(path: &Path) -> PathBuf {
    beside(path, &format!(".new-{}", std::process::id()))
}

pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// A link never replaces a file that appeared meanwhile; file systems without links get a rename.
pub(crate) fn put_in_place(aside: &Path, path: &Path) -> Result<()> {
    if std::fs::hard_link(aside, path).is_err() {
        if path.exists() {
            return Err(Error::Exists(path.to_owned()));
        }
        std::fs::rename(aside, path)?;
    }
    Ok(())
}

fn create_at(path: &Path, passphrase: &str, device: DeviceId) -> Result<()> {
    remove_with_companions(path);
    let mut db = Connection::open(path)?;
    pragmas::unlock(&db, passphrase)?;
    pragmas::settle(&db)?;
    schema::migrate(&mut db, 0)?;
    db.execute(
        "INSERT INTO laptop (one, device) VALUES (1, ?1)",
        [device.to_string()],
    )?;
    // The file alone must hold everything before it is renamed.
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    db.close().map_err(|(_, error)| error)?;
    std::fs::File::open(path)?.sync_all()?;
    Ok(())
}

pub(crate) fn remove_with_companions(path: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        // Absent is the usual case, and a leftover is harmless: it is never opened again.
        let _ = std::fs::remove_file(beside(path, suffix));
    }
}

pub(crate) fn refuse_mirrored(path: &Path) -> Result<()> {
    match mirrored::tool(path) {
        Some(tool) => Err(Error::Mirrored {
            path: path.to_owned(),
            tool,
        }),
        None => Ok(()),
    }
}

/// An encrypted database looks like noise in whole pages. Anything else would only be reported as a wrong passphrase.
fn refuse_foreign(path: &Path) -> Result<()> {
    let metadata = match std::fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Error::Missing(path.to_owned()));
        }
        Err(error) => return Err(error.into()),
    };
    let whole_pages = metadata.is_file() && metadata.len() >= PAGE && metadata.len() % PAGE == 0;
    if !whole_pages || !is_noise(path)? {
        return Err(Error::NotADatabase(path.to_owned()));
    }
    Ok(())
}

pub(crate) fn is_noise(path: &Path) -> Result<bool> {
    let mut page = Vec::new();
    std::fs::File::open(path)?
        .take(PAGE)
        .read_to_end(&mut page)?;
    let mut seen = [false; 256];
    page.iter().for_each(|byte| seen[usize::from(*byte)] = true);
    // 4096 random bytes miss fewer than one value in a million files; texts and plain databases miss half of them.
    Ok(seen.iter().filter(|seen| **seen).count() >= 250)
}
