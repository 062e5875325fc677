//! How a laptop's folder is today: there or not, writable or not, full, slow to let go of files.

use fastrand::Rng;
use sync::FolderError;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Weather {
    #[default]
    Fair,
    Gone,
    ReadOnly,
    Full,
    /// Another program holds files now and then.
    Busy,
    /// It goes away at some moment.
    Leaving(u32),
}

impl Weather {
    pub fn any(rng: &mut Rng) -> Self {
        match rng.u32(..5) {
            0 => Self::Gone,
            1 => Self::ReadOnly,
            2 => Self::Full,
            3 => Self::Busy,
            _ => Self::Leaving(rng.u32(..40)),
        }
    }

    /// What any call meets.
    pub fn check(&mut self, rng: &mut Rng) -> Result<(), FolderError> {
        match self {
            Self::Gone => Err(FolderError::Gone),
            Self::Leaving(0) => {
                *self = Self::Gone;
                Err(FolderError::Gone)
            }
            Self::Leaving(left) => {
                *left -= 1;
                Ok(())
            }
            Self::Busy if rng.u32(..12) == 0 => Err(FolderError::Busy),
            _ => Ok(()),
        }
    }

    /// What a call that writes meets besides.
    pub fn check_writing(self) -> Result<(), FolderError> {
        match self {
            Self::ReadOnly => Err(FolderError::ReadOnly),
            Self::Full => Err(FolderError::Full),
            _ => Ok(()),
        }
    }
}
