//! `rythme valise export|import`: what another laptop lacks, or one draft, in one file.

use std::path::Path;

use app::exchange::types::SkippedFile;
use app::exchange::valise;
use app::exchange::valise::types::{ValiseExport, ValiseImport, ValisePreview};
use app::{App, Result};
use serde_json::{Value, json};

use crate::args::Valise;
use crate::key;
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Valise) -> Result<Reply> {
    match command {
        Valise::Export {
            file,
            receiver,
            draft,
            photos,
            valise_passphrase_file,
        } => {
            let receiver = receiver.as_deref();
            let done = valise::export(
                app,
                &ValiseExport {
                    file: file.display().to_string(),
                    device: receiver
                        .map(|name| valise::receiver(app, name))
                        .transpose()?,
                    draft: *draft,
                    photos: *photos,
                    passphrase: passphrase(valise_passphrase_file.as_deref())?,
                },
            )?;
            let value = json!(done);
            let line = columns(
                &value,
                &["file", "bytes", "records", "batches", "for", "draft"],
            );
            Ok(Reply::new(value, vec![line]))
        }
        Valise::Import {
            file,
            dry_run,
            folder_passphrase_file,
        } => {
            let import = ValiseImport {
                file: file.display().to_string(),
                passphrase: passphrase(folder_passphrase_file.as_deref())?,
            };
            if *dry_run {
                return Ok(forecast(&valise::preview(app, import)?));
            }
            let done = valise::import(app, &import)?;
            Ok(reply(
                json!({
                    "received": done.received,
                    "questions": done.questions,
                    "skipped": done.skipped,
                    "joined": done.joined,
                    "draft": done.draft,
                }),
                &done.skipped,
            ))
        }
    }
}

fn passphrase(file: Option<&Path>) -> Result<String> {
    Ok(file.map(key::from_file).transpose()?.unwrap_or_default())
}

/// The preview under the members of an import, and what only a preview says.
fn forecast(preview: &ValisePreview) -> Reply {
    let mut value = json!(preview);
    if let Some(members) = value.as_object_mut() {
        let received = members.remove("fresh").unwrap_or_default();
        members.insert("received".to_owned(), received);
    }
    reply(value, &preview.skipped)
}

fn reply(value: Value, skipped: &[SkippedFile]) -> Reply {
    let line = columns(&value, &["received", "questions"]);
    let skipped = skipped
        .iter()
        .map(|file| format!("{}\t{}", file.file, file.reason));
    let lines = std::iter::once(line).chain(skipped).collect();
    Reply::new(value, lines)
}
