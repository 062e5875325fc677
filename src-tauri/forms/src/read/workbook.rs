//! From the bytes of an `.xlsx` file to its cells as text. The only user of `calamine`. Bounded: what unpacks to too much is
//! refused before it is read, and cells are streamed, since a dense grid of a sheet with one far cell would not fit in memory.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use domain::finding::Finding;
use zip::ZipArchive;

/// All the files inside the workbook, unpacked.
const MAX_UNPACKED: u64 = 64 << 20;
const MAX_ROWS: usize = 20_000;
const MAX_COLUMN: u32 = 1_000;

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Text(String),
    /// What a formula left, such as `#REF!`.
    Error(String),
}

/// The cells of a sheet by 0-based row and column; empty ones are absent.
#[derive(Debug)]
pub(super) struct Sheet {
    pub name: String,
    pub rows: BTreeMap<u32, BTreeMap<u32, Content>>,
}

pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Finding> {
    if !bytes.starts_with(b"PK") {
        return Err(Finding::error("workbook_not_xlsx"));
    }
    bounded(bytes)?;
    // Damaged files have made spreadsheet readers panic before; a panic here is a file that cannot be read.
    catch_unwind(AssertUnwindSafe(|| cells(bytes)))
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

fn cells(bytes: &[u8]) -> Result<Vec<Sheet>, Finding> {
    let unreadable =
        |error: calamine::XlsxError| Finding::error("workbook_unreadable").arg("value", error);
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let mut reader = match workbook.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A chart sheet has no cells.
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(unreadable(error)),
        };
        let mut rows: BTreeMap<u32, BTreeMap<u32, Content>> = BTreeMap::new();
        while let Some(cell) = reader.next_cell().map_err(unreadable)? {
            let (row, column) = cell.get_position();
            let Some(content) = content(cell.get_value()) else {
                continue;
            };
            if column > MAX_COLUMN || rows.len() > MAX_ROWS {
                return Err(Finding::error("workbook_too_large")
                    .sheet(&name)
                    .row(row + 1));
            }
            rows.entry(row).or_default().insert(column, content);
        }
        sheets.push(Sheet { name, rows });
    }
    Ok(sheets)
}

/// As pyxform reads a cell: whole numbers without a point, booleans in capitals, spaces trimmed.
fn content(value: &DataRef<'_>) -> Option<Content> {
    let text = match value {
        DataRef::Empty => return None,
        DataRef::Error(error) => return Some(Content::Error(error.to_string())),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(boolean) => boolean.to_string().to_uppercase(),
        DataRef::DateTime(moment) => moment_text(moment),
    };
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| Content::Text(trimmed.to_owned()))
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        return date;
    }
    format!("{date} {hour:02}:{minute:02}:{second:02}")
}
