//! Photos in a .valise: every part of those that are whole here, sealed anew, without a trace of where the folder has it.

use std::collections::HashSet;

use domain::id::PhotoId;
use sync::Progress;

use crate::exchange::Shared;
use crate::{App, Error, Result};

/// How many photos are whole here and in sight, and their bytes.
pub(crate) fn whole(app: &App) -> Result<(u32, u64)> {
    let photos = app.read(|db| Ok(db.all_photos()?))?;
    let whole = photos
        .iter()
        .filter(|photo| !photo.removed && photo.parts > 0 && photo.here == photo.parts);
    let bytes = whole.clone().map(|photo| photo.length).sum();
    Ok((u32::try_from(whole.count()).unwrap_or(u32::MAX), bytes))
}

/// Puts them into a folder that keeps nothing yet; says how many photos there were.
///
/// # Errors
/// What the folder says; `cancelled` between two parts.
pub(crate) fn pack(app: &App, shared: &Shared, progress: &dyn Progress) -> Result<u32> {
    let device = app.store()?.device();
    let photos = app.read(|db| Ok(db.all_photos()?))?;
    let parts: Vec<(PhotoId, u32, u32)> = photos
        .iter()
        .filter(|photo| !photo.removed && photo.here == photo.parts)
        .flat_map(|photo| (1..=photo.parts).map(|part| (photo.id, part, photo.parts)))
        .collect();
    for (done, (photo, part, of)) in parts.iter().enumerate() {
        progress.step(done, parts.len());
        if progress.cancelled() {
            return Err(Error::new("cancelled"));
        }
        let bytes = app
            .read(|db| Ok(db.photo_part(*photo, *part)?))?
            .ok_or_else(|| Error::new("stored_unreadable").arg("detail", "photo"))?;
        let sealed = sync::seal_photo(&shared.keys, device, *photo, (*part, *of), &bytes)?;
        let path = sync::photo_path(device, &mut app.dice())?;
        shared.folder.publish(&path, &sealed.bytes)?;
    }
    progress.step(parts.len(), parts.len());
    let packed: HashSet<PhotoId> = parts.iter().map(|(photo, ..)| *photo).collect();
    Ok(u32::try_from(packed.len()).unwrap_or(u32::MAX))
}
