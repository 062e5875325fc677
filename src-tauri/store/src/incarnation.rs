//! Who this database is. A copy of it, or an older state that was put back, goes on under a new device incarnation: two databases
//! must never give two records one name.

use domain::id::DeviceId;
use domain::journal::Record;

use crate::db::{Db, Store, Tx, rows};
use crate::journal::{signed, unsigned};
use crate::{Error, Now, Result};

impl Db<'_> {
    /// What this database was called before, and why it changed.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn former_incarnations(&self) -> Result<Vec<(DeviceId, i64, String)>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, String>(2)?,
            ))
        };
        rows(
            self.sql,
            "SELECT device, ended_at, reason FROM incarnations ORDER BY ended_at",
            [],
            read,
        )?
        .into_iter()
        .map(|(device, at, reason)| Ok((device.parse()?, at, reason)))
        .collect()
    }
}

impl Store {
    /// Goes on as `device`. What the old name had published keeps it; its other records are written again under the new one,
    /// because a copy of this database may have sealed them otherwise.
    ///
    /// # Errors
    /// What SQLite says; then nothing was changed. The caller rebuilds what is derived in `rebuild`.
    pub fn reincarnate<E: From<Error>>(
        &self,
        device: DeviceId,
        reason: &str,
        now: Now,
        rebuild: impl FnOnce(&mut Tx<'_>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.settle(now, |tx| {
            let moved = tx.rename(device, reason)?;
            if moved > 0 {
                rebuild(tx)?;
            }
            Ok::<(), E>(())
        })?;
        self.set_device(device);
        Ok(())
    }
}

impl Tx<'_> {
    fn rename(&mut self, to: DeviceId, reason: &str) -> Result<u64> {
        let from = self.db.device;
        // What was sealed and not published is nobody's yet.
        self.db.sql.execute(
            "DELETE FROM batches WHERE device = ?1 AND published_at IS NULL",
            [from.to_string()],
        )?;
        let sealed = self.last_batch(from)?.map_or(0, |batch| batch.last_record);
        let bodies = self.records_after(from, sealed)?;
        self.db.sql.execute(
            "DELETE FROM journal WHERE device = ?1 AND seq > ?2",
            (from.to_string(), signed(sealed)),
        )?;
        self.db.sql.execute(
            "UPDATE applied SET seq = ?2 WHERE device = ?1",
            (from.to_string(), signed(sealed)),
        )?;
        self.db
            .sql
            .execute("DELETE FROM applied WHERE seq = 0", [])?;
        for (number, (_, body)) in (1..).zip(&bodies) {
            let mut record: Record = serde_json::from_str(body)?;
            record.device = to;
            record.seq = number;
            if sealed > 0 {
                record.deps.raise(from, sealed);
            }
            crate::journal::append(&self.db, &record, &serde_json::to_string(&record)?)?;
        }
        self.db
            .sql
            .execute("UPDATE laptop SET device = ?1", [to.to_string()])?;
        self.db.sql.execute(
            "INSERT OR IGNORE INTO incarnations (device, ended_at, reason) VALUES (?1, ?2, ?3)",
            (from.to_string(), self.now.0, reason),
        )?;
        // Our own batches are known from the table of batches; those of a former self are another's from now on.
        self.db.sql.execute(
            "INSERT OR REPLACE INTO cursors (device, seq, hash)
             SELECT device, seq, hash FROM batches WHERE device = ?1 ORDER BY seq DESC LIMIT 1",
            [from.to_string()],
        )?;
        self.db.device = to;
        self.seen = self.db.applied()?;
        self.touch("sync");
        Ok(bodies.len() as u64)
    }
}

/// A branch of a device's past: the batches that begin with `hash` are applied under `derived`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    pub hash: Vec<u8>,
    pub device: DeviceId,
    /// The batch and the record with which it begins, in the numbers of `device`.
    pub seq: u64,
    pub first_record: u64,
    pub derived: DeviceId,
}

impl Db<'_> {
    /// The branches that are known here: each is the mark of a laptop that existed twice.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn branches(&self) -> Result<Vec<Branch>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, Vec<u8>>(0)?,
                row.get::<_, String>(1)?,
                unsigned(row.get(2)?),
                unsigned(row.get(3)?),
                row.get::<_, String>(4)?,
            ))
        };
        let query = "SELECT hash, device, seq, first_record, derived FROM branches ORDER BY device, seq, hash";
        rows(self.sql, query, [], read)?
            .into_iter()
            .map(|(hash, device, seq, first_record, derived)| {
                Ok(Branch {
                    hash,
                    device: device.parse()?,
                    seq,
                    first_record,
                    derived: derived.parse()?,
                })
            })
            .collect()
    }
}

impl Tx<'_> {
    /// Remembers a branch; false when it is known already.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_branch(&mut self, branch: &Branch) -> Result<bool> {
        let added = self.db.sql.execute(
            "INSERT OR IGNORE INTO branches (hash, device, seq, first_record, derived, seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                &branch.hash,
                branch.device.to_string(),
                signed(branch.seq),
                signed(branch.first_record),
                branch.derived.to_string(),
                self.now.0,
            ),
        )?;
        self.touch("devices");
        Ok(added > 0)
    }
}
