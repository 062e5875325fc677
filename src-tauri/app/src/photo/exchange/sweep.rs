//! Taking out of our own directories what has no business there any more.

use sync::Entry;

use super::sight::look;
use crate::exchange::Shared;
use crate::{App, Result};

/// Takes out of our own directories the parts of photos that were erased, and the second copies of parts that another has as well.
/// A part of a photo that is merely unknown stays: its record may still come.
///
/// # Errors
/// What the folder says; the rest goes at the next sync.
pub(crate) fn sweep(app: &App, shared: &Shared, listing: &[Entry]) -> Result<u32> {
    let sight = look(app, shared, listing)?;
    let mut gone = 0;
    for (photo, file) in &sight.files {
        let Some(photo) = photo else { continue };
        let spare = || {
            let mut copies = sight.copies(*photo, file.part).map(|copy| &copy.path);
            sight.is_complete(*photo) && copies.any(|path| *path < file.path)
        };
        if !sight.is_own(&file.path) || !(sight.erased.contains(photo) || spare()) {
            continue;
        }
        shared.folder.remove(&file.path)?;
        app.settle(|tx| Ok(tx.forget_file(&file.path)?))?;
        gone += 1;
    }
    Ok(gone)
}
