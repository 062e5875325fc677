//! What a response says of how it was collected: at the kiosk, whole or not, the consent, the interviewer's notes, what was not known.

use std::collections::BTreeMap;

use domain::id::InterviewId;
use serde_json::{Map, Value, json};
use store::beside::AnswerNote;

use super::interview;
use super::open::open;
use super::types::{AnswerNoteSave, AnswerUnknown, InterviewAnswer, InterviewState};
use crate::{App, Result};

/// The fields of a response with what was kept beside the answers. `whole`: the respondent came to the end.
pub(super) fn with(
    app: &App,
    id: InterviewId,
    fields: Vec<(String, Value)>,
    whole: bool,
) -> Result<Vec<(String, Value)>> {
    let (kiosk, consent, notes) = app.read(|db| {
        let kiosk = db.kiosk()?.is_some_and(|kiosk| kiosk.interview == Some(id));
        Ok((kiosk, db.interview_consent(id)?, db.interview_notes(id)?))
    })?;
    let mut by_name: BTreeMap<String, Value> = fields.into_iter().collect();
    by_name.insert("valid".to_owned(), json!(whole));
    if kiosk {
        by_name.insert("mode".to_owned(), json!("kiosk"));
    }
    if let Some(consent) = consent {
        by_name.insert("consent".to_owned(), consent);
    }
    if let Some(Value::Object(answers)) = by_name.get_mut("answers") {
        say_unknown(answers, &notes);
    }
    let written: Map<String, Value> = notes
        .into_iter()
        .filter(|each| !each.note.is_empty())
        .map(|each| (each.question, json!(each.note)))
        .collect();
    if !written.is_empty() {
        by_name.insert("notes".to_owned(), Value::Object(written));
    }
    Ok(by_name.into_iter().collect())
}

/// Not knowing is no refusal of one's own: `{"refused": true, "unknown": true}` is read as a refusal by whoever does not tell them apart.
fn say_unknown(answers: &mut Map<String, Value>, notes: &[AnswerNote]) {
    for each in notes.iter().filter(|each| each.unknown) {
        if let Some(Value::Object(refused)) = answers.get_mut(&each.question)
            && refused.contains_key("refused")
        {
            refused.insert("unknown".to_owned(), json!(true));
        }
    }
}

fn kept(app: &App, id: InterviewId, question: &str) -> Result<AnswerNote> {
    let found = open(app, id)?
        .notes
        .into_iter()
        .find(|each| each.question == question);
    Ok(found.unwrap_or_else(|| AnswerNote {
        question: question.to_owned(),
        ..AnswerNote::default()
    }))
}

/// Takes an answer as an interview does; what is answered now is no longer unknown.
///
/// # Errors
/// `entity_unknown`.
pub fn answer(app: &App, args: InterviewAnswer) -> Result<InterviewState> {
    let (id, question) = (args.interview, args.question.as_str());
    let known = app.read(|db| Ok((db.interview(id)?, db.interview_notes(id)?)))?;
    let shown = known.0.at_question.as_deref() == Some(question);
    let marked = known
        .1
        .into_iter()
        .find(|each| shown && each.unknown && each.question == question);
    if let Some(marked) = marked {
        let unmarked = AnswerNote {
            unknown: false,
            ..marked
        };
        app.settle(|tx| Ok(tx.set_interview_note(id, &unmarked)?))?;
    }
    interview::answer(app, args)
}

/// Keeps the interviewer's note on an answer.
///
/// # Errors
/// `entity_unknown`.
pub fn note(app: &App, args: AnswerNoteSave) -> Result<InterviewState> {
    let note = args.note.trim().to_owned();
    let kept = AnswerNote {
        note,
        ..kept(app, args.interview, &args.question)?
    };
    app.settle(|tx| Ok(tx.set_interview_note(args.interview, &kept)?))?;
    interview::get(app, args.interview)
}

/// The respondent does not know: kept as such, and the next question shows.
///
/// # Errors
/// `entity_unknown`.
pub fn unknown(app: &App, args: AnswerUnknown) -> Result<InterviewState> {
    let kept = AnswerNote {
        unknown: true,
        ..kept(app, args.interview, &args.question)?
    };
    // First: a crash between the two leaves a mark that only a refusal beside it gives a meaning.
    app.settle(|tx| Ok(tx.set_interview_note(args.interview, &kept)?))?;
    interview::answer(
        app,
        InterviewAnswer {
            interview: args.interview,
            question: args.question,
            value: Value::Null,
            refused: true,
        },
    )
}
