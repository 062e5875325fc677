//! Before a batch is sealed: the co-edited updates of a draft become one. They are ours and nobody has seen them yet, so that the
//! journal may still say the same in fewer bytes.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::entity::{DRAFT, EntityRef};
use domain::journal::Record;

use crate::{App, Result, coediting};

/// A record as it was, and as it is to be.
pub(super) struct Rewrite {
    pub seq: u64,
    pub before: String,
    pub after: String,
}

/// Gathers the updates of each draft into the last record that has one. A note keeps its own: its history is read from them.
///
/// # Errors
/// What the database says. A draft that cannot be read stays as it is.
pub(super) fn gather(app: &App, records: &[(u64, String)]) -> Result<Vec<Rewrite>> {
    let mut drafts: BTreeMap<EntityRef, Vec<(u64, &String, Record)>> = BTreeMap::new();
    for (seq, body) in records {
        // Most records are no draft's, and need not be read.
        if !body.contains("\"update\"") || !body.contains("\"draft\"") {
            continue;
        }
        let Ok(record) = serde_json::from_str::<Record>(body) else {
            continue;
        };
        if record.entity.kind == DRAFT.name && record.update.is_some() {
            let of = record.entity.clone();
            drafts.entry(of).or_default().push((*seq, body, record));
        }
    }
    let mut rewrites = Vec::new();
    for (entity, writes) in drafts.into_iter().filter(|(_, writes)| writes.len() > 1) {
        rewrites.extend(rewrite(app, &entity, writes)?);
    }
    Ok(rewrites)
}

fn rewrite(
    app: &App,
    entity: &EntityRef,
    mut writes: Vec<(u64, &String, Record)>,
) -> Result<Vec<Rewrite>> {
    let updates: Vec<Vec<u8>> = writes
        .iter()
        .filter_map(|(_, _, record)| STANDARD.decode(record.update.as_ref()?).ok())
        .collect();
    let document = app.read(|db| coediting::load(db, app.peer(), entity))?;
    let Ok(gathered) = document.gather(updates.iter().map(Vec::as_slice)) else {
        return Ok(Vec::new());
    };
    let last = writes.len() - 1;
    for (at, (_, _, record)) in writes.iter_mut().enumerate() {
        record.update = (at == last).then(|| coediting::encode(&gathered));
    }
    writes
        .into_iter()
        .map(|(seq, before, record)| {
            Ok(Rewrite {
                seq,
                before: before.clone(),
                after: serde_json::to_string(&record)
                    .map_err(|error| crate::Error::new("stored_unreadable").arg("detail", error))?,
            })
        })
        .collect()
}
