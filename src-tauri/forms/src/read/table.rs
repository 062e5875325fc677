//! A sheet as a table: headers from its first row, then rows of texts. Cells that hold an Excel error, and cells under no
//! header, are told here once for all sheets.

use std::collections::BTreeMap;

use domain::finding::Finding;

use super::workbook::{Content, Sheet};

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

impl Table {
    pub fn new(sheet: &Sheet, findings: &mut Vec<Finding>) -> Self {
        let mut headers: Vec<(u32, String)> = Vec::new();
        for (column, content) in sheet.rows.get(&0).into_iter().flatten() {
            match content {
                Content::Text(text) => headers.push((*column, collapsed(text))),
                Content::Error(text) => {
                    findings.push(broken_cell(sheet, 0, &letters(*column), text))
                }
            }
        }
        let mut table = Self {
            sheet: sheet.name.clone(),
            headers,
            rows: Vec::new(),
        };
        for (row, contents) in sheet.rows.range(1..) {
            table.add(sheet, *row, contents, findings);
        }
        table
    }

    fn add(
        &mut self,
        sheet: &Sheet,
        row: u32,
        contents: &BTreeMap<u32, Content>,
        findings: &mut Vec<Finding>,
    ) {
        let mut cells = BTreeMap::new();
        for (column, content) in contents {
            let header = self
                .headers
                .iter()
                .find(|(at, _)| at == column)
                .map(|(_, header)| header.as_str());
            match (content, header) {
                (Content::Text(text), Some(_)) => {
                    cells.insert(*column, text.clone());
                }
                (Content::Error(text), Some(header)) => {
                    findings.push(broken_cell(sheet, row, header, text))
                }
                (Content::Text(text) | Content::Error(text), None) => {
                    let place = Finding::warning("cell_without_header")
                        .sheet(&sheet.name)
                        .row(row + 1);
                    findings.push(place.column(&letters(*column)).arg("value", text));
                }
            }
        }
        if !cells.is_empty() {
            self.rows.push(Row {
                number: row + 1,
                cells,
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

fn broken_cell(sheet: &Sheet, row: u32, column: &str, text: &str) -> Finding {
    Finding::error("cell_error")
        .sheet(&sheet.name)
        .row(row + 1)
        .column(column)
        .arg("value", text)
}

/// A code such as a type or a name: no-break spaces are spaces, and runs of them are one.
pub(super) fn collapsed(text: &str) -> String {
    text.split(|letter: char| letter.is_whitespace() || letter == '\u{a0}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
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
    }
}
