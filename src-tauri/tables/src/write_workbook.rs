//! Writing XLSX: several sheets at once, each row written out when the next begins, whatever their number.

use std::path::Path;

use rust_xlsxwriter::{Format, Workbook as Xlsx};

use crate::cell::Cell;
use crate::error::{Error, Result};

/// Excel takes no longer text in a cell.
const MOST_LETTERS: usize = 32_767;
/// Excel takes no longer name, and none of these signs in it.
const MOST_NAME: usize = 31;
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// A workbook that is being written.
pub struct Workbook {
    xlsx: Xlsx,
    names: Vec<String>,
    rows: Vec<u32>,
    header: Format,
    cut: u32,
}

impl Workbook {
    /// Begins a workbook. Rows wait in nameless files in `folder`, which should be the one that the workbook goes to: what is
    /// in them is not spread further than the workbook itself.
    ///
    /// # Errors
    /// When `folder` cannot be written to.
    pub fn new(folder: &Path) -> Result<Self> {
        let mut xlsx = Xlsx::new();
        xlsx.set_tempdir(folder)?;
        Ok(Self {
            xlsx,
            names: Vec::new(),
            rows: Vec::new(),
            header: Format::new().set_bold(),
            cut: 0,
        })
    }

    /// Adds a sheet, with its header as first row; gives back its number. The name is made one that Excel takes.
    ///
    /// # Errors
    /// Too many columns.
    pub fn sheet(&mut self, name: &str, header: &[String]) -> Result<usize> {
        let name = self.free_name(name);
        let sheet = self.xlsx.add_worksheet_with_constant_memory()?;
        sheet.set_name(&name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, text) in header.iter().enumerate() {
            let (text, _) = cut(text);
            sheet.write_string_with_format(0, number(column)?, text, &self.header)?;
        }
        self.names.push(name);
        self.rows.push(1);
        Ok(self.names.len() - 1)
    }

    /// # Errors
    /// What the disk says; more rows than a sheet holds.
    pub fn row(&mut self, sheet: usize, cells: &[Cell]) -> Result<()> {
        let at = self.rows[sheet];
        let into = self.xlsx.worksheet_from_index(sheet)?;
        for (column, cell) in cells.iter().enumerate() {
            let column = number(column)?;
            match cell {
                Cell::Blank => continue,
                Cell::Text(text) => {
                    let (text, shorter) = cut(text);
                    self.cut += u32::from(shorter);
                    into.write_string(at, column, text)?;
                }
                #[allow(clippy::cast_precision_loss)]
                Cell::Integer(number) => {
                    into.write_number(at, column, *number as f64)?;
                }
                Cell::Decimal(number) => {
                    into.write_number(at, column, *number)?;
                }
            }
        }
        self.rows[sheet] = at + 1;
        Ok(())
    }

    /// The name that a sheet was given.
    pub fn name(&self, sheet: usize) -> &str {
        &self.names[sheet]
    }

    /// How many texts were longer than a cell can hold, and were cut.
    pub fn cut(&self) -> u32 {
        self.cut
    }

    /// # Errors
    /// What the disk says.
    pub fn save(mut self, file: std::fs::File) -> Result<()> {
        Ok(self.xlsx.save_to_writer(file)?)
    }

    fn free_name(&self, wanted: &str) -> String {
        let plain: String = wanted
            .chars()
            .map(|letter| {
                if NOT_IN_NAMES.contains(&letter) {
                    '_'
                } else {
                    letter
                }
            })
            .collect();
        let plain = plain.trim_matches('\'').trim();
        let plain = if plain.is_empty() { "Sheet" } else { plain };
        let taken = |name: &str| {
            self.names
                .iter()
                .any(|known| known.to_lowercase() == name.to_lowercase())
        };
        (1u32..)
            .map(|n| {
                let end = if n == 1 {
                    String::new()
                } else {
                    format!("~{n}")
                };
                let room = MOST_NAME - end.len();
                let mut name = String::new();
                for letter in plain.chars() {
                    // Excel counts UTF-16 units.
                    if name.encode_utf16().count() + letter.len_utf16() > room {
                        break;
                    }
                    name.push(letter);
                }
                name + &end
            })
            .find(|name| !taken(name))
            .unwrap_or_default()
    }
}

fn number(column: usize) -> Result<u16> {
    u16::try_from(column).map_err(|_| Error::TooLarge)
}

/// As much of a text as a cell can hold, and whether that is less than all.
fn cut(text: &str) -> (&str, bool) {
    if text.len() <= MOST_LETTERS {
        return (text, false);
    }
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => (&text[..end], true),
        None => (text, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_such_as_excel_takes_and_each_is_used_once() {
        let dir = tempfile::tempdir().unwrap();
        let mut book = Workbook::new(dir.path()).unwrap();
        let mut named = |wanted: &str| {
            let sheet = book.sheet(wanted, &[]).unwrap();
            book.name(sheet).to_owned()
        };
        assert_eq!(
            named("Usagers [2026] : été/hiver"),
            "Usagers _2026_ _ été_hiver"
        );
        assert_eq!(
            named("USAGERS [2026] : été/hiver"),
            "USAGERS _2026_ _ été_hiver~2"
        );
        assert_eq!(named(""), "Sheet");
        assert_eq!(named(&"x".repeat(40)).len(), 31);
        assert_eq!(named(&"x".repeat(41)).len(), 31);
    }
}
