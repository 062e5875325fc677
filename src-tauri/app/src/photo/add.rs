//! Taking a file in: checked, without its position, cut into parts; its record carries the thumbnail, its bytes follow later.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDateTime};
use documents::picture::Taken;
use documents::{MAX_LENGTH, Position, Prepared};
use domain::entity::{EntityRef, PHOTO};
use domain::id::{PhotoId, VisitId};
use domain::op::Op;
use serde_json::json;
use store::Change;

use super::types::{PhotoAdd, PhotoAdded, PhotoDrop, PhotoPosition};
use crate::{App, Error, Result};

/// The longest name that is kept, in characters.
const MAX_NAME: usize = 120;

/// Adds a file of this laptop to a visit.
///
/// # Errors
/// `entity_unknown`, `file_unreadable`, `photo_too_large`, `photo_empty`, `photo_damaged`, `photo_position_stays`; then nothing was
/// added.
pub fn add(app: &App, args: PhotoAdd) -> Result<PhotoAdded> {
    let path = Path::new(&args.path);
    let name = name_of(&args.path);
    let unreadable = |error: std::io::Error| {
        Error::new("file_unreadable")
            .arg("path", path.display())
            .arg("detail", error)
    };
    // Its length first: a film of two hours must not be read to be refused.
    let length = std::fs::metadata(path).map_err(unreadable)?.len();
    check_length(&name, length)?;
    let bytes = std::fs::read(path).map_err(unreadable)?;
    take_in(
        app,
        args.visit,
        &name,
        bytes,
        &args.caption,
        args.keep_position,
    )
}

/// Adds a file that was dropped or pasted.
///
/// # Errors
/// As `add`, and `call_arguments`.
pub fn add_bytes(app: &App, args: PhotoDrop) -> Result<PhotoAdded> {
    let name = name_of(&args.name);
    check_length(&name, (args.bytes.len() / 4 * 3) as u64)?;
    let bytes = STANDARD
        .decode(&args.bytes)
        .map_err(|error| Error::new("call_arguments").arg("detail", error))?;
    take_in(
        app,
        args.visit,
        &name,
        bytes,
        &args.caption,
        args.keep_position,
    )
}

/// The last part of a path of any system, without what no file name may hold.
pub(super) fn name_of(path: &str) -> String {
    let last = path.trim_end_matches(['/', '\\']);
    let last = last.rsplit(['/', '\\']).next().unwrap_or(last);
    let name: String = last
        .chars()
        .filter(|char| !char.is_control() && !"<>:\"|?*".contains(*char))
        .take(MAX_NAME)
        .collect();
    let name = name.trim().trim_start_matches('.').to_owned();
    if name.is_empty() {
        "photo".to_owned()
    } else {
        name
    }
}

/// Base64 may count up to two bytes too many: the exact length is checked again below.
fn check_length(name: &str, length: u64) -> Result<()> {
    if length <= MAX_LENGTH as u64 + 2 {
        return Ok(());
    }
    Err(too_large(name, length))
}

fn too_large(name: &str, length: u64) -> Error {
    Error::new("photo_too_large")
        .arg("name", name)
        .arg("size", length.div_ceil(1_000_000))
}

fn take_in(
    app: &App,
    visit: VisitId,
    name: &str,
    bytes: Vec<u8>,
    caption: &str,
    keep_position: bool,
) -> Result<PhotoAdded> {
    app.read(|db| Ok(db.visit(visit)?))?;
    let length = bytes.len() as u64;
    let prepared = documents::prepare(bytes, name, keep_position).map_err(|error| match error {
        documents::Error::TooLarge => too_large(name, length),
        documents::Error::Empty => Error::new("photo_empty").arg("name", name),
        documents::Error::Damaged => Error::new("photo_damaged").arg("name", name),
        documents::Error::PositionStays => Error::new("photo_position_stays").arg("name", name),
        other => Error::new("file_failed").arg("detail", other),
    })?;
    let id = PhotoId(app.new_id()?);
    let change = record(app, id, visit, name, caption, &prepared);
    let op = Op::AddPhoto {
        name: name.to_owned(),
    };
    app.act(op, |tx| {
        tx.write(change)?;
        for (part, bytes) in (1..).zip(prepared.bytes.chunks(app.ports().photo_part)) {
            tx.add_photo_part(id, part, bytes, None)?;
        }
        Ok(())
    })?;
    Ok(PhotoAdded {
        id,
        name: name.to_owned(),
        position: match prepared.position {
            Position::None => PhotoPosition::None,
            Position::Removed => PhotoPosition::Removed,
            Position::Kept => PhotoPosition::Kept,
        },
    })
}

/// Only what there is to say: a field that is absent is null everywhere.
fn record(
    app: &App,
    id: PhotoId,
    visit: VisitId,
    name: &str,
    caption: &str,
    prepared: &Prepared,
) -> Change {
    let parts = prepared.bytes.len().div_ceil(app.ports().photo_part);
    let mut fields = vec![
        ("visit", json!(visit)),
        ("name", json!(name)),
        ("mime", json!(prepared.mime)),
        ("length", json!(prepared.bytes.len())),
        ("parts", json!(parts)),
        ("hash", json!(sync::hash_hex(&prepared.bytes))),
        ("position_kept", json!(prepared.position == Position::Kept)),
    ];
    if !caption.trim().is_empty() {
        fields.push(("caption", json!(caption.trim())));
    }
    if let Some((width, height)) = prepared.size {
        fields.push(("width", json!(width)));
        fields.push(("height", json!(height)));
    }
    if let Some(jpeg) = &prepared.thumbnail {
        fields.push(("thumbnail", json!(STANDARD.encode(jpeg))));
    }
    if let Some(at) = prepared.taken.as_ref().and_then(|taken| moment(app, taken)) {
        fields.push(("taken_at", json!(at)));
    }
    let fields = fields
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value));
    Change::fields(EntityRef::new(&PHOTO, id.0), fields)
}

/// When a picture was taken; a camera that knows no time zone is taken to stand where the laptop does.
fn moment(app: &App, taken: &Taken) -> Option<i64> {
    if let Some(offset) = &taken.offset {
        let text = format!("{} {offset}", taken.local);
        let at = DateTime::parse_from_str(&text, "%Y:%m:%d %H:%M:%S %:z").ok()?;
        return Some(at.timestamp_millis());
    }
    let local = NaiveDateTime::parse_from_str(&taken.local, "%Y:%m:%d %H:%M:%S").ok()?;
    app.ports().clock.moment(local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_last_part_of_a_path_of_any_system() {
        for (path, name) in [
            ("/media/usb/IMG 1.jpg", "IMG 1.jpg"),
            ("C:\\Photos\\façade.heic", "façade.heic"),
            ("../../etc/passwd", "passwd"),
            ("a\u{0}b\n?.pdf", "ab.pdf"),
            (".caché.png", "caché.png"),
            ("dossier/", "dossier"),
            ("", "photo"),
        ] {
            assert_eq!(name_of(path), name, "{path}");
        }
    }
}
