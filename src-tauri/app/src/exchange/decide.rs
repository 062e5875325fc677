//! Decisions on questions: new writes that have seen every value, all in one act. Where both values are wanted, the draft is
//! copied.

use std::collections::BTreeMap;

use domain::entity::{DRAFT, EntityRef, SLOT_PREFIX};
use domain::id::{DeviceId, DraftId, SlotId};
use domain::merge::Write;
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::Tx;

use super::questions::{can_fork, candidates, key, shown};
use super::types::{QuestionResolve, QuestionsResolve};
use crate::words::Catalogue;
use crate::{App, Error, Result, coediting, paper};

/// What keeps both values.
const BOTH: &str = "both";

type Fields = Map<String, Value>;

/// Decides a question. The other value stays in the journal.
///
/// # Errors
/// `question_unknown` when it does not exist or is decided already; `question_choice_unknown`; `question_no_fork`.
pub fn resolve(app: &App, args: QuestionResolve) -> Result<()> {
    if paper::is_twice(&args.id) {
        return paper::resolve_twice(app, &args);
    }
    decide(app, &[args], Op::ResolveQuestion)
}

/// Decides several questions in one act: all of them, or none when one is refused.
///
/// # Errors
/// As `resolve`.
pub fn resolve_all(app: &App, args: QuestionsResolve) -> Result<()> {
    // A sheet that was keyed in twice is no field of a record: its decision is an act of its own.
    let (twice, fields): (Vec<_>, Vec<_>) = args
        .choices
        .into_iter()
        .partition(|choice| paper::is_twice(&choice.id));
    for choice in &twice {
        paper::resolve_twice(app, choice)?;
    }
    match fields.as_slice() {
        [] => Ok(()),
        [_] => decide(app, &fields, Op::ResolveQuestion),
        many => {
            let count = u32::try_from(many.len()).unwrap_or(u32::MAX);
            decide(app, many, Op::ResolveQuestions { count })
        }
    }
}

/// One decision: the value that stays, and those that get a draft of their own.
struct Decided {
    entity: EntityRef,
    field: String,
    value: Value,
    others: Vec<Write>,
}

fn decide(app: &App, choices: &[QuestionResolve], op: Op) -> Result<()> {
    let words = Catalogue::new(app.language());
    app.act(op, |tx| {
        let open = tx.questions()?;
        let decided = choices
            .iter()
            .map(|choice| one(tx, &open, choice))
            .collect::<Result<Vec<_>>>()?;
        // Before anything is written: what shows now is what the copies are made of.
        let copies = copies(app, tx, &words, &decided)?;
        let mut changes: BTreeMap<EntityRef, Fields> = BTreeMap::new();
        for each in decided {
            changes
                .entry(each.entity)
                .or_default()
                .insert(each.field, each.value);
        }
        for (entity, fields) in changes.into_iter().chain(copies) {
            coediting::write(tx, app.peer(), &entity, fields)?;
        }
        Ok(())
    })
}

fn one(tx: &Tx<'_>, open: &[(EntityRef, String)], choice: &QuestionResolve) -> Result<Decided> {
    let (entity, field) = parse(&choice.id)?;
    if !open.contains(&(entity.clone(), field.clone())) {
        return Err(Error::new("question_unknown").arg("id", &choice.id));
    }
    let writes = candidates(tx, &entity, &field)?;
    let shown = shown(tx, &entity, &field, &writes)?;
    let both = choice.keep == BOTH;
    if both && !can_fork(&entity, &field) {
        return Err(Error::new("question_no_fork"));
    }
    let keep = if both { "mine" } else { &choice.keep };
    let value = choose(tx.device(), &writes, &shown, keep)?;
    let others = writes.into_iter().filter(|write| write.value != value);
    Ok(Decided {
        others: if both { others.collect() } else { Vec::new() },
        entity,
        field,
        value,
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

/// The drafts that the other values get: each of them whole, with new slots, in the title whose value it has.
fn copies(
    app: &App,
    tx: &Tx<'_>,
    words: &Catalogue,
    decided: &[Decided],
) -> Result<Vec<(EntityRef, Fields)>> {
    let mut by_draft: BTreeMap<&EntityRef, Vec<&Decided>> = BTreeMap::new();
    for each in decided {
        by_draft.entry(&each.entity).or_default().push(each);
    }
    let mut made = Vec::new();
    for (draft, decided) in by_draft {
        let most = decided.iter().map(|each| each.others.len()).max();
        for number in 0..most.unwrap_or(0) {
            let id = EntityRef::new(&DRAFT, app.new_id()?);
            made.push((id, copy(app, tx, words, draft, &decided, number)?));
        }
    }
    Ok(made)
}

/// The fields of one copy: the decided values, and for each question that wants both its `number`th other value.
fn copy(
    app: &App,
    tx: &Tx<'_>,
    words: &Catalogue,
    entity: &EntityRef,
    decided: &[&Decided],
    number: usize,
) -> Result<Fields> {
    let draft = tx.draft(DraftId(entity.id))?;
    let mut slots: BTreeMap<String, Value> = tx
        .slots(draft.id)?
        .into_iter()
        .map(|row| {
            let value = domain::draft::SlotValue {
                slot: row.slot,
                period: row.period,
                kind: row.kind,
            };
            (format!("{SLOT_PREFIX}{}", row.id), value.to_json())
        })
        .collect();
    let (mut title, mut own_title, mut who) = (draft.title.clone(), None, Vec::new());
    for each in decided {
        let other = each.others.get(number).or(each.others.last());
        let value = other.map_or(&each.value, |write| &write.value);
        if let Some(write) = other {
            let author = tx.author(write.stamp)?;
            if !who.contains(&author) {
                who.push(author);
            }
        }
        if each.field.starts_with(SLOT_PREFIX) {
            slots.insert(each.field.clone(), value.clone());
        } else if let ("title", Some(text)) = (each.field.as_str(), value.as_str()) {
            title = text.to_owned();
            own_title = other.map(|_| text.to_owned());
        }
    }
    let args = [
        ("title".to_owned(), title),
        ("who".to_owned(), who.join(", ")),
    ];
    let title = own_title.unwrap_or_else(|| words.sentence("office-copy-title", &args.into()));
    let mut fields = Fields::new();
    fields.insert("title".to_owned(), json!(title));
    if let Some(library) = draft.library {
        fields.insert("library".to_owned(), json!(library));
    }
    if draft.demo {
        fields.insert("demo".to_owned(), json!(true));
    }
    for value in slots.into_values().filter(|value| !value.is_null()) {
        fields.insert(coediting::slot_field(SlotId(app.new_id()?)), value);
    }
    Ok(fields)
}
