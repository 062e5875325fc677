//! PNG: the chunks that draw the picture, copied as they are.

use crate::{Error, Result};

const SIGNATURE: usize = 8;
/// Length, name and check sum around a chunk's data.
const AROUND: usize = 12;

/// Pixels, palette, transparency, colours, the size of a pixel, frames of an animation.
const KEPT: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
    b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"mDCV",
];

/// The picture without what was said about it, and `exif` in its place.
pub fn strip(bytes: &[u8], exif: Option<&[u8]>) -> Result<Vec<u8>> {
    let mut out = bytes.get(..SIGNATURE).ok_or(Error::Damaged)?.to_vec();
    let mut at = SIGNATURE;
    loop {
        let length = bytes.get(at..at + 4).ok_or(Error::Damaged)?;
        let length = u32::from_be_bytes([length[0], length[1], length[2], length[3]]) as usize;
        let end = at
            .checked_add(length)
            .and_then(|end| end.checked_add(AROUND));
        let chunk = end
            .and_then(|end| bytes.get(at..end))
            .ok_or(Error::Damaged)?;
        let name = &chunk[4..8];
        if KEPT.iter().any(|kept| kept.as_slice() == name) {
            out.extend_from_slice(chunk);
        }
        if at == SIGNATURE
            && let Some(exif) = exif
        {
            write(&mut out, *b"eXIf", exif);
        }
        if name == b"IEND" {
            return Ok(out);
        }
        at += chunk.len();
    }
}

fn write(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    out.extend_from_slice(&(data.len() as u32).to_be_bytes());
    out.extend_from_slice(&name);
    out.extend_from_slice(data);
    out.extend_from_slice(&check_sum(&[&name, data]).to_be_bytes());
}

/// The CRC-32 of PNG. The chunk is of a hundred bytes: no table is worth its place.
pub(crate) fn check_sum(parts: &[&[u8]]) -> u32 {
    let bytes = parts.iter().flat_map(|part| part.iter());
    !bytes.fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                (sum >> 1) ^ 0xedb8_8320
            } else {
                sum >> 1
            }
        })
    })
}
