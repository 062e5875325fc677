//! What an open interview holds beside its answers: the respondent's consent, and the interviewer's notes by question.

use std::collections::BTreeMap;

use domain::id::{InterviewId, ResponseId, SurveyId};
use rusqlite::OptionalExtension;

use crate::Result;
use crate::db::{Db, Tx, rows};

/// What the interviewer adds to one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerNote {
    pub question: String,
    pub note: String,
    /// The respondent does not know.
    pub unknown: bool,
}

impl Db<'_> {
    /// The consent of an open interview, as JSON.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn interview_consent(&self, id: InterviewId) -> Result<Option<serde_json::Value>> {
        let query = "SELECT consent FROM interview_consents WHERE interview = ?1";
        let found: Option<String> = self
            .sql
            .query_row(query, [id.to_string()], |row| row.get(0))
            .optional()?;
        Ok(found.map(|text| serde_json::from_str(&text)).transpose()?)
    }

    /// The notes of an open interview.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn interview_notes(&self, id: InterviewId) -> Result<Vec<AnswerNote>> {
        let query = "SELECT question, note, unknown FROM interview_notes WHERE interview = ?1 ORDER BY question";
        rows(self.sql, query, [id.to_string()], |row| {
            Ok(AnswerNote {
                question: row.get(0)?,
                note: row.get(1)?,
                unknown: row.get(2)?,
            })
        })
    }
}

/// What a submitted response holds beside its answers, as JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Question → note.
    pub notes: Option<String>,
    pub consent: Option<String>,
}

impl Db<'_> {
    /// What the responses of a survey hold beside their answers; those without are left out.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn responses_beside(&self, survey: SurveyId) -> Result<BTreeMap<ResponseId, Beside>> {
        let query = "SELECT id, notes, consent FROM responses
            WHERE survey = ?1 AND (notes IS NOT NULL OR consent IS NOT NULL)";
        rows(self.sql, query, [survey.to_string()], |row| {
            let beside = Beside {
                notes: row.get(1)?,
                consent: row.get(2)?,
            };
            Ok((row.get::<_, String>(0)?, beside))
        })?
        .into_iter()
        .map(|(id, beside)| Ok((id.parse()?, beside)))
        .collect()
    }
}

impl Tx<'_> {
    /// Keeps what the respondent agreed to.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_interview_consent(
        &mut self,
        id: InterviewId,
        consent: &serde_json::Value,
    ) -> Result<()> {
        self.db.sql.execute(
            "INSERT OR REPLACE INTO interview_consents (interview, consent) VALUES (?1, ?2)",
            (id.to_string(), consent.to_string()),
        )?;
        Ok(())
    }

    /// Keeps what is added to a question; nothing to add is no row.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_interview_note(&mut self, id: InterviewId, note: &AnswerNote) -> Result<()> {
        if note.note.is_empty() && !note.unknown {
            self.db.sql.execute(
                "DELETE FROM interview_notes WHERE interview = ?1 AND question = ?2",
                (id.to_string(), &note.question),
            )?;
            return Ok(());
        }
        self.db.sql.execute(
            "INSERT OR REPLACE INTO interview_notes (interview, question, note, unknown) VALUES (?1, ?2, ?3, ?4)",
            (id.to_string(), &note.question, &note.note, note.unknown),
        )?;
        Ok(())
    }
}
