//! The board: each target with how far it is, and what happened in each half-hour.

use std::collections::BTreeMap;

use domain::id::SurveyId;
use forms::{Form, Kind};
use store::quota::Quota;

use super::types::{CriterionView, HalfHour, QuotaBoard, QuotaQuestion, QuotaRow};
use crate::survey::form_of;
use crate::survey::types::ChoiceView;
use crate::{App, Result};

const HALF_HOUR_MS: i64 = 30 * 60_000;

/// The targets and counts of a survey.
///
/// # Errors
/// `entity_unknown`, `form_newer`.
pub fn board(app: &App, survey: SurveyId) -> Result<QuotaBoard> {
    app.read(|db| {
        let form = form_of(&db.survey(survey)?)?;
        let quotas = db.quotas(survey)?;
        let rows = quotas.iter().map(|quota| {
            let criteria = criteria_of(quota);
            Ok(QuotaRow {
                id: quota.id,
                criteria: criteria
                    .iter()
                    .map(|(question, value)| view(&form, question, value))
                    .collect(),
                target: quota.target,
                done: db.responses_with(survey, &criteria)?,
            })
        });
        let rows: Result<Vec<QuotaRow>> = rows.collect();
        let contacts = db.contacts(survey)?;
        Ok(QuotaBoard {
            responses: db.response_count(survey)?,
            quotas: rows?,
            questions: questions(&form),
            half_hours: half_hours(
                &db.response_times(survey)?,
                contacts.iter().map(|each| (each.at, each.outcome.as_str())),
            ),
        })
    })
}

fn criteria_of(quota: &Quota) -> Vec<(String, String)> {
    let read: BTreeMap<String, String> = serde_json::from_str(&quota.criteria).unwrap_or_default();
    read.into_iter().collect()
}

fn view(form: &Form, question: &str, value: &str) -> CriterionView {
    let asked = questions(form)
        .into_iter()
        .find(|asked| asked.name == question);
    let choice = asked
        .iter()
        .flat_map(|asked| &asked.choices)
        .find(|choice| choice.name == value);
    CriterionView {
        question: question.to_owned(),
        // A question that a later version of the form no longer has is named by its code.
        question_label: asked
            .as_ref()
            .map_or_else(|| question.to_owned(), |asked| asked.label.clone()),
        value: value.to_owned(),
        value_label: choice.map_or_else(|| value.to_owned(), |choice| choice.label.clone()),
    }
}

fn questions(form: &Form) -> Vec<QuotaQuestion> {
    let language = &form.default_language;
    form.items
        .iter()
        .filter(|item| item.kind == Kind::SelectOne)
        .map(|item| QuotaQuestion {
            name: item.name.clone(),
            label: form.text(&item.label, language).to_owned(),
            choices: form
                .choices(item)
                .iter()
                .map(|choice| ChoiceView {
                    name: choice.name.clone(),
                    label: form.text(&choice.label, language).to_owned(),
                })
                .collect(),
        })
        .collect()
}

/// Half-hours are those of the clock on the wall: every zone here is whole half-hours from Greenwich.
fn half_hours<'c>(
    responses: &[i64],
    contacts: impl Iterator<Item = (i64, &'c str)>,
) -> Vec<HalfHour> {
    let mut by_start: BTreeMap<i64, HalfHour> = BTreeMap::new();
    let mut at = |moment: i64, count: fn(&mut HalfHour) -> &mut u32| {
        let start = moment.div_euclid(HALF_HOUR_MS) * HALF_HOUR_MS;
        let half = by_start.entry(start).or_default();
        half.at = start;
        *count(half) += 1;
    };
    responses
        .iter()
        .for_each(|moment| at(*moment, |half| &mut half.responses));
    for (moment, outcome) in contacts {
        match outcome {
            "refusal" => at(moment, |half| &mut half.refusals),
            "passer_by" => at(moment, |half| &mut half.passers_by),
            // What a later version counts is not ours to add up.
            _ => {}
        }
    }
    by_start.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_is_counted_in_its_half_hour() {
        let minute = 60_000;
        let contacts = [
            (31 * minute, "refusal"),
            (59 * minute, "passer_by"),
            (60 * minute, "passer_by"),
            (1, "later"),
        ];
        let halves = half_hours(&[0, 29 * minute, 30 * minute], contacts.into_iter());
        let told: Vec<_> = halves
            .iter()
            .map(|half| {
                (
                    half.at / minute,
                    half.responses,
                    half.refusals,
                    half.passers_by,
                )
            })
            .collect();
        assert_eq!(told, [(0, 2, 0, 0), (30, 1, 1, 1), (60, 0, 0, 1)]);
    }
}
