//! Keeping the folder up: what it lost comes back, whoever it was of; what everybody has is gathered; what was erased goes.

use std::collections::{HashMap, HashSet};

use domain::id::DeviceId;
use domain::journal::Vector;
use store::batches::Batch;
use store::files::{KnownFile, SnapshotPart};
use sync::{Entry, Head, Progress};

use super::folder::Shared;
use super::merge::Merged;
use super::publish::{held, know, own_names};
use super::snapshot::{self, Complete};
use crate::{App, Error, Result};

/// What upkeep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kept {
    pub put_back: u32,
    pub gathered: bool,
    pub removed: u32,
}

/// Everything that is decided on: the folder as it was listed, and what is known here.
struct Sight<'l> {
    own: Vec<DeviceId>,
    /// Published by this very sync, after the listing.
    fresh: &'l [Batch],
    broken: &'l [String],
    there: HashMap<&'l str, &'l Entry>,
    files: HashMap<String, KnownFile>,
    batches: Vec<Batch>,
    parts: Vec<SnapshotPart>,
    tainted: HashSet<(DeviceId, u64)>,
    /// The last erasure of each device: a snapshot that covers these holds nothing of what they erased.
    erasures: Vector,
    /// What every other active laptop says that it has applied.
    acknowledged: Vec<Vector>,
}

/// Puts back, gathers and removes, in this order.
///
/// # Errors
/// What the folder says; nothing is lost, and the next sync goes on. `cancelled`.
pub(super) fn upkeep(
    app: &App,
    shared: &Shared,
    merged: &Merged,
    fresh: &[Batch],
    progress: &dyn Progress,
) -> Result<Kept> {
    let mut kept = Kept::default();
    let seen = fingerprint(app, merged)?;
    let quiet = fresh.is_empty() && merged.broken.is_empty();
    if quiet && app.read(|db| Ok(db.setting(SEEN)?))?.as_ref() == Some(&seen) {
        return Ok(kept);
    }
    let sight = look(app, merged, fresh)?;
    let mut snapshots = snapshot::complete(&sight.parts, &merged.listing);
    let (lost, wanting) = sight.lost(&snapshots);
    kept.put_back = put_back(app, shared, &sight, &lost, progress)?;
    if wanting || sight.is_unclean(&snapshots) || sight.is_scattered(app, &snapshots) {
        snapshots.push(snapshot::make(app, shared, progress)?);
        kept.gathered = true;
    }
    kept.removed = remove(app, shared, &sight, &snapshots)?;
    if kept == Kept::default() && fresh.is_empty() {
        app.settle(|tx| Ok(tx.set_setting(SEEN, &seen)?))?;
    }
    Ok(kept)
}

/// The setting that keeps what the last upkeep looked at and found in order.
const SEEN: &str = "upkeep_seen";

/// Everything that upkeep decides on, in a few bytes: the same folder and the same knowledge need no second look.
fn fingerprint(app: &App, merged: &Merged) -> Result<String> {
    let mut digest = sync::Digest::default();
    // What was found broken looks like before in a listing.
    merged.broken.iter().for_each(|path| digest.add(path));
    for entry in &merged.listing {
        digest.add(&entry.path);
        digest.add(entry.len.to_le_bytes());
        digest.add(entry.modified.to_le_bytes());
    }
    let applied = app.read(|db| Ok(db.applied()?))?;
    for (device, seq) in &applied.0 {
        digest.add(device.0.as_bytes());
        digest.add(seq.to_le_bytes());
    }
    Ok(digest.finish())
}

fn look<'l>(app: &App, merged: &'l Merged, fresh: &'l [Batch]) -> Result<Sight<'l>> {
    let own = own_names(app)?;
    app.read(|db| {
        let mut erasures = Vector::default();
        for erased in db.erased()? {
            erasures.raise(erased.by.device, erased.by.seq);
        }
        let retired = db.retired_laptops()?;
        let acknowledged = db
            .heads()?
            .into_iter()
            .filter(|seen| !own.contains(&seen.device) && !retired.contains(&seen.device))
            .filter_map(|seen| serde_json::from_value::<Head>(seen.head).ok())
            .map(|head| head.applied)
            .collect();
        Ok(Sight {
            fresh,
            broken: &merged.broken,
            there: merged
                .listing
                .iter()
                .map(|entry| (entry.path.as_str(), entry))
                .collect(),
            files: db.known_files()?,
            batches: db.batches()?,
            parts: db.snapshot_parts()?,
            tainted: db.tainted_batches()?.into_iter().collect(),
            erasures,
            acknowledged,
            own,
        })
    })
}

impl Sight<'_> {
    /// The hashes of the batches that are in the folder, whole as far as a listing tells.
    fn present(&self) -> HashSet<&[u8]> {
        let listed = self
            .files
            .iter()
            .filter(|(path, file)| self.is_there(path, file))
            .filter_map(|(_, file)| Some(file.batch.as_ref()?.2.as_slice()));
        let fresh = self.fresh.iter().map(|batch| batch.hash.as_slice());
        listed.chain(fresh).collect()
    }

    fn is_there(&self, path: &str, file: &KnownFile) -> bool {
        self.there
            .get(path)
            .is_some_and(|entry| entry.len == file.length && entry.modified == file.modified)
    }

    /// The batches to put back, and whether one is missing that only a snapshot can bring.
    fn lost(&self, snapshots: &[Complete]) -> (Vec<&Batch>, bool) {
        let present = self.present();
        let mut wanting = false;
        let lost = self
            .batches
            .iter()
            .filter(|batch| batch.published)
            .filter(|batch| {
                // Somebody may have put a good copy beside it: what is ours stands whole where it belongs all the same.
                let torn = self.broken.contains(&batch.path) && self.is_own(&batch.path);
                torn || !present.contains(batch.hash.as_slice())
            })
            .filter(|batch| !covers(snapshots, batch, &self.erasures))
            .filter(|batch| {
                let can = batch.held && !self.tainted.contains(&(batch.device, batch.seq));
                wanting |= !can;
                can
            })
            .collect();
        (lost, wanting)
    }

    /// Files of ours that hold what was erased.
    fn is_unclean(&self, snapshots: &[Complete]) -> bool {
        let files = self
            .own_files()
            .any(|(_, batch)| batch.is_some_and(|batch| self.is_tainted(batch)));
        let parts = self.unclean_parts().next().is_some();
        let clean = snapshots.iter().any(|snapshot| {
            snapshot.vector.covers(&self.erasures)
                && self
                    .unclean_parts()
                    .all(|part| snapshot.vector.covers(&part.vector))
                && self
                    .batches
                    .iter()
                    .filter(|batch| self.is_tainted(batch))
                    .all(|batch| snapshot.vector.get(batch.device) >= batch.last_record)
        });
        (files || parts) && !clean
    }

    fn is_tainted(&self, batch: &Batch) -> bool {
        self.tainted.contains(&(batch.device, batch.seq))
    }

    /// More small files of ours than a folder should hold.
    fn is_scattered(&self, app: &App, snapshots: &[Complete]) -> bool {
        let loose = self.own_files().filter(|(_, batch)| {
            batch.is_some_and(|batch| !covers(snapshots, batch, &self.erasures))
        });
        loose.count() >= app.ports().gather_at
    }

    /// The batch files in our own directories, with the batch that each holds, as far as known.
    fn own_files(&self) -> impl Iterator<Item = (&str, Option<&Batch>)> {
        let by_hash: HashMap<&[u8], &Batch> = self
            .batches
            .iter()
            .map(|batch| (batch.hash.as_slice(), batch))
            .collect();
        self.files.iter().filter_map(move |(path, file)| {
            let hash = &file.batch.as_ref()?.2;
            let ours = self.is_own(path) && self.there.contains_key(path.as_str());
            ours.then(|| (path.as_str(), by_hash.get(hash.as_slice()).copied()))
        })
    }

    fn own_parts(&self) -> impl Iterator<Item = &SnapshotPart> {
        self.parts
            .iter()
            .filter(|part| self.own.contains(&part.device) && self.is_own(&part.path))
            .filter(|part| self.there.contains_key(part.path.as_str()))
    }

    /// Parts of ours that were made before something was erased.
    fn unclean_parts(&self) -> impl Iterator<Item = &SnapshotPart> {
        self.own_parts()
            .filter(|part| !part.vector.covers(&self.erasures))
    }

    fn is_own(&self, path: &str) -> bool {
        self.own.iter().any(|device| {
            path.strip_prefix(&sync::device_dir(*device))
                .is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// Whether every other active laptop has applied a batch.
    fn is_acknowledged(&self, batch: &Batch) -> bool {
        self.acknowledged
            .iter()
            .all(|applied| applied.get(batch.device) >= batch.last_record)
    }
}

fn covers(snapshots: &[Complete], batch: &Batch, erasures: &Vector) -> bool {
    snapshots.iter().any(|snapshot| {
        snapshot.vector.get(batch.device) >= batch.last_record && snapshot.vector.covers(erasures)
    })
}

/// Puts batches back: ours where they were, those of others below our own directory, where nobody else writes.
fn put_back(
    app: &App,
    shared: &Shared,
    sight: &Sight<'_>,
    lost: &[&Batch],
    progress: &dyn Progress,
) -> Result<u32> {
    let mut done = Vec::new();
    for batch in lost {
        if progress.cancelled() {
            return Err(Error::new("cancelled"));
        }
        let bytes = held(app, batch)?;
        // A mirror may have given it a name that we would not write.
        let path = if sight.is_own(&batch.path) && sync::is_sealed_name(&batch.path) {
            batch.path.clone()
        } else {
            sync::batch_path(app.store()?.device(), &mut app.dice())?
        };
        let path = sync::republish(&*shared.folder, &path, &bytes, &mut app.dice())?;
        app.settle(|tx| {
            tx.forget_file(&batch.path)?;
            Ok(tx.move_batch(batch.device, batch.seq, &path)?)
        })?;
        done.push(Batch {
            path,
            ..(*batch).clone()
        });
    }
    know(app, shared, &done)?;
    Ok(u32::try_from(done.len()).unwrap_or(u32::MAX))
}

/// Removes, from our own directories only: batches that a snapshot covers and that everybody has, or that hold what was erased;
/// snapshots that a newer one replaces; files that nobody can read.
fn remove(app: &App, shared: &Shared, sight: &Sight<'_>, snapshots: &[Complete]) -> Result<u32> {
    let mut gone: Vec<&str> = Vec::new();
    for (path, batch) in sight.own_files() {
        let Some(batch) = batch else { continue };
        let covered = covers(snapshots, batch, &sight.erasures);
        if covered && (sight.is_acknowledged(batch) || sight.is_tainted(batch)) {
            gone.push(path);
        }
    }
    let newest = snapshots
        .iter()
        .filter(|snapshot| sight.own.contains(&snapshot.device))
        .filter(|snapshot| snapshot.vector.covers(&sight.erasures))
        .max_by_key(|snapshot| (snapshot.device == sight.own[0], snapshot.number));
    if let Some(newest) = newest {
        let old = sight
            .own_parts()
            .filter(|part| (part.device, part.number) != (newest.device, newest.number))
            // A laptop that was copied has one former name with its copy: what the other one gathers since is not ours to replace.
            .filter(|part| newest.vector.covers(&part.vector));
        gone.extend(old.map(|part| part.path.as_str()));
    }
    let unclean = sight.unclean_parts().filter(|part| {
        let mut clean = snapshots
            .iter()
            .filter(|snapshot| snapshot.vector.covers(&sight.erasures));
        clean.any(|snapshot| snapshot.vector.covers(&part.vector))
    });
    gone.extend(unclean.map(|part| part.path.as_str()));
    let kept: HashSet<&str> = sight
        .batches
        .iter()
        .map(|batch| batch.path.as_str())
        .collect();
    let broken = sight
        .broken
        .iter()
        .filter(|path| sight.is_own(path) && !kept.contains(path.as_str()));
    gone.extend(broken.map(String::as_str));
    // One order, whatever the maps say: a sync that breaks off has done the same first half.
    gone.sort_unstable();
    gone.dedup();
    for path in &gone {
        shared.folder.remove(path)?;
        app.settle(|tx| Ok(tx.forget_file(path)?))?;
    }
    let_go(app, sight, snapshots)?;
    Ok(u32::try_from(gone.len()).unwrap_or(u32::MAX))
}

/// Lets go of the bytes of batches that everybody has and a snapshot covers, and of those that hold what was erased.
fn let_go(app: &App, sight: &Sight<'_>, snapshots: &[Complete]) -> Result<()> {
    let spare = |batch: &&Batch| {
        batch.held
            && batch.published
            && covers(snapshots, batch, &sight.erasures)
            && sight.is_acknowledged(batch)
    };
    let spared: Vec<&Batch> = sight.batches.iter().filter(spare).collect();
    if spared.is_empty() && sight.tainted.is_empty() {
        return Ok(());
    }
    app.settle(|tx| {
        for batch in spared {
            tx.drop_batch_bytes(batch.device, batch.seq)?;
        }
        Ok(tx.drop_tainted_bytes()?)
    })
}
