//! Cutting a list of records into batches of a size that a share carries at once.

use std::ops::Range;

use super::TARGET_BATCH;

/// Room for the header and for zstd's worst case (1/256 and a little).
const ROOM: usize = 96 << 10;

/// Ranges that cover all records in order, each of which seals into a file under `TARGET_BATCH`, except for a single record that
/// is larger than that: it goes alone.
///
/// Cut at publication only, and never again: two devices that both re-cut their past could each wait for the other.
pub fn plan(records: &[Vec<u8>]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut size) = (0, 0_usize);
    for (at, record) in records.iter().enumerate() {
        let framed = record.len().saturating_add(4);
        if at > start && size.saturating_add(framed) > TARGET_BATCH - ROOM {
            ranges.push(start..at);
            (start, size) = (at, 0);
        }
        size = size.saturating_add(framed);
    }
    if start < records.len() {
        ranges.push(start..records.len());
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_goes_once_and_in_order() {
        let sizes = [
            10,
            TARGET_BATCH,
            20,
            TARGET_BATCH / 2,
            TARGET_BATCH / 2,
            TARGET_BATCH / 3,
        ];
        let records: Vec<_> = sizes.map(|size| vec![0_u8; size]).into();
        let ranges = plan(&records);
        assert_eq!(ranges, [0..1, 1..2, 2..4, 4..6]);
        assert!(plan(&[]).is_empty());
    }
}
