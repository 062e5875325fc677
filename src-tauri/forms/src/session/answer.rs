//! One answer: its types, its JSON, and what a question of each type can hold.

use chrono::NaiveDate;
use domain::finding::Finding;
use serde::{Serialize, Serializer};
use serde_json::{Number, Value, json};

use crate::expr::{number_text, parse_date, parse_number};
use crate::form::{Choice, Item};
use crate::kind::Kind;

/// What was given to a question. A refusal is not a blank: it satisfies `required`, and is empty for every expression.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerValue {
    Blank,
    Refused,
    Text(String),
    Integer(i64),
    Decimal(f64),
    Date(NaiveDate),
    Choice(String),
    /// In the order in which they were chosen, each once.
    Choices(Vec<String>),
}

impl AnswerValue {
    pub fn is_blank(&self) -> bool {
        *self == Self::Blank
    }

    /// The value as expressions and labels see it.
    pub fn text(&self) -> String {
        match self {
            Self::Blank | Self::Refused => String::new(),
            Self::Text(text) | Self::Choice(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Decimal(number) => decimal_text(*number),
            Self::Date(date) => date.to_string(),
            Self::Choices(names) => names.join(" "),
        }
    }

    /// The JSON that is stored: null, a text, a number, an ISO date, a choice name, a list of names, `{"refused": true}`.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Blank => Value::Null,
            Self::Refused => json!({ "refused": true }),
            Self::Text(text) | Self::Choice(text) => Value::String(text.clone()),
            Self::Integer(number) => Value::from(*number),
            Self::Decimal(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number),
            Self::Date(date) => Value::String(date.to_string()),
            Self::Choices(names) => Value::from(names.clone()),
        }
    }
}

/// ODK's engine writes a decimal question with its point, `1.0`, where a computed number is `1`.
fn decimal_text(number: f64) -> String {
    let text = number_text(number);
    if text.contains(['.', 'e']) {
        text
    } else {
        format!("{text}.0")
    }
}

impl Serialize for AnswerValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

/// Reads a JSON value as an answer to that question.
pub(crate) fn read(
    item: &Item,
    choices: &[Choice],
    value: &Value,
) -> Result<AnswerValue, Vec<Finding>> {
    if value.get("refused") == Some(&Value::Bool(true)) {
        return Ok(AnswerValue::Refused);
    }
    let wrong = |code: &str| {
        vec![
            Finding::error(code)
                .column(&item.name)
                .arg("value", json_text(value)),
        ]
    };
    let code = wrong_type(item.kind);
    match (item.kind, value) {
        (_, Value::Null) => Ok(AnswerValue::Blank),
        (_, Value::String(text)) if text.trim().is_empty() => Ok(AnswerValue::Blank),
        (Kind::SelectMultiple | Kind::Rank, _) => several(item, choices, value),
        (_, Value::Bool(_) | Value::Array(_) | Value::Object(_)) => Err(wrong(code)),
        (kind, Value::String(_) | Value::Number(_)) => {
            single(kind, choices, &json_text(value)).ok_or_else(|| wrong(code))
        }
    }
}

fn wrong_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "answer_not_integer",
        Kind::Decimal | Kind::Range => "answer_not_number",
        Kind::Date | Kind::Today => "answer_not_date",
        Kind::SelectOne | Kind::SelectMultiple | Kind::Rank => "answer_unknown_choice",
        _ => "answer_not_text",
    }
}

fn single(kind: Kind, choices: &[Choice], text: &str) -> Option<AnswerValue> {
    let trimmed = text.trim();
    match kind {
        Kind::Integer => integer(trimmed).map(AnswerValue::Integer),
        Kind::Decimal | Kind::Range => decimal(trimmed).map(AnswerValue::Decimal),
        Kind::Date | Kind::Today => parse_date(trimmed).map(AnswerValue::Date),
        Kind::SelectOne => known(choices, trimmed).then(|| AnswerValue::Choice(trimmed.to_owned())),
        _ => Some(AnswerValue::Text(text.to_owned())),
    }
}

/// Whole numbers only; `3.0`, as a spreadsheet writes 3, is one.
fn integer(text: &str) -> Option<i64> {
    let whole = match text.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.chars().all(|digit| digit == '0') => {
            whole
        }
        _ => text,
    };
    whole.parse().ok()
}

/// A point or a French comma.
fn decimal(text: &str) -> Option<f64> {
    let plain = text.chars().all(|letter| {
        letter.is_ascii_digit() || matches!(letter, '.' | ',' | '+' | '-' | 'e' | 'E')
    });
    let number = parse_number(&text.replace(',', "."));
    (plain && number.is_finite() && parse_date(text).is_none()).then_some(number)
}

fn several(item: &Item, choices: &[Choice], value: &Value) -> Result<AnswerValue, Vec<Finding>> {
    let given: Vec<String> = match value {
        Value::Array(values) => values.iter().map(json_text).collect(),
        other => json_text(other)
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
    };
    let mut names: Vec<String> = Vec::new();
    let mut findings = Vec::new();
    for name in given {
        if !known(choices, &name) {
            findings.push(
                Finding::error("answer_unknown_choice")
                    .column(&item.name)
                    .arg("value", name),
            );
        } else if !names.contains(&name) {
            names.push(name);
        }
    }
    match (findings.is_empty(), names.is_empty()) {
        (false, _) => Err(findings),
        (true, true) => Ok(AnswerValue::Blank),
        (true, false) => Ok(AnswerValue::Choices(names)),
    }
}

fn known(choices: &[Choice], name: &str) -> bool {
    choices.iter().any(|choice| choice.name == name)
}

/// A JSON value for a sentence: a text without its quotes.
pub(super) fn json_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
