//! Adding, changing and removing a library by hand.

use domain::entity::{DELETED, EntityRef, LIBRARY};
use domain::id::LibraryId;
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::Change;

use super::types::LibrarySave;
use crate::{App, Error, Result};

/// Adds a library, or changes the fields that differ.
///
/// # Errors
/// `library_name_missing`, `insee_invalid`, `hours_unreadable` (the detail says why); `entity_unknown`.
pub fn save(app: &App, args: LibrarySave) -> Result<LibraryId> {
    check(&args)?;
    let name = args.name.trim().to_owned();
    let wanted = [
        ("name", name.clone()),
        ("insee", args.insee.trim().to_uppercase()),
        ("address", args.address.trim().to_owned()),
        ("opening_hours", args.opening_hours.trim().to_owned()),
    ];
    let Some(id) = args.id else {
        let id = LibraryId(app.new_id()?);
        let fields = wanted.map(|(field, value)| (field.to_owned(), json!(value)));
        app.act(Op::AddLibrary { name }, |tx| {
            tx.write(Change::fields(EntityRef::new(&LIBRARY, id.0), fields))?;
            Ok(())
        })?;
        return Ok(id);
    };
    let known = app.read(|db| Ok(db.library(id)?))?;
    let before = [
        &known.name,
        &known.insee,
        &known.address,
        &known.opening_hours,
    ];
    let changed: Map<String, Value> = wanted
        .into_iter()
        .zip(before)
        .filter(|((_, value), before)| value != *before)
        .map(|((field, value), _)| (field.to_owned(), json!(value)))
        .collect();
    if !changed.is_empty() {
        app.act(Op::SaveLibrary { name }, |tx| {
            tx.write(Change::fields(EntityRef::new(&LIBRARY, id.0), changed))?;
            Ok(())
        })?;
    }
    Ok(id)
}

fn check(args: &LibrarySave) -> Result<()> {
    if args.name.trim().is_empty() {
        return Err(Error::new("library_name_missing"));
    }
    if !is_insee(args.insee.trim()) {
        return Err(Error::new("insee_invalid").arg("insee", args.insee.trim()));
    }
    let read = domain::hours::read(&args.opening_hours);
    match read
        .findings
        .into_iter()
        .find(domain::finding::Finding::is_error)
    {
        Some(finding) => Err(Error {
            code: finding.code,
            args: finding.args,
        }),
        None => Ok(()),
    }
}

/// Five characters, digits but for Corsica's 2A and 2B and our fictive commune.
fn is_insee(code: &str) -> bool {
    let code = code.to_uppercase();
    code == super::DEMO_INSEE
        || (code.len() == 5
            && code.chars().enumerate().all(|(at, c)| {
                c.is_ascii_digit() || (at == 1 && code.starts_with('2') && matches!(c, 'A' | 'B'))
            }))
}

/// Takes a library out of sight; undo brings it back.
///
/// # Errors
/// `entity_unknown`.
pub fn delete(app: &App, id: LibraryId) -> Result<()> {
    let name = app.read(|db| Ok(db.library(id)?))?.name;
    app.act(Op::DeleteLibrary { name }, |tx| {
        tx.write(Change::fields(
            EntityRef::new(&LIBRARY, id.0),
            [(DELETED.to_owned(), json!(true))],
        ))?;
        Ok(())
    })
}
