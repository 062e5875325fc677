//! Reading what is new in the folder. A file counts for what it says of itself; what cannot be used is listed and left where it is.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use domain::journal::Vector;

use super::order::{Cursor, Key, Why, order};
use super::progress::Progress;
use super::walk::walk;
use crate::digest::Hash;
use crate::error::Error;
use crate::folder::{Entry, EntryKind, Folder, FolderError, names};
use crate::sealed::MAX_FILE;
use crate::sealed::batch::{self, Batch, Header};
use crate::sealed::envelope::{self, Kind};
use crate::sealed::head::{self, Heads, SeenHead};
use crate::sealed::reject::Reject;
use crate::space::keys::Keys;

/// Unpacked bytes held at once; a folder with more is read in several scans.
const MAX_HELD: usize = 128 << 20;

/// A batch that can be applied now, when those before it in the list are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    pub path: String,
    pub len: u64,
    pub batch: Batch,
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

/// Another file with a batch that is already applied. Compare its hash with the one applied for this sequence: a different one is
/// a clone's. The same: remember the path as known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    pub path: String,
    pub len: u64,
    pub device: DeviceId,
    pub seq: u64,
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
    pub heads: Heads,
    /// There is more than fits in memory at once: apply this, then scan again.
    pub more: bool,
}

/// Reads every file below `d` that `known(path, len)` does not know, and sorts out what can be applied on top of `cursors` (last
/// applied batch of each device, this one's own included) and `vector` (last applied record of each). Writes nothing.
pub fn scan(
    folder: &dyn Folder,
    keys: &Keys,
    known: &dyn Fn(&str, u64) -> bool,
    cursors: &BTreeMap<DeviceId, Cursor>,
    vector: &Vector,
    progress: &dyn Progress,
) -> Result<Scan, Error> {
    scan_within(MAX_HELD, folder, keys, known, cursors, vector, progress)
}

fn scan_within(
    budget: usize,
    folder: &dyn Folder,
    keys: &Keys,
    known: &dyn Fn(&str, u64) -> bool,
    cursors: &BTreeMap<DeviceId, Cursor>,
    vector: &Vector,
    progress: &dyn Progress,
) -> Result<Scan, Error> {
    let (mut files, skipped) = walk(folder)?;
    files.retain(|entry| !known(&entry.path, entry.len));
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
    let (candidates, mut scan) = reading.sort_out(cursors);
    let headers = candidates
        .iter()
        .map(|(key, found)| (*key, (found.header.clone(), found.hash)))
        .collect();
    let order = order(&headers, cursors, vector);
    for (key, why) in order.waiting {
        let found = &candidates[&key];
        scan.waiting.push(Waiting {
            path: found.path.clone(),
            len: found.len,
            device: key.0,
            seq: key.1,
            why,
        });
    }
    deliver(folder, keys, budget, &order.ready, candidates, &mut scan)?;
    Ok(scan)
}

/// What one file holds.
enum Content {
    Batch(Batch),
    Head(SeenHead),
}

/// Opens one file. Only the loss of the whole folder is an error.
fn open(folder: &dyn Folder, keys: &Keys, entry: &Entry) -> Result<Result<Content, Reject>, Error> {
    if names::is_temp(entry.name()) {
        return Ok(Err(Reject::Temp));
    }
    if entry.kind == EntryKind::CloudOnly {
        return Ok(Err(Reject::CloudOnly));
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
        Kind::Snapshot | Kind::Photo => Err(Reject::NewerFormat { format: 1 }),
        Kind::Letter => Err(Reject::NotOurs),
    }
}

/// A batch that was found; `records` are let go when too much is held.
struct Found {
    path: String,
    len: u64,
    header: Header,
    hash: Hash,
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
            Ok(Content::Head(seen)) => self.scan.heads.offer(seen),
            Ok(Content::Batch(batch)) => {
                let size = size(&batch);
                let held = size <= self.budget;
                self.budget -= if held { size } else { 0 };
                self.found.push(Found {
                    path: entry.path.clone(),
                    len: entry.len,
                    header: batch.header.clone(),
                    hash: batch.hash,
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
    fn sort_out(self, cursors: &BTreeMap<DeviceId, Cursor>) -> (BTreeMap<Key, Found>, Scan) {
        let Self {
            found, mut scan, ..
        } = self;
        let mut by_key: BTreeMap<Key, Vec<Found>> = BTreeMap::new();
        for found in found {
            let cursor = cursors
                .get(&found.header.device)
                .copied()
                .unwrap_or_default();
            let seq = found.header.seq;
            if seq == cursor.seq && found.hash != cursor.hash {
                scan.skipped.push(Skipped {
                    file: found.path,
                    reason: Reject::Fork { seq },
                });
            } else if seq <= cursor.seq {
                scan.duplicates.push(Duplicate {
                    path: found.path,
                    len: found.len,
                    device: found.header.device,
                    seq,
                    hash: found.hash,
                });
            } else {
                by_key
                    .entry((found.header.device, seq))
                    .or_default()
                    .push(found);
            }
        }
        let mut candidates = BTreeMap::new();
        for (key, mut copies) in by_key {
            let hash = copies[0].hash;
            if copies.iter().all(|copy| copy.hash == hash) {
                // A copy that is held in memory before one that is not.
                let held = copies
                    .iter()
                    .position(|copy| copy.batch.is_some())
                    .unwrap_or(0);
                candidates.insert(key, copies.swap_remove(held));
                continue;
            }
            let fork = copies.into_iter().map(|copy| Skipped {
                file: copy.path,
                reason: Reject::Fork { seq: key.1 },
            });
            scan.skipped.extend(fork);
        }
        (candidates, scan)
    }
}

fn size(batch: &Batch) -> usize {
    batch
        .records
        .iter()
        .map(|record| record.len() + size_of::<Vec<u8>>())
        .sum()
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
            None => {
                let entry = Entry {
                    path: found.path.clone(),
                    len: found.len,
                    kind: EntryKind::File,
                };
                match open(folder, keys, &entry)? {
                    Ok(Content::Batch(batch)) if batch.hash == found.hash => batch,
                    // It changed in between: the next scan will say what it is now.
                    _ => {
                        scan.more = !scan.batches.is_empty();
                        return Ok(());
                    }
                }
            }
        };
        held += size(&batch);
        scan.batches.push(Ready {
            path: found.path,
            len: found.len,
            batch,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
