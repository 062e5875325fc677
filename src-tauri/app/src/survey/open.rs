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
    /// What the interviewer adds to questions.
    pub notes: Vec<store::beside::AnswerNote>,
    /// At the kiosk: whether the answers of who leaves early are kept. Nothing: an interview.
    pub kiosk_keeps: Option<bool>,
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

    fn noted(&self, question: &str) -> Option<&store::beside::AnswerNote> {
        self.notes.iter().find(|each| each.question == question)
    }

    pub(super) fn note(&self, question: &str) -> &str {
        self.noted(question).map_or("", |each| &each.note)
    }

    pub(super) fn is_unknown(&self, question: &str) -> bool {
        self.noted(question).is_some_and(|each| each.unknown)
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
            notes: db.interview_notes(id)?,
            kiosk_keeps: db
                .kiosk()?
                .filter(|kiosk| kiosk.interview == Some(id))
                .map(|kiosk| kiosk.keep),
            answers: db.interview_answers(id)?.into_iter().collect(),
            interview,
            clock: script::clock(app),
        })
    })
}
