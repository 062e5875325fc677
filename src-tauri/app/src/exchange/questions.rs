//! The questions that a merge leaves: both values, who wrote them and when; the decision is a new write that has seen both.

use domain::draft::SlotValue;
use domain::entity::{DELETED, EntityRef, SLOT_PREFIX};
use domain::id::{DeviceId, DraftId, LibraryId, VisitId};
use domain::merge::Write;
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::{Db, Registers};

use super::types::{Candidate, Question, QuestionResolve};
use crate::{App, Error, Result, coediting};

/// Every open question.
///
/// # Errors
/// What the database says.
pub fn questions(app: &App) -> Result<Vec<Question>> {
    app.read(|db| {
        db.questions()?
            .into_iter()
            .map(|(entity, field)| question(db, &entity, &field))
            .collect()
    })
}

fn question(db: &Db<'_>, entity: &EntityRef, field: &str) -> Result<Question> {
    let writes = candidates(db, entity, field)?;
    let shown = shown(db, entity, field, &writes)?;
    let mut listed: Vec<Candidate> = writes
        .iter()
        .map(|write| {
            Ok(Candidate {
                value: readable(field, &write.value),
                by: db.author(write.stamp)?,
                at: write.hlc.wall_ms(),
                mine: write.stamp.device == db.device(),
                shown: write.value == shown,
                key: key(write),
            })
        })
        .collect::<Result<_>>()?;
    listed.sort_by_key(|candidate| !candidate.shown);
    Ok(Question {
        id: format!("{entity}/{field}"),
        kind: entity.kind.clone(),
        entity: entity.id.to_string(),
        title: title(db, entity),
        field: if field.starts_with(SLOT_PREFIX) {
            "slot".to_owned()
        } else {
            field.to_owned()
        },
        candidates: listed,
    })
}

/// The writes to choose between. A disputed removal is a choice between removed and kept.
fn candidates(db: &Db<'_>, entity: &EntityRef, field: &str) -> Result<Vec<Write>> {
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
fn shown(db: &Db<'_>, entity: &EntityRef, field: &str, writes: &[Write]) -> Result<Value> {
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

fn key(write: &Write) -> String {
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
        _ => Ok(String::new()),
    };
    found.unwrap_or_default()
}

/// Decides a question. The other value stays in the journal.
///
/// # Errors
/// `question_unknown` when it does not exist or is decided already; `question_choice_unknown`.
pub fn resolve(app: &App, args: QuestionResolve) -> Result<()> {
    let (entity, field) = parse(&args.id)?;
    let chosen = app.read(|db| {
        if !db.questions()?.contains(&(entity.clone(), field.clone())) {
            return Err(Error::new("question_unknown").arg("id", &args.id));
        }
        let writes = candidates(db, &entity, &field)?;
        let shown = shown(db, &entity, &field, &writes)?;
        choose(db.device(), &writes, &shown, &args.keep)
    })?;
    app.act(Op::ResolveQuestion, |tx| {
        let fields: Map<String, Value> = [(field, chosen)].into_iter().collect();
        coediting::write(tx, app.peer(), &entity, fields)
    })
}

fn parse(id: &str) -> Result<(EntityRef, String)> {
    let unknown = || Error::new("question_unknown").arg("id", id);
    let mut parts = id.splitn(3, '/');
    let (kind, entity, field) = (parts.next(), parts.next(), parts.next());
    let kind = kind.ok_or_else(unknown)?.to_owned();
    let id = entity
        .and_then(|entity| entity.parse().ok())
        .ok_or_else(unknown)?;
    Ok((
        EntityRef { kind, id },
        field.ok_or_else(unknown)?.to_owned(),
    ))
}

/// "Mine" is what this laptop wrote, or what shows here when it wrote neither; "theirs" is the other one.
fn choose(device: DeviceId, writes: &[Write], shown: &Value, keep: &str) -> Result<Value> {
    let mine = writes
        .iter()
        .find(|write| write.stamp.device == device)
        .or_else(|| writes.iter().find(|write| write.value == *shown))
        .or(writes.first());
    let chosen = match keep {
        "mine" => mine,
        "theirs" => writes
            .iter()
            .find(|write| mine.is_none_or(|mine| mine.value != write.value)),
        chosen => writes.iter().find(|write| key(write) == chosen),
    };
    chosen
        .map(|write| write.value.clone())
        .ok_or_else(|| Error::new("question_choice_unknown").arg("keep", keep))
}
