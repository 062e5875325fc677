//! Reads a table of libraries: the ministry's open data of any year, an export of OpenStreetMap, or three columns typed in
//! Excel. Everything wrong is a finding with its row and column; what can be kept is kept. Whether a commune is one of
//! ours, or a library is already known, is judged elsewhere.

mod cells;
mod columns;
mod text;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::finding::Finding;
use crate::hours::{self, HoursRead};
use columns::{Column, Columns, Field};
use text::Record;

/// A library as a row of the file gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LibraryRow {
    /// The row in the file, as Excel counts.
    pub row: u32,
    pub ministry_code: Option<String>,
    pub name: String,
    /// Five characters, of the form of an INSEE code.
    pub insee: String,
    pub commune: Option<String>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    /// Canonical text of the ordinary week, when the file has hours that can be read.
    pub opening_hours: Option<String>,
    /// Minutes of that week.
    pub weekly_minutes: Option<u32>,
    /// The weekly total that the file declares, whatever its hours say.
    pub weekly_minutes_declared: Option<u32>,
}

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LibraryTable {
    pub rows: Vec<LibraryRow>,
    pub findings: Vec<Finding>,
}

/// Reads the bytes of a file. Findings about the file (no rows then): `file_empty`, `file_not_csv`, `column_missing` (args
/// `field`, `names`). About a row: `row_length` (`expected`, `found`), `quote_unclosed`, `library_name_missing`,
/// `library_insee_missing`, `library_insee_invalid` (`text`), `library_insee_repaired` (`text`, `insee`),
/// `library_duplicate` and `library_same_name` (`other`, the row that came first; `name`), `weekly_hours_invalid` (`text`), and those of
/// `hours::read`. A row is left out for an error about its name or INSEE code, and when it repeats another.
pub fn read(bytes: &[u8]) -> LibraryTable {
    match open(bytes) {
        Ok((columns, records)) => Reading::new(&columns).read(&records),
        Err(finding) => LibraryTable {
            rows: Vec::new(),
            findings: vec![*finding],
        },
    }
}

/// The columns and the records under them, or what forbids to read the file at all.
fn open(bytes: &[u8]) -> Result<(Columns, Vec<Record>), Box<Finding>> {
    let text = text::decode(bytes).ok_or_else(|| Box::new(Finding::error("file_not_csv")))?;
    if text.trim().is_empty() {
        return Err(Box::new(Finding::error("file_empty")));
    }
    let mut records = text::records(&text, text::separator(&text)).into_iter();
    let header = records
        .next()
        .ok_or_else(|| Box::new(Finding::error("file_empty")))?;
    let columns = Columns::of(&header.cells);
    for field in [Field::Name, Field::Insee] {
        if columns.find(field).is_none() {
            let finding = Finding::error("column_missing").row(header.row);
            return Err(Box::new(
                finding
                    .arg("field", field.code())
                    .arg("names", field.examples()),
            ));
        }
    }
    Ok((columns, records.collect()))
}

/// A row that may become a library, with what only serves to tell homonyms apart.
struct Candidate {
    row: LibraryRow,
    second_name: Option<String>,
}

/// One pass over the records.
struct Reading<'a> {
    columns: &'a Columns,
    findings: Vec<Finding>,
    /// Hours already read: most files repeat them.
    hours: HashMap<String, HoursRead>,
}

impl<'a> Reading<'a> {
    fn new(columns: &'a Columns) -> Self {
        Self {
            columns,
            findings: Vec::new(),
            hours: HashMap::new(),
        }
    }

    fn read(mut self, records: &[Record]) -> LibraryTable {
        let mut candidates = Vec::new();
        for record in records
            .iter()
            .filter(|record| record.cells.iter().any(|cell| !cell.trim().is_empty()))
        {
            self.check_shape(record);
            candidates.extend(self.candidate(record));
        }
        let rows = self.without_repeats(candidates);
        // By row, and within a row in the order in which they were found.
        self.findings.sort_by_key(|finding| finding.place.row);
        LibraryTable {
            rows,
            findings: self.findings,
        }
    }

    fn check_shape(&mut self, record: &Record) {
        let expected = self.columns.len();
        let surplus = record
            .cells
            .iter()
            .skip(expected)
            .any(|cell| !cell.trim().is_empty());
        if record.cells.len() < expected || surplus {
            let finding = Finding::warning("row_length").row(record.row);
            self.findings.push(
                finding
                    .arg("expected", expected)
                    .arg("found", record.cells.len()),
            );
        }
        if record.unclosed {
            self.findings
                .push(Finding::error("quote_unclosed").row(record.row));
        }
    }

    fn candidate(&mut self, record: &Record) -> Option<Candidate> {
        let name = self.name(record);
        let insee = self.insee(record);
        let (opening_hours, weekly_minutes) = self.hours(record);
        let weekly_minutes_declared = self.declared(record);
        Some(Candidate {
            second_name: self.cell(record, Field::SecondName),
            row: LibraryRow {
                row: record.row,
                ministry_code: self.cell(record, Field::Code),
                name: name?,
                insee: insee?,
                commune: self.cell(record, Field::Commune),
                address: self.cell(record, Field::Address),
                postcode: self.cell(record, Field::Postcode),
                opening_hours,
                weekly_minutes,
                weekly_minutes_declared,
            },
        })
    }

    /// The cell of a field with its spaces tidied, if the file has that column and the cell something in it.
    fn cell(&self, record: &Record, field: Field) -> Option<String> {
        let column = self.columns.find(field)?;
        let text = cells::tidy(record.cells.get(column.at)?);
        (!text.is_empty()).then_some(text)
    }

    /// Adds a finding at the place of a field.
    fn note(&mut self, finding: Finding, record: &Record, field: Field) {
        let header = self
            .columns
            .find(field)
            .map_or("", |column: &Column| column.header.as_str());
        self.findings.push(finding.row(record.row).column(header));
    }

    fn name(&mut self, record: &Record) -> Option<String> {
        let name = self
            .cell(record, Field::Name)
            .or_else(|| self.cell(record, Field::SecondName));
        if name.is_none() {
            self.note(Finding::error("library_name_missing"), record, Field::Name);
        }
        name
    }

    fn insee(&mut self, record: &Record) -> Option<String> {
        let Some(text) = self.cell(record, Field::Insee) else {
            self.note(
                Finding::error("library_insee_missing"),
                record,
                Field::Insee,
            );
            return None;
        };
        match cells::insee(&text) {
            cells::Insee::Valid(code) => Some(code),
            cells::Insee::Repaired(code) => {
                let finding = Finding::warning("library_insee_repaired").arg("text", text);
                self.note(finding.arg("insee", &code), record, Field::Insee);
                Some(code)
            }
            cells::Insee::Invalid => {
                self.note(
                    Finding::error("library_insee_invalid").arg("text", text),
                    record,
                    Field::Insee,
                );
                None
            }
        }
    }

    fn hours(&mut self, record: &Record) -> (Option<String>, Option<u32>) {
        let Some(text) = self.cell(record, Field::Hours) else {
            return (None, None);
        };
        let read = self
            .hours
            .entry(text)
            .or_insert_with_key(|text| hours::read(text))
            .clone();
        let usable = !read.is_error();
        for mut finding in read.findings {
            // An offset in a cell means nothing to someone who looks at a spreadsheet's grid of rows and columns.
            finding.place.offset = None;
            self.note(finding, record, Field::Hours);
        }
        if usable {
            (Some(read.opening_hours), Some(read.weekly_minutes))
        } else {
            (None, None)
        }
    }

    fn declared(&mut self, record: &Record) -> Option<u32> {
        let text = self.cell(record, Field::WeeklyHours)?;
        let minutes = cells::weekly_minutes(&text);
        if minutes.is_none() {
            self.note(
                Finding::warning("weekly_hours_invalid").arg("text", text),
                record,
                Field::WeeklyHours,
            );
        }
        minutes
    }

    /// Leaves out the rows that repeat another. The ministry names many libraries alike in one commune: different codes make
    /// them different libraries, and a second name that differs is then added to tell them apart.
    fn without_repeats(&mut self, candidates: Vec<Candidate>) -> Vec<LibraryRow> {
        let mut by_code: HashMap<String, u32> = HashMap::new();
        let mut by_name: HashMap<(String, String), (u32, bool)> = HashMap::new();
        let mut homonyms: HashMap<(String, String), u32> = HashMap::new();
        for candidate in &candidates {
            *homonyms
                .entry(cells::key(&candidate.row.name, &candidate.row.insee))
                .or_default() += 1;
        }
        let mut rows = Vec::new();
        for Candidate {
            mut row,
            second_name,
        } in candidates
        {
            if let Some(second) =
                second_name.filter(|_| homonyms[&cells::key(&row.name, &row.insee)] > 1)
            {
                row.name = cells::with_second_name(&row.name, &second);
            }
            let key = cells::key(&row.name, &row.insee);
            let same_code = row
                .ministry_code
                .as_ref()
                .and_then(|code| by_code.get(code))
                .copied();
            let same_name = by_name.get(&key).copied();
            let repeats = same_code.or(same_name
                .filter(|(_, coded)| !coded || row.ministry_code.is_none())
                .map(|(other, _)| other));
            if let Some(other) = repeats {
                self.findings
                    .push(repeat(Finding::error("library_duplicate"), &row, other));
                continue;
            }
            if let Some((other, _)) = same_name {
                self.findings
                    .push(repeat(Finding::warning("library_same_name"), &row, other));
            }
            by_name
                .entry(key)
                .or_insert((row.row, row.ministry_code.is_some()));
            by_code.extend(row.ministry_code.clone().map(|code| (code, row.row)));
            rows.push(row);
        }
        rows
    }
}

fn repeat(finding: Finding, row: &LibraryRow, other: u32) -> Finding {
    finding
        .row(row.row)
        .arg("other", other)
        .arg("name", &row.name)
}

#[cfg(test)]
mod tests;
