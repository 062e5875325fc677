//! Little-endian reading that cannot run over the end.

use domain::id::DeviceId;
use uuid::Uuid;

/// What is left to read. Every method returns `None` at the end instead of panicking: the bytes are anybody's.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(len)?;
        self.0 = tail;
        Some(head)
    }

    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, tail) = self.0.split_first_chunk::<N>()?;
        self.0 = tail;
        Some(*head)
    }

    pub fn u8(&mut self) -> Option<u8> {
        self.array().map(u8::from_le_bytes)
    }

    pub fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    pub fn uuid(&mut self) -> Option<Uuid> {
        self.array().map(Uuid::from_bytes)
    }

    pub fn device(&mut self) -> Option<DeviceId> {
        self.uuid().map(DeviceId)
    }
}

/// Records one after the other, each preceded by its length (4 bytes).
pub fn frame(records: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::with_capacity(framed_len(records));
    for record in records {
        out.extend_from_slice(&(record.len() as u32).to_le_bytes());
        out.extend_from_slice(record);
    }
    out
}

/// The length of `frame` without building it.
pub fn framed_len(records: &[Vec<u8>]) -> usize {
    records.iter().fold(0, |sum, record| {
        sum.saturating_add(4).saturating_add(record.len())
    })
}

/// The records back, if there are exactly `count` of them and nothing besides.
pub fn unframe(bytes: &[u8], count: u32) -> Option<Vec<Vec<u8>>> {
    let mut reader = Reader(bytes);
    let mut records = Vec::new();
    for _ in 0..count {
        let len = reader.u32()? as usize;
        records.push(reader.take(len)?.to_vec());
    }
    reader.0.is_empty().then_some(records)
}
