//! `rythme sync`, `questions`, `status` and `digest`.

use std::path::Path;

use app::exchange::types::{QuestionResolve, SyncOutcome, SyncStart};
use app::{App, Result, exchange};
use serde_json::{Value, json};

use crate::args::Questions;
use crate::key;
use crate::output::{Reply, columns};

pub fn sync(app: &App, folder: &Path, dry_run: bool, passphrase: Option<&Path>) -> Result<Reply> {
    let start = start(folder, passphrase)?;
    let outcome = if dry_run {
        exchange::preview(app, start)?
    } else {
        exchange::sync(app, &start)?
    };
    if outcome.recovery_key.is_some() {
        // Printed is shown: whoever reads it keeps it.
        exchange::keys::recovery_noted(app)?;
    }
    Ok(Reply::new(json!(outcome), lines(&outcome)))
}

pub fn start(folder: &Path, passphrase: Option<&Path>) -> Result<SyncStart> {
    Ok(SyncStart {
        folder: folder.display().to_string(),
        folder_passphrase: passphrase
            .map(key::from_file)
            .transpose()?
            .unwrap_or_default(),
    })
}

/// What a sync came to, for people.
pub fn lines(outcome: &SyncOutcome) -> Vec<String> {
    let names = ["sent", "received", "pending", "questions"];
    let skipped = outcome
        .skipped
        .iter()
        .map(|file| format!("{}\t{}", file.file, file.reason));
    let recovery = outcome.recovery_key.as_ref();
    let recovery = recovery.map(|key| format!("recovery_key\t{}", key.reveal()));
    std::iter::once(columns(&json!(outcome), &names))
        .chain(recovery)
        .chain(skipped)
        .collect()
}

pub fn questions(app: &App, command: &Questions) -> Result<Reply> {
    match command {
        Questions::List => {
            let items = exchange::questions(app)?
                .into_iter()
                .map(|question| json!(question))
                .collect();
            Ok(Reply::list(items, |item| {
                columns(item, &["id", "title", "candidates"])
            }))
        }
        Questions::Resolve { id, keep } => {
            exchange::resolve(
                app,
                QuestionResolve {
                    id: id.clone(),
                    keep: keep.clone(),
                },
            )?;
            Ok(Reply::new(
                json!({ "id": id, "keep": keep }),
                vec![id.clone()],
            ))
        }
    }
}

pub fn status(app: &App) -> Result<Reply> {
    let status = json!(exchange::status(app)?);
    let line = columns(
        &status,
        &["device", "pending", "questions", "last_sync", "digest"],
    );
    Ok(Reply::new(status, vec![line]))
}

pub fn digest(app: &App) -> Result<Reply> {
    let digest = exchange::digest(app)?;
    Ok(Reply::new(Value::String(digest.clone()), vec![digest]))
}
