//! What an opening_hours text means, while it is being typed.

use super::types::HoursRead;
use crate::{App, Result, words};

/// Reads a text in OSM syntax; what is wrong with it is in the findings.
///
/// # Errors
/// None of its own.
pub fn read_hours(app: &App, text: String) -> Result<HoursRead> {
    let read = domain::hours::read(&text);
    Ok(HoursRead {
        sentence: domain::words::week(words::lang(app), &read.week),
        week: read.week.slots().to_vec(),
        weekly_minutes: read.weekly_minutes,
        opening_hours: read.opening_hours,
        findings: read.findings,
    })
}
