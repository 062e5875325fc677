//! A file that holds tables: which kind it is, by its content, and its rows.

use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use crate::error::{Error, Result};
use crate::read_csv::CsvInput;
use crate::read_workbook::WorkbookInput;

/// A row as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// From 1, as a spreadsheet shows it.
    pub number: u32,
    /// As text: a whole number without its point, a date as `2026-09-15`, a moment as `2026-09-15T14:30:00`.
    pub cells: Vec<String>,
}

/// An open file.
pub struct Input(Kind);

enum Kind {
    Csv(CsvInput),
    Workbook(Box<WorkbookInput>),
}

impl Input {
    /// # Errors
    /// `Io`, `Empty`, `Utf16`, `NotATable`, `Workbook`.
    pub fn open(path: &Path) -> Result<Self> {
        let mut head = [0; 8];
        let mut file = File::open(path)?;
        let mut read = 0;
        while read < head.len() {
            match file.read(&mut head[read..])? {
                0 => break,
                more => read += more,
            }
        }
        match &head[..read] {
            [] => Err(Error::Empty),
            [b'P', b'K', ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => Ok(Self(Kind::Workbook(Box::new(
                WorkbookInput::open(path, head[0] == b'P')?,
            )))),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Err(Error::Utf16),
            _ => Ok(Self(Kind::Csv(CsvInput::open(path)?))),
        }
    }

    /// The names of the sheets, in their order; of a CSV one, without a name.
    pub fn sheets(&self) -> Vec<String> {
        match &self.0 {
            Kind::Csv(_) => vec![String::new()],
            Kind::Workbook(workbook) => workbook.sheets(),
        }
    }

    /// Gives every row of a sheet that holds something, the header included, until `each` breaks off.
    ///
    /// # Errors
    /// `Io`, `Workbook`, `TooLarge`, `NoSheet`.
    pub fn rows(
        &mut self,
        sheet: &str,
        each: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<()> {
        match &mut self.0 {
            Kind::Csv(csv) => csv.rows(each),
            Kind::Workbook(workbook) => workbook.rows(sheet, each),
        }
    }

    /// The first row of a sheet, or nothing when it is empty.
    ///
    /// # Errors
    /// As `rows`.
    pub fn header(&mut self, sheet: &str) -> Result<Option<Row>> {
        let mut header = None;
        self.rows(sheet, &mut |row| {
            header = Some(row);
            ControlFlow::Break(())
        })?;
        Ok(header)
    }
}
