//! Visits, as rows, with the text of their notes.

use domain::id::{LibraryId, VisitId};
use rusqlite::OptionalExtension;

use crate::db::{Db, Tx, rows};
use crate::{Error, Result};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    pub id: VisitId,
    /// Absent when the record of its library has not come yet.
    pub library: Option<LibraryId>,
    pub library_name: String,
    pub insee: String,
    pub date: String,
    pub people: String,
    pub markdown: String,
    pub changed_at: i64,
    pub demo: bool,
}

const SELECT: &str = "SELECT v.id, v.library, coalesce(l.name, ''), coalesce(l.insee, ''), coalesce(v.date, ''), coalesce(v.people, ''),
    coalesce(n.markdown, ''), v.changed_at, coalesce(v.demo, 0)
    FROM visits v LEFT JOIN libraries l ON l.id = v.library LEFT JOIN notes n ON n.visit = v.id
    WHERE coalesce(v.deleted, 0) = 0";

type Raw = (String, Option<String>, Visit);

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw> {
    let visit = Visit {
        id: VisitId(uuid::Uuid::nil()),
        library: None,
        library_name: row.get(2)?,
        insee: row.get(3)?,
        date: row.get(4)?,
        people: row.get(5)?,
        markdown: row.get(6)?,
        changed_at: row.get(7)?,
        demo: row.get(8)?,
    };
    Ok((row.get(0)?, row.get(1)?, visit))
}

fn named((id, library, visit): Raw) -> Result<Visit> {
    Ok(Visit {
        id: id.parse()?,
        library: library.and_then(|id| id.parse().ok()),
        ..visit
    })
}

impl Db<'_> {
    /// Every visit in sight, latest date first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn visits(&self) -> Result<Vec<Visit>> {
        let query = format!("{SELECT} ORDER BY v.date DESC, v.id DESC");
        rows(self.sql, &query, [], read)?
            .into_iter()
            .map(named)
            .collect()
    }

    /// One visit.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn visit(&self, id: VisitId) -> Result<Visit> {
        let query = format!("{SELECT} AND v.id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read)
            .optional()?;
        named(found.ok_or_else(|| Error::Unknown {
            kind: "visit",
            id: id.to_string(),
        })?)
    }
}

impl Tx<'_> {
    /// Keeps the text of a note, as its document now reads. An empty one leaves no row: a laptop that wrote the visit and one
    /// that received it must hold the same.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_note(&mut self, visit: VisitId, markdown: &str) -> Result<()> {
        let id = visit.to_string();
        if markdown.is_empty() {
            let query = "DELETE FROM notes WHERE visit = ?1";
            self.db.sql.prepare_cached(query)?.execute([&id])?;
        } else {
            let query = "INSERT INTO notes (visit, markdown) VALUES (?1, ?2)
                         ON CONFLICT (visit) DO UPDATE SET markdown = excluded.markdown";
            self.db
                .sql
                .prepare_cached(query)?
                .execute((&id, markdown))?;
        }
        self.reindex(&domain::entity::VISIT, &id);
        self.touch("visits");
        Ok(())
    }
}
