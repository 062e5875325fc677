//! Reading without a file: a questionnaire that is being written is checked as rows of cells; a file's rows can be had as they are.

use std::collections::BTreeMap;

use domain::finding::Finding;

use super::workbook::{self, Content};
use crate::form::Form;
use crate::workbook::{Sheet, Workbook};

/// Reads rows as `read` reads a file.
pub fn read_workbook(book: &Workbook) -> (Option<Form>, Vec<Finding>) {
    let sheets: Vec<workbook::Sheet> = book.sheets.iter().map(sheet).collect();
    let mut findings = Vec::new();
    let form = super::reading::form(&sheets, &mut findings);
    let broken = findings.iter().any(Finding::is_error);
    (form.filter(|_| !broken), findings)
}

fn sheet(sheet: &Sheet) -> workbook::Sheet {
    let mut rows: BTreeMap<u32, BTreeMap<u32, Content>> = BTreeMap::new();
    for (row, cells) in (0..).zip(&sheet.rows) {
        for (column, text) in (0..).zip(cells) {
            let text = text.trim();
            if !text.is_empty() {
                let cell = Content::Text(text.to_owned());
                rows.entry(row).or_default().insert(column, cell);
            }
        }
    }
    workbook::Sheet {
        name: sheet.name.clone(),
        rows,
    }
}

/// The rows of a file, before they are understood.
///
/// # Errors
/// What keeps the file from being opened.
pub fn workbook(bytes: &[u8]) -> Result<Workbook, Finding> {
    let sheets = workbook::sheets(bytes)?.into_iter().map(rows_of).collect();
    Ok(Workbook { sheets })
}

fn rows_of(sheet: workbook::Sheet) -> Sheet {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (row, cells) in sheet.rows {
        rows.resize(row as usize, Vec::new());
        let mut line = Vec::new();
        for (column, content) in cells {
            line.resize(column as usize, String::new());
            line.push(match content {
                Content::Text(text) | Content::Error(text) => text,
            });
        }
        rows.push(line);
    }
    Sheet {
        name: sheet.name,
        rows,
    }
}
