//! The door: every shared write goes through `Store::transact`, and what the screen calls saved is what it committed.

use std::collections::BTreeSet;

use domain::entity::{DELETED, EntityRef};
use domain::journal::{KIND_SET, Record, Stamp, Vector};
use domain::op::Op;
use rusqlite::TransactionBehavior;
use serde_json::{Map, Value};

use crate::db::{Db, Store, Tx};
use crate::undo::{Inverse, Revert};
use crate::{Error, Result, apply, journal, search, undo};

/// The wall clock, in milliseconds since 1970: an argument, so that tests and simulations own the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now(pub i64);

/// One shared write of one entity.
#[derive(Debug, Clone)]
pub struct Change {
    pub entity: EntityRef,
    pub fields: Map<String, Value>,
    /// The co-edited part, in base64, and how to take it back.
    pub update: Option<String>,
    pub revert: Option<Revert>,
    /// Absent for `set`, the usual kind.
    pub kind: Option<&'static str>,
}

impl Change {
    /// Records of others that came by a .valise, as they came.
    pub fn carry(entity: EntityRef, bodies: impl IntoIterator<Item = String>) -> Self {
        let bodies: Value = bodies.into_iter().map(Value::from).collect();
        Self {
            kind: Some(domain::journal::KIND_CARRY),
            ..Self::fields(entity, [(domain::journal::CARRIED.to_owned(), bodies)])
        }
    }

    /// An erasure: its fields list the targets.
    pub fn erase(entity: EntityRef, fields: impl IntoIterator<Item = (String, Value)>) -> Self {
        Self {
            kind: Some(domain::journal::KIND_ERASE),
            ..Self::fields(entity, fields)
        }
    }

    /// A write of plain fields.
    pub fn fields(entity: EntityRef, fields: impl IntoIterator<Item = (String, Value)>) -> Self {
        Self {
            entity,
            fields: fields.into_iter().collect(),
            update: None,
            revert: None,
            kind: None,
        }
    }
}

/// What a committed act gives back.
#[derive(Debug)]
pub struct Outcome<T> {
    pub value: T,
    /// What changed, for the screens that show it.
    pub topics: BTreeSet<&'static str>,
}

impl Store {
    /// Runs one named act: every write in it is journalled, can be undone together, and is committed before this returns.
    ///
    /// # Errors
    /// What `body` says, or what SQLite says; then nothing was written.
    pub fn transact<T, E: From<Error>>(
        &self,
        op: Op,
        now: Now,
        body: impl FnOnce(&mut Tx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<Outcome<T>, E> {
        self.run(Some(op), now, body)
    }

    /// Runs a transaction that is no act of the officer: what stays on this laptop, and what arrives from others.
    ///
    /// # Errors
    /// As `transact`.
    pub fn settle<T, E: From<Error>>(
        &self,
        now: Now,
        body: impl FnOnce(&mut Tx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<Outcome<T>, E> {
        self.run(None, now, body)
    }

    fn run<T, E: From<Error>>(
        &self,
        op: Option<Op>,
        now: Now,
        body: impl FnOnce(&mut Tx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<Outcome<T>, E> {
        let mut guard = self.lock();
        let sql = guard
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        let mut tx = Tx::begin(&sql, self.device(), now, op)?;
        let value = body(&mut tx)?;
        let topics = tx.finish()?;
        sql.commit().map_err(Error::from)?;
        Ok(Outcome { value, topics })
    }
}

impl<'c> Tx<'c> {
    fn begin(
        sql: &'c rusqlite::Connection,
        device: domain::id::DeviceId,
        now: Now,
        op: Option<Op>,
    ) -> Result<Self> {
        let db = Db { sql, device };
        Ok(Self {
            clock: db.clock()?,
            seen: db.applied()?,
            db,
            now,
            op,
            inverses: Vec::new(),
            topics: BTreeSet::new(),
            to_index: BTreeSet::new(),
        })
    }

    /// Writes one change: the journal record, the registers, the row, and the inverse for undo.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn write(&mut self, mut change: Change) -> Result<Stamp> {
        if change.kind.is_none() && self.is_erased(&change.entity)? {
            // Nothing may be said of it again, on any laptop.
            return Err(Error::Unknown {
                kind: domain::entity::kind(&change.entity.kind).map_or("entity", |kind| kind.name),
                id: change.entity.id.to_string(),
            });
        }
        let inverse = match change.kind {
            None if self.op.as_ref().is_none_or(Op::is_undoable) => {
                Some(Inverse::of(&self.db, &change)?)
            }
            // An erasure cannot be taken back, nor what is submitted; and what others wrote is theirs.
            _ => None,
        };
        self.keep_in_sight(&mut change)?;
        let record = self.record(change)?;
        let body = serde_json::to_string(&record)?;
        journal::append(&self.db, &record, &body)?;
        self.seen.raise(record.device, record.seq);
        self.inverses.extend(inverse);
        apply::dispatch(self, &record)?;
        self.topics.insert("sync");
        Ok(record.stamp())
    }

    /// What one laptop removed while another changed it is in sight until somebody decides. Whoever edits it then has decided:
    /// without a word the edit, which has seen the removal, would take it out of sight under the officer's hands.
    fn keep_in_sight(&self, change: &mut Change) -> Result<()> {
        if change.kind.is_some() || change.fields.contains_key(DELETED) {
            return Ok(());
        }
        let query = "SELECT EXISTS (SELECT 1 FROM questions WHERE entity_kind = ?1 AND entity = ?2 AND field = ?3)";
        let key = (&change.entity.kind, change.entity.id.to_string(), DELETED);
        let asked: bool = self
            .db
            .sql
            .prepare_cached(query)?
            .query_row(key, |row| row.get(0))?;
        if asked {
            change.fields.insert(DELETED.to_owned(), Value::Bool(false));
        }
        Ok(())
    }

    fn record(&mut self, change: Change) -> Result<Record> {
        self.clock = self.clock.tick(self.now.0);
        let device = self.db.device;
        let deps = Vector(
            self.seen
                .0
                .iter()
                .filter(|(d, _)| **d != device)
                .map(|(d, s)| (*d, *s))
                .collect(),
        );
        Ok(Record {
            device,
            seq: self.seen.get(device) + 1,
            hlc: self.clock,
            deps,
            saw: self.db.loose_of(&change.entity)?,
            kind: change.kind.unwrap_or(KIND_SET).to_owned(),
            entity: change.entity,
            fields: change.fields,
            update: change.update,
            by: self.db.laptop()?.who().to_owned(),
            op: self.op.as_ref().map(serde_json::to_value).transpose()?,
            rest: Map::new(),
        })
    }

    /// Closes the act: the clock is kept, the undo step recorded.
    fn finish(mut self) -> Result<BTreeSet<&'static str>> {
        let db = &self.db;
        search::index_all(db, std::mem::take(&mut self.to_index))?;
        db.sql.execute(
            "UPDATE laptop SET hlc_ms = ?1, hlc_count = ?2, saved_at = ?3",
            (self.clock.0, self.clock.1, self.now.0),
        )?;
        if let Some(op) = self
            .op
            .take()
            .filter(Op::is_undoable)
            .filter(|_| !self.inverses.is_empty())
        {
            undo::push(&self.db, &op, &self.inverses, self.now)?;
            self.topics.insert("undo");
        }
        Ok(self.topics)
    }
}
