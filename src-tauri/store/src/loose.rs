//! Records of one entity that came by a .valise, before or without the batches that hold them. A `carry` record of this laptop's own
//! journal brings them, so that whoever has applied as much holds as much; they are applied like any other, and counted under their
//! own name only when their batch arrives.

use domain::entity::EntityRef;
use domain::journal::{KIND_SET, Record, Vector};

use crate::Result;
use crate::apply;
use crate::db::{Db, Tx, rows};
use crate::journal::{signed, unsigned};

impl Db<'_> {
    /// How far the loose records of an entity go, by device: what a new write of it has seen besides what is counted.
    pub(crate) fn loose_of(&self, entity: &EntityRef) -> Result<Vector> {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, unsigned(row.get(1)?)));
        let query = "SELECT device, max(seq) FROM loose_records WHERE entity_kind = ?1 AND entity = ?2 GROUP BY device";
        let mut vector = Vector::default();
        for (device, seq) in rows(self.sql, query, (&entity.kind, entity.id.to_string()), read)? {
            vector.raise(device.parse()?, seq);
        }
        Ok(vector)
    }

    /// Whether a record is here, counted or loose.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn has_record(&self, record: &Record) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM journal WHERE device = ?1 AND seq = ?2
                     UNION ALL SELECT 1 FROM loose_records WHERE device = ?1 AND seq = ?2)";
        Ok(self
            .sql
            .prepare_cached(query)?
            .query_row((record.device.to_string(), signed(record.seq)), |row| {
                row.get(0)
            })?)
    }

    /// The texts of everything that is known of an entity, each after what it had seen: what a .valise with one draft holds.
    /// Records that only carry others are left out, since what they carry is there.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn texts_of(&self, entity: &EntityRef) -> Result<Vec<String>> {
        let read = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
        let query = "SELECT body FROM
                       (SELECT device, seq, hlc_ms, hlc_count, entity_kind, entity, body FROM journal
                        UNION ALL SELECT device, seq, hlc_ms, hlc_count, entity_kind, entity, body FROM loose_records)
                     WHERE entity_kind = ?1 AND entity = ?2 ORDER BY hlc_ms, hlc_count, device, seq";
        let bodies = rows(self.sql, query, (&entity.kind, entity.id.to_string()), read)?;
        let mut texts = Vec::with_capacity(bodies.len());
        for body in bodies {
            if serde_json::from_str::<Record>(&body)?.kind == KIND_SET {
                texts.push(body);
            }
        }
        Ok(texts)
    }
}

impl Tx<'_> {
    /// A record that is counted now is no longer loose.
    pub(crate) fn no_longer_loose(&self, record: &Record) -> Result<()> {
        self.db
            .sql
            .prepare_cached("DELETE FROM loose_records WHERE device = ?1 AND seq = ?2")?
            .execute((record.device.to_string(), signed(record.seq)))?;
        Ok(())
    }

    fn receive_loose(&mut self, record: &Record, body: &str) -> Result<()> {
        if record.seq <= self.seen.get(record.device) || self.is_of_erased(record)? {
            return Ok(());
        }
        let op = record.op.as_ref().map(serde_json::Value::to_string);
        let added = self
            .db
            .sql
            .prepare_cached(
                "INSERT OR IGNORE INTO loose_records (device, seq, hlc_ms, hlc_count, entity_kind, entity, author, op, body)
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
        // A kind of a later version waits like one in the journal.
        if added > 0 && record.kind == KIND_SET {
            apply::fields(self, record)?;
        }
        Ok(())
    }
}

/// Applies a `carry` record: each record that it brings and that is not here yet.
pub(crate) fn carry(tx: &mut Tx<'_>, record: &Record) -> Result<()> {
    for (carried, body) in record.carried() {
        tx.receive_loose(&carried, body)?;
    }
    Ok(())
}
