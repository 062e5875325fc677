//! How often the first key-in was wrong, by question and by batch; every rate with what it is of.

use domain::id::SurveyId;
use store::paper::Keyed;

use super::asked::asked;
use super::board::{count, holds};
use super::checks::{listed, second};
use super::reading::keyed;
use super::types::{PaperCheckRow, PaperChecks, PaperDifference, PaperRate};
use crate::survey::form_of;
use crate::{App, Result};

/// A sheet that was keyed in twice.
struct Compared {
    number: u32,
    /// The questions that either reading answers: a blank that both saw says nothing about key-in.
    answered: Vec<String>,
    differences: Vec<PaperDifference>,
}

/// The drawn sheets with their differences, and the rates.
///
/// # Errors
/// `entity_unknown`, `form_newer`.
pub fn checks(app: &App, survey: SurveyId) -> Result<PaperChecks> {
    let today = app.today();
    app.read(|db| {
        let row = db.survey(survey)?;
        let form = form_of(&row)?;
        let sheets = db.keyed_sheets(survey)?;
        let mut rows = Vec::new();
        let mut compared = Vec::new();
        for check in db.paper_checks(survey)? {
            let first = sheets.iter().find(|sheet| sheet.sheet == check.sheet);
            let differences =
                first.map_or_else(Vec::new, |first| listed(&form, today, &check, first));
            if let (Some(first), Some(second)) = (first, second(&check)) {
                let one = keyed(&first.answers, &first.marks);
                let answered = asked(&form)
                    .into_iter()
                    .map(|question| question.key)
                    .filter(|key| {
                        [&one, &second]
                            .iter()
                            .any(|each| each.get(key).is_some_and(|value| !value.is_null()))
                    })
                    .collect();
                compared.push(Compared {
                    number: check.sheet,
                    answered,
                    differences: differences.clone(),
                });
            }
            rows.push(PaperCheckRow {
                id: check.id,
                number: check.sheet,
                keyed: check.answers.is_some(),
                differences,
            });
        }
        let all: Vec<&Compared> = compared.iter().collect();
        let by_question = asked(&form).into_iter().map(|question| PaperRate {
            label: form
                .text(&question.item.label, &form.default_language)
                .to_owned(),
            name: question.number,
            ..rate(&all, |key| *key == question.key)
        });
        let by_batch = db.paper_batches(survey)?.into_iter().map(|batch| {
            let inside: Vec<&Compared> = compared
                .iter()
                .filter(|each| holds(&batch, each.number))
                .collect();
            PaperRate {
                name: format!("{}–{}", batch.first, batch.last),
                label: batch.place.clone(),
                ..rate(&inside, |_| true)
            }
        });
        Ok(PaperChecks {
            survey,
            base: base(&sheets),
            whole: rate(&all, |_| true),
            questions: by_question.filter(|rate| rate.base > 0).collect(),
            batches: by_batch.filter(|rate| rate.sheets > 0).collect(),
            checks: rows,
            title: row.title,
        })
    })
}

fn base(sheets: &[Keyed]) -> u32 {
    let mut numbers: Vec<u32> = sheets.iter().map(|sheet| sheet.sheet).collect();
    numbers.dedup();
    count(numbers.len())
}

fn rate(compared: &[&Compared], wanted: impl Fn(&String) -> bool) -> PaperRate {
    let mut rate = PaperRate {
        sheets: count(compared.len()),
        ..PaperRate::default()
    };
    for each in compared {
        rate.base += count(each.answered.iter().filter(|key| wanted(key)).count());
        for difference in each
            .differences
            .iter()
            .filter(|difference| wanted(&difference.question))
        {
            rate.differences += 1;
            rate.errors += u32::from(difference.keep == "second");
            rate.open += u32::from(difference.keep.is_empty());
        }
    }
    rate
}
