//! A form answered by a script, and expressions over a document: without a database, for checks.

use std::path::Path;

use chrono::{NaiveDateTime, Offset, TimeZone, Timelike};
use domain::finding::Finding;
use forms::expr::{At, Clock, Dice, Wanted};
use forms::{NodeState, Session, Start, Step, StepError};
use serde::Serialize;
use serde_json::Value;

use crate::{App, Error, Result, library};

/// What is known of every node before the first step, or after a step.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stage {
    pub state: Vec<NodeState>,
}

/// What came of a script: stages, or why there are none.
#[derive(Debug, Clone, PartialEq)]
pub struct Ran {
    pub stages: Vec<Stage>,
    pub findings: Vec<Finding>,
    /// A step could not be done, or the form could not be used.
    pub refused: Option<Error>,
}

/// Answers a form step by step.
///
/// # Errors
/// `file_unreadable`, `file_too_large`, `script_unreadable`.
pub fn run_script(app: &App, form: &Path, script: &Path, now: Option<&str>) -> Result<Ran> {
    let clock = clock_at(app, now)?;
    let (read, findings) = forms::read(&library::read_file(form)?);
    let steps = steps(script)?;
    let Some(form) = read else {
        let errors = findings.iter().filter(|finding| finding.is_error()).count();
        return Ok(Ran {
            stages: Vec::new(),
            refused: Some(
                Error::new("form_refused")
                    .arg("path", form.display())
                    .arg("count", errors),
            ),
            findings,
        });
    };
    let mut session = Session::started(&form, Start::at(clock));
    let stage = |session: &Session<'_>| Stage {
        state: session.node_states(),
    };
    let mut ran = Ran {
        stages: vec![stage(&session)],
        findings: Vec::new(),
        refused: None,
    };
    for (at, step) in steps.iter().enumerate() {
        if let Err(error) = session.step(step) {
            ran.findings.push(
                refusal(&error)
                    .row(u32::try_from(at + 1).unwrap_or(u32::MAX))
                    .arg("value", error.reference()),
            );
            ran.refused = Some(
                Error::new("step_refused")
                    .arg("step", at + 1)
                    .arg("value", error.reference()),
            );
            break;
        }
        ran.stages.push(stage(&session));
    }
    Ok(ran)
}

fn refusal(error: &StepError) -> Finding {
    match error {
        StepError::Unknown(_) => Finding::error("step_unknown_reference"),
        StepError::NotAsked(_) => Finding::error("step_not_asked"),
        StepError::ReadOnly(_) => Finding::error("step_read_only"),
        StepError::NotRepeat(_) => Finding::error("step_not_repeat"),
        StepError::Counted(_) => Finding::error("step_counted"),
    }
}

fn steps(path: &Path) -> Result<Vec<Step>> {
    let bad = |detail: String| {
        Error::new("script_unreadable")
            .arg("path", path.display())
            .arg("detail", detail)
    };
    let bytes = library::read_file(path)?;
    let text = String::from_utf8(bytes).map_err(|error| bad(error.to_string()))?;
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| bad(error.to_string()))
}

/// An expression that has no value: the code of the finding that it would be in a form, and what is wrong in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoValue {
    pub code: &'static str,
    pub detail: String,
}

/// The value of an expression over an XML document.
///
/// # Errors
/// `file_unreadable`, `file_too_large`, `moment_invalid`.
pub fn evaluate(
    app: &App,
    expression: &str,
    instance: &Path,
    context: Option<&str>,
    wanted: Wanted,
    now: Option<&str>,
) -> Result<std::result::Result<Value, NoValue>> {
    let clock = clock_at(app, now)?;
    let bytes = library::read_file(instance)?;
    let xml = String::from_utf8_lossy(&bytes);
    let xml = xml.trim_start_matches('\u{feff}');
    let dice = Dice::new(clock.now.unsigned_abs());
    let evaluated = forms::expr::evaluate(expression, xml, context, wanted, clock, &dice);
    Ok(evaluated
        .map(|evaluated| evaluated.value)
        .map_err(|error| NoValue {
            code: error.code(),
            detail: error.to_string(),
        }))
}

/// The moment that was asked for, as a clock here would show it, else now.
fn clock_at(app: &App, now: Option<&str>) -> Result<Clock> {
    let Some(text) = now else {
        return Ok(clock(app));
    };
    let shapes = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
    let local = shapes
        .iter()
        .find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok())
        .ok_or_else(|| Error::new("moment_invalid").arg("value", text))?;
    let local = local.with_nanosecond(local.nanosecond() / 1_000_000 * 1_000_000);
    Ok(Clock::of_local(local.unwrap_or_default(), zone))
}

/// Now, where the laptop is.
pub(super) fn clock(app: &App) -> Clock {
    Clock {
        now: app.now().0,
        zone,
    }
}

/// How far local time is ahead of universal time.
fn zone(at: At) -> i32 {
    let offset = match at {
        At::Universal(seconds) => chrono::DateTime::from_timestamp(seconds, 0)
            .map(|moment| chrono::Local.offset_from_utc_datetime(&moment.naive_utc())),
        At::Local(seconds) => chrono::DateTime::from_timestamp(seconds, 0).and_then(|moment| {
            chrono::Local
                .offset_from_local_datetime(&moment.naive_utc())
                .earliest()
        }),
    };
    offset.map_or(0, |offset| offset.fix().local_minus_utc())
}
