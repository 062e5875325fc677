//! What the officer chose on this laptop, the names of the laptops, and when something was last saved.

use std::collections::BTreeMap;

use domain::id::DeviceId;
use rusqlite::OptionalExtension;

use crate::Result;
use crate::db::{Db, Tx, rows};

/// A laptop's names, as its own records gave them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeviceName {
    pub label: String,
    pub person: String,
}

impl DeviceName {
    /// What "who" shows: the person, or else the laptop.
    pub fn who(&self) -> &str {
        if self.person.is_empty() { &self.label } else { &self.person }
    }
}

impl Db<'_> {
    /// A setting of this laptop.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        let query = "SELECT value FROM settings WHERE key = ?1";
        Ok(self.sql.query_row(query, [key], |row| row.get(0)).optional()?)
    }

    /// The names of every laptop that is known here.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn device_names(&self) -> Result<BTreeMap<DeviceId, DeviceName>> {
        let query = "SELECT id, coalesce(label, ''), coalesce(person, '') FROM devices";
        let read = |row: &rusqlite::Row<'_>| {
            Ok((row.get::<_, String>(0)?, DeviceName { label: row.get(1)?, person: row.get(2)? }))
        };
        rows(self.sql, query, [], read)?
            .into_iter()
            .map(|(id, name)| Ok((id.parse()?, name)))
            .collect()
    }

    /// When this laptop last committed something, in wall milliseconds.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn saved_at(&self) -> Result<Option<i64>> {
        Ok(self.sql.query_row("SELECT saved_at FROM laptop", [], |row| row.get(0))?)
    }

    /// How many rows of an entity table are in sight.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn count(&self, kind: &domain::entity::Kind) -> Result<u32> {
        let hidden = if kind.fields.iter().any(|c| c.name == domain::entity::DELETED) { "coalesce(deleted, 0) = 0" } else { "1" };
        let query = format!("SELECT count(*) FROM {} WHERE {hidden}", kind.table);
        Ok(self.sql.query_row(&query, [], |row| row.get(0))?)
    }

    /// The fictive entities that are in sight, by kind.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn demo(&self) -> Result<Vec<domain::entity::EntityRef>> {
        let mut found = Vec::new();
        for kind in domain::entity::KINDS.into_iter().filter(|kind| kind.fields.iter().any(|c| c.name == "demo")) {
            let query = format!("SELECT id FROM {} WHERE demo = 1 AND coalesce(deleted, 0) = 0", kind.table);
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
        let query = "SELECT EXISTS (SELECT 1 FROM libraries WHERE demo = 1 AND coalesce(deleted, 0) = 0
                     UNION ALL SELECT 1 FROM visits WHERE demo = 1 AND coalesce(deleted, 0) = 0
                     UNION ALL SELECT 1 FROM surveys WHERE demo = 1 AND coalesce(deleted, 0) = 0
                     UNION ALL SELECT 1 FROM drafts WHERE demo = 1 AND coalesce(deleted, 0) = 0)";
        Ok(self.sql.query_row(query, [], |row| row.get(0))?)
    }
}

impl Tx<'_> {
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
