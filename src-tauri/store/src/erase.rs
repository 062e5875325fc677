//! Erasure: what an `erase` record names is taken out of every table for ever, whatever comes later. Its records keep their place
//! in the order and nothing else.

use domain::entity::{self, EntityRef, PARTS};
use domain::id::{DeviceId, PhotoId};
use domain::journal::{KIND_ERASED, Record, Stamp};
use serde_json::{Map, Value};

use crate::Result;
use crate::db::{Db, Tx, rows};
use crate::journal::{signed, unsigned};

/// What was erased, and by which record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    pub entity: EntityRef,
    pub by: Stamp,
}

impl Db<'_> {
    /// Whether an entity was erased.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn is_erased(&self, entity: &EntityRef) -> Result<bool> {
        Ok(self
            .sql
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM erased WHERE entity_kind = ?1 AND entity = ?2)",
            )?
            .query_row((&entity.kind, entity.id.to_string()), |row| row.get(0))?)
    }

    /// Whether a record is of what was erased: itself, or the whole that it is a part of.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn is_of_erased(&self, record: &Record) -> Result<bool> {
        Ok(self.erased_whole(&record.entity, &record.fields)?.is_some())
    }

    /// What was erased and takes along whatever these fields say of an entity: the entity itself, or the whole that they name.
    pub(crate) fn erased_whole(
        &self,
        of: &EntityRef,
        fields: &Map<String, Value>,
    ) -> Result<Option<EntityRef>> {
        if self.is_erased(of)? {
            return Ok(Some(of.clone()));
        }
        for (part, field, wholes) in PARTS {
            let named = fields.get(field).and_then(Value::as_str).map(str::parse);
            let (true, Some(Ok(id))) = (part.name == of.kind, named) else {
                continue;
            };
            for whole in wholes.iter().map(|kind| EntityRef::new(kind, id)) {
                if self.is_erased(&whole)? {
                    return Ok(Some(whole));
                }
            }
        }
        Ok(None)
    }

    /// The photos that were erased, themselves or with their visits.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn erased_photos(&self) -> Result<Vec<PhotoId>> {
        let query = "SELECT DISTINCT entity FROM erased WHERE entity_kind = 'photo'";
        rows(self.sql, query, [], |row| row.get::<_, String>(0))?
            .into_iter()
            .map(|id| Ok(id.parse()?))
            .collect()
    }

    /// Everything that was erased, by record.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn erased(&self) -> Result<Vec<Erased>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                unsigned(row.get(3)?),
            ))
        };
        let query = "SELECT entity_kind, entity, device, seq FROM erased ORDER BY device, seq, entity_kind, entity";
        rows(self.sql, query, [], read)?
            .into_iter()
            .map(|(kind, id, device, seq)| {
                Ok(Erased {
                    entity: EntityRef {
                        kind,
                        id: id.parse()?,
                    },
                    by: Stamp {
                        device: device.parse()?,
                        seq,
                    },
                })
            })
            .collect()
    }

    /// The records that erase, in the order in which they were applied here.
    ///
    /// # Errors
    /// What SQLite says, or a record that cannot be read.
    pub fn erase_records(&self) -> Result<Vec<Record>> {
        let bodies: Vec<String> = rows(
            self.sql,
            "SELECT DISTINCT j.body FROM erased e JOIN journal j ON j.device = e.device AND j.seq = e.seq
             WHERE json_extract(j.body, '$.kind') = 'erase'",
            [],
            |row| row.get(0),
        )?;
        bodies
            .iter()
            .map(|body| Ok(serde_json::from_str(body)?))
            .collect()
    }

    /// The entities of a kind whose column has this value, in sight or not.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn entities_with(
        &self,
        kind: &entity::Kind,
        column: &str,
        value: &str,
    ) -> Result<Vec<EntityRef>> {
        debug_assert!(kind.fields.iter().any(|field| field.name == column));
        let query = format!(
            "SELECT id FROM {} WHERE {column} = ?1 ORDER BY id",
            kind.table
        );
        rows(self.sql, &query, [value], |row| row.get::<_, String>(0))?
            .into_iter()
            .map(|id| Ok(EntityRef::new(kind, id.parse()?)))
            .collect()
    }

    /// Batches that still hold records of what was erased, by device and sequence.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn tainted_batches(&self) -> Result<Vec<(DeviceId, u64)>> {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, unsigned(row.get(1)?)));
        rows(
            self.sql,
            "SELECT DISTINCT b.device, b.seq FROM tainted t JOIN batches b
             ON b.device = t.device AND t.seq BETWEEN b.first_record AND b.last_record ORDER BY b.device, b.seq",
            [],
            read,
        )?
        .into_iter()
        .map(|(device, seq)| Ok((device.parse()?, seq)))
        .collect()
    }
}

/// Applies an `erase` record.
pub(crate) fn apply(tx: &mut Tx<'_>, record: &Record) -> Result<()> {
    for target in record.targets() {
        mark(&tx.db, &target, record.stamp())?;
        purge(tx, &target, Some(record.stamp()))?;
    }
    tx.touch("erased");
    // Its steps are gone: no button may name it any more.
    tx.touch("undo");
    tx.touch("questions");
    Ok(())
}

fn mark(db: &Db<'_>, target: &EntityRef, by: Stamp) -> Result<()> {
    db.sql
        .prepare_cached(
            "INSERT OR IGNORE INTO erased (entity_kind, entity, device, seq) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((
            &target.kind,
            target.id.to_string(),
            by.device.to_string(),
            signed(by.seq),
        ))?;
    Ok(())
}

/// Whether a part is remembered as erased: what is said of it later need not name its whole again. A response is not: whoever reads it
/// without the key of its survey does not even learn its id.
fn is_remembered(kind: &str) -> bool {
    kind != entity::RESPONSE.name && PARTS.iter().any(|(part, ..)| part.name == kind)
}

/// A part that comes after its whole was erased is erased by the same records.
pub(crate) fn mark_part(db: &Db<'_>, part: &EntityRef, whole: &EntityRef) -> Result<()> {
    if part == whole || !is_remembered(&part.kind) {
        return Ok(());
    }
    db.sql.execute(
        "INSERT OR IGNORE INTO erased (entity_kind, entity, device, seq)
         SELECT ?1, ?2, device, seq FROM erased WHERE entity_kind = ?3 AND entity = ?4",
        (
            &part.kind,
            part.id.to_string(),
            &whole.kind,
            whole.id.to_string(),
        ),
    )?;
    Ok(())
}

/// Applies what another laptop left of a record: whoever only reads that must know as well that more of it is unwelcome.
pub(crate) fn apply_stub(tx: &mut Tx<'_>, record: &Record) -> Result<()> {
    if is_remembered(&record.entity.kind) && !tx.is_erased(&record.entity)? {
        mark(&tx.db, &record.entity, record.stamp())?;
        // A record that was put back, or one that a .valise brought, may have filled it in before.
        purge(tx, &record.entity, None)?;
    }
    Ok(())
}

/// Takes an entity out of every table with its parts, and what they said out of the journal. `by`: the erasure, where it is not known yet.
fn purge(tx: &mut Tx<'_>, target: &EntityRef, by: Option<Stamp>) -> Result<()> {
    let (kind, id) = (target.kind.clone(), target.id.to_string());
    redact_journal(tx, target)?;
    let sql = tx.db.sql;
    for table in ["registers", "questions", "documents", "loose_records"] {
        sql.execute(
            &format!("DELETE FROM {table} WHERE entity_kind = ?1 AND entity = ?2"),
            (&kind, &id),
        )?;
    }
    let text = format!("%{id}%");
    sql.execute("DELETE FROM undo_steps WHERE inverses LIKE ?1", [&text])?;
    match kind.as_str() {
        "draft" => {
            sql.execute("DELETE FROM slots WHERE draft = ?1", [&id])?;
        }
        "visit" => {
            sql.execute("DELETE FROM notes WHERE visit = ?1", [&id])?;
        }
        "photo" => {
            sql.execute("DELETE FROM photo_parts WHERE photo = ?1", [&id])?;
        }
        "survey" => {
            sql.execute("DELETE FROM interviews WHERE survey = ?1", [&id])?;
        }
        _ => {}
    }
    sql.execute("DELETE FROM data_keys WHERE unit = ?1", [&id])?;
    // Parts that the record could not name: whoever erased had not received them.
    for (part, field, _) in PARTS
        .iter()
        .filter(|(_, _, wholes)| wholes.iter().any(|whole| whole.name == kind))
    {
        for part in tx.entities_with(part, field, &id)? {
            if let Some(by) = by.filter(|_| is_remembered(&part.kind)) {
                mark(&tx.db, &part, by)?;
            }
            purge(tx, &part, by)?;
        }
    }
    if let Some(known) = entity::kind(&kind) {
        sql.execute(&format!("DELETE FROM {} WHERE id = ?1", known.table), [&id])?;
        tx.reindex(known, &id);
        tx.touch(known.topic);
    }
    Ok(())
}

/// Whether the journal still says something of an entity.
fn holds(db: &Db<'_>, target: &EntityRef) -> Result<bool> {
    let query = "SELECT EXISTS (SELECT 1 FROM journal WHERE entity_kind = ?1 AND entity = ?2
                 AND json_extract(body, '$.kind') NOT IN ('erased', 'erase'))";
    Ok(db
        .sql
        .query_row(query, (&target.kind, target.id.to_string()), |row| {
            row.get(0)
        })?)
}

fn redact_journal(tx: &mut Tx<'_>, target: &EntityRef) -> Result<()> {
    let read = |row: &rusqlite::Row<'_>| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, String>(2)?,
        ))
    };
    let found = rows(
        tx.db.sql,
        "SELECT device, seq, body FROM journal WHERE entity_kind = ?1 AND entity = ?2",
        (&target.kind, target.id.to_string()),
        read,
    )?;
    for (device, seq, body) in found {
        let record: Record = serde_json::from_str(&body)?;
        // The erasures themselves stay: they are the register.
        if [KIND_ERASED, domain::journal::KIND_ERASE].contains(&record.kind.as_str()) {
            continue;
        }
        tx.db.sql.execute(
            "UPDATE journal SET author = '', op = NULL, body = ?3 WHERE device = ?1 AND seq = ?2",
            (&device, seq, serde_json::to_string(&record.redacted())?),
        )?;
        tx.db.sql.execute(
            "INSERT OR IGNORE INTO tainted (device, seq) VALUES (?1, ?2)",
            (&device, seq),
        )?;
    }
    Ok(())
}

impl Tx<'_> {
    /// Lets go of the bytes of published batches that hold what was erased: nobody may put them back.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drop_tainted_bytes(&mut self) -> Result<()> {
        for (device, seq) in self.tainted_batches()? {
            self.db.sql.execute(
                "UPDATE batches SET bytes = NULL WHERE device = ?1 AND seq = ?2",
                (device.to_string(), signed(seq)),
            )?;
        }
        Ok(())
    }
}

impl crate::Store {
    /// Takes what was erased since out of an older state of this database (a backup), pages included; false when it held none of it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn purge(&self, targets: &[EntityRef], now: crate::Now) -> Result<bool> {
        let done = self.settle::<_, crate::Error>(now, |tx| {
            let mut any = false;
            for target in targets {
                if holds(&tx.db, target)? {
                    purge(tx, target, None)?;
                    any = true;
                }
            }
            Ok(any)
        })?;
        if done.value {
            self.scrub()?;
        }
        Ok(done.value)
    }

    /// Overwrites what deleted rows left behind: free pages and the write-ahead log. Takes as long as copying the database.
    ///
    /// # Errors
    /// What SQLite says; nothing is lost, and it can be tried again.
    pub fn scrub(&self) -> Result<()> {
        let sql = self.lock();
        sql.execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
        sql.execute_batch("VACUUM")?;
        sql.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }
}
