//! One answer as a cell, in each layout.

use forms::{Choice, Form, Item};
use serde_json::Value;
use tables::Cell;

use super::columns::worded;
use super::shape::{Holds, holds};
use super::stored::Given;
use super::types::Layout;

/// What Rythme's own layout writes where there is no answer, in front of which nothing else begins so.
pub(super) const REFUSED: &str = "#refus";
pub(super) const DONT_KNOW: &str = "#nsp";
pub(super) const NOT_ASKED: &str = "#non_posee";
/// In front of the JSON of an answer that no cell can hold otherwise.
pub(super) const JSON: &str = "#{";

/// How answers are written.
pub(super) struct Manner<'m> {
    pub layout: Layout,
    /// The words of the form instead of its names.
    pub labels: bool,
    pub language: &'m str,
    /// What labels say for a refusal, for "does not know", and for a question that did not come up.
    pub words: &'m [String; 3],
}

pub(super) fn cell(form: &Form, item: &Item, given: Given<'_>, manner: &Manner<'_>) -> Cell {
    let own = manner.layout == Layout::Rythme;
    let said = |code: &str, word: usize| match (own, manner.labels) {
        (false, _) => Cell::Blank,
        (true, false) => Cell::text(code),
        (true, true) => Cell::text(manner.words[word].as_str()),
    };
    match given {
        Given::Blank => Cell::Blank,
        Given::Refused => said(REFUSED, 0),
        Given::DontKnow => said(DONT_KNOW, 1),
        Given::NotAsked => said(NOT_ASKED, 2),
        Given::Answer(value) => answer(form, item, value, manner),
    }
}

fn answer(form: &Form, item: &Item, value: &Value, manner: &Manner<'_>) -> Cell {
    let choices = form.choices(item);
    let shown = |name: &str| -> String {
        let choice = choices.iter().find(|choice| choice.name == name);
        match choice.filter(|_| manner.labels) {
            Some(choice) => worded(form, &choice.label, manner.language, &choice.name).to_owned(),
            None => name.to_owned(),
        }
    };
    match (holds(item), value) {
        (Some(Holds::Several), Value::Array(names)) => {
            let names = names.iter().filter_map(Value::as_str);
            let between = match (manner.labels, manner.layout) {
                (true, Layout::Rythme) => ", ",
                _ => " ",
            };
            Cell::text(names.map(shown).collect::<Vec<_>>().join(between))
        }
        (Some(Holds::One), Value::String(name)) => Cell::text(shown(name)),
        (_, Value::Number(number)) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Cell::Integer(whole),
            (None, Some(decimal)) => Cell::Decimal(decimal),
            _ => Cell::text(number.to_string()),
        },
        (_, Value::String(text)) if text.is_empty() => Cell::Blank,
        // A calculation is kept as text, and is a number for whoever counts.
        (_, Value::String(text)) if item.kind.as_str() == "calculate" => computed(text),
        (_, Value::String(text)) => Cell::text(kept_apart(text, manner)),
        (_, Value::Null) => Cell::Blank,
        (_, other) if manner.layout == Layout::Rythme => Cell::text(format!("#{other}")),
        (_, other) => Cell::text(other.to_string()),
    }
}

fn computed(text: &str) -> Cell {
    let plain = text
        .parse::<f64>()
        .ok()
        .filter(|number| number.to_string() == text);
    match (text.parse::<i64>(), plain) {
        (Ok(whole), _) if whole.to_string() == text => Cell::Integer(whole),
        (_, Some(decimal)) if decimal.is_finite() => Cell::Decimal(decimal),
        _ => Cell::text(text),
    }
}

/// A text that reads like one of our own marks gets an apostrophe in front.
fn kept_apart(text: &str, manner: &Manner<'_>) -> String {
    if manner.layout == Layout::Rythme && !manner.labels && is_mark(text.trim_start_matches('\'')) {
        return format!("'{text}");
    }
    text.to_owned()
}

/// The text that [`kept_apart`] was given.
pub(super) fn as_written(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_mark(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

fn is_mark(text: &str) -> bool {
    [REFUSED, DONT_KNOW, NOT_ASKED].contains(&text) || text.starts_with(JSON)
}

/// Whether a choice was taken: 1 or 0, blank where nothing was answered.
pub(super) fn taken(given: Given<'_>, choice: &Choice) -> Cell {
    match given {
        Given::Answer(Value::Array(names)) => {
            Cell::flag(names.iter().any(|name| name.as_str() == Some(&choice.name)))
        }
        _ => Cell::Blank,
    }
}
