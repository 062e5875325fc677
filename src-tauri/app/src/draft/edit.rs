//! Starting, naming and removing a draft.

use domain::draft::SlotValue;
use domain::entity::{DELETED, DRAFT, EntityRef};
use domain::id::{DraftId, SlotId};
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::Change;

use super::types::{DraftAdd, DraftRename};
use crate::{App, Error, Result, coediting};

/// Starts a draft, empty or from the library's current hours.
///
/// # Errors
/// `draft_title_missing`, `entity_unknown`; `hours_missing` when it should start from hours that are not known.
pub fn add(app: &App, args: DraftAdd) -> Result<DraftId> {
    let title = named(&args.title)?;
    let library = app.read(|db| Ok(db.library(args.library)?))?;
    let mut fields: Map<String, Value> = Map::new();
    fields.insert("library".to_owned(), json!(args.library));
    fields.insert("title".to_owned(), json!(title));
    if args.from_current {
        let read = domain::hours::read(&library.opening_hours);
        if read.is_error() || read.week.is_empty() {
            return Err(Error::new("hours_missing").arg("name", library.name));
        }
        for slot in read.week.slots() {
            let id = SlotId(app.new_id()?);
            fields.insert(
                coediting::slot_field(id),
                SlotValue::public(*slot).to_json(),
            );
        }
    }
    let id = DraftId(app.new_id()?);
    app.act(Op::AddDraft { title }, |tx| {
        coediting::write(tx, app.peer(), &EntityRef::new(&DRAFT, id.0), fields)
    })?;
    Ok(id)
}

fn named(title: &str) -> Result<String> {
    let title = title.trim();
    if title.is_empty() {
        return Err(Error::new("draft_title_missing"));
    }
    Ok(title.to_owned())
}

/// Gives a draft another title.
///
/// # Errors
/// `draft_title_missing`, `entity_unknown`.
pub fn rename(app: &App, args: DraftRename) -> Result<()> {
    let title = named(&args.title)?;
    if app.read(|db| Ok(db.draft(args.id)?))?.title == title {
        return Ok(());
    }
    app.act(
        Op::RenameDraft {
            title: title.clone(),
        },
        |tx| {
            let entity = EntityRef::new(&DRAFT, args.id.0);
            tx.write(Change::fields(entity, [("title".to_owned(), json!(title))]))?;
            Ok(())
        },
    )
}

/// Takes a draft out of sight; undo brings it back.
///
/// # Errors
/// `entity_unknown`.
pub fn delete(app: &App, id: DraftId) -> Result<()> {
    let title = app.read(|db| Ok(db.draft(id)?))?.title;
    app.act(Op::DeleteDraft { title }, |tx| {
        tx.write(Change::fields(
            EntityRef::new(&DRAFT, id.0),
            [(DELETED.to_owned(), json!(true))],
        ))?;
        Ok(())
    })
}
