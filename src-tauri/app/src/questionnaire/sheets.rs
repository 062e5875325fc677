//! Rows become the sheets that `forms` reads, and sheets become rows. A finding's line leads back to the row that it is about.

use std::collections::BTreeMap;

use domain::finding::Finding;
use domain::id::FormRowId;
use forms::{Form, Sheet, Workbook};
use store::questionnaire::{FormRow, Questionnaire};

use super::{kinds, outline};

/// What `forms` makes of sheets, and what is wrong with them.
pub(super) fn check(workbook: &Workbook) -> (Option<Form>, Vec<Finding>) {
    forms::check_workbook(workbook, "data", &|_| None)
}

/// The language of a column without a language.
pub(super) const UNNAMED: &str = "default";
/// The columns that hold a text in several languages.
pub(super) const TRANSLATED: [&str; 6] = [
    "label",
    "hint",
    "guidance_hint",
    "required_message",
    "constraint_message",
    "media::image",
];
/// The other columns in the order of a sheet; what is not here follows by its name.
const ORDER: [&str; 11] = [
    "required",
    "relevant",
    "constraint",
    "calculation",
    "default",
    "appearance",
    "parameters",
    "choice_filter",
    "repeat_count",
    "trigger",
    "read_only",
];

/// The column of a text in a language.
pub(super) fn column(base: &str, language: &str) -> String {
    if language == UNNAMED {
        base.to_owned()
    } else {
        format!("{base}::{language}")
    }
}

/// The text and the language of a translated column, if it is one.
pub(super) fn translated(column: &str) -> Option<(&'static str, &str)> {
    TRANSLATED.into_iter().find_map(|base| {
        let rest = column.strip_prefix(base)?;
        match rest.strip_prefix("::") {
            Some(language) => Some((base, language)),
            None => rest.is_empty().then_some((base, UNNAMED)),
        }
    })
}

/// A questionnaire as sheets, and the row behind each line of the two that have rows.
pub(super) struct Built {
    pub workbook: Workbook,
    survey: Vec<FormRowId>,
    choices: Vec<FormRowId>,
}

impl Built {
    /// The row that a finding's place is about: lines count from 1, and the first holds the headers.
    pub fn row(&self, sheet: &str, line: u32) -> Option<FormRowId> {
        let at = usize::try_from(line).ok()?.checked_sub(2)?;
        match sheet {
            kinds::SURVEY => self.survey.get(at).copied(),
            kinds::CHOICES => self.choices.get(at).copied(),
            _ => None,
        }
    }
}

type Line = (FormRowId, BTreeMap<String, String>);

/// The sheets of a questionnaire, under a version.
pub(super) fn build(questionnaire: &Questionnaire, rows: &[FormRow], version: &str) -> Built {
    let survey = survey_lines(rows, &questionnaire.languages);
    let choices: Vec<Line> = outline::choices(rows)
        .into_iter()
        .flat_map(|(list, rows)| {
            rows.into_iter().filter_map(move |row| {
                let mut cells = row.cells;
                cells.insert("list_name".to_owned(), list.clone());
                Some((row.id?, cells))
            })
        })
        .map(|(id, cells)| (id, spoken(cells, &questionnaire.languages)))
        .collect();
    let sheets = vec![
        sheet(kinds::SURVEY, &["type", "name"], &survey, questionnaire),
        sheet(
            kinds::CHOICES,
            &["list_name", "name"],
            &choices,
            questionnaire,
        ),
        settings(questionnaire, version),
    ];
    Built {
        workbook: Workbook { sheets },
        survey: survey.into_iter().map(|(id, _)| id).collect(),
        choices: choices.into_iter().map(|(id, _)| id).collect(),
    }
}

/// The lines of the survey sheet; a group's end follows its last row.
fn survey_lines(rows: &[FormRow], languages: &[String]) -> Vec<Line> {
    let nodes = outline::survey(rows);
    let mut lines: Vec<Line> = Vec::new();
    let mut open: Vec<(FormRowId, u32, String)> = Vec::new();
    for node in &nodes {
        close(&mut lines, &mut open, node.depth);
        let mut cells = spoken(node.row.cells.clone(), languages);
        let written = kinds::written(&node.row);
        if node.is_group() {
            open.push((node.id, node.depth, written.clone()));
            cells.insert("type".to_owned(), format!("begin_{written}"));
        } else {
            cells.insert("type".to_owned(), written);
        }
        lines.push((node.id, cells));
    }
    close(&mut lines, &mut open, 0);
    lines
}

fn close(lines: &mut Vec<Line>, open: &mut Vec<(FormRowId, u32, String)>, depth: u32) {
    while let Some((id, _, kind)) = open.pop_if(|(_, at, _)| *at >= depth) {
        let end = [("type".to_owned(), format!("end_{kind}"))].into();
        lines.push((id, end));
    }
}

/// Without the texts of languages that the questionnaire no longer has.
fn spoken(mut cells: BTreeMap<String, String>, languages: &[String]) -> BTreeMap<String, String> {
    cells.retain(|column, _| {
        translated(column).is_none_or(|(_, language)| languages.iter().any(|each| each == language))
    });
    cells
}

fn sheet(name: &str, first: &[&str], lines: &[Line], questionnaire: &Questionnaire) -> Sheet {
    let used = |column: &str| lines.iter().any(|(_, cells)| cells.contains_key(column));
    let mut headers: Vec<String> = first.iter().map(|each| (*each).to_owned()).collect();
    for base in TRANSLATED {
        for language in &questionnaire.languages {
            let column = column(base, language);
            // Each language has its column of labels, so that what lacks one is found.
            if base == "label" || used(&column) {
                headers.push(column);
            }
        }
    }
    headers.extend(
        ORDER
            .into_iter()
            .filter(|each| used(each))
            .map(str::to_owned),
    );
    let mut others: Vec<&String> = lines.iter().flat_map(|(_, cells)| cells.keys()).collect();
    others.sort();
    others.dedup();
    others.retain(|column| !headers.contains(column));
    let others: Vec<String> = others.into_iter().cloned().collect();
    headers.extend(others);
    let mut rows = vec![headers.clone()];
    rows.extend(lines.iter().map(|(_, cells)| {
        let mut row: Vec<String> = headers
            .iter()
            .map(|header| cells.get(header).cloned().unwrap_or_default())
            .collect();
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
        row
    }));
    Sheet {
        name: name.to_owned(),
        rows,
    }
}

fn settings(questionnaire: &Questionnaire, version: &str) -> Sheet {
    let mut settings = questionnaire.settings.clone();
    settings.insert("form_title".to_owned(), questionnaire.title.clone());
    settings.insert("version".to_owned(), version.to_owned());
    settings
        .entry("form_id".to_owned())
        .or_insert_with(|| format!("rythme_{}", questionnaire.id.0.simple()));
    let named = questionnaire
        .languages
        .first()
        .filter(|name| *name != UNNAMED);
    if let Some(first) = named {
        settings
            .entry("default_language".to_owned())
            .or_insert_with(|| first.clone());
    }
    settings.retain(|_, text| !text.is_empty());
    Sheet {
        name: "settings".to_owned(),
        rows: vec![
            settings.keys().cloned().collect(),
            settings.values().cloned().collect(),
        ],
    }
}

/// What sheets say, before it has ids: rows in their order, each with the line of its group.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub title: String,
    pub languages: Vec<String>,
    pub settings: BTreeMap<String, String>,
    /// Each with the index of its group.
    pub survey: Vec<(Option<usize>, FormRow)>,
    pub choices: Vec<FormRow>,
}

/// Reads sheets whose headers are written as `forms` writes them.
pub(super) fn read(workbook: &Workbook) -> Read {
    let mut read = Read::default();
    if let Some(sheet) = workbook.sheet("settings") {
        read.settings = lines(sheet).into_iter().next().unwrap_or_default();
    }
    read.title = read.settings.remove("form_title").unwrap_or_default();
    read.settings.remove("version");
    let mut open: Vec<usize> = Vec::new();
    let survey = workbook.sheet(kinds::SURVEY).map(lines).unwrap_or_default();
    for mut cells in survey {
        let written = cells.get("type").cloned().unwrap_or_default();
        let (kind, list) = kinds::read(&written);
        let kind = kind.replace(' ', "_");
        if kind.starts_with("end_") {
            open.pop();
            continue;
        }
        let group = kind.strip_prefix("begin_").map(str::to_owned);
        cells.insert(
            "type".to_owned(),
            group.clone().unwrap_or_else(|| kinds::read(&written).0),
        );
        let parent = open.last().copied();
        if group.is_some() {
            open.push(read.survey.len());
        }
        read.survey.push((
            parent,
            FormRow {
                sheet: kinds::SURVEY.to_owned(),
                list,
                cells,
                ..FormRow::default()
            },
        ));
    }
    for mut cells in workbook
        .sheet(kinds::CHOICES)
        .map(lines)
        .unwrap_or_default()
    {
        let list = cells.remove("list_name");
        read.choices.push(FormRow {
            sheet: kinds::CHOICES.to_owned(),
            list,
            cells,
            ..FormRow::default()
        });
    }
    read.languages = languages(&read);
    read
}

/// The languages in the order of their columns, the default one first.
fn languages(read: &Read) -> Vec<String> {
    let rows = read.survey.iter().map(|(_, row)| row).chain(&read.choices);
    let mut found: Vec<String> = Vec::new();
    for column in rows.flat_map(|row| row.cells.keys()) {
        if let Some((_, language)) = translated(column)
            && !found.iter().any(|each| each == language)
        {
            found.push(language.to_owned());
        }
    }
    let default = read.settings.get("default_language");
    found.sort_by_key(|each| (default != Some(each), each.clone()));
    if found.is_empty() {
        found.push(UNNAMED.to_owned());
    }
    found
}

fn lines(sheet: &Sheet) -> Vec<BTreeMap<String, String>> {
    let mut rows = sheet.rows.iter();
    let headers: Vec<String> = rows
        .next()
        .into_iter()
        .flatten()
        .map(|each| header(each))
        .collect();
    rows.map(|row| {
        let cells = headers.iter().zip(row);
        cells
            .filter(|(header, text)| !header.is_empty() && !text.trim().is_empty())
            .map(|(header, text)| (header.clone(), text.trim().to_owned()))
            .collect()
    })
    .filter(|cells: &BTreeMap<String, String>| !cells.is_empty())
    .collect()
}

/// A header with its first part in small letters; the language after `::` as it is spelled.
fn header(text: &str) -> String {
    match text.split_once("::") {
        Some((base, rest)) => format!("{}::{}", base.trim().to_lowercase(), rest.trim()),
        None => text.trim().to_lowercase().replace(' ', "_"),
    }
}
