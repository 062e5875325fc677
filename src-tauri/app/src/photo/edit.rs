//! Naming a photo, saying what it shows, taking it out of sight.

use domain::entity::{DELETED, EntityRef, PHOTO};
use domain::id::PhotoId;
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::Change;

use super::add::name_of;
use super::types::PhotoEdit;
use crate::{App, Result};

/// Changes the name and the caption where they differ. An empty name stays what it was.
///
/// # Errors
/// `entity_unknown`.
pub fn edit(app: &App, args: PhotoEdit) -> Result<()> {
    let known = app.read(|db| Ok(db.photo(args.id)?))?;
    let caption = args.caption.trim();
    let name = if args.name.trim().is_empty() {
        known.name.clone()
    } else {
        name_of(&args.name)
    };
    let mut changed: Map<String, Value> = Map::new();
    if name != known.name {
        changed.insert("name".to_owned(), json!(name));
    }
    if caption != known.caption {
        changed.insert("caption".to_owned(), json!(caption));
    }
    if changed.is_empty() {
        return Ok(());
    }
    app.act(Op::SavePhoto { name }, |tx| {
        tx.write(Change::fields(EntityRef::new(&PHOTO, args.id.0), changed))?;
        Ok(())
    })
}

/// Takes a photo out of sight, on every laptop; undo brings it back, for its bytes stay.
///
/// # Errors
/// `entity_unknown`.
pub fn delete(app: &App, id: PhotoId) -> Result<()> {
    let name = app.read(|db| Ok(db.photo(id)?))?.name;
    app.act(Op::DeletePhoto { name }, |tx| {
        tx.write(Change::fields(
            EntityRef::new(&PHOTO, id.0),
            [(DELETED.to_owned(), json!(true))],
        ))?;
        Ok(())
    })
}
