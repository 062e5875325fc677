//! Records of one draft that came alone, before the batch that holds them: applied like any other, counted only when that arrives.

use domain::journal::Record;

use crate::Result;
use crate::apply;
use crate::db::{Tx, rows};
use crate::journal::signed;

impl Tx<'_> {
    /// Applies a record out of its device's order; false when it is known already.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn receive_loose(&mut self, record: &Record, body: &str) -> Result<bool> {
        if record.seq <= self.seen.get(record.device) || self.is_of_erased(record)? {
            return Ok(false);
        }
        let added = self.db.sql.execute(
            "INSERT OR IGNORE INTO loose_records (device, seq, body) VALUES (?1, ?2, ?3)",
            (record.device.to_string(), signed(record.seq), body),
        )?;
        if added > 0 {
            self.clock = self.clock.observe(record.hlc, self.now.0);
            apply::dispatch(self, record)?;
        }
        Ok(added > 0)
    }

    /// Applies what came loose and is not in the journal yet; what has arrived since is no longer loose.
    pub(crate) fn apply_loose(&mut self) -> Result<()> {
        self.db.sql.execute(
            "DELETE FROM loose_records WHERE EXISTS (SELECT 1 FROM journal j WHERE j.device = loose_records.device AND j.seq = loose_records.seq)",
            [],
        )?;
        let bodies: Vec<String> = rows(
            self.db.sql,
            "SELECT body FROM loose_records ORDER BY device, seq",
            [],
            |row| row.get(0),
        )?;
        for body in bodies {
            let record: Record = serde_json::from_str(&body)?;
            if !self.is_of_erased(&record)? {
                apply::dispatch(self, &record)?;
            }
        }
        Ok(())
    }
}
