//! The keys of a .valise: everything that whoever gets it needs to read it, sealed like the rest.

use sync::NewSpace;

use super::types::Secret;
use super::{door, shown, units};
use crate::exchange::folder::Shared;
use crate::{App, Result};

/// Puts the list of key files and the data keys of units beside the space's own files.
///
/// # Errors
/// What the database or the medium says.
pub fn pack(app: &App, shared: &Shared) -> Result<()> {
    let ring = app.read(door::ring)?;
    if !ring.files.is_empty() {
        let list = ring.seal(&shared.keys)?;
        shared.folder.publish(&list.path, &list.bytes)?;
    }
    for file in units::sealed(app, &shared.keys)? {
        shared.folder.publish(&file.path, &file.bytes)?;
    }
    Ok(())
}

/// Takes over the data keys of units: the folder gets them from here, if it lacks them.
///
/// # Errors
/// What the database says.
pub fn unpack(app: &App, shared: &Shared) -> Result<()> {
    door::own_key_pair(app)?;
    units::adopt_unplaced(app, &shared.units)
}

/// The recovery key of a space that a .valise founded waits to be written down.
pub fn show(app: &App, new: &NewSpace) {
    if let Some(recovery) = &new.recovery {
        shown::wait(app, Secret::new(recovery.to_text().as_str()));
        app.tell(["sync"]);
    }
}
