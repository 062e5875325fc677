//! The questions that a merge leaves: each value, who wrote it, when and why, and what everybody had seen before.

use std::collections::BTreeMap;

use domain::draft::SlotValue;
use domain::entity::{DELETED, DRAFT, EntityRef, LAPTOP, SLOT_PREFIX};
use domain::id::{DeviceId, DraftId, LibraryId, VisitId};
use domain::journal::Record;
use domain::merge::Write;
use domain::week::Week;
use serde_json::{Value, json};
use store::draft::SlotRow;
use store::{Db, Registers};

use super::start;
use super::types::{Candidate, Question, Start};
use crate::words::Catalogue;
use crate::{App, Result, paper};

/// Every open question.
///
/// # Errors
/// What the database says.
pub fn questions(app: &App) -> Result<Vec<Question>> {
    let (today, words) = (app.today(), Catalogue::new(app.language()));
    app.read(|db| {
        let mut known: BTreeMap<EntityRef, Known> = BTreeMap::new();
        let mut listed = Vec::new();
        for (entity, field) in db.questions()? {
            if !known.contains_key(&entity) {
                known.insert(entity.clone(), Known::of(db, &entity)?);
            }
            listed.push(question(db, &entity, &field, &known[&entity])?);
        }
        listed.extend(paper::twice(db, today, &words)?);
        Ok(listed)
    })
}

/// What is read once of a thing, whatever number of its fields are disputed.
struct Known {
    title: String,
    records: Vec<Record>,
    /// The slots that show, of a draft.
    slots: Vec<SlotRow>,
}

impl Known {
    fn of(db: &Db<'_>, entity: &EntityRef) -> Result<Self> {
        let slots = if entity.kind == DRAFT.name {
            db.slots(DraftId(entity.id))?
        } else {
            Vec::new()
        };
        Ok(Self {
            title: title(db, entity),
            records: db.records_of(entity)?,
            slots,
        })
    }

    /// Minutes a week of the draft, were this slot as `value` says.
    fn weekly_minutes(&self, field: &str, value: &Value) -> Option<u32> {
        let slot = field.strip_prefix(SLOT_PREFIX)?;
        let others = self.slots.iter().filter(|row| row.id.to_string() != slot);
        let week = others
            .map(|row| row.slot)
            .chain(SlotValue::from_json(value).map(|value| value.slot));
        Some(Week::new(week).minutes())
    }
}

fn question(db: &Db<'_>, entity: &EntityRef, field: &str, known: &Known) -> Result<Question> {
    let writes = candidates(db, entity, field)?;
    let shown = shown(db, entity, field, &writes)?;
    let mut listed: Vec<Candidate> = writes
        .iter()
        .map(|write| candidate(db, field, write, known, &shown))
        .collect::<Result<_>>()?;
    listed.sort_by_key(|candidate| !candidate.shown);
    let start = start::start(&known.records, field, &writes)
        .map(|write| before(db, field, &write, known))
        .transpose()?;
    Ok(Question {
        id: format!("{entity}/{field}"),
        kind: entity.kind.clone(),
        entity: entity.id.to_string(),
        title: known.title.clone(),
        field: if field.starts_with(SLOT_PREFIX) {
            "slot".to_owned()
        } else {
            field.to_owned()
        },
        candidates: listed,
        start,
        can_fork: can_fork(entity, field),
    })
}

fn candidate(
    db: &Db<'_>,
    field: &str,
    write: &Write,
    known: &Known,
    shown: &Value,
) -> Result<Candidate> {
    let op = start::find(&known.records, write.stamp).and_then(|record| record.op.clone());
    let comment = op.as_ref().and_then(|op| op["comment"].as_str());
    Ok(Candidate {
        value: readable(field, &write.value),
        by: db.author(write.stamp)?,
        at: write.hlc.wall_ms(),
        mine: write.stamp.device == db.device(),
        shown: write.value == *shown,
        key: key(write),
        comment: comment.map(str::to_owned),
        weekly_minutes: known.weekly_minutes(field, &write.value),
        op: op.and_then(|op| serde_json::from_value(op).ok()),
    })
}

fn before(db: &Db<'_>, field: &str, write: &Write, known: &Known) -> Result<Start> {
    Ok(Start {
        value: readable(field, &write.value),
        by: db.author(write.stamp)?,
        at: write.hlc.wall_ms(),
        weekly_minutes: known.weekly_minutes(field, &write.value),
    })
}

/// A draft can be had twice; two addresses of one library cannot.
pub(super) fn can_fork(entity: &EntityRef, field: &str) -> bool {
    entity.kind == DRAFT.name && (field.starts_with(SLOT_PREFIX) || field == "title")
}

/// The writes to choose between. A disputed removal is a choice between removed and kept.
pub(super) fn candidates(db: &Db<'_>, entity: &EntityRef, field: &str) -> Result<Vec<Write>> {
    let registers = db.registers(entity)?;
    let mut writes = registers.0.get(field).cloned().unwrap_or_default();
    if field == DELETED && registers.removal_is_disputed() {
        writes.retain(|write| write.value == json!(true));
        writes.extend(latest_edit(&registers).map(|edit| Write {
            value: json!(false),
            ..edit
        }));
    }
    // Two laptops that wrote the same are one choice.
    let mut distinct: Vec<Write> = Vec::new();
    for write in writes {
        if distinct.iter().all(|kept| kept.value != write.value) {
            distinct.push(write);
        }
    }
    Ok(distinct)
}

/// The edit that stands against a removal.
fn latest_edit(registers: &Registers) -> Option<Write> {
    let edits = registers
        .0
        .iter()
        .filter(|(field, _)| *field != DELETED)
        .flat_map(|(_, writes)| writes);
    edits.max_by_key(|write| (write.hlc, write.stamp)).cloned()
}

/// What the screens show of this field until somebody decides.
pub(super) fn shown(
    db: &Db<'_>,
    entity: &EntityRef,
    field: &str,
    writes: &[Write],
) -> Result<Value> {
    if field == DELETED {
        return Ok(json!(false));
    }
    if let Some(slot) = field.strip_prefix(SLOT_PREFIX) {
        let rows = db.slots(DraftId(entity.id))?;
        if let Some(row) = rows.into_iter().find(|row| row.id.to_string() == slot) {
            return Ok(SlotValue {
                slot: row.slot,
                period: row.period,
                kind: row.kind,
            }
            .to_json());
        }
    }
    Ok(writes
        .first()
        .map(|write| write.value.clone())
        .unwrap_or(Value::Null))
}

fn readable(field: &str, value: &Value) -> Value {
    if !field.starts_with(SLOT_PREFIX) {
        return value.clone();
    }
    SlotValue::from_json(value).map_or(Value::Null, |value| json!(value.slot))
}

pub(super) fn key(write: &Write) -> String {
    format!(
        "{}:{}:{}",
        write.stamp.device,
        write.stamp.seq,
        write.value == json!(true)
    )
}

fn title(db: &Db<'_>, entity: &EntityRef) -> String {
    let found = match entity.kind.as_str() {
        "library" => db.library(LibraryId(entity.id)).map(|library| library.name),
        "visit" => db.visit(VisitId(entity.id)).map(|visit| visit.library_name),
        "survey" => db
            .survey(domain::id::SurveyId(entity.id))
            .map(|survey| survey.title),
        "draft" => db.draft(DraftId(entity.id)).map(|draft| draft.title),
        "questionnaire" | "form_row" => db
            .called(entity)
            .map(|named| named.map(|named| named.title).unwrap_or_default()),
        kind if kind == LAPTOP.name => db.other_laptops().map(|names| {
            let name = names.get(&DeviceId(entity.id));
            name.map(|name| name.label.clone()).unwrap_or_default()
        }),
        _ => Ok(String::new()),
    };
    found.unwrap_or_default()
}
