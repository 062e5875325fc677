//! The bank of questions and the templates that ship with Rythme, in words of its own: `assets/bank/questions.toml`, and the two
//! questionnaires of `assets/forms`.

use std::collections::BTreeMap;

use forms::Workbook;
use serde::Deserialize;
use store::questionnaire::{FormRow, Questionnaire};

use super::types::{BankQuestion, TemplateRow};
use super::{kinds, place, sheets};
use crate::survey::types::Audience;
use crate::{App, Error, Result};

const BANK: &str = include_str!("../../../../assets/bank/questions.toml");
const USERS: &[u8] = include_bytes!("../../../../assets/forms/usagers.xlsx");
const NON_USERS: &[u8] = include_bytes!("../../../../assets/forms/non-usagers.xlsx");
/// The template that is made of questions of the bank.
const STAFF: &str = "agents";

/// The languages of the bank, by the code that a questionnaire's language has.
const LANGUAGES: [(&str, &str); 3] = [
    ("fr", "Français (fr)"),
    ("en", "English (en)"),
    ("fr-x-falc", "Facile à lire (fr-x-falc)"),
];

type Texts = BTreeMap<String, String>;

#[derive(Deserialize)]
struct Bank {
    staff: Staff,
    question: Vec<Question>,
}

#[derive(Deserialize)]
struct Staff {
    title: String,
    questions: Vec<String>,
}

#[derive(Deserialize)]
struct Question {
    code: String,
    theme: String,
    kind: String,
    label: Texts,
    #[serde(default)]
    hint: Texts,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    constraint: String,
    #[serde(default)]
    constraint_message: Texts,
    #[serde(default)]
    parameters: String,
    #[serde(default)]
    list: String,
    #[serde(default)]
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    name: String,
    #[serde(flatten)]
    label: Texts,
}

fn bank() -> Result<Bank> {
    toml::from_str(BANK)
        .map_err(|error| Error::new("stored_unreadable").arg("detail", format!("bank: {error}")))
}

fn question<'b>(bank: &'b Bank, code: &str) -> Result<&'b Question> {
    bank.question
        .iter()
        .find(|question| question.code == code)
        .ok_or_else(|| Error::new("form_unknown").arg("code", code))
}

/// Every question of the bank, by theme.
///
/// # Errors
/// None of its own: a test holds that the bank reads.
pub fn questions(_app: &App) -> Result<Vec<BankQuestion>> {
    let french = |texts: &Texts| texts.get("fr").cloned().unwrap_or_default();
    Ok(bank()?
        .question
        .iter()
        .map(|question| BankQuestion {
            code: question.code.clone(),
            theme: question.theme.clone(),
            kind: question.kind.clone(),
            label: french(&question.label),
            choices: question
                .choices
                .iter()
                .map(|choice| french(&choice.label))
                .collect(),
        })
        .collect())
}

/// A question of the bank as rows in the languages of a questionnaire, and its choices.
pub(super) fn rows(code: &str, languages: &[String]) -> Result<(FormRow, Vec<FormRow>)> {
    let bank = bank()?;
    Ok(rows_of(question(&bank, code)?, languages))
}

fn rows_of(question: &Question, languages: &[String]) -> (FormRow, Vec<FormRow>) {
    let mut cells = BTreeMap::from([("name".to_owned(), question.code.clone())]);
    for (column, text) in kinds::cells_for(&question.kind, None) {
        cells.extend(text.map(|text| (column.to_owned(), text)));
    }
    say(&mut cells, "label", &question.label, languages);
    say(&mut cells, "hint", &question.hint, languages);
    say(
        &mut cells,
        "constraint_message",
        &question.constraint_message,
        languages,
    );
    for (column, text) in [
        ("constraint", &question.constraint),
        ("parameters", &question.parameters),
    ] {
        if !text.is_empty() {
            cells.insert(column.to_owned(), text.clone());
        }
    }
    if question.required {
        cells.insert("required".to_owned(), "yes".to_owned());
    }
    let list = kinds::has_list(&question.kind).then(|| {
        if question.list.is_empty() {
            question.code.clone()
        } else {
            question.list.clone()
        }
    });
    let choices = question
        .choices
        .iter()
        .zip(place::spread(question.choices.len()))
        .map(|(choice, place)| {
            let mut cells = BTreeMap::from([("name".to_owned(), choice.name.clone())]);
            say(&mut cells, "label", &choice.label, languages);
            FormRow {
                sheet: kinds::CHOICES.to_owned(),
                list: list.clone(),
                place,
                cells,
                ..FormRow::default()
            }
        })
        .collect();
    let row = FormRow {
        sheet: kinds::SURVEY.to_owned(),
        list,
        cells,
        ..FormRow::default()
    };
    (row, choices)
}

/// Texts into the columns of the languages that a questionnaire has. What the bank says in none of them it says in French.
fn say(cells: &mut BTreeMap<String, String>, base: &str, texts: &Texts, languages: &[String]) {
    let mut said = false;
    for language in languages {
        if let Some(text) = code_of(language).and_then(|code| texts.get(code)) {
            cells.insert(sheets::column(base, language), text.clone());
            said = true;
        }
    }
    if let (false, Some(first), Some(text)) = (said, languages.first(), texts.get("fr")) {
        cells.insert(sheets::column(base, first), text.clone());
    }
}

/// The code in `Français (fr)`, or the name of a bare `fr`. A form without named languages is taken for French.
fn code_of(language: &str) -> Option<&str> {
    if language == sheets::UNNAMED {
        return Some("fr");
    }
    let inside = language
        .rsplit_once('(')
        .and_then(|(_, rest)| rest.strip_suffix(')'));
    let code = inside.unwrap_or(language);
    LANGUAGES
        .iter()
        .map(|(code, _)| *code)
        .find(|known| known.eq_ignore_ascii_case(code))
}

/// A template as sheets, with who is asked.
pub(super) fn template(code: &str) -> Result<(Workbook, Audience)> {
    let unknown = || Error::new("form_unknown").arg("code", code);
    match code {
        "usagers" => Ok((forms::cells(USERS).map_err(|_| unknown())?, Audience::Users)),
        "non-usagers" => Ok((
            forms::cells(NON_USERS).map_err(|_| unknown())?,
            Audience::NonUsers,
        )),
        STAFF => Ok((staff()?, Audience::Other)),
        _ => Err(unknown()),
    }
}

fn staff() -> Result<Workbook> {
    let bank = bank()?;
    let languages: Vec<String> = LANGUAGES
        .iter()
        .map(|(_, name)| (*name).to_owned())
        .collect();
    let mut rows: Vec<FormRow> = Vec::new();
    let places = place::spread(bank.staff.questions.len());
    let new = |at: usize| Some(domain::id::FormRowId(uuid::Uuid::from_u128(at as u128 + 1)));
    for (code, place) in bank.staff.questions.iter().zip(places) {
        let (mut row, choices) = rows_of(question(&bank, code)?, &languages);
        row.id = new(rows.len());
        row.place = place;
        let known = rows
            .iter()
            .any(|each| each.sheet == kinds::CHOICES && each.list == row.list);
        let choices = choices.into_iter().filter(|_| !known || row.list.is_none());
        let first = rows.len() + 1;
        let choices: Vec<FormRow> = (first..)
            .zip(choices)
            .map(|(at, choice)| FormRow {
                id: new(at),
                ..choice
            })
            .collect();
        rows.push(row);
        rows.extend(choices);
    }
    let questionnaire = Questionnaire {
        id: domain::id::QuestionnaireId(uuid::Uuid::nil()),
        title: bank.staff.title.clone(),
        audience: String::new(),
        languages,
        settings: BTreeMap::new(),
        changed_at: 0,
        demo: false,
    };
    Ok(sheets::build(&questionnaire, &rows, "").workbook)
}

/// The templates that a questionnaire can begin with.
///
/// # Errors
/// None of its own: a test holds that every template reads.
pub fn templates(_app: &App) -> Result<Vec<TemplateRow>> {
    ["usagers", "non-usagers", STAFF]
        .into_iter()
        .map(|code| {
            let (workbook, audience) = template(code)?;
            let read = sheets::read(&workbook);
            let asked = read
                .survey
                .iter()
                .filter(|(_, row)| kinds::is_question(kinds::kind_of(row)));
            Ok(TemplateRow {
                code: code.to_owned(),
                audience,
                questions: u32::try_from(asked.count()).unwrap_or(u32::MAX),
                title: read.title,
                languages: read.languages,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_template_is_a_form_without_errors() {
        for code in ["usagers", "non-usagers", STAFF] {
            let (workbook, _) = template(code).unwrap();
            let (form, findings) = sheets::check(&workbook);
            assert!(form.is_some(), "{code}: {findings:?}");
        }
    }

    #[test]
    fn every_question_of_the_bank_is_said_in_its_three_languages() {
        for question in bank().unwrap().question {
            for (language, _) in LANGUAGES {
                assert!(
                    question.label.contains_key(language),
                    "{} {language}",
                    question.code
                );
                for choice in &question.choices {
                    assert!(
                        choice.label.contains_key(language),
                        "{} {} {language}",
                        question.code,
                        choice.name
                    );
                }
            }
            assert_eq!(
                kinds::has_list(&question.kind),
                !question.choices.is_empty(),
                "{}",
                question.code
            );
            assert!(kinds::OFFERED.contains(&question.kind.as_str()));
        }
    }
}
