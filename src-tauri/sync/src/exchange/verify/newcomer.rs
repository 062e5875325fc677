//! A laptop that joins through this folder and has nothing else: it reads by the very rules of a sync, round after round, and keeps
//! only the numbers of what it would have applied.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::DeviceId;
use domain::journal::Vector;

use super::super::branch::Branch;
use super::super::order::{Cursor, Key};
use super::super::past::Past;
use super::super::progress::Progress;
use super::super::scan::{Ready, Scan, SeenPart, Skipped, Waiting, scan};
use crate::digest::{Hash, hash};
use crate::error::Error;
use crate::folder::{Entry, Folder, FolderError};
use crate::sealed::MAX_FILE;
use crate::sealed::head::{Heads, SeenHead};
use crate::sealed::photo::unseal_photo;
use crate::sealed::reject::Reject;
use crate::sealed::snapshot::{Manifest, Part, unseal_part};
use crate::space::keys::Keys;

/// Parts of one snapshot by their number, and whether together they are what they say.
pub struct Snapshot {
    pub parts: BTreeMap<u64, SeenPart>,
    pub state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Complete,
    Incomplete,
    Hollow,
}

/// Everything that was read.
#[derive(Default)]
pub struct Newcomer {
    pub listing: Vec<Entry>,
    known: BTreeSet<String>,
    hashes: BTreeMap<Key, Hash>,
    pub cursors: BTreeMap<DeviceId, Cursor>,
    pub vector: Vector,
    pub branches: Vec<Branch>,
    pub capped: BTreeMap<DeviceId, u64>,
    /// Every intact batch and part of a snapshot: the files that hold it.
    pub copies: BTreeMap<Hash, Vec<String>>,
    pub batches: BTreeMap<DeviceId, BTreeSet<u64>>,
    pub batch_files: BTreeSet<String>,
    pub heads: Heads,
    pub head_files: BTreeSet<String>,
    pub part_files: BTreeSet<String>,
    pub snapshots: BTreeMap<(DeviceId, u64), Snapshot>,
    pub photo_files: BTreeSet<String>,
    /// Photos by tag and epoch: the files of each part, of so many.
    pub photos: BTreeMap<(Hash, u32, u32), BTreeMap<u32, String>>,
    /// Parts of photos that a scan takes at their word and that do not hold what they say.
    pub broken_photos: Vec<Skipped>,
    /// Batches whose records are not what they should be.
    pub unreadable: BTreeSet<String>,
    /// What is left aside at the end.
    pub skipped: Vec<Skipped>,
    pub waiting: Vec<Waiting>,
}

/// Reads until nothing more comes.
pub fn join(
    folder: &dyn Folder,
    keys: &Keys,
    readable: &dyn Fn(&Ready) -> bool,
    progress: &dyn Progress,
) -> Result<Newcomer, Error> {
    let mut newcomer = Newcomer::default();
    loop {
        let scan = newcomer.scan(folder, keys, progress)?;
        if newcomer.add_branches(&scan) {
            continue;
        }
        let applied = newcomer.apply(&scan, readable);
        newcomer.remember(&scan);
        newcomer.look_at_photos(folder, keys, &scan)?;
        let caught_up = newcomer.catch_up(folder, keys, &scan)?;
        if applied || caught_up {
            continue;
        }
        newcomer.skipped = scan.skipped;
        newcomer.waiting = scan.waiting;
        newcomer.capped = scan.capped;
        newcomer.listing = scan.listing;
        return Ok(newcomer);
    }
}

impl Newcomer {
    fn scan(
        &self,
        folder: &dyn Folder,
        keys: &Keys,
        progress: &dyn Progress,
    ) -> Result<Scan, Error> {
        let batches = |device| {
            let range = self.hashes.range((device, 0)..=(device, u64::MAX));
            range.map(|((_, seq), hash)| (*seq, *hash)).collect()
        };
        let past = Past {
            file: &|entry| self.known.contains(&entry.path),
            batch: &|device, seq| self.hashes.get(&(device, seq)).copied(),
            batches: &batches,
            cursors: &self.cursors,
            vector: &self.vector,
            branches: &self.branches,
        };
        scan(folder, keys, &past, progress)
    }

    /// False when no branch is new.
    fn add_branches(&mut self, scan: &Scan) -> bool {
        let before = self.branches.len();
        for fork in &scan.forks {
            if !self.branches.contains(fork) {
                self.branches.push(*fork);
            }
        }
        before < self.branches.len()
    }

    /// False when nothing could be applied.
    fn apply(&mut self, scan: &Scan, readable: &dyn Fn(&Ready) -> bool) -> bool {
        for ready in &scan.batches {
            let header = &ready.batch.header;
            if !readable(ready) {
                self.unreadable.insert(ready.entry.path.clone());
            }
            let cursor = Cursor {
                seq: header.seq,
                hash: ready.batch.hash,
            };
            self.cursors.insert(header.device, cursor);
            self.vector.raise(header.device, header.last);
            self.hashes
                .insert((header.device, header.seq), ready.batch.hash);
            self.batch(header.device, header.seq, &ready.entry, ready.batch.hash);
        }
        !scan.batches.is_empty()
    }

    fn batch(&mut self, device: DeviceId, seq: u64, entry: &Entry, hash: Hash) {
        self.batches.entry(device).or_default().insert(seq);
        self.batch_files.insert(entry.path.clone());
        self.know(entry, hash);
    }

    fn know(&mut self, entry: &Entry, hash: Hash) {
        self.known.insert(entry.path.clone());
        self.copies
            .entry(hash)
            .or_default()
            .push(entry.path.clone());
    }

    fn remember(&mut self, scan: &Scan) {
        for duplicate in &scan.duplicates {
            self.batch_files.insert(duplicate.entry.path.clone());
            self.know(&duplicate.entry, duplicate.hash);
            // One that a snapshot covers: it was read in no other way.
            self.batches
                .entry(duplicate.device)
                .or_default()
                .insert(duplicate.seq);
        }
        for entry in &scan.head_files {
            self.known.insert(entry.path.clone());
            self.head_files.insert(entry.path.clone());
        }
        for (device, head) in &scan.heads.latest {
            self.heads.offer(SeenHead {
                device: *device,
                head: head.clone(),
            });
        }
        for part in &scan.parts {
            self.part_files.insert(part.entry.path.clone());
            self.know(&part.entry, part.hash);
            let snapshot = (part.header.device, part.header.number);
            self.snapshots
                .entry(snapshot)
                .or_insert_with(|| Snapshot {
                    parts: BTreeMap::new(),
                    state: State::Incomplete,
                })
                .parts
                .insert(part.header.part, part.clone());
        }
    }

    /// A scan reads the start of a photo's part and no more; here all of it is read.
    fn look_at_photos(
        &mut self,
        folder: &dyn Folder,
        keys: &Keys,
        scan: &Scan,
    ) -> Result<(), Error> {
        for seen in &scan.photos {
            let file = &seen.entry.path;
            self.known.insert(file.clone());
            let outcome = match folder.read(file, MAX_FILE) {
                Ok(bytes) => unseal_photo(keys, keys.space(), &bytes).map(|part| (part, bytes)),
                Err(FolderError::Gone) => return Err(FolderError::Gone.into()),
                Err(error) => Err(Reject::Unreadable {
                    cause: error.code(),
                }),
            };
            match outcome {
                Ok((part, bytes)) => {
                    let header = part.header;
                    self.photo_files.insert(file.clone());
                    self.know(&seen.entry, hash(&bytes));
                    self.photos
                        .entry((header.tag, header.epoch, header.parts))
                        .or_default()
                        .insert(header.part, file.clone());
                }
                Err(reason) => self.broken_photos.push(Skipped {
                    file: file.clone(),
                    reason,
                }),
            }
        }
        Ok(())
    }

    /// Takes what complete snapshots bring beyond the batches. False when that is nothing.
    fn catch_up(&mut self, folder: &dyn Folder, keys: &Keys, scan: &Scan) -> Result<bool, Error> {
        if !scan.parts.is_empty() {
            let mut snapshots = std::mem::take(&mut self.snapshots);
            for snapshot in snapshots.values_mut() {
                snapshot.state = state(folder, keys, &snapshot.parts)?;
            }
            self.snapshots = snapshots;
        }
        let mut any = false;
        let snapshots = std::mem::take(&mut self.snapshots);
        for snapshot in snapshots.values().filter(|s| s.state == State::Complete) {
            let Some(first) = snapshot.parts.values().next() else {
                continue;
            };
            let vector = &first.header.vector;
            if self.has(vector, &scan.capped) {
                continue;
            }
            let Some(manifest) = read(folder, keys, first)?.and_then(|part| part.manifest) else {
                continue;
            };
            any = true;
            self.take(vector, &manifest);
        }
        self.snapshots = snapshots;
        Ok(any)
    }

    fn has(&self, vector: &Vector, capped: &BTreeMap<DeviceId, u64>) -> bool {
        vector.0.iter().all(|(device, seq)| {
            let needed = capped.get(device).map_or(*seq, |cap| *seq.min(cap));
            self.vector.get(*device) >= needed
        })
    }

    fn take(&mut self, vector: &Vector, manifest: &Manifest) {
        for (device, seq) in &vector.0 {
            self.vector.raise(*device, *seq);
        }
        for (device, cursor) in &manifest.cursors {
            let before = self.cursors.get(device).map_or(0, |cursor| cursor.seq);
            if cursor.seq > before {
                self.cursors.insert(*device, *cursor);
            }
        }
        for branch in &manifest.branches {
            if !self.branches.contains(branch) {
                self.branches.push(*branch);
            }
        }
    }
}

/// Whether the parts are all there, in a chain, and hold each record up to the vector once.
fn state(
    folder: &dyn Folder,
    keys: &Keys,
    parts: &BTreeMap<u64, SeenPart>,
) -> Result<State, Error> {
    let Some(first) = parts.values().next() else {
        return Ok(State::Incomplete);
    };
    if !(1..=first.header.parts).eq(parts.keys().copied()) {
        return Ok(State::Incomplete);
    }
    let (mut prev, mut held) = (Hash::ZERO, BTreeMap::<DeviceId, BTreeSet<u64>>::new());
    for seen in parts.values() {
        let same = (seen.header.parts, &seen.header.vector)
            == (first.header.parts, &first.header.vector)
            && seen.header.prev == prev;
        let Some(part) = read(folder, keys, seen)?.filter(|_| same) else {
            return Ok(State::Hollow);
        };
        prev = seen.hash;
        for record in part.records {
            held.entry(record.stamp.device)
                .or_default()
                .insert(record.stamp.seq);
        }
    }
    let whole = first.header.vector.0.iter().all(|(device, last)| {
        let seqs = held.get(device);
        *last == 0 || seqs.is_some_and(|seqs| (1..=*last).all(|seq| seqs.contains(&seq)))
    });
    Ok(if whole {
        State::Complete
    } else {
        State::Hollow
    })
}

fn read(folder: &dyn Folder, keys: &Keys, seen: &SeenPart) -> Result<Option<Part>, Error> {
    match folder.read(&seen.entry.path, MAX_FILE) {
        Ok(bytes) => Ok(unseal_part(keys, keys.space(), &bytes).ok()),
        Err(FolderError::Gone) => Err(FolderError::Gone.into()),
        Err(_) => Ok(None),
    }
}
