//! "Aujourd'hui": what to take up again, what to share, what to decide, where to go next.

use domain::entity::{DRAFT, LIBRARY, RESPONSE, SURVEY, VISIT};

use super::types::{Resume, Today};
use crate::{App, Result, draft, visit};

/// The most things to take up again, and the most visits ahead.
const SHOWN: usize = 5;

/// The day's desk.
///
/// # Errors
/// What the database says.
pub fn today(app: &App) -> Result<Today> {
    let date = app.today().format("%Y-%m-%d").to_string();
    let mut next_visits: Vec<_> = visit::list(app)?
        .into_iter()
        .filter(|row| row.date >= date)
        .collect();
    next_visits.sort_by(|a, b| a.date.cmp(&b.date));
    next_visits.truncate(SHOWN);
    let resume = resume(app)?;
    app.read(|db| {
        Ok(Today {
            date,
            resume,
            next_visits,
            pending: db.pending()?,
            questions: db.question_count()?,
            libraries: db.count(&LIBRARY)?,
            visits: db.count(&VISIT)?,
            surveys: db.count(&SURVEY)?,
            responses: db.count(&RESPONSE)?,
            drafts: db.count(&DRAFT)?,
        })
    })
}

fn resume(app: &App) -> Result<Vec<Resume>> {
    let mut found = app.read(|db| {
        let mut found = Vec::new();
        for interview in db.interviews(None)? {
            let Ok(survey) = db.survey(interview.survey) else {
                continue;
            };
            let answered =
                u32::try_from(db.interview_answers(interview.id)?.len()).unwrap_or(u32::MAX);
            found.push(Resume::Interview {
                id: interview.id,
                survey: interview.survey,
                title: survey.title,
                answered,
                at: interview.changed_at,
            });
        }
        for visit in db.visits()?.into_iter().filter(|visit| !visit.demo) {
            found.push(Resume::Visit {
                id: visit.id,
                title: visit.library_name,
                date: visit.date,
                at: visit.changed_at,
            });
        }
        Ok(found)
    })?;
    found.extend(
        draft::list(app)?
            .into_iter()
            .filter(|draft| !draft.demo)
            .map(|draft| Resume::Draft {
                id: draft.id,
                title: draft.title,
                library_name: draft.library_name,
                at: draft.changed_at,
            }),
    );
    found.sort_by_key(|entry| std::cmp::Reverse(at(entry)));
    // An unfinished interview comes first: somebody's answers wait in it.
    found.sort_by_key(|entry| !matches!(entry, Resume::Interview { .. }));
    found.truncate(SHOWN);
    Ok(found)
}

fn at(entry: &Resume) -> i64 {
    match entry {
        Resume::Interview { at, .. } | Resume::Visit { at, .. } | Resume::Draft { at, .. } => *at,
    }
}
