//! Who wrote what, in numbers: the records of some ranges by author and kind, for the words before and after a sync.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use rusqlite::OptionalExtension;

use crate::db::{Db, rows};
use crate::journal::{signed, unsigned};
use crate::{Now, Result};

/// Records of one device, from the first to the last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub device: DeviceId,
    pub first: u64,
    pub last: u64,
}

/// How many records somebody wrote of one kind of thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub by: String,
    pub kind: String,
    pub count: u32,
}

impl Db<'_> {
    /// What these ranges of the journal hold, by author and kind.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn written(&self, ranges: &[Range]) -> Result<Vec<Written>> {
        let query = "SELECT author, entity_kind, count(*) FROM journal
                     WHERE device = ?1 AND seq BETWEEN ?2 AND ?3 GROUP BY author, entity_kind";
        let mut counts: BTreeMap<(String, String), u32> = BTreeMap::new();
        for range in ranges {
            let key = (
                range.device.to_string(),
                signed(range.first),
                signed(range.last),
            );
            let read =
                |row: &rusqlite::Row<'_>| Ok(((row.get(0)?, row.get(1)?), row.get::<_, u32>(2)?));
            for (who, count) in rows(self.sql, query, key, read)? {
                *counts.entry(who).or_default() += count;
            }
        }
        Ok(counts
            .into_iter()
            .map(|((by, kind), count)| Written { by, kind, count })
            .collect())
    }

    /// Our records that no published batch holds: what `pending` counts.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn pending_ranges(&self) -> Result<Vec<Range>> {
        let mut ranges: Vec<Range> = self
            .unpublished()?
            .into_iter()
            .map(|batch| Range {
                device: batch.device,
                first: batch.first_record,
                last: batch.last_record,
            })
            .collect();
        let sealed = self
            .last_batch(self.device)?
            .map_or(0, |batch| batch.last_record);
        ranges.push(Range {
            device: self.device,
            first: sealed + 1,
            last: u64::MAX,
        });
        Ok(ranges)
    }

    /// The last record of a device that a published batch holds.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn published_up_to(&self, device: DeviceId) -> Result<u64> {
        let query =
            "SELECT max(last_record) FROM batches WHERE device = ?1 AND published_at IS NOT NULL";
        let last: Option<i64> = self
            .sql
            .query_row(query, [device.to_string()], |row| row.get(0))
            .optional()?
            .flatten();
        Ok(last.map_or(0, unsigned))
    }

    /// The laptops that wrote beyond what may pull our clock, each with the milliseconds that it is ahead.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn clocks_ahead(&self, now: Now) -> Result<BTreeMap<DeviceId, i64>> {
        let query = "SELECT device, max(hlc_ms) FROM journal WHERE hlc_ms > ?1 AND device <> ?2 GROUP BY device";
        let key = (
            now.0.saturating_add(domain::clock::MAX_LEAD_MS),
            self.device.to_string(),
        );
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?));
        rows(self.sql, query, key, read)?
            .into_iter()
            .map(|(device, at)| Ok((device.parse()?, at - now.0)))
            .collect()
    }
}
