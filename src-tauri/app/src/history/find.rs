//! Which object is meant, and what it is called.

use domain::entity::{EntityRef, KINDS};
use store::Db;

use super::types::HistoryObject;
use crate::{App, Error, Result};

/// The object that `kind/uuid`, or a bare uuid, names. One that was removed or erased has a history too.
///
/// # Errors
/// `history_unknown` when nothing here was ever written under that id.
pub fn find(app: &App, text: &str) -> Result<EntityRef> {
    app.read(|db| named(db, text))
}

pub(super) fn named(db: &Db<'_>, text: &str) -> Result<EntityRef> {
    let unknown = || Error::new("history_unknown").arg("id", text);
    let read: EntityRef = text.trim().parse().map_err(|_| unknown())?;
    let candidates: Vec<EntityRef> = if read.kind.is_empty() {
        let kinds = KINDS.iter();
        kinds.map(|kind| EntityRef::new(kind, read.id)).collect()
    } else {
        vec![read]
    };
    for candidate in candidates {
        if db.record_count(&candidate)? > 0 {
            return Ok(candidate);
        }
    }
    Err(unknown())
}

pub(super) fn object(db: &Db<'_>, entity: &EntityRef) -> Result<HistoryObject> {
    let called = db.called(entity)?.unwrap_or_default();
    let home = called.home.as_ref().unwrap_or(entity);
    Ok(HistoryObject {
        of: entity.to_string(),
        kind: entity.kind.clone(),
        id: entity.id.to_string(),
        home: home.to_string(),
        title: called.title,
        date: called.date,
        removed: called.removed,
    })
}
