//! A stored response, read for a file: its answers as JSON, and why a question has none.

use forms::{Form, Session};
use serde_json::{Map, Value};
use store::responses::WholeResponse;

use super::shape::Shape;
use crate::{App, Result};

/// How many responses are read at once: others may write in between.
const AT_ONCE: usize = 200;

/// In which order responses are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The first submitted first.
    Submitted,
    /// In an order that tells nothing, and is always the same.
    Shuffled,
}

/// What somebody answered to a question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Given<'v> {
    /// The question did not come up.
    NotAsked,
    Blank,
    Refused,
    DontKnow,
    Answer(&'v Value),
}

pub(super) fn given(value: Option<&Value>) -> Given<'_> {
    match value {
        None | Some(Value::Null) => Given::Blank,
        Some(answer @ Value::Object(said)) => {
            let is = |what: &str| said.get(what) == Some(&Value::Bool(true));
            match (is("refused"), is("unknown"), said.len()) {
                (true, true, 2) => Given::DontKnow,
                (true, false, 1) => Given::Refused,
                _ => Given::Answer(answer),
            }
        }
        Some(answer) => Given::Answer(answer),
    }
}

/// What is done with each response and its answers.
type Body<'b> = dyn FnMut(&WholeResponse, &Map<String, Value>) -> Result<()> + 'b;

/// Gives the responses of a survey one by one; `step` hears how far it is and may break off.
pub(super) fn each(
    app: &App,
    survey: domain::id::SurveyId,
    order: Order,
    step: &dyn Fn(u32, u32) -> Result<()>,
    body: &mut Body<'_>,
) -> Result<u32> {
    let mut ids = app.read(|db| {
        db.survey(survey)?;
        Ok(db.response_ids(survey)?)
    })?;
    if order == Order::Shuffled {
        ids.sort_by_cached_key(|id| sync::hash_hex(id.0.as_bytes()));
    }
    let total = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let mut done = 0;
    for some in ids.chunks(AT_ONCE) {
        step(done, total)?;
        let read = app.read(|db| {
            let read = some.iter().map(|id| db.whole_response(*id));
            Ok(read.collect::<store::Result<Vec<_>>>()?)
        })?;
        for response in read.into_iter().flatten() {
            let answers: Map<String, Value> =
                serde_json::from_str(&response.answers).map_err(store::Error::from)?;
            body(&response, &answers)?;
            done += 1;
        }
    }
    step(done, total)?;
    Ok(done)
}

/// Whether a form has questions that do not come up for everybody.
pub(super) fn is_conditional(form: &Form) -> bool {
    form.items.iter().any(|item| item.relevant.is_some())
}

/// The items that did not come up for somebody. Only asked of a form that is conditional: it costs an evaluation of the whole form.
pub(super) fn not_asked(
    shape: &Shape<'_>,
    response: &WholeResponse,
    answers: &Map<String, Value>,
) -> Vec<bool> {
    let day = super::import::day_of(response.submitted_at);
    let answers = answers
        .iter()
        .map(|(key, value)| (key.clone(), value.clone()));
    let session = Session::from_answers(shape.form, day, &answers.collect());
    let relevant = |at: usize| shape.repeats[at].is_some() || session.is_relevant(&shape.keys[at]);
    (0..shape.form.items.len())
        .map(|at| !relevant(at))
        .collect()
}
