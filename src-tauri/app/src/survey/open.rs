//! An interview that is open on this laptop, with everything that a page needs.

use std::collections::BTreeMap;

use domain::id::InterviewId;
use forms::{Form, Session};
use serde_json::Value;
use store::survey::Interview;

use super::list::form_of;
use crate::{App, Result};

/// An open interview with everything that a page needs.
pub(super) struct Open {
    pub interview: Interview,
    pub title: String,
    pub library_name: String,
    pub keep_until: Option<String>,
    pub form: Form,
    pub answers: BTreeMap<String, Value>,
    today: chrono::NaiveDate,
}

impl Open {
    pub(super) fn session(&self) -> Session<'_> {
        Session::from_answers(&self.form, self.today, &self.answers)
    }
}

pub(super) fn open(app: &App, id: InterviewId) -> Result<Open> {
    app.read(|db| {
        let interview = db.interview(id)?;
        let survey = db.survey(interview.survey)?;
        let library = survey
            .library
            .map(|id| db.library_or_removed(id))
            .transpose()?
            .flatten();
        Ok(Open {
            form: form_of(&survey)?,
            title: survey.title,
            // A day that is over would be a promise that nobody can keep any more.
            keep_until: survey
                .keep_until
                .filter(|until| *until >= app.today().to_string()),
            library_name: library.map(|library| library.name).unwrap_or_default(),
            answers: db.interview_answers(id)?.into_iter().collect(),
            interview,
            today: app.today(),
        })
    })
}
