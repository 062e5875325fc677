//! From the content of a sheet to the bytes of a PDF.

use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::content::Paper;
use super::{qr, world::Desk};
use crate::{Error, Result};

/// More in one file is no longer printed in one go.
pub const MAX_SHEETS: usize = 1_000;

/// Draws the sheets: a tagged PDF/UA-1 with its language, its title and its fonts in it.
///
/// # Errors
/// `TooManySheets`; `NotDrawn` with what Typst said.
pub fn draw(paper: &Paper) -> Result<Vec<u8>> {
    if paper.numbers.len() > MAX_SHEETS {
        return Err(Error::TooManySheets);
    }
    let desk = Desk::new(files(paper)?).ok_or_else(|| Error::NotDrawn(String::new()))?;
    let document: PagedDocument = typst::compile(&desk).output.map_err(|told| said(&told))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| Error::NotDrawn(error.message().to_string()))?;
    let options = PdfOptions {
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|told| said(&told));
    // What was remembered of this questionnaire is not needed for the next.
    comemo::evict(0);
    bytes
}

fn files(paper: &Paper) -> Result<Vec<(String, Vec<u8>)>> {
    let data = serde_json::to_string(paper).map_err(|error| Error::NotDrawn(error.to_string()))?;
    // The font has no narrow no-break space; the wide one breaks no line either.
    let data = data.replace('\u{202f}', "\u{a0}");
    let mut files = vec![("data.json".to_owned(), data.into_bytes())];
    if !paper.key.is_empty() {
        for number in &paper.numbers {
            let text = format!("{} {number}", paper.key);
            let code = qr::svg(&text).ok_or_else(|| Error::NotDrawn("qr".to_owned()))?;
            files.push((format!("qr-{number}.svg"), code.into_bytes()));
        }
    }
    Ok(files)
}

fn said(told: &[SourceDiagnostic]) -> Error {
    let lines: Vec<String> = told.iter().map(|each| each.message.to_string()).collect();
    Error::NotDrawn(lines.join("; "))
}
