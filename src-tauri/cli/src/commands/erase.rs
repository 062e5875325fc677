//! `rythme erase`: erasure for ever, and its register.

use std::path::Path;

use app::erasure::types::EraseAsk;
use app::{App, Error, Result, erasure};
use serde_json::json;

use crate::args::{Erase, EraseMore};
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Erase) -> Result<Reply> {
    if let Some(EraseMore::Register { csv }) = &command.more {
        return register(app, csv.as_deref());
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
