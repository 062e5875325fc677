//! Saving a note: what the editor made of the version that it had loaded, merged with what came in between.

use domain::op::Op;

use super::list::note;
use super::types::{Note, NoteSave};
use crate::{App, Result, coediting};

/// Saves a note and gives back the merged text with its new version.
///
/// # Errors
/// `entity_unknown`; `note_version_unknown` for a version that this database never had.
pub fn save_note(app: &App, args: NoteSave) -> Result<Note> {
    let visit = app.read(|db| Ok(db.visit(args.visit)?))?;
    app.act(Op::SaveNote { date: visit.date }, |tx| {
        coediting::write_note(tx, app.peer(), args.visit, &args.version, &args.markdown)
    })?;
    app.read(|db| note(app, db, args.visit))
}
