//! Erasure units: the responses of a survey travel under a data key of their own, inside batches and snapshots. When the survey is
//! erased its key is destroyed, here and in the folder, and no copy of a file gives the answers back.

use std::collections::HashMap;

use domain::clock::Hlc;
use domain::entity::{EntityRef, RESPONSE, SURVEY};
use domain::journal::{KIND_ERASED, KIND_SET, Record, Stamp, Vector};
use serde::Deserialize;
use serde_json::{Map, Value};
use store::keys::DataKey;
use sync::{Entry, EntryKind, Folder, FolderError, Keys, NoProgress, UnitKey};
use uuid::Uuid;

use crate::exchange::folder::Shared;
use crate::exchange::merge::Merged;
use crate::exchange::snapshot;
use crate::{App, Error, Result};

/// Where the keys of units lie.
const DIR: &str = "k/u";
/// A key file is some 300 bytes.
const MAX_FILE: u64 = 4 << 10;

/// A key of a unit that was read in the folder.
pub(in crate::exchange) struct Found {
    pub unit: Uuid,
    pub key: UnitKey,
    pub path: String,
}

/// Reads the keys of units. Writes nothing; what cannot be read now is read at the next sync.
///
/// # Errors
/// `folder_gone`.
pub(in crate::exchange) fn read(folder: &dyn Folder, keys: &Keys) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in list(folder)? {
        if entry.kind != EntryKind::File {
            continue;
        }
        match folder.read(&entry.path, MAX_FILE) {
            Err(FolderError::Gone) => return Err(FolderError::Gone.into()),
            Err(_) => {}
            Ok(bytes) => {
                if let Ok((unit, key)) = sync::unseal_unit(keys, keys.space(), &bytes) {
                    found.push(Found {
                        unit,
                        key,
                        path: entry.path,
                    });
                }
            }
        }
    }
    Ok(found)
}

fn list(folder: &dyn Folder) -> Result<Vec<Entry>> {
    match folder.list(DIR) {
        Err(FolderError::Gone) => Err(FolderError::Gone.into()),
        // An older space has none.
        outcome => Ok(outcome.unwrap_or_default()),
    }
}

/// The keys of units as files.
///
/// # Errors
/// What the database says.
pub(in crate::exchange) fn sealed(app: &App, keys: &Keys) -> Result<Vec<sync::SpaceFile>> {
    let known = app.read(|db| Ok(db.data_keys()?))?;
    known
        .iter()
        .map(|row| {
            let key = UnitKey::from_bytes(&row.key)?;
            Ok(sync::seal_unit(keys, row.unit, &key)?)
        })
        .collect()
}

/// Takes over keys that came otherwise than by the folder, but for those of what was erased.
///
/// # Errors
/// What the database says.
pub(in crate::exchange) fn adopt_unplaced(app: &App, found: &[Found]) -> Result<()> {
    for each in found {
        let key = each.key.to_bytes();
        let (known, erased) = app.read(|db| {
            let known = db.unit_keys(each.unit)?;
            Ok((known, is_erased(db, each.unit)?))
        })?;
        if erased || known.iter().any(|known| known.key == *key) {
            continue;
        }
        let row = DataKey {
            unit: each.unit,
            key: key.to_vec(),
            path: None,
        };
        app.settle(|tx| Ok(tx.set_data_key(&row)?))?;
    }
    Ok(())
}

/// Takes over the keys that were read, but for those of what was erased.
///
/// # Errors
/// What the database says.
pub(in crate::exchange) fn adopt(app: &App, found: &[Found]) -> Result<()> {
    let known = app.read(|db| Ok(db.data_keys()?))?;
    let mut fresh = Vec::new();
    for each in found {
        let key = each.key.to_bytes();
        let same = known
            .iter()
            .find(|known| known.unit == each.unit && known.key == *key);
        let settled = same.is_some_and(|known| {
            let place = known.path.as_deref();
            found
                .iter()
                .any(|other| Some(other.path.as_str()) == place && other.unit == each.unit)
        });
        if !settled && !app.read(|db| is_erased(db, each.unit))? {
            fresh.push(DataKey {
                unit: each.unit,
                key: key.to_vec(),
                path: Some(each.path.clone()),
            });
        }
    }
    if fresh.is_empty() {
        return Ok(());
    }
    app.settle(|tx| Ok(fresh.iter().try_for_each(|key| tx.set_data_key(key))?))
}

/// Puts the keys of units that the folder lacks into it: before the batches that need them.
///
/// # Errors
/// What the database or the folder says.
pub(in crate::exchange) fn publish(app: &App, shared: &Shared) -> Result<()> {
    let known = app.read(|db| Ok(db.data_keys()?))?;
    if known.is_empty() {
        return Ok(());
    }
    let there = list(&*shared.folder)?;
    for key in known {
        // A placeholder of a cloud, and a file that was read, are there. One that is damaged was not read, and is put back.
        let stands = there.iter().any(|entry| {
            Some(entry.path.as_str()) == key.path.as_deref()
                && (entry.kind == EntryKind::CloudOnly
                    || shared.units.iter().any(|found| found.path == entry.path))
        });
        if stands {
            continue;
        }
        let unit_key = UnitKey::from_bytes(&key.key)?;
        let file = sync::seal_unit(&shared.keys, key.unit, &unit_key)?;
        let path = sync::republish(&*shared.folder, &file.path, &file.bytes, &mut app.dice())?;
        if key.path.as_deref() != Some(path.as_str()) {
            let path = Some(path);
            app.settle(|tx| Ok(tx.set_data_key(&DataKey { path, ..key })?))?;
        }
    }
    Ok(())
}

/// Removes from the folder the keys of what was erased, once a snapshot stands there that whoever lacks the erased records can go on
/// from: a batch that nobody opens any more would hold up its device otherwise.
///
/// # Errors
/// What the database or the folder says; the next sync goes on.
pub(in crate::exchange) fn sweep(app: &App, shared: &Shared, merged: &Merged) -> Result<()> {
    let mut gone = Vec::new();
    for found in &shared.units {
        if app.read(|db| is_erased(db, found.unit))? {
            gone.push(&found.path);
        }
    }
    if gone.is_empty() {
        return Ok(());
    }
    let (mut erasures, parts) = (Vector::default(), app.read(|db| Ok(db.snapshot_parts()?))?);
    for erased in app.read(|db| Ok(db.erased()?))? {
        erasures.raise(erased.by.device, erased.by.seq);
    }
    let mut listing = merged.listing.clone();
    for dir in parts.iter().filter_map(|part| part.path.rsplit_once('/')) {
        // One that this very sync made is not in the listing yet.
        listing.extend(shared.folder.list(dir.0).unwrap_or_default());
    }
    let clean = snapshot::complete(&parts, &listing)
        .iter()
        .any(|snapshot| snapshot.vector.covers(&erasures));
    if !clean {
        snapshot::make(app, shared, &NoProgress)?;
    }
    for path in gone {
        shared.folder.remove(path)?;
    }
    Ok(())
}

/// Destroys the data keys of a unit here. An `erase` record of the survey does so on every laptop; the folder follows with the next
/// sync, and no laptop that has applied the record puts a key back.
///
/// # Errors
/// What the database says.
pub fn destroy_unit(app: &App, unit: Uuid) -> Result<()> {
    app.settle(|tx| Ok(tx.destroy_data_keys(unit)?))
}

fn is_erased(db: &store::Db<'_>, unit: Uuid) -> Result<bool> {
    Ok(db.is_erased(&EntityRef::new(&SURVEY, unit))?)
}

/// What is looked at in a record before it leaves.
#[derive(Deserialize)]
struct Peek {
    kind: String,
    entity: EntityRef,
    #[serde(default)]
    fields: Map<String, Value>,
}

/// Records as they go into a batch or a snapshot: those of a unit under its key, which is made for the first of them. A record of
/// what was erased goes without what it said.
///
/// # Errors
/// What the database says, `no_random`.
pub(in crate::exchange) fn wrap_frames(app: &App, records: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>> {
    let mut keys: HashMap<Uuid, Option<UnitKey>> = HashMap::new();
    records
        .into_iter()
        .map(|body| {
            let Some(unit) = unit_of(app, &body)? else {
                return Ok(body);
            };
            if let std::collections::hash_map::Entry::Vacant(entry) = keys.entry(unit) {
                entry.insert(key_for(app, unit)?);
            }
            match &keys[&unit] {
                Some(key) => Ok(sync::wrap_record(unit, key, &body)?),
                None => redacted(&body),
            }
        })
        .collect()
}

fn unit_of(app: &App, body: &[u8]) -> Result<Option<Uuid>> {
    const NAME: &[u8] = b"\"response\"";
    if body.windows(NAME.len()).all(|part| part != NAME) {
        return Ok(None);
    }
    let Ok(peek) = serde_json::from_slice::<Peek>(body) else {
        return Ok(None);
    };
    if peek.kind != KIND_SET || peek.entity.kind != RESPONSE.name {
        return Ok(None);
    }
    let told = peek.fields.get("survey").and_then(Value::as_str);
    match told.and_then(|text| text.parse().ok()) {
        Some(unit) => Ok(Some(unit)),
        // A correction does not name the survey again.
        None => app.read(|db| Ok(db.survey_of_response(peek.entity.id)?)),
    }
}

fn key_for(app: &App, unit: Uuid) -> Result<Option<UnitKey>> {
    let (erased, known) = app.read(|db| Ok((is_erased(db, unit)?, db.unit_keys(unit)?)))?;
    if erased {
        return Ok(None);
    }
    if let Some(first) = known.first() {
        return Ok(Some(UnitKey::from_bytes(&first.key)?));
    }
    let key = UnitKey::new(&mut app.dice())?;
    let row = DataKey {
        unit,
        key: key.to_bytes().to_vec(),
        path: None,
    };
    app.settle(|tx| Ok(tx.set_data_key(&row)?))?;
    Ok(Some(key))
}

fn redacted(body: &[u8]) -> Result<Vec<u8>> {
    let unreadable = |error| Error::new("stored_unreadable").arg("detail", error);
    let record: Record = serde_json::from_slice(body).map_err(unreadable)?;
    serde_json::to_vec(&record.redacted()).map_err(unreadable)
}

/// Records as they came, each with its name, out of their units' wrapping. Nothing when the key of one is not here yet: the batch
/// waits. Of what was erased a stub is left, which keeps its place in the order.
///
/// # Errors
/// What the database says.
pub(in crate::exchange) fn unwrap_frames<'f>(
    app: &App,
    shared: &Shared,
    deps: &Vector,
    frames: impl Iterator<Item = (Stamp, &'f [u8])>,
) -> Result<Option<Vec<Vec<u8>>>> {
    unwrap_with(&|unit| keys_of(app, shared, unit), deps, frames)
}

/// Whether a unit was erased, and else its keys.
pub(in crate::exchange) type Lookup<'l> = &'l dyn Fn(Uuid) -> Result<(bool, Vec<UnitKey>)>;

/// `unwrap_frames`, with the keys of the caller's.
///
/// # Errors
/// What `lookup` says.
pub(in crate::exchange) fn unwrap_with<'f>(
    lookup: Lookup<'_>,
    deps: &Vector,
    frames: impl Iterator<Item = (Stamp, &'f [u8])>,
) -> Result<Option<Vec<Vec<u8>>>> {
    let mut units: HashMap<Uuid, (bool, Vec<UnitKey>)> = HashMap::new();
    let mut records = Vec::new();
    for (stamp, frame) in frames {
        let Some(unit) = sync::wrapped_unit(frame) else {
            records.push(frame.to_vec());
            continue;
        };
        if let std::collections::hash_map::Entry::Vacant(entry) = units.entry(unit) {
            entry.insert(lookup(unit)?);
        }
        let (erased, keys) = &units[&unit];
        if *erased {
            records.push(stub(stamp, deps, unit)?);
            continue;
        }
        match sync::unwrap_record(frame, keys) {
            Some(record) => records.push(record),
            None => return Ok(None),
        }
    }
    Ok(Some(records))
}

/// The keys in a folder, for who knows nothing else: a unit without one counts as erased, since nobody can tell.
pub(in crate::exchange) fn in_folder(found: &[Found], unit: Uuid) -> (bool, Vec<UnitKey>) {
    let there = found.iter().filter(|found| found.unit == unit);
    let keys: Vec<UnitKey> = there.map(|found| found.key.clone()).collect();
    (keys.is_empty(), keys)
}

/// Whether a unit was erased, and else its keys: those kept here, and those in the folder.
pub(in crate::exchange) fn keys_of(
    app: &App,
    shared: &Shared,
    unit: Uuid,
) -> Result<(bool, Vec<UnitKey>)> {
    let (erased, known) = app.read(|db| Ok((is_erased(db, unit)?, db.unit_keys(unit)?)))?;
    let mut keys = Vec::new();
    for row in known {
        keys.push(UnitKey::from_bytes(&row.key)?);
    }
    let there = shared.units.iter().filter(|found| found.unit == unit);
    for found in there {
        if !keys.contains(&found.key) {
            keys.push(found.key.clone());
        }
    }
    Ok((erased, keys))
}

fn stub(stamp: Stamp, deps: &Vector, unit: Uuid) -> Result<Vec<u8>> {
    let record = Record {
        device: stamp.device,
        seq: stamp.seq,
        hlc: Hlc::default(),
        deps: deps.clone(),
        saw: Vector::default(),
        kind: KIND_ERASED.to_owned(),
        entity: EntityRef::new(&SURVEY, unit),
        fields: Map::new(),
        update: None,
        by: String::new(),
        op: None,
        rest: Map::new(),
    };
    serde_json::to_vec(&record)
        .map_err(|error| Error::new("stored_unreadable").arg("detail", error))
}
