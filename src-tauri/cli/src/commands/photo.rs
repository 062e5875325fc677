//! `rythme photo …`

use std::path::Path;

use app::domain::id::{PhotoId, VisitId};
use app::photo::types::{PhotoAdd, PhotoSave};
use app::{App, Error, Result, photo};
use serde_json::json;

use crate::args::Photo;
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Photo) -> Result<Reply> {
    match command {
        Photo::Add {
            visit,
            file,
            keep_position,
            caption,
        } => {
            let added = photo::add(
                app,
                PhotoAdd {
                    visit: *visit,
                    path: file.display().to_string(),
                    caption: caption.clone(),
                    keep_position: *keep_position,
                },
            )?;
            Ok(Reply::new(
                json!({ "id": added.id, "name": added.name, "position": added.position }),
                vec![added.id.to_string()],
            ))
        }
        Photo::List { visit } => list(app, *visit),
        Photo::Save { photo, file } => save(app, *photo, file),
        Photo::Remove { photo } => {
            photo::delete(app, *photo)?;
            Ok(Reply::new(json!({ "id": photo }), vec![photo.to_string()]))
        }
    }
}

fn list(app: &App, visit: Option<VisitId>) -> Result<Reply> {
    let items = photo::list(app, visit)?
        .into_iter()
        .map(|row| {
            json!({
                "id": row.id,
                "visit": row.visit,
                "name": row.name,
                "caption": row.caption,
                "mime": row.mime,
                "length": row.length,
                "width": row.width,
                "height": row.height,
                "taken_at": row.taken_at,
                "position_kept": row.position_kept,
                "parts": row.parts,
                "here": row.here,
                "state": row.state,
            })
        })
        .collect();
    Ok(Reply::list(items, |item| {
        columns(item, &["id", "name", "mime", "length", "here", "parts"])
    }))
}

/// Nobody was asked whether another file may be replaced: it is not.
fn save(app: &App, id: PhotoId, file: &Path) -> Result<Reply> {
    let path = file.display().to_string();
    if file.exists() {
        return Err(Error::new("file_exists").arg("path", path));
    }
    photo::save(
        app,
        PhotoSave {
            id,
            path: path.clone(),
        },
    )?;
    Ok(Reply::new(json!({ "id": id, "file": path }), vec![path]))
}
