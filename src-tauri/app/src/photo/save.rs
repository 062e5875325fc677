//! The bytes of a photo, when all of them are here: to show it large, or as a copy outside.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use documents::picture;
use documents::picture::view::Size;
use domain::id::PhotoId;

use super::types::{PhotoSave, PhotoView};
use crate::{App, Error, Result};

/// All bytes of a photo.
///
/// # Errors
/// `entity_unknown`; `photo_not_here` while parts of it are still to be received.
pub fn bytes(app: &App, id: PhotoId) -> Result<Vec<u8>> {
    app.read(|db| {
        let photo = db.photo(id)?;
        let missing = || {
            Error::new("photo_not_here")
                .arg("name", &photo.name)
                .arg("here", photo.here)
                .arg("parts", photo.parts)
        };
        if photo.parts == 0 {
            return Err(missing());
        }
        let mut bytes = Vec::new();
        for part in 1..=photo.parts {
            bytes.extend(db.photo_part(id, part)?.ok_or_else(missing)?);
        }
        Ok(bytes)
    })
}

/// A picture drawn for a window, upright. The page never gets the file itself: what another laptop sent is decoded here, under limits.
///
/// # Errors
/// As `bytes`, and `photo_damaged`.
pub fn view(app: &App, id: PhotoId) -> Result<PhotoView> {
    let name = app.read(|db| Ok(db.photo(id)?))?.name;
    let bytes = bytes(app, id)?;
    let (kind, _) = documents::sniff(&bytes, &name);
    let orientation = picture::facts::facts(&bytes).orientation;
    let drawn = picture::view(&bytes, kind, orientation, Size::Window)
        .map_err(|_| Error::new("photo_damaged").arg("name", &name))?;
    Ok(PhotoView {
        url: drawn.map(|drawn| format!("data:image/jpeg;base64,{}", STANDARD.encode(drawn.jpeg))),
    })
}

/// Writes a copy, in the place of whatever was there: who chose the path was asked about that. The copy appears whole or not at all.
///
/// # Errors
/// As `bytes`, and `file_failed`.
pub fn save(app: &App, args: PhotoSave) -> Result<()> {
    let bytes = bytes(app, args.id)?;
    write_whole(Path::new(&args.path), &bytes)
        .map_err(|error| Error::new("file_failed").arg("detail", error))
}

/// Writes a file aside and renames it: it appears whole or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".part");
    let aside = Path::new(&aside);
    let written = std::fs::File::create(aside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::rename(aside, path));
    if written.is_err() {
        // Nothing half written stays behind.
        let _ = std::fs::remove_file(aside);
    }
    written
}
