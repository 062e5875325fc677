//! What an erasure reaches: a survey goes with its responses, a visit with its photos, a library with everything about it.

use std::collections::{BTreeMap, BTreeSet};

use domain::entity::{DRAFT, EntityRef, Kind, LIBRARY, PARTS, SURVEY, VISIT};
use store::Db;

use super::register::active;
use super::types::{EraseAsk, ErasePreview};
use crate::{App, Error, Result};

/// What happens at a library, and is erased with it as far as it is known here.
const AT_LIBRARY: [&Kind; 3] = [&VISIT, &SURVEY, &DRAFT];

/// What goes with an entity of a kind: of each kind of part, the field that names the whole.
fn parts_of(kind: &str) -> Vec<(&'static Kind, &'static str)> {
    let parts = PARTS
        .into_iter()
        .filter(|(_, _, wholes)| wholes.iter().any(|whole| whole.name == kind))
        .map(|(part, field, _)| (part, field));
    let here = AT_LIBRARY.into_iter().filter(|_| kind == LIBRARY.name);
    parts.chain(here.map(|part| (part, "library"))).collect()
}

/// What would be erased; nothing is.
///
/// # Errors
/// `erase_nothing`, `entity_unknown`.
pub fn preview(app: &App, ask: EraseAsk) -> Result<ErasePreview> {
    app.read(|db| {
        let targets = targets(db, &ask.entities)?;
        Ok(ErasePreview {
            counts: counts(&targets),
            targets: targets.iter().map(EntityRef::to_string).collect(),
            laptops: u32::try_from(active(db)?.len() + 1).unwrap_or(u32::MAX),
        })
    })
}

/// Everything that goes with what was asked for, each once.
pub(super) fn targets(db: &Db<'_>, asked: &[String]) -> Result<Vec<EntityRef>> {
    if asked.is_empty() {
        return Err(Error::new("erase_nothing"));
    }
    let mut found: BTreeSet<EntityRef> = BTreeSet::new();
    for text in asked {
        let entity: EntityRef = text.parse().map_err(|_| {
            Error::new("entity_unknown")
                .arg("kind", "entity")
                .arg("id", text)
        })?;
        if db.records_of(&entity)?.is_empty() {
            return Err(Error::new("entity_unknown")
                .arg("kind", &entity.kind)
                .arg("id", entity.id));
        }
        add(db, entity, &mut found)?;
    }
    Ok(found.into_iter().collect())
}

fn add(db: &Db<'_>, entity: EntityRef, found: &mut BTreeSet<EntityRef>) -> Result<()> {
    let parts = parts_of(&entity.kind);
    let id = entity.id;
    if !found.insert(entity) {
        return Ok(());
    }
    for (kind, field) in parts {
        for part in db.entities_with(kind, field, &id.to_string())? {
            add(db, part, found)?;
        }
    }
    Ok(())
}

pub(super) fn counts(targets: &[EntityRef]) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for target in targets {
        *counts.entry(target.kind.clone()).or_default() += 1;
    }
    counts
}
