//! What records changed: each field as it showed before and after, on the line of history. What is merged from another laptop
//! stands at its writer's moment, and so does the change that it made.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use coedit::{Document, Note, Peer};
use domain::draft::SlotValue;
use domain::entity::{EntityRef, NOTE, SLOT_PREFIX, VISIT};
use domain::journal::{Record, Stamp};
use serde_json::{Value, json};
use store::{Db, Registers};

use super::excerpt;
use super::types::FieldChange;
use crate::Result;

pub(super) type Changes = BTreeMap<Stamp, Vec<FieldChange>>;

/// Fields that say nothing to a reader: marks, whole questionnaires and answers (personal data), what pictures are made of.
const UNTOLD: [&str; 13] = [
    NOTE,
    "demo",
    "form",
    "answers",
    "thumbnail",
    "hash",
    "of_kind",
    "of_entity",
    "vector",
    "workbook",
    "form_hash",
    "questionnaire",
    "place",
];

pub(super) fn is_told(field: &str) -> bool {
    !UNTOLD.contains(&field)
}

/// What each of the wanted records of an entity changed.
pub(super) fn of(
    db: &Db<'_>,
    peer: Peer,
    entity: &EntityRef,
    wanted: &BTreeSet<Stamp>,
) -> Result<Changes> {
    let mut left = wanted.len();
    let mut fold = Registers::default();
    let mut text = (entity.kind == VISIT.name).then(|| Text::new(peer));
    let mut found = Changes::new();
    for record in db.records_of(entity)? {
        if left == 0 {
            break;
        }
        let told = wanted.contains(&record.stamp());
        if told {
            left -= 1;
            found.insert(record.stamp(), fields(&record, &fold));
        }
        fold.hear(&record);
        let Some(text) = &mut text else { continue };
        let note = text.hear(&record, told);
        if let (Some(note), Some(fields)) = (note, found.get_mut(&record.stamp())) {
            fields.push(note);
        }
    }
    Ok(found)
}

/// The plain fields and the slots.
fn fields(record: &Record, before: &Registers) -> Vec<FieldChange> {
    let told = record.fields.iter().filter(|(field, _)| is_told(field));
    told.map(|(field, to)| change(field, before.shown(field).unwrap_or(&Value::Null), to))
        .filter(|change| change.from != change.to)
        .collect()
}

/// A field as a reader knows it: a slot is a day and two times.
pub(super) fn change(field: &str, from: &Value, to: &Value) -> FieldChange {
    let slot = field.strip_prefix(SLOT_PREFIX);
    let readable = |value: &Value| match slot {
        Some(_) => SlotValue::from_json(value).map_or(Value::Null, |value| json!(value.slot)),
        None => value.clone(),
    };
    FieldChange {
        field: if slot.is_some() { "slot" } else { field }.to_owned(),
        slot: slot.and_then(|id| id.parse().ok()),
        from: readable(from),
        to: readable(to),
    }
}

/// The text of a note along its history; it is read only where somebody asks.
struct Text {
    document: Document,
    waiting: Vec<Vec<u8>>,
}

impl Text {
    fn new(peer: Peer) -> Self {
        Self {
            document: Document::new(peer),
            waiting: Vec::new(),
        }
    }

    fn hear(&mut self, record: &Record, told: bool) -> Option<FieldChange> {
        let update = STANDARD.decode(record.update.as_deref()?).ok()?;
        if !told {
            self.waiting.push(update);
            return None;
        }
        self.document.import_all(std::mem::take(&mut self.waiting));
        let before = self.document.text();
        self.document.import_all(vec![update]);
        let (from, to) = excerpt::around(&before, &self.document.text())?;
        Some(FieldChange {
            field: NOTE.to_owned(),
            slot: None,
            from: json!(from),
            to: json!(to),
        })
    }
}
