//! Applying a record: into the registers, the entity's row, the open questions. Ours and the others' go the same way.

use domain::entity::{self, Column, DELETED, Holds, Kind};
use domain::journal::{KIND_CARRY, KIND_ERASE, KIND_ERASED, KIND_SET, Record};
use rusqlite::types::Value as Sql;
use serde_json::Value;

use crate::Result;
use crate::db::Tx;
use crate::registers::{self, Registers};
use crate::{erase, journal, loose};

/// What became of a record that arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    Applied,
    /// It was here already.
    Known,
    /// It is not the next one of its device: nothing was done.
    Gap,
}

impl Tx<'_> {
    /// Applies a record of another device; `body` is its JSON as it came, kept so for forwarding.
    /// The caller has made sure that what the record had seen is applied.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn receive(&mut self, record: &Record, body: &str) -> Result<Received> {
        let last = self.seen.get(record.device);
        if record.seq <= last {
            return Ok(Received::Known);
        }
        if record.seq != last + 1 {
            return Ok(Received::Gap);
        }
        if [KIND_SET, KIND_CARRY].contains(&record.kind.as_str())
            && let Some(whole) = self.erased_whole(&record.entity, &record.fields)?
        {
            erase::mark_part(&self.db, &record.entity, &whole)?;
            return self.receive_erased(record);
        }
        journal::append(&self.db, record, body)?;
        self.seen.raise(record.device, record.seq);
        self.clock = self.clock.observe(record.hlc, self.now.0);
        self.no_longer_loose(record)?;
        dispatch(self, record)?;
        Ok(Received::Applied)
    }
}

impl Tx<'_> {
    /// A record of what was erased keeps its place, and nothing of what it says.
    fn receive_erased(&mut self, record: &Record) -> Result<Received> {
        let redacted = record.redacted();
        journal::append(&self.db, &redacted, &serde_json::to_string(&redacted)?)?;
        self.db.sql.execute(
            "INSERT OR IGNORE INTO tainted (device, seq) VALUES (?1, ?2)",
            (record.device.to_string(), journal::signed(record.seq)),
        )?;
        self.seen.raise(record.device, record.seq);
        self.clock = self.clock.observe(record.hlc, self.now.0);
        Ok(Received::Applied)
    }
}

/// What a record of each kind does. A kind of a later version does nothing here: it is kept, and applied after an upgrade.
pub(crate) fn dispatch(tx: &mut Tx<'_>, record: &Record) -> Result<()> {
    match record.kind.as_str() {
        KIND_SET => fields(tx, record),
        KIND_CARRY => loose::carry(tx, record),
        KIND_ERASE => erase::apply(tx, record),
        KIND_ERASED => erase::apply_stub(tx, record),
        _ => Ok(()),
    }
}

/// Merges a record's fields and brings the entity's row and questions up to date.
pub(crate) fn fields(tx: &mut Tx<'_>, record: &Record) -> Result<()> {
    let registers = registers::add(&tx.db, record)?;
    ask(tx, record, &registers)?;
    // A kind of a newer version waits in the registers until this laptop is upgraded.
    if let Some(kind) = entity::kind(&record.entity.kind) {
        upsert(tx, kind, record, &registers)?;
        tx.reindex(kind, &record.entity.id.to_string());
        tx.touch(kind.topic);
    }
    Ok(())
}

fn ask(tx: &mut Tx<'_>, record: &Record, registers: &Registers) -> Result<()> {
    let (kind, id) = (&record.entity.kind, record.entity.id.to_string());
    let sql = tx.db.sql;
    let had = sql
        .prepare_cached("DELETE FROM questions WHERE entity_kind = ?1 AND entity = ?2")?
        .execute((kind, &id))?;
    let open = registers.questions();
    for field in &open {
        sql.prepare_cached(
            "INSERT INTO questions (entity_kind, entity, field) VALUES (?1, ?2, ?3)",
        )?
        .execute((kind, &id, field))?;
    }
    if had > 0 || !open.is_empty() {
        tx.touch("questions");
    }
    Ok(())
}

fn upsert(tx: &Tx<'_>, kind: &Kind, record: &Record, registers: &Registers) -> Result<()> {
    let columns: Vec<&Column> = kind
        .fields
        .iter()
        .filter(|column| column.name == DELETED || record.fields.contains_key(column.name))
        .collect();
    let names: String = columns
        .iter()
        .map(|column| format!(", {}", column.name))
        .collect();
    let places: String = (0..columns.len())
        .map(|at| format!(", ?{}", at + 3))
        .collect();
    let updates: String = columns
        .iter()
        .map(|column| format!(", {0} = excluded.{0}", column.name))
        .collect();
    let query = format!(
        "INSERT INTO {table} (id, changed_at{names}) VALUES (?1, ?2{places})
         ON CONFLICT (id) DO UPDATE SET changed_at = max(changed_at, excluded.changed_at){updates}",
        table = kind.table
    );
    let mut values = vec![
        Sql::Text(record.entity.id.to_string()),
        Sql::Integer(record.hlc.wall_ms()),
    ];
    values.extend(columns.iter().map(|column| {
        if column.name == DELETED {
            Sql::Integer(i64::from(registers.is_removed()))
        } else {
            to_sql(
                column.holds,
                registers.shown(column.name).unwrap_or(&Value::Null),
            )
        }
    }));
    tx.db
        .sql
        .prepare_cached(&query)?
        .execute(rusqlite::params_from_iter(values))?;
    Ok(())
}

fn to_sql(holds: Holds, value: &Value) -> Sql {
    match (holds, value) {
        (_, Value::Null) => Sql::Null,
        (Holds::Text, Value::String(text)) => Sql::Text(text.clone()),
        (Holds::Integer, Value::Bool(flag)) => Sql::Integer(i64::from(*flag)),
        (Holds::Integer, Value::Number(number)) => number.as_i64().map_or(Sql::Null, Sql::Integer),
        (Holds::Json, value) => Sql::Text(value.to_string()),
        _ => Sql::Null,
    }
}
