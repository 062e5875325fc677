//! Undo and redo: the last act of this laptop, taken back by new writes, whatever else was merged since.

use domain::entity::VISIT;
use domain::id::VisitId;
use domain::op::Op;
use store::Tx;
use store::undo::{Inverse, Step};

use super::types::UndoState;
use crate::{App, Error, Result, coediting};

/// What undo and redo would do.
///
/// # Errors
/// What the database says.
pub fn undo_state(app: &App) -> Result<UndoState> {
    app.read(|db| {
        Ok(UndoState {
            undo: db.step(false)?.map(|step| step.op),
            redo: db.step(true)?.map(|step| step.op),
        })
    })
}

/// Takes the last act back.
///
/// # Errors
/// `undo_nothing`; `undo_superseded` when others have changed everything that the act had written.
pub fn undo(app: &App) -> Result<UndoState> {
    turn(app, false)
}

/// Does the last undone act again.
///
/// # Errors
/// As `undo`.
pub fn redo(app: &App) -> Result<UndoState> {
    turn(app, true)
}

fn turn(app: &App, undone: bool) -> Result<UndoState> {
    let step = app.read(|db| Ok(db.step(undone)?))?;
    let step = step.ok_or_else(|| {
        Error::new(if undone {
            "redo_nothing"
        } else {
            "undo_nothing"
        })
    })?;
    let wrote = app.settle(|tx| {
        tx.name(named(&step));
        let mut wrote = false;
        for inverse in step.inverses.iter().rev() {
            wrote |= apply(app, tx, inverse)?;
        }
        if wrote {
            tx.turn(&step)?
        } else {
            tx.forget(&step)?
        }
        tx.unname();
        Ok(wrote)
    })?;
    if !wrote {
        return Err(Error::new("undo_superseded"));
    }
    app.tell(["session"]);
    undo_state(app)
}

fn named(step: &Step) -> Op {
    let act = Box::new(step.op.clone());
    if step.undone {
        Op::Redo { act }
    } else {
        Op::Undo { act }
    }
}

fn apply(app: &App, tx: &mut Tx<'_>, inverse: &Inverse) -> Result<bool> {
    let fields = inverse.fields_to_write(tx)?;
    let mut wrote = false;
    if !fields.is_empty() {
        coediting::write(tx, app.peer(), &inverse.entity, fields)?;
        wrote = true;
    }
    if let Some(revert) = inverse
        .revert
        .as_ref()
        .filter(|_| inverse.entity.kind == VISIT.name)
    {
        wrote |= coediting::revert_note(tx, app.peer(), VisitId(inverse.entity.id), revert)?;
    }
    Ok(wrote)
}
