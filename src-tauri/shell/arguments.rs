//! The command line of the window: which database to open, and the .valise that was double-clicked.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Where the database may be named instead, for a launcher that passes no argument.
const VARIABLE: &str = "RYTHME_DB";

/// How the file ends that the system hands over on a double click.
const VALISE: &str = "valise";

#[derive(Debug, PartialEq, Eq)]
pub enum Wish {
    Open(Opening),
    Version,
}

/// What to show first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Nothing given: the officer's own database.
    pub database: Option<PathBuf>,
    pub valise: Option<PathBuf>,
}

/// Reads the arguments after the program's name.
///
/// # Errors
/// A sentence for the terminal: a misspelt option must not open another database than the one meant.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Wish, String> {
    let mut arguments = arguments.into_iter();
    let (mut database, mut valise) = (None, None);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--version" | "-V") => return Ok(Wish::Version),
            Some("--db") => {
                let path = arguments.next().filter(|path| !path.is_empty());
                database = Some(PathBuf::from(path.ok_or("--db needs a file")?));
            }
            _ if is_valise(Path::new(&argument)) => valise = Some(PathBuf::from(argument)),
            _ => return Err(format!("{} is not known", argument.to_string_lossy())),
        }
    }
    let named = || std::env::var_os(VARIABLE).filter(|path| !path.is_empty());
    Ok(Wish::Open(Opening {
        database: database.or_else(|| named().map(PathBuf::from)),
        valise,
    }))
}

/// Whether a path names a .valise, whatever its case.
fn is_valise(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(VALISE))
}

/// The .valise among the arguments of a second start (the program's name first), made there from `folder`.
pub fn handed_over(arguments: &[String], folder: &str) -> Option<PathBuf> {
    let read = read(arguments.iter().skip(1).map(OsString::from));
    match read {
        Ok(Wish::Open(Opening { valise, .. })) => Some(Path::new(folder).join(valise?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &[&str]) -> Result<Wish, String> {
        read(words.iter().map(OsString::from))
    }

    #[test]
    fn a_database_is_taken_as_it_is_named() {
        let open = Wish::Open(Opening {
            database: Some(PathBuf::from("a b.db")),
            valise: None,
        });
        assert_eq!(read_words(&["--db", "a b.db"]), Ok(open));
    }

    #[test]
    fn a_double_click_hands_over_a_valise_and_nothing_else() {
        let words = ["--db", "a.db", "/media/clé/Septembre 2026.VALISE"];
        let Ok(Wish::Open(open)) = read_words(&words) else {
            panic!("it opens");
        };
        assert_eq!(open.valise, Some(PathBuf::from(words[2])));
        assert!(read_words(&["photo.jpg"]).is_err());
        assert!(read_words(&["valise"]).is_err());
    }

    #[test]
    fn a_second_start_hands_its_valise_over_from_where_it_was_started() {
        let start = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(ToString::to_string).collect();
            handed_over(&words, "/media/cle")
        };
        let there = Some(PathBuf::from("/media/cle/a.valise"));
        assert_eq!(start(&["rythme-desktop", "a.valise"]), there);
        let elsewhere = Some(PathBuf::from("/tmp/a.valise"));
        assert_eq!(start(&["rythme-desktop", "/tmp/a.valise"]), elsewhere);
        assert_eq!(start(&["rythme-desktop", "--bd", "a.valise"]), None);
        assert_eq!(start(&["rythme-desktop"]), None);
        assert_eq!(start(&[]), None);
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
