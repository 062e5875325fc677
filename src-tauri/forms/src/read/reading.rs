//! The order of a reading: workbook, settings, headers, choices, survey, checks of the whole.

use domain::finding::Finding;

use super::table::Table;
use super::{check, choices, languages, settings, survey, workbook};
use crate::form::{Form, ROOT};

/// The sheets of an XLSForm that are read.
pub(crate) const SHEETS: [&str; 3] = ["survey", "choices", "settings"];
/// The sheets of an XLSForm that say something this version cannot do.
pub(crate) const SHEETS_REFUSED: [&str; 3] = ["external_choices", "entities", "osm"];

/// Reads the bytes of an `.xlsx` file. With an error among the findings there is no form; warnings alone let it pass.
pub fn read(bytes: &[u8]) -> (Option<Form>, Vec<Finding>) {
    let mut findings = Vec::new();
    let form = match workbook::sheets(bytes) {
        Ok(sheets) => form(&sheets, &mut findings),
        Err(finding) => {
            findings.push(finding);
            None
        }
    };
    let broken = findings.iter().any(Finding::is_error);
    (form.filter(|_| !broken), findings)
}

fn form(sheets: &[workbook::Sheet], findings: &mut Vec<Finding>) -> Option<Form> {
    let find = |name: &str| {
        sheets
            .iter()
            .find(|sheet| sheet.name.trim().eq_ignore_ascii_case(name))
    };
    // As in pyxform, a workbook of one sheet may call it as it likes.
    let survey_sheet = find("survey").or_else(|| sheets.first().filter(|_| sheets.len() == 1));
    for refused in SHEETS_REFUSED {
        if let Some(sheet) = find(refused).filter(|sheet| sheet.rows.len() > 1) {
            findings.push(Finding::error("sheet_unsupported").sheet(&sheet.name));
        }
    }
    let Some(survey_sheet) = survey_sheet else {
        findings.push(Finding::error("sheet_missing").sheet("survey"));
        return None;
    };
    let settings = settings::read(
        find("settings")
            .map(|sheet| Table::new(sheet, findings))
            .as_ref(),
        findings,
    );
    let choices_table = find("choices").map(|sheet| Table::new(sheet, findings));
    let survey_table = Table::new(survey_sheet, findings);
    let columns =
        languages::Columns::new(&survey_table, choices_table.as_ref(), &settings, findings);
    let lists = choices::read(choices_table.as_ref(), &columns, findings);
    let survey = survey::read(&survey_table, &columns, &lists, findings);
    let form = Form {
        title: settings.title,
        id: settings.id,
        version: settings.version,
        root: ROOT.to_owned(),
        style: String::new(),
        instance_name: None,
        allow_choice_duplicates: false,
        languages: columns.languages,
        default_language: columns.default_language,
        items: survey.items,
        lists: lists.lists,
    };
    check::check(&form, &survey.traces, findings);
    if form.question_count() == 0 && !findings.iter().any(Finding::is_error) {
        findings.push(Finding::error("form_empty").sheet(&survey_sheet.name));
    }
    // What is found late about an early row is told with that row.
    findings.sort_by_key(|finding| (sheet_rank(finding), finding.place.row));
    Some(form)
}

fn sheet_rank(finding: &Finding) -> usize {
    let sheet = finding.place.sheet.as_deref().unwrap_or_default();
    SHEETS
        .iter()
        .position(|name| sheet.eq_ignore_ascii_case(name))
        .unwrap_or(0)
}
