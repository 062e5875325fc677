//! The order of a reading: cells, settings, headers, choices, survey, checks of the whole.

use domain::finding::Finding;

use super::attached::{self, Files};
use super::header::{self, Column};
use super::references::{Names, in_choices, in_survey};
use super::survey::{Surroundings, Survey};
use super::table::{Cell, Table};
use super::{check, choices, file, languages, settings, survey};
use crate::form::{ChoiceList, Form};
use crate::workbook::Workbook;

/// The sheets of an XLSForm that are read.
pub(crate) const SHEETS: [&str; 4] = ["survey", "choices", "settings", "external_choices"];
/// The sheets of an XLSForm that say something this version cannot do.
pub(crate) const SHEETS_REFUSED: [&str; 1] = ["entities"];

/// Reads the bytes of an `.xlsx` or `.xls` file that stands alone. With an error among the findings there is no form; warnings
/// alone let it pass.
pub fn read(bytes: &[u8]) -> (Option<Form>, Vec<Finding>) {
    read_beside(bytes, "data", &|_| None)
}

/// Reads a file with the csv files beside it. Its name without the ending is the form's id when the settings give none.
pub fn read_beside(bytes: &[u8], name: &str, files: Files<'_>) -> (Option<Form>, Vec<Finding>) {
    match file::workbook(bytes) {
        Ok(workbook) => check_workbook(&workbook, name, files),
        Err(finding) => (None, vec![finding]),
    }
}

/// The cells of a file, not understood yet.
///
/// # Errors
/// A finding that says why it cannot be read.
pub fn cells(bytes: &[u8]) -> Result<Workbook, Finding> {
    file::workbook(bytes)
}

/// Reads rows of cells: what a file would give, without one.
pub fn check_workbook(
    workbook: &Workbook,
    name: &str,
    files: Files<'_>,
) -> (Option<Form>, Vec<Finding>) {
    let mut findings = Vec::new();
    let form = form(workbook, name, files, &mut findings);
    let broken = findings.iter().any(Finding::is_error);
    (form.filter(|_| !broken), findings)
}

fn form(
    workbook: &Workbook,
    name: &str,
    files: Files<'_>,
    findings: &mut Vec<Finding>,
) -> Option<Form> {
    // As in pyxform, a workbook of one sheet may call it as it likes.
    let only = workbook
        .sheets
        .first()
        .filter(|_| workbook.sheets.len() == 1);
    let Some(survey_sheet) = workbook.sheet("survey").or(only) else {
        findings.push(Finding::error("sheet_missing").sheet("survey").row(1));
        return None;
    };
    refused_sheets(workbook, findings);
    let table = |name: &str, findings: &mut Vec<Finding>| {
        workbook
            .sheet(name)
            .map(|sheet| Table::new(sheet, false, findings))
    };
    let settings_table = table("settings", findings);
    let mut settings = settings::read(settings_table.as_ref(), findings);
    let choices_table = table("choices", findings);
    let external_table = table("external_choices", findings);
    let survey_table = Table::new(survey_sheet, settings.clean, findings);
    let columns =
        languages::Columns::new(&survey_table, choices_table.as_ref(), &settings, findings);
    let mut lists = choices::read(
        choices_table.as_ref(),
        &columns.choices,
        &columns,
        settings.allow_choice_duplicates,
        findings,
    );
    let external_columns = external_table.as_ref().map_or_else(Vec::new, |table| {
        header::columns(&table.headers, &header::CHOICES, &header::CHOICES_REFUSED)
    });
    let external = choices::read(
        external_table.as_ref(),
        &external_columns,
        &columns,
        true,
        findings,
    );
    let around = Surroundings {
        table: &survey_table,
        columns: &columns,
        files,
        external: &external,
    };
    let survey = survey::read(&around, &mut lists, &mut settings, findings);
    check::triggers(&survey, &survey_table, findings);
    let tables = [
        Some((&survey_table, &columns.survey[..])),
        choices_table
            .as_ref()
            .map(|table| (table, &columns.choices[..])),
    ];
    references(&survey.names, tables, settings_table.as_ref(), findings);
    pull(&survey, &survey_table, files, &mut lists.lists, findings);
    // Lists of files stand last, so that a form that is written reads as the same one.
    lists.lists.sort_by_key(|list| list.file.is_some());
    if settings.id.is_empty() {
        name.clone_into(&mut settings.id);
    }
    if settings.title.is_empty() {
        settings.title.clone_from(&settings.id);
    }
    let mut form = Form {
        title: settings.title,
        id: settings.id,
        version: settings.version,
        root: settings.root,
        languages: columns.languages,
        default_language: columns.default_language,
        style: settings.style,
        instance_name: settings.instance_name,
        allow_choice_duplicates: settings.allow_choice_duplicates,
        items: Vec::new(),
        lists: lists.lists,
    };
    form.items.clone_from(&survey.items);
    check::circles(&form, &survey, &survey_table, findings);
    emptiness(&form, &survey_sheet.name, findings);
    // What is found late about an early row is told with that row.
    findings.sort_by_key(|finding| (sheet_rank(finding), finding.place.row));
    Some(form)
}

fn refused_sheets(workbook: &Workbook, findings: &mut Vec<Finding>) {
    for refused in SHEETS_REFUSED {
        let rows = workbook.sheet(refused).and_then(|sheet| {
            let filled = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
            let at = sheet.rows.iter().skip(1).position(filled)?;
            Some((sheet, at + 2))
        });
        if let Some((sheet, row)) = rows {
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            findings.push(
                Finding::error("sheet_unsupported")
                    .sheet(&sheet.name)
                    .row(row),
            );
        }
    }
}

fn references(
    names: &Names,
    [survey, choices]: [Option<(&Table, &[Column])>; 2],
    settings: Option<&Table>,
    findings: &mut Vec<Finding>,
) {
    if let Some((table, columns)) = survey {
        names.check(table, columns, in_survey, findings);
    }
    if let Some((table, columns)) = choices {
        names.check(table, columns, in_choices, findings);
    }
    for (table, row) in settings
        .iter()
        .flat_map(|table| table.rows.iter().map(move |row| (table, row)))
    {
        for (column, header) in &table.headers {
            if let Some(cell) = table.cell(row, *column, header) {
                names.check_cell(&cell, findings);
            }
        }
    }
}

/// The files that expressions look things up in become lists too.
fn pull(
    survey: &Survey,
    table: &Table,
    files: Files<'_>,
    lists: &mut Vec<ChoiceList>,
    findings: &mut Vec<Finding>,
) {
    for (item, trace) in survey.items.iter().zip(&survey.traces) {
        let expressions = [
            &item.calculation,
            &item.relevant,
            &item.constraint,
            &item.required,
            &item.read_only,
            &item.choice_filter,
            &item.computed_default,
        ];
        for source in expressions.into_iter().flatten() {
            for file in attached::pulled(source.source()) {
                if lists.iter().any(|list| list.file.as_deref() == Some(&file)) {
                    continue;
                }
                let cell = Cell {
                    sheet: &table.sheet,
                    row: trace.row,
                    header: &trace.column,
                    text: &file,
                };
                let naming = attached::Naming::default();
                lists.push(attached::read(&file, naming, "", &cell, files, findings));
            }
        }
    }
}

fn emptiness(form: &Form, sheet: &str, findings: &mut Vec<Finding>) {
    if findings.iter().any(Finding::is_error) {
        return;
    }
    if form.items.is_empty() {
        findings.push(Finding::error("form_empty").sheet(sheet).row(1));
    } else if form.question_count() == 0 {
        findings.push(Finding::warning("form_without_question").sheet(sheet));
    }
}

fn sheet_rank(finding: &Finding) -> usize {
    let sheet = finding.place.sheet.as_deref().unwrap_or_default();
    SHEETS
        .iter()
        .position(|name| sheet.eq_ignore_ascii_case(name))
        .unwrap_or(0)
}
