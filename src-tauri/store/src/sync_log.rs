//! The log of syncs: what each one did, as JSON that the application writes and reads; the oldest go.

use serde_json::Value;

use crate::Result;
use crate::db::{Db, Tx, rows};

/// So many entries are kept.
const KEPT: i64 = 200;

impl Db<'_> {
    /// The entries, latest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn sync_log(&self) -> Result<Vec<Value>> {
        let query = "SELECT entry FROM sync_log ORDER BY id DESC";
        rows(self.sql, query, [], |row| row.get::<_, String>(0))?
            .into_iter()
            .map(|entry| Ok(serde_json::from_str(&entry)?))
            .collect()
    }

    /// The latest entry alone.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn last_sync_entry(&self) -> Result<Option<Value>> {
        let query = "SELECT entry FROM sync_log ORDER BY id DESC LIMIT 1";
        rows(self.sql, query, [], |row| row.get::<_, String>(0))?
            .first()
            .map(|entry| Ok(serde_json::from_str(entry)?))
            .transpose()
    }
}

impl Tx<'_> {
    /// Adds an entry, or (`instead`) puts it in the place of the latest one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn log_sync(&mut self, entry: &Value, instead: bool) -> Result<()> {
        if instead {
            self.db.sql.execute(
                "DELETE FROM sync_log WHERE id = (SELECT max(id) FROM sync_log)",
                [],
            )?;
        }
        self.db.sql.execute(
            "INSERT INTO sync_log (at, entry) VALUES (?1, ?2)",
            (self.now.0, entry.to_string()),
        )?;
        self.db.sql.execute(
            "DELETE FROM sync_log WHERE id NOT IN (SELECT id FROM sync_log ORDER BY id DESC LIMIT ?1)",
            [KEPT],
        )?;
        self.touch("sync");
        Ok(())
    }
}
