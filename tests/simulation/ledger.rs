//! What was acknowledged: every record that an act left in the journal of its laptop, and what became of every word of a note.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::entity::{EntityRef, SLOT_PREFIX};
use app::domain::journal::{Record, Stamp};
use serde_json::Value;
use sync::Hash;

use crate::words::words;

/// What a record says, whatever device it counts under today: a copied laptop writes the same under another name. What it says of a
/// co-edited text may be gathered into a later record; the words of notes are accounted for by themselves.
pub fn content(record: &Record) -> Hash {
    let text = serde_json::json!([
        record.hlc,
        record.kind,
        record.entity,
        record.fields,
        record.by,
    ]);
    sync::hash(text.to_string().as_bytes())
}

/// What goes with it when it is erased.
fn whole(record: &Record) -> Option<EntityRef> {
    let (field, kind) = match record.entity.kind.as_str() {
        "response" => ("survey", "survey"),
        "photo" => ("visit", "visit"),
        _ => return None,
    };
    let id = record.fields.get(field)?.as_str()?;
    format!("{kind}/{id}").parse().ok()
}

#[derive(Debug, Clone)]
pub struct Ack {
    pub laptop: usize,
    pub stamp: Stamp,
    pub entity: EntityRef,
    /// The survey that it answers, the visit that it shows.
    pub of: Option<EntityRef>,
    /// The numbers of the texts that it holds.
    pub words: Vec<u32>,
    /// Byte for byte what a laptop of a later version sealed.
    pub body: Option<String>,
    /// An older state was put back before anybody else had it: the person who did so gave it up.
    pub given_up: bool,
    pub says: String,
}

/// What was done to one word of a note.
#[derive(Debug, Clone, Default)]
pub struct Fate {
    pub added: u32,
    pub removed: u32,
    /// Which laptop touched it, and when.
    pub touched: Vec<(usize, i64)>,
    /// Somebody gave up an act that touched it.
    pub unsure: bool,
}

#[derive(Debug, Default)]
pub struct Ledger {
    pub acks: BTreeMap<Hash, Ack>,
    /// By visit and word.
    pub words: BTreeMap<(app::domain::id::VisitId, u32), Fate>,
    pub photos: BTreeMap<app::domain::id::PhotoId, crate::acts::Photo>,
    /// Every whole value that a slot was ever given, by field.
    pub slots: BTreeMap<String, BTreeSet<String>>,
}

impl Ledger {
    /// Takes what an act of a laptop left in its journal.
    pub fn take(&mut self, laptop: usize, record: &Record) {
        for (field, value) in &record.fields {
            if field.starts_with(SLOT_PREFIX) && *value != Value::Null {
                let values = self.slots.entry(field.clone()).or_default();
                values.insert(value.to_string());
            }
        }
        self.acks.entry(content(record)).or_insert_with(|| Ack {
            laptop,
            stamp: record.stamp(),
            entity: record.entity.clone(),
            of: whole(record),
            words: words(&Value::from(record.fields.clone()).to_string()),
            body: None,
            given_up: false,
            says: serde_json::to_string(record).unwrap_or_default(),
        });
    }

    /// Takes what a laptop of a later version published.
    pub fn take_later(&mut self, laptop: usize, record: &Record, body: &str) {
        self.take(laptop, record);
        if let Some(ack) = self.acks.get_mut(&content(record)) {
            ack.body = Some(body.to_owned());
        }
    }
}
