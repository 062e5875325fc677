//! Why a file is left aside: never an error, never deleted, and listed in words (`skipped-<code>` in the catalogue).

use domain::id::SpaceId;

use crate::digest::Hash;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reject {
    /// Zero bytes: a mirror made the name and not yet the content.
    Empty,
    /// It begins well and ends too early.
    Truncated,
    /// It does not begin as our files do.
    NotOurs,
    /// Written by a later version of this program; intact, and waiting for an update.
    NewerFormat { format: u8 },
    /// Its bytes are not those that were written; `found` is the hash of what is there.
    Damaged { found: Hash },
    /// A sealed file of another space.
    OtherSpace { space: SpaceId },
    /// Intact, but none of our keys opens it: another key, or somebody who has none.
    WrongKey { epoch: u32 },
    /// It opened and does not hold what its header says.
    Malformed,
    /// Over the limits of the format.
    TooLarge,
    /// Another content for the same sequence of the same device.
    Fork { seq: u64 },
    /// Unfinished: somebody is still writing it, or stopped.
    Temp,
    /// The mirror has its name and would have to download its content.
    CloudOnly,
    /// It could not be read now; `cause` is a code of `FolderError`.
    Unreadable { cause: &'static str },
}

impl Reject {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Truncated => "truncated",
            Self::NotOurs => "not_ours",
            Self::NewerFormat { .. } => "newer_format",
            Self::Damaged { .. } => "damaged",
            Self::OtherSpace { .. } => "other_space",
            Self::WrongKey { .. } => "wrong_key",
            Self::Malformed => "malformed",
            Self::TooLarge => "too_large",
            Self::Fork { .. } => "fork",
            Self::Temp => "temp",
            Self::CloudOnly => "cloud_only",
            Self::Unreadable { .. } => "unreadable",
        }
    }
}
