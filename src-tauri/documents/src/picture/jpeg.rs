//! JPEG: the segments that draw the picture, copied as they are; everything else stays behind, and so does what follows its end
//! (second pictures, films and their own positions).

use crate::{Error, Result};

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
const APP1: u8 = 0xe1;

/// The picture without what was said about it, and `exif` in its place.
pub fn strip(bytes: &[u8], exif: Option<&[u8]>) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&[0xff, SOI]);
    let mut said = exif;
    let mut at = 2;
    loop {
        let (marker, start) = marker(bytes, at)?;
        if marker == EOI {
            out.extend_from_slice(&[0xff, EOI]);
            return Ok(out);
        }
        if is_alone(marker) {
            at = start;
            continue;
        }
        let segment = segment(bytes, start)?;
        // JFIF has to come first, then EXIF.
        if !is_jfif(marker, segment) {
            write_exif(&mut out, said.take())?;
        }
        if let Some(kept) = kept(marker, segment) {
            write(&mut out, marker, kept)?;
        }
        at = start + 2 + segment.len();
        if marker == SOS {
            let end = entropy(bytes, at)?;
            out.extend_from_slice(&bytes[at..end]);
            at = end;
        }
    }
}

/// The next marker and where it ends; any number of fill bytes may stand before it.
fn marker(bytes: &[u8], mut at: usize) -> Result<(u8, usize)> {
    if bytes.get(at) != Some(&0xff) {
        return Err(Error::Damaged);
    }
    while bytes.get(at) == Some(&0xff) {
        at += 1;
    }
    match bytes.get(at) {
        Some(marker) if *marker != 0 => Ok((*marker, at + 1)),
        _ => Err(Error::Damaged),
    }
}

/// Markers without a length.
fn is_alone(marker: u8) -> bool {
    matches!(marker, 0x01 | 0xd0..=0xd7)
}

/// What a segment holds, without its own length.
fn segment(bytes: &[u8], at: usize) -> Result<&[u8]> {
    let length = bytes.get(at..at + 2).ok_or(Error::Damaged)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    if length < 2 {
        return Err(Error::Damaged);
    }
    bytes.get(at + 2..at + length).ok_or(Error::Damaged)
}

fn is_jfif(marker: u8, segment: &[u8]) -> bool {
    marker == 0xe0 && segment.starts_with(b"JFIF\0") && segment.len() >= 14
}

/// What of a segment stays: tables, frames and scans, the size of a pixel, the colours.
fn kept(marker: u8, segment: &[u8]) -> Option<Vec<u8>> {
    match marker {
        0xe0 if is_jfif(marker, segment) => {
            // Without the small picture that may follow.
            let mut kept = segment[..14].to_vec();
            kept[12..].fill(0);
            Some(kept)
        }
        0xe2 if segment.starts_with(b"ICC_PROFILE\0") => Some(segment.to_vec()),
        0xee if segment.starts_with(b"Adobe") => Some(segment.to_vec()),
        // Application segments, comments and what nobody defined.
        0xe0..=0xfe => None,
        _ => Some(segment.to_vec()),
    }
}

fn write_exif(out: &mut Vec<u8>, exif: Option<&[u8]>) -> Result<()> {
    let Some(exif) = exif else { return Ok(()) };
    write(out, APP1, [b"Exif\0\0", exif].concat())
}

fn write(out: &mut Vec<u8>, marker: u8, segment: Vec<u8>) -> Result<()> {
    let length = u16::try_from(segment.len() + 2).map_err(|_| Error::Damaged)?;
    out.extend_from_slice(&[0xff, marker]);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&segment);
    Ok(())
}

/// Where the data of a scan ends: at the next marker that is neither a stuffed byte nor a restart.
fn entropy(bytes: &[u8], from: usize) -> Result<usize> {
    let mut at = from;
    while let Some(found) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| *byte == 0xff))
    {
        at += found;
        match bytes.get(at + 1) {
            Some(0 | 0xd0..=0xd7) => at += 2,
            // A fill byte: the marker comes after it.
            Some(0xff) => at += 1,
            Some(_) => return Ok(at),
            None => return Err(Error::Damaged),
        }
    }
    Err(Error::Damaged)
}
