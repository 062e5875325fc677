//! The journal's table: appending records, reading them back in each device's order, and what is applied.

use std::collections::BTreeMap;

use domain::clock::Hlc;
use domain::entity::EntityRef;
use domain::id::DeviceId;
use domain::journal::{Record, Stamp, Vector};
use domain::op::Op;
use rusqlite::OptionalExtension;

use crate::db::{Db, rows};
use crate::{Error, Result};

/// Appends a record; `body` is its JSON exactly as it travels.
pub(crate) fn append(db: &Db<'_>, record: &Record, body: &str) -> Result<()> {
    let op = record.op.as_ref().map(serde_json::Value::to_string);
    db.sql
        .prepare_cached(
            "INSERT INTO journal (device, seq, hlc_ms, hlc_count, entity_kind, entity, author, op, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            record.device.to_string(),
            signed(record.seq),
            record.hlc.0,
            record.hlc.1,
            &record.entity.kind,
            record.entity.id.to_string(),
            &record.by,
            op,
            body,
        ))?;
    db.sql
        .prepare_cached(
            "INSERT INTO applied (device, seq) VALUES (?1, ?2) ON CONFLICT (device) DO UPDATE SET seq = excluded.seq",
        )?
        .execute((record.device.to_string(), signed(record.seq)))?;
    Ok(())
}

pub(crate) fn signed(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

pub(crate) fn unsigned(seq: i64) -> u64 {
    u64::try_from(seq).unwrap_or(0)
}

impl crate::db::Tx<'_> {
    /// Says a record of ours, which no batch holds yet, in other words.
    ///
    /// # Errors
    /// `Busy` when it has changed meanwhile: then nothing of the transaction is kept, and it can be tried again.
    pub fn rewrite(&mut self, device: DeviceId, seq: u64, before: &str, after: &str) -> Result<()> {
        let changed = self.db.sql.execute(
            "UPDATE journal SET body = ?4 WHERE device = ?1 AND seq = ?2 AND body = ?3",
            (device.to_string(), signed(seq), before, after),
        )?;
        if changed == 1 {
            Ok(())
        } else {
            Err(Error::Busy)
        }
    }
}

/// One act on an entity, for its history.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub stamp: Stamp,
    pub by: String,
    /// Wall milliseconds of the writer's clock.
    pub at: i64,
    /// Absent when it is of a newer version.
    pub op: Option<Op>,
}

impl Db<'_> {
    pub(crate) fn clock(&self) -> Result<Hlc> {
        let read = |row: &rusqlite::Row<'_>| Ok(Hlc(row.get(0)?, row.get(1)?));
        Ok(self
            .sql
            .query_row("SELECT hlc_ms, hlc_count FROM laptop", [], read)?)
    }

    /// The last applied record of every device, ours included.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn applied(&self) -> Result<Vector> {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?));
        let pairs = rows(self.sql, "SELECT device, seq FROM applied", [], read)?;
        let entries: Result<BTreeMap<DeviceId, u64>> = pairs
            .into_iter()
            .map(|(device, seq)| Ok((device.parse::<DeviceId>()?, unsigned(seq))))
            .collect();
        Ok(Vector(entries?))
    }

    /// The JSON of a device's records after `seq`, in order, with their sequences.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn records_after(&self, device: DeviceId, seq: u64) -> Result<Vec<(u64, String)>> {
        let query = "SELECT seq, body FROM journal WHERE device = ?1 AND seq > ?2 ORDER BY seq";
        let read = |row: &rusqlite::Row<'_>| Ok((unsigned(row.get(0)?), row.get(1)?));
        rows(self.sql, query, (device.to_string(), signed(seq)), read)
    }

    /// The JSON of a device's next records after `seq`, in order, with their sequences: as many as stay under `bytes`, but one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn next_records(
        &self,
        device: DeviceId,
        seq: u64,
        bytes: usize,
    ) -> Result<Vec<(u64, String)>> {
        let mut statement = self.sql.prepare_cached(
            "SELECT seq, body FROM journal WHERE device = ?1 AND seq > ?2 ORDER BY seq",
        )?;
        let mut rows = statement.query((device.to_string(), signed(seq)))?;
        let (mut found, mut size) = (Vec::new(), 0_usize);
        while let Some(row) = rows.next()? {
            let body: String = row.get(1)?;
            size += body.len() + 4;
            if size > bytes && !found.is_empty() {
                break;
            }
            found.push((unsigned(row.get(0)?), body));
        }
        Ok(found)
    }

    /// Rows of the journal in the order in which they were applied here, each with the bytes of its record: each record comes
    /// after what it had seen.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn journal_rows(&self) -> Result<Vec<(i64, usize)>> {
        rows(
            self.sql,
            "SELECT rowid, octet_length(body) FROM journal ORDER BY rowid",
            [],
            |row| {
                Ok((
                    row.get(0)?,
                    usize::try_from(row.get::<_, i64>(1)?).unwrap_or(0),
                ))
            },
        )
    }

    /// The records of a range of rows, under the names that they have here.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn journal_range(&self, first: i64, last: i64) -> Result<Vec<(Stamp, String)>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, String>(2)?,
            ))
        };
        let query =
            "SELECT device, seq, body FROM journal WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid";
        rows(self.sql, query, (first, last), read)?
            .into_iter()
            .map(|(device, seq, body)| {
                let stamp = Stamp {
                    device: device.parse()?,
                    seq: unsigned(seq),
                };
                Ok((stamp, body))
            })
            .collect()
    }

    /// Every record, in an order in which each comes after what it had seen.
    ///
    /// # Errors
    /// What SQLite says, or a record that cannot be read.
    pub fn records_of(&self, entity: &EntityRef) -> Result<Vec<Record>> {
        let query = "SELECT device, seq, body FROM
                       (SELECT device, seq, hlc_ms, hlc_count, body FROM journal WHERE entity_kind = ?1 AND entity = ?2
                        UNION ALL
                        SELECT device, seq, hlc_ms, hlc_count, body FROM loose_records WHERE entity_kind = ?1 AND entity = ?2)
                     ORDER BY hlc_ms, hlc_count, device";
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, String>(2)?,
            ))
        };
        rows(self.sql, query, (&entity.kind, entity.id.to_string()), read)?
            .into_iter()
            .map(|(device, seq, body)| {
                let mut record: Record = serde_json::from_str(&body)?;
                record.device = device.parse()?;
                record.seq = unsigned(seq);
                Ok(record)
            })
            .collect()
    }

    /// Who wrote a record.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn author(&self, stamp: Stamp) -> Result<String> {
        let query = "SELECT author FROM journal WHERE device = ?1 AND seq = ?2
                     UNION ALL SELECT author FROM loose_records WHERE device = ?1 AND seq = ?2";
        let key = (stamp.device.to_string(), signed(stamp.seq));
        let found = self
            .sql
            .prepare_cached(query)?
            .query_row(key, |row| row.get(0))
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    /// The record of another laptop that is furthest ahead of our wall clock, beyond what may pull us: who, and by how many
    /// milliseconds. One of the two clocks is wrong; the data is merged all the same.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn clock_ahead(&self, now: crate::Now) -> Result<Option<(String, i64)>> {
        let query = "SELECT author, hlc_ms FROM journal WHERE hlc_ms > ?1 AND device <> ?2 ORDER BY hlc_ms DESC LIMIT 1";
        let key = (
            now.0.saturating_add(domain::clock::MAX_LEAD_MS),
            self.device.to_string(),
        );
        let found = self
            .sql
            .query_row(query, key, |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))
            .optional()?;
        Ok(found.map(|(author, at)| (author, at - now.0)))
    }

    /// The acts on an entity, latest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn history(&self, entity: &EntityRef) -> Result<Vec<Event>> {
        let query =
            "SELECT device, seq, hlc_ms, op, author FROM
                       (SELECT device, seq, hlc_ms, hlc_count, op, author FROM journal WHERE entity_kind = ?1 AND entity = ?2
                        UNION ALL
                        SELECT device, seq, hlc_ms, hlc_count, op, author FROM loose_records WHERE entity_kind = ?1 AND entity = ?2)
                     ORDER BY hlc_ms DESC, hlc_count DESC, device DESC";
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, Option<String>>(3)?,
                row.get::<_, String>(4)?,
            ))
        };
        rows(self.sql, query, (&entity.kind, entity.id.to_string()), read)?
            .into_iter()
            .map(|(device, seq, at, op, by)| {
                let device: DeviceId = device.parse()?;
                let op = op.and_then(|op| serde_json::from_str(&op).ok());
                Ok(Event {
                    stamp: Stamp {
                        device,
                        seq: unsigned(seq),
                    },
                    by,
                    at,
                    op,
                })
            })
            .collect::<std::result::Result<Vec<_>, Error>>()
    }
}
