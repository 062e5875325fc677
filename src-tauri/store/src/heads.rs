//! The newest head of each laptop of the space, kept here: a head that the folder lost says nothing of the laptop.

use domain::id::DeviceId;

use crate::Result;
use crate::db::{Db, Tx, rows};
use crate::journal::{signed, unsigned};

/// A head as it was read, and since when it is known here (wall milliseconds of this laptop).
#[derive(Debug, Clone, PartialEq)]
pub struct HeadSeen {
    pub device: DeviceId,
    pub number: u64,
    pub head: serde_json::Value,
    pub seen_at: i64,
}

impl Db<'_> {
    /// The newest head of each laptop, our own included.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn heads(&self) -> Result<Vec<HeadSeen>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                unsigned(row.get(1)?),
                row.get::<_, String>(2)?,
                row.get(3)?,
            ))
        };
        let query = "SELECT device, number, head, seen_at FROM heads ORDER BY device";
        rows(self.sql, query, [], read)?
            .into_iter()
            .map(|(device, number, head, seen_at)| {
                Ok(HeadSeen {
                    device: device.parse()?,
                    number,
                    head: serde_json::from_str(&head)?,
                    seen_at,
                })
            })
            .collect()
    }
}

impl Db<'_> {
    /// The laptops that somebody has taken out of the space.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn retired_laptops(&self) -> Result<Vec<DeviceId>> {
        let query = "SELECT id FROM laptops WHERE retired = 1 AND coalesce(deleted, 0) = 0";
        rows(self.sql, query, [], |row| row.get::<_, String>(0))?
            .into_iter()
            .map(|id| Ok(id.parse()?))
            .collect()
    }
}

impl Tx<'_> {
    /// Keeps a head, unless a newer one of that laptop is known.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_head(
        &mut self,
        device: DeviceId,
        number: u64,
        head: &serde_json::Value,
    ) -> Result<()> {
        let changed = self.db.sql.execute(
            "INSERT INTO heads (device, number, head, seen_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (device) DO UPDATE SET number = excluded.number, head = excluded.head, seen_at = excluded.seen_at
             WHERE excluded.number > heads.number",
            (device.to_string(), signed(number), head.to_string(), self.now.0),
        )?;
        if changed > 0 {
            self.touch("devices");
        }
        Ok(())
    }
}
