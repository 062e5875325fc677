//! Paper: batches of numbered sheets, sheets that are being keyed in on this laptop, and second key-ins.

use domain::id::{InterviewId, PaperBatchId, PaperCheckId, ResponseId, SurveyId};
use rusqlite::OptionalExtension;

use crate::db::{Db, Tx, rows};
use crate::{Error, Result};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperBatch {
    pub id: PaperBatchId,
    pub survey: SurveyId,
    pub language: String,
    pub large: bool,
    pub first: u32,
    pub last: u32,
    pub place: String,
    pub printed_on: String,
    pub handed_out: Option<u32>,
    pub returned: Option<u32>,
    pub destroy_on: Option<String>,
    pub destroyed_on: Option<String>,
}

/// A sheet that is being keyed in here: for the first time, or for a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keying {
    pub id: InterviewId,
    pub survey: SurveyId,
    pub sheet: u32,
    /// A second key-in.
    pub check: bool,
    pub language: String,
    pub started_at: i64,
    pub at_question: Option<String>,
}

/// A submitted sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed {
    pub response: ResponseId,
    pub sheet: u32,
    /// JSON object, question → value.
    pub answers: String,
    /// JSON object, question → what is wrong with its answer.
    pub marks: String,
    pub language: String,
    pub submitted_at: i64,
    pub by: String,
    /// Who submitted it is this laptop.
    pub mine: bool,
}

/// The second key-in of a sheet: drawn, keyed, decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperCheck {
    pub id: PaperCheckId,
    pub survey: SurveyId,
    pub sheet: u32,
    /// JSON object; absent until it is keyed in.
    pub answers: Option<String>,
    /// JSON object, question → what was decided.
    pub outcome: String,
}

const BATCH: &str = "SELECT id, survey, coalesce(language, ''), coalesce(large, 0), coalesce(first_number, 0), coalesce(last_number, 0),
    coalesce(place, ''), coalesce(printed_on, ''), handed_out, returned, destroy_on, destroyed_on
    FROM paper_batches WHERE coalesce(deleted, 0) = 0 AND survey IS NOT NULL";

type Raw<T> = (String, String, T);

fn read_batch(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw<PaperBatch>> {
    let batch = PaperBatch {
        id: PaperBatchId(uuid::Uuid::nil()),
        survey: SurveyId(uuid::Uuid::nil()),
        language: row.get(2)?,
        large: row.get(3)?,
        first: row.get(4)?,
        last: row.get(5)?,
        place: row.get(6)?,
        printed_on: row.get(7)?,
        handed_out: row.get(8)?,
        returned: row.get(9)?,
        destroy_on: row.get(10)?,
        destroyed_on: row.get(11)?,
    };
    Ok((row.get(0)?, row.get(1)?, batch))
}

fn named((id, survey, batch): Raw<PaperBatch>) -> Result<PaperBatch> {
    Ok(PaperBatch {
        id: id.parse()?,
        survey: survey.parse()?,
        ..batch
    })
}

const KEYING: &str =
    "SELECT id, survey, coalesce(sheet, 0), mode = 'check', language, started_at, at_question
    FROM interviews WHERE mode IN ('paper', 'check')";

fn read_keying(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw<Keying>> {
    let keying = Keying {
        id: InterviewId(uuid::Uuid::nil()),
        survey: SurveyId(uuid::Uuid::nil()),
        sheet: row.get(2)?,
        check: row.get(3)?,
        language: row.get(4)?,
        started_at: row.get(5)?,
        at_question: row.get(6)?,
    };
    Ok((row.get(0)?, row.get(1)?, keying))
}

fn begun((id, survey, keying): Raw<Keying>) -> Result<Keying> {
    Ok(Keying {
        id: id.parse()?,
        survey: survey.parse()?,
        ..keying
    })
}

const CHECK: &str = "SELECT id, survey, coalesce(number, 0), answers, coalesce(outcome, '{}')
    FROM paper_checks WHERE coalesce(deleted, 0) = 0 AND survey IS NOT NULL";

fn read_check(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw<PaperCheck>> {
    let check = PaperCheck {
        id: PaperCheckId(uuid::Uuid::nil()),
        survey: SurveyId(uuid::Uuid::nil()),
        sheet: row.get(2)?,
        answers: row.get(3)?,
        outcome: row.get(4)?,
    };
    Ok((row.get(0)?, row.get(1)?, check))
}

fn drawn((id, survey, check): Raw<PaperCheck>) -> Result<PaperCheck> {
    Ok(PaperCheck {
        id: id.parse()?,
        survey: survey.parse()?,
        ..check
    })
}

impl Db<'_> {
    /// The batches of a survey, by their numbers.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn paper_batches(&self, survey: SurveyId) -> Result<Vec<PaperBatch>> {
        let query = format!("{BATCH} AND survey = ?1 ORDER BY first_number, id");
        rows(self.sql, &query, [survey.to_string()], read_batch)?
            .into_iter()
            .map(named)
            .collect()
    }

    /// One batch.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn paper_batch(&self, id: PaperBatchId) -> Result<PaperBatch> {
        let query = format!("{BATCH} AND id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read_batch)
            .optional()?;
        named(found.ok_or_else(|| Error::Unknown {
            kind: "paper_batch",
            id: id.to_string(),
        })?)
    }

    /// The sheets of a survey that are keyed in, by number; a number that two laptops keyed in is there twice.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn keyed_sheets(&self, survey: SurveyId) -> Result<Vec<Keyed>> {
        self.keyed("r.survey = ?1", &survey.to_string())
    }

    /// Responses whose survey and number are those of another one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn sheets_twice(&self) -> Result<Vec<(SurveyId, Keyed)>> {
        let query = "SELECT DISTINCT survey FROM responses WHERE sheet IS NOT NULL AND coalesce(deleted, 0) = 0 AND survey IS NOT NULL
            GROUP BY survey, sheet HAVING count(*) > 1 ORDER BY survey";
        let mut twice = Vec::new();
        for survey in rows(self.sql, query, [], |row| row.get::<_, String>(0))? {
            let id: SurveyId = survey.parse()?;
            let keyed = self.keyed(
                "r.survey = ?1 AND r.sheet IN (SELECT sheet FROM responses WHERE survey = ?1 AND sheet IS NOT NULL
                    AND coalesce(deleted, 0) = 0 GROUP BY sheet HAVING count(*) > 1)",
                &survey,
            )?;
            twice.extend(keyed.into_iter().map(|each| (id, each)));
        }
        Ok(twice)
    }

    fn keyed(&self, which: &str, value: &str) -> Result<Vec<Keyed>> {
        let query = format!(
            "SELECT r.id, r.sheet, coalesce(r.answers, '{{}}'), coalesce(r.marks, '{{}}'), coalesce(r.language, ''), coalesce(r.submitted_at, 0),
                coalesce(j.author, ''), coalesce(j.device, '')
             FROM responses r LEFT JOIN journal j ON j.rowid = (SELECT rowid FROM journal
                WHERE entity_kind = 'response' AND entity = r.id ORDER BY hlc_ms LIMIT 1)
             WHERE r.sheet IS NOT NULL AND coalesce(r.deleted, 0) = 0 AND {which} ORDER BY r.sheet, r.submitted_at, r.id"
        );
        let device = self.device().to_string();
        let read = |row: &rusqlite::Row<'_>| {
            let keyed = Keyed {
                response: ResponseId(uuid::Uuid::nil()),
                sheet: row.get(1)?,
                answers: row.get(2)?,
                marks: row.get(3)?,
                language: row.get(4)?,
                submitted_at: row.get(5)?,
                by: row.get(6)?,
                mine: row.get::<_, String>(7)? == device,
            };
            Ok((row.get::<_, String>(0)?, keyed))
        };
        rows(self.sql, &query, [value], read)?
            .into_iter()
            .map(|(id, keyed)| {
                Ok(Keyed {
                    response: id.parse()?,
                    ..keyed
                })
            })
            .collect()
    }

    /// The sheets of a survey that are being keyed in here, latest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn keyings(&self, survey: SurveyId) -> Result<Vec<Keying>> {
        let query = format!("{KEYING} AND survey = ?1 ORDER BY changed_at DESC, id DESC");
        rows(self.sql, &query, [survey.to_string()], read_keying)?
            .into_iter()
            .map(begun)
            .collect()
    }

    /// One sheet that is being keyed in here.
    ///
    /// # Errors
    /// `Unknown` when it is done, discarded, or was never begun here.
    pub fn keying(&self, id: InterviewId) -> Result<Keying> {
        let query = format!("{KEYING} AND id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read_keying)
            .optional()?;
        begun(found.ok_or_else(|| Error::Unknown {
            kind: "interview",
            id: id.to_string(),
        })?)
    }

    /// The second key-ins of a survey, by number.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn paper_checks(&self, survey: SurveyId) -> Result<Vec<PaperCheck>> {
        let query = format!("{CHECK} AND survey = ?1 ORDER BY number, id");
        rows(self.sql, &query, [survey.to_string()], read_check)?
            .into_iter()
            .map(drawn)
            .collect()
    }

    /// One second key-in.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn paper_check(&self, id: PaperCheckId) -> Result<PaperCheck> {
        let query = format!("{CHECK} AND id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read_check)
            .optional()?;
        drawn(found.ok_or_else(|| Error::Unknown {
            kind: "paper_check",
            id: id.to_string(),
        })?)
    }
}

impl Tx<'_> {
    /// Begins keying a sheet in, or keeps where it stands.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_keying(&mut self, keying: &Keying) -> Result<()> {
        let now = self.now.0;
        self.db.sql.execute(
            "INSERT INTO interviews (id, survey, language, started_at, changed_at, accepted, at_question, mode, sheet)
             VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET language = excluded.language, changed_at = excluded.changed_at,
                 at_question = excluded.at_question",
            (
                keying.id.to_string(),
                keying.survey.to_string(),
                &keying.language,
                keying.started_at,
                now,
                &keying.at_question,
                if keying.check { "check" } else { "paper" },
                keying.sheet,
            ),
        )?;
        self.touch("paper");
        Ok(())
    }

    /// Ends keying a sheet in: its rows leave this laptop's table.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn end_keying(&mut self, id: InterviewId) -> Result<()> {
        self.db
            .sql
            .execute("DELETE FROM interviews WHERE id = ?1", [id.to_string()])?;
        self.touch("paper");
        Ok(())
    }
}
