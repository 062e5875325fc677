//! Responses: read back, and added from a file of answers. A submitted response is immutable.

use domain::entity::{EntityRef, RESPONSE};
use domain::id::{ResponseId, SurveyId};
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::Change;

use super::list::form_of;
use super::types::{ResponseAdd, ResponseAdded, ResponseRow};
use crate::{App, Result};

/// The fields of a submitted response.
pub(crate) fn fields(
    survey: SurveyId,
    answers: Map<String, Value>,
    language: &str,
    mode: &str,
    started_at: i64,
    submitted_at: i64,
) -> Vec<(String, Value)> {
    [
        ("survey", json!(survey)),
        ("answers", Value::Object(answers)),
        ("language", json!(language)),
        ("mode", json!(mode)),
        ("started_at", json!(started_at)),
        ("submitted_at", json!(submitted_at)),
        ("valid", json!(true)),
    ]
    .map(|(field, value)| (field.to_owned(), value))
    .to_vec()
}

/// Adds a response from question → value. Answers with errors are refused whole; warnings are dropped and said.
///
/// # Errors
/// `entity_unknown`, `form_newer`.
pub fn add_response(app: &App, args: ResponseAdd) -> Result<ResponseAdded> {
    let survey = app.read(|db| Ok(db.survey(args.survey)?))?;
    let form = form_of(&survey)?;
    let answers: Map<String, Value> = args.answers.into_iter().collect();
    let checked = forms::validate(&form, app.today(), &answers);
    if !checked.valid {
        return Ok(ResponseAdded {
            id: None,
            valid: false,
            findings: checked.findings,
        });
    }
    let id = ResponseId(app.new_id()?);
    let at = app.now().0;
    let fields = fields(
        args.survey,
        checked.answers_clean,
        &form.default_language,
        "file",
        at,
        at,
    );
    app.act(
        Op::SubmitResponse {
            title: survey.title,
        },
        |tx| {
            tx.write(Change::fields(EntityRef::new(&RESPONSE, id.0), fields))?;
            Ok(())
        },
    )?;
    Ok(ResponseAdded {
        id: Some(id),
        valid: true,
        findings: checked.findings,
    })
}

/// The responses of a survey, latest first.
///
/// # Errors
/// `entity_unknown`.
pub fn responses(app: &App, survey: SurveyId) -> Result<Vec<ResponseRow>> {
    app.read(|db| {
        db.survey(survey)?;
        let mut beside = db.responses_beside(survey)?;
        db.responses(survey)?
            .into_iter()
            .map(|response| {
                let beside = beside.remove(&response.id).unwrap_or_default();
                // What is no note of this version's shape is none.
                let notes = beside
                    .notes
                    .and_then(|text| serde_json::from_str(&text).ok());
                Ok(ResponseRow {
                    notes: notes.unwrap_or_default(),
                    consent: beside
                        .consent
                        .and_then(|text| serde_json::from_str(&text).ok()),
                    id: response.id,
                    survey,
                    submitted_at: response.submitted_at,
                    mode: response.mode,
                    language: response.language,
                    valid: response.valid,
                    answers: serde_json::from_str(&response.answers).map_err(store::Error::from)?,
                    by: response.by,
                    demo: response.demo,
                })
            })
            .collect()
    })
}
