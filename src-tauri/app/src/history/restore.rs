//! Going back to a moment: one new act writes what differs from it. Nothing is rewritten, and undo takes it back like any act.

use domain::entity::{DELETED, DRAFT, EntityRef, LIBRARY, SURVEY, VISIT};
use domain::id::VisitId;
use domain::op::Op;
use serde_json::{Map, Value};
use store::Tx;

use super::find;
use super::moment::Found;
use super::state::{Known, State, nested};
use super::types::{MomentAsk, RestoreAsk};
use crate::{App, Error, Result, coediting};

/// Gives an object the state that it had.
///
/// # Errors
/// As `moment`; `history_not_restorable` for what is written once, `history_removed_then` where the object was out of sight,
/// `history_same` where nothing differs.
pub fn restore(app: &App, ask: RestoreAsk) -> Result<()> {
    let ask = MomentAsk {
        of: ask.of.unwrap_or_default(),
        act: ask.act,
        version: ask.version,
        ..MomentAsk::default()
    };
    let op = app.read(|db| {
        let found = Found::at(db, &ask)?;
        let title = find::object(db, &found.entity)?.title;
        Ok(match ask.version {
            Some(id) => Op::RestoreVersion {
                name: db.version(id)?.name,
                title,
            },
            None => Op::RestoreMoment {
                title,
                at: found.last().hlc.wall_ms(),
            },
        })
    })?;
    app.act(op, |tx| {
        let found = Found::at(tx, &ask)?;
        let known = [found.known, Known::Everything];
        let present = coediting::load(tx, app.peer(), &found.entity)?;
        let states = nested(present, &found.entity, &found.records, &known);
        let [then, now] = states.as_slice() else {
            return Err(Error::new("internal"));
        };
        write(app, tx, &found.entity, then, now)
    })
}

fn write(app: &App, tx: &mut Tx<'_>, entity: &EntityRef, then: &State, now: &State) -> Result<()> {
    let restorable = [&LIBRARY, &VISIT, &SURVEY, &DRAFT];
    if restorable.iter().all(|kind| kind.name != entity.kind) {
        return Err(Error::new("history_not_restorable"));
    }
    if then.removed {
        return Err(Error::new("history_removed_then"));
    }
    let mut fields = differing(&now.fields, &then.fields);
    // A removal that was disputed then is no removal to repeat.
    fields.remove(DELETED);
    if now.removed {
        fields.insert(DELETED.to_owned(), Value::Null);
    }
    fields.extend(differing(&now.slots, &then.slots));
    let note = entity.kind == VISIT.name && now.note != then.note;
    if fields.is_empty() && !note {
        return Err(Error::new("history_same"));
    }
    if !fields.is_empty() {
        coediting::write(tx, app.peer(), entity, fields)?;
    }
    if note {
        coediting::write_note(tx, app.peer(), VisitId(entity.id), "", &then.note)?;
    }
    Ok(())
}

/// What to write so that `from` becomes `to`; what `to` lacks becomes null.
fn differing<'m>(
    from: &'m std::collections::BTreeMap<String, Value>,
    to: &'m std::collections::BTreeMap<String, Value>,
) -> Map<String, Value> {
    let gone = from.keys().filter(|field| !to.contains_key(*field));
    let changed = to
        .iter()
        .filter(|(field, value)| from.get(*field) != Some(*value));
    changed
        .map(|(field, value)| (field.clone(), value.clone()))
        .chain(gone.map(|field| (field.clone(), Value::Null)))
        .collect()
}
