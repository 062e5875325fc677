//! Surveys as a screen or a command line shows them.

use domain::id::{LibraryId, SurveyId};
use forms::{Form, Item, Session};
use store::Db;
use store::survey::Survey;

use super::types::{Audience, ChoiceView, FormItem, InterviewRow, SurveyDetail, SurveyRow};
use crate::{App, Error, Result};

/// The form of a survey, as it was when the survey was made.
///
/// # Errors
/// `form_newer` when a later version of Rythme wrote it.
pub(crate) fn form_of(survey: &Survey) -> Result<Form> {
    serde_json::from_str(&survey.form).map_err(|error| {
        Error::new("form_newer")
            .arg("title", &survey.title)
            .arg("detail", error)
    })
}

pub(super) fn question_count(form: &Form) -> u32 {
    u32::try_from(form.question_count()).unwrap_or(u32::MAX)
}

pub(crate) fn languages(form: &Form) -> Vec<String> {
    form.languages
        .iter()
        .map(|language| language.name.clone())
        .collect()
}

fn audience(text: &str) -> Audience {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).unwrap_or_default()
}

fn row(db: &Db<'_>, survey: &Survey) -> Result<SurveyRow> {
    let form = form_of(survey).ok();
    let library = survey
        .library
        .map(|id| db.library_or_removed(id))
        .transpose()?
        .flatten();
    Ok(SurveyRow {
        id: survey.id,
        library: survey.library.unwrap_or(LibraryId(uuid::Uuid::nil())),
        library_name: library.map(|library| library.name).unwrap_or_default(),
        title: survey.title.clone(),
        audience: audience(&survey.audience),
        questions: form.as_ref().map_or(0, question_count),
        languages: form.as_ref().map(languages).unwrap_or_default(),
        responses: db.response_count(survey.id)?,
        interviews: u32::try_from(db.interviews(Some(survey.id))?.len()).unwrap_or(u32::MAX),
        keep_until: survey.keep_until.clone(),
        demo: survey.demo,
    })
}

/// Every survey, latest first.
///
/// # Errors
/// What the database says.
pub fn list(app: &App) -> Result<Vec<SurveyRow>> {
    app.read(|db| db.surveys()?.iter().map(|survey| row(db, survey)).collect())
}

/// One survey with its questions and the interviews that are open on this laptop.
///
/// # Errors
/// `entity_unknown`, `form_newer`.
pub fn get(app: &App, id: SurveyId) -> Result<SurveyDetail> {
    app.read(|db| {
        let survey = db.survey(id)?;
        let form = form_of(&survey)?;
        let session = Session::new(&form, app.today());
        let shown = form.items.iter().filter(|item| item.kind.is_shown());
        let items = shown.map(|item| form_item(&form, &session, item)).collect();
        let interviews = db
            .interviews(Some(id))?
            .into_iter()
            .map(|interview| {
                Ok(InterviewRow {
                    id: interview.id,
                    started_at: interview.started_at,
                    answered: u32::try_from(db.interview_answers(interview.id)?.len())
                        .unwrap_or(u32::MAX),
                })
            })
            .collect::<Result<_>>()?;
        Ok(SurveyDetail {
            row: row(db, &survey)?,
            items,
            interviews,
        })
    })
}

fn form_item(form: &Form, session: &Session<'_>, item: &Item) -> FormItem {
    FormItem {
        name: item.name.clone(),
        kind: item.kind.as_str().to_owned(),
        label: session.label(item, &form.default_language),
        required: item.required.is_some(),
        choices: choices(form, session, item, &form.default_language),
    }
}

pub(super) fn choices(
    form: &Form,
    session: &Session<'_>,
    item: &Item,
    language: &str,
) -> Vec<ChoiceView> {
    form.choices(item)
        .iter()
        .map(|choice| ChoiceView {
            name: choice.name.clone(),
            label: session.choice_label(choice, language),
        })
        .collect()
}
