//! Writing: our records become sealed batches, whose exact bytes are stored before they are published.

use std::collections::HashMap;

use domain::id::DeviceId;
use domain::journal::{Record, Vector};
use store::batches::Batch;
use sync::{Entry, Hash, Header, Progress};

use super::folder::Shared;
use super::gather::gather;
use super::identity;
use super::keys::{door, units};
use super::past::{known_file, to_hash};
use crate::{App, Error, Result};

/// Bytes of records in one batch, before compression.
const BATCH: usize = (4 << 20) - (96 << 10);

/// Publishes everything that is recorded here and not in the folder, and says which batches left.
///
/// # Errors
/// What the folder says: then the rest stays here, to be sent later. `cancelled` between two batches.
pub(super) fn publish(app: &App, shared: &Shared, progress: &dyn Progress) -> Result<Vec<Batch>> {
    for device in own_names(app)? {
        sync::sweep_temps(&*shared.folder, device)?;
    }
    unseal_erased(app)?;
    door::reseal(app, &shared.keys)?;
    seal(app, shared)?;
    units::publish(app, shared)?;
    let mut unpublished = app.read(|db| Ok(db.unpublished()?))?;
    if unpublished.is_empty() {
        return Ok(unpublished);
    }
    // From here on an older copy of this database is recognised.
    identity::keep_witness(app)?;
    let total = unpublished.len();
    for (done, batch) in unpublished.iter_mut().enumerate() {
        progress.step(done, total);
        if progress.cancelled() {
            return Err(Error::new("cancelled"));
        }
        let bytes = held(app, batch)?;
        // A power cut may have left a piece of it in its place.
        batch.path = sync::republish(&*shared.folder, &batch.path, &bytes, &mut app.dice())?;
        app.settle(|tx| {
            tx.move_batch(batch.device, batch.seq, &batch.path)?;
            Ok(tx.mark_published(batch.device, batch.seq)?)
        })?;
    }
    progress.step(total, total);
    know(app, shared, &unpublished)?;
    Ok(unpublished)
}

/// How many records some batches hold.
pub(super) fn count(batches: &[Batch]) -> u32 {
    let records = batches
        .iter()
        .map(|batch| batch.last_record - batch.first_record + 1);
    u32::try_from(records.sum::<u64>()).unwrap_or(u32::MAX)
}

/// This laptop, and what it was called before.
pub(crate) fn own_names(app: &App) -> Result<Vec<DeviceId>> {
    let device = app.store()?.device();
    let former = app.read(|db| Ok(db.former_incarnations()?))?;
    Ok(std::iter::once(device)
        .chain(former.into_iter().map(|(device, ..)| device))
        .collect())
}

pub(super) fn held(app: &App, batch: &Batch) -> Result<Vec<u8>> {
    app.read(|db| Ok(db.batch_bytes(batch.device, batch.seq)?))?
        .ok_or_else(|| Error::new("stored_unreadable").arg("detail", "batch"))
}

/// Notes the files that were just published as known, so that the next sync does not read them back.
pub(super) fn know(app: &App, shared: &Shared, batches: &[Batch]) -> Result<()> {
    let mut there: HashMap<String, Entry> = HashMap::new();
    let mut dirs: Vec<&str> = batches
        .iter()
        .filter_map(|batch| Some(batch.path.rsplit_once('/')?.0))
        .collect();
    dirs.dedup();
    for dir in dirs {
        // A folder that does not list now costs one more reading at the next sync.
        let entries = shared.folder.list(dir).unwrap_or_default();
        there.extend(entries.into_iter().map(|entry| (entry.path.clone(), entry)));
    }
    app.settle(|tx| {
        for batch in batches {
            if let Some(entry) = there.get(&batch.path) {
                let name = Some((batch.device, batch.seq, to_hash(&batch.hash)?));
                tx.add_known_file(&entry.path, &known_file(entry, name))?;
            }
        }
        Ok(())
    })
}

/// A batch that waits and holds what was erased since is sealed again, and so are those after it. One that left by a .valise stays
/// what it was: it counts as published, and a snapshot takes its place in the folder.
pub(super) fn unseal_erased(app: &App) -> Result<()> {
    let device = app.store()?.device();
    let left = super::left::last(app)?;
    let tainted: Vec<u64> = app.read(|db| {
        let tainted = db.tainted_batches()?;
        let waiting = db.unpublished()?;
        Ok(waiting
            .into_iter()
            .filter(|batch| batch.device == device && tainted.contains(&(device, batch.seq)))
            .map(|batch| batch.seq)
            .collect())
    })?;
    let (fixed, free): (Vec<u64>, Vec<u64>) = tainted.into_iter().partition(|seq| *seq <= left);
    if !fixed.is_empty() {
        app.settle(|tx| {
            Ok(fixed
                .iter()
                .try_for_each(|seq| tx.mark_published(device, *seq))?)
        })?;
    }
    match free.into_iter().min() {
        Some(seq) => app.settle(|tx| Ok(tx.unseal(device, seq)?)),
        None => Ok(()),
    }
}

/// Seals the records that are in no batch yet, a batch at a time: a hundred thousand never lie in memory together.
pub(super) fn seal(app: &App, shared: &Shared) -> Result<()> {
    let device = app.store()?.device();
    loop {
        let (last, records) = app.read(|db| {
            let last = db.last_batch(device)?;
            let done = last.as_ref().map_or(0, |batch| batch.last_record);
            let records = db.next_records(device, done, BATCH)?;
            Ok((last, records))
        })?;
        let mut records = records;
        let rewrites = gather(app, &records)?;
        for rewrite in &rewrites {
            if let Ok(at) = records.binary_search_by_key(&rewrite.seq, |(seq, _)| *seq) {
                records[at].1.clone_from(&rewrite.after);
            }
        }
        let (Some((first, _)), Some((end, text))) = (records.first(), records.last()) else {
            return Ok(());
        };
        let header = Header {
            device,
            seq: last.as_ref().map_or(1, |batch| batch.seq + 1),
            first: *first,
            last: *end,
            prev: last.map_or(Ok(Hash::ZERO), |batch| to_hash(&batch.hash))?,
            deps: dependencies(text)?,
        };
        let bodies: Vec<Vec<u8>> = records
            .into_iter()
            .map(|(_, body)| body.into_bytes())
            .collect();
        let bodies = units::wrap_frames(app, bodies)?;
        let sealed = sync::seal(&shared.keys, &header, &bodies)?;
        let batch = Batch {
            device,
            seq: header.seq,
            first_record: header.first,
            last_record: header.last,
            length: u64::try_from(sealed.bytes.len()).unwrap_or(u64::MAX),
            path: sync::batch_path(device, &mut app.dice())?,
            hash: sealed.hash.0.to_vec(),
            published: false,
            held: true,
        };
        app.settle(|tx| {
            for rewrite in &rewrites {
                tx.rewrite(device, rewrite.seq, &rewrite.before, &rewrite.after)?;
            }
            Ok(tx.add_batch(&batch, &sealed.bytes)?)
        })?;
    }
}

/// What the last record of a batch had seen: vectors only grow, so that it covers those before it.
fn dependencies(body: &str) -> Result<Vector> {
    let record: Record = serde_json::from_str(body)
        .map_err(|error| Error::new("stored_unreadable").arg("detail", error))?;
    Ok(record.deps)
}
