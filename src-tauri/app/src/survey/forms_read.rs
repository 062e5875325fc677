//! Making a survey: an XLSForm is read, its findings shown, and only a form without errors becomes a survey.

use std::path::Path;

use domain::entity::{DELETED, EntityRef, SURVEY};
use domain::finding::Finding;
use domain::id::SurveyId;
use domain::op::Op;
use forms::Form;
use serde_json::{Value, json};
use store::Change;

use super::list::{languages, question_count};
use super::types::{Audience, FormCheck, SurveyAdd, SurveyAdded};
use super::{bundled, keep};
use crate::{App, Error, Result};

/// What an XLSForm holds; nothing is written.
///
/// # Errors
/// `file_unreadable`, `file_too_large`.
pub fn check_form(_app: &App, path: String) -> Result<FormCheck> {
    let (form, mut findings) = crate::form::read_file(Path::new(&path))?;
    findings.extend(form.iter().flat_map(identifying));
    Ok(FormCheck {
        title: form
            .as_ref()
            .map(|form| form.title.clone())
            .unwrap_or_default(),
        questions: form.as_ref().map_or(0, question_count),
        languages: form.as_ref().map(languages).unwrap_or_default(),
        usable: form.is_some(),
        findings,
    })
}

/// A warning for each question that asks who somebody is.
fn identifying(form: &Form) -> Vec<Finding> {
    let items = form.items.iter();
    items
        .filter_map(|item| {
            let labels = item.label.0.values().map(String::as_str);
            let what = crate::questionnaire::identifier(item.kind.as_str(), &item.name, labels)?;
            let finding = Finding::warning("identifier_field").arg("what", what);
            Some(finding.column(&item.name))
        })
        .collect()
}

/// Makes a survey of a form. A refused form gives its findings and no survey.
///
/// # Errors
/// `survey_library_missing`, `survey_form_missing`, `entity_unknown`, and what reading the file says.
pub fn add(app: &App, args: SurveyAdd) -> Result<SurveyAdded> {
    let library = args
        .library
        .ok_or_else(|| Error::new("survey_library_missing"))?;
    app.read(|db| Ok(db.library(library)?))?;
    let (form, audience, findings) = chosen(app, &args)?;
    let Some(form) = form else {
        return Ok(SurveyAdded { id: None, findings });
    };
    let title = if args.title.trim().is_empty() {
        form.title.clone()
    } else {
        args.title.trim().to_owned()
    };
    let until = match args.keep_until.as_deref().filter(|until| !until.is_empty()) {
        Some(until) => Some(keep::day(until)?),
        None => keep::default_end(app.today()).map(|day| day.to_string()),
    };
    let id = SurveyId(app.new_id()?);
    let fields = [
        ("library", json!(library)),
        ("title", json!(title)),
        ("audience", json!(audience)),
        (
            "form_hash",
            json!(sync::hash_hex(form.hash_input().as_bytes())),
        ),
        ("form", json!(form)),
        ("keep_until", json!(until)),
    ];
    app.act(Op::AddSurvey { title }, |tx| {
        let fields = fields.map(|(field, value): (&str, Value)| (field.to_owned(), value));
        tx.write(Change::fields(EntityRef::new(&SURVEY, id.0), fields))?;
        Ok(())
    })?;
    Ok(SurveyAdded {
        id: Some(id),
        findings,
    })
}

fn chosen(app: &App, args: &SurveyAdd) -> Result<(Option<Form>, Audience, Vec<Finding>)> {
    if let Some(id) = args.published {
        // Who is asked may be said again for one survey: a questionnaire may have been written for anybody.
        let (form, audience) = crate::questionnaire::published_form(app, id)?;
        let audience = if args.audience == Audience::Other {
            audience
        } else {
            args.audience
        };
        return Ok((Some(form), audience, Vec::new()));
    }
    if let Some(code) = &args.bundled {
        let (form, audience) = bundled::read(code)?;
        return Ok((Some(form), audience, Vec::new()));
    }
    let path = args
        .path
        .as_ref()
        .ok_or_else(|| Error::new("survey_form_missing"))?;
    let (form, findings) = crate::form::read_file(Path::new(path))?;
    Ok((form, args.audience, findings))
}

/// Takes a survey out of sight with its responses; undo brings it back.
///
/// # Errors
/// `entity_unknown`.
pub fn delete(app: &App, id: SurveyId) -> Result<()> {
    let title = app.read(|db| Ok(db.survey(id)?))?.title;
    app.act(Op::DeleteSurvey { title }, |tx| {
        tx.write(Change::fields(
            EntityRef::new(&SURVEY, id.0),
            [(DELETED.to_owned(), json!(true))],
        ))?;
        Ok(())
    })
}
