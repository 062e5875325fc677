//! The act: one record that every laptop obeys for ever, then the pages of this database are overwritten.

use domain::journal::{Record, TARGETS};
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::{Change, Now, Store};

use super::reach::{counts, targets};
use super::types::{EraseAsk, ErasePreview};
use crate::{App, Error, Result};

/// The setting that says that deleted rows have not been overwritten yet.
const SCRUB: &str = "scrub_wanted";

/// Erases for ever. There is no undo, and whatever arrives later about it is erased too.
///
/// # Errors
/// `erase_nothing`, `erase_reason_missing`, `entity_unknown`; then nothing was erased.
pub fn erase(app: &App, ask: EraseAsk) -> Result<ErasePreview> {
    let reason = ask.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(Error::new("erase_reason_missing"));
    }
    let preview = super::preview(app, ask.clone())?;
    let found = app.read(|db| targets(db, &ask.entities))?;
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    app.act(Op::EraseData { count }, |tx| {
        let mut fields: Map<String, Value> = Map::new();
        let listed: Vec<String> = found.iter().map(ToString::to_string).collect();
        fields.insert(TARGETS.to_owned(), json!(listed));
        fields.insert("reason".to_owned(), json!(reason));
        fields.insert("counts".to_owned(), json!(counts(&found)));
        tx.write(Change::erase(found[0].clone(), fields))?;
        tx.set_setting(SCRUB, "1")?;
        Ok(())
    })?;
    scrub_if_wanted(app)?;
    Ok(preview)
}

/// Notes, in the transaction that applies an erasure of another laptop, that pages are to be overwritten.
pub(crate) fn want_scrub(tx: &mut store::Tx<'_>) -> Result<()> {
    Ok(tx.set_setting(SCRUB, "1")?)
}

/// Overwrites what deleted rows left in the file and in its log, if that is still to be done.
///
/// # Errors
/// What the database says; it is tried again at the next sync.
pub fn scrub_if_wanted(app: &App) -> Result<()> {
    if app.read(|db| Ok(db.setting(SCRUB)?))?.as_deref() != Some("1") {
        return Ok(());
    }
    app.store()?.scrub()?;
    if !crate::backup::forget_erased(app) {
        // A backup that cannot be written just now: it is tried again at the next sync.
        return Ok(());
    }
    app.settle(|tx| Ok(tx.set_setting(SCRUB, "0")?))
}

/// Writes erasures again that an older state does not know and that no folder holds.
///
/// # Errors
/// What the database says.
pub(crate) fn say_again(store: &Store, now: Now, records: &[Record]) -> Result<()> {
    for record in records {
        if store.read(|db| db.is_erased(&record.entity))? {
            continue;
        }
        let targets = record.targets();
        let count = u32::try_from(targets.len()).unwrap_or(u32::MAX);
        store.transact(Op::EraseData { count }, now, |tx| {
            let fields = record.fields.clone();
            tx.write(Change::erase(record.entity.clone(), fields))
        })?;
    }
    Ok(())
}
