//! Named versions: what had been applied of an object when somebody gave its state a name.

use domain::entity::{EntityRef, VERSION};
use domain::id::VersionId;
use domain::journal::Vector;
use rusqlite::OptionalExtension;

use crate::db::{Db, rows};
use crate::{Error, Result};

#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    pub id: VersionId,
    pub of: EntityRef,
    pub name: String,
    /// The records of the object that it holds.
    pub vector: Vector,
    /// Who gave the name, and when.
    pub by: String,
    pub at: i64,
}

const SELECT: &str = "SELECT v.id, v.of_kind, v.of_entity, coalesce(v.name, ''), v.vector, j.author, j.hlc_ms
    FROM versions v JOIN journal j ON j.rowid =
      (SELECT rowid FROM journal WHERE entity_kind = 'version' AND entity = v.id ORDER BY hlc_ms, hlc_count LIMIT 1)
    WHERE coalesce(v.deleted, 0) = 0 AND v.vector IS NOT NULL AND v.of_entity IS NOT NULL AND v.of_kind IS NOT NULL";

type Raw = (String, String, String, String, String, String, i64);

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw> {
    Ok((
        row.get(0)?,
        row.get(1)?,
        row.get(2)?,
        row.get(3)?,
        row.get(4)?,
        row.get(5)?,
        row.get(6)?,
    ))
}

fn version((id, kind, entity, name, vector, by, at): Raw) -> Result<Version> {
    Ok(Version {
        id: id.parse()?,
        of: EntityRef {
            kind,
            id: entity.parse()?,
        },
        name,
        vector: serde_json::from_str(&vector)?,
        by,
        at,
    })
}

impl Db<'_> {
    /// The named versions of an object, latest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn versions(&self, of: &EntityRef) -> Result<Vec<Version>> {
        let query = format!(
            "{SELECT} AND v.of_kind = ?1 AND v.of_entity = ?2 ORDER BY j.hlc_ms DESC, j.hlc_count DESC, v.id DESC"
        );
        let found = rows(self.sql, &query, (&of.kind, of.id.to_string()), read)?;
        // One that this version cannot read must not hide the others.
        Ok(found
            .into_iter()
            .filter_map(|raw| version(raw).ok())
            .collect())
    }

    /// One named version.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn version(&self, id: VersionId) -> Result<Version> {
        let query = format!("{SELECT} AND v.id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read)
            .optional()?;
        version(found.ok_or_else(|| Error::Unknown {
            kind: VERSION.name,
            id: id.to_string(),
        })?)
    }
}
