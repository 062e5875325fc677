//! The command line of the window: which database to open.

use std::ffi::OsString;
use std::path::PathBuf;

/// Where the database may be named instead, for a launcher that passes no argument.
const VARIABLE: &str = "RYTHME_DB";

#[derive(Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing given: the officer's own database.
    Open(Option<PathBuf>),
    Version,
}

/// Reads the arguments after the program's name.
///
/// # Errors
/// A sentence for the terminal: a misspelt option must not open another database than the one meant.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Wish, String> {
    let mut arguments = arguments.into_iter();
    let mut database = None;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--version" | "-V") => return Ok(Wish::Version),
            Some("--db") => {
                let path = arguments.next().filter(|path| !path.is_empty());
                database = Some(PathBuf::from(path.ok_or("--db needs a file")?));
            }
            _ => return Err(format!("{} is not known", argument.to_string_lossy())),
        }
    }
    let named = || std::env::var_os(VARIABLE).filter(|path| !path.is_empty());
    Ok(Wish::Open(database.or_else(|| named().map(PathBuf::from))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &[&str]) -> Result<Wish, String> {
        read(words.iter().map(OsString::from))
    }

    #[test]
    fn a_database_is_taken_as_it_is_named() {
        let open = Wish::Open(Some(PathBuf::from("a b.db")));
        assert_eq!(read_words(&["--db", "a b.db"]), Ok(open));
    }

    #[test]
    fn a_misspelt_option_opens_nothing() {
        assert!(read_words(&["--bd", "a.db"]).is_err_and(|said| said.contains("--bd")));
        assert!(read_words(&["a.db"]).is_err());
        assert!(read_words(&["--db"]).is_err());
        assert!(read_words(&["--db", ""]).is_err());
    }

    #[test]
    fn the_version_is_told_whatever_else_is_asked() {
        assert_eq!(
            read_words(&["--db", "a.db", "--version"]),
            Ok(Wish::Version)
        );
    }
}
