//! The interview: one question at a time, each answer committed before the next question shows, taken up again after a crash.

use domain::entity::{EntityRef, RESPONSE};
use domain::id::{InterviewId, ResponseId};
use domain::op::Op;
use forms::{AnswerValue, Form, Kind};
use store::Change;
use store::survey::Interview;

use super::collected;
use super::list::form_of;
use super::notice;
use super::open::open;
use super::page::state;
use super::respond;
use super::types::{
    InterviewAnswer, InterviewLanguage, InterviewStart, InterviewState, ResponseAdded,
};
use crate::{App, Error, Result};

/// Begins an interview; the privacy notice shows first.
///
/// # Errors
/// `entity_unknown`, `form_newer`, `language_unknown`.
pub fn start(app: &App, args: InterviewStart) -> Result<InterviewState> {
    let survey = app.read(|db| Ok(db.survey(args.survey)?))?;
    let form = form_of(&survey)?;
    let at = app.now().0;
    let interview = Interview {
        id: InterviewId(app.new_id()?),
        survey: args.survey,
        language: language_of(&form, &args.language)?,
        started_at: at,
        changed_at: at,
        accepted: false,
        at_question: None,
    };
    app.settle(|tx| Ok(tx.set_interview(&interview)?))?;
    get(app, interview.id)
}

pub(crate) fn language_of(form: &Form, wanted: &str) -> Result<String> {
    if wanted.is_empty() {
        return Ok(form.default_language.clone());
    }
    let unknown = || Error::new("language_unknown").arg("language", wanted);
    form.language(wanted)
        .map(|language| language.name.clone())
        .ok_or_else(unknown)
}

/// The interview where it stands.
///
/// # Errors
/// `entity_unknown` when it was submitted or discarded.
pub fn get(app: &App, id: InterviewId) -> Result<InterviewState> {
    Ok(state(&open(app, id)?, Vec::new()))
}

/// Goes on in another language; the answers stay.
///
/// # Errors
/// `language_unknown`, `entity_unknown`.
pub fn language(app: &App, args: InterviewLanguage) -> Result<InterviewState> {
    let open = open(app, args.interview)?;
    let language = language_of(&open.form, &args.language)?;
    keep(
        app,
        Interview {
            language,
            ..open.interview
        },
    )
}

/// The respondent has read the privacy notice: the first question shows.
///
/// # Errors
/// `entity_unknown`.
pub fn accept_privacy(app: &App, id: InterviewId) -> Result<InterviewState> {
    let open = open(app, id)?;
    let consent = notice::consent(app, &open);
    let session = open.session();
    let first = session.next(None).map(|item| item.name.clone());
    // The day of the interview is that of its beginning, even when it is taken up after midnight.
    let is_day = |name: &str| {
        open.form
            .item(name)
            .is_some_and(|item| item.kind == Kind::Today)
    };
    let days: Vec<_> = session
        .stored()
        .into_iter()
        .filter(|(name, _)| is_day(name))
        .collect();
    let interview = Interview {
        accepted: true,
        at_question: first,
        changed_at: app.now().0,
        ..open.interview.clone()
    };
    app.settle(|tx| {
        for (name, value) in &days {
            tx.set_interview_answer(id, name, value)?;
        }
        tx.set_interview(&interview)?;
        Ok(tx.set_interview_consent(id, &consent)?)
    })?;
    get(app, id)
}

fn keep(app: &App, interview: Interview) -> Result<InterviewState> {
    let interview = Interview {
        changed_at: app.now().0,
        ..interview
    };
    app.settle(|tx| Ok(tx.set_interview(&interview)?))?;
    get(app, interview.id)
}

/// Takes the answer to the question that shows, commits it, and shows the next one. An answer that the form refuses is not
/// taken: the page stays, with its findings. A late key, for a question that no longer shows, changes nothing.
///
/// # Errors
/// `entity_unknown`.
pub fn answer(app: &App, args: InterviewAnswer) -> Result<InterviewState> {
    let open = open(app, args.interview)?;
    if open.interview.at_question.as_deref() != Some(args.question.as_str()) {
        return Ok(state(&open, Vec::new()));
    }
    let mut session = open.session();
    let is_question = open
        .form
        .item(&args.question)
        .is_some_and(|item| item.kind.is_question());
    let mut stored = None;
    if is_question {
        let read = if args.refused {
            Ok(AnswerValue::Refused)
        } else {
            session.read(&args.question, &args.value)
        };
        let value = match read {
            Ok(value) => value,
            Err(findings) => return Ok(state(&open, findings)),
        };
        stored = Some(value.to_json());
        if let Err(findings) = session.answer(&args.question, value) {
            return Ok(state(&open, findings));
        }
        let problems = session.problems(&args.question, &open.interview.language);
        if problems.iter().any(domain::finding::Finding::is_error) {
            return Ok(state(&open, problems));
        }
    }
    let next = session
        .next(Some(&args.question))
        .map(|item| item.name.clone());
    let interview = Interview {
        at_question: next,
        changed_at: app.now().0,
        ..open.interview.clone()
    };
    app.settle(|tx| {
        if let Some(value) = &stored {
            tx.set_interview_answer(args.interview, &args.question, value)?;
        }
        Ok(tx.set_interview(&interview)?)
    })?;
    get(app, args.interview)
}

/// Shows the question before.
///
/// # Errors
/// `entity_unknown`.
pub fn back(app: &App, id: InterviewId) -> Result<InterviewState> {
    let open = open(app, id)?;
    let session = open.session();
    let before = match &open.interview.at_question {
        Some(name) => session.previous(Some(name)),
        None => session.previous(None),
    };
    let Some(before) = before.map(|item| item.name.clone()) else {
        return Ok(state(&open, Vec::new()));
    };
    keep(
        app,
        Interview {
            at_question: Some(before),
            ..open.interview.clone()
        },
    )
}

/// Submits the interview: it becomes a response, which is never changed again.
///
/// # Errors
/// `entity_unknown`; `interview_unfinished` before the privacy notice was accepted.
pub fn submit(app: &App, id: InterviewId) -> Result<ResponseAdded> {
    let open = open(app, id)?;
    if !open.interview.accepted {
        return Err(Error::new("interview_unfinished"));
    }
    let session = open.session();
    let findings = session.validate_all();
    if findings.iter().any(domain::finding::Finding::is_error) {
        return Ok(ResponseAdded {
            id: None,
            valid: false,
            findings,
        });
    }
    let response = ResponseId(app.new_id()?);
    let interview = &open.interview;
    let fields = respond::fields(
        interview.survey,
        session.submission(),
        &interview.language,
        "interview",
        interview.started_at,
        app.now().0,
    );
    let fields = collected::with(app, id, fields, true)?;
    app.act(
        Op::SubmitResponse {
            title: open.title.clone(),
        },
        |tx| {
            // A second key press may have submitted it meanwhile: one interview is one response.
            tx.interview(id)?;
            tx.write(Change::fields(
                EntityRef::new(&RESPONSE, response.0),
                fields,
            ))?;
            Ok(tx.end_interview(id)?)
        },
    )?;
    Ok(ResponseAdded {
        id: Some(response),
        valid: true,
        findings,
    })
}

/// Keeps what somebody answered who left before the end, as a response that says it is not whole; nothing answered is nothing kept.
///
/// # Errors
/// `entity_unknown`.
pub(crate) fn keep_partial(app: &App, id: InterviewId) -> Result<()> {
    let open = open(app, id)?;
    let session = open.session();
    let asked = |name: &String| {
        let item = open.form.item(name);
        item.is_some_and(|item| item.kind.is_question())
    };
    if !open.interview.accepted || !session.stored().keys().any(asked) {
        return discard(app, id);
    }
    let response = ResponseId(app.new_id()?);
    let interview = &open.interview;
    let fields = respond::fields(
        interview.survey,
        session.submission(),
        &interview.language,
        "interview",
        interview.started_at,
        app.now().0,
    );
    let fields = collected::with(app, id, fields, false)?;
    let title = open.title.clone();
    app.act(Op::SubmitResponse { title }, |tx| {
        tx.interview(id)?;
        let of = EntityRef::new(&RESPONSE, response.0);
        tx.write(Change::fields(of, fields))?;
        Ok(tx.end_interview(id)?)
    })
}

/// Ends an interview without a response, because the respondent asked for it.
///
/// # Errors
/// `entity_unknown`.
pub fn discard(app: &App, id: InterviewId) -> Result<()> {
    app.read(|db| Ok(db.interview(id)?))?;
    app.settle(|tx| Ok(tx.end_interview(id)?))
}
