//! The journal rebuilds everything: empties what is shared or derived, and fills it again from the records alone.

use domain::entity::{EntityRef, Kind};
use domain::journal::{KIND_ERASE, KIND_ERASED, Record};

use crate::db::{Db, Tx, rows};
use crate::journal::unsigned;
use crate::{Result, apply};

/// Every shared or derived table but the journal itself, as the migrations declare them (a test compares).
pub(crate) const REBUILT: [&str; 24] = [
    "applied",
    "registers",
    "questions",
    "documents",
    "libraries",
    "visits",
    "surveys",
    "responses",
    "drafts",
    "slots",
    "notes",
    "search",
    "photos",
    "laptops",
    "versions",
    "questionnaires",
    "paper_batches",
    "paper_checks",
    "contacts",
    "quotas",
    "form_rows",
    "published_forms",
    "erased",
    "loose_records",
];

/// A record is some hundred bytes, a form some ten thousand: so many at a time stay small.
const AT_ONCE: u32 = 1_000;

impl Tx<'_> {
    /// Empties every shared and derived table but the journal, and applies every record again; says how many there were.
    /// Documents, with the slots and notes that they give, are the caller's to rebuild: this crate cannot read them.
    ///
    /// # Errors
    /// What SQLite says, or a record that cannot be read.
    pub fn rebuild(&mut self) -> Result<u32> {
        let sql = self.db.sql;
        for table in REBUILT {
            sql.execute(&format!("DELETE FROM {table}"), [])?;
        }
        sql.execute(
            "INSERT INTO applied (device, seq) SELECT device, max(seq) FROM journal GROUP BY device",
            [],
        )?;
        self.seen = self.db.applied()?;
        // What was erased first: nothing of it may be filled in again.
        let query = "SELECT rowid, device, seq, body FROM journal WHERE rowid > ?1 AND body LIKE '%\"kind\":\"erase%' ORDER BY rowid LIMIT ?2";
        self.each_record(query, |tx, record| {
            if [KIND_ERASE, KIND_ERASED].contains(&record.kind.as_str()) {
                apply::dispatch(tx, record)?;
            }
            Ok(())
        })?;
        let query =
            "SELECT rowid, device, seq, body FROM journal WHERE rowid > ?1 ORDER BY rowid LIMIT ?2";
        let count = self.each_record(query, |tx, record| {
            if record.kind == KIND_ERASE || tx.is_of_erased(record)? {
                return Ok(());
            }
            apply::dispatch(tx, record)
        })?;
        Ok(count)
    }

    fn each_record(
        &mut self,
        query: &str,
        mut body: impl FnMut(&mut Self, &Record) -> Result<()>,
    ) -> Result<u32> {
        let (mut count, mut last) = (0, 0);
        loop {
            let records = self.records_at(query, last)?;
            let Some((row, _)) = records.last() else {
                return Ok(count);
            };
            last = *row;
            for (_, record) in &records {
                body(self, record)?;
                count += 1;
            }
        }
    }

    /// The merge does not depend on the order of arrival: the order of the rows is as good as any.
    /// A record counts under the names of its row: one of a branch keeps the words of the device that it was copied from.
    fn records_at(&self, query: &str, row: i64) -> Result<Vec<(i64, Record)>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, String>(3)?,
            ))
        };
        rows(self.db.sql, query, (row, AT_ONCE), read)?
            .into_iter()
            .map(|(row, device, seq, body)| {
                let mut record: Record = serde_json::from_str(&body)?;
                record.device = device.parse()?;
                record.seq = unsigned(seq);
                Ok((row, record))
            })
            .collect()
    }
}

impl Db<'_> {
    /// Every entity of a kind that the journal names, in sight or not.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn recorded(&self, kind: &Kind) -> Result<Vec<EntityRef>> {
        let query = "SELECT DISTINCT entity FROM journal WHERE entity_kind = ?1 ORDER BY entity";
        rows(self.sql, query, [kind.name], |row| row.get::<_, String>(0))?
            .into_iter()
            .map(|id| Ok(EntityRef::new(kind, id.parse()?)))
            .collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::open::schema::MIGRATIONS;

    /// Each table with what the comment above it declares.
    fn declared() -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for sql in MIGRATIONS {
            let lines: Vec<&str> = sql.lines().collect();
            for pair in lines.windows(2) {
                let dropped = pair[1].strip_prefix("DROP TABLE ");
                if let Some(name) = dropped.and_then(|rest| rest.strip_suffix(';')) {
                    found.remove(name);
                }
                let name = pair[1]
                    .strip_prefix("CREATE TABLE ")
                    .or_else(|| pair[1].strip_prefix("CREATE VIRTUAL TABLE "));
                let Some(name) = name.and_then(|rest| rest.split(' ').next()) else {
                    continue;
                };
                let kind = pair[0].strip_prefix("-- ").and_then(|c| c.split_once(':'));
                found.insert(name.to_owned(), kind.unwrap_or_default().0.to_owned());
            }
        }
        found
    }

    #[test]
    fn every_table_of_the_schema_is_declared() {
        let db = rusqlite::Connection::open_in_memory().unwrap();
        MIGRATIONS
            .iter()
            .for_each(|sql| db.execute_batch(sql).unwrap());
        let tables: Vec<String> = db
            .prepare(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
                 AND name NOT LIKE 'sqlite_%' ORDER BY name",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(|row| row.unwrap())
            .collect();
        let declared = declared();
        assert_eq!(tables, declared.keys().cloned().collect::<Vec<_>>());
        for (table, kind) in &declared {
            let known = ["shared", "local", "derived"].contains(&kind.as_str());
            assert!(known, "{table} is {kind:?}");
        }
    }

    #[test]
    fn what_is_shared_or_derived_is_rebuilt_and_nothing_local_is_touched() {
        let mut expected: Vec<String> = declared()
            .into_iter()
            .filter(|(table, kind)| kind != "local" && table != "journal")
            .map(|(table, _)| table)
            .collect();
        expected.sort();
        let mut rebuilt = REBUILT.to_vec();
        rebuilt.sort_unstable();
        assert_eq!(rebuilt, expected);
    }
}
