//! An interview that is open on this laptop, with everything that a page needs.

use std::collections::BTreeMap;

use domain::id::InterviewId;
use forms::{Form, Session, Start};
use serde_json::Value;
use store::survey::Interview;

use super::list::form_of;
use super::script;
use crate::{App, Result};

/// An open interview with everything that a page needs.
pub(super) struct Open {
    pub interview: Interview,
    pub title: String,
    pub library_name: String,
    pub keep_until: Option<String>,
    pub form: Form,
    pub answers: BTreeMap<String, Value>,
    clock: forms::expr::Clock,
}

impl Open {
    pub(super) fn session(&self) -> Session<'_> {
        let start = Start {
            // One interview draws one order of the choices, however often it is opened.
            seed: self.interview.started_at.unsigned_abs(),
            language: self.interview.language.clone(),
            ..Start::at(self.clock)
        };
        Session::resumed(&self.form, start, &self.answers)
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
            clock: script::clock(app),
        })
    })
}
