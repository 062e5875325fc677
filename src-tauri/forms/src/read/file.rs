//! From the bytes of an `.xlsx` or `.xls` file to its cells as text. The only user of `calamine`. Bounded: what unpacks to too
//! much is refused before it is read, and cells are streamed, since a dense grid of a sheet with one far cell would not fit in
//! memory.

use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Reader, Xls, Xlsx};
use domain::finding::Finding;
use zip::ZipArchive;

use crate::workbook::{Sheet, Workbook};

/// All the files inside the workbook, unpacked.
const MAX_UNPACKED: u64 = 64 << 20;
/// An `.xls` is not packed; its cells are bounded by the format.
const MAX_XLS: usize = 16 << 20;
const MAX_ROWS: usize = 20_000;
const MAX_COLUMN: u32 = 1_000;
/// Cells of all the sheets, the empty ones before the last of a row included.
const MAX_CELLS: usize = 4_000_000;
/// How an `.xls` begins.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Reads the cells of a workbook.
///
/// # Errors
/// A finding that says why the file is none, or none that can be read.
pub(crate) fn workbook(bytes: &[u8]) -> Result<Workbook, Finding> {
    let xls = bytes.starts_with(&COMPOUND);
    if !xls && !bytes.starts_with(b"PK") {
        return Err(Finding::error("workbook_not_xlsx"));
    }
    if xls && bytes.len() > MAX_XLS {
        return Err(Finding::error("workbook_too_large"));
    }
    if !xls {
        bounded(bytes)?;
    }
    // Damaged files have made spreadsheet readers panic before; a panic here is a file that cannot be read.
    catch_unwind(AssertUnwindSafe(|| {
        if xls { old_cells(bytes) } else { cells(bytes) }
    }))
    .unwrap_or_else(|_| Err(Finding::error("workbook_unreadable")))
}

/// Unpacks everything to nowhere, counting: the sizes that an archive states about itself may lie.
fn bounded(bytes: &[u8]) -> Result<(), Finding> {
    let unreadable = || Finding::error("workbook_unreadable");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| unreadable())?;
        let read = io::copy(&mut file.take(left), &mut io::sink()).map_err(|_| unreadable())?;
        left -= read;
        if left == 0 {
            return Err(Finding::error("workbook_too_large"));
        }
    }
    Ok(())
}

/// A sheet that grows cell by cell.
struct Growing {
    sheet: Sheet,
    filled: usize,
    cells: usize,
}

impl Growing {
    fn new(name: &str) -> Self {
        Self {
            sheet: Sheet {
                name: name.to_owned(),
                rows: Vec::new(),
            },
            filled: 0,
            cells: 0,
        }
    }

    fn put(&mut self, row: u32, column: u32, text: String) -> Result<(), Finding> {
        let too_large = || {
            Finding::error("workbook_too_large")
                .sheet(&self.sheet.name)
                .row(row + 1)
        };
        let (at, column_at) = (row as usize, column as usize);
        if column > MAX_COLUMN || self.filled > MAX_ROWS || self.cells > MAX_CELLS {
            return Err(too_large());
        }
        if self.sheet.rows.len() <= at {
            self.sheet.rows.resize(at + 1, Vec::new());
        }
        let cells = &mut self.sheet.rows[at];
        if cells.is_empty() {
            self.filled += 1;
        }
        if cells.len() <= column_at {
            self.cells += column_at + 1 - cells.len();
            cells.resize(column_at + 1, String::new());
        }
        cells[column_at] = text;
        Ok(())
    }
}

fn cells(bytes: &[u8]) -> Result<Workbook, Finding> {
    let unreadable =
        |error: calamine::XlsxError| Finding::error("workbook_unreadable").arg("value", error);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A chart sheet has no cells.
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(unreadable(error)),
        };
        let mut growing = Growing::new(&name);
        while let Some(cell) = reader.next_cell().map_err(unreadable)? {
            let (row, column) = cell.get_position();
            if let Some(text) = text(cell.get_value()) {
                growing.put(row, column, text)?;
            }
        }
        sheets.push(growing.sheet);
    }
    Ok(Workbook { sheets })
}

fn old_cells(bytes: &[u8]) -> Result<Workbook, Finding> {
    let unreadable =
        |error: calamine::XlsError| Finding::error("workbook_unreadable").arg("value", error);
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(unreadable)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut growing = Growing::new(&name);
        for (row, column, value) in range.used_cells() {
            let place =
                |at: usize, first: u32| u32::try_from(at).unwrap_or(u32::MAX - first) + first;
            if let Some(text) = old_text(value) {
                growing.put(place(row, first_row), place(column, first_column), text)?;
            }
        }
        sheets.push(growing.sheet);
    }
    Ok(Workbook { sheets })
}

/// As pyxform reads a cell: whole numbers without a point, booleans in capitals, spaces trimmed.
fn text(value: &DataRef<'_>) -> Option<String> {
    trimmed(match value {
        DataRef::Empty => return None,
        DataRef::Error(error) => error.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(boolean) => boolean.to_string().to_uppercase(),
        DataRef::DateTime(moment) => moment_text(moment),
    })
}

fn old_text(value: &Data) -> Option<String> {
    trimmed(match value {
        Data::Empty => return None,
        Data::Error(error) => error.to_string(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(boolean) => boolean.to_string().to_uppercase(),
        Data::DateTime(moment) => moment_text(moment),
    })
}

fn trimmed(text: String) -> Option<String> {
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match moment.as_f64() {
        below if (0.0..1.0).contains(&below) => time,
        _ if (hour, minute, second) == (0, 0, 0) => date,
        _ => format!("{date} {time}"),
    }
}
