//! The operations of the crash matrix: a line each.

use app::backup;
use app::erasure::{self, types::EraseAsk};
use app::exchange::{self, types::SyncStart};
use app::{App, Error, Result};

use crate::Words;

/// What `--operation` names.
///
/// # Errors
/// What the use case says.
pub fn run(app: &App, words: &Words) -> Result<()> {
    match words.get("--operation") {
        "sync" => sync(app, words),
        "erase" => erase(app, words).and_then(|()| sync(app, words)),
        "restore" => backup::restore(app, words.get("--file").to_owned())
            .map(|_| ())
            .and_then(|()| sync(app, words)),
        other => Err(Error {
            code: format!("no operation {other}"),
            args: std::collections::BTreeMap::new(),
        }),
    }
}

fn sync(app: &App, words: &Words) -> Result<()> {
    let start = SyncStart {
        folder: words.get("--folder").to_owned(),
        folder_passphrase: String::new(),
    };
    exchange::sync(app, &start).map(|_| ())
}

fn erase(app: &App, words: &Words) -> Result<()> {
    let ask = EraseAsk {
        entities: vec![words.get("--entity").to_owned()],
        reason: "demande de la personne".to_owned(),
    };
    erasure::erase(app, ask).map(|_| ())
}
