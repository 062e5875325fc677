//! The way back from a damaged database whose journal can still be read: a new file takes the journal and what else can be read.

use std::path::Path;

use rusqlite::Connection;

use crate::db::{Db, Store, rows};
use crate::open::create::{beside_open, remove_with_companions};
use crate::{Error, Result};

/// What is made again of the journal, and need not be read.
const REBUILT: &[&str] = &crate::rebuild::REBUILT;

impl Db<'_> {
    /// How many records the journal holds, each read to its end.
    ///
    /// # Errors
    /// `Damaged` when one of them cannot be read.
    pub fn readable_records(&self) -> Result<u64> {
        let query = "SELECT count(*), sum(length(body)) FROM journal";
        let count = self.sql.query_row(query, [], |row| row.get(0))?;
        Ok(crate::journal::unsigned(count))
    }
}

impl Store {
    /// Makes a database at `to` of what can be read of the one at `from`: the whole journal, and each table that stays on this laptop
    /// as far as it can be read. What is derived stays empty until it is rebuilt. Gives the tables that lost rows.
    ///
    /// # Errors
    /// `Damaged` when the journal itself cannot be read; what `open` and `create` refuse.
    pub fn salvage(from: &Path, to: &Path, passphrase: &str) -> Result<(Self, Vec<String>)> {
        let old = beside_open(from, passphrase)?;
        let device: String = old.query_row("SELECT device FROM laptop", [], |row| row.get(0))?;
        remove_with_companions(to);
        let new = Self::create(to, passphrase, device.parse()?)?;
        // An interview may be lost while its answers can be read.
        new.lock().pragma_update(None, "foreign_keys", "OFF")?;
        let lost = fill(&old, &new.lock());
        new.lock().pragma_update(None, "foreign_keys", "ON")?;
        drop(old);
        match lost {
            Ok(lost) => Ok((new, lost)),
            Err(error) => {
                drop(new);
                remove_with_companions(to);
                Err(error)
            }
        }
    }
}

fn fill(old: &Connection, new: &Connection) -> Result<Vec<String>> {
    let query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' ORDER BY name";
    let tables: Vec<String> = rows(new, query, [], |row| row.get(0))?;
    let mut lost = Vec::new();
    for table in tables
        .iter()
        .filter(|table| !REBUILT.contains(&table.as_str()))
    {
        let whole = copy_table(old, new, table);
        match whole {
            Ok(()) => {}
            // A table that is younger than the old file has nothing to lose.
            Err(Error::Sql(_)) if !has_table(old, table) => {}
            Err(Error::Damaged(detail)) if table == "journal" => {
                return Err(Error::Damaged(detail));
            }
            Err(Error::Damaged(_)) => lost.push(table.clone()),
            Err(other) => return Err(other),
        }
    }
    Ok(lost)
}

fn has_table(db: &Connection, table: &str) -> bool {
    let query = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)";
    db.query_row(query, [table], |row| row.get(0))
        .unwrap_or(false)
}

/// Row by row, so that what stands before the damage is kept.
fn copy_table(old: &Connection, new: &Connection, table: &str) -> Result<()> {
    let mut read = old.prepare(&format!("SELECT * FROM {table}"))?;
    let columns: Vec<String> = read.column_names().map(ToOwned::to_owned).collect();
    let places = vec!["?"; columns.len()].join(", ");
    let sql = format!(
        "INSERT OR REPLACE INTO {table} ({}) VALUES ({places})",
        columns.join(", ")
    );
    let tx = new.unchecked_transaction()?;
    let copied = {
        let mut write = tx.prepare(&sql)?;
        let mut each = || -> Result<()> {
            let mut found = read.query([])?;
            while let Some(row) = found.next()? {
                let values = (0..columns.len())
                    .map(|at| row.get::<_, rusqlite::types::Value>(at))
                    .collect::<rusqlite::Result<Vec<_>>>()?;
                write.execute(rusqlite::params_from_iter(values))?;
            }
            Ok(())
        };
        each()
    };
    tx.commit()?;
    copied
}
