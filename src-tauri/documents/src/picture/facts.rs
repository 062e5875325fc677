//! What a picture says beside its pixels: which way is up, when it was taken, and whether it says where.

use std::io::Cursor;

use exif::{Context, Exif, In, Reader, Tag, Value};

/// What is read of the EXIF data. A picture without any says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// 1 to 8, as EXIF counts them; 1 is upright.
    pub orientation: u8,
    pub taken: Option<Taken>,
    pub has_position: bool,
}

/// When a picture was taken, on the camera's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// `2026:09:15 14:30:00`, as EXIF writes it.
    pub local: String,
    /// `+02:00`, where the camera knew it.
    pub offset: Option<String>,
}

/// Reads what a picture says of itself. What cannot be read says nothing.
pub fn facts(bytes: &[u8]) -> Facts {
    let exif = read(bytes);
    let exif = exif.as_ref();
    Facts {
        orientation: exif.and_then(orientation).unwrap_or(1),
        taken: exif.and_then(taken),
        has_position: exif.is_some_and(has_position) || finds(bytes, b"GPSLatitude"),
    }
}

/// The EXIF data, as much of it as can be read.
pub(super) fn read(bytes: &[u8]) -> Option<Exif> {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    reader
        .read_from_container(&mut Cursor::new(bytes))
        .or_else(|error| error.distill_partial_result(|_| {}))
        .ok()
}

/// Whether some bytes occur: XMP is text, wherever a format puts it.
pub(super) fn finds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn orientation(exif: &Exif) -> Option<u8> {
    let value = exif
        .get_field(Tag::Orientation, In::PRIMARY)?
        .value
        .get_uint(0)?;
    u8::try_from(value)
        .ok()
        .filter(|value| (1..=8).contains(value))
}

fn taken(exif: &Exif) -> Option<Taken> {
    let pairs = [
        (Tag::DateTimeOriginal, Tag::OffsetTimeOriginal),
        (Tag::DateTimeDigitized, Tag::OffsetTimeDigitized),
        (Tag::DateTime, Tag::OffsetTime),
    ];
    pairs.into_iter().find_map(|(date, offset)| {
        Some(Taken {
            local: ascii(exif, date).filter(|text| is_date(text))?,
            offset: ascii(exif, offset).filter(|text| is_offset(text)),
        })
    })
}

fn ascii(exif: &Exif, tag: Tag) -> Option<String> {
    let Value::Ascii(parts) = &exif.get_field(tag, In::PRIMARY)?.value else {
        return None;
    };
    let text = std::str::from_utf8(parts.first()?).ok()?;
    Some(text.trim().to_owned())
}

/// `dddd:dd:dd dd:dd:dd`; a camera whose clock was never set writes spaces or zeros.
fn is_date(text: &str) -> bool {
    fits(text, "dddd:dd:dd dd:dd:dd") && !text.starts_with("0000")
}

fn is_offset(text: &str) -> bool {
    text.starts_with(['+', '-']) && text.is_char_boundary(1) && fits(&text[1..], "dd:dd")
}

fn fits(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape.bytes())
            .all(|(byte, wanted)| match wanted {
                b'd' => byte.is_ascii_digit(),
                other => byte == other,
            })
}

/// A block that only names its own version says nothing of a place.
fn has_position(exif: &Exif) -> bool {
    exif.fields()
        .any(|field| field.tag.context() == Context::Gps && field.tag != Tag::GPSVersionID)
}
