//! A device that existed twice: two contents for one sequence. Neither is chosen. Each branch, and what continues it, is applied as
//! the work of a device of its own, whose id is derived of the branch's first batch, so that every laptop gives it the same.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use serde::{Deserialize, Serialize};

use super::past::Past;
use crate::digest::Hash;
use crate::sealed::batch::Header;

/// What the id of a branch is derived for.
const BRANCHES: &str = "rythme 2026-11-24 branches of a device v1";

/// Where a branch begins, in the numbers of the device that its files name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Branch {
    /// Hash of its first batch.
    pub hash: Hash,
    pub device: DeviceId,
    /// Sequence of its first batch and of that one's first record.
    pub seq: u64,
    pub first: u64,
}

impl Branch {
    /// The device under which the branch is applied.
    pub fn derived(&self) -> DeviceId {
        derived(&self.hash)
    }
}

/// The device under which a branch that begins with this batch is applied (a UUID of version 8).
pub fn derived(hash: &Hash) -> DeviceId {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&blake3::derive_key(BRANCHES, &hash.0)[..16]);
    DeviceId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// By how much the numbers of a branch are lower than those of its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shift {
    pub seq: u64,
    pub record: u64,
}

/// Which branch a file belongs to.
pub(super) struct Branches {
    starts: BTreeMap<Hash, Branch>,
    /// Hash of a batch → hash of the batch that begins its branch.
    chain: BTreeMap<Hash, Hash>,
    /// Nothing after this batch is applied under the device itself.
    frozen: BTreeMap<DeviceId, u64>,
    /// Of a device with branches: the last record that they share.
    shared: BTreeMap<DeviceId, u64>,
}

/// Where a file goes.
pub(super) enum Place {
    Main,
    Branch(Shift),
    /// What comes before it is not known yet.
    Unknown,
}

impl Branches {
    pub fn new(past: &Past<'_>) -> Self {
        let mut new = Self {
            starts: BTreeMap::new(),
            chain: BTreeMap::new(),
            frozen: BTreeMap::new(),
            shared: BTreeMap::new(),
        };
        for branch in past.branches {
            new.starts.insert(branch.hash, *branch);
            new.chain.insert(branch.hash, branch.hash);
            lower(&mut new.frozen, branch.device, branch.seq - 1);
            lower(&mut new.shared, branch.device, branch.first - 1);
        }
        let names: Vec<DeviceId> = past
            .branches
            .iter()
            .flat_map(|branch| [branch.device, branch.derived()])
            .collect();
        for name in names {
            new.follow((past.batches)(name));
        }
        new
    }

    /// Consecutive batches of one name continue each other.
    fn follow(&mut self, batches: Vec<(u64, Hash)>) {
        let mut current = None;
        for (_, hash) in batches {
            current = self.chain.get(&hash).copied().or(current);
            if let Some(start) = current {
                self.chain.insert(hash, start);
            }
        }
    }

    /// The branch of a file, and what its header says in the numbers of that branch. Files come in the order of their sequence.
    pub fn place(&mut self, header: &mut Header, hash: Hash) -> Place {
        let Some(frozen) = self.frozen.get(&header.device) else {
            return Place::Main;
        };
        if header.seq <= *frozen {
            return Place::Main;
        }
        let found = self.chain.get(&hash).or(self.chain.get(&header.prev));
        let Some(start) = found.and_then(|start| self.starts.get(start)).copied() else {
            return Place::Unknown;
        };
        self.chain.insert(hash, start.hash);
        let base = self.base(&start, header.prev);
        let shift = Shift {
            seq: start.seq - 1,
            record: start.first - 1,
        };
        if hash == start.hash {
            header.deps.raise(base.0, base.1);
            header.prev = Hash::ZERO;
            lower(&mut self.shared, base.0, base.1);
        }
        header.device = start.derived();
        header.seq -= shift.seq;
        header.first -= shift.record;
        header.last -= shift.record;
        Place::Branch(shift)
    }

    /// What a branch begins after: a record of the device itself, or of another branch.
    fn base(&self, start: &Branch, prev: Hash) -> (DeviceId, u64) {
        let before = self.chain.get(&prev).and_then(|hash| self.starts.get(hash));
        match before.filter(|before| before.hash != start.hash) {
            Some(before) => (before.derived(), start.first.saturating_sub(before.first)),
            None => (start.device, start.first - 1),
        }
    }

    /// What has to be there of a device for a dependency on it to be met: of one that existed twice, what its copies share.
    pub fn capped(&self) -> &BTreeMap<DeviceId, u64> {
        &self.shared
    }
}

fn lower(map: &mut BTreeMap<DeviceId, u64>, device: DeviceId, to: u64) {
    let entry = map.entry(device).or_insert(to);
    *entry = (*entry).min(to);
}
