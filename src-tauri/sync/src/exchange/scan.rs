//! Reading what is new in the folder. A file counts for what it says of itself; what cannot be used is listed and left where it is.

use std::collections::BTreeMap;

use domain::id::DeviceId;

use super::branch::{Branch, Branches, Place, Shift};
use super::order::{Key, Why, order};
use super::past::Past;
use super::progress::Progress;
use super::walk::walk;
use crate::digest::{Hash, hash};
use crate::error::Error;
use crate::folder::{Entry, EntryKind, Folder, FolderError, names};
use crate::sealed::MAX_FILE;
use crate::sealed::batch::{self, Batch, Header};
use crate::sealed::envelope::{self, Kind};
use crate::sealed::head::{self, Heads, SeenHead};
use crate::sealed::photo::{self, PhotoHeader, SeenPhoto};
use crate::sealed::reject::Reject;
use crate::sealed::snapshot::{self, PartHeader};
use crate::space::keys::Keys;

/// Unpacked bytes held at once; a folder with more is read in several scans.
const MAX_HELD: usize = 16 << 20;

/// A batch that can be applied now, when those before it in the list are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    pub entry: Entry,
    /// In the numbers under which it is applied: those of its file, but for a branch.
    pub batch: Batch,
    /// Which device and batch its file names.
    pub file: Key,
    /// By how much a branch's numbers are lower than those of its records.
    pub shift: Shift,
}

/// A good batch that something else has to come before. It is read again at the next scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub path: String,
    pub len: u64,
    pub device: DeviceId,
    pub seq: u64,
    pub why: Why,
}

/// A file that was left aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    pub file: String,
    pub reason: Reject,
}

/// Another file with a batch that is already applied: remember it, and it need not be read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    pub entry: Entry,
    pub device: DeviceId,
    pub seq: u64,
    pub hash: Hash,
}

/// A part of a snapshot that is in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenPart {
    pub entry: Entry,
    pub header: PartHeader,
    pub hash: Hash,
}

/// What a scan found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scan {
    /// In an order in which each can be applied. Batches of the caller's own device may be among them: then its database is older
    /// than what it once published (a restored backup, a clone), and it needs a new incarnation.
    pub batches: Vec<Ready>,
    pub waiting: Vec<Waiting>,
    pub skipped: Vec<Skipped>,
    pub duplicates: Vec<Duplicate>,
    /// Two contents for one sequence of one device: where each branch begins, that of what is applied here included.
    pub forks: Vec<Branch>,
    pub heads: Heads,
    /// Parts of snapshots that were not known yet.
    pub parts: Vec<SeenPart>,
    /// Parts of photos that were not known yet.
    pub photos: Vec<SeenPhoto>,
    /// Heads that were read, so that they need not be read again.
    pub head_files: Vec<Entry>,
    /// Of a device that existed twice: no dependency asks for more than this record of it.
    pub capped: BTreeMap<DeviceId, u64>,
    /// Every file below `d`, known or not.
    pub listing: Vec<Entry>,
    /// There is more than fits in memory at once: apply this, then scan again.
    pub more: bool,
}

/// Reads every file below `d` that the past does not know, and sorts out what can be applied on top of it. Writes nothing.
pub fn scan(
    folder: &dyn Folder,
    keys: &Keys,
    past: &Past<'_>,
    progress: &dyn Progress,
) -> Result<Scan, Error> {
    scan_within(MAX_HELD, folder, keys, past, progress)
}

fn scan_within(
    budget: usize,
    folder: &dyn Folder,
    keys: &Keys,
    past: &Past<'_>,
    progress: &dyn Progress,
) -> Result<Scan, Error> {
    let (listing, skipped) = walk(folder)?;
    let files: Vec<&Entry> = listing.iter().filter(|entry| !(past.file)(entry)).collect();
    let mut reading = Reading {
        budget,
        found: Vec::new(),
        scan: Scan {
            skipped,
            ..Scan::default()
        },
    };
    for (done, entry) in files.iter().enumerate() {
        progress.step(done, files.len());
        if progress.cancelled() {
            return Err(Error::Cancelled);
        }
        reading.take(entry, open(folder, keys, entry)?);
    }
    progress.step(files.len(), files.len());
    let mut branches = Branches::new(past);
    let (candidates, mut scan) = reading.sort_out(past, &mut branches);
    let headers = candidates
        .iter()
        .map(|(key, found)| (*key, (found.header.clone(), found.hash)))
        .collect();
    let order = order(&headers, past.cursors, past.vector, branches.capped());
    for (key, why) in order.waiting {
        let found = &candidates[&key];
        scan.waiting.push(Waiting {
            path: found.entry.path.clone(),
            len: found.entry.len,
            device: key.0,
            seq: key.1,
            why,
        });
    }
    deliver(folder, keys, budget, &order.ready, candidates, &mut scan)?;
    scan.listing = listing;
    scan.capped = branches.capped().clone();
    Ok(scan)
}

/// What one file holds.
enum Content {
    Batch(Batch),
    Head(SeenHead),
    Part(PartHeader, Hash),
    Photo(PhotoHeader, bool),
}

/// Opens one file. Only the loss of the whole folder is an error.
fn open(folder: &dyn Folder, keys: &Keys, entry: &Entry) -> Result<Result<Content, Reject>, Error> {
    if names::is_temp(entry.name()) {
        return Ok(Err(Reject::Temp));
    }
    if entry.kind == EntryKind::CloudOnly {
        return Ok(Err(Reject::CloudOnly));
    }
    if let Some(header) = photo::peek(folder, keys, entry) {
        return Ok(Ok(Content::Photo(header, false)));
    }
    match folder.read(&entry.path, MAX_FILE) {
        Ok(bytes) => Ok(content(keys, &bytes)),
        Err(FolderError::Gone) => Err(FolderError::Gone.into()),
        Err(FolderError::TooLarge(_)) => Ok(Err(Reject::TooLarge)),
        Err(error) => Ok(Err(Reject::Unreadable {
            cause: error.code(),
        })),
    }
}

fn content(keys: &Keys, bytes: &[u8]) -> Result<Content, Reject> {
    let (meta, frames) = envelope::unseal(keys, keys.space(), bytes)?;
    match meta.kind {
        Kind::Batch => batch::from_parts(meta, frames, bytes).map(Content::Batch),
        Kind::Head => head::from_parts(&meta, &frames).map(Content::Head),
        Kind::Snapshot => snapshot::from_parts(meta, frames, hash(bytes))
            .map(|part| Content::Part(part.header, part.hash)),
        // Keys belong below `k`.
        Kind::Letter | Kind::Ring | Kind::Unit => Err(Reject::NotOurs),
        Kind::Photo => {
            photo::from_parts(meta, frames).map(|part| Content::Photo(part.header, true))
        }
    }
}

/// A batch that was found; `records` are let go when too much is held.
struct Found {
    entry: Entry,
    header: Header,
    hash: Hash,
    file: Key,
    shift: Shift,
    batch: Option<Batch>,
}

struct Reading {
    /// Bytes that may still be held.
    budget: usize,
    found: Vec<Found>,
    scan: Scan,
}

impl Reading {
    fn take(&mut self, entry: &Entry, content: Result<Content, Reject>) {
        match content {
            Ok(Content::Head(seen)) => {
                self.scan.heads.offer(seen);
                self.scan.head_files.push(entry.clone());
            }
            Ok(Content::Part(header, hash)) => self.scan.parts.push(SeenPart {
                entry: entry.clone(),
                header,
                hash,
            }),
            Ok(Content::Photo(header, whole)) => self.scan.photos.push(SeenPhoto {
                entry: entry.clone(),
                header,
                whole,
            }),
            Ok(Content::Batch(batch)) => {
                let size = size(&batch);
                let held = size <= self.budget;
                self.budget -= if held { size } else { 0 };
                self.found.push(Found {
                    entry: entry.clone(),
                    header: batch.header.clone(),
                    hash: batch.hash,
                    file: (batch.header.device, batch.header.seq),
                    shift: Shift::default(),
                    batch: held.then_some(batch),
                });
            }
            Err(reason) => self.scan.skipped.push(Skipped {
                file: entry.path.clone(),
                reason,
            }),
        }
    }

    /// Puts aside what is applied already and what contradicts itself; of several copies of a new batch, one goes on.
    fn sort_out(
        mut self,
        past: &Past<'_>,
        branches: &mut Branches,
    ) -> (BTreeMap<Key, Found>, Scan) {
        self.found.sort_by_key(|found| found.file);
        let mut by_key: BTreeMap<Key, Vec<Found>> = BTreeMap::new();
        for mut found in self.found {
            match branches.place(&mut found.header, found.hash) {
                Place::Main => {}
                Place::Branch(shift) => found.shift = shift,
                Place::Unknown => {
                    self.scan.waiting.push(Waiting {
                        path: found.entry.path,
                        len: found.entry.len,
                        device: found.file.0,
                        seq: found.file.1,
                        why: Why::Chain,
                    });
                    continue;
                }
            }
            let key = (found.header.device, found.header.seq);
            by_key.entry(key).or_default().push(found);
        }
        let mut candidates = BTreeMap::new();
        for (key, copies) in by_key {
            if let Some(found) = settle(key, copies, past, &mut self.scan) {
                candidates.insert(key, found);
            }
        }
        (candidates, self.scan)
    }
}

/// The copy of a batch that goes on, if it is new and nothing contradicts it.
fn settle(key: Key, copies: Vec<Found>, past: &Past<'_>, scan: &mut Scan) -> Option<Found> {
    let cursor = past.cursors.get(&key.0).copied().unwrap_or_default();
    let last = (key.1 == cursor.seq).then_some(cursor.hash);
    let known = (past.batch)(key.0, key.1).or(last);
    let one = known.unwrap_or(copies[0].hash);
    let contradicted = copies.iter().any(|copy| copy.hash != one);
    if contradicted {
        fork(&copies, known, scan);
    }
    let (mut same, _): (Vec<Found>, Vec<Found>) =
        copies.into_iter().partition(|copy| copy.hash == one);
    if key.1 <= cursor.seq || known.is_some() {
        scan.duplicates
            .extend(same.into_iter().map(|copy| Duplicate {
                device: copy.file.0,
                seq: copy.file.1,
                hash: copy.hash,
                entry: copy.entry,
            }));
        return None;
    }
    // A copy that is held in memory before one that is not.
    let held = same.iter().position(|copy| copy.batch.is_some());
    (!contradicted).then(|| same.swap_remove(held.unwrap_or(0)))
}

/// Lists the files that contradict each other, and where their branches begin.
fn fork(copies: &[Found], known: Option<Hash>, scan: &mut Scan) {
    for copy in copies {
        if known != Some(copy.hash) {
            scan.skipped.push(Skipped {
                file: copy.entry.path.clone(),
                reason: Reject::Fork { seq: copy.file.1 },
            });
        }
        // A copy that is held knows its numbers; of the others the header was kept as it is applied.
        let first = copy.header.first + copy.shift.record;
        for hash in [Some(copy.hash), known].into_iter().flatten() {
            let branch = Branch {
                hash,
                device: copy.file.0,
                seq: copy.file.1,
                first,
            };
            if !scan.forks.contains(&branch) {
                scan.forks.push(branch);
            }
        }
    }
}

fn size(batch: &Batch) -> usize {
    let records = batch.records.iter();
    let unpacked: usize = records
        .map(|record| record.len() + size_of::<Vec<u8>>())
        .sum();
    unpacked + batch.bytes.len()
}

/// Fills the list in order; what was let go is read again, up to the budget. A list that ends early is still in a good order.
fn deliver(
    folder: &dyn Folder,
    keys: &Keys,
    budget: usize,
    ready: &[Key],
    mut candidates: BTreeMap<Key, Found>,
    scan: &mut Scan,
) -> Result<(), Error> {
    let mut held = 0;
    for key in ready {
        let Some(found) = candidates.remove(key) else {
            continue;
        };
        let batch = match found.batch {
            Some(batch) => batch,
            None if held > budget => {
                scan.more = true;
                return Ok(());
            }
            None => match open(folder, keys, &found.entry)? {
                Ok(Content::Batch(batch)) if batch.hash == found.hash => batch,
                // It changed in between: the next scan will say what it is now.
                _ => {
                    scan.more = !scan.batches.is_empty();
                    return Ok(());
                }
            },
        };
        held += size(&batch);
        scan.batches.push(Ready {
            entry: found.entry,
            batch: Batch {
                header: found.header,
                ..batch
            },
            file: found.file,
            shift: found.shift,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
