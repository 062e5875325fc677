//! `rythme survey …` and `rythme response …`

use std::collections::BTreeMap;

use app::domain::id::SurveyId;
use app::survey::types::{Audience, ResponseAdd, SurveyAdd, SurveyKeep};
use app::{App, Error, Result, survey};
use serde_json::{Value, json};

use super::files;
use crate::args::{self, Response, Survey};
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Survey) -> Result<Reply> {
    match command {
        Survey::Add {
            library,
            form,
            bundled,
            published,
            title,
            audience,
            keep_until,
        } => {
            let added = survey::add(
                app,
                SurveyAdd {
                    library: Some(*library),
                    title: title.clone(),
                    audience: asked(*audience),
                    path: form.as_ref().map(|path| path.display().to_string()),
                    bundled: bundled.clone(),
                    published: *published,
                    keep_until: keep_until.clone(),
                },
            )?;
            let line = added.id.map(|id| id.to_string()).unwrap_or_default();
            let mut reply = Reply::new(json!({ "id": added.id, "findings": [] }), vec![line]);
            if added.id.is_none() {
                let path = form
                    .as_ref()
                    .map(|path| path.display().to_string())
                    .unwrap_or_default();
                let errors = added
                    .findings
                    .iter()
                    .filter(|finding| finding.is_error())
                    .count();
                reply.refused = Some(
                    Error::new("form_refused")
                        .arg("path", path)
                        .arg("count", errors),
                );
            }
            reply.findings = added.findings;
            Ok(reply)
        }
        Survey::Keep { survey, until } => {
            survey::keep(
                app,
                SurveyKeep {
                    id: *survey,
                    until: until.clone(),
                },
            )?;
            Ok(Reply::new(
                json!({ "id": survey }),
                vec![survey.to_string()],
            ))
        }
        Survey::List => list(app),
    }
}

fn asked(audience: args::Audience) -> Audience {
    match audience {
        args::Audience::Users => Audience::Users,
        args::Audience::NonUsers => Audience::NonUsers,
        args::Audience::Other => Audience::Other,
    }
}

fn list(app: &App) -> Result<Reply> {
    let items = survey::list(app)?
        .into_iter()
        .map(|row| {
            json!({
                "id": row.id,
                "library": row.library,
                "title": row.title,
                "audience": row.audience,
                "questions": row.questions,
                "languages": row.languages,
                "responses": row.responses,
            })
        })
        .collect();
    Ok(Reply::list(items, |item| {
        columns(item, &["id", "title", "questions", "responses"])
    }))
}

pub fn respond(app: &App, command: &Response) -> Result<Reply> {
    match command {
        Response::Add { survey, answers } => add(app, *survey, answers),
        Response::Export(args) => files::export(app, args),
        Response::Import(args) => files::import(app, args),
        Response::List { survey } => responses(app, *survey),
    }
}

/// A JSON object, question → value.
pub fn read_answers(file: &std::path::Path) -> Result<BTreeMap<String, Value>> {
    let bad = |detail: String| {
        Error::new("answers_unreadable")
            .arg("path", file.display())
            .arg("detail", detail)
    };
    let text = std::fs::read_to_string(file).map_err(|error| bad(error.to_string()))?;
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| bad(error.to_string()))
}

fn add(app: &App, survey: SurveyId, file: &std::path::Path) -> Result<Reply> {
    let answers = read_answers(file)?;
    let added = survey::add_response(app, ResponseAdd { survey, answers })?;
    let line = added.id.map(|id| id.to_string()).unwrap_or_default();
    let mut reply = Reply::new(
        json!({ "id": added.id, "valid": added.valid, "findings": [] }),
        vec![line],
    );
    if !added.valid {
        let errors = added
            .findings
            .iter()
            .filter(|finding| finding.is_error())
            .count();
        reply.refused = Some(Error::new("answers_refused").arg("count", errors));
    }
    reply.findings = added.findings;
    Ok(reply)
}

fn responses(app: &App, survey: Option<SurveyId>) -> Result<Reply> {
    let surveys = match survey {
        Some(survey) => vec![survey],
        None => survey::list(app)?.into_iter().map(|row| row.id).collect(),
    };
    let mut items = Vec::new();
    for survey in surveys {
        for row in survey::responses(app, survey)? {
            items.push(json!({
                "id": row.id,
                "survey": row.survey,
                "submitted_at": row.submitted_at,
                "mode": row.mode,
                "language": row.language,
                "valid": row.valid,
                "answers": row.answers,
                "by": row.by,
            }));
        }
    }
    Ok(Reply::list(items, |item| {
        columns(item, &["id", "survey", "mode", "answers"])
    }))
}
