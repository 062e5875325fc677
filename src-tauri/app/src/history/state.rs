//! The state of an object when certain records were known: the same fold as the database's own, without the database.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use coedit::{Document, Note, Peer};
use domain::entity::{DRAFT, EntityRef, SLOT_PREFIX, VISIT};
use domain::journal::{Record, Vector};
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

/// The states at several moments of which each holds the one before.
pub(super) fn nested(
    peer: Peer,
    entity: &EntityRef,
    records: &[Record],
    moments: &[Known],
) -> Vec<State> {
    let mut registers = Registers::default();
    let mut document = Document::new(peer);
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
            let update = record.update.as_deref();
            updates.extend(update.and_then(|update| STANDARD.decode(update).ok()));
        }
        if !updates.is_empty() {
            document.import_all(updates);
        }
        states.push(state(entity, &registers, &document));
    }
    states
}

fn state(entity: &EntityRef, registers: &Registers, document: &Document) -> State {
    let fields = registers.all_shown().into_iter();
    let fields = fields
        .filter(|(field, value)| {
            !field.starts_with(SLOT_PREFIX) && changes::is_told(field) && !value.is_null()
        })
        .map(|(field, value)| (field.to_owned(), value.clone()))
        .collect();
    let mut state = State {
        fields,
        removed: registers.is_removed(),
        ..State::default()
    };
    if entity.kind == DRAFT.name {
        for shown in coediting::shown_slots(registers, document) {
            state.places.push(shown.value.slot);
            state
                .slots
                .insert(coediting::slot_field(shown.id), shown.value.to_json());
        }
        state.places.sort();
    }
    if entity.kind == VISIT.name {
        state.note = document.text();
    }
    state
}
