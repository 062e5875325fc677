//! Opening, changing and removing a visit.

use domain::entity::{DELETED, EntityRef, VISIT};
use domain::id::VisitId;
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::Change;

use super::types::VisitSave;
use crate::{App, Error, Result};

/// Opens a visit at a library, or changes the fields that differ.
///
/// # Errors
/// `visit_date_invalid`, `visit_library_missing`, `entity_unknown`.
pub fn save(app: &App, args: VisitSave) -> Result<VisitId> {
    let date = domain::words::parse_date(&args.date)
        .ok_or_else(|| Error::new("visit_date_invalid").arg("date", &args.date))?
        .format("%Y-%m-%d")
        .to_string();
    let people = args.people.trim().to_owned();
    let Some(id) = args.id else {
        let library = args
            .library
            .ok_or_else(|| Error::new("visit_library_missing"))?;
        app.read(|db| Ok(db.library(library)?))?;
        let id = VisitId(app.new_id()?);
        let fields = [
            ("library", json!(library)),
            ("date", json!(date)),
            ("people", json!(people)),
        ];
        app.act(Op::AddVisit { date }, |tx| {
            let fields = fields.map(|(field, value)| (field.to_owned(), value));
            tx.write(Change::fields(EntityRef::new(&VISIT, id.0), fields))?;
            Ok(())
        })?;
        return Ok(id);
    };
    let known = app.read(|db| Ok(db.visit(id)?))?;
    let mut changed: Map<String, Value> = Map::new();
    if known.date != date {
        changed.insert("date".to_owned(), json!(date));
    }
    if known.people != people {
        changed.insert("people".to_owned(), json!(people));
    }
    if let Some(library) = args
        .library
        .filter(|library| known.library != Some(*library))
    {
        app.read(|db| Ok(db.library(library)?))?;
        changed.insert("library".to_owned(), json!(library));
    }
    if !changed.is_empty() {
        app.act(Op::SaveVisit { date }, |tx| {
            tx.write(Change::fields(EntityRef::new(&VISIT, id.0), changed))?;
            Ok(())
        })?;
    }
    Ok(id)
}

/// Takes a visit out of sight; undo brings it back.
///
/// # Errors
/// `entity_unknown`.
pub fn delete(app: &App, id: VisitId) -> Result<()> {
    let date = app.read(|db| Ok(db.visit(id)?))?.date;
    app.act(Op::DeleteVisit { date }, |tx| {
        tx.write(Change::fields(
            EntityRef::new(&VISIT, id.0),
            [(DELETED.to_owned(), json!(true))],
        ))?;
        Ok(())
    })
}
