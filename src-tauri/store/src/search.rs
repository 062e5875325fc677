//! Full-text search, accents ignored: what it indexes and how a query is read.

use domain::entity::Kind;
use rusqlite::OptionalExtension;

use crate::Result;
use crate::db::{Db, Tx, rows};

/// A found entity; in `snippet` the odd parts (1, 3, …) are the words that matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub kind: String,
    pub id: String,
    pub title: String,
    pub snippet: Vec<String>,
}

/// The most hits that a search returns.
const LIMIT: u32 = 50;

impl Tx<'_> {
    /// Notes that the words of an entity have changed.
    pub(crate) fn reindex(&mut self, kind: &'static Kind, id: &str) {
        // Answers are not searched: they are personal data, read through the survey only.
        if ["library", "visit", "survey", "draft", "questionnaire"].contains(&kind.name) {
            self.to_index.insert((kind.name, id.to_owned()));
        }
    }
}

/// Brings the index of entities up to date with their rows, in the order of the index: it writes out all that it holds back
/// whenever a row comes before the last one.
pub(crate) fn index_all(
    db: &Db<'_>,
    entities: impl IntoIterator<Item = (&'static str, String)>,
) -> Result<()> {
    let mut rows = entities
        .into_iter()
        .map(|(kind, id)| Ok((row_of(&id)?, kind, id)))
        .collect::<Result<Vec<_>>>()?;
    rows.sort_unstable();
    rows.iter()
        .try_for_each(|(row, kind, id)| index(db, *row, kind, id))
}

fn index(db: &Db<'_>, row: i64, kind: &str, id: &str) -> Result<()> {
    let source = match kind {
        "library" => "SELECT coalesce(name, ''), coalesce(address, '') FROM libraries WHERE id = ?1 AND coalesce(deleted, 0) = 0",
        "visit" => {
            "SELECT coalesce(v.date, ''), coalesce(v.people, '') || ' ' || coalesce(n.markdown, '')
             FROM visits v LEFT JOIN notes n ON n.visit = v.id WHERE v.id = ?1 AND coalesce(v.deleted, 0) = 0"
        }
        "survey" => "SELECT coalesce(title, ''), '' FROM surveys WHERE id = ?1 AND coalesce(deleted, 0) = 0",
        "questionnaire" => "SELECT coalesce(title, ''), '' FROM questionnaires WHERE id = ?1 AND coalesce(deleted, 0) = 0",
        "draft" => "SELECT coalesce(title, ''), '' FROM drafts WHERE id = ?1 AND coalesce(deleted, 0) = 0",
        _ => return Ok(()),
    };
    db.sql
        .prepare_cached("DELETE FROM search WHERE rowid = ?1")?
        .execute([row])?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
    if let Some((title, body)) = db
        .sql
        .prepare_cached(source)?
        .query_row([id], read)
        .optional()?
    {
        db.sql
            .prepare_cached(
                "INSERT INTO search (rowid, kind, id, title, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((row, kind, id, title, body))?;
    }
    Ok(())
}

/// The row of an entity in the index: 63 bits of its id, nearly all of them random. Finding it by the id itself would read the
/// whole index at every save, for columns of a full-text table have no index of their own.
fn row_of(id: &str) -> Result<i64> {
    let bits = uuid::Uuid::parse_str(id)?.as_u128() & u128::from(i64::MAX.unsigned_abs());
    Ok(i64::try_from(bits).unwrap_or(i64::MAX))
}

/// Every word must occur; the last one may be unfinished. Quoted, so that nothing typed is read as FTS syntax.
fn match_expression(query: &str) -> String {
    let words: Vec<String> = query
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\""))
        .collect();
    if words.is_empty() {
        String::new()
    } else {
        format!("{}*", words.join(" "))
    }
}

impl Db<'_> {
    /// What matches the words of `query`, best first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn search(&self, query: &str) -> Result<Vec<Hit>> {
        let expression = match_expression(query);
        if expression.is_empty() {
            return Ok(Vec::new());
        }
        let sql =
            "SELECT kind, id, title, snippet(search, -1, char(1), char(1), '…', 12) FROM search
                   WHERE search MATCH ?1 ORDER BY bm25(search, 0, 0, 4, 1) LIMIT ?2";
        rows(self.sql, sql, (expression, LIMIT), |row| {
            let snippet: String = row.get(3)?;
            Ok(Hit {
                kind: row.get(0)?,
                id: row.get(1)?,
                title: row.get(2)?,
                snippet: snippet.split('\u{1}').map(str::to_owned).collect(),
            })
        })
    }
}
