//! `rythme library …`

use app::library::types::LibrarySave;
use app::{App, Error, Result, library};
use serde_json::json;

use crate::args::Library;
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Library) -> Result<Reply> {
    match command {
        Library::Import { file } => import(app, file),
        Library::Add {
            name,
            insee,
            address,
            hours,
        } => {
            let save = LibrarySave {
                id: None,
                name: name.clone(),
                insee: insee.clone(),
                address: address.clone(),
                opening_hours: hours.clone(),
            };
            let id = library::save(app, save)?;
            Ok(Reply::new(json!({ "id": id }), vec![id.to_string()]))
        }
        Library::Edit {
            library,
            name,
            insee,
            address,
            hours,
        } => {
            let known = library::get(app, *library)?.row;
            let save = LibrarySave {
                id: Some(*library),
                name: name.clone().unwrap_or(known.name),
                insee: insee.clone().unwrap_or(known.insee),
                address: address.clone().unwrap_or(known.address),
                opening_hours: hours.clone().unwrap_or(known.opening_hours),
            };
            let id = library::save(app, save)?;
            Ok(Reply::new(json!({ "id": id }), vec![id.to_string()]))
        }
        Library::Remove { library } => {
            library::delete(app, *library)?;
            Ok(Reply::new(
                json!({ "id": library }),
                vec![library.to_string()],
            ))
        }
        Library::List => list(app),
    }
}

fn import(app: &App, file: &std::path::Path) -> Result<Reply> {
    let imported = library::import(app, file.display().to_string())?;
    let mut reply = Reply::new(
        json!({ "imported": imported.imported, "findings": [] }),
        vec![imported.imported.to_string()],
    );
    if imported.imported == 0
        && imported
            .findings
            .iter()
            .any(app::domain::finding::Finding::is_error)
    {
        reply.refused = Some(Error::new("import_empty").arg("path", file.display()));
    }
    reply.findings = imported.findings;
    Ok(reply)
}

fn list(app: &App) -> Result<Reply> {
    let items = library::list(app)?
        .into_iter()
        .map(|row| {
            json!({
                "id": row.id,
                "name": row.name,
                "insee": row.insee,
                "commune": row.commune,
                "address": row.address,
                "opening_hours": row.opening_hours,
                "weekly_minutes": row.weekly_minutes,
            })
        })
        .collect();
    Ok(Reply::list(items, |item| {
        columns(
            item,
            &[
                "id",
                "insee",
                "commune",
                "name",
                "opening_hours",
                "weekly_minutes",
            ],
        )
    }))
}
