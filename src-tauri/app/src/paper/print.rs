//! From a sheet to a PDF file.

use std::path::Path;

use documents::paper::{Block, Body, Choice, Column, Date, Paper, Question, Words as OnSheet};
use forms::Form;

use super::layout::layout;
use super::types::{FormPrint, Printed, SheetItem};
use super::words::Words;
use crate::photo::save::write_whole;
use crate::{App, Error, Result, library};

/// A list longer than this is not printed: its question is answered in writing.
const MAX_CHOICES: usize = 40;

/// Blank lines of a repeat.
const ROWS: u8 = 6;

/// What a sheet says besides its form.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    pub library: String,
    /// Until when the answers are kept, written out.
    pub keep_until: Option<String>,
    /// What the code holds before the number.
    pub key: String,
}

/// Prints the questionnaire of an XLSForm; needs no database.
///
/// # Errors
/// `file_unreadable`, `file_too_large`, `language_unknown`, `paper_too_many`, `paper_not_drawn`, `file_failed`.
pub fn print_form(_app: &App, args: FormPrint) -> Result<Printed> {
    let (form, findings) = forms::read(&library::read_file(Path::new(&args.path))?);
    let Some(form) = form else {
        return Ok(Printed {
            to: args.to,
            title: String::new(),
            language: String::new(),
            sheets: 0,
            bytes: 0,
            ok: false,
            findings,
        });
    };
    let language = language(&form, &args.language)?;
    let numbers: Vec<u32> = args
        .numbers
        .map(|(first, last)| (first..=last).collect())
        .unwrap_or_default();
    let said = Said {
        key: form.id.clone(),
        ..Said::default()
    };
    let bytes = pdf(&form, &language, args.large, numbers.clone(), &said)?;
    write_whole(Path::new(&args.to), &bytes)
        .map_err(|error| Error::new("file_failed").arg("detail", error))?;
    Ok(Printed {
        to: args.to,
        title: form.title,
        language,
        sheets: u32::try_from(numbers.len().max(1)).unwrap_or(u32::MAX),
        bytes: bytes.len() as u64,
        ok: true,
        findings,
    })
}

/// The name of the language that is meant; the form's own when none is.
pub(super) fn language(form: &Form, wanted: &str) -> Result<String> {
    if wanted.is_empty() {
        return Ok(form.default_language.clone());
    }
    let known = form.language(wanted).map(|language| language.name.clone());
    known.ok_or_else(|| Error::new("language_unknown").arg("language", wanted))
}

/// The sheets as the bytes of a PDF.
pub(super) fn pdf(
    form: &Form,
    language: &str,
    large: bool,
    numbers: Vec<u32>,
    said: &Said,
) -> Result<Vec<u8>> {
    let code = form.language(language).and_then(|each| each.code.clone());
    let words = Words::new(code.as_deref());
    let paper = Paper {
        title: form.title.clone(),
        place: said.library.clone(),
        language: words.code.clone(),
        right_to_left: words.right_to_left,
        large,
        key: said.key.clone(),
        numbers,
        words: printed(&words),
        notice: notice(&words, said),
        blocks: blocks(&layout(form, language, &words), &words),
    };
    documents::paper::draw(&paper).map_err(|error| match error {
        documents::Error::TooManySheets => {
            Error::new("paper_too_many").arg("most", documents::paper::MAX_SHEETS)
        }
        other => Error::new("paper_not_drawn").arg("detail", other),
    })
}

fn notice(words: &Words, said: &Said) -> Vec<String> {
    let library = if said.library.is_empty() {
        String::new()
    } else {
        format!(" ({})", said.library)
    };
    let kept = match &said.keep_until {
        Some(date) => words.tell("sheet-notice-kept-until", &[("date", date)]),
        None => words.say("sheet-notice-kept"),
    };
    vec![
        words.say("sheet-notice-purpose"),
        words.tell("sheet-notice-who", &[("library", &library)]),
        kept,
        words.say("sheet-notice-rights"),
    ]
}

fn printed(words: &Words) -> OnSheet {
    OnSheet {
        sheet: words.say("sheet-number"),
        page: words.say("sheet-page"),
        notice: words.say("sheet-notice"),
        one: words.say("sheet-one"),
        several: words.say("sheet-several"),
        rank: words.say("sheet-rank"),
        week: words.say("sheet-week"),
        hours: words.say("sheet-hours"),
        thanks: words.say("sheet-thanks"),
        table: words.say("sheet-table"),
        code: words.say("sheet-code"),
        date: Date {
            day: words.say("sheet-day"),
            month: words.say("sheet-month"),
            year: words.say("sheet-year"),
            hour: words.say("sheet-hour"),
        },
        days: [
            "sheet-mon",
            "sheet-tue",
            "sheet-wed",
            "sheet-thu",
            "sheet-fri",
            "sheet-sat",
            "sheet-sun",
        ]
        .map(|day| words.say(day))
        .to_vec(),
    }
}

/// Headings go one level down at a time, whatever group has no title.
fn blocks(items: &[SheetItem], words: &Words) -> Vec<Block> {
    let mut open: Vec<u32> = Vec::new();
    items
        .iter()
        .map(|item| {
            open.retain(|level| *level < item.level);
            let level = u8::try_from(open.len() + 2).unwrap_or(6).min(6);
            if item.kind == "group" && !item.label.is_empty() {
                open.push(item.level);
            }
            block(item, level, words)
        })
        .collect()
}

fn block(item: &SheetItem, level: u8, words: &Words) -> Block {
    let (label, condition) = (item.label.clone(), item.condition.clone());
    match item.kind.as_str() {
        "group" => Block::Section {
            label,
            condition,
            level,
        },
        "note" => Block::Note { label, condition },
        _ => Block::Question(Question {
            number: item.number.clone(),
            label,
            hint: item.hint.clone(),
            condition,
            level,
            body: body(item, words),
        }),
    }
}

fn column(item: &SheetItem) -> Column {
    let choices = item.choices.iter().take(MAX_CHOICES);
    Column {
        number: item.number.clone(),
        label: item.label.clone(),
        choices: choices
            .map(|choice| format!("{}\u{a0}{}", choice.key, choice.label))
            .collect(),
    }
}

fn body(item: &SheetItem, words: &Words) -> Body {
    let choices = || {
        let choices = item.choices.iter();
        choices
            .map(|choice| Choice {
                key: choice.key.clone(),
                label: choice.label.clone(),
            })
            .collect()
    };
    let digits = u8::try_from(item.digits).unwrap_or(8);
    match item.kind.as_str() {
        "select_one" | "select_multiple" if item.choices.len() <= MAX_CHOICES => Body::Choices {
            choices: choices(),
            several: item.kind == "select_multiple",
        },
        "integer" => Body::Number {
            digits,
            decimal: false,
        },
        "decimal" => Body::Number {
            digits,
            decimal: true,
        },
        "date" => Body::Date,
        "time" => Body::Time,
        "datetime" => Body::DateTime,
        "acknowledge" => Body::Tick {
            label: words.say("sheet-yes"),
        },
        "rank" => Body::Rank { choices: choices() },
        "range" if !item.scale.is_empty() => Body::Scale {
            steps: item.scale.clone(),
        },
        "range" => Body::Number {
            digits,
            decimal: false,
        },
        "repeat" => Body::Table {
            columns: item.columns.iter().map(column).collect(),
            rows: ROWS,
        },
        "week" => Body::Week { rows: hours() },
        _ => Body::Lines {
            count: u8::try_from(item.lines).unwrap_or(1),
        },
    }
}

/// From 8 h to 21 h, as the week on the screen has it, an hour a row.
fn hours() -> Vec<String> {
    (8..21)
        .map(|hour| format!("{hour} – {} h", hour + 1))
        .collect()
}
