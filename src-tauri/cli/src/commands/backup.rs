//! `rythme backup`, `restore` and `rebuild`.

use std::path::{Path, PathBuf};

use app::backup::{self, Reason};
use app::{App, Error, Result, session};
use serde_json::json;

use crate::args::{Backup, BackupMore};
use crate::key;
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Backup) -> Result<Reply> {
    match &command.more {
        None => make(app, command.to.as_deref()),
        Some(BackupMore::List) => {
            let rows = backup::list(app)?.iter().map(|row| json!(row)).collect();
            Ok(Reply::list(rows, |row| {
                columns(row, &["name", "reason", "bytes", "drill"])
            }))
        }
        Some(BackupMore::Drill { file }) => drill(app, file.as_deref()),
    }
}

fn make(app: &App, to: Option<&Path>) -> Result<Reply> {
    let made = json!(backup::make(app, Reason::Asked, to)?);
    let line = columns(&made, &["file", "bytes", "digest"]);
    Ok(Reply::new(made, vec![line]))
}

/// What a drill finds is printed, and is a refusal all the same: a script must not take it for good.
fn drill(app: &App, file: Option<&Path>) -> Result<Reply> {
    let drill = backup::drill(app, file.map(text))?;
    let refused = (!drill.ok).then(|| Error::new("backup_unsound").arg("file", &drill.file));
    // The findings are codes of their own, and no findings of an input.
    let value = json!(drill);
    let line = columns(&value, &["file", "ok", "digest"]);
    Ok(Reply {
        refused,
        ..Reply::new(value, vec![line])
    })
}

/// Neither needs a database that opens.
pub fn restore(app: &App, file: &Path, dry_run: bool, phrase: Option<&Path>) -> Result<Reply> {
    let passphrase = open_if_it_can(app, phrase)?;
    if dry_run {
        let preview = json!(backup::preview_closed(app, &text(file), &passphrase)?);
        let line = columns(&preview, &["file", "records_lost", "unshared_lost"]);
        return Ok(Reply::new(preview, vec![line]));
    }
    let restored = json!(backup::restore_closed(app, Some(&text(file)), &passphrase)?);
    let line = columns(&restored, &["file", "set_aside", "device"]);
    Ok(Reply::new(restored, vec![line]))
}

pub fn rebuild(app: &App, phrase: Option<&Path>) -> Result<Reply> {
    let passphrase = open_if_it_can(app, phrase)?;
    let rebuilt = json!(backup::rebuild(app, &passphrase)?);
    let line = columns(&rebuilt, &["records", "set_aside", "device"]);
    Ok(Reply::new(rebuilt, vec![line]))
}

fn open_if_it_can(app: &App, phrase: Option<&Path>) -> Result<String> {
    let passphrase = key::known(app, phrase)?;
    if app.is_open() {
        return Ok(passphrase);
    }
    match session::open_database(app, &passphrase) {
        Err(error) if !backup::is_rescued(&error) => Err(error),
        _ => Ok(passphrase),
    }
}

fn text(path: &Path) -> String {
    PathBuf::from(path).display().to_string()
}
