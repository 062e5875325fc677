//! Snapshots: the whole journal in one series of files, made when batches are to go, read by whoever misses them.

use std::collections::{BTreeMap, HashMap};

use domain::id::DeviceId;
use domain::journal::{Record, Vector};
use store::files::SnapshotPart;
use sync::{Cursor, Entry, Folder, Hash, Manifest, Named, PartHeader, Progress, Scan, SeenPart};

use super::folder::Shared;
use super::keys::units;
use super::merge::{Merged, Records, receive};
use super::past::{branches, to_hash};
use super::types::SkippedFile;
use crate::{App, Error, Result};

/// Bytes of records in one part, before compression.
const PART: usize = (4 << 20) - (96 << 10);

/// A snapshot with all of its parts in the folder.
#[derive(Debug, Clone)]
pub(super) struct Complete {
    pub device: DeviceId,
    pub number: u64,
    pub vector: Vector,
    pub parts: Vec<SnapshotPart>,
}

/// What is remembered of a part.
pub(super) fn seen(part: &SeenPart) -> SnapshotPart {
    SnapshotPart {
        path: part.entry.path.clone(),
        length: part.entry.len,
        modified: part.entry.modified,
        device: part.header.device,
        number: part.header.number,
        part: part.header.part,
        parts: part.header.parts,
        hash: part.hash.0.to_vec(),
        vector: part.header.vector.clone(),
    }
}

/// The snapshots that are whole in this listing.
pub(super) fn complete(known: &[SnapshotPart], listing: &[Entry]) -> Vec<Complete> {
    let there: HashMap<&str, &Entry> = listing
        .iter()
        .map(|entry| (entry.path.as_str(), entry))
        .collect();
    let mut found: BTreeMap<(DeviceId, u64), BTreeMap<u64, SnapshotPart>> = BTreeMap::new();
    for part in known {
        let present = there
            .get(part.path.as_str())
            .is_some_and(|entry| entry.len == part.length);
        if present {
            found
                .entry((part.device, part.number))
                .or_default()
                .insert(part.part, part.clone());
        }
    }
    found
        .into_iter()
        .filter_map(|((device, number), parts)| {
            let parts: Vec<SnapshotPart> = parts.into_values().collect();
            let first = parts.first()?;
            let whole = u64::try_from(parts.len()) == Ok(first.parts)
                && parts.iter().all(|part| part.vector == first.vector);
            whole.then(|| Complete {
                device,
                number,
                vector: first.vector.clone(),
                parts: parts.clone(),
            })
        })
        .collect()
}

/// Applies the snapshots that bring what no batch in the folder brings. False when nothing new came.
pub(super) fn catch_up(
    app: &App,
    shared: &Shared,
    scan: &Scan,
    progress: &dyn Progress,
    merged: &mut Merged,
) -> Result<bool> {
    let known = app.read(|db| Ok(db.snapshot_parts()?))?;
    let mut any = false;
    for snapshot in complete(&known, &scan.listing) {
        let applied = app.read(|db| Ok(db.applied()?))?;
        let covered = snapshot.vector.0.iter().all(|(device, seq)| {
            let needed = scan.capped.get(device).map_or(*seq, |cap| *seq.min(cap));
            applied.get(*device) >= needed
        });
        if covered {
            continue;
        }
        match apply(app, shared, &snapshot, progress)? {
            Ok(fresh) => {
                merged.received += fresh;
                any |= fresh > 0;
            }
            Err(skipped) => merged.skipped.push(skipped),
        }
    }
    Ok(any)
}

/// Applies one snapshot, a transaction a part; what is known already is passed over.
fn apply(
    app: &App,
    shared: &Shared,
    snapshot: &Complete,
    progress: &dyn Progress,
) -> Result<std::result::Result<u32, SkippedFile>> {
    let mut fresh = 0;
    let mut manifest = None;
    for (done, known) in snapshot.parts.iter().enumerate() {
        progress.step(done, snapshot.parts.len());
        if progress.cancelled() {
            return Err(Error::new("cancelled"));
        }
        let aside = |reason: &str| SkippedFile {
            file: known.path.clone(),
            reason: reason.to_owned(),
            since: None,
        };
        let bytes = match shared.folder.read(&known.path, sync::MAX_FILE) {
            Ok(bytes) => bytes,
            Err(sync::FolderError::Gone) => return Err(sync::FolderError::Gone.into()),
            Err(_) => return Ok(Err(aside("unreadable"))),
        };
        let part = match sync::unseal_part(&shared.keys, shared.keys.space(), &bytes) {
            Ok(part) if part.hash.0.to_vec() == known.hash => part,
            Ok(_) => return Ok(Err(aside("damaged"))),
            Err(reject) => return Ok(Err(aside(reject.code()))),
        };
        let Some(bodies) = bodies(app, shared, &part)? else {
            return Ok(Err(aside("unit_key")));
        };
        let Some(records) = records(&part.records, &bodies) else {
            return Ok(Err(aside("malformed")));
        };
        fresh += app.settle(|tx| receive(app, tx, &records))?;
        manifest = manifest.or(part.manifest);
    }
    if let Some(manifest) = manifest {
        advance(app, &manifest)?;
    }
    Ok(Ok(fresh))
}

/// The records of the snapshots that a scan saw, part by part, without applying them.
pub(super) fn in_parts(app: &App, shared: &Shared, scan: &Scan) -> Result<Vec<Records>> {
    let mut parts: Vec<&SeenPart> = scan.parts.iter().collect();
    parts.sort_by_key(|part| (part.header.device, part.header.number, part.header.part));
    let mut found = Vec::new();
    for part in parts {
        let bytes = shared.folder.read(&part.entry.path, sync::MAX_FILE)?;
        if let Ok(part) = sync::unseal_part(&shared.keys, shared.keys.space(), &bytes) {
            let bodies = bodies(app, shared, &part)?;
            found.extend(bodies.and_then(|bodies| records(&part.records, &bodies)));
        }
    }
    Ok(found)
}

/// What the records of a part say; nothing when the key of a unit is not here yet.
fn bodies(app: &App, shared: &Shared, part: &sync::Part) -> Result<Option<Vec<Vec<u8>>>> {
    let named = part.records.iter();
    let frames = named.map(|named| (named.stamp, &named.body[..]));
    units::unwrap_frames(app, shared, &part.header.vector, frames)
}

fn records(named: &[Named], bodies: &[Vec<u8>]) -> Option<Records> {
    named
        .iter()
        .zip(bodies)
        .map(|(named, body)| {
            let text = std::str::from_utf8(body).ok()?;
            let mut record: Record = serde_json::from_str(text).ok()?;
            record.device = named.stamp.device;
            record.seq = named.stamp.seq;
            Some((record, text.to_owned()))
        })
        .collect()
}

/// Batches go on after what the snapshot holds.
fn advance(app: &App, manifest: &Manifest) -> Result<()> {
    let own = app.store()?.device();
    app.settle(|tx| {
        let cursors = tx.cursors()?;
        for (device, cursor) in &manifest.cursors {
            let before = cursors.get(device).map_or(0, |(seq, _)| *seq);
            if *device != own && cursor.seq > before {
                tx.set_cursor(*device, cursor.seq, &cursor.hash.0)?;
            }
        }
        for branch in &manifest.branches {
            tx.add_branch(&store::incarnation::Branch {
                hash: branch.hash.0.to_vec(),
                device: branch.device,
                seq: branch.seq,
                first_record: branch.first,
                derived: branch.derived(),
            })?;
        }
        Ok(())
    })
}

/// Publishes a snapshot of everything that is applied here.
pub(super) fn make(app: &App, shared: &Shared, progress: &dyn Progress) -> Result<Complete> {
    let device = app.store()?.device();
    let (rows, vector, manifest, number) = app.read(|db| {
        let known = db.snapshot_parts()?;
        let own = known.iter().filter(|part| part.device == device);
        let number = own.map(|part| part.number).max().unwrap_or(0) + 1;
        Ok((db.journal_rows()?, db.applied()?, manifest(db)?, number))
    })?;
    let ranges = cut(&rows);
    let mut header = PartHeader {
        device,
        number,
        part: 0,
        parts: ranges.len() as u64,
        prev: Hash::ZERO,
        vector: vector.clone(),
    };
    let mut parts = Vec::new();
    for (done, (first, last)) in ranges.iter().enumerate() {
        progress.step(done, ranges.len());
        if progress.cancelled() {
            return Err(Error::new("cancelled"));
        }
        header.part += 1;
        let (stamps, bodies): (Vec<_>, Vec<_>) = app
            .read(|db| Ok(db.journal_range(*first, *last)?))?
            .into_iter()
            .map(|(stamp, body)| (stamp, body.into_bytes()))
            .unzip();
        let records: Vec<Named> = stamps
            .into_iter()
            .zip(units::wrap_frames(app, bodies)?)
            .map(|(stamp, body)| Named { stamp, body })
            .collect();
        let manifest = (header.part == 1).then_some(&manifest);
        let sealed = sync::seal_part(&shared.keys, &header, manifest, &records)?;
        header.prev = sealed.hash;
        parts.push(put(app, shared, &header, &sealed)?);
    }
    Ok(Complete {
        device,
        number,
        vector,
        parts,
    })
}

fn put(
    app: &App,
    shared: &Shared,
    header: &PartHeader,
    sealed: &sync::Sealed,
) -> Result<SnapshotPart> {
    let path = sync::snapshot_path(header.device, &mut app.dice())?;
    shared.folder.publish(&path, &sealed.bytes)?;
    let part = SnapshotPart {
        modified: modified(&*shared.folder, &path),
        path,
        length: sealed.bytes.len() as u64,
        device: header.device,
        number: header.number,
        part: header.part,
        parts: header.parts,
        hash: sealed.hash.0.to_vec(),
        vector: header.vector.clone(),
    };
    app.settle(|tx| Ok(tx.add_snapshot_part(&part)?))?;
    Ok(part)
}

fn modified(folder: &dyn Folder, path: &str) -> i64 {
    let dir = path.rsplit_once('/').map_or("", |(dir, _)| dir);
    let entries = folder.list(dir).unwrap_or_default();
    entries
        .iter()
        .find(|entry| entry.path == path)
        .map_or(0, |entry| entry.modified)
}

fn manifest(db: &store::Db<'_>) -> Result<Manifest> {
    let mut cursors = BTreeMap::new();
    for (device, (seq, hash)) in db.cursors()? {
        let hash = to_hash(&hash)?;
        cursors.insert(device, Cursor { seq, hash });
    }
    if let Some(last) = db.last_batch(db.device())? {
        let hash = to_hash(&last.hash)?;
        cursors.insert(
            db.device(),
            Cursor {
                seq: last.seq,
                hash,
            },
        );
    }
    Ok(Manifest {
        cursors,
        branches: branches(db)?,
    })
}

/// Ranges of rows, each of which makes one part. An empty journal makes one empty part.
fn cut(rows: &[(i64, usize)]) -> Vec<(i64, i64)> {
    let mut ranges: Vec<(i64, i64)> = Vec::new();
    let mut size = 0;
    for (row, bytes) in rows {
        let bytes = bytes + 32;
        match ranges.last_mut() {
            Some(range) if size + bytes <= PART => {
                range.1 = *row;
                size += bytes;
            }
            _ => {
                ranges.push((*row, *row));
                size = bytes;
            }
        }
    }
    if ranges.is_empty() {
        ranges.push((0, 0));
    }
    ranges
}
