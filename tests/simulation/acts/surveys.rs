//! Surveys with a form of one question, and their responses.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use app::domain::id::SurveyId;
use app::survey;
use app::survey::types::{Audience, InterviewAnswer, InterviewStart, ResponseAdd, SurveyAdd};
use rust_xlsxwriter::Workbook;
use serde_json::json;

use crate::world::{Check, World, hold};

use super::libraries;

const QUESTION: &str = "remarque";

/// The form as a workbook, written once a process.
fn form() -> PathBuf {
    static FORM: OnceLock<PathBuf> = OnceLock::new();
    let make = || {
        let name = format!("rythme-sim-{}.xlsx", std::process::id());
        let path = std::env::temp_dir().join(name);
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("survey").unwrap();
        for (row, cells) in [
            ["type", "name", "label"],
            ["text", QUESTION, "Une remarque ?"],
        ]
        .iter()
        .enumerate()
        {
            for (column, cell) in cells.iter().enumerate() {
                let at = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                sheet.write_string(at.0, at.1, *cell).unwrap();
            }
        }
        workbook.save(&path).unwrap();
        path
    };
    FORM.get_or_init(make).clone()
}

fn any(world: &mut World, n: usize) -> Option<SurveyId> {
    let mut ids: Vec<SurveyId> = survey::list(world.laptops[n].app())
        .ok()?
        .into_iter()
        .map(|row| row.id)
        .collect();
    ids.sort();
    (!ids.is_empty()).then(|| ids[world.rng.usize(..ids.len())])
}

pub fn add(world: &mut World, n: usize) -> Check {
    let Some(library) = libraries::any(world, n) else {
        return Ok(());
    };
    let add = SurveyAdd {
        keep_until: None,
        library: Some(library.id),
        title: world.text(),
        audience: Audience::Users,
        path: Some(form().display().to_string()),
        bundled: None,
        published: None,
    };
    let added = world.act(n, "adds a survey", |app| survey::add(app, add))?;
    let refused = added.is_some_and(|added| added.id.is_none());
    hold("no strange refusal", !refused, || {
        "the form of the simulation is refused".to_owned()
    })
}

pub fn remove(world: &mut World, n: usize) -> Check {
    let Some(id) = any(world, n) else {
        return Ok(());
    };
    world.act(n, "removes a survey", |app| survey::delete(app, id))?;
    Ok(())
}

pub fn respond(world: &mut World, n: usize) -> Check {
    let Some(survey) = any(world, n) else {
        return Ok(());
    };
    let answers = BTreeMap::from([(QUESTION.to_owned(), json!(world.text()))]);
    let add = ResponseAdd { survey, answers };
    let added = world.act(n, "adds a response", |app| survey::add_response(app, add))?;
    let Some(id) = added.and_then(|added| added.id) else {
        return Ok(());
    };
    let rows = survey::responses(world.laptops[n].app(), survey).unwrap_or_default();
    hold("I2", rows.iter().any(|row| row.id == id), || {
        format!("laptop {n} added a response and does not list it")
    })
}

/// From the start to the end, with whatever cuts in between; what was answered stays on the laptop.
pub fn interview(world: &mut World, n: usize) -> Check {
    let Some(survey) = any(world, n) else {
        return Ok(());
    };
    let start = InterviewStart {
        survey,
        language: String::new(),
    };
    let begun = world.act(n, "starts an interview", |app| {
        survey::start_interview(app, start)
    })?;
    let Some(begun) = begun else {
        return Ok(());
    };
    let id = begun.id;
    if world
        .act(n, "accepts", |app| survey::accept_privacy(app, id))?
        .is_none()
    {
        return Ok(());
    }
    let said = world.text();
    let answer = InterviewAnswer {
        interview: id,
        question: QUESTION.to_owned(),
        value: json!(said),
        refused: false,
    };
    let answered = world.act(n, "answers", |app| survey::answer(app, answer))?;
    if answered.is_none() || world.once_in(4) {
        return Ok(());
    }
    world.act(n, "submits", |app| survey::submit(app, id))?;
    Ok(())
}
