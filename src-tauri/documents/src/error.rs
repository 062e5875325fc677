//! Why a file is not taken in.

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("the file is empty")]
    Empty,
    #[error("the file has more than {} bytes", crate::MAX_LENGTH)]
    TooLarge,
    #[error("the picture cannot be read to its end")]
    Damaged,
    #[error("the position cannot be taken out of this picture")]
    PositionStays,
}

pub type Result<T> = std::result::Result<T, Error>;
