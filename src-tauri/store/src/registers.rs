//! The registers: of each field, the writes that no later write has replaced. They decide what shows and what is asked.

use std::collections::BTreeMap;

use domain::clock::Hlc;
use domain::entity::{DELETED, EntityRef};
use domain::journal::{Record, Stamp, Vector};
use domain::merge::{self, Write};
use serde_json::{Map, Value};

use crate::Result;
use crate::db::{Db, rows};
use crate::journal::{signed, unsigned};

/// The kept writes of one entity, by field, the one that shows first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Registers(pub BTreeMap<String, Vec<Write>>);

impl Registers {
    pub(crate) fn load(db: &Db<'_>, entity: &EntityRef) -> Result<Self> {
        let query = "SELECT entity, device, seq, hlc_ms, hlc_count, deps, fields FROM registers WHERE entity_kind = ?1 AND entity = ?2";
        let key = (&entity.kind, entity.id.to_string());
        let mut found = Self::load_each(db, query, key)?;
        Ok(found.remove(&entity.id.to_string()).unwrap_or_default())
    }

    /// The registers of every entity that a query on their table gives, by id.
    pub(crate) fn load_each(
        db: &Db<'_>,
        query: &str,
        params: impl rusqlite::Params,
    ) -> Result<BTreeMap<String, Self>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
                Hlc(row.get(3)?, row.get(4)?),
                row.get::<_, String>(5)?,
                row.get::<_, String>(6)?,
            ))
        };
        let mut found: BTreeMap<String, Self> = BTreeMap::new();
        for (entity, device, seq, hlc, deps, fields) in rows(db.sql, query, params, read)? {
            let registers = found.entry(entity).or_default();
            let stamp = Stamp {
                device: device.parse()?,
                seq: unsigned(seq),
            };
            let deps: Vector = serde_json::from_str(&deps)?;
            let fields: Map<String, Value> = serde_json::from_str(&fields)?;
            for (field, value) in fields {
                let write = Write {
                    stamp,
                    hlc,
                    deps: deps.clone(),
                    value,
                };
                merge::add(registers.0.entry(field).or_default(), write);
            }
        }
        Ok(found)
    }

    /// The value that shows, if the field was ever written.
    pub fn shown(&self, field: &str) -> Option<&Value> {
        self.0
            .get(field)
            .and_then(|writes| writes.first())
            .map(|write| &write.value)
    }

    /// A removal and an edit that did not know of each other: the entity stays in sight and somebody decides.
    pub fn removal_is_disputed(&self) -> bool {
        let Some(removal) = self
            .0
            .get(DELETED)
            .and_then(|writes| writes.iter().find(|w| is_true(&w.value)))
        else {
            return false;
        };
        self.0.values().flatten().any(|write| {
            write.stamp != removal.stamp
                && !domain::journal::has_seen(removal.stamp, &removal.deps, write.stamp)
                && !domain::journal::has_seen(write.stamp, &write.deps, removal.stamp)
        })
    }

    /// True when the entity is out of sight.
    pub fn is_removed(&self) -> bool {
        self.shown(DELETED).is_some_and(is_true) && !self.removal_is_disputed()
    }

    /// The fields that somebody has to decide on.
    pub fn questions(&self) -> Vec<&str> {
        let disputed = self.removal_is_disputed();
        self.0
            .iter()
            .filter(|(field, writes)| merge::is_question(writes) || (disputed && *field == DELETED))
            .map(|(field, _)| field.as_str())
            .collect()
    }
}

fn is_true(value: &Value) -> bool {
    value.as_bool() == Some(true)
}

/// Adds a record's fields to the registers of its entity and gives the registers back.
pub(crate) fn add(db: &Db<'_>, record: &Record) -> Result<Registers> {
    let mut registers = Registers::load(db, &record.entity)?;
    let mut kept = Map::new();
    let mut replaced: BTreeMap<Stamp, Vec<String>> = BTreeMap::new();
    for (field, value) in &record.fields {
        let writes = registers.0.entry(field.clone()).or_default();
        let before: Vec<Stamp> = writes.iter().map(|write| write.stamp).collect();
        let write = Write {
            stamp: record.stamp(),
            hlc: record.hlc,
            deps: record.known(),
            value: value.clone(),
        };
        merge::add(writes, write);
        let remains = |stamp: Stamp| writes.iter().any(|write| write.stamp == stamp);
        if remains(record.stamp()) {
            kept.insert(field.clone(), value.clone());
        }
        for stamp in before.into_iter().filter(|stamp| !remains(*stamp)) {
            replaced.entry(stamp).or_default().push(field.clone());
        }
    }
    for (stamp, fields) in replaced {
        drop_fields(db, &record.entity, stamp, &fields)?;
    }
    if !kept.is_empty() {
        insert(db, record, &kept)?;
    }
    Ok(registers)
}

fn insert(db: &Db<'_>, record: &Record, fields: &Map<String, Value>) -> Result<()> {
    db.sql
        .prepare_cached(
            "INSERT OR REPLACE INTO registers (entity_kind, entity, device, seq, hlc_ms, hlc_count, deps, fields)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            &record.entity.kind,
            record.entity.id.to_string(),
            record.device.to_string(),
            signed(record.seq),
            record.hlc.0,
            record.hlc.1,
            serde_json::to_string(&record.known())?,
            canonical(fields),
        ))?;
    Ok(())
}

fn drop_fields(db: &Db<'_>, entity: &EntityRef, stamp: Stamp, gone: &[String]) -> Result<()> {
    let key = (
        &entity.kind,
        entity.id.to_string(),
        stamp.device.to_string(),
        signed(stamp.seq),
    );
    let at = "WHERE entity_kind = ?1 AND entity = ?2 AND device = ?3 AND seq = ?4";
    let text: String = db
        .sql
        .prepare_cached(&format!("SELECT fields FROM registers {at}"))?
        .query_row((key.0, &key.1, &key.2, key.3), |row| row.get(0))?;
    let mut fields: Map<String, Value> = serde_json::from_str(&text)?;
    fields.retain(|field, _| !gone.contains(field));
    if fields.is_empty() {
        db.sql
            .prepare_cached(&format!("DELETE FROM registers {at}"))?
            .execute((key.0, &key.1, &key.2, key.3))?;
    } else {
        db.sql
            .prepare_cached(&format!("UPDATE registers SET fields = ?5 {at}"))?
            .execute((key.0, &key.1, &key.2, key.3, canonical(&fields)))?;
    }
    Ok(())
}

/// One text for one value on every laptop: the digest compares these.
fn canonical(fields: &Map<String, Value>) -> String {
    let sorted: BTreeMap<&String, Value> = fields
        .iter()
        .map(|(field, value)| (field, sorted(value)))
        .collect();
    let parts: Vec<String> = sorted
        .iter()
        .map(|(field, value)| format!("{}:{value}", Value::from(field.as_str())))
        .collect();
    format!("{{{}}}", parts.join(","))
}

pub(crate) fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(sorted).collect(),
        Value::Object(members) => {
            let members: BTreeMap<&String, Value> = members
                .iter()
                .map(|(name, value)| (name, sorted(value)))
                .collect();
            members
                .into_iter()
                .map(|(name, value)| (name.clone(), value))
                .collect::<Map<_, _>>()
                .into()
        }
        other => other.clone(),
    }
}
