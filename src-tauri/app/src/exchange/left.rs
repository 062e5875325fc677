//! Which of our sealed batches left by a .valise before the folder had them: their content is fixed from then on.

use domain::id::DeviceId;

use crate::{App, Result};

const LEFT: &str = "valise_left";

/// Notes that everything that is sealed here leaves now.
pub(super) fn set(app: &App) -> Result<()> {
    let device = app.store()?.device();
    let last = app.read(|db| Ok(db.last_batch(device)?))?;
    let Some(last) = last else { return Ok(()) };
    app.settle(|tx| Ok(tx.set_setting(LEFT, &format!("{device} {}", last.seq))?))
}

/// The last batch of this laptop that left, or 0.
pub(super) fn last(app: &App) -> Result<u64> {
    let device = app.store()?.device();
    let kept = app.read(|db| Ok(db.setting(LEFT)?))?;
    let parsed = kept.as_deref().and_then(|text| {
        let (of, seq) = text.split_once(' ')?;
        Some((of.parse::<DeviceId>().ok()?, seq.parse::<u64>().ok()?))
    });
    Ok(parsed
        .filter(|(of, _)| *of == device)
        .map_or(0, |(_, seq)| seq))
}
