//! What the officer chose on this laptop, the names of the laptops, and when something was last saved.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use rusqlite::OptionalExtension;

use crate::Result;
use crate::db::{Db, Tx, rows};

/// What a laptop is called, and who uses it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeviceName {
    pub label: String,
    pub person: String,
}

impl DeviceName {
    /// What "who" shows: the person, or else the laptop.
    pub fn who(&self) -> &str {
        if self.person.is_empty() {
            &self.label
        } else {
            &self.person
        }
    }
}

impl Db<'_> {
    /// A setting of this laptop.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        let query = "SELECT value FROM settings WHERE key = ?1";
        Ok(self
            .sql
            .query_row(query, [key], |row| row.get(0))
            .optional()?)
    }

    /// What this laptop is called.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn laptop(&self) -> Result<DeviceName> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(DeviceName {
                label: row.get(0)?,
                person: row.get(1)?,
            })
        };
        Ok(self
            .sql
            .prepare_cached("SELECT label, person FROM laptop")?
            .query_row([], read)?)
    }

    /// What the other laptops of the space call themselves.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn other_laptops(&self) -> Result<BTreeMap<DeviceId, DeviceName>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                DeviceName {
                    label: row.get(1)?,
                    person: row.get(2)?,
                },
            ))
        };
        rows(self.sql, "SELECT id, label, person FROM devices", [], read)?
            .into_iter()
            .map(|(id, name)| Ok((id.parse()?, name)))
            .collect()
    }

    /// When this laptop last committed something, in wall milliseconds.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn saved_at(&self) -> Result<Option<i64>> {
        Ok(self
            .sql
            .query_row("SELECT saved_at FROM laptop", [], |row| row.get(0))?)
    }

    /// How many rows of an entity table are in sight.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn count(&self, kind: &domain::entity::Kind) -> Result<u32> {
        let query = format!(
            "SELECT count(*) FROM {} WHERE coalesce(deleted, 0) = 0",
            kind.table
        );
        Ok(self.sql.query_row(&query, [], |row| row.get(0))?)
    }

    /// The fictive entities that are in sight, by kind.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn demo(&self) -> Result<Vec<domain::entity::EntityRef>> {
        let mut found = Vec::new();
        for kind in domain::entity::KINDS {
            let query = format!(
                "SELECT id FROM {} WHERE demo = 1 AND coalesce(deleted, 0) = 0",
                kind.table
            );
            for id in rows(self.sql, &query, [], |row| row.get::<_, String>(0))? {
                found.push(domain::entity::EntityRef::new(kind, id.parse()?));
            }
        }
        Ok(found)
    }

    /// Whether any fictive entity is in sight.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn has_demo(&self) -> Result<bool> {
        let query =
            "SELECT EXISTS (SELECT 1 FROM libraries WHERE demo = 1 AND coalesce(deleted, 0) = 0
                     UNION ALL SELECT 1 FROM visits WHERE demo = 1 AND coalesce(deleted, 0) = 0
                     UNION ALL SELECT 1 FROM surveys WHERE demo = 1 AND coalesce(deleted, 0) = 0
                     UNION ALL SELECT 1 FROM drafts WHERE demo = 1 AND coalesce(deleted, 0) = 0)";
        Ok(self.sql.query_row(query, [], |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Names this laptop; what is written from now on carries the name.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_laptop(&mut self, name: &DeviceName) -> Result<()> {
        self.db.sql.execute(
            "UPDATE laptop SET label = ?1, person = ?2",
            (&name.label, &name.person),
        )?;
        self.touch("session");
        Ok(())
    }

    /// Keeps what another laptop of the space calls itself.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_other_laptop(&mut self, device: DeviceId, name: &DeviceName) -> Result<()> {
        self.db.sql.execute(
            "INSERT OR REPLACE INTO devices (id, label, person) VALUES (?1, ?2, ?3)",
            (device.to_string(), &name.label, &name.person),
        )?;
        self.touch("devices");
        Ok(())
    }

    /// Keeps a setting of this laptop.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<()> {
        self.db.sql.execute(
            "INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )?;
        self.touch("session");
        Ok(())
    }
}
