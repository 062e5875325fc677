//! The lines that remember the backups of this database. In a backup, the line without a name says what it held itself.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::Result;
use crate::db::{Db, Store, rows};

/// A backup, as the database that made it remembers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file's name, without its folder; empty for a backup's line of itself.
    pub name: String,
    /// Wall milliseconds.
    pub at: i64,
    pub reason: String,
    /// What it held when it was made: JSON that only the caller reads.
    pub held: String,
    /// The last drill: when, and what was found (JSON).
    pub drilled: Option<(i64, String)>,
}

const COLUMNS: &str = "name, at, reason, held, drilled_at, findings";

fn read(row: &Row<'_>) -> rusqlite::Result<Backup> {
    let drilled: (Option<i64>, Option<String>) = (row.get(4)?, row.get(5)?);
    Ok(Backup {
        name: row.get(0)?,
        at: row.get(1)?,
        reason: row.get(2)?,
        held: row.get(3)?,
        drilled: drilled.0.zip(drilled.1),
    })
}

impl Db<'_> {
    /// The backups of this database that it remembers, the newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        let query =
            format!("SELECT {COLUMNS} FROM backups WHERE name <> '' ORDER BY at DESC, name");
        rows(self.sql, &query, [], read)
    }

    /// In a backup: what it held when it was made.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn own_backup(&self) -> Result<Option<Backup>> {
        let query = format!("SELECT {COLUMNS} FROM backups WHERE name = ''");
        Ok(self.sql.query_row(&query, [], read).optional()?)
    }

    /// How many rows a table has.
    ///
    /// # Errors
    /// What SQLite says: `table` is the caller's, never a person's.
    pub fn rows_of(&self, table: &str) -> Result<u64> {
        debug_assert!(table.bytes().all(|c| c.is_ascii_lowercase() || c == b'_'));
        let query = format!("SELECT count(*) FROM {table}");
        let count = self.sql.query_row(&query, [], |row| row.get(0))?;
        Ok(crate::journal::unsigned(count))
    }

    /// The page on which a table begins, for tests that damage it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn root_page(&self, table: &str) -> Result<i64> {
        let query = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
        Ok(self.sql.query_row(query, [table], |row| row.get(0))?)
    }

    /// A mark that moves when an interview does: they are no records until they are submitted.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn interviews_mark(&self) -> Result<String> {
        let query = "SELECT (SELECT count(*) FROM interviews) || ' ' || (SELECT coalesce(max(changed_at), 0) FROM interviews)
                     || ' ' || (SELECT count(*) FROM interview_answers) || ' ' || (SELECT coalesce(max(answered_at), 0) FROM interview_answers)";
        Ok(self.sql.query_row(query, [], |row| row.get(0))?)
    }

    /// Records that another state does not have: all of them, and those of ours that no published batch holds.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn records_beyond(&self, then: &domain::journal::Vector) -> Result<(u64, u64)> {
        let own = self.device();
        let shared = self.last_published(own)?;
        let mut lost = (0, 0);
        for (device, seq) in self.applied()?.0 {
            lost.0 += seq.saturating_sub(then.get(device));
            if device == own {
                lost.1 += seq.saturating_sub(then.get(device).max(shared));
            }
        }
        Ok(lost)
    }

    /// The last record of a device that a published batch holds.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn last_published(&self, device: domain::id::DeviceId) -> Result<u64> {
        let query = "SELECT coalesce(max(last_record), 0) FROM batches WHERE device = ?1 AND published_at IS NOT NULL";
        let last = self
            .sql
            .query_row(query, [device.to_string()], |row| row.get(0))?;
        Ok(crate::journal::unsigned(last))
    }
}

pub(super) fn write(db: &Connection, schema: &str, backup: &Backup) -> Result<()> {
    let (at, findings) = backup.drilled.clone().unzip();
    db.execute(
        &format!(
            "INSERT OR REPLACE INTO {schema}.backups ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        ),
        (
            &backup.name,
            backup.at,
            &backup.reason,
            &backup.held,
            at,
            findings,
        ),
    )?;
    Ok(())
}

impl Store {
    /// Remembers a backup, or what a drill said of it. It is no act and moves no "saved at".
    ///
    /// # Errors
    /// What SQLite says.
    pub fn remember_backup(&self, backup: &Backup) -> Result<()> {
        write(&self.lock(), "main", backup)
    }

    /// Forgets backups whose file is gone.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forget_backups(&self, names: &[String]) -> Result<()> {
        let db = self.lock();
        for name in names {
            db.execute("DELETE FROM backups WHERE name = ?1", [name])?;
        }
        Ok(())
    }
}
