//! The purge: answers that were kept as long as their survey said are erased, on purpose, after a look at what that is.

use domain::entity::{PAPER_CHECK, RESPONSE};

use super::types::{EraseAsk, PurgeAsk, PurgeRow, Purged};
use crate::{App, Result};

/// Targets in one record: a purge of many answers is several acts, each of a size that travels.
const AT_ONCE: usize = 2_000;

/// The surveys whose time is over and that still have answers, the oldest first.
///
/// # Errors
/// What the database says.
pub fn due(app: &App) -> Result<Vec<PurgeRow>> {
    let today = app.today();
    let mut rows = Vec::new();
    for survey in crate::survey::list(app)? {
        let Some(until) = survey.keep_until.filter(|_| survey.responses > 0) else {
            continue;
        };
        let Ok(end) = until.parse::<chrono::NaiveDate>() else {
            continue;
        };
        if end < today {
            rows.push(PurgeRow {
                survey: survey.id,
                title: survey.title,
                library_name: survey.library_name,
                keep_until: until,
                responses: survey.responses,
                days_over: u32::try_from((today - end).num_days()).unwrap_or(0),
            });
        }
    }
    rows.sort_by(|a, b| a.keep_until.cmp(&b.keep_until));
    Ok(rows)
}

/// Erases the answers of the surveys that are due; the surveys themselves stay. Says how many went.
///
/// # Errors
/// `erase_reason_missing`, and what the database says: what was erased before stays erased.
pub fn purge(app: &App, ask: PurgeAsk) -> Result<Purged> {
    let mut purged = Purged::default();
    for row in due(app)? {
        if !ask.surveys.is_empty() && !ask.surveys.contains(&row.survey) {
            continue;
        }
        let survey = row.survey.to_string();
        // A second key-in holds a respondent's answers as well.
        let answers = app.read(|db| {
            let mut answers = db.entities_with(&RESPONSE, "survey", &survey)?;
            answers.extend(db.entities_with(&PAPER_CHECK, "survey", &survey)?);
            Ok(answers)
        })?;
        let entities: Vec<String> = answers.iter().map(ToString::to_string).collect();
        for some in entities.chunks(AT_ONCE) {
            super::erase(
                app,
                EraseAsk {
                    entities: some.to_vec(),
                    reason: ask.reason.clone(),
                },
            )?;
        }
        purged.surveys += 1;
        let responses = answers.iter().filter(|each| each.kind == RESPONSE.name);
        purged.responses += u32::try_from(responses.count()).unwrap_or(u32::MAX);
    }
    Ok(purged)
}
