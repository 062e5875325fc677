//! What is known of the folder's files: those that need not be read again, and the parts of snapshots.

use std::collections::HashMap;

use domain::id::DeviceId;
use domain::journal::Vector;

use crate::Result;
use crate::db::{Db, Tx, rows};
use crate::journal::{signed, unsigned};

/// A file that need not be read again while its length and its time stay the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFile {
    pub length: u64,
    pub modified: i64,
    /// The batch that it names, and its hash, if it holds one.
    pub batch: Option<(DeviceId, u64, Vec<u8>)>,
}

/// A part of a snapshot that was seen in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotPart {
    pub path: String,
    pub length: u64,
    pub modified: i64,
    pub device: DeviceId,
    pub number: u64,
    pub part: u64,
    pub parts: u64,
    pub hash: Vec<u8>,
    pub vector: Vector,
}

impl Db<'_> {
    /// The files of the folder that need not be read again, by path.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn known_files(&self) -> Result<HashMap<String, KnownFile>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                unsigned(row.get(1)?),
                row.get(2)?,
                row.get::<_, Option<String>>(3)?,
                row.get::<_, Option<i64>>(4)?,
                row.get::<_, Option<Vec<u8>>>(5)?,
            ))
        };
        let query = "SELECT path, length, modified, device, seq, hash FROM known_files";
        rows(self.sql, query, [], read)?
            .into_iter()
            .map(|(path, length, modified, device, seq, hash)| {
                let batch = match (device, seq, hash) {
                    (Some(device), Some(seq), Some(hash)) => {
                        Some((device.parse()?, unsigned(seq), hash))
                    }
                    _ => None,
                };
                Ok((
                    path,
                    KnownFile {
                        length,
                        modified,
                        batch,
                    },
                ))
            })
            .collect()
    }

    /// The parts of snapshots that were seen.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn snapshot_parts(&self) -> Result<Vec<SnapshotPart>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(3)?,
                row.get::<_, String>(8)?,
                SnapshotPart {
                    path: row.get(0)?,
                    length: unsigned(row.get(1)?),
                    modified: row.get(2)?,
                    device: DeviceId(uuid::Uuid::nil()),
                    number: unsigned(row.get(4)?),
                    part: unsigned(row.get(5)?),
                    parts: unsigned(row.get(6)?),
                    hash: row.get(7)?,
                    vector: Vector::default(),
                },
            ))
        };
        let query = "SELECT path, length, modified, device, number, part, parts, hash, vector FROM snapshots
                     ORDER BY device, number, part";
        rows(self.sql, query, [], read)?
            .into_iter()
            .map(|(device, vector, part)| {
                Ok(SnapshotPart {
                    device: device.parse()?,
                    vector: serde_json::from_str(&vector)?,
                    ..part
                })
            })
            .collect()
    }
}

impl Tx<'_> {
    /// Remembers a file that need not be read again.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_known_file(&mut self, path: &str, file: &KnownFile) -> Result<()> {
        let batch = file.batch.as_ref();
        self.db
            .sql
            .prepare_cached(
                "INSERT OR REPLACE INTO known_files (path, length, modified, device, seq, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((
                path,
                signed(file.length),
                file.modified,
                batch.map(|(device, _, _)| device.to_string()),
                batch.map(|(_, seq, _)| signed(*seq)),
                batch.map(|(_, _, hash)| hash),
            ))?;
        Ok(())
    }

    /// Forgets a file: it is read again, if it is there.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forget_file(&mut self, path: &str) -> Result<()> {
        let sql = self.db.sql;
        sql.execute("DELETE FROM known_files WHERE path = ?1", [path])?;
        sql.execute("DELETE FROM snapshots WHERE path = ?1", [path])?;
        sql.execute("DELETE FROM photo_files WHERE path = ?1", [path])?;
        Ok(())
    }

    /// Forgets every file: all of them are read again.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forget_files(&mut self) -> Result<()> {
        self.db.sql.execute("DELETE FROM known_files", [])?;
        Ok(())
    }

    /// Forgets every file that names a batch of this device from `seq` on, because it has to be read in another way.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forget_batches(&mut self, device: DeviceId, seq: u64) -> Result<()> {
        self.db.sql.execute(
            "DELETE FROM known_files WHERE device = ?1 AND seq >= ?2",
            (device.to_string(), signed(seq)),
        )?;
        Ok(())
    }

    /// Remembers a part of a snapshot.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_snapshot_part(&mut self, part: &SnapshotPart) -> Result<()> {
        self.db.sql.execute(
            "INSERT OR REPLACE INTO snapshots (path, length, modified, device, number, part, parts, hash, vector)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            (
                &part.path,
                signed(part.length),
                part.modified,
                part.device.to_string(),
                signed(part.number),
                signed(part.part),
                signed(part.parts),
                &part.hash,
                serde_json::to_string(&part.vector)?,
            ),
        )?;
        Ok(())
    }
}
