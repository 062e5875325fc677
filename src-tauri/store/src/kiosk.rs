//! The kiosk that is out on this laptop: which survey, how one leaves it, and who is in front of it.

use domain::id::{InterviewId, SurveyId};
use rusqlite::OptionalExtension;

use crate::Result;
use crate::db::{Db, Tx};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kiosk {
    pub survey: SurveyId,
    /// The form's language that each respondent starts from.
    pub language: String,
    /// The lock that the PIN opens, as `sync` writes it.
    pub pin: String,
    /// Answers of somebody who leaves early are kept, as a partial response.
    pub keep: bool,
    /// Who is in front of it: an open interview of this laptop.
    pub interview: Option<InterviewId>,
    /// Wrong PINs since it was put out.
    pub wrong: u32,
    /// No PIN is tried before this moment, in wall milliseconds.
    pub wait_until: i64,
}

type Raw = (String, Option<String>, Kiosk);

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw> {
    let kiosk = Kiosk {
        survey: SurveyId(uuid::Uuid::nil()),
        language: row.get(1)?,
        pin: row.get(2)?,
        keep: row.get(3)?,
        interview: None,
        wrong: row.get(5)?,
        wait_until: row.get(6)?,
    };
    Ok((row.get(0)?, row.get(4)?, kiosk))
}

impl Db<'_> {
    /// The kiosk, while one is out.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn kiosk(&self) -> Result<Option<Kiosk>> {
        let query = "SELECT survey, language, pin, keep, interview, wrong, wait_until FROM kiosk WHERE one = 1";
        let found = self
            .sql
            .prepare_cached(query)?
            .query_row([], read)
            .optional()?;
        found
            .map(|(survey, interview, kiosk)| {
                Ok(Kiosk {
                    survey: survey.parse()?,
                    interview: interview.and_then(|id| id.parse().ok()),
                    ..kiosk
                })
            })
            .transpose()
    }
}

impl Tx<'_> {
    /// Puts the kiosk out, or keeps how it stands.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_kiosk(&mut self, kiosk: &Kiosk) -> Result<()> {
        self.db.sql.execute(
            "INSERT OR REPLACE INTO kiosk (one, survey, language, pin, keep, interview, wrong, wait_until)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                kiosk.survey.to_string(),
                &kiosk.language,
                &kiosk.pin,
                kiosk.keep,
                kiosk.interview.map(|id| id.to_string()),
                kiosk.wrong,
                kiosk.wait_until,
            ),
        )?;
        Ok(())
    }

    /// Takes the kiosk in.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn end_kiosk(&mut self) -> Result<()> {
        self.db.sql.execute("DELETE FROM kiosk", [])?;
        Ok(())
    }
}
