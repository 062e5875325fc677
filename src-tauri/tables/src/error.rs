//! Why a table could not be read or written.

use std::io;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0}")]
    Io(#[from] io::Error),
    /// Nothing is in the file, not even a header.
    #[error("the file is empty")]
    Empty,
    /// UTF-16, as "Unicode text" of Excel.
    #[error("the text is in UTF-16")]
    Utf16,
    /// Neither a text nor a workbook.
    #[error("the file is no table")]
    NotATable,
    /// A workbook that cannot be opened: damaged, or closed by a password.
    #[error("the workbook cannot be read: {0}")]
    Workbook(String),
    /// More than a workbook of this kind can hold, or more than is read.
    #[error("the table is too large")]
    TooLarge,
    #[error("there is no sheet {0}")]
    NoSheet(String),
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Io(error),
            _ => Self::NotATable,
        }
    }
}

impl From<rust_xlsxwriter::XlsxError> for Error {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        use rust_xlsxwriter::XlsxError as Xlsx;
        match error {
            Xlsx::IoError(error) => Self::Io(error),
            Xlsx::RowColumnLimitError => Self::TooLarge,
            other => Self::Workbook(other.to_string()),
        }
    }
}
