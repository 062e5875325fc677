//! Surveys, their submitted responses, and the interviews that are still open on this laptop.

use domain::id::{InterviewId, LibraryId, ResponseId, SurveyId};
use rusqlite::OptionalExtension;

use crate::db::{Db, Tx, rows};
use crate::{Error, Result};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    pub id: SurveyId,
    pub library: Option<LibraryId>,
    pub title: String,
    pub audience: String,
    /// The form as JSON of `forms`.
    pub form: String,
    pub form_hash: String,
    pub demo: bool,
    /// Until when its answers may be kept (`2028-11-24`).
    pub keep_until: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    pub id: ResponseId,
    pub survey: SurveyId,
    /// JSON object, question → value.
    pub answers: String,
    pub language: String,
    pub mode: String,
    pub started_at: i64,
    pub submitted_at: i64,
    pub valid: bool,
    pub demo: bool,
    pub by: String,
}

/// An interview that was begun here and is neither submitted nor discarded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    pub id: InterviewId,
    pub survey: SurveyId,
    pub language: String,
    pub started_at: i64,
    pub changed_at: i64,
    /// The privacy notice was shown and accepted.
    pub accepted: bool,
    /// The question that shows; absent before the first and after the last.
    pub at_question: Option<String>,
}

const SURVEY: &str = "SELECT id, library, coalesce(title, ''), coalesce(audience, ''), coalesce(form, 'null'), coalesce(form_hash, ''),
    coalesce(demo, 0), keep_until FROM surveys WHERE coalesce(deleted, 0) = 0";

type RawSurvey = (String, Option<String>, Survey);

fn read_survey(row: &rusqlite::Row<'_>) -> rusqlite::Result<RawSurvey> {
    let survey = Survey {
        id: SurveyId(uuid::Uuid::nil()),
        library: None,
        title: row.get(2)?,
        audience: row.get(3)?,
        form: row.get(4)?,
        form_hash: row.get(5)?,
        demo: row.get(6)?,
        keep_until: row.get(7)?,
    };
    Ok((row.get(0)?, row.get(1)?, survey))
}

fn named((id, library, survey): RawSurvey) -> Result<Survey> {
    Ok(Survey {
        id: id.parse()?,
        library: library.and_then(|id| id.parse().ok()),
        ..survey
    })
}

const INTERVIEW: &str =
    "SELECT id, survey, language, started_at, changed_at, accepted, at_question FROM interviews";

type RawInterview = (String, String, Interview);

fn read_interview(row: &rusqlite::Row<'_>) -> rusqlite::Result<RawInterview> {
    let interview = Interview {
        id: InterviewId(uuid::Uuid::nil()),
        survey: SurveyId(uuid::Uuid::nil()),
        language: row.get(2)?,
        started_at: row.get(3)?,
        changed_at: row.get(4)?,
        accepted: row.get(5)?,
        at_question: row.get(6)?,
    };
    Ok((row.get(0)?, row.get(1)?, interview))
}

fn begun((id, survey, interview): RawInterview) -> Result<Interview> {
    Ok(Interview {
        id: id.parse()?,
        survey: survey.parse()?,
        ..interview
    })
}

impl Db<'_> {
    /// Every survey in sight, latest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn surveys(&self) -> Result<Vec<Survey>> {
        let query = format!("{SURVEY} ORDER BY id DESC");
        rows(self.sql, &query, [], read_survey)?
            .into_iter()
            .map(named)
            .collect()
    }

    /// One survey.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn survey(&self, id: SurveyId) -> Result<Survey> {
        let query = format!("{SURVEY} AND id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read_survey)
            .optional()?;
        named(found.ok_or_else(|| Error::Unknown {
            kind: "survey",
            id: id.to_string(),
        })?)
    }

    /// How many whole responses of a survey are in sight: who left early counts for nothing.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn response_count(&self, survey: SurveyId) -> Result<u32> {
        let query = "SELECT count(*) FROM responses WHERE survey = ?1 AND coalesce(deleted, 0) = 0 AND coalesce(valid, 1) = 1";
        Ok(self
            .sql
            .query_row(query, [survey.to_string()], |row| row.get(0))?)
    }

    /// The responses of a survey, latest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn responses(&self, survey: SurveyId) -> Result<Vec<Response>> {
        let query = "SELECT r.id, coalesce(r.answers, '{}'), coalesce(r.language, ''), coalesce(r.mode, ''), coalesce(r.started_at, 0),
                coalesce(r.submitted_at, 0), coalesce(r.valid, 0), coalesce(r.demo, 0),
                coalesce((SELECT author FROM journal j WHERE j.entity_kind = 'response' AND j.entity = r.id ORDER BY hlc_ms LIMIT 1), '')
            FROM responses r WHERE r.survey = ?1 AND coalesce(r.deleted, 0) = 0 ORDER BY r.submitted_at DESC, r.id DESC";
        let read = |row: &rusqlite::Row<'_>| {
            let response = Response {
                id: ResponseId(uuid::Uuid::nil()),
                survey,
                answers: row.get(1)?,
                language: row.get(2)?,
                mode: row.get(3)?,
                started_at: row.get(4)?,
                submitted_at: row.get(5)?,
                valid: row.get(6)?,
                demo: row.get(7)?,
                by: row.get(8)?,
            };
            Ok((row.get::<_, String>(0)?, response))
        };
        rows(self.sql, query, [survey.to_string()], read)?
            .into_iter()
            .map(|(id, response)| {
                Ok(Response {
                    id: id.parse()?,
                    ..response
                })
            })
            .collect()
    }

    /// The interviews that are open on this laptop, latest first; of one survey or of all.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn interviews(&self, survey: Option<SurveyId>) -> Result<Vec<Interview>> {
        let query = format!(
            "{INTERVIEW} WHERE mode NOT IN ('paper', 'check') AND (?1 IS NULL OR survey = ?1) ORDER BY changed_at DESC"
        );
        let survey = survey.map(|id| id.to_string());
        rows(self.sql, &query, [survey], read_interview)?
            .into_iter()
            .map(begun)
            .collect()
    }

    /// One open interview.
    ///
    /// # Errors
    /// `Unknown` when it was submitted, discarded, or never begun here.
    pub fn interview(&self, id: InterviewId) -> Result<Interview> {
        let query = format!("{INTERVIEW} WHERE id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read_interview)
            .optional()?;
        begun(found.ok_or_else(|| Error::Unknown {
            kind: "interview",
            id: id.to_string(),
        })?)
    }

    /// The answers of an open interview: question → JSON value.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn interview_answers(
        &self,
        id: InterviewId,
    ) -> Result<serde_json::Map<String, serde_json::Value>> {
        let query = "SELECT question, value FROM interview_answers WHERE interview = ?1";
        let read =
            |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
        rows(self.sql, query, [id.to_string()], read)?
            .into_iter()
            .map(|(question, value)| Ok((question, serde_json::from_str(&value)?)))
            .collect()
    }
}

impl Tx<'_> {
    /// Begins an interview, or keeps where it stands.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_interview(&mut self, interview: &Interview) -> Result<()> {
        self.db.sql.execute(
            "INSERT INTO interviews (id, survey, language, started_at, changed_at, accepted, at_question)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET language = excluded.language, changed_at = excluded.changed_at,
                 accepted = excluded.accepted, at_question = excluded.at_question",
            (
                interview.id.to_string(),
                interview.survey.to_string(),
                &interview.language,
                interview.started_at,
                interview.changed_at,
                interview.accepted,
                &interview.at_question,
            ),
        )?;
        self.touch("interviews");
        Ok(())
    }

    /// Keeps one answer of an open interview.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_interview_answer(
        &mut self,
        id: InterviewId,
        question: &str,
        value: &serde_json::Value,
    ) -> Result<()> {
        self.db.sql.execute(
            "INSERT INTO interview_answers (interview, question, value, answered_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (interview, question) DO UPDATE SET value = excluded.value, answered_at = excluded.answered_at",
            (id.to_string(), question, value.to_string(), self.now.0),
        )?;
        Ok(())
    }

    /// Ends an open interview: its rows leave this laptop's table.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn end_interview(&mut self, id: InterviewId) -> Result<()> {
        self.db
            .sql
            .execute("DELETE FROM interviews WHERE id = ?1", [id.to_string()])?;
        self.touch("interviews");
        Ok(())
    }
}
