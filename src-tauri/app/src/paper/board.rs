//! The paper of a survey: each batch with how far it is, numbers that are there twice, sheets that need a look.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::id::SurveyId;
use forms::Form;
use store::paper::{Keyed, PaperBatch, PaperCheck};

use super::batch::next;
use super::checks::is_decided;
use super::seen::seen;
use super::types::{KeyingRow, PaperBatchRow, PaperBoard, PaperStage, SheetTwice};
use crate::survey::form_of;
use crate::{App, Result};

/// Everything about the paper of a survey.
///
/// # Errors
/// `entity_unknown`, `form_newer`.
pub fn board(app: &App, survey: SurveyId) -> Result<PaperBoard> {
    let today = app.today();
    app.read(|db| {
        let row = db.survey(survey)?;
        let form = form_of(&row)?;
        let library = row
            .library
            .map(|id| db.library_or_removed(id))
            .transpose()?;
        let batches = db.paper_batches(survey)?;
        let keyed = db.keyed_sheets(survey)?;
        let checks = db.paper_checks(survey)?;
        let open = db.keyings(survey)?.into_iter().map(|keying| {
            Ok(KeyingRow {
                id: keying.id,
                number: keying.sheet,
                check: keying.check,
                answered: count(db.interview_answers(keying.id)?.len()),
            })
        });
        let numbers: BTreeSet<u32> = keyed.iter().map(|sheet| sheet.sheet).collect();
        let outside = numbers
            .iter()
            .filter(|number| !batches.iter().any(|batch| holds(batch, **number)));
        Ok(PaperBoard {
            survey,
            library_name: library
                .flatten()
                .map(|library| library.name)
                .unwrap_or_default(),
            languages: form
                .languages
                .iter()
                .map(|each| each.name.clone())
                .collect(),
            next: next(&batches),
            keyed: count(keyed.len()),
            outside: outside.copied().collect(),
            twice: twice(&form, today, &keyed),
            open: open.collect::<Result<_>>()?,
            flagged: keyed
                .iter()
                .filter(|sheet| sheet.marks.contains("code"))
                .map(|sheet| seen(&form, today, sheet))
                .collect(),
            batches: batches
                .iter()
                .map(|batch| batch_row(&form, today, batch, &numbers, &checks, &keyed))
                .collect(),
            title: row.title,
        })
    })
}

pub(super) fn holds(batch: &PaperBatch, number: u32) -> bool {
    (batch.first..=batch.last).contains(&number)
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn twice(form: &Form, today: NaiveDate, keyed: &[Keyed]) -> Vec<SheetTwice> {
    let mut by_number: BTreeMap<u32, Vec<&Keyed>> = BTreeMap::new();
    for sheet in keyed {
        by_number.entry(sheet.sheet).or_default().push(sheet);
    }
    by_number
        .into_iter()
        .filter(|(_, sheets)| sheets.len() > 1)
        .map(|(number, sheets)| SheetTwice {
            number,
            sheets: sheets
                .into_iter()
                .map(|sheet| seen(form, today, sheet))
                .collect(),
        })
        .collect()
}

fn batch_row(
    form: &Form,
    today: NaiveDate,
    batch: &PaperBatch,
    numbers: &BTreeSet<u32>,
    checks: &[PaperCheck],
    keyed: &[Keyed],
) -> PaperBatchRow {
    let inside = numbers.range(batch.first..=batch.last).count();
    let drawn: Vec<&PaperCheck> = checks
        .iter()
        .filter(|check| holds(batch, check.sheet))
        .collect();
    let verified = drawn
        .iter()
        .filter(|check| is_decided(form, today, check, keyed))
        .count();
    let mut row = PaperBatchRow {
        id: batch.id,
        language: batch.language.clone(),
        large: batch.large,
        first: batch.first,
        last: batch.last,
        place: batch.place.clone(),
        printed_on: batch.printed_on.clone(),
        stage: PaperStage::Printed,
        handed_out: batch.handed_out.unwrap_or(0),
        returned: batch.returned.unwrap_or(0),
        keyed: count(inside),
        drawn: count(drawn.len()),
        verified: count(verified),
        destroy_on: batch.destroy_on.clone(),
        destroyed_on: batch.destroyed_on.clone(),
        due: batch.destroyed_on.is_none()
            && batch
                .destroy_on
                .as_deref()
                .is_some_and(|day| *day <= *today.to_string()),
    };
    row.stage = stage(&row);
    row
}

fn stage(row: &PaperBatchRow) -> PaperStage {
    let all_keyed = row.returned > 0 && row.keyed >= row.returned;
    if row.destroyed_on.is_some() {
        PaperStage::Destroyed
    } else if all_keyed && row.drawn > 0 && row.verified == row.drawn {
        PaperStage::Verified
    } else if all_keyed {
        PaperStage::Keyed
    } else if row.returned > 0 {
        PaperStage::Returned
    } else if row.handed_out > 0 {
        PaperStage::HandedOut
    } else {
        PaperStage::Printed
    }
}
