//! Where the journal meets the co-edited documents: every write of a slot or a note makes one record that carries both the plain
//! fields (who, and what to ask about) and the CRDT update (what merges).

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use coedit::{Document, Note, Peer, Timetable};
use domain::draft::SlotValue;
use domain::entity::{DRAFT, EntityRef, NOTE, SLOT_PREFIX, VISIT};
use domain::id::{DraftId, SlotId, VisitId};
use domain::journal::Record;
use domain::merge::{Write, is_question};
use serde_json::{Map, Value};
use store::draft::SlotRow;
use store::undo::Revert;
use store::{Change, Db, Registers, Tx};

use crate::{Error, Result};

pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

pub(crate) fn decode(text: &str) -> Result<Vec<u8>> {
    STANDARD
        .decode(text)
        .map_err(|_| Error::new("note_version_unknown"))
}

/// The document of an entity, or an empty one.
pub(crate) fn load(db: &Db<'_>, peer: Peer, entity: &EntityRef) -> Result<Document> {
    Ok(match db.document(entity)? {
        Some(snapshot) => Document::from_snapshot(peer, &snapshot)?,
        None => Document::new(peer),
    })
}

/// The register of a slot, as a field of its draft.
pub(crate) fn slot_field(slot: SlotId) -> String {
    format!("{SLOT_PREFIX}{slot}")
}

/// Writes fields of an entity; those that are slots go into the draft's document too.
pub(crate) fn write(
    tx: &mut Tx<'_>,
    peer: Peer,
    entity: &EntityRef,
    fields: Map<String, Value>,
) -> Result<()> {
    let has_slots = fields.keys().any(|field| field.starts_with(SLOT_PREFIX));
    if !has_slots {
        tx.write(Change::fields(entity.clone(), fields))?;
        return Ok(());
    }
    let slots: Vec<(SlotId, Option<SlotValue>)> = fields
        .iter()
        .filter_map(|(field, value)| {
            let id = field.strip_prefix(SLOT_PREFIX)?.parse().ok()?;
            // Only an explicit null removes; what this version cannot read is left as it is.
            let read = SlotValue::from_json(value);
            (read.is_some() || value.is_null()).then_some((id, read))
        })
        .collect();
    let mut document = load(tx, peer, entity)?;
    let update = document.set_slots(&slots)?;
    let mut change = Change::fields(entity.clone(), fields);
    change.update = (!update.is_empty()).then(|| encode(&update));
    tx.write(change)?;
    tx.set_document(entity, &document.snapshot()?)?;
    refresh(tx, entity, &document)
}

/// Writes a note: what the editor made of the version that it had loaded.
pub(crate) fn write_note(
    tx: &mut Tx<'_>,
    peer: Peer,
    visit: VisitId,
    base: &str,
    markdown: &str,
) -> Result<()> {
    let base = if base.is_empty() {
        None
    } else {
        Some(decode(base)?)
    };
    change_note(tx, peer, visit, |document| {
        let base = base.unwrap_or_else(|| document.version());
        Ok(document.edit(&base, markdown)?)
    })?;
    Ok(())
}

/// Takes back what happened to a note between two versions; false when nothing of it is left to take back.
pub(crate) fn revert_note(
    tx: &mut Tx<'_>,
    peer: Peer,
    visit: VisitId,
    revert: &Revert,
) -> Result<bool> {
    let (before, after) = (decode(&revert.before)?, decode(&revert.after)?);
    change_note(tx, peer, visit, |document| {
        Ok(document.revert(&before, &after)?)
    })
}

fn change_note(
    tx: &mut Tx<'_>,
    peer: Peer,
    visit: VisitId,
    change: impl FnOnce(&mut Document) -> Result<coedit::Update>,
) -> Result<bool> {
    let entity = EntityRef::new(&VISIT, visit.0);
    let mut document = load(tx, peer, &entity)?;
    let before = document.version();
    let update = change(&mut document)?;
    if update.is_empty() {
        return Ok(false);
    }
    tx.write(Change {
        entity: entity.clone(),
        // A register beside the text: a removal that did not know of this edit becomes a question.
        fields: [(NOTE.to_owned(), Value::Bool(true))].into_iter().collect(),
        update: Some(encode(&update)),
        revert: Some(Revert {
            before: encode(&before),
            after: encode(&document.version()),
        }),
        kind: None,
    })?;
    tx.set_document(&entity, &document.snapshot()?)?;
    refresh(tx, &entity, &document)?;
    Ok(true)
}

/// Merges what arrived for entities with documents: each document is read and written once for the whole batch.
pub(crate) fn merge(tx: &mut Tx<'_>, peer: Peer, records: &[&Record]) -> Result<()> {
    let mut touched: BTreeMap<&EntityRef, Vec<String>> = BTreeMap::new();
    for record in records.iter().filter(|record| has_document(&record.entity)) {
        let updates = touched.entry(&record.entity).or_default();
        updates.extend(record.update.clone());
        updates.extend(
            record
                .carried()
                .into_iter()
                .filter_map(|(carried, _)| carried.update),
        );
    }
    let mut waiting = Vec::new();
    for (entity, updates) in touched {
        // What comes late about something that was erased brings nothing of it back.
        if tx.is_erased(entity)? {
            continue;
        }
        if updates.is_empty() {
            let document = load(tx, peer, entity)?;
            refresh(tx, entity, &document)?;
            continue;
        }
        waiting.push((entity, tx.document(entity)?, updates));
    }
    for some in waiting.chunks(AT_ONCE) {
        let merged = side_by_side(some, |(_, before, updates)| {
            merge_one(peer, before.as_deref(), updates)
        });
        for ((entity, ..), merged) in some.iter().zip(merged) {
            keep(tx, peer, entity, merged?)?;
        }
    }
    Ok(())
}

/// Documents that are in memory at once while many are merged.
const AT_ONCE: usize = 128;

/// A document with its updates, and what it is kept as; nothing while something is missing.
type MergedDocument = (Document, Option<Vec<u8>>);

fn merge_one(peer: Peer, before: Option<&[u8]>, updates: &[String]) -> Result<MergedDocument> {
    let mut document = match before {
        Some(snapshot) => Document::from_snapshot(peer, snapshot)?,
        None => Document::new(peer),
    };
    import(&mut document, updates.iter().map(String::as_str));
    match document.snapshot() {
        Ok(snapshot) => Ok((document, Some(snapshot))),
        Err(coedit::Error::Incomplete) => Ok((document, None)),
        Err(error) => Err(error.into()),
    }
}

fn keep(
    tx: &mut Tx<'_>,
    peer: Peer,
    entity: &EntityRef,
    (mut document, mut snapshot): MergedDocument,
) -> Result<()> {
    if snapshot.is_none() {
        document = rebuild(tx, peer, entity)?;
        snapshot = match document.snapshot() {
            Ok(snapshot) => Some(snapshot),
            // Something is still missing: the updates wait in the journal, and the document stays as it was.
            Err(coedit::Error::Incomplete) => None,
            Err(error) => return Err(error.into()),
        };
    }
    match snapshot {
        Some(snapshot) => tx.set_document(entity, &snapshot)?,
        None => document = load(tx, peer, entity)?,
    }
    refresh(tx, entity, &document)
}

/// The answer for each, in order, worked out on as many cores as there are. The database is not for these threads.
fn side_by_side<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = all.len().div_ceil(cores).max(8);
    if all.len() <= share {
        return all.iter().map(work).collect();
    }
    std::thread::scope(|scope| {
        let work = &work;
        let parts: Vec<_> = all
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().map(work).collect::<Vec<R>>()))
            .collect();
        parts
            .into_iter()
            .flat_map(|part| match part.join() {
                Ok(done) => done,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    })
}

/// Every document anew from the journal, with the slots and the notes that it gives.
pub(crate) fn rebuild_all(tx: &mut Tx<'_>, peer: Peer) -> Result<()> {
    for kind in [&DRAFT, &VISIT] {
        for entity in tx.recorded(kind)? {
            let document = rebuild(tx, peer, &entity)?;
            match document.snapshot() {
                // Nothing was ever co-edited: a document that is not there says as much.
                Ok(_) if document.version() == Document::new(peer).version() => {}
                Ok(snapshot) => tx.set_document(&entity, &snapshot)?,
                // Something is still missing: it comes with a later record, and the document is then rebuilt once more.
                Err(coedit::Error::Incomplete) => {}
                Err(error) => return Err(error.into()),
            }
            refresh(tx, &entity, &document)?;
        }
    }
    Ok(())
}

/// One update that cannot be read must not hold up the others: it stays in the journal, for a version that can.
fn import<'u>(document: &mut Document, updates: impl IntoIterator<Item = &'u str>) {
    for update in updates {
        if let Ok(bytes) = STANDARD.decode(update) {
            let _ = document.import(&bytes);
        }
    }
}

/// The document anew from the journal's updates: the snapshot is only a cache.
fn rebuild(db: &Db<'_>, peer: Peer, entity: &EntityRef) -> Result<Document> {
    let records = db.records_of(entity)?;
    let mut document = Document::new(peer);
    import(
        &mut document,
        records.iter().filter_map(|record| record.update.as_deref()),
    );
    Ok(document)
}

pub(crate) fn has_document(entity: &EntityRef) -> bool {
    entity.kind == DRAFT.name || entity.kind == VISIT.name
}

/// Brings what shows of a document up to date: the slots of a draft, the text of a note.
fn refresh(tx: &mut Tx<'_>, entity: &EntityRef, document: &Document) -> Result<()> {
    if entity.kind == DRAFT.name {
        let rows = slot_rows(tx, &tx.registers(entity)?, document)?;
        tx.set_slots(DraftId(entity.id), &rows)?;
    } else {
        tx.set_note(VisitId(entity.id), &document.text())?;
    }
    Ok(())
}

/// A slot that shows, with the write that gave it; `disputed` when two laptops wrote it without knowing of each other.
pub(crate) struct ShownSlot<'r> {
    pub id: SlotId,
    pub value: SlotValue,
    pub write: &'r Write,
    pub disputed: bool,
}

/// The slots that show. A slot that one laptop removed while another moved it stays in sight, to be decided.
pub(crate) fn shown_slots<'r>(registers: &'r Registers, document: &Document) -> Vec<ShownSlot<'r>> {
    let shown = document.slots();
    let mut slots = Vec::new();
    for (field, writes) in &registers.0 {
        let Some(id) = field
            .strip_prefix(SLOT_PREFIX)
            .and_then(|id| id.parse::<SlotId>().ok())
        else {
            continue;
        };
        let disputed = is_question(writes);
        let kept = writes
            .iter()
            .find_map(|write| Some((write, SlotValue::from_json(&write.value)?)));
        let row = match (shown.get(&id), kept) {
            (Some(value), _) => Some((written(writes, &value.to_json()), value.clone())),
            (None, Some((write, value))) if disputed => Some((Some(write), value)),
            (None, _) => None,
        };
        if let Some((Some(write), value)) = row {
            slots.push(ShownSlot {
                id,
                value,
                write,
                disputed,
            });
        }
    }
    slots
}

fn slot_rows(db: &Db<'_>, registers: &Registers, document: &Document) -> Result<Vec<SlotRow>> {
    shown_slots(registers, document)
        .into_iter()
        .map(|shown| {
            Ok(SlotRow {
                id: shown.id,
                slot: shown.value.slot,
                period: shown.value.period,
                kind: shown.value.kind,
                author: db.author(shown.write.stamp)?,
                written_at: shown.write.hlc.wall_ms(),
                question: shown.disputed,
            })
        })
        .collect()
}

fn written<'w>(writes: &'w [Write], value: &Value) -> Option<&'w Write> {
    writes
        .iter()
        .find(|write| write.value == *value)
        .or_else(|| writes.first())
}
