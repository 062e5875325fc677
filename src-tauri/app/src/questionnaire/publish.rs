//! Publishing: what is written now becomes a version that never changes. Surveys are made of versions.

use domain::entity::{EntityRef, PUBLISHED_FORM};
use domain::id::{PublishedId, QuestionnaireId};
use domain::op::Op;
use forms::Form;
use serde_json::{Value, json};
use store::Change;
use store::questionnaire::{FormRow, PublishedForm, Questionnaire};

use super::types::PublishedRow;
use super::{sheets, view};
use crate::survey::types::Audience;
use crate::{App, Error, Result};

/// Whether what is written now would be another form than a version's, whatever their numbers.
pub(super) fn differs(
    questionnaire: &Questionnaire,
    rows: &[FormRow],
    published: &PublishedForm,
) -> bool {
    let built = sheets::build(questionnaire, rows, &published.number.to_string());
    serde_json::from_str(&published.workbook).ok().as_ref() != Some(&built.workbook)
}

/// Publishes what is written now.
///
/// # Errors
/// `questionnaire_errors` when it cannot be asked as it is, `published_same` when nothing was changed since the last version.
pub fn publish(app: &App, id: QuestionnaireId) -> Result<PublishedRow> {
    let (questionnaire, rows, published) = app.read(|db| {
        Ok((
            db.questionnaire(id)?,
            db.form_rows(id)?,
            db.published_forms(id)?,
        ))
    })?;
    if published
        .first()
        .is_some_and(|latest| !differs(&questionnaire, &rows, latest))
    {
        return Err(Error::new("published_same"));
    }
    let number = published.iter().map(|each| each.number).max().unwrap_or(0) + 1;
    let built = sheets::build(&questionnaire, &rows, &number.to_string());
    let (form, findings) = sheets::check(&built.workbook);
    let form = form.ok_or_else(|| {
        let errors = findings.iter().filter(|finding| finding.is_error()).count();
        Error::new("questionnaire_errors").arg("count", errors)
    })?;
    let new = PublishedId(app.new_id()?);
    let fields: [(&str, Value); 8] = [
        ("questionnaire", json!(id)),
        ("number", json!(number)),
        ("title", json!(questionnaire.title)),
        ("audience", json!(questionnaire.audience)),
        (
            "form_hash",
            json!(sync::hash_hex(form.hash_input().as_bytes())),
        ),
        ("form", json!(form)),
        ("workbook", json!(built.workbook)),
        ("published_at", json!(app.now().0)),
    ];
    let title = questionnaire.title;
    app.act(Op::PublishQuestionnaire { title }, |tx| {
        let fields = fields.map(|(field, value)| (field.to_owned(), value));
        tx.write(Change::fields(
            EntityRef::new(&PUBLISHED_FORM, new.0),
            fields,
        ))?;
        Ok(())
    })?;
    app.read(|db| view::published_row(db, &db.published_form(new)?))
}

/// The form of a version, with its title and audience, for a survey.
///
/// # Errors
/// `entity_unknown`, `form_newer`.
pub(crate) fn form_of(app: &App, id: PublishedId) -> Result<(Form, Audience)> {
    let published = app.read(|db| Ok(db.published_form(id)?))?;
    let form = serde_json::from_str(&published.form).map_err(|error| {
        Error::new("form_newer")
            .arg("title", &published.title)
            .arg("detail", error)
    })?;
    Ok((form, view::audience(&published.audience)))
}
