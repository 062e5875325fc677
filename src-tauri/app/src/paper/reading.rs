//! What was read from a sheet: the answers that the form can hold, and what is wrong with them. A sheet is taken as it is: nothing that
//! stands on it is refused, and everything that does not fit is flagged.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use forms::{Form, Kind, Session};
use serde_json::{Map, Value, json};

use super::asked::{Asked, asked};

/// Nobody can read it.
pub(super) const ILLEGIBLE: &str = "illegible";
/// What is written is no answer to that question: a word for a number.
pub(super) const UNFIT: &str = "unfit";
pub(super) const OUT_OF_RANGE: &str = "out_of_range";
/// Answered although the sheet says that it is for others.
pub(super) const NOT_CONCERNED: &str = "not_concerned";

pub(super) type Answers = BTreeMap<String, Value>;

/// A sheet, read.
pub(super) struct Reading {
    /// Question → value, as a response has it: what was left blank is not there, what does not concern is.
    pub answers: Map<String, Value>,
    /// Question → what is wrong.
    pub marks: BTreeMap<String, String>,
    /// What is calculated from the answers.
    calculated: Map<String, Value>,
}

impl Reading {
    pub(super) fn new(form: &Form, today: NaiveDate, keyed: &Answers) -> Self {
        let plain = plain(form, keyed);
        let session = Session::from_answers(form, today, &plain);
        let mut marks = BTreeMap::new();
        let mut answers = Map::new();
        for question in asked(form) {
            let key = &question.key;
            let given = keyed.get(key).unwrap_or(&Value::Null);
            if let Some(mark) = mark(&session, key, given) {
                marks.insert(key.clone(), mark.to_owned());
            }
            let read = match question.item.kind {
                Kind::Repeat => given.is_array().then(|| given.clone()),
                _ => session.given(key).map(|answer| answer.to_json()),
            };
            if let Some(value) = read.filter(|value| !value.is_null()) {
                answers.insert(key.clone(), value);
            }
        }
        let calculated = session
            .submission()
            .into_iter()
            .filter(|(key, _)| !keyed.contains_key(key) && !answers.contains_key(key))
            .collect();
        Self {
            answers,
            marks,
            calculated,
        }
    }

    /// What a response holds.
    pub(super) fn submission(&self) -> Map<String, Value> {
        let mut all = self.calculated.clone();
        all.extend(self.answers.clone());
        all
    }

    /// Marks as a response keeps them, with the words that fit no question.
    pub(super) fn kept_marks(&self, keyed: &Answers) -> Value {
        let marks = self.marks.iter().map(|(key, mark)| {
            let text = keyed.get(key).and_then(|value| value[UNFIT].as_str());
            let kept = match text {
                Some(text) => json!({ "code": mark, "text": text }),
                None => json!({ "code": mark }),
            };
            (key.clone(), kept)
        });
        Value::Object(marks.collect())
    }

    /// Whether a response with these marks holds what its form asks.
    pub(super) fn is_valid(&self) -> bool {
        let wrong = [UNFIT, OUT_OF_RANGE];
        !self
            .marks
            .values()
            .any(|mark| wrong.contains(&mark.as_str()))
    }
}

/// What the form can hold; blanks are said, so that no default of the form fills them.
fn plain(form: &Form, keyed: &Answers) -> Answers {
    let questions = asked(form).into_iter();
    questions
        .filter(|question| question.item.kind != Kind::Repeat)
        .map(|question| {
            let given = keyed.get(&question.key).filter(|value| !is_flag(value));
            (question.key, given.cloned().unwrap_or(Value::Null))
        })
        .collect()
}

fn is_flag(value: &Value) -> bool {
    value.get(ILLEGIBLE).is_some() || value.get(UNFIT).is_some()
}

fn mark(session: &Session<'_>, key: &str, given: &Value) -> Option<&'static str> {
    if given.get(ILLEGIBLE).is_some() {
        return Some(ILLEGIBLE);
    }
    if given.get(UNFIT).is_some() {
        return Some(UNFIT);
    }
    let answered = session.given(key).is_some_and(|answer| !answer.is_blank());
    match answered {
        true if !session.is_relevant(key) => Some(NOT_CONCERNED),
        true if !session.constraint_ok(key) => Some(OUT_OF_RANGE),
        _ => None,
    }
}

/// What is keyed in, as it is kept: a value that the question cannot hold keeps its words.
pub(super) fn kept(form: &Form, today: NaiveDate, question: &Asked<'_>, value: &Value) -> Value {
    if is_flag(value) {
        return value.clone();
    }
    match (question.item.kind, value) {
        (Kind::Repeat, Value::Array(rows)) => {
            rows.iter().map(|row| kept_row(question, row)).collect()
        }
        (Kind::Repeat, Value::Null) => Value::Null,
        (Kind::Repeat, _) => json!({ UNFIT: words(value) }),
        _ => match Session::new(form, today).read(&question.key, value) {
            Ok(answer) => answer.to_json(),
            Err(_) => json!({ UNFIT: words(value) }),
        },
    }
}

/// A line of a repeat: whole numbers are numbers, blanks are left out.
fn kept_row(repeat: &Asked<'_>, row: &Value) -> Value {
    let cells = repeat.columns.iter().filter_map(|column| {
        let cell = row.get(&column.key).filter(|cell| !cell.is_null())?;
        let text = words(cell);
        let number = matches!(column.item.kind, Kind::Integer | Kind::Range)
            .then(|| text.parse::<i64>().ok());
        let value = match number.flatten() {
            Some(number) => json!(number),
            None => cell.clone(),
        };
        (!text.trim().is_empty()).then(|| (column.key.clone(), value))
    });
    Value::Object(cells.collect())
}

fn words(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// A response's answers and marks as the key-in page has them.
pub(super) fn keyed(answers: &str, marks: &str) -> Answers {
    let mut keyed: Answers = serde_json::from_str(answers).unwrap_or_default();
    let marks: BTreeMap<String, Value> = serde_json::from_str(marks).unwrap_or_default();
    for (key, mark) in marks {
        match mark["code"].as_str() {
            Some(ILLEGIBLE) => keyed.insert(key, json!({ ILLEGIBLE: true })),
            Some(UNFIT) => keyed.insert(key, json!({ UNFIT: mark["text"] })),
            _ => None,
        };
    }
    keyed
}

/// An answer in words: labels of choices, the text, or what is written although it does not fit.
pub(super) fn said(form: &Form, question: &Asked<'_>, language: &str, value: &Value) -> String {
    let label = |name: &str| {
        let mut choices = form.choices(question.item).iter();
        choices.find(|choice| choice.name == name).map_or_else(
            || name.to_owned(),
            |choice| form.text(&choice.label, language).to_owned(),
        )
    };
    match value {
        Value::Null => String::new(),
        Value::String(name) => label(name),
        Value::Array(rows) if question.item.kind == Kind::Repeat => {
            let rows = rows
                .iter()
                .map(|row| said_row(form, question, language, row));
            rows.collect::<Vec<_>>().join("\u{202f}; ")
        }
        Value::Array(names) => {
            let labels = names
                .iter()
                .map(|name| label(name.as_str().unwrap_or_default()));
            labels.collect::<Vec<_>>().join(", ")
        }
        Value::Object(flag) => flag
            .get(UNFIT)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        other => other.to_string(),
    }
}

fn said_row(form: &Form, repeat: &Asked<'_>, language: &str, row: &Value) -> String {
    let columns = repeat.columns.iter();
    let cells = columns.map(|column| said(form, column, language, &row[&column.key]));
    let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    cells.join(" ")
}
