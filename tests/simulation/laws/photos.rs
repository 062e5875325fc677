//! Photos: their bytes reach everybody, stay what they were, and are in the folder (I9, I16); what was erased is not (I10).

use std::collections::{BTreeMap, BTreeSet};

use app::domain::entity::PHOTO;
use app::domain::id::PhotoId;
use app::photo;
use app::photo::types::PhotoState;

use crate::acts::whole_photos;
use crate::world::{Check, World, hold};

use super::erased;

/// I9: every photo that shows is whole on every laptop, and is what was added; I16: none of them waits for the folder.
pub fn i9_photos_reach_everybody(world: &mut World) -> Check {
    let erased = erased_photos(world);
    for n in world.active() {
        let whole = whole_photos(world, n);
        let changed = whole.iter().find(|(id, bytes)| {
            let known = world.ledger.photos.get(id);
            known.is_some_and(|photo| photo.bytes != **bytes)
        });
        hold("I4", changed.is_none(), || {
            format!("laptop {n} shows other bytes than those that were added as a photo")
        })?;
        for row in photo::list(world.laptops[n].app(), None).unwrap_or_default() {
            let known = world.ledger.photos.get(&row.id);
            if known.is_none_or(|photo| photo.given_up) || erased.contains(&row.id) {
                continue;
            }
            hold("I9", whole.contains_key(&row.id), || {
                let (here, parts) = (row.here, row.parts);
                format!("laptop {n} has {here} of {parts} parts of photo {}", row.id)
            })?;
            hold("I16", row.state == PhotoState::Here, || {
                format!("laptop {n} says of photo {}: {:?}", row.id, row.state)
            })?;
        }
    }
    Ok(())
}

/// I9: a newcomer shows as many whole photos as an old laptop.
pub fn i9_newcomer_has_photos(world: &mut World, old: usize, new: usize) -> Check {
    let (there, here) = (whole_photos(world, old), whole_photos(world, new));
    let shown = photo::list(world.laptops[old].app(), None).unwrap_or_default();
    let lacks = shown
        .iter()
        .find(|row| there.contains_key(&row.id) && here.get(&row.id) != there.get(&row.id));
    hold("I9", lacks.is_none(), || {
        format!("a newcomer lacks the bytes of {lacks:?}")
    })
}

/// What a laptop has of photos, for comparison.
pub fn held(world: &mut World, n: usize) -> BTreeMap<PhotoId, Vec<u8>> {
    whole_photos(world, n)
}

pub fn erased_photos(world: &mut World) -> BTreeSet<PhotoId> {
    let erased = erased::entities(world).into_iter();
    erased
        .filter(|entity| entity.kind == PHOTO.name)
        .map(|entity| PhotoId(entity.id))
        .collect()
}

/// I10: no laptop in use has a byte of an erased photo.
pub fn i10_no_erased_bytes(world: &mut World) -> Check {
    let erased = erased_photos(world);
    for n in world.active() {
        let read = world.laptops[n].eye().read(|db| db.held_parts());
        let held = read.unwrap_or_default();
        let found = held.iter().find(|held| erased.contains(&held.photo));
        hold("I10", found.is_none(), || {
            format!("laptop {n} holds the bytes of an erased photo: {found:?}")
        })?;
    }
    Ok(())
}
