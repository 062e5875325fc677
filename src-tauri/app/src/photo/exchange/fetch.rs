//! Bringing here the parts that the folder has, and proving the whole against the photo's record.

use domain::id::PhotoId;
use store::photo::{Checked, PhotoFile};
use sync::{Entry, FolderError, Hash, Progress, Reject};

use super::sight::look;
use crate::exchange::Shared;
use crate::{App, Error, Result};

/// Fetches what is missing here of the photos that are known here.
///
/// # Errors
/// What the folder says: what is done stays done. `cancelled` between two parts.
pub(crate) fn fetch(
    app: &App,
    shared: &Shared,
    listing: &[Entry],
    progress: &dyn Progress,
) -> Result<u32> {
    let sight = look(app, shared, listing)?;
    let missing = sight.missing();
    let mut fetched = 0;
    for (done, (photo, part)) in missing.iter().enumerate() {
        progress.step(done, missing.len());
        if progress.cancelled() {
            return Err(Error::new("cancelled"));
        }
        for file in sight.copies(*photo, *part) {
            if fetch_part(app, shared, *photo, file)? {
                fetched += 1;
                verify(app, *photo)?;
                break;
            }
        }
    }
    progress.step(missing.len(), missing.len());
    Ok(fetched)
}

/// Reads one part and keeps it; false when the file is not what its header says, or cannot be read now.
fn fetch_part(app: &App, shared: &Shared, photo: PhotoId, file: &PhotoFile) -> Result<bool> {
    let Some(bytes) = read_part(app, shared, photo, file)? else {
        return Ok(false);
    };
    app.settle(|tx| {
        tx.check_photo_file(&file.path, Checked::Good)?;
        let place = shared.is_folder().then_some(file.path.as_str());
        Ok(tx.add_photo_part(photo, file.part, &bytes, place)?)
    })?;
    Ok(true)
}

/// The bytes of a file that is whole, and that holds the part that it claims. A file that does not is left aside until it changes.
pub(super) fn read_part(
    app: &App,
    shared: &Shared,
    photo: PhotoId,
    file: &PhotoFile,
) -> Result<Option<Vec<u8>>> {
    let sealed = match shared.folder.read(&file.path, sync::MAX_FILE) {
        Ok(sealed) => sealed,
        Err(FolderError::Gone) => return Err(FolderError::Gone.into()),
        Err(_) => return Ok(None),
    };
    match sync::unseal_photo(&shared.keys, shared.keys.space(), &sealed) {
        Ok(read) if read.photo == photo && read.header.part == file.part => Ok(Some(read.bytes)),
        // Another epoch's key may still come.
        Err(Reject::WrongKey { .. }) => Ok(None),
        _ => {
            app.settle(|tx| Ok(tx.check_photo_file(&file.path, Checked::Bad)?))?;
            Ok(None)
        }
    }
}

/// Once the last part is here, the whole is what the record says, or it is let go and its files are left aside.
fn verify(app: &App, id: PhotoId) -> Result<()> {
    let (photo, hash, length) = app.read(|db| {
        let photo = db.photo(id)?;
        let mut hasher = sync::Hasher::default();
        let mut length = 0;
        if photo.here == photo.parts {
            for part in 1..=photo.parts {
                let bytes = db.photo_part(id, part)?.unwrap_or_default();
                hasher.add(&bytes);
                length += bytes.len() as u64;
            }
        }
        Ok((photo, hasher.finish(), length))
    })?;
    let as_recorded = photo.hash.parse() == Ok::<Hash, ()>(hash) && photo.length == length;
    if photo.here < photo.parts || as_recorded {
        return Ok(());
    }
    app.settle(|tx| {
        for held in tx.held_parts()?.iter().filter(|held| held.photo == id) {
            if let Some(path) = &held.path {
                tx.check_photo_file(path, Checked::Bad)?;
            }
        }
        Ok(tx.drop_photo_parts(id)?)
    })
}
