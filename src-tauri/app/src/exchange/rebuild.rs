//! The way back from damaged tables: everything shared is made again of the journal alone.

use crate::{App, Result, coediting};

/// Rebuilds every shared and derived table from the journal; says how many records it holds. What is local stays as it is.
///
/// # Errors
/// What the database says; then nothing was changed.
pub fn rebuild(app: &App) -> Result<u32> {
    let peer = app.peer();
    app.settle(|tx| {
        let records = tx.rebuild()?;
        coediting::rebuild_all(tx, peer)?;
        Ok(records)
    })
}
