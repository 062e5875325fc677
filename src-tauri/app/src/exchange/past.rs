//! What this laptop knows before it looks into the folder, as `sync::scan` asks for it.

use std::collections::{BTreeMap, HashMap};

use domain::id::DeviceId;
use domain::journal::Vector;
use store::files::{KnownFile, SnapshotPart};
use sync::{Branch, Cursor, Entry, Hash, Progress, Scan};

use super::folder::Shared;
use crate::{App, Error, Result};

struct Past {
    files: HashMap<String, KnownFile>,
    parts: HashMap<String, SnapshotPart>,
    cursors: BTreeMap<DeviceId, Cursor>,
    vector: Vector,
    branches: Vec<Branch>,
}

/// What the folder holds that is new here; nothing is applied.
pub(super) fn look(app: &App, shared: &Shared, progress: &dyn Progress) -> Result<Scan> {
    let known = app.read(load)?;
    let batch = |device, seq| {
        let found = app.read(|db| Ok(db.batch(device, seq)?)).ok().flatten()?;
        to_hash(&found.hash).ok()
    };
    let batches = |device| {
        let found = app
            .read(|db| Ok(db.batches_of(device)?))
            .unwrap_or_default();
        found
            .iter()
            .filter_map(|batch| Some((batch.seq, to_hash(&batch.hash).ok()?)))
            .collect()
    };
    let past = sync::Past {
        file: &|entry| known.has(entry),
        batch: &batch,
        batches: &batches,
        cursors: &known.cursors,
        vector: &known.vector,
        branches: &known.branches,
    };
    Ok(sync::scan(&*shared.folder, &shared.keys, &past, progress)?)
}

impl Past {
    fn has(&self, entry: &Entry) -> bool {
        let same = |length: u64, modified: i64| length == entry.len && modified == entry.modified;
        self.files
            .get(&entry.path)
            .is_some_and(|file| same(file.length, file.modified))
            || self
                .parts
                .get(&entry.path)
                .is_some_and(|part| same(part.length, part.modified))
    }
}

fn load(db: &store::Db<'_>) -> Result<Past> {
    let mut cursors = BTreeMap::new();
    for (device, (seq, hash)) in db.cursors()? {
        let hash = to_hash(&hash)?;
        cursors.insert(device, Cursor { seq, hash });
    }
    // Our own batches are known from the table of batches; one beyond it means that this database is older than what it published.
    if let Some(last) = db.last_batch(db.device())? {
        let cursor = Cursor {
            seq: last.seq,
            hash: to_hash(&last.hash)?,
        };
        cursors.insert(db.device(), cursor);
    }
    let parts = db.snapshot_parts()?;
    Ok(Past {
        files: db.known_files()?,
        parts: parts
            .into_iter()
            .map(|part| (part.path.clone(), part))
            .collect(),
        cursors,
        vector: db.applied()?,
        branches: branches(db)?,
    })
}

pub(super) fn branches(db: &store::Db<'_>) -> Result<Vec<Branch>> {
    db.branches()?
        .into_iter()
        .map(|branch| {
            Ok(Branch {
                hash: to_hash(&branch.hash)?,
                device: branch.device,
                seq: branch.seq,
                first: branch.first_record,
            })
        })
        .collect()
}

pub(super) fn to_hash(bytes: &[u8]) -> Result<Hash> {
    let array = <[u8; 32]>::try_from(bytes)
        .map_err(|_| Error::new("stored_unreadable").arg("detail", "hash"))?;
    Ok(Hash(array))
}

/// What is remembered of a file.
pub(crate) fn known_file(entry: &Entry, batch: Option<(DeviceId, u64, Hash)>) -> KnownFile {
    KnownFile {
        length: entry.len,
        modified: entry.modified,
        batch: batch.map(|(device, seq, hash)| (device, seq, hash.0.to_vec())),
    }
}
