//! Photos as the gallery and the command line show them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::id::VisitId;
use store::photo::Photo;

use super::add::name_of;
use super::types::{PhotoRow, PhotoState};
use crate::{App, Result};

/// No thumbnail of ours is longer, in base64: what another program wrote must not fill the page.
const MAX_THUMBNAIL: usize = 64 << 10;

/// The photos of one visit, in the order in which they were added.
///
/// # Errors
/// What the database says.
pub fn of_visit(app: &App, visit: VisitId) -> Result<Vec<PhotoRow>> {
    list(app, Some(visit))
}

/// The photos of one visit, or of all.
///
/// # Errors
/// What the database says.
pub fn list(app: &App, visit: Option<VisitId>) -> Result<Vec<PhotoRow>> {
    app.read(|db| Ok(db.photos(visit)?.into_iter().map(row).collect()))
}

fn row(photo: Photo) -> PhotoRow {
    PhotoRow {
        state: state(&photo),
        thumbnail: thumbnail(&photo.thumbnail),
        // Another laptop may have written any name.
        name: name_of(&photo.name),
        id: photo.id,
        visit: photo.visit,
        caption: photo.caption,
        mime: photo.mime,
        length: photo.length,
        width: photo.width,
        height: photo.height,
        taken_at: photo.taken_at,
        position_kept: photo.position_kept,
        here: photo.here,
        parts: photo.parts,
    }
}

fn state(photo: &Photo) -> PhotoState {
    if photo.here < photo.parts || photo.parts == 0 {
        PhotoState::ToReceive
    } else if photo.published < photo.parts {
        PhotoState::ToShare
    } else {
        PhotoState::Here
    }
}

fn thumbnail(base64: &str) -> Option<String> {
    let is_jpeg = !base64.is_empty()
        && base64.len() <= MAX_THUMBNAIL
        && STANDARD
            .decode(base64)
            .is_ok_and(|bytes| bytes.starts_with(&[0xff, 0xd8]));
    is_jpeg.then(|| format!("data:image/jpeg;base64,{base64}"))
}
