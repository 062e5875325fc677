//! Writing CSV: as French Excel opens it by a double click, or as ODK Central writes it.

use std::io::Write;

use crate::cell::Cell;
use crate::error::Result;
use crate::neutral::neutralise;

/// How the cells are kept apart and the numbers written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// UTF-8 with a mark, `;`, decimal comma, CRLF.
    French,
    /// UTF-8 without a mark, `,`, decimal point, LF.
    Plain,
}

impl Dialect {
    fn delimiter(self) -> char {
        match self {
            Self::French => ';',
            Self::Plain => ',',
        }
    }

    fn line_end(self) -> &'static str {
        match self {
            Self::French => "\r\n",
            Self::Plain => "\n",
        }
    }
}

/// A CSV that is being written.
pub struct CsvFile<W: Write> {
    out: W,
    dialect: Dialect,
    line: String,
}

impl<W: Write> CsvFile<W> {
    /// Begins the file; `out` should be buffered.
    ///
    /// # Errors
    /// What `out` says.
    pub fn new(mut out: W, dialect: Dialect) -> Result<Self> {
        if dialect == Dialect::French {
            out.write_all("\u{feff}".as_bytes())?;
        }
        Ok(Self {
            out,
            dialect,
            line: String::new(),
        })
    }

    /// # Errors
    /// What the file says.
    pub fn row(&mut self, cells: &[Cell]) -> Result<()> {
        self.line.clear();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.line.push(self.dialect.delimiter());
            }
            self.cell(cell);
        }
        // A line that is empty would be no row at all.
        if self.line.is_empty() {
            self.line.push_str("\"\"");
        }
        self.line.push_str(self.dialect.line_end());
        Ok(self.out.write_all(self.line.as_bytes())?)
    }

    /// # Errors
    /// What the file says.
    pub fn finish(mut self) -> Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }

    fn cell(&mut self, cell: &Cell) {
        match cell {
            Cell::Blank => {}
            Cell::Integer(number) => self.line.push_str(&number.to_string()),
            Cell::Decimal(number) => {
                let text = number.to_string();
                match self.dialect {
                    Dialect::French => self.line.push_str(&text.replace('.', ",")),
                    Dialect::Plain => self.line.push_str(&text),
                }
            }
            Cell::Text(text) => self.text(&neutralise(text)),
        }
    }

    fn text(&mut self, text: &str) {
        let special = [self.dialect.delimiter(), '"', '\r', '\n'];
        let edges = text.starts_with(' ') || text.ends_with(' ');
        if !edges && !text.contains(special) {
            self.line.push_str(text);
            return;
        }
        self.line.push('"');
        self.line.push_str(&text.replace('"', "\"\""));
        self.line.push('"');
    }
}

impl CsvFile<Vec<u8>> {
    /// The whole file as bytes, for tables that are small.
    ///
    /// # Errors
    /// None that memory has.
    pub fn bytes(rows: &[Vec<Cell>], dialect: Dialect) -> Result<Vec<u8>> {
        let mut file = Self::new(Vec::new(), dialect)?;
        rows.iter().try_for_each(|row| file.row(row))?;
        file.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &[Vec<Cell>], dialect: Dialect) -> String {
        String::from_utf8(CsvFile::bytes(rows, dialect).unwrap()).unwrap()
    }

    #[test]
    fn french_excel_opens_it() {
        let row = vec![
            Cell::text("Été; « chaud »"),
            Cell::Decimal(-1.5),
            Cell::Integer(-3),
            Cell::Blank,
            Cell::text("a \"b\"\nc"),
        ];
        assert_eq!(
            written(&[row], Dialect::French),
            "\u{feff}\"Été; « chaud »\";-1,5;-3;;\"a \"\"b\"\"\nc\"\r\n"
        );
    }

    #[test]
    fn a_text_never_becomes_a_formula() {
        for dialect in [Dialect::French, Dialect::Plain] {
            let text = written(
                &[vec![
                    Cell::text("=HYPERLINK(\"x\")"),
                    Cell::text("+1"),
                    Cell::text("-1"),
                    Cell::text("@a"),
                ]],
                dialect,
            );
            for cell in ["'=HYPERLINK", "'+1", "'-1", "'@a"] {
                assert!(text.contains(cell), "{text}");
            }
        }
    }

    #[test]
    fn plain_is_what_other_tools_write() {
        let rows = [
            vec![Cell::text("a,b"), Cell::Decimal(0.25)],
            vec![Cell::Blank],
        ];
        assert_eq!(written(&rows, Dialect::Plain), "\"a,b\",0.25\n\"\"\n");
    }
}
