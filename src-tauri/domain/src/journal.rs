//! The journal: every shared write is one record, and the records alone can rebuild every shared table.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::clock::Hlc;
use crate::entity::EntityRef;
use crate::id::DeviceId;

/// What a laptop had applied: for each device incarnation, the sequence of its last record. Absent means none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Vector(pub BTreeMap<DeviceId, u64>);

impl Vector {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn get(&self, device: DeviceId) -> u64 {
        self.0.get(&device).copied().unwrap_or(0)
    }

    /// Raises one entry; never lowers it.
    pub fn raise(&mut self, device: DeviceId, seq: u64) {
        let entry = self.0.entry(device).or_insert(0);
        *entry = (*entry).max(seq);
    }

    /// True when everything that `other` names is in `self`.
    pub fn covers(&self, other: &Vector) -> bool {
        other
            .0
            .iter()
            .all(|(device, seq)| self.get(*device) >= *seq)
    }
}

/// Which write: the device incarnation and its dense sequence from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    pub device: DeviceId,
    pub seq: u64,
}

/// One shared write. Unknown kinds and unknown members are kept in `rest` and forwarded as they came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub device: DeviceId,
    /// Dense from 1 within the device incarnation.
    pub seq: u64,
    pub hlc: Hlc,
    /// What the writer had applied of the *other* devices.
    pub deps: Vector,
    /// What it had of this entity besides, from a .valise, before the batches that hold it: of each device, up to this record.
    #[serde(default, skip_serializing_if = "Vector::is_empty")]
    pub saw: Vector,
    /// `set`, `carry`, `erase` or `erased`.
    pub kind: String,
    pub entity: EntityRef,
    /// Field name → value; a JSON null is a value like another.
    pub fields: Map<String, Value>,
    /// The co-edited part, as a CRDT update in base64; absent for plain fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub update: Option<String>,
    /// Who wrote: the person, or else the laptop, as it was called then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The act that this write was part of, for history; its shape is `domain::op::Op` and may be newer than ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub op: Option<Value>,
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// The kind of record that sets fields of one entity.
pub const KIND_SET: &str = "set";
/// The kind of record that erases entities for ever, on every laptop: `fields.targets` lists them as `kind/id`.
pub const KIND_ERASE: &str = "erase";
/// The kind of record that brings records of one entity which came by a .valise, before or without the batches that hold them:
/// `fields.records` lists their texts.
pub const KIND_CARRY: &str = "carry";
/// The member of a `carry` record that lists what it brings.
pub const CARRIED: &str = "records";
/// What is left of a record whose entity was erased: who wrote when, and nothing of what.
pub const KIND_ERASED: &str = "erased";
/// The member of an `erase` record that lists what it erases.
pub const TARGETS: &str = "targets";
/// Raised when this version applies what an earlier one only kept: a database that was written by the earlier one is rebuilt.
pub const READS: u32 = 2;

impl Record {
    pub fn stamp(&self) -> Stamp {
        Stamp {
            device: self.device,
            seq: self.seq,
        }
    }

    /// The record with everything taken out but its place in the order: the same on every laptop.
    #[must_use]
    pub fn redacted(&self) -> Self {
        Self {
            saw: Vector::default(),
            kind: KIND_ERASED.to_owned(),
            fields: Map::new(),
            update: None,
            by: String::new(),
            op: None,
            rest: Map::new(),
            ..self.clone()
        }
    }

    /// What an `erase` record erases: its entity, and its targets that can be read.
    pub fn targets(&self) -> Vec<EntityRef> {
        let listed = self.fields.get(TARGETS).and_then(Value::as_array);
        let mut targets: Vec<EntityRef> = listed
            .into_iter()
            .flatten()
            .filter_map(|target| target.as_str()?.parse().ok())
            .collect();
        targets.push(self.entity.clone());
        targets
    }

    /// The records that a `carry` record brings, with their texts: those of its own entity, and nothing that erases or carries.
    pub fn carried(&self) -> Vec<(Record, &str)> {
        if self.kind != KIND_CARRY {
            return Vec::new();
        }
        let listed = self.fields.get(CARRIED).and_then(Value::as_array);
        let read = |text: &'_ Value| serde_json::from_str::<Record>(text.as_str()?).ok();
        listed
            .into_iter()
            .flatten()
            .filter_map(|text| Some((read(text)?, text.as_str()?)))
            .filter(|(record, _)| self.may_carry(record))
            .collect()
    }

    fn may_carry(&self, record: &Record) -> bool {
        let carries = [KIND_CARRY, KIND_ERASE, KIND_ERASED].contains(&record.kind.as_str());
        record.entity == self.entity && record.seq > 0 && !carries
    }

    /// All that the writer had of this entity.
    pub fn known(&self) -> Vector {
        let mut known = self.deps.clone();
        for (device, seq) in &self.saw.0 {
            known.raise(*device, *seq);
        }
        known
    }

    /// True when the writer of `self` had applied `other` (a device always knows its own past).
    pub fn has_seen(&self, other: Stamp) -> bool {
        has_seen(self.stamp(), &self.known(), other)
    }
}

/// True when the write `(stamp, deps)` came after, and knew of, `other`.
pub fn has_seen(stamp: Stamp, deps: &Vector, other: Stamp) -> bool {
    if stamp.device == other.device {
        stamp.seq > other.seq
    } else {
        deps.get(other.device) >= other.seq
    }
}
