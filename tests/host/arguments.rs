//! The command line of the test host.

use std::ffi::OsString;
use std::path::PathBuf;

pub const USAGE: &str = "usage: rythme-testhost --db FILE [--port N] [--dist FOLDER] [--open FILE] [--watch MILLISECONDS]";

#[derive(Debug, PartialEq, Eq)]
pub struct Arguments {
    pub database: PathBuf,
    /// 0: any port that is free.
    pub port: u16,
    /// The built pages.
    pub dist: PathBuf,
    /// A .valise, as if it had been double-clicked.
    pub open: Option<PathBuf>,
    /// Syncs start by themselves, and everything that is waited for is so short.
    pub watch: Option<i64>,
}

impl Arguments {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// A sentence for the terminal.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut arguments = arguments.into_iter();
        let (mut database, mut port, mut open, mut watch) = (None, 0, None, None);
        let mut dist = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/dist"));
        while let Some(name) = arguments.next() {
            let mut value = || arguments.next().ok_or("an option lacks its value");
            match name.to_str() {
                Some("--db") => database = Some(PathBuf::from(value()?)),
                Some("--dist") => dist = PathBuf::from(value()?),
                Some("--open") => open = Some(PathBuf::from(value()?)),
                Some("--port") => port = number(&value()?)?,
                Some("--watch") => watch = Some(i64::from(number(&value()?)?)),
                _ => return Err(format!("{} is not known", name.to_string_lossy())),
            }
        }
        let database = database.ok_or("--db is missing")?;
        Ok(Self {
            database,
            port,
            dist,
            open,
            watch,
        })
    }
}

fn number(text: &OsString) -> Result<u16, String> {
    let port = text.to_str().and_then(|text| text.parse().ok());
    port.ok_or_else(|| format!("{} is no number of this size", text.to_string_lossy()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read_words(words: &[&str]) -> Result<Arguments, String> {
        Arguments::read(words.iter().map(OsString::from))
    }

    #[test]
    fn a_database_is_enough() {
        let arguments = read_words(&["--db", "a.db"]).unwrap();
        assert_eq!(
            (arguments.database, arguments.port),
            (PathBuf::from("a.db"), 0)
        );
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for words in [
            &["--port", "1"][..],
            &["--db"],
            &["--db", "a", "--port", "x"],
            &["--db", "a", "b"],
        ] {
            assert!(read_words(words).is_err(), "{words:?}");
        }
    }
}
