//! Undo and redo: each act keeps what would take it back, across restarts. Undoing is a new write like any other.

use domain::entity::EntityRef;
use domain::op::Op;
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Result;
use crate::db::{Db, Tx};
use crate::door::{Change, Now};
use crate::registers::Registers;

/// Two saves of one note within this time are one step of undo, in milliseconds.
const NOTE_STEP_MS: i64 = 120_000;

/// What a co-edited text was before and after: opaque versions of `coedit`, in base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revert {
    pub before: String,
    pub after: String,
}

/// A field's value before and after the act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FromTo {
    pub from: Value,
    pub to: Value,
}

/// What takes one write back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inverse {
    pub entity: EntityRef,
    pub fields: std::collections::BTreeMap<String, FromTo>,
    pub revert: Option<Revert>,
}

impl Inverse {
    pub(crate) fn of(db: &Db<'_>, change: &Change) -> Result<Self> {
        let registers = Registers::load(db, &change.entity)?;
        // An entity that is born by this act is removed by undoing it.
        let born = registers.0.is_empty() && !change.fields.is_empty();
        let mut fields: std::collections::BTreeMap<String, FromTo> = change
            .fields
            .iter()
            .map(|(field, to)| {
                let from = registers.shown(field).cloned().unwrap_or(Value::Null);
                (
                    field.clone(),
                    FromTo {
                        from,
                        to: to.clone(),
                    },
                )
            })
            .collect();
        if change.revert.is_some() {
            // A co-edited text is taken back by its versions; the register beside it only marks the edit.
            fields.clear();
        } else if born {
            let removal = FromTo {
                from: Value::Bool(true),
                to: Value::Null,
            };
            fields = [(domain::entity::DELETED.to_owned(), removal)].into();
        }
        Ok(Self {
            entity: change.entity.clone(),
            fields,
            revert: change.revert.clone(),
        })
    }

    /// The plain fields to write so as to take the act back; those that somebody has changed since are left alone.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn fields_to_write(&self, db: &Db<'_>) -> Result<Map<String, Value>> {
        let registers = Registers::load(db, &self.entity)?;
        let shown = |field: &str| registers.shown(field).cloned().unwrap_or(Value::Null);
        Ok(self
            .fields
            .iter()
            .filter(|(field, change)| shown(field) == change.to)
            .map(|(field, change)| (field.clone(), change.from.clone()))
            .collect())
    }
}

/// One act that can be undone, or redone when `undone`.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub id: i64,
    pub op: Op,
    pub inverses: Vec<Inverse>,
    pub undone: bool,
}

pub(crate) fn push(db: &Db<'_>, op: &Op, inverses: &[Inverse], now: Now) -> Result<()> {
    db.sql
        .execute("DELETE FROM undo_steps WHERE undone = 1", [])?;
    if extend_last_note(db, op, inverses, now)? {
        return Ok(());
    }
    db.sql.execute(
        "INSERT INTO undo_steps (op, inverses, written_at) VALUES (?1, ?2, ?3)",
        (
            serde_json::to_string(op)?,
            serde_json::to_string(inverses)?,
            now.0,
        ),
    )?;
    Ok(())
}

fn extend_last_note(db: &Db<'_>, op: &Op, inverses: &[Inverse], now: Now) -> Result<bool> {
    let (Op::SaveNote { .. }, [inverse]) = (op, inverses) else {
        return Ok(false);
    };
    let (Some(mut last), Some(revert)) = (db.step(false)?, inverse.revert.as_ref()) else {
        return Ok(false);
    };
    let age: i64 = db.sql.query_row(
        "SELECT ?2 - written_at FROM undo_steps WHERE id = ?1",
        (last.id, now.0),
        |row| row.get(0),
    )?;
    let [before] = last.inverses.as_mut_slice() else {
        return Ok(false);
    };
    let Some(kept) = before
        .revert
        .as_mut()
        .filter(|_| before.entity == inverse.entity)
    else {
        return Ok(false);
    };
    if last.op != *op || kept.after != revert.before || !(0..NOTE_STEP_MS).contains(&age) {
        return Ok(false);
    }
    kept.after.clone_from(&revert.after);
    db.sql.execute(
        "UPDATE undo_steps SET inverses = ?2, written_at = ?3 WHERE id = ?1",
        (last.id, serde_json::to_string(&last.inverses)?, now.0),
    )?;
    Ok(true)
}

impl Db<'_> {
    /// The act that undo would take back, or (`undone`) that redo would do again.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn step(&self, undone: bool) -> Result<Option<Step>> {
        let order = if undone { "ASC" } else { "DESC" };
        let query = format!(
            "SELECT id, op, inverses FROM undo_steps WHERE undone = ?1 ORDER BY id {order} LIMIT 1"
        );
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
            ))
        };
        let found = self.sql.query_row(&query, [undone], read).optional()?;
        found
            .map(|(id, op, inverses)| {
                Ok(Step {
                    id,
                    op: serde_json::from_str(&op)?,
                    inverses: serde_json::from_str(&inverses)?,
                    undone,
                })
            })
            .transpose()
    }
}

impl Tx<'_> {
    /// Ends an undo or a redo: the step changes sides, and what was written in this transaction becomes its inverse.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn turn(&mut self, step: &Step) -> Result<()> {
        let inverses = std::mem::take(&mut self.inverses);
        self.db.sql.execute(
            "UPDATE undo_steps SET undone = ?2, inverses = ?3 WHERE id = ?1",
            (step.id, !step.undone, serde_json::to_string(&inverses)?),
        )?;
        self.touch("undo");
        Ok(())
    }

    /// Forgets a step that can no longer be applied, because others have changed everything it had written.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forget(&mut self, step: &Step) -> Result<()> {
        self.db
            .sql
            .execute("DELETE FROM undo_steps WHERE id = ?1", [step.id])?;
        self.touch("undo");
        Ok(())
    }

    /// Names the act whose writes follow, in a transaction that pushes no undo step of its own.
    pub fn name(&mut self, op: Op) {
        self.op = Some(op);
    }

    /// Closes a named undo or redo without a new step.
    pub fn unname(&mut self) {
        self.op = None;
    }
}
