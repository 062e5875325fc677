//! Batches: printed, handed out, returned, destroyed; each change one act that can be undone.

use std::path::Path;

use domain::entity::{DELETED, EntityRef, PAPER_BATCH, RESPONSE};
use domain::id::{PaperBatchId, ResponseId, SurveyId};
use domain::op::Op;
use domain::words::{Lang, date, parse_date};
use forms::Form;
use serde_json::{Map, Value, json};
use store::Change;
use store::paper::PaperBatch;
use store::survey::Survey;

use super::print::{Said, language, pdf};
use super::types::{PaperPrint, PaperPrinted, PaperReprint, PaperSave};
use crate::photo::save::write_whole;
use crate::survey::form_of;
use crate::{App, Error, Result};

/// Prints numbered sheets and remembers them as a batch. The file is written first: a batch that was never printed would only confuse.
///
/// # Errors
/// `entity_unknown`, `form_newer`, `language_unknown`, `paper_numbers`, `paper_taken`, `paper_too_many`, `date_unreadable`, `file_failed`.
pub fn print(app: &App, args: PaperPrint) -> Result<PaperPrinted> {
    let (survey, batches) =
        app.read(|db| Ok((db.survey(args.survey)?, db.paper_batches(args.survey)?)))?;
    let form = form_of(&survey)?;
    let first = args.first.unwrap_or_else(|| next(&batches));
    let last = first.checked_add(args.count.saturating_sub(1));
    let (Some(last), true) = (last, first > 0 && args.count > 0) else {
        return Err(Error::new("paper_numbers"));
    };
    let taken = batches
        .iter()
        .find(|batch| batch.first <= last && first <= batch.last);
    if let Some(batch) = taken {
        return Err(Error::new("paper_taken")
            .arg("first", batch.first)
            .arg("last", batch.last));
    }
    let batch = PaperBatch {
        id: PaperBatchId(app.new_id()?),
        survey: args.survey,
        language: language(&form, &args.language)?,
        large: args.large,
        first,
        last,
        place: args.place.trim().to_owned(),
        printed_on: app.today().to_string(),
        handed_out: None,
        returned: None,
        destroy_on: day(args.destroy_on.as_deref())?,
        destroyed_on: None,
    };
    write(app, &survey, &form, &batch, &args.to)?;
    let fields: [(&str, Value); 8] = [
        ("survey", json!(batch.survey)),
        ("language", json!(batch.language)),
        ("large", json!(batch.large)),
        ("first_number", json!(first)),
        ("last_number", json!(last)),
        ("place", json!(batch.place)),
        ("printed_on", json!(batch.printed_on)),
        ("destroy_on", json!(batch.destroy_on)),
    ];
    let fields = fields.map(|(field, value)| (field.to_owned(), value));
    let op = Op::PrintSheets {
        count: args.count,
        title: survey.title,
    };
    app.act(op, |tx| {
        tx.write(Change::fields(
            EntityRef::new(&PAPER_BATCH, batch.id.0),
            fields,
        ))?;
        Ok(())
    })?;
    Ok(PaperPrinted {
        batch: batch.id,
        first,
        last,
        to: args.to,
    })
}

/// The number after the last one that was printed.
pub(super) fn next(batches: &[PaperBatch]) -> u32 {
    batches.iter().map(|batch| batch.last).max().unwrap_or(0) + 1
}

/// Writes the PDF of a batch once more.
///
/// # Errors
/// `entity_unknown`, `form_newer`, `file_failed`.
pub fn reprint(app: &App, args: PaperReprint) -> Result<()> {
    let (batch, survey) = app.read(|db| {
        let batch = db.paper_batch(args.batch)?;
        Ok((batch.clone(), db.survey(batch.survey)?))
    })?;
    write(app, &survey, &form_of(&survey)?, &batch, &args.to)
}

fn write(app: &App, survey: &Survey, form: &Form, batch: &PaperBatch, to: &str) -> Result<()> {
    let library = app.read(|db| {
        let library = survey.library.map(|id| db.library_or_removed(id));
        Ok(library.transpose()?.flatten())
    })?;
    let code = form
        .language(&batch.language)
        .and_then(|language| language.code.clone());
    let until = survey
        .keep_until
        .as_deref()
        .filter(|until| **until >= *app.today().to_string());
    let said = Said {
        library: library.map(|library| library.name).unwrap_or_default(),
        keep_until: until.and_then(|until| written(code.as_deref(), until)),
        key: survey.id.to_string(),
    };
    let numbers = (batch.first..=batch.last).collect();
    let bytes = pdf(form, &batch.language, batch.large, numbers, &said)?;
    write_whole(Path::new(to), &bytes)
        .map_err(|error| Error::new("file_failed").arg("detail", error))
}

/// A day as the respondent reads it.
fn written(code: Option<&str>, day: &str) -> Option<String> {
    let day = parse_date(day)?;
    Some(match code.unwrap_or("fr").split('-').next() {
        Some("fr") => date(Lang::Fr, day),
        Some("en") => date(Lang::En, day),
        _ => day.format("%d/%m/%Y").to_string(),
    })
}

fn day(text: Option<&str>) -> Result<Option<String>> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let day = parse_date(text).ok_or_else(|| Error::new("date_unreadable").arg("date", text))?;
    Ok(Some(day.to_string()))
}

/// Says what became of a batch.
///
/// # Errors
/// `entity_unknown`, `date_unreadable`, `paper_more_than_printed`.
pub fn save(app: &App, args: PaperSave) -> Result<()> {
    let (batch, title) = app.read(|db| {
        let batch = db.paper_batch(args.batch)?;
        let title = db.survey(batch.survey)?.title;
        Ok((batch, title))
    })?;
    let printed = batch.last - batch.first + 1;
    for count in [args.handed_out, args.returned].into_iter().flatten() {
        if count > printed {
            return Err(Error::new("paper_more_than_printed").arg("count", printed));
        }
    }
    let mut fields = Map::new();
    let mut set = |field: &str, value: Option<Value>| {
        if let Some(value) = value {
            fields.insert(field.to_owned(), value);
        }
    };
    set("place", args.place.map(|place| json!(place.trim())));
    set("handed_out", args.handed_out.map(|count| json!(count)));
    set("returned", args.returned.map(|count| json!(count)));
    for (field, given) in [
        ("destroy_on", args.destroy_on),
        ("destroyed_on", args.destroyed_on),
    ] {
        let given = given.map(|text| day(Some(&text))).transpose()?;
        set(field, given.map(|day| json!(day)));
    }
    if fields.is_empty() {
        return Ok(());
    }
    app.act(Op::SavePaperBatch { title }, |tx| {
        tx.write(Change::fields(
            EntityRef::new(&PAPER_BATCH, batch.id.0),
            fields,
        ))?;
        Ok(())
    })
}

/// Takes a batch out of sight; its numbers are free again, and its responses stay.
///
/// # Errors
/// `entity_unknown`.
pub fn remove(app: &App, id: PaperBatchId) -> Result<()> {
    let title = app.read(|db| Ok(db.survey(db.paper_batch(id)?.survey)?.title))?;
    app.act(Op::RemovePaperBatch { title }, |tx| {
        let fields = [(DELETED.to_owned(), json!(true))];
        tx.write(Change::fields(EntityRef::new(&PAPER_BATCH, id.0), fields))?;
        Ok(())
    })
}

/// Of a number that was keyed in twice: takes this response out of sight; undo brings it back.
///
/// # Errors
/// `paper_not_twice` when no other response has its number.
pub fn drop_sheet(app: &App, id: ResponseId) -> Result<()> {
    let twice = app.read(|db| Ok(db.sheets_twice()?))?;
    let found = twice.iter().find(|(_, sheet)| sheet.response == id);
    let (survey, sheet) = found.ok_or_else(|| Error::new("paper_not_twice"))?;
    drop_all(app, *survey, sheet.sheet, [id].into_iter())
}

/// Takes responses of one number out of sight, in one act.
pub(super) fn drop_all(
    app: &App,
    survey: SurveyId,
    number: u32,
    responses: impl Iterator<Item = ResponseId>,
) -> Result<()> {
    let title = app.read(|db| Ok(db.survey(survey)?.title))?;
    app.act(Op::RemoveSheet { number, title }, |tx| {
        for id in responses {
            let fields = [(DELETED.to_owned(), json!(true))];
            tx.write(Change::fields(EntityRef::new(&RESPONSE, id.0), fields))?;
        }
        Ok(())
    })
}
