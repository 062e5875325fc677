//! The numbered migrations. A released one is never edited: a change of the schema is a new file.

use rusqlite::Connection;

use super::pragmas::APPLICATION_ID;
use crate::{Error, Result};

pub(crate) const MIGRATIONS: [&str; 3] = [
    include_str!("../migrations/0001_start.sql"),
    include_str!("../migrations/0002_trust.sql"),
    include_str!("../migrations/0003_collection.sql"),
];

/// The schema of this version.
pub(super) const KNOWN: i64 = MIGRATIONS.len() as i64;

/// The schema that the file has; 0 for a new one.
///
/// # Errors
/// `NewerSchema` when a later version of Rythme wrote it.
pub(super) fn found(db: &Connection) -> Result<i64> {
    let found: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > KNOWN {
        return Err(Error::NewerSchema {
            found,
            known: KNOWN,
        });
    }
    Ok(found)
}

/// Brings the file to this version's schema, each migration in its own transaction.
pub(super) fn migrate(db: &mut Connection, found: i64) -> Result<()> {
    let from = usize::try_from(found).unwrap_or(0);
    for (at, sql) in MIGRATIONS.iter().enumerate().skip(from) {
        let tx = db.transaction()?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", at as i64 + 1)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.commit()?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn schema(db: &Connection) -> Vec<String> {
        let mut rows = db
            .prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
            .unwrap();
        rows.query_map([], |row| row.get(0))
            .unwrap()
            .map(|row| row.unwrap())
            .collect()
    }

    /// The frozen schemas are databases as each released version made them: migrated, they must equal a fresh one.
    #[test]
    fn a_migrated_database_equals_a_fresh_one() {
        let mut fresh = Connection::open_in_memory().unwrap();
        migrate(&mut fresh, 0).unwrap();
        let frozen_schemas: &[(i64, &str)] = &[
            (1, include_str!("../../tests/frozen/schema-1.sql")),
            (2, include_str!("../../tests/frozen/schema-2.sql")),
        ];
        for (version, frozen) in frozen_schemas {
            let mut old = Connection::open_in_memory().unwrap();
            old.execute_batch(frozen).unwrap();
            migrate(&mut old, *version).unwrap();
            assert_eq!(schema(&old), schema(&fresh), "from schema {version}");
        }
    }

    #[test]
    fn every_table_is_strict() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db, 0).unwrap();
        let loose: Vec<String> = db
            .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(|row| row.unwrap())
            .collect();
        assert_eq!(loose, Vec::<String>::new());
    }

    #[test]
    fn the_entity_tables_have_the_columns_that_the_domain_lists() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db, 0).unwrap();
        for kind in domain::entity::KINDS {
            let mut rows = db
                .prepare(&format!(
                    "SELECT name FROM pragma_table_info('{}')",
                    kind.table
                ))
                .unwrap();
            let columns: Vec<String> = rows
                .query_map([], |row| row.get(0))
                .unwrap()
                .map(|row| row.unwrap())
                .collect();
            let mut expected = vec!["id", "changed_at"];
            expected.extend(kind.fields.iter().map(|column| column.name));
            assert_eq!(columns, expected, "{}", kind.name);
        }
    }
}
