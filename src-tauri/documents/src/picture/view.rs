//! A picture shown small, upright, as JPEG. Decoding has limits: a small hostile file must not fill the memory.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, RgbImage};

use crate::{Error, Kind, Result};

/// More pixels are not drawn: nothing that an officer's camera makes has as many.
const MAX_PIXELS: u64 = 64_000_000;
/// Memory of the decoded picture.
const MAX_DECODED: u64 = 256 << 20;

/// A picture that was drawn small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    pub jpeg: Vec<u8>,
    /// Of the whole picture, upright.
    pub width: u32,
    pub height: u32,
}

/// What a picture is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// For lists: at most 15 kB, so that twenty of them weigh less than one photo.
    Thumbnail,
    /// For a window.
    Window,
}

/// Edge in pixels and quality, tried in this order until the picture is small enough.
const THUMBNAILS: [(u32, u8); 4] = [(320, 72), (320, 50), (240, 45), (160, 40)];
const THUMBNAIL_BYTES: usize = 15_000;
const WINDOW: (u32, u8) = (1_800, 82);

/// Draws a picture, or nothing where nothing here can: another kind, or too many pixels.
///
/// # Errors
/// `Damaged`.
pub fn view(bytes: &[u8], kind: Kind, orientation: u8, size: Size) -> Result<Option<View>> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Webp => ImageFormat::WebP,
        Kind::Heif | Kind::Tiff | Kind::Other => return Ok(None),
    };
    // A decoder that panics on anybody's bytes has found damage, in its own way.
    let drawn = catch_unwind(AssertUnwindSafe(|| draw(bytes, format, orientation, size)));
    match drawn.unwrap_or(Err(Failed::Damaged)) {
        Ok(view) => Ok(Some(view)),
        Err(Failed::Beyond) => Ok(None),
        Err(Failed::Damaged) => Err(Error::Damaged),
    }
}

enum Failed {
    /// Over the limits, or of a sort that the decoder does not know.
    Beyond,
    Damaged,
}

impl From<ImageError> for Failed {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) | ImageError::Unsupported(_) => Self::Beyond,
            _ => Self::Damaged,
        }
    }
}

fn draw(
    bytes: &[u8],
    format: ImageFormat,
    orientation: u8,
    size: Size,
) -> std::result::Result<View, Failed> {
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder()?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS || decoder.total_bytes() > MAX_DECODED {
        return Err(Failed::Beyond);
    }
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(2 * MAX_DECODED);
    decoder.set_limits(limits)?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    let edge = match size {
        Size::Thumbnail => THUMBNAILS[0].0,
        Size::Window => WINDOW.0,
    };
    if width.max(height) > edge {
        picture = picture.thumbnail(edge, edge);
    }
    picture.apply_orientation(
        Orientation::from_exif(orientation).unwrap_or(Orientation::NoTransforms),
    );
    let turned = orientation >= 5;
    Ok(View {
        jpeg: match size {
            Size::Thumbnail => thumbnail(&picture)?,
            Size::Window => encode(&picture, WINDOW.1)?,
        },
        width: if turned { height } else { width },
        height: if turned { width } else { height },
    })
}

fn thumbnail(picture: &DynamicImage) -> std::result::Result<Vec<u8>, Failed> {
    let mut jpeg = Vec::new();
    for (edge, quality) in THUMBNAILS {
        let small = if picture.width().max(picture.height()) > edge {
            &picture.thumbnail(edge, edge)
        } else {
            picture
        };
        jpeg = encode(small, quality)?;
        if jpeg.len() <= THUMBNAIL_BYTES {
            break;
        }
    }
    Ok(jpeg)
}

fn encode(picture: &DynamicImage, quality: u8) -> std::result::Result<Vec<u8>, Failed> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, quality).encode_image(&on_white(picture))?;
    Ok(jpeg)
}

/// JPEG knows no transparency: what is behind a drawing is paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let source = picture.to_rgba8();
    RgbImage::from_fn(source.width(), source.height(), |x, y| {
        let [red, green, blue, alpha] = source.get_pixel(x, y).0;
        let mixed = |colour: u8| {
            let sum = u32::from(colour) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            (sum / 255) as u8
        };
        image::Rgb([mixed(red), mixed(green), mixed(blue)])
    })
}
