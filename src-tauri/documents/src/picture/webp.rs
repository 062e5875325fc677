//! WebP: the chunks that draw the picture, copied as they are.

use crate::{Error, Result};

/// `RIFF`, length, `WEBP`.
const HEADER: usize = 12;
const EXIF_FLAG: u8 = 0x08;
const XMP_FLAG: u8 = 0x04;

const KEPT: [&[u8; 4]; 7] = [
    b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
];

/// The picture without what was said about it, and `exif` in its place. Only a file of the extended form has room for that.
pub fn strip(bytes: &[u8], exif: Option<&[u8]>) -> Result<Vec<u8>> {
    let length = bytes.get(4..8).ok_or(Error::Damaged)?;
    let length = u32::from_le_bytes([length[0], length[1], length[2], length[3]]) as usize;
    let end = length.checked_add(8).ok_or(Error::Damaged)?;
    let body = bytes.get(HEADER..end).ok_or(Error::Damaged)?;
    let mut out = bytes[..HEADER].to_vec();
    let (mut at, mut extended) = (0, None);
    while at < body.len() {
        let chunk = chunk(body, at)?;
        if KEPT.iter().any(|kept| kept.as_slice() == &chunk[..4]) {
            if &chunk[..4] == b"VP8X" && chunk.len() > 8 {
                extended = Some(out.len() + 8);
            }
            out.extend_from_slice(chunk);
        }
        at += chunk.len();
    }
    if let Some(flags) = extended {
        out[flags] &= !(EXIF_FLAG | XMP_FLAG);
        if let Some(exif) = exif {
            out[flags] |= EXIF_FLAG;
            write(&mut out, b"EXIF", exif);
        }
    }
    let length = u32::try_from(out.len() - 8).map_err(|_| Error::Damaged)?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(out)
}

/// A chunk with its name, its length and its padding.
fn chunk(body: &[u8], at: usize) -> Result<&[u8]> {
    let length = body.get(at + 4..at + 8).ok_or(Error::Damaged)?;
    let length = u32::from_le_bytes([length[0], length[1], length[2], length[3]]) as usize;
    let end = at
        .checked_add(length)
        .and_then(|end| end.checked_add(8))
        .ok_or(Error::Damaged)?;
    // The last byte of padding is missing in files of careless writers.
    let padded = (end + length % 2).min(body.len());
    (end <= body.len())
        .then(|| &body[at..padded])
        .ok_or(Error::Damaged)
}

fn write(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    out.extend_from_slice(name);
    out.extend_from_slice(&(data.len() as u32).to_le_bytes());
    out.extend_from_slice(data);
    out.resize(out.len() + data.len() % 2, 0);
}
