//! Every PRAGMA of a connection, each with its reason.

use rusqlite::Connection;

use crate::{Error, Result};

/// Marks the file as Rythme's ("RYTH").
pub(super) const APPLICATION_ID: i64 = 0x5259_5448;

/// Gives the key, and makes sure that the build really encrypts: a plain SQLite ignores `key` without a word.
pub(super) fn unlock(db: &Connection, passphrase: &str) -> Result<()> {
    // A refusal is ours to word: the library must not print lines of its own on standard error.
    db.pragma_update(None, "cipher_log_level", "NONE")?;
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
    // Each page that leaves the cache is encrypted, and decrypted when it is needed again: 32 MiB keep a large merge from doing so
    // over and over.
    db.pragma_update(None, "cache_size", -32_768)?;
    // A merge commits batch by batch; copying the log into the database after each would write most pages twice.
    db.pragma_update(None, "wal_autocheckpoint", 8_192)?;
    // A write takes some twenty statements: with the usual sixteen kept, each would be prepared anew every time.
    db.set_prepared_statement_cache_capacity(128);
    // The schema of a foreign file may not call functions with side effects.
    db.pragma_update(None, "trusted_schema", "OFF")?;
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use domain::id::{DeviceId, uuid_v7};

    use crate::Store;

    /// Asked on the store's own connection: most of these are forgotten by the next one.
    #[test]
    fn every_pragma_is_in_force_when_created_and_when_opened() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.db");
        let created = Store::create(&path, "key", DeviceId(uuid_v7(1, [1; 10]))).unwrap();
        let opened = Store::open(&path, "key").unwrap();
        for store in [created, opened] {
            let db = store.lock();
            let said = |name: &str| {
                let query = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
                db.query_row(&query, [], |row| row.get::<_, String>(0))
                    .unwrap()
            };
            for (name, value) in [
                ("journal_mode", "wal"),
                ("synchronous", "2"),
                ("foreign_keys", "1"),
                ("secure_delete", "1"),
                ("temp_store", "2"),
                ("cache_size", "-32768"),
                ("trusted_schema", "0"),
                ("application_id", "1381585992"),
                ("user_version", "3"),
            ] {
                assert_eq!((name, said(name).as_str()), (name, value));
            }
            let pages: u32 = db
                .query_row("PRAGMA wal_autocheckpoint", [], |row| row.get(0))
                .unwrap();
            assert_eq!(pages, 8_192);
            let cipher: String = db
                .query_row("PRAGMA cipher_version", [], |row| row.get(0))
                .unwrap();
            assert!(cipher.starts_with('4'), "SQLCipher {cipher:?}");
        }
    }
}
