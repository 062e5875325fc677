//! Libraries, as rows.

use domain::id::LibraryId;
use rusqlite::OptionalExtension;

use crate::db::{Db, rows};
use crate::{Error, Result};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    pub id: LibraryId,
    pub name: String,
    pub insee: String,
    pub address: String,
    /// OSM syntax as it was typed; empty when unknown.
    pub opening_hours: String,
    pub ministry_code: String,
    pub demo: bool,
}

const SELECT: &str = "SELECT id, coalesce(name, ''), coalesce(insee, ''), coalesce(address, ''), coalesce(opening_hours, ''),
    coalesce(ministry_code, ''), coalesce(demo, 0) FROM libraries";

type Raw = (String, Library);

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw> {
    let library = Library {
        id: LibraryId(uuid::Uuid::nil()),
        name: row.get(1)?,
        insee: row.get(2)?,
        address: row.get(3)?,
        opening_hours: row.get(4)?,
        ministry_code: row.get(5)?,
        demo: row.get(6)?,
    };
    Ok((row.get(0)?, library))
}

fn named((id, library): Raw) -> Result<Library> {
    Ok(Library {
        id: id.parse()?,
        ..library
    })
}

impl Db<'_> {
    /// Every library in sight, by commune then name.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn libraries(&self) -> Result<Vec<Library>> {
        let query = format!("{SELECT} WHERE coalesce(deleted, 0) = 0 ORDER BY insee, name, id");
        rows(self.sql, &query, [], read)?
            .into_iter()
            .map(named)
            .collect()
    }

    /// One library.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn library(&self, id: LibraryId) -> Result<Library> {
        let query = format!("{SELECT} WHERE coalesce(deleted, 0) = 0 AND id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read)
            .optional()?;
        named(found.ok_or_else(|| Error::Unknown {
            kind: "library",
            id: id.to_string(),
        })?)
    }

    /// One library, even one that was removed: what was done there keeps its name.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn library_or_removed(&self, id: LibraryId) -> Result<Option<Library>> {
        let query = format!("{SELECT} WHERE id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read)
            .optional()?;
        found.map(named).transpose()
    }
}
