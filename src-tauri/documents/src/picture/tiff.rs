//! The little that stays of EXIF data: which way is up, and when. Written as a TIFF block, as EXIF data is.

use super::facts::{Facts, Taken};

const ORIENTATION: u16 = 0x0112;
const EXIF_IFD: u16 = 0x8769;
const DATE_TIME_ORIGINAL: u16 = 0x9003;
const OFFSET_TIME_ORIGINAL: u16 = 0x9011;

const ASCII: u16 = 2;
const SHORT: u16 = 3;
const LONG: u16 = 4;

/// Bytes of an entry.
const ENTRY: usize = 12;
/// Bytes of a directory besides its entries: their number before, the next directory after.
const AROUND: usize = 6;
/// Byte order, magic, offset of the first directory.
const HEADER: usize = 8;

/// The block, or nothing where there is nothing to say.
pub fn write(facts: &Facts) -> Option<Vec<u8>> {
    if facts.orientation == 1 && facts.taken.is_none() {
        return None;
    }
    let mut first = vec![entry(
        ORIENTATION,
        SHORT,
        1,
        u32::from(facts.orientation) << 16,
    )];
    let after_first = HEADER + AROUND + ENTRY * (1 + usize::from(facts.taken.is_some()));
    let second = facts.taken.as_ref().map(|taken| {
        first.push(entry(EXIF_IFD, LONG, 1, after_first as u32));
        dates(taken, after_first)
    });
    let mut out = b"MM\0*\0\0\0\x08".to_vec();
    directory(&mut out, &first);
    out.extend(second.unwrap_or_default());
    Some(out)
}

fn dates(taken: &Taken, at: usize) -> Vec<u8> {
    let offset = taken.offset.as_ref();
    let mut values_at = at + AROUND + ENTRY * (1 + usize::from(offset.is_some()));
    let (mut entries, mut values) = (Vec::new(), Vec::new());
    let texts = [
        (DATE_TIME_ORIGINAL, Some(&taken.local)),
        (OFFSET_TIME_ORIGINAL, offset),
    ];
    for (tag, text) in texts {
        let Some(text) = text else { continue };
        // Both are longer than the four bytes that an entry has room for.
        let len = text.len() + 1;
        entries.push(entry(tag, ASCII, len as u32, values_at as u32));
        values.extend_from_slice(text.as_bytes());
        values.push(0);
        values_at += len;
    }
    let mut out = Vec::new();
    directory(&mut out, &entries);
    out.extend(values);
    out
}

fn entry(tag: u16, kind: u16, count: u32, value: u32) -> [u8; ENTRY] {
    let mut out = [0; ENTRY];
    out[..2].copy_from_slice(&tag.to_be_bytes());
    out[2..4].copy_from_slice(&kind.to_be_bytes());
    out[4..8].copy_from_slice(&count.to_be_bytes());
    out[8..].copy_from_slice(&value.to_be_bytes());
    out
}

fn directory(out: &mut Vec<u8>, entries: &[[u8; ENTRY]]) {
    out.extend_from_slice(&(entries.len() as u16).to_be_bytes());
    entries
        .iter()
        .for_each(|entry| out.extend_from_slice(entry));
    out.extend_from_slice(&[0; 4]);
}

#[cfg(test)]
mod tests {
    use super::super::facts::facts;
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let taken = |offset: Option<&str>| Taken {
            local: "2026:09:15 14:30:00".to_owned(),
            offset: offset.map(str::to_owned),
        };
        for taken in [None, Some(taken(None)), Some(taken(Some("+02:00")))] {
            let facts_in = Facts {
                orientation: 6,
                taken,
                has_position: false,
            };
            let block = write(&facts_in).expect("there is something to say");
            assert_eq!(facts(&block), facts_in);
        }
    }

    #[test]
    fn nothing_to_say_is_nothing() {
        let facts = Facts {
            orientation: 1,
            taken: None,
            has_position: true,
        };
        assert_eq!(write(&facts), None);
    }
}
