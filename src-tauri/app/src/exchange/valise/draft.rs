//! One draft alone: its records and those of its library, each as it was written. Whoever gets them carries them in a record of their
//! own journal, so that their space needs nothing else of ours.

use std::collections::BTreeMap;

use domain::entity::{DRAFT, EntityRef, LIBRARY};
use domain::id::{DraftId, SpaceId};
use domain::journal::{KIND_CARRY, KIND_ERASE, KIND_ERASED, Record};
use store::{Change, Db, Tx};
use sync::{Holds, Keys, Space, SpaceFile};

use super::card::{Card, DraftCard};
use super::export::{add_letter, close_past};
use super::pack::Packing;
use super::types::{ValiseExport, ValiseExported};
use crate::exchange::folder::Shared;
use crate::{App, Error, Result, coediting};

/// Bytes of records that one record carries: several laptops' mirrors move it as easily as any.
const CARRIED_AT_ONCE: usize = 1 << 20;

/// A record with its text.
pub(super) type Loose = (Record, String);

pub(super) fn export(app: &App, args: &ValiseExport, id: DraftId) -> Result<ValiseExported> {
    let (card, texts) = app.read(|db| describe(db, id))?;
    let (keys, files) = closing(app, &args.passphrase)?;
    let packing = Packing::begin(app, &args.file, Holds::Draft)?;
    if app.read(|db| Ok(db.space()?))?.is_some() {
        close_past(app, &bound(app, &packing)?)?;
    }
    for file in files {
        packing.add(&file.path, &file.bytes)?;
    }
    let records = u32::try_from(texts.len()).unwrap_or(u32::MAX);
    let card = Card {
        records,
        draft: Some(card),
        ..Card::new(app)?
    };
    let bodies = texts.into_iter().map(String::into_bytes).collect();
    add_letter(app, &packing, &keys, &card, bodies)?;
    Ok(ValiseExported {
        file: args.file.clone(),
        bytes: packing.finish()?,
        records,
        batches: 0,
        photos: 0,
        receiver: None,
        draft: card.draft.map(|draft| draft.title),
    })
}

fn describe(db: &Db<'_>, id: DraftId) -> Result<(DraftCard, Vec<String>)> {
    let draft = db.draft(id)?;
    let mut texts = Vec::new();
    let mut library = String::new();
    if let Some(of) = draft.library {
        texts.extend(db.texts_of(&EntityRef::new(&LIBRARY, of.0))?);
        library = db.library(of).map(|row| row.name).unwrap_or_default();
    }
    texts.extend(db.texts_of(&EntityRef::new(&DRAFT, id.0))?);
    let card = DraftCard {
        id,
        title: draft.title,
        library,
    };
    Ok((card, texts))
}

/// With a passphrase of its own, the .valise gets a key that opens nothing else; else the space's own key closes it.
fn closing(app: &App, passphrase: &str) -> Result<(Keys, Vec<SpaceFile>)> {
    if !passphrase.is_empty() {
        let space = SpaceId(app.new_id()?);
        let work = app.ports().work_factor;
        let once = Space::prepare(passphrase, space, work, &mut app.dice())?;
        return Ok((once.keys, once.files));
    }
    let (bound, files) = app.read(|db| Ok((db.space()?, db.space_files()?)))?;
    let bound = bound.ok_or_else(|| Error::new("valise_passphrase_missing"))?;
    let files = files.into_iter();
    let files = files.map(|(path, bytes)| SpaceFile { path, bytes });
    Ok((Keys::from_bytes(&bound.keys)?, files.collect()))
}

fn bound(app: &App, packing: &Packing) -> Result<Shared> {
    let bound = app.read(|db| Ok(db.space()?))?;
    let bound = bound.ok_or_else(|| Error::new("valise_passphrase_missing"))?;
    Shared::of(Box::new(packing.clone()), Keys::from_bytes(&bound.keys)?)
}

/// The records of a letter that are not here yet, by entity; and how many cannot be used.
pub(super) fn fresh(
    db: &Db<'_>,
    records: &[Vec<u8>],
) -> Result<(BTreeMap<EntityRef, Vec<Loose>>, usize)> {
    let mut fresh: BTreeMap<EntityRef, Vec<Loose>> = BTreeMap::new();
    let mut unusable = 0;
    for bytes in records {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let Some(record) = serde_json::from_str::<Record>(text)
            .ok()
            .filter(is_of_a_draft)
        else {
            unusable += 1;
            continue;
        };
        if db.has_record(&record)? || db.is_erased(&record.entity)? {
            continue;
        }
        let of = fresh.entry(record.entity.clone()).or_default();
        of.push((record, text.to_owned()));
    }
    Ok((fresh, unusable))
}

/// Nothing else is asked for by a draft: whatever else stands in a letter is not applied.
fn is_of_a_draft(record: &Record) -> bool {
    let kinds = [DRAFT.name, LIBRARY.name];
    let refused = [KIND_CARRY, KIND_ERASE, KIND_ERASED];
    kinds.contains(&record.entity.kind.as_str())
        && !refused.contains(&record.kind.as_str())
        && record.seq > 0
}

/// Carries records of one entity in this laptop's journal, and merges what they say.
pub(super) fn carry(app: &App, tx: &mut Tx<'_>, entity: &EntityRef, loose: &[Loose]) -> Result<()> {
    let (mut chunk, mut size) = (Vec::new(), 0);
    for (_, text) in loose {
        if size + text.len() > CARRIED_AT_ONCE && !chunk.is_empty() {
            tx.write(Change::carry(entity.clone(), std::mem::take(&mut chunk)))?;
            size = 0;
        }
        size += text.len();
        chunk.push(text.clone());
    }
    tx.write(Change::carry(entity.clone(), chunk))?;
    let records: Vec<Record> = loose.iter().map(|(record, _)| record.clone()).collect();
    coediting::merge(tx, app.peer(), &records.iter().collect::<Vec<_>>())
}
