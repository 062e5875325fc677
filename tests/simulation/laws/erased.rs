//! I10: what was erased is in no table, no journal, no search, and no file of a laptop that is in use.

use std::collections::BTreeSet;

use app::desk;
use app::domain::entity::EntityRef;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::reference;
use crate::words::words;
use crate::world::{Check, World, hold};

use super::after::keys;
use super::photos;

/// Everything that some laptop in use has erased, with what belongs to it.
pub fn entities(world: &mut World) -> BTreeSet<EntityRef> {
    let mut erased = BTreeSet::new();
    for n in world.active() {
        let read = world.laptops[n].eye().read(|db| db.erased());
        erased.extend(
            read.unwrap_or_default()
                .into_iter()
                .map(|erased| erased.entity),
        );
    }
    let acks = world.ledger.acks.values();
    let parts: Vec<EntityRef> = acks
        .filter(|ack| ack.of.as_ref().is_some_and(|of| erased.contains(of)))
        .map(|ack| ack.entity.clone())
        .collect();
    erased.extend(parts);
    erased
}

/// The texts that were written about what was erased, before it was or since.
fn gone(world: &mut World) -> BTreeSet<u32> {
    let erased = entities(world);
    let acks = world.ledger.acks.values();
    let mut gone: BTreeSet<u32> = acks
        .filter(|ack| erased.contains(&ack.entity))
        .flat_map(|ack| ack.words.iter().copied())
        .collect();
    let notes = world.ledger.words.keys();
    gone.extend(
        notes
            .filter(|(visit, _)| erased.iter().any(|e| e.id == visit.0))
            .map(|(_, word)| word),
    );
    gone
}

/// I10.
pub fn i10_erased_for_ever(world: &mut World) -> Check {
    let gone = gone(world);
    if gone.is_empty() {
        return Ok(());
    }
    photos::i10_no_erased_bytes(world)?;
    for n in world.active() {
        let rows = reference::journal(world.laptops[n].eye()).unwrap_or_default();
        let found = rows.iter().find_map(|row| sung(&row.body, &gone));
        hold("I10", found.is_none(), || {
            format!("the journal of laptop {n} holds erased text {found:?}")
        })?;
        let mut found = None;
        let read = world.laptops[n]
            .eye()
            .read(|db| db.state_lines(|line| found = found.or(sung(line, &gone))));
        hold("I10", read.is_ok() && found.is_none(), || {
            format!("a table of laptop {n} holds erased text {found:?}")
        })?;
        let hits = gone.iter().find(|word| {
            let hits = desk::search(world.laptops[n].app(), crate::words::word(**word));
            hits.is_ok_and(|hits| !hits.is_empty())
        });
        hold("I10", hits.is_none(), || {
            format!("laptop {n} finds erased text {hits:?}")
        })?;
    }
    folder(world, &gone)
}

/// The first erased text in a record, its co-edited part included.
fn sung(body: &str, gone: &BTreeSet<u32>) -> Option<u32> {
    let plain = words(body).into_iter().find(|word| gone.contains(word));
    plain.or_else(|| {
        let record: serde_json::Value = serde_json::from_str(body).ok()?;
        let update = STANDARD.decode(record.get("update")?.as_str()?).ok()?;
        let text = String::from_utf8_lossy(&update);
        words(&text).into_iter().find(|word| gone.contains(word))
    })
}

/// Files below the directories of the laptops in use, under the names that they have and had.
fn folder(world: &mut World, gone: &BTreeSet<u32>) -> Check {
    let Some(keys) = keys(world) else {
        return Ok(());
    };
    let photos = photos::erased_photos(world);
    let mut dirs = Vec::new();
    for n in world.active() {
        let store = world.laptops[n].eye();
        dirs.push(format!("{}/", sync::device_dir(store.device())));
        let former = store
            .read(|db| db.former_incarnations())
            .unwrap_or_default();
        dirs.extend(
            former
                .iter()
                .map(|(device, ..)| format!("{}/", sync::device_dir(*device))),
        );
    }
    let cloud = world.cloud.lock().unwrap();
    for (path, node) in &cloud.central.files {
        if !dirs.iter().any(|dir| path.starts_with(dir)) {
            continue;
        }
        let photo = sync::unseal_photo(&keys, keys.space(), &node.bytes);
        let photo = photo.ok().map(|part| part.photo);
        hold("I10", photo.is_none_or(|id| !photos.contains(&id)), || {
            format!("{path} holds a part of an erased photo")
        })?;
        let found = bodies(&keys, &node.bytes)
            .iter()
            .find_map(|body| sung(body, gone));
        hold("I10", found.is_none(), || {
            format!("{path} holds erased text {found:?}")
        })?;
    }
    Ok(())
}

/// The records of a batch, or of a part of a snapshot.
fn bodies(keys: &sync::Keys, bytes: &[u8]) -> Vec<String> {
    let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
    if let Ok(batch) = sync::unseal(keys, keys.space(), bytes) {
        return batch.records.iter().map(text).collect();
    }
    let part = sync::unseal_part(keys, keys.space(), bytes);
    part.map_or_else(
        |_| Vec::new(),
        |part| part.records.iter().map(|named| text(&named.body)).collect(),
    )
}
