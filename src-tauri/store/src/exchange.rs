//! What sharing needs to remember: the space, how far the others' batches are applied, the open questions.

use std::collections::BTreeMap;

use domain::entity::EntityRef;
use domain::id::{DeviceId, SpaceId};
use rusqlite::OptionalExtension;

use crate::Result;
use crate::db::{Db, Tx, rows};
use crate::journal::{signed, unsigned};

/// The space that this database shares.
#[derive(Clone, PartialEq, Eq)]
pub struct Space {
    pub id: SpaceId,
    /// The folder's keys, opaque.
    pub keys: Vec<u8>,
    pub folder: String,
    pub last_sync: Option<i64>,
}

impl Db<'_> {
    /// The space, once a folder was chosen.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn space(&self) -> Result<Option<Space>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
            ))
        };
        let found = self
            .sql
            .query_row("SELECT id, keys, folder, last_sync FROM space", [], read)
            .optional()?;
        found
            .map(|(id, keys, folder, last_sync)| {
                Ok(Space {
                    id: id.parse()?,
                    keys,
                    folder,
                    last_sync,
                })
            })
            .transpose()
    }

    /// The space's own files, as this laptop keeps them: path and bytes.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn space_files(&self) -> Result<Vec<(String, Vec<u8>)>> {
        rows(
            self.sql,
            "SELECT path, bytes FROM space_files ORDER BY path",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// How far each other device's batches are applied: sequence and hash of the last one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn cursors(&self) -> Result<BTreeMap<DeviceId, (u64, Vec<u8>)>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, Vec<u8>>(2)?,
            ))
        };
        rows(self.sql, "SELECT device, seq, hash FROM cursors", [], read)?
            .into_iter()
            .map(|(device, seq, hash)| Ok((device.parse()?, (unsigned(seq), hash))))
            .collect()
    }

    /// What the last sync left aside: file, reason, and since when.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn skipped_files(&self) -> Result<Vec<(String, String, i64)>> {
        let query = "SELECT file, reason, since FROM skipped_files ORDER BY file";
        rows(self.sql, query, [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
    }

    /// The fields that somebody has to decide on.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn questions(&self) -> Result<Vec<(EntityRef, String)>> {
        let query =
            "SELECT entity_kind, entity, field FROM questions ORDER BY entity_kind, entity, field";
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get(2)?,
            ))
        };
        rows(self.sql, query, [], read)?
            .into_iter()
            .map(|(kind, id, field)| {
                Ok((
                    EntityRef {
                        kind,
                        id: id.parse()?,
                    },
                    field,
                ))
            })
            .collect()
    }

    /// How many fields wait for a decision, and how many sheets of paper that were keyed in twice.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn question_count(&self) -> Result<u32> {
        let query = "SELECT (SELECT count(*) FROM questions) + (SELECT count(*) FROM (SELECT 1 FROM responses
            WHERE sheet IS NOT NULL AND coalesce(deleted, 0) = 0 AND survey IS NOT NULL GROUP BY survey, sheet HAVING count(*) > 1))";
        Ok(self.sql.query_row(query, [], |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Binds this database to a space, or changes where its folder is.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_space(&mut self, space: &Space) -> Result<()> {
        self.db.sql.execute(
            "INSERT INTO space (one, id, keys, folder, last_sync) VALUES (1, ?1, ?2, ?3, ?4)
             ON CONFLICT (one) DO UPDATE SET keys = excluded.keys, folder = excluded.folder, last_sync = excluded.last_sync",
            (space.id.to_string(), &space.keys, &space.folder, space.last_sync),
        )?;
        self.touch("sync");
        Ok(())
    }

    /// Forgets the space and its files: it was never shared with anybody.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forget_space(&mut self) -> Result<()> {
        self.db.sql.execute("DELETE FROM space", [])?;
        self.db.sql.execute("DELETE FROM space_files", [])?;
        Ok(())
    }

    /// Keeps a copy of one of the space's own files.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_space_file(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let query = "INSERT OR REPLACE INTO space_files (path, bytes) VALUES (?1, ?2)";
        self.db.sql.execute(query, (path, bytes))?;
        Ok(())
    }

    /// Moves the cursor of another device past a batch.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_cursor(&mut self, device: DeviceId, seq: u64, hash: &[u8]) -> Result<()> {
        self.db.sql.execute(
            "INSERT INTO cursors (device, seq, hash) VALUES (?1, ?2, ?3)
             ON CONFLICT (device) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
            (device.to_string(), signed(seq), hash),
        )?;
        Ok(())
    }

    /// Replaces the list of what was left aside; what was aside before keeps its date.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_skipped_files(&mut self, skipped: &[(String, String)]) -> Result<()> {
        let before = self.skipped_files()?;
        self.db.sql.execute("DELETE FROM skipped_files", [])?;
        for (file, reason) in skipped {
            let since = before
                .iter()
                .find(|(known, why, _)| known == file && why == reason)
                .map_or(self.now.0, |(_, _, since)| *since);
            self.db.sql.execute(
                "INSERT OR REPLACE INTO skipped_files (file, reason, since) VALUES (?1, ?2, ?3)",
                (file, reason, since),
            )?;
        }
        self.touch("sync");
        Ok(())
    }
}
