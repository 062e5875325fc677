//! Keys beside those of the space itself, all of them opaque here: this laptop's key pair, the list of key files, the data keys of
//! erasure units.

use rusqlite::OptionalExtension;
use uuid::Uuid;

use crate::Result;
use crate::db::{Db, Tx, rows};

/// The data key of an erasure unit, and where it lies in the folder, as far as known.
#[derive(Clone, PartialEq, Eq)]
pub struct DataKey {
    pub unit: Uuid,
    pub key: Vec<u8>,
    pub path: Option<String>,
}

impl Db<'_> {
    /// This laptop's own key pair, once it was made.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn identity(&self) -> Result<Option<Vec<u8>>> {
        let query = "SELECT identity FROM laptop";
        Ok(self.sql.query_row(query, [], |row| row.get(0))?)
    }

    /// The list of the space's key files, as JSON.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn ring(&self) -> Result<Option<String>> {
        let found: Option<Option<String>> = self
            .sql
            .query_row("SELECT ring FROM space", [], |row| row.get(0))
            .optional()?;
        Ok(found.flatten())
    }

    /// Every data key that is known here.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn data_keys(&self) -> Result<Vec<DataKey>> {
        let query = "SELECT unit, key, path FROM data_keys ORDER BY unit, key";
        self.keys_of(query, [])
    }

    /// The data keys of one unit: usually one, in one order on every laptop that has the same.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn unit_keys(&self, unit: Uuid) -> Result<Vec<DataKey>> {
        let query = "SELECT unit, key, path FROM data_keys WHERE unit = ?1 ORDER BY key";
        self.keys_of(query, [unit.to_string()])
    }

    fn keys_of(&self, query: &str, args: impl rusqlite::Params) -> Result<Vec<DataKey>> {
        let read =
            |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?));
        rows(self.sql, query, args, read)?
            .into_iter()
            .map(|(unit, key, path)| {
                Ok(DataKey {
                    unit: unit.parse()?,
                    key,
                    path,
                })
            })
            .collect()
    }

    /// The survey of a response that is known here.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn survey_of_response(&self, response: Uuid) -> Result<Option<Uuid>> {
        let survey: Option<Option<String>> = self
            .sql
            .prepare_cached("SELECT survey FROM responses WHERE id = ?1")?
            .query_row([response.to_string()], |row| row.get(0))
            .optional()?;
        Ok(survey.flatten().map(|text| text.parse()).transpose()?)
    }
}

impl Tx<'_> {
    /// Keeps this laptop's key pair.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_identity(&mut self, identity: &[u8]) -> Result<()> {
        let query = "UPDATE laptop SET identity = ?1";
        self.db.sql.execute(query, [identity])?;
        Ok(())
    }

    /// Keeps the folder's keys and the list of its key files, of a space that is known already.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_space_keys(&mut self, keys: &[u8], ring: &str) -> Result<()> {
        let query = "UPDATE space SET keys = ?1, ring = ?2";
        self.db.sql.execute(query, (keys, ring))?;
        self.touch("sync");
        Ok(())
    }

    /// Lets go of one of the space's own files: nobody may put it back.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn remove_space_file(&mut self, path: &str) -> Result<()> {
        let query = "DELETE FROM space_files WHERE path = ?1";
        self.db.sql.execute(query, [path])?;
        Ok(())
    }

    /// Keeps a data key, or notes where it lies.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_data_key(&mut self, key: &DataKey) -> Result<()> {
        self.db.sql.execute(
            "INSERT INTO data_keys (unit, key, path) VALUES (?1, ?2, ?3)
             ON CONFLICT (unit, key) DO UPDATE SET path = excluded.path",
            (key.unit.to_string(), &key.key, &key.path),
        )?;
        Ok(())
    }

    /// Lets go of every data key of a unit: what was sealed under them is read by nobody here any more.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn destroy_data_keys(&mut self, unit: Uuid) -> Result<()> {
        let query = "DELETE FROM data_keys WHERE unit = ?1";
        self.db.sql.execute(query, [unit.to_string()])?;
        Ok(())
    }
}
