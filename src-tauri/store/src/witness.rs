//! How a database knows that it is not a copy: it remembers where it lies, and a random token that a small file beside it holds too.
//! The token changes whenever something is published. A copied or an older database finds another token, or none.

use std::path::{Path, PathBuf};

use rusqlite::OptionalExtension;

use crate::Result;
use crate::db::Store;

impl Store {
    /// Whether this is a copy of another database, or an older state of this one that was put back after something was published.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn is_copy(&self) -> Result<bool> {
        let known: Option<(String, String)> = self
            .lock()
            .query_row("SELECT place, token FROM witness", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let Some((place, token)) = known else {
            return Ok(false);
        };
        let beside = std::fs::read_to_string(file(self.path())).unwrap_or_default();
        Ok(beside.trim() != token || place != place_of(self.path()))
    }

    /// Writes a new token, first into the file beside the database. A crash between the two makes this a copy of itself, which
    /// costs nothing but a new name.
    ///
    /// # Errors
    /// What the file system or SQLite says.
    pub fn renew_witness(&self, token: &str) -> Result<()> {
        write(&file(self.path()), token)?;
        self.lock().execute(
            "INSERT INTO witness (one, place, token) VALUES (1, ?1, ?2)
             ON CONFLICT (one) DO UPDATE SET place = excluded.place, token = excluded.token",
            (place_of(self.path()), token),
        )?;
        Ok(())
    }
}

/// The file beside the database.
fn file(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-temoin");
    PathBuf::from(name)
}

fn write(path: &Path, token: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut aside = path.as_os_str().to_owned();
    aside.push(".new");
    let mut new = std::fs::File::create(&aside)?;
    new.write_all(token.as_bytes())?;
    new.sync_all()?;
    std::fs::rename(&aside, path)
}

/// Which machine, and which file on it. A file that is moved keeps its number, a copied one gets another.
fn place_of(database: &Path) -> String {
    let machine = std::fs::read_to_string("/etc/machine-id").unwrap_or_default();
    format!("{} {}", machine.trim(), number(database))
}

#[cfg(unix)]
fn number(database: &Path) -> String {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(database).map_or_else(
        |_| String::new(),
        |found| format!("{}:{}", found.dev(), found.ino()),
    )
}

#[cfg(not(unix))]
fn number(database: &Path) -> String {
    std::fs::canonicalize(database)
        .unwrap_or_else(|_| database.to_owned())
        .display()
        .to_string()
}
