//! Targets of a survey, and the people who refused or went by: a row each, so that the counts of two laptops add up.

use domain::id::{ContactId, QuotaId, SurveyId};
use rusqlite::OptionalExtension;

use crate::db::{Db, rows};
use crate::{Error, Result};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    pub id: QuotaId,
    pub survey: SurveyId,
    /// JSON object, question → value of its choice.
    pub criteria: String,
    pub target: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub id: ContactId,
    /// `refusal` or `passer_by`.
    pub outcome: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

const QUOTA: &str = "SELECT id, survey, coalesce(criteria, '{}'), coalesce(target, 0) FROM quotas WHERE coalesce(deleted, 0) = 0";

type RawQuota = (String, String, String, u32);

fn read_quota(row: &rusqlite::Row<'_>) -> rusqlite::Result<RawQuota> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn named((id, survey, criteria, target): RawQuota) -> Result<Quota> {
    Ok(Quota {
        id: id.parse()?,
        survey: survey.parse()?,
        criteria,
        target,
    })
}

impl Db<'_> {
    /// The targets of a survey, oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn quotas(&self, survey: SurveyId) -> Result<Vec<Quota>> {
        let query = format!("{QUOTA} AND survey = ?1 ORDER BY id");
        rows(self.sql, &query, [survey.to_string()], read_quota)?
            .into_iter()
            .map(named)
            .collect()
    }

    /// One target.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn quota(&self, id: QuotaId) -> Result<Quota> {
        let query = format!("{QUOTA} AND id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read_quota)
            .optional()?;
        named(found.ok_or_else(|| Error::Unknown {
            kind: "quota",
            id: id.to_string(),
        })?)
    }

    /// How many responses of a survey gave all of these answers.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn responses_with(&self, survey: SurveyId, answers: &[(String, String)]) -> Result<u32> {
        let mut query =
            "SELECT count(*) FROM responses WHERE survey = ? AND coalesce(deleted, 0) = 0 AND coalesce(valid, 1) = 1"
                .to_owned();
        let mut values = vec![survey.to_string()];
        for (question, value) in answers {
            query.push_str(
                " AND EXISTS (SELECT 1 FROM json_each(answers) WHERE key = ? AND atom = ?)",
            );
            values.push(question.clone());
            values.push(value.clone());
        }
        Ok(self
            .sql
            .prepare_cached(&query)?
            .query_row(rusqlite::params_from_iter(values), |row| row.get(0))?)
    }

    /// Who refused or went by, oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn contacts(&self, survey: SurveyId) -> Result<Vec<Contact>> {
        let query = "SELECT id, coalesce(outcome, ''), coalesce(at, 0) FROM contacts
            WHERE survey = ?1 AND coalesce(deleted, 0) = 0 ORDER BY at, id";
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
            ))
        };
        rows(self.sql, query, [survey.to_string()], read)?
            .into_iter()
            .map(|(id, outcome, at)| {
                Ok(Contact {
                    id: id.parse()?,
                    outcome,
                    at,
                })
            })
            .collect()
    }

    /// When the responses of a survey were begun, in milliseconds since 1970.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn response_times(&self, survey: SurveyId) -> Result<Vec<i64>> {
        let query = "SELECT coalesce(started_at, submitted_at, 0) FROM responses
            WHERE survey = ?1 AND coalesce(deleted, 0) = 0 AND coalesce(mode, '') IN ('interview', 'kiosk')";
        rows(self.sql, query, [survey.to_string()], |row| row.get(0))
    }
}
