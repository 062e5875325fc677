//! Puts another file in the place of the database, which is kept under another name. At every step, the place holds the one or the
//! other, whole; no step removes the last name of anything.

use std::path::Path;

use crate::backup::sync_folder;
use crate::open::create::{beside, refuse_mirrored};
use crate::{Error, Result};

/// The files of a database, by what is added to its name. The index of the log is made again by whoever opens it.
const COMPANIONS: [&str; 2] = ["-wal", "-journal"];

/// Puts `prepared` in the place of `database`, which goes on as `aside`. Nobody may have it open (`Store::settle_alone`); where it was
/// too damaged for that, its log goes with it.
///
/// # Errors
/// `Exists` when something is at `aside`, `Mirrored`, and what the disk says: the database is then where it was, or is `prepared`.
pub fn replace(database: &Path, prepared: &Path, aside: &Path) -> Result<()> {
    stepwise(database, prepared, aside, &mut |_| Ok(()))
}

/// What has just been done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Kept,
    LogKept,
    LogGone,
    Replaced,
}

fn stepwise(
    database: &Path,
    prepared: &Path,
    aside: &Path,
    after: &mut dyn FnMut(Step) -> Result<()>,
) -> Result<()> {
    refuse_mirrored(aside)?;
    if aside.exists() {
        return Err(Error::Exists(aside.to_owned()));
    }
    if let Some(folder) = aside.parent() {
        std::fs::create_dir_all(folder)?;
    }
    if database.exists() {
        keep(database, aside)?;
        after(Step::Kept)?;
        for companion in COMPANIONS {
            let log = beside(database, companion);
            if log.exists() {
                keep(&log, &beside(aside, companion))?;
            }
        }
        sync_folder(aside);
        after(Step::LogKept)?;
    }
    // Another database must never find this log: it would be taken for its own. The name set aside still has it.
    for companion in COMPANIONS.iter().chain(&["-shm"]) {
        remove(&beside(database, companion))?;
    }
    after(Step::LogGone)?;
    std::fs::rename(prepared, database)?;
    sync_folder(database);
    after(Step::Replaced)
}

/// A second name for the same file; a whole copy where the file system has no such thing.
fn keep(file: &Path, aside: &Path) -> Result<()> {
    if std::fs::hard_link(file, aside).is_ok() {
        return Ok(());
    }
    crate::backup::copy_file(file, aside)
}

fn remove(file: &Path) -> Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use domain::id::{DeviceId, uuid_v7};

    use super::*;
    use crate::Store;

    fn named(path: &Path, name: &str) -> Store {
        let store = Store::create(path, "key", DeviceId(uuid_v7(1, [1; 10]))).unwrap();
        store
            .settle::<_, Error>(crate::Now(1), |tx| tx.set_setting("who", name))
            .unwrap();
        store
    }

    fn who(path: &Path) -> String {
        let store = Store::open(path, "key").unwrap();
        store
            .read::<_, Error>(|db| db.setting("who"))
            .unwrap()
            .unwrap()
    }

    /// Power goes after each step: the place opens as the one or as the other, and the old one is never gone.
    #[test]
    fn a_crash_after_any_step_leaves_the_one_or_the_other() {
        for crash in [Step::Kept, Step::LogKept, Step::LogGone, Step::Replaced] {
            let dir = tempfile::tempdir().unwrap();
            let at = |name: &str| dir.path().join(name);
            let old = named(&at("a.db"), "old");
            old.settle_alone().unwrap();
            drop(old);
            drop(named(&at("new.db"), "new"));
            let error = stepwise(&at("a.db"), &at("new.db"), &at("s/aside.db"), &mut |step| {
                if step == crash {
                    Err(Error::Stopped)
                } else {
                    Ok(())
                }
            });
            assert!(matches!(error, Err(Error::Stopped)));
            let replaced = crash == Step::Replaced;
            assert_eq!(
                who(&at("a.db")),
                if replaced { "new" } else { "old" },
                "{crash:?}"
            );
            if replaced {
                assert_eq!(who(&at("s/aside.db")), "old");
            } else {
                // It is taken up again under another name.
                assert_eq!(who(&at("new.db")), "new");
                replace(&at("a.db"), &at("new.db"), &at("s/second.db")).unwrap();
                assert_eq!(
                    (who(&at("a.db")), who(&at("s/second.db"))),
                    ("new".into(), "old".into())
                );
            }
        }
    }

    #[test]
    fn the_log_of_a_crash_goes_with_its_database() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let running = named(&at("running.db"), "in the log");
        for companion in ["", "-wal"] {
            std::fs::copy(
                beside(&at("running.db"), companion),
                beside(&at("a.db"), companion),
            )
            .unwrap();
        }
        drop(running);
        drop(named(&at("new.db"), "new"));
        replace(&at("a.db"), &at("new.db"), &at("aside.db")).unwrap();
        assert_eq!(
            (who(&at("a.db")), who(&at("aside.db"))),
            ("new".into(), "in the log".into())
        );
    }

    #[test]
    fn nobody_else_may_have_it_open() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.db");
        let (one, two) = (named(&path, "one"), Store::open(&path, "key").unwrap());
        assert!(matches!(one.settle_alone(), Err(Error::Busy)));
        // It goes on as before.
        one.settle::<_, Error>(crate::Now(2), |tx| tx.set_setting("who", "still"))
            .unwrap();
        two.settle::<_, Error>(crate::Now(3), |tx| tx.set_setting("more", "x"))
            .unwrap();
        drop(two);
        one.settle_alone().unwrap();
        drop(one);
        assert_eq!(
            std::fs::read_dir(dir.path()).unwrap().count(),
            1,
            "one file"
        );
        assert_eq!(who(&path), "still");
    }
}
