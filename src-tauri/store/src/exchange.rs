//! What sharing needs to remember: the space, our sealed batches, how far the others' are applied, the open questions.

use std::collections::{BTreeMap, BTreeSet};

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

/// One of our sealed batches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    pub seq: u64,
    /// Bytes of the file.
    pub length: u64,
    /// The last record in it.
    pub last_record: u64,
    /// Where it goes, relative to the folder.
    pub path: String,
    pub hash: Vec<u8>,
    pub published: bool,
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

    /// Our records that are not yet in a batch that was published: what "à partager" counts.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn pending(&self) -> Result<u32> {
        let query = "SELECT count(*) FROM journal WHERE device = ?1
                     AND seq > coalesce((SELECT max(last_record) FROM outbox WHERE published_at IS NOT NULL), 0)";
        Ok(self
            .sql
            .query_row(query, [self.device.to_string()], |row| row.get(0))?)
    }

    /// Our sealed batches, oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn batches(&self) -> Result<Vec<Batch>> {
        let query = "SELECT seq, last_record, path, hash, published_at IS NOT NULL, length(bytes) FROM outbox ORDER BY seq";
        rows(self.sql, query, [], |row| {
            Ok(Batch {
                seq: unsigned(row.get(0)?),
                length: unsigned(row.get(5)?),
                last_record: unsigned(row.get(1)?),
                path: row.get(2)?,
                hash: row.get(3)?,
                published: row.get(4)?,
            })
        })
    }

    /// The exact bytes of one of our batches.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn batch_bytes(&self, seq: u64) -> Result<Vec<u8>> {
        Ok(self.sql.query_row(
            "SELECT bytes FROM outbox WHERE seq = ?1",
            [signed(seq)],
            |row| row.get(0),
        )?)
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

    /// The files of the folder that need not be read again, with their lengths.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn known_files(&self) -> Result<BTreeSet<(String, u64)>> {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, unsigned(row.get(1)?)));
        Ok(
            rows(self.sql, "SELECT path, length FROM known_files", [], read)?
                .into_iter()
                .collect(),
        )
    }

    /// What the last sync left aside: file and reason.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn skipped_files(&self) -> Result<Vec<(String, String)>> {
        let query = "SELECT file, reason FROM skipped_files ORDER BY file";
        rows(self.sql, query, [], |row| Ok((row.get(0)?, row.get(1)?)))
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

    /// How many fields wait for a decision.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn question_count(&self) -> Result<u32> {
        Ok(self
            .sql
            .query_row("SELECT count(*) FROM questions", [], |row| row.get(0))?)
    }

    /// The shared state, line by line in one order on every laptop: equal lines, equal state.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn state_lines(&self) -> Result<Vec<String>> {
        let mut lines = rows(
            self.sql,
            "SELECT entity_kind || ' ' || entity || ' ' || device || ' ' || seq || ' ' || fields FROM registers
             ORDER BY entity_kind, entity, device, seq",
            [],
            |row| row.get::<_, String>(0),
        )?;
        lines.extend(rows(
            self.sql,
            "SELECT 'slot ' || id || ' ' || draft || ' ' || day || ' ' || start_minute || ' ' || end_minute || ' ' || period || ' ' || kind
             FROM slots ORDER BY id",
            [],
            |row| row.get::<_, String>(0),
        )?);
        lines.extend(rows(
            self.sql,
            "SELECT 'note ' || visit || ' ' || markdown FROM notes ORDER BY visit",
            [],
            |row| row.get::<_, String>(0),
        )?);
        Ok(lines)
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
             ON CONFLICT (one) DO UPDATE SET folder = excluded.folder, last_sync = excluded.last_sync",
            (space.id.to_string(), &space.keys, &space.folder, space.last_sync),
        )?;
        self.touch("sync");
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

    /// Notes that our batch stands under another name now, because something else lay in the way.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn move_batch(&mut self, seq: u64, path: &str) -> Result<()> {
        self.db.sql.execute(
            "UPDATE outbox SET path = ?2 WHERE seq = ?1",
            (signed(seq), path),
        )?;
        Ok(())
    }

    /// Keeps a sealed batch before it is published.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_batch(&mut self, batch: &Batch, bytes: &[u8]) -> Result<()> {
        self.db.sql.execute(
            "INSERT INTO outbox (seq, last_record, path, hash, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                signed(batch.seq),
                signed(batch.last_record),
                &batch.path,
                &batch.hash,
                bytes,
            ),
        )?;
        Ok(())
    }

    /// Notes that a batch is in the folder, whole.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn mark_published(&mut self, seq: u64) -> Result<()> {
        self.db.sql.execute(
            "UPDATE outbox SET published_at = ?2 WHERE seq = ?1",
            (signed(seq), self.now.0),
        )?;
        self.touch("sync");
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

    /// Remembers a file that need not be read again.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_known_file(&mut self, path: &str, length: u64) -> Result<()> {
        self.db.sql.execute(
            "INSERT OR REPLACE INTO known_files (path, length) VALUES (?1, ?2)",
            (path, signed(length)),
        )?;
        Ok(())
    }

    /// Replaces the list of what was left aside.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_skipped_files(&mut self, skipped: &[(String, String)]) -> Result<()> {
        self.db.sql.execute("DELETE FROM skipped_files", [])?;
        for (file, reason) in skipped {
            self.db.sql.execute(
                "INSERT OR REPLACE INTO skipped_files (file, reason) VALUES (?1, ?2)",
                (file, reason),
            )?;
        }
        self.touch("sync");
        Ok(())
    }
}
