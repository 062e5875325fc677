//! `rythme devices` and `log`: the laptops of the space, and what the last syncs did.

use std::collections::BTreeMap;

use app::domain::id::DeviceId;
use app::session::types::Language;
use app::words::Catalogue;
use app::{App, Result, exchange};
use serde_json::json;

use crate::args::Devices;
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Devices, language: Language) -> Result<Reply> {
    match command {
        Devices::List => {
            let laptops = exchange::laptops(app)?.into_iter();
            Ok(Reply::list(
                laptops.map(|laptop| json!(laptop)).collect(),
                |item| {
                    columns(
                        item,
                        &[
                            "id", "label", "person", "seen_at", "same", "behind", "retired",
                        ],
                    )
                },
            ))
        }
        Devices::Retire { id } => {
            exchange::retire(app, *id)?;
            let advice = Catalogue::new(language).sentence("cli-renew-key", &BTreeMap::new());
            Ok(done(*id, true, vec![advice]))
        }
        Devices::Reinstate { id } => {
            exchange::reinstate(app, *id)?;
            Ok(done(*id, false, Vec::new()))
        }
    }
}

fn done(id: DeviceId, retired: bool, more: Vec<String>) -> Reply {
    let lines = std::iter::once(id.to_string()).chain(more).collect();
    Reply::new(json!({ "id": id, "retired": retired }), lines)
}

pub fn log(app: &App) -> Result<Reply> {
    let entries = exchange::log(app)?.into_iter();
    Ok(Reply::list(
        entries.map(|entry| json!(entry)).collect(),
        |item| {
            let outcome = columns(&item["outcome"], &["sent", "received", "questions"]);
            let ends = columns(item, &["at", "times"]);
            format!("{ends}\t{outcome}\t{}", columns(&item["error"], &["code"]))
        },
    ))
}
