//! The register of erasures: when, by whom, why, how much, and which laptops still have to. It names nothing that was erased.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use domain::journal::Record;
use store::Db;
use sync::Head;

use super::types::ErasureRow;
use crate::{App, Result};

/// The other laptops that are in the space, with what each has applied, as their heads say.
pub(super) fn active(db: &Db<'_>) -> Result<Vec<(DeviceId, Head)>> {
    let retired = db.retired_laptops()?;
    let former = db.former_incarnations()?;
    Ok(db
        .heads()?
        .into_iter()
        .filter(|seen| seen.device != db.device() && !retired.contains(&seen.device))
        .filter(|seen| former.iter().all(|(device, ..)| *device != seen.device))
        .filter_map(|seen| Some((seen.device, serde_json::from_value(seen.head).ok()?)))
        .collect())
}

/// Every erasure, latest first.
///
/// # Errors
/// What the database says.
pub fn register(app: &App) -> Result<Vec<ErasureRow>> {
    app.read(|db| {
        let others = active(db)?;
        let mut rows: Vec<ErasureRow> = db
            .erase_records()?
            .iter()
            .map(|record| row(record, &others))
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.at));
        Ok(rows)
    })
}

fn row(record: &Record, others: &[(DeviceId, Head)]) -> ErasureRow {
    let stamp = record.stamp();
    let waiting: Vec<String> = others
        .iter()
        .filter(|(_, head)| head.applied.get(stamp.device) < stamp.seq)
        .map(|(_, head)| head.label.clone())
        .collect();
    let laptops = u32::try_from(others.len() + 1).unwrap_or(u32::MAX);
    let text = |field: &str| {
        let value = record.fields.get(field).and_then(|value| value.as_str());
        value.unwrap_or_default().to_owned()
    };
    let counts = record.fields.get("counts").cloned().unwrap_or_default();
    ErasureRow {
        id: format!("{}:{}", stamp.device, stamp.seq),
        at: record.hlc.wall_ms(),
        by: record.by.clone(),
        reason: text("reason"),
        counts: serde_json::from_value::<BTreeMap<String, u32>>(counts).unwrap_or_default(),
        done: laptops - u32::try_from(waiting.len()).unwrap_or(0),
        laptops,
        waiting,
    }
}
