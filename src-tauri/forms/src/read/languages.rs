//! The columns of the survey and choices sheets together: which languages there are, which one is the default, what is
//! missing, doubled or left aside among the headers.

use domain::finding::Finding;

use super::header::{self, Column, Field};
use super::settings::Settings;
use super::table::{Cell, Row, Table};
use crate::language::{Language, Texts, UNNAMED};

#[derive(Debug)]
pub(super) struct Columns {
    pub survey: Vec<Column>,
    pub choices: Vec<Column>,
    pub languages: Vec<Language>,
    pub default_language: String,
}

impl Columns {
    pub fn new(
        survey: &Table,
        choices: Option<&Table>,
        settings: &Settings,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let mut survey_columns =
            header::columns(&survey.headers, &header::SURVEY, &header::SURVEY_REFUSED);
        let mut choice_columns = choices
            .map(|table| {
                header::columns(&table.headers, &header::CHOICES, &header::CHOICES_REFUSED)
            })
            .unwrap_or_default();
        let unnamed = unnamed_language(&[&survey_columns, &choice_columns], settings);
        name_the_unnamed(&mut survey_columns, &unnamed);
        name_the_unnamed(&mut choice_columns, &unnamed);
        let languages = languages(&[&survey_columns, &choice_columns], &unnamed);
        let default_language = default_language(&languages, &unnamed, settings, findings);
        require(survey, &survey_columns, &[Field::Type], findings);
        leave_aside(survey, &survey_columns, findings);
        doubled(survey, &survey_columns, findings);
        if let Some(table) = choices {
            require(
                table,
                &choice_columns,
                &[Field::List, Field::Name],
                findings,
            );
            leave_aside(table, &choice_columns, findings);
            doubled(table, &choice_columns, findings);
        }
        Self {
            survey: survey_columns,
            choices: choice_columns,
            languages,
            default_language,
        }
    }
}

/// What a column without a language is written in.
fn unnamed_language(sheets: &[&[Column]; 2], settings: &Settings) -> String {
    if settings.default_language.is_empty() {
        return UNNAMED.to_owned();
    }
    let named = sheets
        .iter()
        .flat_map(|columns| columns.iter())
        .filter_map(|column| column.language.as_deref());
    let found = named
        .into_iter()
        .find(|name| Language::named(name).is(&settings.default_language));
    found.unwrap_or(&settings.default_language).to_owned()
}

/// A column without a language gets the default one; where that language has its own column, that one rules, as in pyxform.
fn name_the_unnamed(columns: &mut [Column], unnamed: &str) {
    for at in 0..columns.len() {
        let Column {
            field,
            language: None,
            ..
        } = columns[at]
        else {
            continue;
        };
        if !field.is_translated() {
            continue;
        }
        let ruled = columns.iter().any(|other| {
            other.field == field
                && other.language.as_deref() == Some(unnamed)
                && other.at != columns[at].at
        });
        if ruled
            && !columns[..at]
                .iter()
                .any(|other| other.header == columns[at].header)
        {
            columns[at].field = Field::Unknown;
        } else {
            columns[at].language = Some(unnamed.to_owned());
        }
    }
}

fn languages(sheets: &[&[Column]; 2], unnamed: &str) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    let columns = sheets
        .iter()
        .flat_map(|columns| columns.iter())
        .filter(|column| column.field.is_translated());
    for name in columns.filter_map(|column| column.language.as_deref()) {
        if !languages.iter().any(|language| language.name == name) {
            languages.push(Language::named(name));
        }
    }
    if languages.is_empty() {
        languages.push(Language::named(unnamed));
    }
    languages
}

fn default_language(
    languages: &[Language],
    unnamed: &str,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> String {
    if let Some(found) = languages.iter().find(|language| language.name == unnamed) {
        return found.name.clone();
    }
    if !settings.default_language.is_empty() {
        let finding = Finding::warning("language_unknown")
            .sheet("settings")
            .row(2)
            .column("default_language");
        findings.push(finding.arg("value", &settings.default_language));
    }
    languages
        .first()
        .map(|language| language.name.clone())
        .unwrap_or_default()
}

fn require(table: &Table, columns: &[Column], fields: &[Field], findings: &mut Vec<Finding>) {
    let known = header::SURVEY.iter().chain(&header::CHOICES);
    for field in fields {
        let present = columns.iter().any(|column| column.field == *field);
        if !present
            && let Some((_, name, _)) = known.clone().find(|(candidate, _, _)| candidate == field)
        {
            findings.push(
                Finding::error("header_missing")
                    .sheet(&table.sheet)
                    .row(1)
                    .column(name),
            );
        }
    }
}

fn doubled(table: &Table, columns: &[Column], findings: &mut Vec<Finding>) {
    for (at, column) in columns.iter().enumerate() {
        let same =
            |other: &&Column| other.field == column.field && other.language == column.language;
        let known = !matches!(column.field, Field::Refused | Field::Unknown);
        if known && let Some(first) = columns[..at].iter().find(same) {
            let finding = Finding::error("header_duplicate")
                .sheet(&table.sheet)
                .row(1)
                .column(&column.header);
            findings.push(finding.arg("value", &first.header));
        }
    }
}

/// A filled cell of a refused column is an error in its row; an unknown column is told once, with its first content.
fn leave_aside(table: &Table, columns: &[Column], findings: &mut Vec<Finding>) {
    for column in columns {
        let cells = table
            .rows
            .iter()
            .filter_map(|row| table.cell(row, column.at, &column.header));
        match column.field {
            Field::Refused => {
                let used = cells.filter(|cell| !is_neutral(&column.header, cell.text));
                findings.extend(used.map(|cell| cell.error("column_unsupported")));
            }
            Field::Unknown => {
                findings.extend(cells.take(1).map(|cell| cell.warning("column_ignored")))
            }
            _ => {}
        }
    }
}

/// `no` in a column that would switch something on.
fn is_neutral(header: &str, text: &str) -> bool {
    let switch = matches!(
        header.to_lowercase().replace(' ', "_").as_str(),
        "read_only" | "readonly" | "disabled" | "autoplay"
    );
    switch
        && matches!(
            text.to_ascii_lowercase().as_str(),
            "no" | "false" | "false()"
        )
}

/// The cell of a row under a field without languages.
pub(super) fn cell<'a>(
    table: &'a Table,
    columns: &'a [Column],
    row: &'a Row,
    field: Field,
) -> Option<Cell<'a>> {
    let column = columns.iter().find(|column| column.field == field)?;
    table.cell(row, column.at, &column.header)
}

/// The cells of a row under a field, by language.
pub(super) fn texts<'a>(
    table: &'a Table,
    columns: &'a [Column],
    row: &'a Row,
    field: Field,
) -> (Texts, Vec<Cell<'a>>) {
    let mut texts = Texts::default();
    let mut cells = Vec::new();
    for column in columns.iter().filter(|column| column.field == field) {
        if let (Some(cell), Some(language)) =
            (table.cell(row, column.at, &column.header), &column.language)
        {
            texts.0.insert(language.clone(), cell.text.to_owned());
            cells.push(cell);
        }
    }
    (texts, cells)
}

/// The header of a field in a language, or the one that it would have.
pub(super) fn header_of(columns: &[Column], field: Field, name: &str, language: &str) -> String {
    let found = columns
        .iter()
        .find(|column| column.field == field && column.language.as_deref() == Some(language));
    found.map_or_else(
        || format!("{name}::{language}"),
        |column| column.header.clone(),
    )
}
