//! Putting parts into the folder: ours that it never had, and anybody's that it lost.

use store::photo::{Checked, HeldPart, PhotoFile};
use sync::{Entry, Progress};

use super::fetch::read_part;
use super::sight::{Sight, look};
use crate::exchange::{Shared, known_file};
use crate::{App, Error, Result};

/// Bytes of our own files that one sync reads back, to find what rots in silence.
const CHECKED_AT_ONCE: u64 = 32 << 20;

/// Puts into the folder what it lacks of the photos that are whole here: ours that it never had, and anybody's that it lost.
pub(super) fn publish(
    app: &App,
    shared: &Shared,
    listing: &[Entry],
    progress: &dyn Progress,
) -> Result<u32> {
    check_own(app, shared, &look(app, shared, listing)?)?;
    let sight = look(app, shared, listing)?;
    let mut lacking = Vec::new();
    for held in sight
        .held
        .iter()
        .filter(|held| sight.is_complete(held.photo))
    {
        match sight.copies(held.photo, held.part).next() {
            None => lacking.push(held),
            Some(file) if !held.published => {
                app.settle(|tx| Ok(tx.photo_part_published(held.photo, held.part, &file.path)?))?
            }
            Some(_) => {}
        }
    }
    let mut files = Vec::new();
    for (done, held) in lacking.iter().enumerate() {
        progress.step(done, lacking.len());
        if progress.cancelled() {
            return Err(Error::new("cancelled"));
        }
        files.push(put(app, shared, &sight, held)?);
    }
    progress.step(lacking.len(), lacking.len());
    know(app, shared, files)?;
    Ok(u32::try_from(lacking.len()).unwrap_or(u32::MAX))
}

/// Publishes one part. Where it goes is kept first: after a crash it is the same file, and no second one.
fn put(app: &App, shared: &Shared, sight: &Sight, held: &HeldPart) -> Result<PhotoFile> {
    let device = app.store()?.device();
    let dir = format!("{}/", sync::device_dir(device));
    let before = held.path.as_ref().filter(|path| path.starts_with(&dir));
    let path = match before {
        Some(path) => path.clone(),
        None => sync::photo_path(device, &mut app.dice())?,
    };
    let (photo, part) = (held.photo, held.part);
    let parts = sight.photos[&photo].parts;
    let bytes = app
        .read(|db| Ok(db.photo_part(photo, part)?))?
        .ok_or_else(|| Error::new("stored_unreadable").arg("detail", "photo"))?;
    app.settle(|tx| Ok(tx.place_photo_part(photo, part, &path)?))?;
    let sealed = sync::seal_photo(&shared.keys, device, photo, (part, parts), &bytes)?;
    let path = sync::republish(&*shared.folder, &path, &sealed.bytes, &mut app.dice())?;
    app.settle(|tx| Ok(tx.photo_part_published(photo, part, &path)?))?;
    let epoch = shared.keys.epoch();
    let tag = sync::photo_tag(&shared.keys, epoch, photo);
    Ok(PhotoFile {
        path,
        length: sealed.bytes.len() as u64,
        modified: 0,
        epoch,
        tag: tag.map_or_else(Vec::new, |tag| tag.0.to_vec()),
        part,
        parts,
        // It was read back when it was published.
        checked: Checked::Good,
    })
}

/// Notes the files that were just published, so that the next sync does not read them.
fn know(app: &App, shared: &Shared, files: Vec<PhotoFile>) -> Result<()> {
    let Some((dir, _)) = files.first().and_then(|file| file.path.rsplit_once('/')) else {
        return Ok(());
    };
    // A folder that does not list now costs one more look at the next sync.
    let entries = shared.folder.list(dir).unwrap_or_default();
    app.settle(|tx| {
        for file in files {
            let Some(entry) = entries.iter().find(|entry| entry.path == file.path) else {
                continue;
            };
            tx.add_known_file(&file.path, &known_file(entry, None))?;
            tx.add_photo_file(&PhotoFile {
                modified: entry.modified,
                ..file
            })?;
        }
        Ok(())
    })
}

/// Reads back some of our own files that were not read since they were last seen: damage that kept the length shows no other way.
fn check_own(app: &App, shared: &Shared, sight: &Sight) -> Result<()> {
    let mut left = CHECKED_AT_ONCE;
    for (photo, file) in &sight.files {
        let Some(photo) = photo.filter(|photo| sight.is_complete(*photo)) else {
            continue;
        };
        if file.checked != Checked::No || !sight.is_own(&file.path) || file.length > left {
            continue;
        }
        left -= file.length;
        if read_part(app, shared, photo, file)?.is_some() {
            app.settle(|tx| Ok(tx.check_photo_file(&file.path, Checked::Good)?))?;
        }
    }
    Ok(())
}
