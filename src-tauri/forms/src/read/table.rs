//! A sheet as a table: headers from its first row, then rows of texts. Cells that hold an Excel error, and cells under no
//! header, are told here once for all sheets.

use std::collections::BTreeMap;

use domain::finding::Finding;

use crate::workbook::Sheet;

#[derive(Debug)]
pub(super) struct Table {
    pub sheet: String,
    /// Column index and header, as spelled, from left to right.
    pub headers: Vec<(u32, String)>,
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub(super) struct Row {
    /// 1-based, as Excel shows it.
    pub number: u32,
    pub cells: BTreeMap<u32, String>,
}

/// One cell with all that a finding needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    pub sheet: &'a str,
    pub row: u32,
    pub header: &'a str,
    pub text: &'a str,
}

impl Cell<'_> {
    pub fn error(&self, code: &str) -> Finding {
        self.place(Finding::error(code))
    }

    pub fn warning(&self, code: &str) -> Finding {
        self.place(Finding::warning(code))
    }

    fn place(&self, finding: Finding) -> Finding {
        finding
            .sheet(self.sheet)
            .row(self.row)
            .column(self.header)
            .arg("value", self.text)
    }
}

/// What Excel leaves in the cell of a broken formula.
const BROKEN: [&str; 8] = [
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#GETTING_DATA",
];

impl Table {
    /// With `single`, several spaces in a cell are one, as pyxform reads the survey sheet.
    pub fn new(sheet: &Sheet, single: bool, findings: &mut Vec<Finding>) -> Self {
        let mut headers: Vec<(u32, String)> = Vec::new();
        for (column, text) in cells(sheet.rows.first()) {
            if BROKEN.contains(&text) {
                findings.push(broken_cell(sheet, 1, &letters(column), text));
            } else {
                headers.push((column, collapsed(text)));
            }
        }
        let mut table = Self {
            sheet: sheet.name.clone(),
            headers,
            rows: Vec::new(),
        };
        for (number, row) in (2u32..).zip(sheet.rows.iter().skip(1)) {
            table.add(sheet, number, row, single, findings);
        }
        table
    }

    fn add(
        &mut self,
        sheet: &Sheet,
        number: u32,
        row: &Vec<String>,
        single: bool,
        findings: &mut Vec<Finding>,
    ) {
        let mut kept = BTreeMap::new();
        for (column, text) in cells(Some(row)) {
            let header = self
                .headers
                .iter()
                .find(|(at, _)| *at == column)
                .map(|(_, header)| header.as_str());
            match header {
                Some(header) if BROKEN.contains(&text) => {
                    findings.push(broken_cell(sheet, number, header, text));
                }
                Some(_) if single => {
                    kept.insert(column, single_spaces(text));
                }
                Some(_) => {
                    kept.insert(column, text.to_owned());
                }
                None => {
                    let place = Finding::warning("cell_without_header")
                        .sheet(&sheet.name)
                        .row(number);
                    findings.push(place.column(&letters(column)).arg("value", text));
                }
            }
        }
        if !kept.is_empty() {
            self.rows.push(Row {
                number,
                cells: kept,
            });
        }
    }

    pub fn cell<'a>(&'a self, row: &'a Row, column: u32, header: &'a str) -> Option<Cell<'a>> {
        let text = row.cells.get(&column)?;
        Some(Cell {
            sheet: &self.sheet,
            row: row.number,
            header,
            text,
        })
    }
}

/// The cells of a row that hold something, trimmed, with their 0-based columns.
fn cells(row: Option<&Vec<String>>) -> impl Iterator<Item = (u32, &str)> {
    (0u32..)
        .zip(row.into_iter().flatten())
        .map(|(column, text)| (column, text.trim()))
        .filter(|(_, text)| !text.is_empty())
}

fn broken_cell(sheet: &Sheet, row: u32, column: &str, text: &str) -> Finding {
    Finding::error("cell_error")
        .sheet(&sheet.name)
        .row(row)
        .column(column)
        .arg("value", text)
}

fn single_spaces(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter != ' ' || !single.ends_with(' ') {
            single.push(letter);
        }
    }
    single
}

/// A code such as a type or a name: no-break spaces are spaces, and runs of them are one.
pub(super) fn collapsed(text: &str) -> String {
    text.split(|letter: char| letter.is_whitespace() || letter == '\u{a0}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// `yes`, `true()`… in the spellings of pyxform; none for anything else.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}

/// `A`, `B`, … `AA` for a column without a header.
fn letters(column: u32) -> String {
    let mut text = String::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or_default();
        text.insert(0, char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_excel_names_them() {
        assert_eq!(
            [0, 25, 26, 701, 702].map(letters),
            ["A", "Z", "AA", "ZZ", "AAA"]
        );
    }

    #[test]
    fn codes_lose_their_extra_spaces() {
        assert_eq!(collapsed(" begin\u{a0}  group "), "begin group");
        assert_eq!(single_spaces("a  b\u{a0}\u{a0}c"), "a b\u{a0}\u{a0}c");
    }
}
