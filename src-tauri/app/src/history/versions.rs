//! Versions with a name: given, listed, renamed, removed. A version holds no copy, only which records it had.

use std::collections::BTreeMap;

use domain::entity::{DELETED, EntityRef, VERSION};
use domain::id::VersionId;
use domain::journal::{Stamp, Vector};
use domain::op::Op;
use serde_json::json;
use store::{Change, Db};

use super::find;
use super::moment::Found;
use super::types::{MomentAsk, VersionAdd, VersionRename, VersionRow};
use crate::{App, Error, Result};

/// Gives a moment of an object a name; the present one when no act is named.
///
/// # Errors
/// `version_name_missing`, and as `moment`.
pub fn add_version(app: &App, args: VersionAdd) -> Result<VersionId> {
    let name = named(&args.name)?;
    let ask = MomentAsk {
        of: args.of,
        act: args.act,
        ..MomentAsk::default()
    };
    let id = VersionId(app.new_id()?);
    let title = app.read(|db| {
        let entity = find::named(db, &ask.of)?;
        Ok(find::object(db, &entity)?.title)
    })?;
    let op = Op::NameVersion {
        name: name.clone(),
        title,
    };
    app.act(op, |tx| {
        let found = Found::at(tx, &ask)?;
        let mut vector = Vector::default();
        for record in found.records.iter().filter(|r| found.known.holds(r)) {
            vector.raise(record.device, record.seq);
        }
        let mut fields = vec![
            ("of_kind".to_owned(), json!(found.entity.kind)),
            ("of_entity".to_owned(), json!(found.entity.id)),
            ("name".to_owned(), json!(name)),
            ("vector".to_owned(), json!(vector)),
        ];
        if tx.is_demo(&found.entity)? {
            fields.push(("demo".to_owned(), json!(true)));
        }
        tx.write(Change::fields(EntityRef::new(&VERSION, id.0), fields))?;
        Ok(())
    })?;
    Ok(id)
}

fn named(name: &str) -> Result<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::new("version_name_missing"));
    }
    Ok(name.to_owned())
}

/// The named versions of an object, latest first.
///
/// # Errors
/// `history_unknown`.
pub fn versions(app: &App, of: String) -> Result<Vec<VersionRow>> {
    app.read(|db| {
        let entity = find::named(db, &of)?;
        Ok(db.versions(&entity)?.into_iter().map(row).collect())
    })
}

fn row(version: store::version::Version) -> VersionRow {
    VersionRow {
        id: version.id,
        name: version.name,
        by: version.by,
        at: version.at,
    }
}

/// The versions by the last record that each holds.
pub(super) fn by_act(db: &Db<'_>, entity: &EntityRef) -> Result<BTreeMap<Stamp, Vec<VersionRow>>> {
    let mut left = db.versions(entity)?;
    let mut found: BTreeMap<Stamp, Vec<VersionRow>> = BTreeMap::new();
    if left.is_empty() {
        return Ok(found);
    }
    let which = store::history::Which {
        entity: Some(entity.clone()),
        ..Default::default()
    };
    db.lines(&which, None, |line| {
        let stamp = line.place.stamp;
        let holds = |v: &mut store::version::Version| v.vector.get(stamp.device) >= stamp.seq;
        for version in left.extract_if(.., holds) {
            found.entry(stamp).or_default().push(row(version));
        }
        !left.is_empty()
    })?;
    Ok(found)
}

/// Gives a version another name.
///
/// # Errors
/// `version_name_missing`, `entity_unknown`.
pub fn rename_version(app: &App, args: VersionRename) -> Result<()> {
    let name = named(&args.name)?;
    if app.read(|db| Ok(db.version(args.id)?))?.name == name {
        return Ok(());
    }
    let op = Op::RenameVersion { name: name.clone() };
    write(app, op, args.id, ("name", json!(name)))
}

/// Takes a version out of the list; what it named stays in the history.
///
/// # Errors
/// `entity_unknown`.
pub fn delete_version(app: &App, id: VersionId) -> Result<()> {
    let name = app.read(|db| Ok(db.version(id)?))?.name;
    write(app, Op::DeleteVersion { name }, id, (DELETED, json!(true)))
}

fn write(app: &App, op: Op, id: VersionId, field: (&str, serde_json::Value)) -> Result<()> {
    app.act(op, |tx| {
        let entity = EntityRef::new(&VERSION, id.0);
        tx.write(Change::fields(entity, [(field.0.to_owned(), field.1)]))?;
        Ok(())
    })
}
