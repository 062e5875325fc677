//! Reading: every batch that can be applied, each in one transaction with its cursor. No transaction is open while files are read.

use domain::journal::{KIND_ERASE, Record, Stamp, Vector};
use store::batches::Batch;
use store::incarnation::Branch;
use store::{Received, Tx};
use sync::{Entry, Progress, Ready, Scan};

use super::folder::Shared;
use super::keys::units;
use super::past::{known_file, look};
use super::types::SkippedFile;
use super::{identity, snapshot};
use crate::{App, Error, Result, coediting};

/// What reading came to.
#[derive(Default)]
pub(super) struct Merged {
    pub received: u32,
    pub skipped: Vec<SkippedFile>,
    /// The folder as it was last looked at.
    pub listing: Vec<Entry>,
    /// Files of our own directories that hold nothing whole.
    pub broken: Vec<String>,
}

/// Applies everything that can be applied, in as many rounds as memory asks for.
///
/// # Errors
/// `cancelled`, and what the folder says.
pub(super) fn merge(
    app: &App,
    shared: &Shared,
    reading: &dyn Progress,
    applying: &dyn Progress,
) -> Result<Merged> {
    let mut merged = Merged::default();
    read_again(app)?;
    loop {
        let mut scan = look(app, shared, reading)?;
        if let Some(reason) = lost_self(app, &scan)? {
            identity::renew(app, reason)?;
            continue;
        }
        if add_branches(app, &scan)? {
            continue;
        }
        remember(app, shared, &scan)?;
        merged.skipped = skipped(&scan);
        let before = merged.received;
        let applied = apply_all(app, shared, &scan, applying, &mut merged)?;
        if scan.more && applied > 0 {
            continue;
        }
        if snapshot::catch_up(app, shared, &scan, applying, &mut merged)? {
            continue;
        }
        // What a snapshot or a branch brought may be what another batch waited for.
        if merged.received > before && !scan.waiting.is_empty() {
            continue;
        }
        merged.listing = std::mem::take(&mut scan.listing);
        merged.broken = broken(&scan);
        return Ok(merged);
    }
}

/// Once a week every file is read again: what rots in silence shows no other time and no other length.
fn read_again(app: &App) -> Result<()> {
    const WEEK_MS: i64 = 7 * 86_400_000;
    const READ_AT: &str = "files_read_at";
    let now = app.now().0;
    let before = app.read(|db| Ok(db.setting(READ_AT)?))?;
    let age = before
        .and_then(|at| at.parse::<i64>().ok())
        .map(|at| now.saturating_sub(at));
    if age.is_some_and(|age| age.abs() < WEEK_MS) {
        return Ok(());
    }
    app.settle(|tx| {
        tx.forget_files()?;
        Ok(tx.set_setting(READ_AT, &now.to_string())?)
    })
}

fn apply_all(
    app: &App,
    shared: &Shared,
    scan: &Scan,
    applying: &dyn Progress,
    merged: &mut Merged,
) -> Result<usize> {
    let total = scan.batches.len();
    let mut applied = 0;
    for (done, ready) in scan.batches.iter().enumerate() {
        applying.step(done, total);
        if applying.cancelled() {
            return Err(Error::new("cancelled"));
        }
        match readable(app, shared, scan, ready)? {
            Ok(records) => {
                merged.received += apply(app, ready, &records)?;
                applied += 1;
            }
            Err(reason) => merged.skipped.push(SkippedFile {
                file: ready.entry.path.clone(),
                reason: reason.to_owned(),
                since: None,
            }),
        }
    }
    applying.step(total, total);
    Ok(applied)
}

/// Whether the folder knows more of this laptop than the laptop itself: then its database is an older state, or a copy.
fn lost_self(app: &App, scan: &Scan) -> Result<Option<&'static str>> {
    let own = app.store()?.device();
    let last = app.read(|db| Ok(db.applied()?))?.get(own);
    let batches = scan.batches.iter().any(|ready| ready.file.0 == own);
    let waiting = scan.waiting.iter().any(|waiting| waiting.device == own);
    let beyond = |vector: &Vector| vector.get(own) > last;
    let told = scan.heads.latest.values().any(|head| beyond(&head.applied))
        || scan.parts.iter().any(|part| beyond(&part.header.vector));
    if scan.forks.iter().any(|branch| branch.device == own) {
        return Ok(Some("copied"));
    }
    Ok((batches || waiting || told).then_some("restored"))
}

/// Remembers where branches begin, and forgets the files that have to be read again for it. False when none is new.
fn add_branches(app: &App, scan: &Scan) -> Result<bool> {
    if scan.forks.is_empty() {
        return Ok(false);
    }
    app.settle(|tx| {
        let mut added = false;
        for fork in &scan.forks {
            let new = tx.add_branch(&Branch {
                hash: fork.hash.0.to_vec(),
                device: fork.device,
                seq: fork.seq,
                first_record: fork.first,
                derived: fork.derived(),
            })?;
            if new {
                tx.forget_batches(fork.device, fork.seq)?;
                added = true;
            }
        }
        Ok(added)
    })
}

/// The records of a batch, or why it is left aside: what it holds is not what it announces, or one before it was left aside.
/// Nothing of one device holds up the others.
fn readable(
    app: &App,
    shared: &Shared,
    scan: &Scan,
    ready: &Ready,
) -> Result<std::result::Result<Records, &'static str>> {
    let header = &ready.batch.header;
    let applied = app.read(|db| Ok(db.applied()?))?;
    if header.first > applied.get(header.device) + 1 {
        return Ok(Err("gap"));
    }
    let met = header.deps.0.iter().all(|(device, seq)| {
        let needed = scan.capped.get(device).map_or(*seq, |cap| *seq.min(cap));
        *device == header.device || applied.get(*device) >= needed
    });
    if !met {
        return Ok(Err("dependency"));
    }
    records(app, shared, ready)
}

/// How many questions there would be if everything that is ready were applied. It is, in a transaction that is then undone.
pub(super) fn forecast(app: &App, shared: &Shared, scan: &Scan) -> Result<u32> {
    let mut questions = app.read(|db| Ok(db.question_count()?))?;
    if scan.batches.is_empty() {
        return Ok(questions);
    }
    let mut all = Vec::new();
    for ready in &scan.batches {
        match records(app, shared, ready)? {
            Ok(records) => all.push(records),
            Err(_) => break,
        }
    }
    let undone: Result<store::Outcome<()>> = app.store()?.settle(app.now(), |tx| {
        for records in &all {
            receive(app, tx, records)?;
        }
        questions = tx.question_count()?;
        Err(Error::new("cancelled"))
    });
    match undone {
        Err(error) if error.code != "cancelled" => Err(error),
        _ => Ok(questions),
    }
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

/// Files that nobody will ever be able to read, wherever they lie.
fn broken(scan: &Scan) -> Vec<String> {
    use sync::Reject;
    let hopeless = scan.skipped.iter().filter(|skipped| match skipped.reason {
        Reject::Empty | Reject::Truncated | Reject::Damaged { .. } => true,
        // Nobody but us gives such a name: what was there has been written over.
        Reject::NotOurs => sync::is_sealed_name(&skipped.file),
        _ => false,
    });
    hopeless.map(|skipped| skipped.file.clone()).collect()
}

/// Records with their JSON as it came.
pub(super) type Records = Vec<(Record, String)>;

/// The records of a batch, or why there are none: the key of a unit is not here yet, or one of them is not what its file announces.
/// Those of a branch get its names.
pub(super) fn records(
    app: &App,
    shared: &Shared,
    ready: &Ready,
) -> Result<std::result::Result<Records, &'static str>> {
    records_with(&|unit| units::keys_of(app, shared, unit), ready)
}

/// `records`, with the keys of the caller's.
pub(super) fn records_with(
    lookup: units::Lookup<'_>,
    ready: &Ready,
) -> Result<std::result::Result<Records, &'static str>> {
    let header = &ready.batch.header;
    let stamp = |seq| Stamp {
        device: ready.file.0,
        seq: seq + ready.shift.record,
    };
    let frames = ready.batch.records.iter().zip(header.first..);
    let frames = frames.map(|(frame, seq)| (stamp(seq), &frame[..]));
    let Some(bodies) = units::unwrap_with(lookup, &header.deps, frames)? else {
        return Ok(Err("unit_key"));
    };
    let records: Option<Records> = bodies
        .iter()
        .zip(header.first..)
        .map(|(bytes, seq)| {
            let text = std::str::from_utf8(bytes).ok()?;
            let mut record: Record = serde_json::from_str(text).ok()?;
            let as_announced = record.stamp() == stamp(seq);
            record.device = header.device;
            record.seq = seq;
            as_announced.then(|| (record, text.to_owned()))
        })
        .collect();
    Ok(records.ok_or("malformed"))
}

fn apply(app: &App, ready: &Ready, records: &Records) -> Result<u32> {
    app.settle(|tx| {
        let fresh = receive(app, tx, records)?;
        advance(tx, ready)?;
        Ok(fresh)
    })
}

pub(super) fn receive(app: &App, tx: &mut Tx<'_>, records: &Records) -> Result<u32> {
    let (mut fresh, mut documents) = (0, Vec::new());
    for (record, body) in records {
        match tx.receive(record, body)? {
            Received::Applied => {
                fresh += 1;
                if record.kind == KIND_ERASE {
                    crate::erasure::want_scrub(tx)?;
                }
                if coediting::has_document(&record.entity) {
                    documents.push(record);
                }
            }
            Received::Known => {}
            Received::Gap => return Err(Error::new("document_unreadable").arg("detail", "gap")),
        }
    }
    coediting::merge(tx, app.peer(), &documents)?;
    Ok(fresh)
}

fn advance(tx: &mut Tx<'_>, ready: &Ready) -> Result<()> {
    let (header, hash) = (&ready.batch.header, ready.batch.hash);
    tx.set_cursor(header.device, header.seq, &hash.0)?;
    let (device, seq) = ready.file;
    tx.add_known_file(
        &ready.entry.path,
        &known_file(&ready.entry, Some((device, seq, hash))),
    )?;
    tx.add_batch(
        &Batch {
            device: header.device,
            seq: header.seq,
            first_record: header.first,
            last_record: header.last,
            hash: hash.0.to_vec(),
            length: ready.entry.len,
            path: ready.entry.path.clone(),
            published: true,
            held: true,
        },
        &ready.batch.bytes,
    )?;
    Ok(())
}

/// What need not be read again: copies of what is applied, heads, parts of snapshots. A batch of ours that is in the folder is
/// published, whatever a crash kept us from noting; one that comes back in a .valise is not.
fn remember(app: &App, shared: &Shared, scan: &Scan) -> Result<()> {
    let nothing = scan.duplicates.is_empty() && scan.head_files.is_empty();
    if nothing && scan.parts.is_empty() && scan.photos.is_empty() {
        return Ok(());
    }
    app.settle(|tx| {
        for duplicate in &scan.duplicates {
            let (device, seq) = (duplicate.device, duplicate.seq);
            let batch = Some((device, seq, duplicate.hash));
            tx.add_known_file(&duplicate.entry.path, &known_file(&duplicate.entry, batch))?;
            let ours = tx.batch(device, seq)?;
            let waits = ours.is_some_and(|ours| !ours.published && ours.hash == duplicate.hash.0);
            if waits && shared.is_folder() {
                tx.mark_published(device, seq)?;
            }
        }
        for entry in &scan.head_files {
            tx.add_known_file(&entry.path, &known_file(entry, None))?;
        }
        for (device, head) in &scan.heads.latest {
            let json = serde_json::to_value(head)
                .map_err(|error| Error::new("stored_unreadable").arg("detail", error))?;
            tx.set_head(*device, head.number, &json)?;
        }
        for photo in &scan.photos {
            tx.add_known_file(&photo.entry.path, &known_file(&photo.entry, None))?;
            tx.add_photo_file(&crate::photo::exchange::seen(photo))?;
        }
        for part in &scan.parts {
            tx.add_snapshot_part(&snapshot::seen(part))?;
        }
        Ok(())
    })
}
