//! Who this laptop is: a copied or restored database goes on under a new device incarnation before it can contradict itself.

use domain::id::DeviceId;
use sync::Random;

use crate::{App, Result, coediting};

/// Looks whether this database is a copy, right after it was opened, and gives it a new name if so. A database of an earlier version
/// is brought to what this one reads.
///
/// # Errors
/// What the database or the disk says.
pub(crate) fn recognise(app: &App) -> Result<()> {
    upgrade(app)?;
    if app.store()?.is_copy()? {
        renew(app, "copied")?;
    }
    Ok(())
}

/// Goes on under a new name; `reason` is `copied` or `restored`.
///
/// # Errors
/// As `recognise`.
pub(crate) fn renew(app: &App, reason: &str) -> Result<()> {
    let id = DeviceId(app.new_id()?);
    let peer = app.renew_peer(id);
    app.store()?.reincarnate(id, reason, app.now(), |tx| {
        tx.rebuild()?;
        coediting::rebuild_all(tx, peer)
    })?;
    keep_witness(app)?;
    app.tell(["sync", "devices", "undo"]);
    Ok(())
}

/// Keeps a fresh token here and beside the database: from now on, an older state is recognised.
///
/// # Errors
/// As `recognise`.
pub(crate) fn keep_witness(app: &App) -> Result<()> {
    let mut token = [0; 16];
    app.dice().fill(&mut token)?;
    let text: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(app.store()?.renew_witness(&text)?)
}

/// Records that an earlier version could only keep are applied now.
fn upgrade(app: &App) -> Result<()> {
    const READS: &str = "reads";
    let reads = domain::journal::READS.to_string();
    let before = app.read(|db| Ok(db.setting(READS)?))?;
    if before.as_deref() == Some(reads.as_str()) {
        return Ok(());
    }
    super::rebuild(app)?;
    app.settle(|tx| Ok(tx.set_setting(READS, &reads)?))
}
