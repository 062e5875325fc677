//! What a .valise holds and what importing it would do. It is applied, in a transaction that is then undone.

use std::collections::{BTreeMap, BTreeSet};

use domain::entity::EntityRef;
use domain::journal::Record;
use store::Tx;
use sync::{NoProgress, Scan};

use super::card::Card;
use super::draft;
use super::open::{Opened, open};
use super::types::{ValiseDraft, ValiseImport, ValisePerson, ValisePreview, ValiseThings};
use crate::exchange::merge::{self, Records, receive};
use crate::exchange::past::look;
use crate::exchange::snapshot;
use crate::exchange::types::SkippedFile;
use crate::{App, Error, Result};

/// Says what a .valise holds. Nothing is written.
///
/// # Errors
/// As `open`.
pub fn preview(app: &App, args: ValiseImport) -> Result<ValisePreview> {
    let opened = open(app, &args.file, &args.passphrase)?;
    let mut skipped = opened.skipped.clone();
    let (fresh, after) = if opened.is_draft() {
        let (fresh, unusable) = app.read(|db| draft::fresh(db, &opened.records))?;
        skipped.extend(unusable_in(&args.file, unusable));
        let after = undone(app, |tx| {
            fresh
                .iter()
                .try_for_each(|(entity, loose)| draft::carry(app, tx, entity, loose))
        })?;
        (
            fresh
                .into_values()
                .flatten()
                .map(|(record, _)| record)
                .collect(),
            after,
        )
    } else {
        let batches = everything(app, &opened, &mut skipped)?;
        let mut fresh = Vec::new();
        let after = undone(app, |tx| {
            fresh = apply(app, tx, &batches)?;
            Ok(())
        })?;
        (fresh, after)
    };
    let now = app.read(|db| Ok(db.question_count()?))?;
    Ok(ValisePreview {
        questions: after,
        raised: after.saturating_sub(now),
        fresh: u32::try_from(fresh.len()).unwrap_or(u32::MAX),
        people: people(&fresh),
        things: things(&fresh),
        skipped,
        ..described(&opened, args.file)
    })
}

fn described(opened: &Opened, file: String) -> ValisePreview {
    let card = opened.card.as_ref();
    let of = |read: fn(&Card) -> &String| card.map(read).cloned().unwrap_or_default();
    ValisePreview {
        file,
        space: opened.space,
        by: of(|card| &card.person),
        device: of(|card| &card.label),
        made_at: card.map(|card| card.made_at),
        receiver: card.and_then(|card| Some(card.receiver.as_ref()?.label.clone())),
        draft: card
            .and_then(|card| card.draft.as_ref())
            .map(|draft| ValiseDraft {
                title: draft.title.clone(),
                library: draft.library.clone(),
            }),
        photos: card.map_or(0, |card| card.photos),
        fresh: 0,
        people: Vec::new(),
        things: Vec::new(),
        questions: 0,
        raised: 0,
        skipped: Vec::new(),
    }
}

pub(super) fn unusable_in(file: &str, count: usize) -> Option<SkippedFile> {
    (count > 0).then(|| SkippedFile {
        file: file.to_owned(),
        reason: "malformed".to_owned(),
        since: None,
    })
}

/// The records of its batches and of its snapshot, in an order in which they can be applied.
fn everything(app: &App, opened: &Opened, skipped: &mut Vec<SkippedFile>) -> Result<Vec<Records>> {
    let shared = opened.shared()?;
    let scan: Scan = look(app, &shared, &NoProgress)?;
    skipped.extend(merge::skipped(&scan));
    let mut batches = snapshot::in_parts(app, &shared, &scan)?;
    for ready in &scan.batches {
        match merge::records(app, &shared, ready)? {
            Ok(records) => batches.push(records),
            Err(_) => break,
        }
    }
    Ok(batches)
}

/// Applies and gives back what was new.
fn apply(app: &App, tx: &mut Tx<'_>, batches: &[Records]) -> Result<Vec<Record>> {
    let mut fresh = Vec::new();
    for records in batches {
        let before = tx.applied()?;
        receive(app, tx, records)?;
        let new = records
            .iter()
            .filter(|(record, _)| record.seq > before.get(record.device));
        fresh.extend(new.map(|(record, _)| record.clone()));
    }
    Ok(fresh)
}

/// The questions there would be after `body`, of which nothing stays.
fn undone(app: &App, body: impl FnOnce(&mut Tx<'_>) -> Result<()>) -> Result<u32> {
    let mut questions = 0;
    let undone: Result<store::Outcome<()>> = app.store()?.settle(app.now(), |tx| {
        body(tx)?;
        questions = tx.question_count()?;
        Err(Error::new("cancelled"))
    });
    match undone {
        Err(error) if error.code != "cancelled" => Err(error),
        _ => Ok(questions),
    }
}

/// Who wrote how much, the busiest first.
fn people(fresh: &[Record]) -> Vec<ValisePerson> {
    let mut by: BTreeMap<&str, u32> = BTreeMap::new();
    for record in fresh {
        *by.entry(&record.by).or_default() += 1;
    }
    let mut people: Vec<ValisePerson> = by
        .into_iter()
        .map(|(by, records)| ValisePerson {
            by: by.to_owned(),
            records,
        })
        .collect();
    people.sort_by_key(|person| std::cmp::Reverse(person.records));
    people
}

/// How many entities of each kind.
fn things(fresh: &[Record]) -> Vec<ValiseThings> {
    let entities: BTreeSet<&EntityRef> = fresh.iter().map(|record| &record.entity).collect();
    let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
    for entity in entities {
        *kinds.entry(&entity.kind).or_default() += 1;
    }
    kinds
        .into_iter()
        .map(|(kind, count)| ValiseThings {
            kind: kind.to_owned(),
            count,
        })
        .collect()
}
