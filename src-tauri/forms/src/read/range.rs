//! What the parameters of a range must be: numbers that fit each other, and labels that stand on its steps.

use domain::finding::Finding;

use super::table::Cell;
use crate::form::{ChoiceList, Item};

/// Compared as whole multiples, since steps such as 0.1 are not exact.
const CLOSE: f64 = 1e-9;

/// Says which parameter is wrong, if one is.
pub(super) fn check(
    cell: &Cell<'_>,
    item: &Item,
    labels: Option<&ChoiceList>,
    findings: &mut Vec<Finding>,
) {
    if let Err(parameter) = checked(item, labels) {
        findings.push(
            cell.error("parameter_invalid")
                .arg("parameter", parameter)
                .arg(
                    "value",
                    item.parameters.get(parameter).cloned().unwrap_or_default(),
                ),
        );
    }
}

fn checked(item: &Item, labels: Option<&ChoiceList>) -> Result<(), &'static str> {
    let number = |key: &'static str, without: Option<f64>| match item.parameters.get(key) {
        None => Ok(without),
        Some(text) => text
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite())
            .map(Some)
            .ok_or(key),
    };
    let start = number("start", Some(1.0))?.unwrap_or(1.0);
    let end = number("end", Some(10.0))?.unwrap_or(10.0);
    let step = number("step", Some(1.0))?.unwrap_or(1.0);
    let ticks = number("tick_interval", None)?;
    let placeholder = number("placeholder", None)?;
    let width = (end - start).abs();
    if step == 0.0 || step > width {
        return Err("step");
    }
    if ticks.is_some_and(|ticks| ticks == 0.0 || ticks > width || !is_multiple(ticks, step)) {
        return Err("tick_interval");
    }
    let inside = |value: f64| value >= start.min(end) - CLOSE && value <= start.max(end) + CLOSE;
    if placeholder.is_some_and(|value| !inside(value) || !is_multiple(value - start, step)) {
        return Err("placeholder");
    }
    shown_so(item)?;
    if item.parameters.contains_key("tick_labelset") {
        let labels = labels.ok_or("tick_labelset")?;
        labelled(item, labels, (start, end), ticks.unwrap_or(step), inside)?;
    }
    Ok(())
}

/// Ticks and a placeholder show on a plain, a vertical or an unticked range only.
fn shown_so(item: &Item) -> Result<(), &'static str> {
    let Some(appearance) = &item.appearance else {
        return Ok(());
    };
    if appearance.contains("vertical") || appearance.contains("no-ticks") {
        return Ok(());
    }
    let wrong = ["tick_interval", "placeholder", "tick_labelset"]
        .into_iter()
        .find(|key| item.parameters.contains_key(*key));
    wrong.map_or(Ok(()), Err)
}

fn labelled(
    item: &Item,
    labels: &ChoiceList,
    (start, end): (f64, f64),
    every: f64,
    inside: impl Fn(f64) -> bool,
) -> Result<(), &'static str> {
    let mut places = Vec::new();
    for choice in &labels.choices {
        let place: f64 = choice.name.parse().map_err(|_| "tick_labelset")?;
        if !place.is_finite() || !inside(place) || !is_multiple(place - start, every) {
            return Err("tick_labelset");
        }
        places.push(place);
    }
    let unticked = item
        .appearance
        .as_ref()
        .is_some_and(|appearance| appearance.contains("no-ticks"));
    places.sort_by(f64::total_cmp);
    places.dedup();
    let ends = [start.min(end), start.max(end)];
    if unticked && places != ends {
        return Err("tick_labelset");
    }
    Ok(())
}

fn is_multiple(value: f64, step: f64) -> bool {
    let times = value / step;
    (times - times.round()).abs() < CLOSE * times.abs().max(1.0)
}
