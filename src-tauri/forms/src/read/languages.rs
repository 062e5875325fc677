//! The columns of the survey and choices sheets together: which languages there are, which one is the default, what is
//! missing, doubled or left aside among the headers.

use std::collections::HashSet;

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
    /// The language of a column without one.
    pub unnamed: String,
}

impl Columns {
    pub fn new(
        survey: &Table,
        choices: Option<&Table>,
        settings: &Settings,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let survey_columns =
            header::columns(&survey.headers, &header::SURVEY, &header::SURVEY_REFUSED);
        let choice_columns = choices
            .map(|table| {
                header::columns(&table.headers, &header::CHOICES, &header::CHOICES_REFUSED)
            })
            .unwrap_or_default();
        let unnamed = unnamed_language(&[&survey_columns, &choice_columns], settings);
        let filled = [
            Some((&survey_columns[..], survey)),
            choices.map(|table| (&choice_columns[..], table)),
        ];
        let filled: Vec<_> = filled.into_iter().flatten().collect();
        let languages = languages(&filled, &unnamed);
        let default_language = default_language(&languages, &unnamed, settings, findings);
        require(survey, &survey_columns, &[Field::Type], findings);
        leave_aside(survey, &survey_columns, findings);
        doubled(survey, &survey_columns, findings);
        if let Some(table) = choices {
            if !table.rows.is_empty() {
                require(table, &choice_columns, &[Field::Name], findings);
            }
            leave_aside_refused(table, &choice_columns, findings);
            doubled(table, &choice_columns, findings);
        }
        Self {
            survey: survey_columns,
            choices: choice_columns,
            languages,
            default_language,
            unnamed,
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

/// The languages of which some column holds something, in the order of the columns.
fn languages(sheets: &[(&[Column], &Table)], unnamed: &str) -> Vec<Language> {
    let columns = || {
        sheets.iter().flat_map(|(columns, table)| {
            let translated = columns.iter().filter(|column| column.field.is_translated());
            translated.map(move |column| {
                let name = column.language.as_deref().unwrap_or(unnamed);
                (name, column.at, *table)
            })
        })
    };
    let used: HashSet<&str> = columns()
        .filter(|(_, at, table)| table.rows.iter().any(|row| row.cells.contains_key(at)))
        .map(|(name, _, _)| name)
        .collect();
    let mut languages: Vec<Language> = Vec::new();
    for (name, _, _) in columns().filter(|(name, _, _)| used.contains(name)) {
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

/// A filled cell of a refused column is an error in its row.
fn leave_aside_refused(table: &Table, columns: &[Column], findings: &mut Vec<Finding>) {
    for column in columns
        .iter()
        .filter(|column| column.field == Field::Refused)
    {
        let cells = table
            .rows
            .iter()
            .filter_map(|row| table.cell(row, column.at, &column.header));
        findings.extend(cells.map(|cell| cell.error("column_unsupported")));
    }
}

/// In the survey sheet an unknown column is told once besides, with its first content.
fn leave_aside(table: &Table, columns: &[Column], findings: &mut Vec<Finding>) {
    leave_aside_refused(table, columns, findings);
    for column in columns
        .iter()
        .filter(|column| column.field == Field::Unknown)
    {
        let first = table
            .rows
            .iter()
            .find_map(|row| table.cell(row, column.at, &column.header));
        findings.extend(first.map(|cell| cell.warning("column_ignored")));
    }
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

/// The texts of a row under a field. A column without a language is in the default one; where that language has its own
/// column and the row fills it, that one rules, as in pyxform.
pub(super) fn texts(
    table: &Table,
    columns: &[Column],
    row: &Row,
    field: Field,
    unnamed: &str,
) -> Texts {
    let mut texts = Texts::default();
    let cells = columns
        .iter()
        .filter(|column| column.field == field)
        .filter_map(|column| Some((column, table.cell(row, column.at, &column.header)?)));
    let mut spare = None;
    for (column, cell) in cells {
        match &column.language {
            Some(language) => {
                texts.0.insert(language.clone(), cell.text.to_owned());
            }
            None => spare = Some(cell.text),
        }
    }
    if let Some(text) = spare {
        texts
            .0
            .entry(unnamed.to_owned())
            .or_insert_with(|| text.to_owned());
    }
    texts
}

impl Columns {
    /// A warning for each language that lacks a text which another one has.
    pub fn untranslated(
        &self,
        place: (&Table, &[Column], u32),
        field: Field,
        name: &str,
        texts: &Texts,
        findings: &mut Vec<Finding>,
    ) {
        let (table, columns, row) = place;
        if texts.is_empty() {
            return;
        }
        let lacking = self
            .languages
            .iter()
            .filter(|language| texts.get(&language.name).is_none());
        for language in lacking {
            let header = self.header_of(columns, field, &language.name);
            findings.push(
                Finding::warning("translation_missing")
                    .sheet(&table.sheet)
                    .row(row)
                    .column(&header)
                    .arg("value", name)
                    .arg("language", &language.name),
            );
        }
    }

    /// The header of a field in a language, or the one that it would have.
    fn header_of(&self, columns: &[Column], field: Field, language: &str) -> String {
        let found = columns.iter().find(|column| {
            column.field == field && column.language.as_deref().unwrap_or(&self.unnamed) == language
        });
        found.map_or_else(
            || format!("{}::{language}", header::name_of(field)),
            |column| column.header.clone(),
        )
    }
}
