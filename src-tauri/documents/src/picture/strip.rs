//! Taking out of a picture what was said about it, without drawing it anew: the pixels stay byte for byte.

use super::facts::{self, Facts};
use super::{blank, jpeg, png, tiff, webp};
use crate::{Error, Kind, Result};

/// The picture without its position. Of JPEG, PNG and WebP only what draws the picture stays, with which way is up and when it was
/// taken; HEIC, AVIF and TIFF have the places that say where overwritten. Another file is returned as it is.
///
/// # Errors
/// `Damaged` when the picture ends early; `PositionStays` when it says where in a way that is not known here.
pub fn strip(bytes: &[u8], kind: Kind, facts: &Facts) -> Result<Vec<u8>> {
    let exif = tiff::write(facts);
    let exif = exif.as_deref();
    let stripped = match kind {
        Kind::Jpeg => jpeg::strip(bytes, exif)?,
        Kind::Png => png::strip(bytes, exif)?,
        Kind::Webp => webp::strip(bytes, exif)?,
        Kind::Heif | Kind::Tiff => blank::blank(bytes),
        Kind::Other => return Ok(bytes.to_vec()),
    };
    // The walk above is trusted once its outcome says nothing any more.
    if facts::facts(&stripped).has_position {
        return Err(Error::PositionStays);
    }
    Ok(stripped)
}
