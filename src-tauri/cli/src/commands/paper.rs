//! Questionnaires on paper: `form paper`, which needs no database, and the batches of a survey.

use std::path::Path;

use app::domain::finding::Finding;
use app::paper::types::{FormPrint, KeyStart, PaperDecide, PaperDraw, PaperPrint, PaperSave};
use app::{App, Error, Result, paper};
use serde::Serialize;
use serde_json::{Value, json};

use super::survey::read_answers;
use crate::args::{FormPaper, Keep, Key, Paper, Print};
use crate::output::{Reply, columns};

/// `form paper`.
pub fn form(app: &App, command: &FormPaper, language: Option<&str>) -> Result<Reply> {
    let FormPaper {
        file,
        output,
        large,
        numbers,
    } = command;
    let ask = FormPrint {
        path: file.display().to_string(),
        to: output.display().to_string(),
        language: language.unwrap_or_default().to_owned(),
        large: *large,
        numbers: *numbers,
    };
    let printed = paper::print_form(app, ask)?;
    let value = json!({
        "ok": printed.ok, "output": printed.to, "title": printed.title, "language": printed.language,
        "sheets": printed.sheets, "bytes": printed.bytes, "findings": [],
    });
    let lines = if printed.ok {
        vec![printed.to]
    } else {
        Vec::new()
    };
    Ok(Reply {
        refused: (!printed.ok).then(|| refused(file, &printed.findings)),
        findings: printed.findings,
        ..Reply::new(value, lines)
    })
}

fn refused(file: &Path, findings: &[Finding]) -> Error {
    let errors = findings.iter().filter(|finding| finding.is_error());
    Error::new("form_refused")
        .arg("path", file.display())
        .arg("count", errors.count())
}

/// `paper …`.
pub fn run(app: &App, command: &Paper, language: Option<&str>) -> Result<Reply> {
    match command {
        Paper::Batches { survey } => {
            let board = paper::board(app, *survey)?;
            let batches = json!(board.batches);
            let rows = batches.as_array().cloned().unwrap_or_default();
            let names = [
                "first",
                "last",
                "stage",
                "handed_out",
                "returned",
                "keyed",
                "place",
            ];
            let lines = rows.iter().map(|row| columns(row, &names)).collect();
            Ok(Reply::new(json!(board), lines))
        }
        Paper::Print(args) => print(app, args, language),
        Paper::Note {
            batch,
            place,
            handed_out,
            returned,
            destroy_on,
            destroyed_on,
        } => {
            paper::save(
                app,
                PaperSave {
                    batch: *batch,
                    place: place.clone(),
                    handed_out: *handed_out,
                    returned: *returned,
                    destroy_on: destroy_on.clone(),
                    destroyed_on: destroyed_on.clone(),
                },
            )?;
            Ok(id(batch))
        }
        Paper::Remove { batch } => {
            paper::remove(app, *batch)?;
            Ok(id(batch))
        }
        Paper::Key(args) => key(app, args),
        Paper::Drop { response } => {
            paper::drop_sheet(app, *response)?;
            Ok(id(response))
        }
        Paper::Draw {
            survey,
            percent,
            at_least,
            seed,
        } => Ok(told(&paper::draw(
            app,
            PaperDraw {
                survey: *survey,
                percent: *percent,
                at_least: *at_least,
                seed: *seed,
            },
        )?)),
        Paper::Checks { survey } => Ok(told(&paper::checks(app, *survey)?)),
        Paper::Decide {
            check,
            question,
            keep,
        } => {
            let keep = match keep {
                Keep::First => "first",
                Keep::Second => "second",
            };
            paper::decide(
                app,
                PaperDecide {
                    check: *check,
                    question: question.clone(),
                    keep: keep.to_owned(),
                },
            )?;
            Ok(id(check))
        }
    }
}

fn print(app: &App, args: &Print, language: Option<&str>) -> Result<Reply> {
    let printed = paper::print(
        app,
        PaperPrint {
            survey: args.survey,
            language: language.unwrap_or_default().to_owned(),
            large: args.large,
            first: args.numbers.map(|(first, _)| first),
            count: args
                .numbers
                .map_or(args.count.unwrap_or(0), |(first, last)| last - first + 1),
            place: args.place.clone(),
            destroy_on: args.destroy_on.clone(),
            to: args.output.display().to_string(),
        },
    )?;
    Ok(told(&printed))
}

fn key(app: &App, args: &Key) -> Result<Reply> {
    let ask = KeyStart {
        survey: args.survey,
        sheet: args.sheet.clone(),
        check: args.check,
        again: args.again,
    };
    let answers = read_answers(&args.answers)?;
    Ok(told(&paper::whole(app, ask, &answers)?))
}

fn id(id: impl ToString) -> Reply {
    let id = id.to_string();
    Reply::new(json!({ "id": id }), vec![id])
}

fn told(value: &impl Serialize) -> Reply {
    let value: Value = json!(value);
    Reply::new(value.clone(), vec![value.to_string()])
}
