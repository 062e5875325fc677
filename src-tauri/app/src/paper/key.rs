//! Keying a sheet in: each answer is committed before the page goes on, a power cut loses none, and a number is keyed in once.

use domain::entity::{EntityRef, PAPER_CHECK, RESPONSE};
use domain::id::{InterviewId, ResponseId, SurveyId};
use domain::op::Op;
use serde_json::json;
use store::Change;
use store::paper::Keying;

use super::asked::asked;
use super::board::{count, holds};
use super::checks::differences;
use super::layout::layout;
use super::print::language as language_of;
use super::reading::{Answers, Reading, kept};
use super::seen::seen;
use super::types::{KeyAnswer, KeyFinished, KeySheet, KeyStart, KeyStarted};
use super::words::Words;
use crate::survey::{form_of, response_fields};
use crate::{App, Error, Result};

/// Begins keying a sheet in, or takes it up again. A number that is keyed in already shows its response instead.
///
/// # Errors
/// `paper_number_unreadable`, `paper_other_survey`, `paper_not_drawn_for_check`, `entity_unknown`, `form_newer`.
pub fn start(app: &App, args: KeyStart) -> Result<KeyStarted> {
    let number = number(app, args.survey, &args.sheet)?;
    let begun = app.read(|db| {
        let open = db.keyings(args.survey)?;
        Ok(open
            .into_iter()
            .find(|keying| keying.sheet == number && keying.check == args.check))
    })?;
    if let Some(keying) = begun {
        return Ok(KeyStarted {
            sheet: Some(get(app, keying.id)?),
            existing: None,
        });
    }
    if args.check {
        let checks = app.read(|db| Ok(db.paper_checks(args.survey)?))?;
        let drawn = checks
            .iter()
            .any(|check| check.sheet == number && check.answers.is_none());
        if !drawn {
            return Err(Error::new("paper_not_drawn_for_check").arg("number", number));
        }
    } else if !args.again
        && let Some(existing) = existing(app, args.survey, number)?
    {
        return Ok(KeyStarted {
            sheet: None,
            existing: Some(existing),
        });
    }
    let keying = Keying {
        id: InterviewId(app.new_id()?),
        survey: args.survey,
        sheet: number,
        check: args.check,
        language: language(app, args.survey, number)?,
        started_at: app.now().0,
        at_question: None,
    };
    app.settle(|tx| Ok(tx.set_keying(&keying)?))?;
    Ok(KeyStarted {
        sheet: Some(get(app, keying.id)?),
        existing: None,
    })
}

/// A number, or what the code holds: the survey and the number.
fn number(app: &App, survey: SurveyId, text: &str) -> Result<u32> {
    let unreadable = || Error::new("paper_number_unreadable").arg("text", text.trim());
    let mut words = text.split_whitespace().rev();
    let number = words.next().and_then(|word| word.parse().ok());
    let number = number.filter(|number| *number > 0).ok_or_else(unreadable)?;
    // A scanner on a French keyboard may write other signs for the dashes; then only the number counts.
    let other = words.next().and_then(|word| word.parse::<SurveyId>().ok());
    match other.filter(|other| *other != survey) {
        Some(other) => {
            let title = app
                .read(|db| Ok(db.survey(other)?.title))
                .unwrap_or_default();
            Err(Error::new("paper_other_survey")
                .arg("number", number)
                .arg("title", title))
        }
        None => Ok(number),
    }
}

fn existing(app: &App, survey: SurveyId, number: u32) -> Result<Option<super::types::SheetSeen>> {
    let today = app.today();
    app.read(|db| {
        let form = form_of(&db.survey(survey)?)?;
        let keyed = db.keyed_sheets(survey)?;
        let found = keyed.iter().find(|sheet| sheet.sheet == number);
        Ok(found.map(|sheet| seen(&form, today, sheet)))
    })
}

/// That of the batch that holds the sheet; the form's own for a number that no batch holds.
fn language(app: &App, survey: SurveyId, number: u32) -> Result<String> {
    app.read(|db| {
        let form = form_of(&db.survey(survey)?)?;
        let batches = db.paper_batches(survey)?;
        let batch = batches.into_iter().find(|batch| holds(batch, number));
        let language = batch.map(|batch| batch.language).unwrap_or_default();
        Ok(language_of(&form, &language).unwrap_or(form.default_language))
    })
}

/// A sheet where it stands.
///
/// # Errors
/// `entity_unknown` when it is done or discarded.
pub fn get(app: &App, id: InterviewId) -> Result<KeySheet> {
    let today = app.today();
    app.read(|db| {
        let keying = db.keying(id)?;
        let survey = db.survey(keying.survey)?;
        let form = form_of(&survey)?;
        let answers: Answers = db.interview_answers(id)?.into_iter().collect();
        let reading = Reading::new(&form, today, &answers);
        let code = form
            .language(&keying.language)
            .and_then(|language| language.code.clone());
        let words = Words::new(code.as_deref());
        let batches = db.paper_batches(keying.survey)?;
        Ok(KeySheet {
            id,
            survey: keying.survey,
            title: survey.title,
            number: keying.sheet,
            check: keying.check,
            items: layout(&form, &keying.language, &words),
            language: keying.language,
            code: words.code,
            right_to_left: words.right_to_left,
            outside: !batches.iter().any(|batch| holds(batch, keying.sheet)),
            marks: reading.marks,
            at: keying.at_question,
            answers,
        })
    })
}

/// Keeps what was read from the sheet, and where the page goes on. Nothing is refused: what does not fit is flagged.
///
/// # Errors
/// `entity_unknown`, `form_newer`, `question_unknown`.
pub fn answer(app: &App, args: KeyAnswer) -> Result<KeySheet> {
    let (keying, form) = app.read(|db| {
        let keying = db.keying(args.id)?;
        Ok((keying.clone(), form_of(&db.survey(keying.survey)?)?))
    })?;
    let questions = asked(&form);
    let question = questions.iter().find(|asked| asked.key == args.question);
    let unknown = || Error::new("question_unknown").arg("id", &args.question);
    let value = kept(
        &form,
        app.today(),
        question.ok_or_else(unknown)?,
        &args.value,
    );
    let keying = Keying {
        at_question: (!args.next.is_empty()).then_some(args.next),
        ..keying
    };
    app.settle(|tx| {
        tx.set_interview_answer(args.id, &args.question, &value)?;
        Ok(tx.set_keying(&keying)?)
    })?;
    get(app, args.id)
}

/// Submits the sheet as it is, or keeps it as the second key-in of its number.
///
/// # Errors
/// `entity_unknown`, `form_newer`.
pub fn finish(app: &App, id: InterviewId) -> Result<KeyFinished> {
    let today = app.today();
    let (keying, title, form, answers, first, check) = app.read(|db| {
        let keying = db.keying(id)?;
        let survey = db.survey(keying.survey)?;
        let answers: Answers = db.interview_answers(id)?.into_iter().collect();
        let keyed = db.keyed_sheets(keying.survey)?;
        let first = keyed.into_iter().find(|sheet| sheet.sheet == keying.sheet);
        let checks = db.paper_checks(keying.survey)?;
        let check = checks
            .into_iter()
            .find(|check| check.sheet == keying.sheet && check.answers.is_none());
        Ok((
            keying,
            survey.title.clone(),
            form_of(&survey)?,
            answers,
            first,
            check,
        ))
    })?;
    let reading = Reading::new(&form, today, &answers);
    let now = app.now().0;
    let seconds = u32::try_from((now - keying.started_at).max(0) / 1000).unwrap_or(u32::MAX);
    let flagged = count(reading.marks.len());
    if keying.check {
        let check = check
            .ok_or_else(|| Error::new("paper_not_drawn_for_check").arg("number", keying.sheet))?;
        let value = json!({ "answers": reading.answers, "marks": reading.kept_marks(&answers) });
        let number = keying.sheet;
        app.act(Op::CheckSheet { number, title }, |tx| {
            tx.keying(id)?;
            let fields = [("answers".to_owned(), value)];
            tx.write(Change::fields(
                EntityRef::new(&PAPER_CHECK, check.id.0),
                fields,
            ))?;
            Ok(tx.end_keying(id)?)
        })?;
        let differences =
            first.map_or(0, |first| differences(&form, today, &first, &answers).len());
        return Ok(KeyFinished {
            number,
            response: None,
            flagged,
            differences: count(differences),
            twice: false,
            seconds,
        });
    }
    let response = ResponseId(app.new_id()?);
    let mut fields = response_fields(
        keying.survey,
        reading.submission(),
        &keying.language,
        "paper",
        keying.started_at,
        now,
    );
    fields.retain(|(field, _)| field != "valid");
    fields.push(("valid".to_owned(), json!(reading.is_valid())));
    fields.push(("sheet".to_owned(), json!(keying.sheet)));
    if !reading.marks.is_empty() {
        fields.push(("marks".to_owned(), reading.kept_marks(&answers)));
    }
    app.act(Op::SubmitResponse { title }, |tx| {
        // A second key press may have submitted it meanwhile: one sheet is one response.
        tx.keying(id)?;
        tx.write(Change::fields(
            EntityRef::new(&RESPONSE, response.0),
            fields,
        ))?;
        Ok(tx.end_keying(id)?)
    })?;
    Ok(KeyFinished {
        number: keying.sheet,
        response: Some(response),
        flagged,
        differences: 0,
        twice: first.is_some(),
        seconds,
    })
}

/// Stops keying a sheet in: nothing of it stays.
///
/// # Errors
/// `entity_unknown`.
pub fn discard(app: &App, id: InterviewId) -> Result<()> {
    app.read(|db| Ok(db.keying(id)?))?;
    app.settle(|tx| Ok(tx.end_keying(id)?))
}

/// Keys a whole sheet in from question → value, as the command line does.
///
/// # Errors
/// As `start`, `answer` and `finish`; `paper_keyed` when the number is keyed in already.
pub fn whole(app: &App, start_with: KeyStart, answers: &Answers) -> Result<KeyFinished> {
    let started = start(app, start_with)?;
    let Some(sheet) = started.sheet else {
        let number = started.existing.map_or(0, |existing| existing.number);
        return Err(Error::new("paper_keyed").arg("number", number));
    };
    for (question, value) in answers {
        let given = KeyAnswer {
            id: sheet.id,
            question: question.clone(),
            value: value.clone(),
            next: String::new(),
        };
        if let Err(error) = answer(app, given) {
            discard(app, sheet.id)?;
            return Err(error);
        }
    }
    finish(app, sheet.id)
}
