//! `rythme visit …`

use app::visit::types::{NoteSave, VisitSave};
use app::{App, Result, visit};
use serde_json::json;

use crate::args::Visit;
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Visit) -> Result<Reply> {
    match command {
        Visit::Add {
            library,
            date,
            people,
            note,
        } => {
            let id = visit::save(
                app,
                VisitSave {
                    id: None,
                    library: Some(*library),
                    date: date.clone(),
                    people: people.clone(),
                },
            )?;
            if let Some(text) = note {
                save_note(app, id, text)?;
            }
            Ok(Reply::new(json!({ "id": id }), vec![id.to_string()]))
        }
        Visit::Note { visit, text } => {
            save_note(app, *visit, text)?;
            Ok(Reply::new(json!({ "id": visit }), vec![visit.to_string()]))
        }
        Visit::List => list(app),
    }
}

fn save_note(app: &App, id: app::domain::id::VisitId, text: &str) -> Result<()> {
    let version = visit::get(app, id)?.note.version;
    visit::save_note(
        app,
        NoteSave {
            visit: id,
            markdown: text.to_owned(),
            version,
        },
    )?;
    Ok(())
}

fn list(app: &App) -> Result<Reply> {
    let mut items = Vec::new();
    for row in visit::list(app)? {
        let note = visit::get(app, row.id)?.note.markdown;
        items.push(json!({
            "id": row.id,
            "library": row.library,
            "library_name": row.library_name,
            "commune": row.commune,
            "date": row.date,
            "people": row.people,
            "note": note,
        }));
    }
    Ok(Reply::list(items, |item| {
        columns(item, &["id", "date", "library_name", "people", "note"])
    }))
}
