//! The slots of a draft: one flat map from the slot's id to one register (guards 3 and 5).

use std::collections::BTreeMap;

use domain::draft::SlotValue;
use domain::id::SlotId;
use loro::{LoroDoc, LoroMap, LoroValue};

use crate::document::{Document, Update};
use crate::error::{self, Error};

/// The name of the map. Part of the format: never change it.
const SLOTS: &str = "slots";

/// What a draft of a timetable can do.
pub trait Timetable {
    /// The slots by id. What a later version wrote and this one cannot read is left out here, and kept in the document.
    fn slots(&self) -> BTreeMap<SlotId, SlotValue>;

    /// Creates, moves or resizes a slot: the whole value at once. Of two concurrent ones, one shows, whole.
    fn set_slot(&mut self, id: SlotId, value: &SlotValue) -> Result<Update, Error>;

    /// Writes several slots as one update; `None` removes.
    fn set_slots(&mut self, slots: &[(SlotId, Option<SlotValue>)]) -> Result<Update, Error>;

    /// Removes a slot; one that is not there is no error, and no update.
    fn remove_slot(&mut self, id: SlotId) -> Result<Update, Error>;
}

impl Timetable for Document {
    fn slots(&self) -> BTreeMap<SlotId, SlotValue> {
        let mut slots = BTreeMap::new();
        map(&self.doc).for_each(|key, held| {
            if let (Some(id), Some(value)) = (
                read_key(key),
                held.into_value().ok().as_ref().and_then(read_register),
            ) {
                slots.insert(id, value);
            }
        });
        slots
    }

    fn set_slot(&mut self, id: SlotId, value: &SlotValue) -> Result<Update, Error> {
        self.set_slots(&[(id, Some(value.clone()))])
    }

    fn set_slots(&mut self, slots: &[(SlotId, Option<SlotValue>)]) -> Result<Update, Error> {
        self.record(|doc| {
            slots
                .iter()
                .try_for_each(|(id, value)| put(doc, *id, value.as_ref()))
        })
    }

    fn remove_slot(&mut self, id: SlotId) -> Result<Update, Error> {
        self.set_slots(&[(id, None)])
    }
}

fn put(doc: &LoroDoc, id: SlotId, value: Option<&SlotValue>) -> Result<(), Error> {
    let (slots, key) = (map(doc), id.to_string());
    match value {
        Some(value) => slots.insert(&key, value.to_json().to_string()),
        None if slots.get(&key).is_some() => slots.delete(&key),
        None => Ok(()),
    }
    .map_err(error::refused)
}

fn map(doc: &LoroDoc) -> LoroMap {
    doc.get_map(SLOTS)
}

/// Only the one spelling that we write: two spellings of one id would be two registers.
fn read_key(key: &str) -> Option<SlotId> {
    let id: SlotId = key.parse().ok()?;
    (id.to_string() == key).then_some(id)
}

fn read_register(register: &LoroValue) -> Option<SlotValue> {
    let text = register.as_string()?;
    SlotValue::from_json(&serde_json::from_str(text).ok()?)
}
