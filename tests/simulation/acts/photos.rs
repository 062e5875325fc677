//! Photos of visits: small files, in parts, that travel after everything else.

use std::collections::BTreeMap;

use app::domain::id::PhotoId;
use app::photo;
use app::photo::types::{PhotoDrop, PhotoEdit, PhotoRow};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::world::{Check, World, hold};

use super::visits;

/// The longest, in bytes: three parts.
const LONGEST: usize = 2_200;

/// What is known of a photo that somebody added.
#[derive(Debug, Clone)]
pub struct Photo {
    pub bytes: Vec<u8>,
    /// No laptop in use had all of it when somebody put an older state back, or left.
    pub given_up: bool,
}

fn any(world: &mut World, n: usize) -> Option<PhotoRow> {
    let mut rows = photo::list(world.laptops[n].app(), None).ok()?;
    rows.sort_by_key(|row| row.id);
    (!rows.is_empty()).then(|| rows.swap_remove(world.rng.usize(..rows.len())))
}

pub fn add(world: &mut World, n: usize) -> Check {
    let ids = visits::ids(world, n);
    if ids.is_empty() {
        return Ok(());
    }
    let visit = ids[world.rng.usize(..ids.len())];
    add_to(world, n, visit).map(|_| ())
}

/// Adds one to a visit.
///
/// # Errors
/// The invariant that no longer holds.
pub fn add_to(
    world: &mut World,
    n: usize,
    visit: app::domain::id::VisitId,
) -> Result<Option<PhotoId>, crate::world::Violation> {
    let name = world.text();
    let mut bytes = name.clone().into_bytes();
    let length = world.rng.usize(..LONGEST);
    bytes.extend(std::iter::repeat_with(|| world.rng.u8(..)).take(length));
    let drop = PhotoDrop {
        visit,
        name: name.clone(),
        bytes: STANDARD.encode(&bytes),
        caption: String::new(),
        keep_position: false,
    };
    let done = world.act(n, "adds a photo", |app| photo::add_bytes(app, drop))?;
    // The power may have failed after it was saved.
    let rows = photo::list(world.laptops[n].app(), None).unwrap_or_default();
    let row = rows.into_iter().find(|row| row.name == name);
    let Some(row) = row else {
        hold("I2", done.is_none(), || {
            format!("laptop {n} added a photo and does not list it")
        })?;
        return Ok(None);
    };
    let shown = photo::bytes(world.laptops[n].app(), row.id);
    hold("I2", shown.as_ref() == Ok(&bytes), || {
        format!("laptop {n} added a photo and does not have its bytes")
    })?;
    let photo = Photo {
        bytes,
        given_up: false,
    };
    world.ledger.photos.insert(row.id, photo);
    Ok(Some(row.id))
}

pub fn name(world: &mut World, n: usize) -> Check {
    let Some(row) = any(world, n) else {
        return Ok(());
    };
    let edit = PhotoEdit {
        id: row.id,
        name: row.name,
        caption: world.text(),
    };
    world.act(n, "says what a photo shows", |app| photo::edit(app, edit))?;
    Ok(())
}

pub fn remove(world: &mut World, n: usize) -> Check {
    let Some(row) = any(world, n) else {
        return Ok(());
    };
    world.act(n, "removes a photo", |app| photo::delete(app, row.id))?;
    Ok(())
}

/// The photos of which a laptop has every byte, those out of sight included.
pub fn whole(world: &mut World, n: usize) -> BTreeMap<PhotoId, Vec<u8>> {
    let read = world.laptops[n].eye().read(|db| {
        let mut whole = BTreeMap::new();
        for photo in db.all_photos()? {
            if photo.parts == 0 || photo.here < photo.parts {
                continue;
            }
            let mut bytes = Vec::new();
            for part in 1..=photo.parts {
                bytes.extend(db.photo_part(photo.id, part)?.unwrap_or_default());
            }
            whole.insert(photo.id, bytes);
        }
        Ok::<_, store::Error>(whole)
    });
    read.unwrap_or_default()
}
