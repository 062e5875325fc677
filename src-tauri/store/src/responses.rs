//! Responses one by one, for files that hold many: never all of them in memory at once.

use domain::id::{ResponseId, SurveyId};
use rusqlite::OptionalExtension;

use crate::Result;
use crate::db::{Db, rows};

/// A submitted response with everything that is kept of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeResponse {
    pub id: ResponseId,
    /// JSON object, question → value.
    pub answers: String,
    pub language: String,
    pub mode: String,
    pub started_at: i64,
    pub submitted_at: i64,
    pub valid: bool,
    /// The number of its paper sheet.
    pub sheet: Option<i64>,
    /// JSON, question → note of the interviewer.
    pub notes: Option<String>,
    /// Where it comes from, for one that came by a file.
    pub source: Option<String>,
    pub by: String,
}

/// What is known of a response's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Nothing was ever said of it, or it was erased with all that was.
    Absent,
    /// In sight, in that survey.
    Here,
    /// Taken out of sight, for instance by undoing an import.
    Removed,
    /// A response of another survey.
    Elsewhere,
}

impl Db<'_> {
    /// The ids of a survey's responses, the first submitted first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn response_ids(&self, survey: SurveyId) -> Result<Vec<ResponseId>> {
        let query = "SELECT id FROM responses WHERE survey = ?1 AND coalesce(deleted, 0) = 0 ORDER BY submitted_at, id";
        rows(self.sql, query, [survey.to_string()], |row| {
            row.get::<_, String>(0)
        })?
        .into_iter()
        .map(|id| Ok(id.parse()?))
        .collect()
    }

    /// One response, unless it is out of sight.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn whole_response(&self, id: ResponseId) -> Result<Option<WholeResponse>> {
        let query = "SELECT coalesce(r.answers, '{}'), coalesce(r.language, ''), coalesce(r.mode, ''), coalesce(r.started_at, 0),
                coalesce(r.submitted_at, 0), coalesce(r.valid, 0), r.sheet, r.notes, r.source,
                coalesce((SELECT author FROM journal j WHERE j.entity_kind = 'response' AND j.entity = r.id ORDER BY hlc_ms LIMIT 1), '')
            FROM responses r WHERE r.id = ?1 AND coalesce(r.deleted, 0) = 0";
        let read = |row: &rusqlite::Row<'_>| {
            Ok(WholeResponse {
                id,
                answers: row.get(0)?,
                language: row.get(1)?,
                mode: row.get(2)?,
                started_at: row.get(3)?,
                submitted_at: row.get(4)?,
                valid: row.get(5)?,
                sheet: row.get(6)?,
                notes: row.get(7)?,
                source: row.get(8)?,
                by: row.get(9)?,
            })
        };
        let mut statement = self.sql.prepare_cached(query)?;
        Ok(statement.query_row([id.to_string()], read).optional()?)
    }

    /// Whether a survey has a response of that id.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn response_presence(&self, id: ResponseId, survey: SurveyId) -> Result<Presence> {
        let query =
            "SELECT coalesce(survey, ''), coalesce(deleted, 0) FROM responses WHERE id = ?1";
        let found: Option<(String, bool)> = self
            .sql
            .prepare_cached(query)?
            .query_row([id.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(match found {
            None => Presence::Absent,
            Some((of, _)) if of != survey.to_string() => Presence::Elsewhere,
            Some((_, true)) => Presence::Removed,
            Some((_, false)) => Presence::Here,
        })
    }
}
