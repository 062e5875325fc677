//! A file as it is about to be kept: checked, without its position unless that is wanted, with its thumbnail.

use crate::picture::facts::facts;
use crate::picture::view::Size;
use crate::picture::{Taken, strip, view};
use crate::{Error, Kind, Result, sniff};

/// The largest file: what a share of a town hall carries in a minute.
pub const MAX_LENGTH: usize = 50_000_000;

/// What became of the position of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// The file had none.
    None,
    Removed,
    Kept,
}

/// A file that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    pub bytes: Vec<u8>,
    pub mime: &'static str,
    /// JPEG, upright; absent for what is no picture, or none that can be drawn here.
    pub thumbnail: Option<Vec<u8>>,
    /// Upright, in pixels.
    pub size: Option<(u32, u32)>,
    pub taken: Option<Taken>,
    pub position: Position,
}

/// Checks a file and takes its position out, unless `keep_position`: then the file stays as it is, to the last byte.
///
/// # Errors
/// Every `Error`.
pub fn prepare(bytes: Vec<u8>, name: &str, keep_position: bool) -> Result<Prepared> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if bytes.len() > MAX_LENGTH {
        return Err(Error::TooLarge);
    }
    let (kind, mime) = sniff(&bytes, name);
    if kind == Kind::Other {
        return Ok(Prepared {
            bytes,
            mime,
            thumbnail: None,
            size: None,
            taken: None,
            position: Position::None,
        });
    }
    let facts = facts(&bytes);
    let stripped = match strip(&bytes, kind, &facts) {
        // Kept on purpose: then it does not matter that it cannot be taken out.
        Err(Error::PositionStays) if keep_position => Ok(Vec::new()),
        outcome => outcome,
    }?;
    let drawn = view(&bytes, kind, facts.orientation, Size::Thumbnail)?;
    let (bytes, position) = match (keep_position, facts.has_position) {
        (true, true) => (bytes, Position::Kept),
        (true, false) => (bytes, Position::None),
        (false, had) => (
            stripped,
            if had {
                Position::Removed
            } else {
                Position::None
            },
        ),
    };
    let size = drawn.as_ref().map(|drawn| (drawn.width, drawn.height));
    Ok(Prepared {
        bytes,
        mime,
        size,
        thumbnail: drawn.map(|drawn| drawn.jpeg),
        taken: facts.taken,
        position,
    })
}
