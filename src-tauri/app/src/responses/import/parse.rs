//! The cells of a row as answers: names or words of the form, in whatever way tools put them into a cell.

use std::collections::HashMap;

use domain::finding::Finding;
use forms::{Choice, Item};
use serde_json::{Map, Value, json};

use super::dates;
use super::headers::{Headers, Target, folded};
use crate::responses::cells::{DONT_KNOW, JSON, NOT_ASKED, REFUSED, as_written};
use crate::responses::shape::{Holds, Shape, holds};

/// What a row answers.
#[derive(Default)]
pub(super) struct Answers {
    pub given: Map<String, Value>,
    /// Without a row yet.
    pub findings: Vec<Finding>,
}

/// Reads the answers of a row; `own` for a file that Rythme wrote.
pub(super) fn answers(
    shape: &Shape<'_>,
    headers: &Headers,
    cells: &[String],
    own: bool,
) -> Answers {
    let mut read = Answers::default();
    let mut split: HashMap<usize, Vec<&str>> = HashMap::new();
    let mut whole: Vec<(usize, usize)> = Vec::new();
    for (column, target) in headers.targets.iter().enumerate() {
        let text = cells.get(column).map_or("", |cell| cell.trim());
        if text.is_empty() {
            continue;
        }
        match target {
            Target::Answer(at) => whole.push((*at, column)),
            Target::Choice(at, place) => {
                let item = &shape.form.items[*at];
                let choice = &shape.form.choices(item)[*place];
                let taken = split.entry(*at).or_default();
                match flag(text, choice) {
                    Some(true) => taken.push(&choice.name),
                    Some(false) => {}
                    None => read.findings.push(
                        Finding::error("import_not_a_flag")
                            .column(&headers.texts[column])
                            .arg("value", text),
                    ),
                }
            }
            _ => {}
        }
    }
    for (at, column) in whole {
        let text = &cells[column];
        match answer(shape, at, text, own) {
            Ok(Some(value)) => {
                read.given.insert(shape.keys[at].clone(), value);
                split.remove(&at);
            }
            Ok(None) => {
                split.remove(&at);
            }
            // Labels run together; the columns of the choices say it plainly.
            Err(_) if split.contains_key(&at) => {}
            Err(code) => read.findings.push(
                Finding::error(code)
                    .column(&headers.texts[column])
                    .arg("value", text.trim()),
            ),
        }
    }
    for (at, taken) in split {
        if !taken.is_empty() {
            read.given.insert(shape.keys[at].clone(), json!(taken));
        }
    }
    read
}

/// An answer, nothing for a question that did not come up, or the code of what is wrong.
fn answer(
    shape: &Shape<'_>,
    at: usize,
    cell: &str,
    own: bool,
) -> Result<Option<Value>, &'static str> {
    let item = &shape.form.items[at];
    let text = cell.trim();
    if own {
        match text {
            REFUSED => return Ok(Some(json!({ "refused": true }))),
            DONT_KNOW => return Ok(Some(json!({ "refused": true, "unknown": true }))),
            NOT_ASKED => return Ok(None),
            _ => {}
        }
        if text.starts_with(JSON)
            && let Ok(value) = serde_json::from_str(&text[1..])
        {
            return Ok(Some(value));
        }
    }
    let choices = shape.form.choices(item);
    let value = match holds(item) {
        Some(Holds::One) => json!(one(choices, text).ok_or("answer_unknown_choice")?),
        Some(Holds::Several) => json!(several(choices, text).ok_or("answer_unknown_choice")?),
        Some(Holds::Integer | Holds::Number) => json!(number(text)),
        Some(Holds::Date) => json!(dates::day(text).ok_or("answer_not_date")?.to_string()),
        Some(Holds::Text) if own => json!(as_written(cell)),
        Some(Holds::Text) => json!(moments(item, cell)),
        None => return Ok(None),
    };
    Ok(Some(value))
}

/// The name of a choice that a name or a label in any language means.
fn one<'c>(choices: &'c [Choice], text: &str) -> Option<&'c str> {
    let named = choices.iter().find(|choice| choice.name == text);
    let worded = || {
        let wanted = folded(text);
        choices.iter().find(|choice| {
            folded(&choice.name) == wanted
                || choice.label.0.values().any(|label| folded(label) == wanted)
        })
    };
    named.or_else(worded).map(|choice| choice.name.as_str())
}

/// Names with spaces between, or labels with commas, semicolons, bars, or only spaces between.
fn several<'c>(choices: &'c [Choice], text: &str) -> Option<Vec<&'c str>> {
    let names = text.split_whitespace().map(|name| {
        let choice = choices.iter().find(|choice| choice.name == name);
        choice.map(|choice| choice.name.as_str())
    });
    if let Some(names) = names.collect() {
        return Some(names);
    }
    for between in [';', '|', ',', '\n'] {
        let parts = text.split(between).map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        if let Some(names) = parts.map(|part| one(choices, part)).collect() {
            return Some(names);
        }
    }
    run_together(choices, &folded(text))
}

/// Labels with nothing but a space between, the longest first.
fn run_together<'c>(choices: &'c [Choice], text: &str) -> Option<Vec<&'c str>> {
    let mut labels: Vec<(String, &str)> = choices
        .iter()
        .flat_map(|choice| {
            let labels = choice.label.0.values();
            labels.map(|label| (folded(label), choice.name.as_str()))
        })
        .filter(|(label, _)| !label.is_empty())
        .collect();
    labels.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    let mut names = Vec::new();
    let mut rest = text.trim_start_matches([' ', ',']);
    while !rest.is_empty() {
        let (after, name) = labels.iter().find_map(|(label, name)| {
            let after = rest.strip_prefix(label.as_str())?;
            (after.is_empty() || after.starts_with([' ', ','])).then_some((after, *name))
        })?;
        names.push(name);
        rest = after.trim_start_matches([' ', ',']);
    }
    (!names.is_empty()).then_some(names)
}

/// A number without the spaces between its thousands; whether it is one is the form's to say.
fn number(text: &str) -> String {
    let spaces = [' ', '\u{a0}', '\u{202f}'];
    text.replace(spaces, "").replace(',', ".")
}

/// Moments and times as ISO; other texts as they are.
fn moments(item: &Item, cell: &str) -> String {
    let text = cell.trim();
    let read = match item.kind.as_str() {
        "time" => dates::time(text).map(|time| time.format("%H:%M:%S").to_string()),
        "datetime" if !text.contains('T') => dates::moment(text).map(|_| {
            let day = dates::day(text).map(|day| day.to_string());
            let time = text.split_once(' ').and_then(|(_, rest)| dates::time(rest));
            let time = time.unwrap_or_default().format("%H:%M:%S").to_string();
            format!("{}T{time}", day.unwrap_or_default())
        }),
        "text" | "hidden" => None,
        _ => Some(text.to_owned()),
    };
    read.unwrap_or_else(|| cell.to_owned())
}

/// Whether a cell says that a choice was taken; the choice itself says so too.
fn flag(text: &str, choice: &Choice) -> Option<bool> {
    match folded(text).as_str() {
        "1" | "1.0" | "true" | "vrai" | "oui" | "yes" | "x" => Some(true),
        "0" | "0.0" | "false" | "faux" | "non" | "no" | "-" => Some(false),
        other => {
            let same = folded(&choice.name) == other
                || choice.label.0.values().any(|label| folded(label) == other);
            same.then_some(true)
        }
    }
}
