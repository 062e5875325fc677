//! Reading CSV: which signs keep the cells apart and in which encoding, then row by row.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use csv::{ByteRecord, ReaderBuilder};

use crate::error::{Error, Result};
use crate::input::Row;
use crate::neutral::restore;

const MARK: &[u8] = b"\xef\xbb\xbf";
const DELIMITERS: [u8; 3] = [b';', b',', b'\t'];
/// Rows that tell which sign it is.
const LOOKED_AT: usize = 20;
const CHUNK: usize = 1 << 16;

pub(crate) struct CsvInput {
    path: PathBuf,
    delimiter: u8,
    utf8: bool,
    /// Where the first row begins: after the mark, and after a line `sep=;` of Excel.
    start: u64,
}

impl CsvInput {
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let utf8 = is_utf8(File::open(path)?)?;
        let (start, said) = beginning(path)?;
        let mut input = Self {
            path: path.to_owned(),
            delimiter: b';',
            utf8,
            start,
        };
        input.delimiter = match said {
            Some(delimiter) => delimiter,
            None => input.widest()?,
        };
        Ok(input)
    }

    pub(crate) fn rows(&mut self, each: &mut dyn FnMut(Row) -> ControlFlow<()>) -> Result<()> {
        let mut reader = self.reader(self.delimiter)?;
        let mut record = ByteRecord::new();
        let mut number = 0;
        while reader.read_byte_record(&mut record)? {
            number += 1;
            if record.iter().all(<[u8]>::is_empty) {
                continue;
            }
            let cells = record.iter().map(|cell| self.text(cell)).collect();
            if each(Row { number, cells }).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn reader(&self, delimiter: u8) -> Result<csv::Reader<BufReader<File>>> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(self.start))?;
        Ok(ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(BufReader::with_capacity(CHUNK, file)))
    }

    /// The sign that cuts most of the first rows into as many cells as the header, then into most cells.
    fn widest(&self) -> Result<u8> {
        let mut best = ((0, 0), DELIMITERS[0]);
        for delimiter in DELIMITERS {
            let mut reader = self.reader(delimiter)?;
            let mut record = ByteRecord::new();
            let (mut width, mut alike) = (0, 0);
            for at in 0..LOOKED_AT {
                if !reader.read_byte_record(&mut record)? {
                    break;
                }
                if at == 0 {
                    width = record.len();
                }
                alike += usize::from(record.len() == width && width > 1);
            }
            if (alike, width) > best.0 {
                best = ((alike, width), delimiter);
            }
        }
        Ok(best.1)
    }

    fn text(&self, cell: &[u8]) -> String {
        let text = if self.utf8 {
            String::from_utf8_lossy(cell).into_owned()
        } else {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(cell)
                .0
                .into_owned()
        };
        restore(text)
    }
}

/// Where the first row begins, and the delimiter that a line `sep=` names.
fn beginning(path: &Path) -> Result<(u64, Option<u8>)> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut start = 0;
    if reader.fill_buf()?.starts_with(MARK) {
        reader.consume(MARK.len());
        start = MARK.len() as u64;
    }
    let mut line = Vec::new();
    reader.take(8).read_until(b'\n', &mut line)?;
    let said = line
        .strip_prefix(b"sep=")
        .or_else(|| line.strip_prefix(b"\"sep="));
    match said {
        Some([delimiter, ..]) if line.ends_with(b"\n") => {
            Ok((start + line.len() as u64, Some(*delimiter)))
        }
        _ => Ok((start, None)),
    }
}

/// Whether the whole file is UTF-8. Binary files, which have zeros, are no table.
fn is_utf8(mut file: File) -> Result<bool> {
    let mut buffer = vec![0; CHUNK];
    let (mut kept, mut utf8) = (0, true);
    loop {
        let read = file.read(&mut buffer[kept..])?;
        if buffer[kept..kept + read].contains(&0) {
            return Err(Error::NotATable);
        }
        if read == 0 {
            return Ok(utf8 && kept == 0);
        }
        let filled = kept + read;
        kept = 0;
        if !utf8 {
            continue;
        }
        match std::str::from_utf8(&buffer[..filled]) {
            Ok(_) => {}
            // A letter that the next piece finishes.
            Err(error) if error.error_len().is_none() => {
                buffer.copy_within(error.valid_up_to()..filled, 0);
                kept = filled - error.valid_up_to();
            }
            Err(_) => utf8 = false,
        }
    }
}
