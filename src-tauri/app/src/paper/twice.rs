//! A number that was keyed in twice, as a question to decide beside those of the merge: two laptops that knew nothing of each other keyed
//! in one sheet, or one of them mistook its number.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::entity::RESPONSE;
use domain::id::SurveyId;
use domain::op::Op;
use serde_json::json;
use store::Db;
use store::paper::Keyed;

use super::batch::drop_all;
use super::seen::seen;
use crate::exchange::types::{Candidate, Question, QuestionResolve};
use crate::survey::form_of;
use crate::words::Catalogue;
use crate::{App, Error, Result};

/// The field by which such a question is known.
const FIELD: &str = "sheet";

/// Each number that is there twice.
pub(crate) fn questions(db: &Db<'_>, today: NaiveDate, words: &Catalogue) -> Result<Vec<Question>> {
    let groups = groups(db)?;
    let asked = groups.into_iter().map(|((survey, number), sheets)| {
        let survey = db.survey(survey)?;
        let form = form_of(&survey)?;
        let args = [
            ("title".to_owned(), survey.title.clone()),
            ("number".to_owned(), number.to_string()),
        ];
        let candidates = sheets.iter().enumerate().map(|(at, sheet)| {
            let lines = seen(&form, today, sheet).lines;
            let answers = lines.iter().filter(|line| !line.answer.is_empty());
            let said: Vec<String> = answers
                .map(|line| format!("{}. {}", line.number, line.answer))
                .collect();
            Candidate {
                value: json!(said.join(" · ")),
                by: sheet.by.clone(),
                at: sheet.submitted_at,
                mine: sheet.mine,
                shown: at == 0,
                key: sheet.response.to_string(),
                comment: None,
                weekly_minutes: None,
                op: Some(Op::SubmitResponse {
                    title: survey.title.clone(),
                }),
            }
        });
        Ok(Question {
            id: id(&sheets),
            kind: RESPONSE.name.to_owned(),
            entity: sheets[0].response.to_string(),
            title: words.sentence("paper-twice-title", &args.into()),
            field: FIELD.to_owned(),
            candidates: candidates.collect(),
            start: None,
            can_fork: false,
        })
    });
    asked.collect()
}

type Groups = BTreeMap<(SurveyId, u32), Vec<Keyed>>;

fn groups(db: &Db<'_>) -> Result<Groups> {
    let mut groups = Groups::new();
    for (survey, sheet) in db.sheets_twice()? {
        groups.entry((survey, sheet.sheet)).or_default().push(sheet);
    }
    Ok(groups)
}

/// By the response that was there first, so that it is the same on every laptop.
fn id(sheets: &[Keyed]) -> String {
    format!("{}/{}/{FIELD}", RESPONSE.name, sheets[0].response)
}

/// Whether the question is one of these.
pub(crate) fn is_ours(id: &str) -> bool {
    id.starts_with(&format!("{}/", RESPONSE.name)) && id.ends_with(&format!("/{FIELD}"))
}

/// Keeps one response of a number and takes the others out of sight.
///
/// # Errors
/// `question_unknown`, `question_choice_unknown`, `question_no_fork`.
pub(crate) fn resolve(app: &App, choice: &QuestionResolve) -> Result<()> {
    let found = app
        .read(groups)?
        .into_iter()
        .find(|(_, sheets)| id(sheets) == choice.id);
    let unknown = || Error::new("question_unknown").arg("id", &choice.id);
    let ((survey, number), sheets) = found.ok_or_else(unknown)?;
    let mine = sheets.iter().find(|sheet| sheet.mine).unwrap_or(&sheets[0]);
    let kept = match choice.keep.as_str() {
        "both" => return Err(Error::new("question_no_fork")),
        "mine" => Some(mine),
        "theirs" => sheets.iter().find(|sheet| sheet.response != mine.response),
        key => sheets
            .iter()
            .find(|sheet| sheet.response.to_string() == key),
    };
    let kept =
        kept.ok_or_else(|| Error::new("question_choice_unknown").arg("keep", &choice.keep))?;
    let others = sheets
        .iter()
        .filter(|sheet| sheet.response != kept.response);
    drop_all(app, survey, number, others.map(|sheet| sheet.response))
}
