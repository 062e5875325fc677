//! Importing a .valise: what a sync would do with a folder that holds the same, without writing to it; or one draft, carried.

use domain::op::Op;
use sync::{NoProgress, Progress};

use super::draft;
use super::open::{Opened, open};
use super::preview::unusable_in;
use super::types::{ValiseImport, ValiseImported};
use crate::exchange::folder::begin;
use crate::exchange::merge::merge;
use crate::exchange::{identity, keys, run};
use crate::{App, Result};

/// Imports a .valise here and now, for the command line and tests.
///
/// # Errors
/// As `preview`: what is refused leaves everything as it was; what breaks off half-way is taken up by importing again.
pub fn import(app: &App, args: &ValiseImport) -> Result<ValiseImported> {
    work(app, args, &NoProgress, &NoProgress)
}

pub(super) fn work(
    app: &App,
    args: &ValiseImport,
    reading: &dyn Progress,
    applying: &dyn Progress,
) -> Result<ValiseImported> {
    let _turn = app.jobs().turn();
    let opened = open(app, &args.file, &args.passphrase)?;
    crate::backup::before(app, crate::backup::Reason::Import);
    if opened.is_draft() {
        one_draft(app, &opened, &args.file)
    } else {
        everything(app, &opened, reading, applying)
    }
}

fn everything(
    app: &App,
    opened: &Opened,
    reading: &dyn Progress,
    applying: &dyn Progress,
) -> Result<ValiseImported> {
    if let Some(new) = &opened.new {
        app.settle(|tx| begin(tx, new, ""))?;
    }
    let shared = opened.shared()?;
    keys::unpack(app, &shared)?;
    let merged = merge(app, &shared, reading, applying)?;
    run::name_others(app)?;
    crate::erasure::scrub_if_wanted(app)?;
    // Looked for only where there are some: what the folder has of photos would have to be read again afterwards.
    if merged
        .listing
        .iter()
        .any(|entry| entry.path.contains("/p/"))
    {
        crate::photo::exchange::fetch(app, &opened.shared()?, &merged.listing, applying)?;
    }
    let mut skipped = opened.skipped.clone();
    skipped.extend(merged.skipped);
    Ok(ValiseImported {
        received: merged.received,
        questions: app.read(|db| Ok(db.question_count()?))?,
        skipped,
        joined: opened.new.is_some(),
        draft: None,
    })
}

/// Each record comes under its own name, and counts only when its batch arrives: until then this laptop's journal carries it.
fn one_draft(app: &App, opened: &Opened, file: &str) -> Result<ValiseImported> {
    let own = app.store()?.device();
    let (mut fresh, unusable) = app.read(|db| draft::fresh(db, &opened.records))?;
    // Somebody has records of this laptop that it has lost: its database is an older state, and goes on under a new name.
    if fresh
        .values()
        .flatten()
        .any(|(record, _)| record.device == own)
    {
        identity::renew(app, "restored")?;
        (fresh, _) = app.read(|db| draft::fresh(db, &opened.records))?;
    }
    let draft = opened.card.as_ref().and_then(|card| card.draft.as_ref());
    let received = fresh.values().map(Vec::len).sum::<usize>();
    if received > 0 {
        app.act(Op::ReceiveDraft, |tx| {
            fresh
                .iter()
                .try_for_each(|(entity, loose)| draft::carry(app, tx, entity, loose))
        })?;
    }
    let mut skipped = opened.skipped.clone();
    skipped.extend(unusable_in(file, unusable));
    Ok(ValiseImported {
        received: u32::try_from(received).unwrap_or(u32::MAX),
        questions: app.read(|db| Ok(db.question_count()?))?,
        skipped,
        joined: false,
        draft: draft.map(|draft| draft.id),
    })
}
