//! The slots of a draft: each act writes one register, whole.

use domain::draft::SlotValue;
use domain::entity::{DRAFT, EntityRef};
use domain::id::{DraftId, SlotId};
use domain::op::Op;
use domain::week::Slot;
use serde_json::{Map, Value};

use super::types::{SlotAdd, SlotMove};
use crate::{App, Error, Result, coediting};

/// Opens the library in a new slot.
///
/// # Errors
/// `slot_end_before_start`, `slot_past_midnight`, `entity_unknown`.
pub fn add_slot(app: &App, args: SlotAdd) -> Result<SlotId> {
    let slot = checked(Slot {
        day: args.day,
        start: args.start,
        end: args.end,
    })?;
    app.read(|db| Ok(db.draft(args.draft)?))?;
    let id = SlotId(app.new_id()?);
    let op = Op::AddSlot {
        day: slot.day,
        start: slot.start,
        end: slot.end,
    };
    write(app, op, args.draft, id, SlotValue::public(slot).to_json())?;
    Ok(id)
}

/// Moves or resizes a slot.
///
/// # Errors
/// As `add_slot`.
pub fn move_slot(app: &App, args: SlotMove) -> Result<()> {
    let slot = checked(Slot {
        day: args.day,
        start: args.start,
        end: args.end,
    })?;
    let (draft, before) = held(app, args.slot)?;
    if before.slot == slot {
        return Ok(());
    }
    // Undo names the slot as the officer knew it: where it was.
    let op = Op::MoveSlot {
        day: before.slot.day,
        start: before.slot.start,
        end: before.slot.end,
    };
    write(
        app,
        op,
        draft,
        args.slot,
        SlotValue { slot, ..before }.to_json(),
    )
}

/// Closes a slot.
///
/// # Errors
/// `entity_unknown`.
pub fn remove_slot(app: &App, id: SlotId) -> Result<()> {
    let (draft, before) = held(app, id)?;
    let op = Op::RemoveSlot {
        day: before.slot.day,
        start: before.slot.start,
        end: before.slot.end,
    };
    write(app, op, draft, id, Value::Null)
}

/// Where a slot is now.
///
/// # Errors
/// `entity_unknown`.
pub fn find_slot(app: &App, id: SlotId) -> Result<Slot> {
    Ok(held(app, id)?.1.slot)
}

fn held(app: &App, id: SlotId) -> Result<(DraftId, SlotValue)> {
    app.read(|db| {
        let draft = db.draft_of(id)?;
        let row = db.slots(draft)?.into_iter().find(|row| row.id == id);
        let row = row.ok_or_else(|| {
            Error::new("entity_unknown")
                .arg("kind", "slot")
                .arg("id", id)
        })?;
        Ok((
            draft,
            SlotValue {
                slot: row.slot,
                period: row.period,
                kind: row.kind,
            },
        ))
    })
}

fn write(app: &App, op: Op, draft: DraftId, id: SlotId, value: Value) -> Result<()> {
    let fields: Map<String, Value> = [(coediting::slot_field(id), value)].into_iter().collect();
    app.act(op, |tx| {
        coediting::write(tx, app.peer(), &EntityRef::new(&DRAFT, draft.0), fields)
    })
}

fn checked(slot: Slot) -> Result<Slot> {
    match domain::draft::check(slot).into_iter().next() {
        Some(finding) => Err(Error {
            code: finding.code,
            args: finding.args,
        }),
        None => Ok(slot),
    }
}
