//! What can go wrong in a co-edited document.

use loro::{LoroEncodeError, LoroError};
use thiserror::Error;

/// After any of these the document is what it was before the call.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Error {
    /// The bytes are damaged, or were never an update or a snapshot.
    #[error("unreadable bytes: {0}")]
    Unreadable(String),
    /// The bytes were written by a later version of the format.
    #[error("written by a newer version of the format")]
    Newer,
    /// A snapshot where an update belongs, or an update where a snapshot belongs.
    #[error("not of the expected kind")]
    WrongKind,
    /// A snapshot without its full history: older concurrent edits could no longer be merged (guard 4).
    #[error("the history before this snapshot was cut off")]
    Shallow,
    /// A version that this document has not reached, or that is no version at all.
    #[error("unknown version")]
    UnknownVersion,
    /// An update waits for one that is missing, and a snapshot taken now would lose it (guard 2).
    #[error("an update waits for one that is missing")]
    Incomplete,
    /// Two writers used one peer id (guard 1): this update contradicts one that is already applied.
    #[error("two writers used the same peer id")]
    PeerReused,
    /// Loro refused an operation that this crate believed valid.
    #[error("refused by the CRDT: {0}")]
    Refused(String),
}

/// Reads Loro's answer to bytes that came from outside.
pub(crate) fn reading(error: LoroError) -> Error {
    match error {
        LoroError::IncompatibleFutureEncodingError(_) => Error::Newer,
        LoroError::UsedOpID { .. } | LoroError::ConcurrentOpsWithSamePeerID { .. } => {
            Error::PeerReused
        }
        other => Error::Unreadable(other.to_string()),
    }
}

/// Reads Loro's answer to an operation of our own.
pub(crate) fn refused(error: LoroError) -> Error {
    Error::Refused(error.to_string())
}

/// Reads Loro's answer to an export.
pub(crate) fn exporting(error: LoroEncodeError) -> Error {
    Error::Refused(error.to_string())
}
