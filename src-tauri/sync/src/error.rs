//! The one error of this crate. What is wrong with a single file is not here: that is a `Reject`, and never stops the others.

use domain::id::SpaceId;
use thiserror::Error;

use crate::folder::FolderError;
use crate::random::NoRandom;

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Error {
    #[error("folder: {0}")]
    Folder(#[from] FolderError),
    #[error(transparent)]
    NoRandom(#[from] NoRandom),
    #[error("the passphrase opens none of the keys of this space")]
    WrongPassphrase,
    #[error("a recovery key with a typing mistake")]
    RecoveryKeyMistyped,
    #[error("the key of this space was renewed, and nothing here opens the new one")]
    KeyRenewed,
    #[error("the folder holds no key of this space (not mirrored yet?)")]
    KeyMissing,
    #[error("the only key files of this space are damaged")]
    KeyDamaged,
    #[error("espace.json is empty or cut short")]
    TornSpace,
    #[error("several spaces in one folder: {0:?}")]
    SeveralSpaces(Vec<SpaceId>),
    #[error("files of a space without its espace.json")]
    Leftovers,
    #[error("the folder already holds a space")]
    AlreadyASpace,
    #[error("the folder holds no space")]
    NotASpace,
    #[error("the folder holds space {found}, not {expected}")]
    OtherSpace { expected: SpaceId, found: SpaceId },
    #[error("format {0} is newer than this program")]
    NewerFormat(u32),
    #[error("stored keys cannot be read")]
    BadKeys,
    #[error("nothing to seal")]
    NoRecords,
    #[error("a record or a batch is over the limit")]
    TooLarge,
    #[error("cancelled")]
    Cancelled,
    #[error("not a .valise")]
    NotAValise,
    #[error("a .valise of format {0}, newer than this program")]
    NewerValise(u8),
    #[error("the .valise cannot be read: {0}")]
    ValiseUnreadable(String),
    #[error("what was written is not what was read back")]
    ValiseNotVerified,
}

impl Error {
    /// The stable code of the catalogue (`error-<code>`).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Folder(error) => error.code(),
            Self::NoRandom(_) => "no_random",
            Self::WrongPassphrase => "wrong_folder_passphrase",
            Self::RecoveryKeyMistyped => "recovery_key_mistyped",
            Self::KeyRenewed => "space_key_renewed",
            Self::KeyMissing => "space_key_missing",
            Self::KeyDamaged => "space_key_damaged",
            Self::TornSpace => "space_torn",
            Self::SeveralSpaces(_) => "several_spaces",
            Self::Leftovers => "space_leftovers",
            Self::AlreadyASpace => "already_a_space",
            Self::NotASpace => "not_a_space",
            Self::OtherSpace { .. } => "other_space",
            Self::NewerFormat(_) => "newer_space_format",
            Self::BadKeys => "stored_keys_unreadable",
            Self::NoRecords => "nothing_to_seal",
            Self::TooLarge => "record_too_large",
            Self::Cancelled => "cancelled",
            Self::NotAValise => "valise_foreign",
            Self::NewerValise(_) => "valise_newer",
            Self::ValiseUnreadable(_) => "valise_unreadable",
            Self::ValiseNotVerified => "valise_not_verified",
        }
    }
}
