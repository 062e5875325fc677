//! Sealed batches, ours and the others', byte for byte: what waits to be published, and what any laptop can put back.

use domain::id::DeviceId;
use rusqlite::OptionalExtension;

use crate::Result;
use crate::db::{Db, Tx, rows};
use crate::journal::{signed, unsigned};

/// A sealed batch without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    pub device: DeviceId,
    pub seq: u64,
    /// Sequences of its first and last records.
    pub first_record: u64,
    pub last_record: u64,
    pub hash: Vec<u8>,
    /// Bytes of the file.
    pub length: u64,
    /// Where it lies, relative to the folder.
    pub path: String,
    pub published: bool,
    /// Whether its bytes are still here.
    pub held: bool,
}

const COLUMNS: &str = "device, seq, first_record, last_record, hash, length, path, published_at IS NOT NULL, bytes IS NOT NULL";

type Raw = (String, Batch);

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw> {
    let batch = Batch {
        device: DeviceId(uuid::Uuid::nil()),
        seq: unsigned(row.get(1)?),
        first_record: unsigned(row.get(2)?),
        last_record: unsigned(row.get(3)?),
        hash: row.get(4)?,
        length: unsigned(row.get(5)?),
        path: row.get(6)?,
        published: row.get(7)?,
        held: row.get(8)?,
    };
    Ok((row.get(0)?, batch))
}

fn named((device, batch): Raw) -> Result<Batch> {
    Ok(Batch {
        device: device.parse()?,
        ..batch
    })
}

impl Db<'_> {
    /// Every batch known here, by device and sequence.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn batches(&self) -> Result<Vec<Batch>> {
        let query = format!("SELECT {COLUMNS} FROM batches ORDER BY device, seq");
        rows(self.sql, &query, [], read)?
            .into_iter()
            .map(named)
            .collect()
    }

    /// Every batch known here of one device, by sequence.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn batches_of(&self, device: DeviceId) -> Result<Vec<Batch>> {
        let query = format!("SELECT {COLUMNS} FROM batches WHERE device = ?1 ORDER BY seq");
        rows(self.sql, &query, [device.to_string()], read)?
            .into_iter()
            .map(named)
            .collect()
    }

    /// One batch of a device, if it is known here.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn batch(&self, device: DeviceId, seq: u64) -> Result<Option<Batch>> {
        let query = format!("SELECT {COLUMNS} FROM batches WHERE device = ?1 AND seq = ?2");
        let found = self
            .sql
            .prepare_cached(&query)?
            .query_row((device.to_string(), signed(seq)), read)
            .optional()?;
        found.map(named).transpose()
    }

    /// The last batch that was sealed for a device, if there is any.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn last_batch(&self, device: DeviceId) -> Result<Option<Batch>> {
        let query =
            format!("SELECT {COLUMNS} FROM batches WHERE device = ?1 ORDER BY seq DESC LIMIT 1");
        let found = self
            .sql
            .prepare_cached(&query)?
            .query_row([device.to_string()], read)
            .optional()?;
        found.map(named).transpose()
    }

    /// The batches that are sealed and not yet in the folder.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn unpublished(&self) -> Result<Vec<Batch>> {
        let query = format!(
            "SELECT {COLUMNS} FROM batches WHERE published_at IS NULL ORDER BY device, seq"
        );
        rows(self.sql, &query, [], read)?
            .into_iter()
            .map(named)
            .collect()
    }

    /// The exact bytes of a batch, while they are here.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn batch_bytes(&self, device: DeviceId, seq: u64) -> Result<Option<Vec<u8>>> {
        Ok(self
            .sql
            .query_row(
                "SELECT bytes FROM batches WHERE device = ?1 AND seq = ?2",
                (device.to_string(), signed(seq)),
                |row| row.get(0),
            )
            .optional()?
            .flatten())
    }

    /// Our records that no published batch holds: what "à partager" counts.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn pending(&self) -> Result<u32> {
        let query = "SELECT (SELECT count(*) FROM journal WHERE device = ?1
                       AND seq > coalesce((SELECT max(last_record) FROM batches WHERE device = ?1), 0))
                     + (SELECT coalesce(sum(last_record - first_record + 1), 0) FROM batches WHERE published_at IS NULL)";
        Ok(self
            .sql
            .query_row(query, [self.device.to_string()], |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Keeps a sealed batch: ours before it is published, another's when it is applied.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_batch(&mut self, batch: &Batch, bytes: &[u8]) -> Result<()> {
        let published = batch.published.then_some(self.now.0);
        self.db
            .sql
            .prepare_cached(
                "INSERT OR REPLACE INTO batches (device, seq, first_record, last_record, hash, length, path, bytes, published_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute((
                batch.device.to_string(),
                signed(batch.seq),
                signed(batch.first_record),
                signed(batch.last_record),
                &batch.hash,
                signed(batch.length),
                &batch.path,
                bytes,
                published,
            ))?;
        Ok(())
    }

    /// Notes that a batch is in the folder, whole.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn mark_published(&mut self, device: DeviceId, seq: u64) -> Result<()> {
        self.db.sql.execute(
            "UPDATE batches SET published_at = ?3 WHERE device = ?1 AND seq = ?2",
            (device.to_string(), signed(seq), self.now.0),
        )?;
        self.touch("sync");
        Ok(())
    }

    /// Forgets the waiting batches of a device from `seq` on: their records are sealed again.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn unseal(&mut self, device: DeviceId, seq: u64) -> Result<()> {
        self.db.sql.execute(
            "DELETE FROM batches WHERE device = ?1 AND seq >= ?2 AND published_at IS NULL",
            (device.to_string(), signed(seq)),
        )?;
        Ok(())
    }

    /// Notes that a batch stands under another name now.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn move_batch(&mut self, device: DeviceId, seq: u64, path: &str) -> Result<()> {
        self.db.sql.execute(
            "UPDATE batches SET path = ?3 WHERE device = ?1 AND seq = ?2",
            (device.to_string(), signed(seq), path),
        )?;
        Ok(())
    }

    /// Lets go of a batch's bytes: its records stay in the journal.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drop_batch_bytes(&mut self, device: DeviceId, seq: u64) -> Result<()> {
        self.db.sql.execute(
            "UPDATE batches SET bytes = NULL WHERE device = ?1 AND seq = ?2 AND published_at IS NOT NULL",
            (device.to_string(), signed(seq)),
        )?;
        Ok(())
    }
}
