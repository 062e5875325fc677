//! The state of an object when certain records were known: the same fold as the database's own, without the database.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use coedit::{Document, Note};
use domain::draft::SlotValue;
use domain::entity::{DRAFT, EntityRef, SLOT_PREFIX, VISIT};
use domain::journal::{Record, Vector};
use domain::merge;
use domain::week::{Slot, Week};
use serde_json::Value;
use store::Registers;
use store::history::Place;

use super::changes;
use crate::coediting;

/// Which records of an object a moment holds.
#[derive(Debug, Clone)]
pub(super) enum Known {
    Nothing,
    /// Those up to a place in the order of history.
    UpTo(Place),
    /// Those of another moment that stand before a place.
    Before(Place, Box<Known>),
    /// Those that a laptop had applied.
    Applied(Vector),
    /// All of today.
    Everything,
}

impl Known {
    pub(super) fn holds(&self, record: &Record) -> bool {
        match self {
            Self::Nothing => false,
            Self::UpTo(place) => Place::of(record) <= *place,
            Self::Before(place, known) => Place::of(record) < *place && known.holds(record),
            Self::Applied(vector) => vector.get(record.device) >= record.seq,
            Self::Everything => true,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct State {
    /// The plain fields that a reader may see, but for the slots.
    pub fields: BTreeMap<String, Value>,
    /// The register of each slot that shows, by the name of its field.
    pub slots: BTreeMap<String, Value>,
    pub places: Vec<Slot>,
    pub note: String,
    pub removed: bool,
}

impl State {
    pub(super) fn week(&self) -> Week {
        Week::new(self.places.iter().copied())
    }
}

/// The states at several moments of which each holds the one before. `present` is the document of today: where a moment holds
/// everything, it decides which of two concurrent slots shows, as it does on the screen.
pub(super) fn nested(
    present: Document,
    entity: &EntityRef,
    records: &[Record],
    moments: &[Known],
) -> Vec<State> {
    let mut registers = Registers::default();
    let mut past = Document::new(present.peer());
    let mut heard = vec![false; records.len()];
    let mut states = Vec::new();
    for known in moments {
        let mut updates = Vec::new();
        for (record, heard) in records.iter().zip(&mut heard) {
            if *heard || !known.holds(record) {
                continue;
            }
            *heard = true;
            registers.hear(record);
            if entity.kind == VISIT.name {
                let update = record.update.as_deref();
                updates.extend(update.and_then(|update| STANDARD.decode(update).ok()));
            }
        }
        if !updates.is_empty() {
            past.import_all(updates);
        }
        let mut state = plain(&registers);
        if entity.kind == DRAFT.name {
            let whole = heard.iter().all(|heard| *heard);
            state.set_slots(&registers, whole.then_some(&present));
        }
        if entity.kind == VISIT.name {
            state.note = past.text();
        }
        states.push(state);
    }
    states
}

fn plain(registers: &Registers) -> State {
    let fields = registers.all_shown().into_iter();
    let fields = fields
        .filter(|(field, value)| {
            !field.starts_with(SLOT_PREFIX) && changes::is_told(field) && !value.is_null()
        })
        .map(|(field, value)| (field.to_owned(), value.clone()))
        .collect();
    State {
        fields,
        removed: registers.is_removed(),
        ..State::default()
    }
}

impl State {
    /// The slots that the registers give: a draft's updates are gathered when they are shared, so that its document cannot be made
    /// of those up to a moment. A slot that one laptop removed while another moved it stays in sight, as on the screen.
    fn set_slots(&mut self, registers: &Registers, document: Option<&Document>) {
        let slots: Vec<(String, SlotValue)> = match document {
            Some(document) => coediting::shown_slots(registers, document)
                .into_iter()
                .map(|shown| (coediting::slot_field(shown.id), shown.value))
                .collect(),
            None => registers
                .0
                .iter()
                .filter(|(field, _)| field.starts_with(SLOT_PREFIX))
                .filter_map(|(field, writes)| {
                    let shown = writes.iter();
                    let value = shown
                        .filter_map(|write| SlotValue::from_json(&write.value))
                        .next();
                    let open = merge::is_question(writes) || !writes.first()?.value.is_null();
                    Some((field.clone(), value.filter(|_| open)?))
                })
                .collect(),
        };
        for (field, value) in slots {
            self.places.push(value.slot);
            self.slots.insert(field, value.to_json());
        }
        self.places.sort();
    }
}
