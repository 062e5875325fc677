//! The interview: one question at a time, each answer committed before the next question shows, taken up again after a crash.

use std::collections::BTreeMap;

use domain::entity::{EntityRef, RESPONSE};
use domain::finding::Finding;
use domain::id::{InterviewId, ResponseId};
use domain::op::Op;
use forms::{AnswerValue, Form, Kind, Session};
use serde_json::Value;
use store::Change;
use store::survey::Interview;

use super::collected;
use super::list::form_of;
use super::notice;
use super::open::{Open, open};
use super::page::state;
use super::respond;
use super::types::{
    InterviewAnswer, InterviewLanguage, InterviewRowRemove, InterviewStart, InterviewState,
    ResponseAdded,
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
    let first = session.next(None).map(|page| page.key);
    // The day and the moment of the interview are those of its beginning, even when it is taken up after midnight; so is
    // what the form drew by lot.
    let computed: Vec<_> = session
        .stored()
        .into_iter()
        .filter(|(key, _)| !asked(&open.form, key))
        .collect();
    let interview = Interview {
        accepted: true,
        at_question: first,
        changed_at: app.now().0,
        ..open.interview.clone()
    };
    app.settle(|tx| {
        for (name, value) in &computed {
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
    let before = session.stored();
    let page = session.page_of(&args.question);
    let kind = page.map(|page| page.item.kind);
    let mut next = None;
    match kind {
        Some(Kind::Repeat) if args.value == Value::Bool(true) => {
            session.add_row(&args.question);
            let row = format!("{}[{}]", args.question, session.row_count(&args.question));
            next = session.first_of_row(&row).map(|page| page.key);
        }
        Some(kind) if kind.is_question() && !session.is_read_only(&args.question) => {
            if let Err(findings) = take(&mut session, &args, &open.interview.language) {
                return Ok(state(&open, findings));
            }
        }
        _ => {}
    }
    let interview = Interview {
        at_question: next.or_else(|| session.next(Some(&args.question)).map(|page| page.key)),
        changed_at: app.now().0,
        ..open.interview.clone()
    };
    settle(app, &interview, &before, &session, Some(&args.question))?;
    get(app, args.interview)
}

/// Gives the session an answer; else what is wrong with it.
fn take(
    session: &mut Session<'_>,
    args: &InterviewAnswer,
    language: &str,
) -> std::result::Result<(), Vec<Finding>> {
    let value = if args.refused {
        AnswerValue::Refused
    } else {
        session.read(&args.question, &args.value)?
    };
    session.answer(&args.question, value)?;
    let problems = session.problems(&args.question, language);
    if problems.iter().any(Finding::is_error) {
        return Err(problems);
    }
    Ok(())
}

/// Takes a row of a repeat away, and shows the page behind it.
///
/// # Errors
/// What the database says.
pub fn remove_row(app: &App, args: InterviewRowRemove) -> Result<InterviewState> {
    let open = open(app, args.interview)?;
    let mut session = open.session();
    let before = session.stored();
    let Some((repeat, _)) = args.row.rsplit_once('[') else {
        return Ok(state(&open, Vec::new()));
    };
    if session.remove_row(&args.row).is_none() {
        return Ok(state(&open, Vec::new()));
    }
    // The row that took the place of this one, or the question whether there is another.
    let there = session.first_of_row(&args.row).map(|page| page.key);
    let interview = Interview {
        at_question: Some(there.unwrap_or_else(|| repeat.to_owned())),
        changed_at: app.now().0,
        ..open.interview.clone()
    };
    settle(app, &interview, &before, &session, None)?;
    get(app, args.interview)
}

/// True for a key under which answers of the respondent are kept.
fn asked(form: &Form, key: &str) -> bool {
    let keys = form.keys();
    let at = keys.iter().position(|other| other == key);
    at.is_some_and(|at| {
        let kind = form.items[at].kind;
        kind.is_question() || kind == Kind::Repeat
    })
}

/// Commits where the interview stands together with every answer that is another one than before.
fn settle(
    app: &App,
    interview: &Interview,
    before: &BTreeMap<String, Value>,
    session: &Session<'_>,
    answered: Option<&str>,
) -> Result<()> {
    let now = session.stored();
    let answered = answered.map(|key| session.kept_under(key));
    app.settle(|tx| {
        for (key, value) in &now {
            if before.get(key) != Some(value) || answered.as_ref() == Some(key) {
                tx.set_interview_answer(interview.id, key, value)?;
            }
        }
        Ok(tx.set_interview(interview)?)
    })
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
    let Some(before) = before.map(|page| page.key) else {
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
    if findings.iter().any(Finding::is_error) {
        return Ok(ResponseAdded {
            id: None,
            valid: false,
            findings,
        });
    }
    let response = ResponseId(app.new_id()?);
    let fields = fields_of(app, &open, true)?;
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

/// What a response keeps of an interview. `whole`: the respondent came to the end.
fn fields_of(app: &App, open: &Open, whole: bool) -> Result<Vec<(String, Value)>> {
    let interview = &open.interview;
    let fields = respond::fields(
        interview.survey,
        open.session().submission(),
        &interview.language,
        "interview",
        interview.started_at,
        app.now().0,
    );
    collected::with(app, interview.id, fields, whole)
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
    let fields = fields_of(app, &open, false)?;
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
