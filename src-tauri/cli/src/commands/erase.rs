//! `rythme erase`: erasure for ever, and its register.

use std::path::Path;

use app::erasure::types::{EraseAsk, PurgeAsk, Purged};
use app::{App, Error, Result, erasure};
use serde_json::json;

use crate::args::{Erase, EraseMore};
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Erase) -> Result<Reply> {
    match &command.more {
        Some(EraseMore::Register { csv }) => return register(app, csv.as_deref()),
        Some(EraseMore::Purge { reason, dry_run }) => return purge(app, reason, *dry_run),
        None => {}
    }
    let ask = EraseAsk {
        entities: command.entities.clone(),
        reason: command.reason.clone(),
    };
    let preview = if command.dry_run {
        erasure::preview(app, ask)?
    } else {
        erasure::erase(app, ask)?
    };
    let value = json!({
        "erased": !command.dry_run,
        "targets": preview.targets,
        "counts": preview.counts,
        "laptops": preview.laptops,
    });
    Ok(Reply::new(value, preview.targets))
}

fn register(app: &App, csv: Option<&Path>) -> Result<Reply> {
    if let Some(file) = csv {
        std::fs::write(file, erasure::register_csv(app)?)
            .map_err(|error| Error::new("file_failed").arg("detail", error))?;
    }
    let items = erasure::register(app)?
        .into_iter()
        .map(|row| json!(row))
        .collect();
    Ok(Reply::list(items, |item| {
        columns(
            item,
            &["at", "by", "reason", "counts", "done", "laptops", "waiting"],
        )
    }))
}

fn purge(app: &App, reason: &str, dry_run: bool) -> Result<Reply> {
    let due = erasure::due(app)?;
    let purged = if dry_run {
        Purged::default()
    } else {
        erasure::purge(
            app,
            PurgeAsk {
                surveys: Vec::new(),
                reason: reason.to_owned(),
            },
        )?
    };
    let lines = due
        .iter()
        .map(|row| columns(&json!(row), &["survey", "title", "keep_until", "responses"]))
        .collect();
    let value = json!({
        "due": due,
        "surveys": purged.surveys,
        "responses": purged.responses,
    });
    Ok(Reply::new(value, lines))
}
