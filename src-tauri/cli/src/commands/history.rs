//! `rythme history` and `rythme version`.

use app::history::types::{
    HistoryAct, HistoryAsk, RestoreAsk, VersionAdd, VersionRename, VersionRow,
};
use app::words::Catalogue;
use app::{App, Result, history};
use serde_json::{Value, json};

use crate::args::{HistoryOf, Version};
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &HistoryOf, words: &Catalogue) -> Result<Reply> {
    let ask = HistoryAsk {
        of: command.entity.clone(),
        person: command.person.clone(),
        limit: Some(command.limit),
        ..HistoryAsk::default()
    };
    let acts = history::list(app, ask)?.acts;
    let items: Vec<Value> = acts.iter().map(|act| item(act, words)).collect();
    let lines = acts.iter().zip(&items).map(|(act, item)| {
        let moment = words.moment(act.at);
        format!(
            "{moment}\t{}",
            columns(item, &["by", "sentence", "title", "version"])
        )
    });
    let lines = lines.collect();
    Ok(Reply::new(Value::Array(items), lines))
}

fn item(act: &HistoryAct, words: &Catalogue) -> Value {
    let sentence = match &act.op {
        Some(op) => words.act(op),
        None if act.erased => words.sentence("history-erased", &Default::default()),
        None => words.sentence("history-act-unknown", &Default::default()),
    };
    let fields: Vec<Value> = act
        .fields
        .iter()
        .map(|change| {
            let mut field = json!({ "field": change.field, "from": change.from, "to": change.to });
            if let Some(slot) = change.slot {
                field["slot"] = json!(slot);
            }
            field
        })
        .collect();
    let object = act.objects.first();
    json!({
        "at": act.at,
        "by": act.by,
        "device": act.device,
        "op": act.op,
        "sentence": sentence,
        "erased": act.erased,
        "fields": fields,
        "version": act.versions.first().map(|version| &version.name),
        "entity": object.map(|object| &object.of),
        "title": object.map(|object| &object.title),
        "count": act.count,
    })
}

pub fn version(app: &App, command: &Version) -> Result<Reply> {
    let id = match command {
        Version::List { entity } => return list(app, entity),
        Version::Add { entity, name } => {
            let add = VersionAdd {
                of: entity.clone(),
                name: name.clone(),
                act: None,
            };
            history::add_version(app, add)?
        }
        Version::Rename { version, name } => {
            let rename = VersionRename {
                id: *version,
                name: name.clone(),
            };
            history::rename_version(app, rename)?;
            *version
        }
        Version::Remove { version } => {
            history::delete_version(app, *version)?;
            *version
        }
        Version::Restore { version } => {
            let ask = RestoreAsk {
                version: Some(*version),
                ..RestoreAsk::default()
            };
            history::restore(app, ask)?;
            *version
        }
    };
    Ok(Reply::new(json!({ "id": id }), vec![id.to_string()]))
}

fn list(app: &App, entity: &str) -> Result<Reply> {
    let rows = history::versions(app, entity.to_owned())?;
    let shown =
        |row: VersionRow| json!({ "id": row.id, "name": row.name, "by": row.by, "at": row.at });
    let items = rows.into_iter().map(shown).collect();
    Ok(Reply::list(items, |item| {
        columns(item, &["id", "name", "by", "at"])
    }))
}
