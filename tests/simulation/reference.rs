//! The merge rule once more, written from the design and not from the code: of each field the writes that no other write had seen.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::clock::Hlc;
use app::domain::entity::EntityRef;
use app::domain::journal::{KIND_SET, Record, Stamp, Vector};
use serde_json::Value;
use store::Store;

/// A record as the journal of a laptop counts it.
#[derive(Debug, Clone)]
pub struct Row {
    pub stamp: Stamp,
    pub record: Record,
    pub body: String,
}

/// The whole journal, in the order in which it was applied.
pub fn journal(store: &Store) -> store::Result<Vec<Row>> {
    store.read(|db| {
        let rows = db.journal_rows()?;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return Ok(Vec::new());
        };
        db.journal_range(first.0, last.0)?
            .into_iter()
            .map(|(stamp, body)| {
                let mut record: Record = serde_json::from_str(&body)?;
                record.device = stamp.device;
                record.seq = stamp.seq;
                Ok(Row {
                    stamp,
                    record,
                    body,
                })
            })
            .collect()
    })
}

/// The same with the records that came by a .valise, and whose batches have not come: others carry them.
pub fn with_carried(mut rows: Vec<Row>) -> Vec<Row> {
    let mut there: BTreeSet<Stamp> = rows.iter().map(|row| row.stamp).collect();
    let mut carried = Vec::new();
    for row in &rows {
        for (record, body) in row.record.carried() {
            if there.insert(record.stamp()) {
                carried.push(Row {
                    stamp: record.stamp(),
                    body: body.to_owned(),
                    record,
                });
            }
        }
    }
    rows.extend(carried);
    rows
}

/// One write of one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    pub stamp: Stamp,
    pub hlc: Hlc,
    pub deps: Vector,
    pub value: Value,
}

impl Kept {
    fn had_seen(&self, other: &Self) -> bool {
        if self.stamp.device == other.stamp.device {
            self.stamp.seq > other.stamp.seq
        } else {
            self.deps.get(other.stamp.device) >= other.stamp.seq
        }
    }
}

pub type Fields = BTreeMap<(EntityRef, String), Vec<Kept>>;

/// Of every field the writes that remain, the one that shows first.
pub fn merge(rows: &[Row]) -> Fields {
    let mut all: Fields = BTreeMap::new();
    for row in rows.iter().filter(|row| row.record.kind == KIND_SET) {
        // Had seen is what `deps` or `saw` reach, whichever is higher.
        let mut seen = row.record.deps.clone();
        for (device, seq) in &row.record.saw.0 {
            seen.raise(*device, *seq);
        }
        for (field, value) in &row.record.fields {
            let key = (row.record.entity.clone(), field.clone());
            all.entry(key).or_default().push(Kept {
                stamp: row.stamp,
                hlc: row.record.hlc,
                deps: seen.clone(),
                value: value.clone(),
            });
        }
    }
    for writes in all.values_mut() {
        let before = writes.clone();
        writes.retain(|write| before.iter().all(|other| !other.had_seen(write)));
        writes.sort_by_key(|write| std::cmp::Reverse((write.hlc, write.stamp)));
    }
    all
}
