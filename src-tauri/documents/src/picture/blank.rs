//! HEIC, AVIF and TIFF: what says where is overwritten in place. Nothing moves, so that every other byte stays as it was.

use super::facts;

const GPS_IFD: u16 = 0x8825;
const EXIF_IFD: u16 = 0x8769;
const SUB_IFDS: u16 = 0x014a;
const THUMBNAIL: u16 = 0x0201;
const THUMBNAIL_LENGTH: u16 = 0x0202;
/// What cameras and programs write for themselves, where a position may stand too: maker's note, comment, XMP, IPTC, Photoshop.
const OPAQUE: [u16; 5] = [0x927c, 0x9286, 0x02bc, 0x83bb, 0x8649];

const ENTRY: usize = 12;
/// No honest picture has more directories.
const MAX_DIRECTORIES: usize = 64;

/// The picture with its positions overwritten.
pub fn blank(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for at in blocks(bytes) {
        Block {
            bytes: &mut out,
            at,
            left: MAX_DIRECTORIES,
        }
        .blank();
    }
    blank_xmp(&mut out);
    out
}

/// Where TIFF blocks begin: the file itself, what the reader finds, and every other one that is marked as EXIF.
fn blocks(bytes: &[u8]) -> Vec<usize> {
    let mut found: Vec<usize> = bytes
        .windows(10)
        .enumerate()
        .filter(|(_, window)| window.starts_with(b"Exif\0\0") && is_tiff(&window[6..]))
        .map(|(at, _)| at + 6)
        .collect();
    if is_tiff(bytes) {
        found.push(0);
    } else if let Some(exif) = facts::read(bytes) {
        let buffer = exif.buf();
        let at = bytes
            .windows(buffer.len().max(1))
            .position(|window| window == buffer);
        found.extend(at.filter(|at| !found.contains(at)));
    }
    found
}

fn is_tiff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*")
}

/// Every packet of XMP becomes spaces.
fn blank_xmp(bytes: &mut [u8]) {
    const OPEN: &[u8] = b"<x:xmpmeta";
    const CLOSE: &[u8] = b"</x:xmpmeta>";
    let find = |bytes: &[u8], wanted: &[u8]| {
        bytes
            .windows(wanted.len())
            .position(|window| window == wanted)
    };
    let mut from = 0;
    while let Some(start) = find(&bytes[from..], OPEN).map(|at| from + at) {
        let Some(end) = find(&bytes[start..], CLOSE).map(|at| start + at + CLOSE.len()) else {
            return;
        };
        bytes[start..end].fill(b' ');
        from = end;
    }
}

/// A TIFF block inside a file. Every reading may fail: the bytes are anybody's.
struct Block<'b> {
    bytes: &'b mut [u8],
    at: usize,
    left: usize,
}

#[derive(Clone, Copy)]
struct Entry {
    place: usize,
    tag: u16,
    len: usize,
    value: u32,
}

impl Block<'_> {
    fn blank(&mut self) {
        if let Some(first) = self.u32(4) {
            self.directory(first as usize);
        }
    }

    fn is_big_endian(&self) -> bool {
        self.bytes.get(self.at) == Some(&b'M')
    }

    fn array<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        let start = self.at.checked_add(at)?;
        self.bytes
            .get(start..start.checked_add(N)?)?
            .try_into()
            .ok()
    }

    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = self.array(at)?;
        Some(if self.is_big_endian() {
            u16::from_be_bytes(bytes)
        } else {
            u16::from_le_bytes(bytes)
        })
    }

    fn u32(&self, at: usize) -> Option<u32> {
        let bytes = self.array(at)?;
        Some(if self.is_big_endian() {
            u32::from_be_bytes(bytes)
        } else {
            u32::from_le_bytes(bytes)
        })
    }

    fn fill(&mut self, at: usize, len: usize) {
        let start = self.at.saturating_add(at);
        if let Some(place) = self.bytes.get_mut(start..start.saturating_add(len)) {
            place.fill(0);
        }
    }

    fn entries(&self, at: usize) -> Vec<Entry> {
        let count = usize::from(self.u16(at).unwrap_or(0));
        (0..count)
            .map_while(|number| self.entry(at + 2 + number * ENTRY))
            .collect()
    }

    fn entry(&self, place: usize) -> Option<Entry> {
        let size = match self.u16(place + 2)? {
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => 1,
        };
        Some(Entry {
            place,
            tag: self.u16(place)?,
            len: (self.u32(place + 4)? as usize).saturating_mul(size),
            value: self.u32(place + 8)?,
        })
    }

    fn directory(&mut self, at: usize) {
        if self.left == 0 || at == 0 {
            return;
        }
        self.left -= 1;
        let entries = self.entries(at);
        for entry in &entries {
            match entry.tag {
                GPS_IFD => self.erase(entry.value as usize),
                EXIF_IFD => self.directory(entry.value as usize),
                SUB_IFDS => self.sub_directories(entry),
                tag if OPAQUE.contains(&tag) => self.erase_value(entry),
                _ => {}
            }
        }
        let value = |tag| {
            entries
                .iter()
                .find(|entry| entry.tag == tag)
                .map(|entry| entry.value)
        };
        if let (Some(start), Some(len)) = (value(THUMBNAIL), value(THUMBNAIL_LENGTH)) {
            self.fill(start as usize, len as usize);
        }
        if let Some(next) = self.u32(at + 2 + entries.len() * ENTRY) {
            self.directory(next as usize);
        }
    }

    fn sub_directories(&mut self, entry: &Entry) {
        if entry.len <= 4 {
            return self.directory(entry.value as usize);
        }
        for number in 0..(entry.len / 4).min(MAX_DIRECTORIES) {
            if let Some(at) = self.u32(entry.value as usize + number * 4) {
                self.directory(at as usize);
            }
        }
    }

    /// A directory that is to say nothing: its values, then its entries.
    fn erase(&mut self, at: usize) {
        let entries = self.entries(at);
        for entry in &entries {
            self.erase_value(entry);
        }
        self.fill(at, 2 + entries.len() * ENTRY + 4);
    }

    /// The value goes, its length stays: a reader finds zeros.
    fn erase_value(&mut self, entry: &Entry) {
        if entry.len > 4 {
            self.fill(entry.value as usize, entry.len);
        } else {
            self.fill(entry.place + 8, 4);
        }
    }
}
