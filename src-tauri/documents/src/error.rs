//! Why a file is not taken in, or not drawn.

/// What is wrong with a file or a sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("the file is empty")]
    Empty,
    #[error("the file has more than {} bytes", crate::MAX_LENGTH)]
    TooLarge,
    #[error("the picture cannot be read to its end")]
    Damaged,
    #[error("the position cannot be taken out of this picture")]
    PositionStays,
    #[error("more than {} sheets", crate::paper::MAX_SHEETS)]
    TooManySheets,
    #[error("the sheet cannot be drawn: {0}")]
    NotDrawn(String),
}

pub type Result<T> = std::result::Result<T, Error>;
