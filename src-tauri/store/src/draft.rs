//! Drafts of timetables, as rows, with the slots that their documents and registers give.

use domain::entity::{DRAFT, EntityRef};
use domain::id::{DraftId, LibraryId, SlotId};
use domain::week::{Day, Slot};
use rusqlite::OptionalExtension;

use crate::db::{Db, Tx, rows};
use crate::{Error, Result};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub id: DraftId,
    pub library: Option<LibraryId>,
    pub title: String,
    pub changed_at: i64,
    pub demo: bool,
}

/// A slot as it shows, with the write that gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotRow {
    pub id: SlotId,
    pub slot: Slot,
    pub period: String,
    pub kind: String,
    pub author: String,
    pub written_at: i64,
    pub question: bool,
}

const SELECT: &str = "SELECT id, library, coalesce(title, ''), changed_at, coalesce(demo, 0) FROM drafts WHERE coalesce(deleted, 0) = 0";

type Raw = (String, Option<String>, Draft);

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw> {
    let draft = Draft {
        id: DraftId(uuid::Uuid::nil()),
        library: None,
        title: row.get(2)?,
        changed_at: row.get(3)?,
        demo: row.get(4)?,
    };
    Ok((row.get(0)?, row.get(1)?, draft))
}

fn named((id, library, draft): Raw) -> Result<Draft> {
    Ok(Draft {
        id: id.parse()?,
        library: library.and_then(|id| id.parse().ok()),
        ..draft
    })
}

impl Db<'_> {
    /// Every draft in sight, latest change first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        let query = format!("{SELECT} ORDER BY changed_at DESC, id DESC");
        rows(self.sql, &query, [], read)?
            .into_iter()
            .map(named)
            .collect()
    }

    /// One draft.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn draft(&self, id: DraftId) -> Result<Draft> {
        let query = format!("{SELECT} AND id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read)
            .optional()?;
        named(found.ok_or_else(|| Error::Unknown {
            kind: "draft",
            id: id.to_string(),
        })?)
    }

    /// The slots of a draft, Monday first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn slots(&self, draft: DraftId) -> Result<Vec<SlotRow>> {
        let query = "SELECT id, day, start_minute, end_minute, period, kind, author, written_at, question FROM slots
                     WHERE draft = ?1 ORDER BY day, start_minute, end_minute, id";
        let read = |row: &rusqlite::Row<'_>| {
            let day: usize = row.get::<_, u8>(1)?.into();
            let slot = Slot {
                day: *Day::ALL.get(day).unwrap_or(&Day::Sun),
                start: row.get(2)?,
                end: row.get(3)?,
            };
            let ids: (String, String) = (row.get(0)?, row.get(6)?);
            Ok((
                ids,
                slot,
                row.get(4)?,
                row.get(5)?,
                row.get(7)?,
                row.get(8)?,
            ))
        };
        rows(self.sql, query, [draft.to_string()], read)?
            .into_iter()
            .map(|((id, author), slot, period, kind, written_at, question)| {
                Ok(SlotRow {
                    id: id.parse()?,
                    slot,
                    period,
                    kind,
                    author,
                    written_at,
                    question,
                })
            })
            .collect()
    }

    /// The draft that holds a slot.
    ///
    /// # Errors
    /// `Unknown` when no draft in sight shows it.
    pub fn draft_of(&self, slot: SlotId) -> Result<DraftId> {
        let query = "SELECT s.draft FROM slots s JOIN drafts d ON d.id = s.draft WHERE s.id = ?1 AND coalesce(d.deleted, 0) = 0";
        let found: Option<String> = self
            .sql
            .query_row(query, [slot.to_string()], |row| row.get(0))
            .optional()?;
        Ok(found
            .ok_or_else(|| Error::Unknown {
                kind: "slot",
                id: slot.to_string(),
            })?
            .parse()?)
    }

    /// The registers of an entity: of each field, the writes that nothing has replaced.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn registers(&self, entity: &EntityRef) -> Result<crate::Registers> {
        crate::Registers::load(self, entity)
    }

    /// The co-edited document of an entity, if it has one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn document(&self, entity: &EntityRef) -> Result<Option<Vec<u8>>> {
        let query = "SELECT snapshot FROM documents WHERE entity_kind = ?1 AND entity = ?2";
        let key = (&entity.kind, entity.id.to_string());
        Ok(self
            .sql
            .prepare_cached(query)?
            .query_row(key, |row| row.get(0))
            .optional()?)
    }
}

impl Tx<'_> {
    /// Keeps an entity's co-edited document.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_document(&mut self, entity: &EntityRef, snapshot: &[u8]) -> Result<()> {
        self.db
            .sql
            .prepare_cached(
                "INSERT INTO documents (entity_kind, entity, snapshot) VALUES (?1, ?2, ?3)
                 ON CONFLICT (entity_kind, entity) DO UPDATE SET snapshot = excluded.snapshot",
            )?
            .execute((&entity.kind, entity.id.to_string(), snapshot))?;
        Ok(())
    }

    /// Replaces the slots that a draft shows.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_slots(&mut self, draft: DraftId, slots: &[SlotRow]) -> Result<()> {
        let sql = self.db.sql;
        sql.prepare_cached("DELETE FROM slots WHERE draft = ?1")?
            .execute([draft.to_string()])?;
        let mut insert = sql.prepare_cached(
            "INSERT OR REPLACE INTO slots (id, draft, day, start_minute, end_minute, period, kind, author, written_at, question)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        for row in slots {
            let day = i64::try_from(row.slot.day.index()).unwrap_or(6);
            insert.execute((
                row.id.to_string(),
                draft.to_string(),
                day,
                row.slot.start,
                row.slot.end,
                &row.period,
                &row.kind,
                &row.author,
                row.written_at,
                row.question,
            ))?;
        }
        self.touch(DRAFT.topic);
        Ok(())
    }
}
