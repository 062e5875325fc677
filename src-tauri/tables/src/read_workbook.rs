//! Reading XLSX cell by cell, and XLS whole, which holds 65 536 rows at most.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{Data, DataRef, ExcelDateTime, Reader, Xls, Xlsx};
use zip::ZipArchive;

use crate::error::{Error, Result};
use crate::input::Row;

/// What is unpacked into memory when a workbook is opened: texts, styles, the list of sheets.
const MOST_SHARED: u64 = 1 << 30;
const MOST_COLUMNS: u32 = 16_384;
const MOST_XLS: u64 = 256 << 20;

pub(crate) enum WorkbookInput {
    Xlsx(Xlsx<BufReader<File>>),
    Xls(Xls<Cursor<Vec<u8>>>),
}

impl WorkbookInput {
    pub(crate) fn open(path: &Path, zipped: bool) -> Result<Self> {
        if zipped {
            bounded(path)?;
            let reader = BufReader::new(File::open(path)?);
            return guarded(|| {
                Xlsx::new(reader)
                    .map(Self::Xlsx)
                    .map_err(|error| Error::Workbook(error.to_string()))
            });
        }
        if std::fs::metadata(path)?.len() > MOST_XLS {
            return Err(Error::TooLarge);
        }
        let bytes = std::fs::read(path)?;
        guarded(|| {
            Xls::new(Cursor::new(bytes))
                .map(Self::Xls)
                .map_err(|error| Error::Workbook(error.to_string()))
        })
    }

    pub(crate) fn sheets(&self) -> Vec<String> {
        match self {
            Self::Xlsx(workbook) => workbook.sheet_names(),
            Self::Xls(workbook) => workbook.sheet_names(),
        }
    }

    pub(crate) fn rows(
        &mut self,
        sheet: &str,
        each: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<()> {
        if !self.sheets().iter().any(|name| name == sheet) {
            return Err(Error::NoSheet(sheet.to_owned()));
        }
        guarded(|| match self {
            Self::Xlsx(workbook) => cells(workbook, sheet, each),
            Self::Xls(workbook) => whole(workbook, sheet, each),
        })
    }
}

/// Damaged files have made spreadsheet readers panic before; a panic here is a file that cannot be read.
fn guarded<T>(body: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(body))
        .unwrap_or_else(|_| Err(Error::Workbook("unreadable".to_owned())))
}

/// Unpacks to nowhere what opening unpacks into memory, counting: the sizes that an archive states about itself may lie.
fn bounded(path: &Path) -> Result<()> {
    let damaged = |error: zip::result::ZipError| Error::Workbook(error.to_string());
    let mut archive = ZipArchive::new(BufReader::new(File::open(path)?)).map_err(damaged)?;
    let mut left = MOST_SHARED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(damaged)?;
        if file
            .name()
            .is_ok_and(|name| name.starts_with("xl/worksheets/"))
        {
            continue;
        }
        left -= io::copy(&mut file.take(left), &mut io::sink())?;
        if left == 0 {
            return Err(Error::TooLarge);
        }
    }
    Ok(())
}

fn cells(
    workbook: &mut Xlsx<BufReader<File>>,
    sheet: &str,
    each: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<()> {
    let damaged = |error: calamine::XlsxError| Error::Workbook(error.to_string());
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        // A chart sheet has no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(damaged(error)),
    };
    let mut row = Row {
        number: 0,
        cells: Vec::new(),
    };
    while let Some(cell) = reader.next_cell().map_err(damaged)? {
        let (at, column) = cell.get_position();
        if column >= MOST_COLUMNS {
            return Err(Error::TooLarge);
        }
        if at + 1 != row.number {
            if given(&mut row, each).is_break() {
                return Ok(());
            }
            row.number = at + 1;
        }
        let text = text(cell.get_value());
        if !text.is_empty() {
            row.cells.resize(column as usize, String::new());
            row.cells.push(text);
        }
    }
    let _ = given(&mut row, each);
    Ok(())
}

/// Hands a row over, and begins an empty one; a row without a cell is none.
fn given(row: &mut Row, each: &mut dyn FnMut(Row) -> ControlFlow<()>) -> ControlFlow<()> {
    let cells = std::mem::take(&mut row.cells);
    if cells.is_empty() {
        return ControlFlow::Continue(());
    }
    each(Row {
        number: row.number,
        cells,
    })
}

fn whole(
    workbook: &mut Xls<Cursor<Vec<u8>>>,
    sheet: &str,
    each: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<()> {
    let range = workbook
        .worksheet_range(sheet)
        .map_err(|error| Error::Workbook(error.to_string()))?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (number, cells) in (first_row + 1..).zip(range.rows()) {
        let mut texts = vec![String::new(); first_column as usize];
        texts.extend(cells.iter().map(|data| text(&borrowed(data))));
        if texts.iter().all(String::is_empty) {
            continue;
        }
        let row = Row {
            number,
            cells: texts,
        };
        if each(row).is_break() {
            break;
        }
    }
    Ok(())
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            DataRef::SharedString(text)
        }
        Data::Bool(flag) => DataRef::Bool(*flag),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        // What a formula left, such as `#REF!`, is shown as it stands: it fits no question, and is said so.
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(flag) => if *flag { "1" } else { "0" }.to_owned(),
        DataRef::DateTime(moment) => moment_text(moment),
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    // A time of day is a fraction of day 0.
    if moment.as_f64() < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        return date;
    }
    format!("{date}T{time}")
}
