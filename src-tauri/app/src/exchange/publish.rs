//! Writing: the outbox becomes sealed batches, whose exact bytes are stored before they are published; then what the folder lost
//! of ours is put back.

use domain::journal::{Record, Vector};
use store::batches::Batch;
use sync::{AuditDepth, Hash, Header, Own, Progress};

use super::folder::Shared;
use super::merge::to_hash;
use crate::{App, Error, Result};

/// Publishes everything that is recorded here and not in the folder; says how many records left.
///
/// # Errors
/// What the folder says: then the rest stays in the outbox. `cancelled` between two batches.
pub(super) fn publish(app: &App, shared: &Shared, progress: &dyn Progress) -> Result<u32> {
    sync::sweep_temps(&*shared.folder, app.store()?.device())?;
    seal(app, shared)?;
    let unpublished = app.read(|db| Ok(db.unpublished()?))?;
    let mut sent = 0;
    for (done, batch) in unpublished.iter().enumerate() {
        progress.step(done, unpublished.len());
        if progress.cancelled() {
            return Err(Error::new("cancelled"));
        }
        put(app, shared, batch)?;
        sent += batch.last_record - batch.first_record + 1;
    }
    progress.step(unpublished.len(), unpublished.len());
    heal(app, shared)?;
    Ok(u32::try_from(sent).unwrap_or(u32::MAX))
}

fn batches(app: &App) -> Result<Vec<Batch>> {
    app.read(|db| Ok(db.batches()?))
}

fn put(app: &App, shared: &Shared, batch: &Batch) -> Result<()> {
    let bytes = held(app, batch)?;
    shared.folder.publish(&batch.path, &bytes)?;
    app.settle(|tx| {
        tx.mark_published(batch.device, batch.seq)?;
        Ok(tx.add_known_file(&batch.path, batch.length)?)
    })
}

fn held(app: &App, batch: &Batch) -> Result<Vec<u8>> {
    app.read(|db| Ok(db.batch_bytes(batch.device, batch.seq)?))?
        .ok_or_else(|| Error::new("stored_unreadable").arg("detail", "batch"))
}

/// Seals the records that are in no batch yet.
fn seal(app: &App, shared: &Shared) -> Result<()> {
    let device = app.store()?.device();
    let last = app.read(|db| Ok(db.last_batch(device)?))?;
    let done = last.as_ref().map_or(0, |batch| batch.last_record);
    let records = app.read(|db| Ok(db.records_after(device, done)?))?;
    if records.is_empty() {
        return Ok(());
    }
    let bodies: Vec<Vec<u8>> = records
        .iter()
        .map(|(_, body)| body.clone().into_bytes())
        .collect();
    let next = last.as_ref().map_or(1, |batch| batch.seq + 1);
    let mut prev = last.map_or(Ok(Hash::ZERO), |batch| to_hash(&batch.hash))?;
    for (seq, range) in (next..).zip(sync::plan(&bodies)) {
        let header = Header {
            device,
            seq,
            first: records[range.start].0,
            last: records[range.end - 1].0,
            prev,
            deps: dependencies(&records[range.end - 1].1)?,
        };
        let sealed = sync::seal(&shared.keys, &header, &bodies[range])?;
        let batch = Batch {
            device,
            seq,
            first_record: header.first,
            length: u64::try_from(sealed.bytes.len()).unwrap_or(u64::MAX),
            last_record: header.last,
            path: sync::batch_path(device, &mut app.dice())?,
            hash: sealed.hash.0.to_vec(),
            published: false,
            held: true,
        };
        app.settle(|tx| Ok(tx.add_batch(&batch, &sealed.bytes)?))?;
        prev = sealed.hash;
    }
    Ok(())
}

/// What the last record of a batch had seen: vectors only grow, so that it covers those before it.
fn dependencies(body: &str) -> Result<Vector> {
    let record: Record = serde_json::from_str(body)
        .map_err(|error| Error::new("stored_unreadable").arg("detail", error))?;
    Ok(record.deps)
}

/// Puts back what the folder lost of ours, byte for byte. Every byte is read once a run of the program, which finds a
/// damage that kept the length; names and lengths at every sync.
fn heal(app: &App, shared: &Shared) -> Result<()> {
    let published: Vec<Batch> = batches(app)?
        .into_iter()
        .filter(|batch| batch.published && batch.held)
        .collect();
    let mut own = Vec::new();
    for batch in &published {
        own.push(Own {
            path: batch.path.clone(),
            len: batch.length,
            hash: to_hash(&batch.hash)?,
        });
    }
    let depth = if app.jobs().has_audited() {
        AuditDepth::Listing
    } else {
        AuditDepth::Content
    };
    for lost in sync::audit(&*shared.folder, own, depth)? {
        let Some(batch) = published.iter().find(|batch| batch.path == lost.path) else {
            continue;
        };
        let bytes = held(app, batch)?;
        let path = sync::republish(&*shared.folder, &batch.path, &bytes, &mut app.dice())?;
        app.settle(|tx| {
            tx.move_batch(batch.device, batch.seq, &path)?;
            Ok(tx.add_known_file(&path, batch.length)?)
        })?;
    }
    app.jobs().set_audited();
    Ok(())
}
