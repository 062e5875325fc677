//! Where backups lie and what they are called: beside the database, with date, reason and a random part. A name is enough to know what
//! a file is when the database that remembers it is gone.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime};
use sync::Random;

use super::types::Reason;
use crate::{App, Result};

const ENDING: &str = ".db";
const TIME: &str = "%Y-%m-%d-%H%M%S";
/// Characters of a written `TIME`.
const TIME_LENGTH: usize = 17;

/// French, like the folder: an officer may look into it.
const WORDS: [(Reason, &str); 5] = [
    (Reason::Daily, "quotidienne"),
    (Reason::Import, "avant-import"),
    (Reason::Sync, "avant-synchro"),
    (Reason::Asked, "demandee"),
    (Reason::Replaced, "mise-de-cote"),
];

impl Reason {
    pub(super) fn word(self) -> &'static str {
        WORDS
            .iter()
            .find(|(reason, _)| *reason == self)
            .map_or("", |(_, word)| word)
    }

    pub(super) fn of(word: &str) -> Option<Self> {
        WORDS
            .iter()
            .find(|(_, known)| *known == word)
            .map(|(reason, _)| *reason)
    }
}

/// The folder of a database's backups.
pub(super) fn folder(database: &Path) -> PathBuf {
    let mut name = database.file_name().unwrap_or_default().to_owned();
    name.push(".sauvegardes");
    database.with_file_name(name)
}

/// A file of that folder, as its name tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub path: PathBuf,
    pub name: String,
    /// Wall milliseconds, to the second.
    pub at: i64,
    pub reason: Reason,
    pub bytes: u64,
}

/// `2026-11-24-181621-quotidienne-3fa9c1.db`: the date is in UTC, so that names sort as time goes.
///
/// # Errors
/// `no_random`.
pub(super) fn new_name(app: &App, reason: Reason) -> Result<String> {
    let mut random = [0; 4];
    app.dice().fill(&mut random)?;
    let random: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let at = DateTime::from_timestamp_millis(app.now().0).unwrap_or_default();
    let word = reason.word();
    Ok(format!("{}-{word}-{random}{ENDING}", at.format(TIME)))
}

/// The backups of a database that are there, the newest first. A folder that is not there holds none.
pub(super) fn files(database: &Path) -> Vec<Named> {
    let entries = std::fs::read_dir(folder(database)).into_iter().flatten();
    let mut found: Vec<Named> = entries
        .flatten()
        .filter_map(|entry| {
            let bytes = entry.metadata().ok().filter(|found| found.is_file())?.len();
            let name = entry.file_name().to_str()?.to_owned();
            let (at, reason) = parse(&name)?;
            let path = entry.path();
            Some(Named {
                path,
                name,
                at,
                reason,
                bytes,
            })
        })
        .collect();
    found.sort_by(|a, b| (b.at, &b.name).cmp(&(a.at, &a.name)));
    found
}

pub(super) fn parse(name: &str) -> Option<(i64, Reason)> {
    let time = NaiveDateTime::parse_from_str(name.get(..TIME_LENGTH)?, TIME).ok()?;
    let rest = name
        .get(TIME_LENGTH..)?
        .strip_prefix('-')?
        .strip_suffix(ENDING)?;
    let (word, _) = rest.rsplit_once('-')?;
    Some((time.and_utc().timestamp_millis(), Reason::of(word)?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_when_and_why() {
        let app = App::new("a.db");
        for (reason, _) in WORDS {
            let name = new_name(&app, reason).unwrap();
            let (at, said) = parse(&name).unwrap();
            assert_eq!(said, reason);
            assert!((app.now().0 - at).abs() < 5_000, "{name}");
        }
        for other in [
            "",
            "a.db",
            "2026-11-24-181621-autre-3fa9.db",
            "2026-11-24-181621-quotidienne-3f.db.new-12",
        ] {
            assert_eq!(parse(other), None, "{other}");
        }
        assert_eq!(
            folder(Path::new("x/rythme.db")),
            Path::new("x/rythme.db.sauvegardes")
        );
    }
}
