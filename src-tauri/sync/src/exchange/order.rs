//! In which order batches can be applied: each device's own order, what they depend on first, nothing before its time.

use std::collections::{BTreeMap, VecDeque};

use domain::id::DeviceId;
use domain::journal::Vector;
use serde::{Deserialize, Serialize};

use crate::digest::Hash;
use crate::sealed::batch::Header;

/// The last batch of a device that this laptop applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cursor {
    pub seq: u64,
    pub hash: Hash,
}

/// Why a batch cannot be applied yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Batch `next` of the same device comes before, and is not in the folder.
    Gap { next: u64 },
    /// Its writer had applied record `seq` of `device`, which is not here.
    Dependency { device: DeviceId, seq: u64 },
    /// It does not continue the batch that was applied: the device's past was rewritten (a clone or a restored backup).
    Chain,
}

impl Why {
    /// The stable code of the catalogue (`skipped-<code>`).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Gap { .. } => "gap",
            Self::Dependency { .. } => "dependency",
            Self::Chain => "chain",
        }
    }
}

/// Names one batch: device and sequence.
pub type Key = (DeviceId, u64);

/// What `order` found: keys in an order that can be applied, and the others with what they wait for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Order {
    pub ready: Vec<Key>,
    pub waiting: Vec<(Key, Why)>,
}

/// Orders batches on top of what is applied (`cursors` by batch, `vector` by record). Of a device in `capped`, no dependency asks for
/// more than that record.
pub fn order(
    batches: &BTreeMap<Key, (Header, Hash)>,
    cursors: &BTreeMap<DeviceId, Cursor>,
    vector: &Vector,
    capped: &BTreeMap<DeviceId, u64>,
) -> Order {
    let mut state = State {
        cursors: cursors.clone(),
        vector: vector.clone(),
        capped,
    };
    let mut queues: BTreeMap<DeviceId, VecDeque<&(Header, Hash)>> = BTreeMap::new();
    for ((device, _), batch) in batches {
        queues.entry(*device).or_default().push_back(batch);
    }
    let mut out = Order::default();
    loop {
        let before = out.ready.len();
        for queue in queues.values_mut() {
            while let Some((header, hash)) = queue.front()
                && state.obstacle(header).is_none()
            {
                state.apply(header, *hash);
                out.ready.push((header.device, header.seq));
                queue.pop_front();
            }
        }
        if out.ready.len() == before {
            break;
        }
    }
    for queue in queues.values() {
        let Some(why) = queue.front().and_then(|(header, _)| state.obstacle(header)) else {
            continue;
        };
        // What follows in the same queue waits for the same thing.
        out.waiting.extend(
            queue
                .iter()
                .map(|(header, _)| ((header.device, header.seq), why.clone())),
        );
    }
    out
}

/// What would be applied so far.
struct State<'a> {
    cursors: BTreeMap<DeviceId, Cursor>,
    vector: Vector,
    capped: &'a BTreeMap<DeviceId, u64>,
}

impl State<'_> {
    fn obstacle(&self, header: &Header) -> Option<Why> {
        let cursor = self
            .cursors
            .get(&header.device)
            .copied()
            .unwrap_or_default();
        if header.seq != cursor.seq + 1 {
            return Some(Why::Gap {
                next: cursor.seq + 1,
            });
        }
        if header.prev != cursor.hash || header.first > self.vector.get(header.device) + 1 {
            return Some(Why::Chain);
        }
        let unmet = |(device, seq): (&DeviceId, &u64)| {
            let needed = self.capped.get(device).map_or(*seq, |cap| *seq.min(cap));
            *device != header.device && self.vector.get(*device) < needed
        };
        let (device, seq) = header
            .deps
            .0
            .iter()
            .find(|(device, seq)| unmet((device, seq)))?;
        Some(Why::Dependency {
            device: *device,
            seq: *seq,
        })
    }

    fn apply(&mut self, header: &Header, hash: Hash) {
        self.cursors.insert(
            header.device,
            Cursor {
                seq: header.seq,
                hash,
            },
        );
        self.vector.raise(header.device, header.last);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use uuid::Uuid;

    fn device(n: u128) -> DeviceId {
        DeviceId(Uuid::from_u128(n))
    }

    fn hash_of(n: u128, seq: u64) -> Hash {
        if seq == 0 {
            Hash::ZERO
        } else {
            crate::digest::hash(format!("{n}/{seq}").as_bytes())
        }
    }

    /// A batch of one record: batch and record have the same number.
    fn add(batches: &mut BTreeMap<Key, (Header, Hash)>, n: u128, seq: u64, deps: &[(u128, u64)]) {
        let deps = Vector(deps.iter().map(|(n, seq)| (device(*n), *seq)).collect());
        let header = Header {
            device: device(n),
            seq,
            first: seq,
            last: seq,
            prev: hash_of(n, seq - 1),
            deps,
        };
        batches.insert((device(n), seq), (header, hash_of(n, seq)));
    }

    #[test]
    fn a_conversation_comes_out_in_its_order() {
        let mut batches = BTreeMap::new();
        add(&mut batches, 1, 1, &[(2, 1)]);
        add(&mut batches, 1, 2, &[(2, 2)]);
        add(&mut batches, 2, 1, &[]);
        add(&mut batches, 2, 2, &[(1, 1)]);
        let order = order(
            &batches,
            &BTreeMap::new(),
            &Vector::default(),
            &BTreeMap::new(),
        );
        let keys: Vec<_> = order
            .ready
            .iter()
            .map(|(device, seq)| (device.0.as_u128(), *seq))
            .collect();
        assert_eq!(keys, [(2, 1), (1, 1), (2, 2), (1, 2)]);
        assert!(order.waiting.is_empty());
    }

    #[test]
    fn what_lacks_something_waits_and_holds_nobody_else_up() {
        let mut batches = BTreeMap::new();
        add(&mut batches, 1, 2, &[]);
        add(&mut batches, 2, 1, &[(9, 4)]);
        add(&mut batches, 2, 2, &[]);
        add(&mut batches, 3, 1, &[]);
        add(&mut batches, 4, 3, &[]);
        let cursors = BTreeMap::from([(
            device(4),
            Cursor {
                seq: 2,
                hash: hash_of(7, 7),
            },
        )]);
        let vector = Vector(BTreeMap::from([(device(4), 2)]));
        let order = order(&batches, &cursors, &vector, &BTreeMap::new());
        assert_eq!(order.ready, [(device(3), 1)]);
        let why: BTreeMap<_, _> = order.waiting.into_iter().collect();
        assert_eq!(why[&(device(1), 2)], Why::Gap { next: 1 });
        assert_eq!(
            why[&(device(2), 1)],
            Why::Dependency {
                device: device(9),
                seq: 4
            }
        );
        assert_eq!(why[&(device(2), 2)], why[&(device(2), 1)]);
        assert_eq!(why[&(device(4), 3)], Why::Chain);
    }

    #[test]
    fn records_left_out_between_two_batches_break_the_chain() {
        let mut batches = BTreeMap::new();
        add(&mut batches, 1, 1, &[]);
        batches.get_mut(&(device(1), 1)).unwrap().0.first = 2;
        let order = order(
            &batches,
            &BTreeMap::new(),
            &Vector::default(),
            &BTreeMap::new(),
        );
        assert_eq!(order.waiting, [((device(1), 1), Why::Chain)]);
    }
}
