//! The text that a node holds: what each kind accepts of a computed value, and what a list of choices leaves of it.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::answer::AnswerValue;
use super::nodes::Touch;
use super::{Session, answer};
use crate::expr::{is_date_time, is_time, moment_text, number_text, parse_date, plain_number};
use crate::form::Choice;
use crate::kind::Kind;
use crate::plan::Place;

/// A computed or default value as the node holds it; what its kind cannot hold is blank, as in ODK.
pub(super) fn coerced(place: &Place, text: &str) -> String {
    match place.kind {
        Kind::Integer => whole(text),
        Kind::Decimal => decimal(text),
        Kind::Range => ranged(place, text),
        Kind::Date | Kind::Today => day(text),
        Kind::Time => kept(text, is_time(text)),
        Kind::DateTime | Kind::Start | Kind::End => kept(text, is_date_time(text)),
        Kind::Acknowledge => kept("OK", text.eq_ignore_ascii_case("ok")),
        Kind::SelectMultiple | Kind::Rank => text.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => text.to_owned(),
    }
}

fn kept(text: &str, fits: bool) -> String {
    if fits { text.to_owned() } else { String::new() }
}

/// ODK's integers have 32 bits; what lies beyond is blank.
fn whole(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let number = plain_number(text).trunc();
    let fits = (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&number);
    kept(&number_text(number), fits)
}

fn decimal(text: &str) -> String {
    let number = plain_number(text);
    if text.is_empty() || !number.is_finite() {
        return String::new();
    }
    answer::decimal_text(number)
}

fn ranged(place: &Place, text: &str) -> String {
    let Some(range) = place.range else {
        return decimal(text);
    };
    let text = if range.whole {
        whole(text)
    } else {
        decimal(text)
    };
    let number = plain_number(&text);
    let (least, most) = (range.start, range.end);
    kept(&text, !text.is_empty() && (least..=most).contains(&number))
}

/// The day of a date, or of a date with a local time.
fn day(text: &str) -> String {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let local = time.is_none_or(|time| !time.contains(['Z', '+', '-']));
    kept(date, local && parse_date(date).is_some())
}

/// What is left of chosen names when only some choices are offered. A rank holds all that are offered: what is new comes last.
pub(super) fn offered(
    kind: Kind,
    base: &str,
    choices: &[Choice],
    named: &HashMap<String, u32>,
    options: Option<&[u32]>,
) -> String {
    let is_offered = |name: &str| {
        named.get(name).is_some_and(|row| {
            options.is_none_or(|options| {
                options.contains(row)
                    || options
                        .iter()
                        .any(|row| choices[*row as usize].name == name)
            })
        })
    };
    if kind == Kind::SelectOne {
        return kept(base, is_offered(base));
    }
    let mut names: Vec<&str> = base
        .split_whitespace()
        .filter(|name| is_offered(name))
        .collect();
    if kind == Kind::Rank {
        let all: Vec<&str> = match options {
            Some(options) => options
                .iter()
                .map(|row| choices[*row as usize].name.as_str())
                .collect(),
            None => choices.iter().map(|choice| choice.name.as_str()).collect(),
        };
        for name in all {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join(" ")
}

impl Session<'_> {
    /// Gives a node and all that lies in it what it holds before it is evaluated.
    pub(super) fn fill(&mut self, top: usize, with_defaults: bool) {
        let plan = std::sync::Arc::clone(&self.plan);
        let mut waiting = vec![top];
        while let Some(at) = waiting.pop() {
            let place = &plan.places[self.nodes.spots[at].place];
            let item = place.item.and_then(|item| self.form.items.get(item));
            let default = item.and_then(|item| item.default.as_ref());
            self.nodes.spots[at].state.constraint_ok = true;
            self.nodes.spots[at].fresh &= with_defaults;
            self.nodes.spots[at].base = match (place.kind, default) {
                (Kind::Today, _) => self.start.clock.today().to_string(),
                (Kind::Start, _) => moment_text(&self.start.clock),
                (Kind::DeviceId, _) => self.start.device.clone(),
                (Kind::Username, _) => self.start.user.clone(),
                (_, Some(default)) if with_defaults => coerced(place, default),
                _ => String::new(),
            };
            let rows = self.nodes.spots[at].children.iter();
            waiting.extend(rows.flat_map(|rows| rows.all().iter().copied()));
        }
    }

    /// A text that a node holds, as an answer of its kind.
    pub(super) fn typed(&self, at: usize, text: &str) -> AnswerValue {
        let spot = &self.nodes.spots[at];
        let kind = self.plan.places[spot.place].kind;
        let number = || text.parse::<f64>().ok().filter(|number| number.is_finite());
        let typed = match kind {
            Kind::Integer => text.parse().ok().map(AnswerValue::Integer),
            Kind::Range => match text.parse() {
                Ok(whole) => Some(AnswerValue::Integer(whole)),
                Err(_) => number().map(AnswerValue::Decimal),
            },
            Kind::Decimal => number().map(AnswerValue::Decimal),
            Kind::Date | Kind::Today => {
                let day: Option<NaiveDate> = parse_date(text);
                day.map(AnswerValue::Date)
            }
            Kind::SelectOne => Some(AnswerValue::Choice(text.to_owned())),
            Kind::SelectMultiple | Kind::Rank => Some(AnswerValue::Choices(
                text.split_whitespace().map(str::to_owned).collect(),
            )),
            _ => None,
        };
        typed.unwrap_or_else(|| AnswerValue::Text(text.to_owned()))
    }

    /// The answer as it is now: blank where it is not relevant, without the choices that are not offered.
    pub(super) fn present(&self, at: usize) -> AnswerValue {
        let spot = &self.nodes.spots[at];
        match spot.touch {
            Touch::Refused if spot.state.relevant => AnswerValue::Refused,
            _ if spot.state.value.is_empty() => AnswerValue::Blank,
            _ => self.typed(at, &spot.state.value),
        }
    }
}
