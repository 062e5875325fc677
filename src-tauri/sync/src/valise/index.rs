//! Walks through the bytes of a .valise once: which entries are whole, and where something is not. One that is damaged stops no other.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};

use super::format::{Announced, ENTRY, ENTRY_HEADER, HEADER, Holds, MAGIC, MAJOR, TRAILER};
use crate::error::Error;
use crate::folder::names;

/// More entries than this are nobody's.
const MAX_ENTRIES: usize = 1 << 20;
/// Bytes that are looked through at once behind a damaged entry.
const STEP: usize = 64 << 10;

/// What is wrong with the file, and from which byte on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadEntry {
    pub offset: u64,
    /// A code of `Reject` (`skipped-<code>` in the catalogue).
    pub code: &'static str,
}

/// Where an entry's content lies.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub offset: u64,
    pub length: usize,
}

/// What a walk found.
pub struct Index {
    pub holds: Option<Holds>,
    pub entries: BTreeMap<String, Place>,
    pub flaws: Vec<BadEntry>,
}

/// The bytes of a .valise: a file, or memory in a test.
pub trait Source: Read + Seek + Send {}
impl<T: Read + Seek + Send> Source for T {}

/// Reads everything once.
pub fn index(source: &mut dyn Source) -> Result<Index, Error> {
    let unreadable = |error: io::Error| Error::ValiseUnreadable(error.to_string());
    let mut walk = Walk::new(source).map_err(unreadable)?;
    let header = walk.header().map_err(unreadable)??;
    // What a later version wrote inside is its own affair; the hash of all is at the end in every version.
    if header[9] != MAJOR && walk.is_whole().map_err(unreadable)? {
        return Err(Error::NewerValise(header[9]));
    }
    walk.entries().map_err(unreadable)?;
    walk.close().map_err(unreadable)?;
    Ok(walk.index)
}

struct Walk<'s> {
    source: &'s mut dyn Source,
    len: u64,
    at: u64,
    found: u32,
    index: Index,
}

impl<'s> Walk<'s> {
    fn new(source: &'s mut dyn Source) -> io::Result<Self> {
        let len = source.seek(SeekFrom::End(0))?;
        Ok(Self {
            source,
            len,
            at: HEADER as u64,
            found: 0,
            index: Index {
                holds: None,
                entries: BTreeMap::new(),
                flaws: Vec::new(),
            },
        })
    }

    fn read(&mut self, at: u64, len: usize) -> io::Result<Vec<u8>> {
        self.source.seek(SeekFrom::Start(at))?;
        let mut bytes = Vec::new();
        (&mut *self.source)
            .take(len as u64)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn flaw(&mut self, offset: u64, code: &'static str) {
        self.index.flaws.push(BadEntry { offset, code });
    }

    fn header(&mut self) -> io::Result<Result<[u8; HEADER], Error>> {
        let bytes = self.read(0, HEADER)?;
        let Ok(header) = <[u8; HEADER]>::try_from(bytes.as_slice()) else {
            return Ok(Err(Error::NotAValise));
        };
        if !header.starts_with(&MAGIC) {
            return Ok(Err(Error::NotAValise));
        }
        self.index.holds = Holds::of(header[8]);
        Ok(Ok(header))
    }

    /// Where the entries end, if the file is as long as it was.
    fn end(&self) -> u64 {
        self.len.saturating_sub(TRAILER as u64)
    }

    fn entries(&mut self) -> io::Result<()> {
        while self.at < self.end() && self.index.entries.len() < MAX_ENTRIES {
            let at = self.at;
            match self.entry()? {
                Ok(next) => self.at = next,
                Err(code) => {
                    self.flaw(at, code);
                    self.at = self.next_mark(at + 1)?;
                }
            }
        }
        Ok(())
    }

    /// The entry that begins here, or why it is left aside; gives the byte after it.
    fn entry(&mut self) -> io::Result<Result<u64, &'static str>> {
        let at = self.at;
        let bytes = self.read(at, ENTRY_HEADER)?;
        let Ok(header) = <[u8; ENTRY_HEADER]>::try_from(bytes.as_slice()) else {
            return Ok(Err("truncated"));
        };
        let Some(announced) = Announced::read(header) else {
            return Ok(Err("damaged"));
        };
        let start = at + ENTRY_HEADER as u64;
        let next = start + announced.body() as u64;
        if next > self.len {
            return Ok(Err("truncated"));
        }
        let body = self.read(start, announced.body())?;
        if !announced.fits(&body) {
            return Ok(Err("damaged"));
        }
        self.found += 1;
        self.keep(at, &announced, &body);
        Ok(Ok(next))
    }

    fn keep(&mut self, at: u64, announced: &Announced, body: &[u8]) {
        let path = std::str::from_utf8(&body[..announced.path]).unwrap_or_default();
        if names::check_ours(path).is_err() {
            return self.flaw(at, "not_ours");
        }
        let place = Place {
            offset: at + (ENTRY_HEADER + announced.path) as u64,
            length: announced.length,
        };
        // Of two entries of one name the first counts, whatever the second holds.
        if self.index.entries.contains_key(path) {
            return self.flaw(at, "not_ours");
        }
        self.index.entries.insert(path.to_owned(), place);
    }

    /// The next byte from `from` on where an entry may begin, or the end.
    fn next_mark(&mut self, from: u64) -> io::Result<u64> {
        let mut at = from;
        while at < self.end() {
            let window = self.read(at, STEP)?;
            if let Some(found) = window.windows(ENTRY.len()).position(|four| four == ENTRY) {
                return Ok(at + found as u64);
            }
            if window.len() < STEP {
                break;
            }
            // A mark may lie across two windows.
            at += (STEP - ENTRY.len() + 1) as u64;
        }
        Ok(self.end())
    }

    /// What is missing at the end, and whether all bytes are those that were written.
    fn close(&mut self) -> io::Result<()> {
        if !self.index.flaws.is_empty() {
            return Ok(());
        }
        let (at, end) = (self.at, self.end());
        let count = self.read(end, TRAILER)?;
        if at != end || !count.starts_with(&self.found.to_le_bytes()) {
            self.flaw(at, "truncated");
        } else if !self.is_whole()? {
            self.flaw(0, "damaged");
        }
        Ok(())
    }

    /// The last 32 bytes are the hash of the others, in every version.
    fn is_whole(&mut self) -> io::Result<bool> {
        const SUM: u64 = 32;
        let (mut hasher, mut at) = (blake3::Hasher::new(), 0);
        let end = self.len.saturating_sub(SUM);
        while at < end {
            let len = (end - at).min(STEP as u64);
            let bytes = self.read(at, usize::try_from(len).unwrap_or(STEP))?;
            hasher.update(&bytes);
            at += len;
        }
        Ok(self.read(end, 32)? == hasher.finalize().as_bytes())
    }
}
