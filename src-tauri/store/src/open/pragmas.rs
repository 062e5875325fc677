//! Every PRAGMA of a connection, each with its reason.

use rusqlite::Connection;

use crate::{Error, Result};

/// Marks the file as Rythme's ("RYTH").
pub(super) const APPLICATION_ID: i64 = 0x5259_5448;

/// Gives the key, and makes sure that the build really encrypts: a plain SQLite ignores `key` without a word.
pub(super) fn unlock(db: &Connection, passphrase: &str) -> Result<()> {
    db.pragma_update(None, "key", passphrase)?;
    let version: rusqlite::Result<String> =
        db.query_row("PRAGMA cipher_version", [], |row| row.get(0));
    match version {
        Ok(version) if !version.is_empty() => Ok(()),
        _ => Err(Error::NoCipher),
    }
}

/// Sets what the connection needs. Called only once the key is known to fit and the schema is not newer than ours.
pub(super) fn settle(db: &Connection) -> Result<()> {
    // One writer and many readers at once; a reader never waits for a save.
    db.pragma_update(None, "journal_mode", "WAL")?;
    // "Enregistré" must survive a power cut, not only a crash of the program.
    db.pragma_update(None, "synchronous", "FULL")?;
    // The window and the command line may hold the database together: wait rather than fail.
    db.busy_timeout(std::time::Duration::from_secs(10))?;
    // Interviews own their answers.
    db.pragma_update(None, "foreign_keys", "ON")?;
    // What is erased is overwritten, so that it cannot be read in free pages.
    db.pragma_update(None, "secure_delete", "ON")?;
    // Sorting must not spill readable rows into a temporary file.
    db.pragma_update(None, "temp_store", "MEMORY")?;
    // The schema of a foreign file may not call functions with side effects.
    db.pragma_update(None, "trusted_schema", "OFF")?;
    Ok(())
}
