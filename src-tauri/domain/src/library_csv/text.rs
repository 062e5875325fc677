//! From bytes to records: encoding, separator, quotes, and the row that Excel would show.

use encoding_rs::{Encoding, WINDOWS_1252};

/// The separators that spreadsheets and portals write.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// A record and its row, blank rows counted.
pub(super) struct Record {
    pub row: u32,
    pub cells: Vec<String>,
    /// Its last cell opens a quote that nothing closes.
    pub unclosed: bool,
}

/// The text of a file in UTF-8, UTF-16 with its mark, or Windows-1252, with `\n` at the end of lines; `None` when it is no text.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            // Cut in the middle of a character: still UTF-8.
            Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    let is_binary =
        |char: char| char.is_control() && !matches!(char, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}');
    let binary = text.chars().filter(|char| is_binary(*char)).count();
    // A stray control character is a blemish; a NUL or many of them are a photograph or a workbook.
    let is_text = !text.contains('\0') && binary * 200 <= text.len();
    is_text.then(|| text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The separator that cuts the first line most, outside quotes; Excel's own `sep=;` line rules where it stands.
pub(super) fn separator(text: &str) -> u8 {
    if let Some(named) = sep_line(text).and_then(|line| line.as_bytes().get(4).copied()) {
        return named;
    }
    let header = text.trim_start().lines().next().unwrap_or_default();
    let outside: String = header.split('"').step_by(2).collect();
    let count = |separator: u8| outside.bytes().filter(|byte| *byte == separator).count();
    // On equal counts the first of the list: `max_by_key` would take the last.
    SEPARATORS
        .into_iter()
        .rev()
        .max_by_key(|separator| count(*separator))
        .unwrap_or(b';')
}

/// The line `sep=;` that Excel reads and hides.
fn sep_line(text: &str) -> Option<&str> {
    let line = text.lines().next()?.trim_matches('"');
    (line.len() == 5 && line.is_ascii() && line.to_ascii_lowercase().starts_with("sep="))
        .then_some(line)
}

/// Every record, the header first. A line without any character is a row but no record.
pub(super) fn records(text: &str, separator: u8) -> Vec<Record> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut out: Vec<Record> = Vec::new();
    let mut record = csv::StringRecord::new();
    let (mut row, mut last) = (0, text);
    // The text is UTF-8 and any number of cells is accepted, so that no record can fail.
    while let Ok(true) = reader.read_record(&mut record) {
        let from = record
            .position()
            .and_then(|position| usize::try_from(position.byte()).ok())
            .unwrap_or(0);
        last = text.get(from..).unwrap_or_default();
        let blank = last.bytes().take_while(|byte| *byte == b'\n').count();
        row += u32::try_from(blank).unwrap_or(0) + 1;
        out.push(Record {
            row,
            cells: record.iter().map(str::to_owned).collect(),
            unclosed: false,
        });
    }
    if let Some(record) = out.last_mut() {
        record.unclosed = is_unclosed(last);
    }
    if sep_line(text).is_some() {
        out.remove(0);
    }
    out
}

/// Whether the last record swallowed lines because its quotes are odd.
fn is_unclosed(last: &str) -> bool {
    last.trim().contains('\n')
        && !last
            .bytes()
            .filter(|byte| *byte == b'"')
            .count()
            .is_multiple_of(2)
}
