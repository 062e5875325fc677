//! The numbers of the format, and the headers of the file and of an entry.

use crate::digest::{Hash, hash};
use crate::sealed::MAX_FILE;
use crate::sealed::bytes::Reader;
use crate::sealed::letter;

/// No text in front, a line end behind: as in the sealed files, and another word.
pub const MAGIC: [u8; 8] = *b"\x8eValise\n";
pub const MAJOR: u8 = 1;
const MINOR: u8 = 0;
/// The file's header: magic, kind, major, minor, 0.
pub const HEADER: usize = 12;
/// How each entry begins: what a reader looks for behind a damaged one.
pub const ENTRY: [u8; 4] = *b"\x8een\n";
/// An entry's header: its mark, two lengths, a hash.
pub const ENTRY_HEADER: usize = 44;
/// What comes before the hash in an entry's header, and is hashed with the rest.
const LENGTHS: usize = 12;
/// The number of entries, and the hash of all bytes before it.
pub const TRAILER: usize = 36;
/// Where the letter lies. Readers of a folder look below `d` and do not see it.
pub const LETTER: &str = "l";

/// What a .valise holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// The space, and the batches that somebody lacks.
    Everything,
    /// One draft, without the rest of its space.
    Draft,
}

impl Holds {
    fn byte(self) -> u8 {
        match self {
            Self::Everything => b'e',
            Self::Draft => b'd',
        }
    }

    pub fn of(byte: u8) -> Option<Self> {
        [Self::Everything, Self::Draft]
            .into_iter()
            .find(|holds| holds.byte() == byte)
    }
}

/// Where a letter with these bytes is put.
pub fn letter_path(bytes: &[u8]) -> String {
    format!("{LETTER}/{}", letter::name(bytes))
}

pub fn header(holds: Holds) -> [u8; HEADER] {
    let mut out = [0; HEADER];
    out[..8].copy_from_slice(&MAGIC);
    out[8..12].copy_from_slice(&[holds.byte(), MAJOR, MINOR, 0]);
    out
}

/// The header of an entry, or nothing when it is over a limit.
pub fn entry_header(path: &str, content: &[u8]) -> Option<[u8; ENTRY_HEADER]> {
    let (name, length) = (
        u16::try_from(path.len()).ok()?,
        u32::try_from(content.len()).ok()?,
    );
    if u64::from(length) > MAX_FILE {
        return None;
    }
    let mut out = [0; ENTRY_HEADER];
    out[..4].copy_from_slice(&ENTRY);
    out[4..6].copy_from_slice(&name.to_le_bytes());
    out[8..12].copy_from_slice(&length.to_le_bytes());
    let sum = entry_hash(&out, path.as_bytes(), content);
    out[LENGTHS..].copy_from_slice(&sum.0);
    Some(out)
}

fn entry_hash(header: &[u8; ENTRY_HEADER], path: &[u8], content: &[u8]) -> Hash {
    hash(&[&header[..LENGTHS], path, content].concat())
}

/// What an entry's header says of itself: believed only as far as the hash goes.
pub struct Announced {
    header: [u8; ENTRY_HEADER],
    pub path: usize,
    pub length: usize,
}

impl Announced {
    /// `None` where no entry begins, or none within the limits.
    pub fn read(header: [u8; ENTRY_HEADER]) -> Option<Self> {
        let mut reader = Reader(&header);
        if reader.array()? != ENTRY {
            return None;
        }
        let path = reader.u16()? as usize;
        reader.take(2)?;
        let length = reader.u32()? as usize;
        let sane = path > 0 && path < crate::MAX_PATH && length as u64 <= MAX_FILE;
        sane.then_some(Self {
            header,
            path,
            length,
        })
    }

    /// Path and content together.
    pub fn body(&self) -> usize {
        self.path + self.length
    }

    pub fn fits(&self, body: &[u8]) -> bool {
        let (path, content) = body.split_at(self.path.min(body.len()));
        body.len() == self.body()
            && entry_hash(&self.header, path, content).0 == self.header[LENGTHS..]
    }
}
