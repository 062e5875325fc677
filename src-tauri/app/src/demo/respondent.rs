//! A fictive respondent: answers what the form shows, one question after the other, as an interview would.

use forms::{AnswerValue, Choice, Form, Item, Kind, Page, Session};
use serde_json::{Map, Value};

/// One in so many refuses a question.
const REFUSES: u32 = 40;

/// What one fictive respondent submits; every constraint of the form holds.
pub(super) fn answers(
    form: &Form,
    today: chrono::NaiveDate,
    random: &mut fastrand::Rng,
) -> Map<String, Value> {
    let mut session = Session::new(form, today);
    let mut at: Option<String> = None;
    while let Some(page) = session.next(at.as_deref()) {
        if page.item.kind.is_question() {
            answer(&mut session, &page, random);
        }
        at = Some(page.key);
    }
    session.submission()
}

fn answer(session: &mut Session<'_>, page: &Page<'_>, random: &mut fastrand::Rng) {
    // A constraint may refuse a first idea: a few more, then the respondent refuses to answer.
    for _ in 0..12 {
        let value = if random.u32(0..REFUSES) == 0 {
            AnswerValue::Refused
        } else {
            idea(session, page.item, random)
        };
        if session.answer(&page.key, value).is_ok() && session.problems(&page.key, "").is_empty() {
            return;
        }
    }
    // A refusal satisfies every constraint.
    let _ = session.answer(&page.key, AnswerValue::Refused);
}

fn idea(session: &Session<'_>, item: &Item, random: &mut fastrand::Rng) -> AnswerValue {
    let choices = session.form().choices(item);
    match item.kind {
        Kind::SelectOne => pick(choices, random).map_or(AnswerValue::Blank, AnswerValue::Choice),
        Kind::SelectMultiple => {
            let mut names: Vec<String> = (0..random.usize(1..4))
                .filter_map(|_| pick(choices, random))
                .collect();
            names.sort();
            names.dedup();
            AnswerValue::Choices(names)
        }
        Kind::Integer => AnswerValue::Integer(random.i64(1..9)),
        Kind::Decimal => AnswerValue::Decimal(f64::from(random.u32(1..90)) / 10.0),
        // Open questions are mostly left blank, and nobody's words are invented.
        _ => AnswerValue::Blank,
    }
}

/// The first choices are the likelier ones, so that the figures of the demo are not flat.
fn pick(choices: &[Choice], random: &mut fastrand::Rng) -> Option<String> {
    if choices.is_empty() {
        return None;
    }
    let at = random
        .usize(0..choices.len())
        .min(random.usize(0..choices.len()));
    Some(choices[at].name.clone())
}
