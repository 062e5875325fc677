//! Reading: every batch that can be applied, each in one transaction with its cursor. No transaction is open while files are read.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use domain::journal::Record;
use store::{Received, Tx};
use sync::{Cursor, Hash, Progress, Ready, Scan};

use super::folder::Shared;
use super::types::SkippedFile;
use crate::{App, Error, Result, coediting};

/// What reading came to.
#[derive(Default)]
pub(super) struct Merged {
    pub received: u32,
    pub skipped: Vec<SkippedFile>,
}

/// What the folder holds that is new here; nothing is applied.
pub(super) fn look(app: &App, shared: &Shared, progress: &dyn Progress) -> Result<Scan> {
    let (known, cursors, vector) =
        app.read(|db| Ok((db.known_files()?, cursors(db)?, db.applied()?)))?;
    let is_known = |path: &str, len: u64| known.contains(&(path.to_owned(), len));
    Ok(sync::scan(
        &*shared.folder,
        &shared.keys,
        &is_known,
        &cursors,
        &vector,
        progress,
    )?)
}

fn cursors(db: &store::Db<'_>) -> Result<BTreeMap<DeviceId, Cursor>> {
    let mut cursors = BTreeMap::new();
    for (device, (seq, hash)) in db.cursors()? {
        cursors.insert(
            device,
            Cursor {
                seq,
                hash: to_hash(&hash)?,
            },
        );
    }
    // Our own batches are known from the outbox; one beyond it means that this database is older than what it published.
    if let Some(last) = db.last_batch(db.device())? {
        cursors.insert(
            db.device(),
            Cursor {
                seq: last.seq,
                hash: to_hash(&last.hash)?,
            },
        );
    }
    Ok(cursors)
}

pub(super) fn to_hash(bytes: &[u8]) -> Result<Hash> {
    let array = <[u8; 32]>::try_from(bytes)
        .map_err(|_| Error::new("stored_unreadable").arg("detail", "hash"))?;
    Ok(Hash(array))
}

/// Applies everything that can be applied, in as many rounds as memory asks for.
///
/// # Errors
/// `space_rolled_back` when the folder holds batches of this very laptop that it does not know; `cancelled`.
pub(super) fn merge(
    app: &App,
    shared: &Shared,
    progress: &dyn Progress,
    applying: &dyn Progress,
) -> Result<Merged> {
    let mut merged = Merged::default();
    loop {
        let scan = look(app, shared, progress)?;
        refuse_rollback(app, &scan)?;
        merged.skipped = skipped(&scan);
        let total = scan.batches.len();
        let mut applied = 0;
        for (done, ready) in scan.batches.iter().enumerate() {
            applying.step(done, total);
            if applying.cancelled() {
                return Err(Error::new("cancelled"));
            }
            match readable(app, ready)? {
                Ok(records) => {
                    merged.received += apply(app, ready, &records)?;
                    applied += 1;
                }
                Err(reason) => merged.skipped.push(SkippedFile {
                    file: ready.path.clone(),
                    reason: reason.to_owned(),
                    since: None,
                }),
            }
        }
        applying.step(total, total);
        remember(app, &scan)?;
        if !scan.more || applied == 0 {
            return Ok(merged);
        }
    }
}

/// The records of a batch, or why it is left aside: what it holds is not what it announces, or one before it was left aside.
/// Nothing of one device holds up the others.
fn readable(app: &App, ready: &Ready) -> Result<std::result::Result<Records, &'static str>> {
    let header = &ready.batch.header;
    let applied = app.read(|db| Ok(db.applied()?))?;
    if header.first > applied.get(header.device) + 1 {
        return Ok(Err("gap"));
    }
    if !applied.covers(&header.deps) {
        return Ok(Err("dependency"));
    }
    Ok(records(ready).ok_or("malformed"))
}

/// How many questions there would be if everything that is ready were applied. It is, in a transaction that is then undone.
pub(super) fn forecast(app: &App, scan: &Scan) -> Result<u32> {
    let mut questions = app.read(|db| Ok(db.question_count()?))?;
    if scan.batches.is_empty() {
        return Ok(questions);
    }
    let undone: Result<store::Outcome<()>> = app.store()?.settle(app.now(), |tx| {
        for ready in &scan.batches {
            let Some(records) = records(ready) else { break };
            receive(app, tx, &records)?;
        }
        questions = tx.question_count()?;
        Err(Error::new("cancelled"))
    });
    match undone {
        Err(error) if error.code != "cancelled" => Err(error),
        _ => Ok(questions),
    }
}

fn refuse_rollback(app: &App, scan: &Scan) -> Result<()> {
    let own = app.store()?.device();
    if scan
        .batches
        .iter()
        .any(|ready| ready.batch.header.device == own)
    {
        return Err(Error::new("space_rolled_back"));
    }
    Ok(())
}

pub(super) fn skipped(scan: &Scan) -> Vec<SkippedFile> {
    let files = scan.skipped.iter().map(|skipped| SkippedFile {
        file: skipped.file.clone(),
        reason: skipped.reason.code().to_owned(),
        since: None,
    });
    let waiting = scan.waiting.iter().map(|waiting| SkippedFile {
        file: waiting.path.clone(),
        reason: waiting.why.code().to_owned(),
        since: None,
    });
    files.chain(waiting).collect()
}

/// Records with their JSON as it came.
type Records = Vec<(Record, String)>;

/// The records of a batch; nothing when one of them is not what the header announces.
fn records(ready: &Ready) -> Option<Records> {
    let header = &ready.batch.header;
    let read: Option<Records> = ready
        .batch
        .records
        .iter()
        .map(|bytes| {
            let text = std::str::from_utf8(bytes).ok()?;
            Some((serde_json::from_str(text).ok()?, text.to_owned()))
        })
        .collect();
    let read = read?;
    let dense = read
        .iter()
        .zip(header.first..)
        .all(|((record, _), seq)| record.device == header.device && record.seq == seq);
    dense.then_some(read)
}

fn apply(app: &App, ready: &Ready, records: &Records) -> Result<u32> {
    app.settle(|tx| {
        let fresh = receive(app, tx, records)?;
        advance(tx, ready)?;
        Ok(fresh)
    })
}

fn receive(app: &App, tx: &mut Tx<'_>, records: &Records) -> Result<u32> {
    let mut fresh = Vec::new();
    for (record, body) in records {
        match tx.receive(record, body)? {
            Received::Applied => fresh.push(record.clone()),
            Received::Known => {}
            Received::Gap => return Err(Error::new("document_unreadable").arg("detail", "gap")),
        }
    }
    coediting::merge(tx, app.peer(), &fresh)?;
    Ok(u32::try_from(fresh.len()).unwrap_or(u32::MAX))
}

fn advance(tx: &mut Tx<'_>, ready: &Ready) -> Result<()> {
    let header = &ready.batch.header;
    tx.set_cursor(header.device, header.seq, &ready.batch.hash.0)?;
    tx.add_known_file(&ready.path, ready.len)?;
    Ok(())
}

/// Copies of what is applied need not be read again.
fn remember(app: &App, scan: &Scan) -> Result<()> {
    if scan.duplicates.is_empty() {
        return Ok(());
    }
    app.settle(|tx| {
        for duplicate in &scan.duplicates {
            tx.add_known_file(&duplicate.path, duplicate.len)?;
        }
        Ok(())
    })
}
