//! Backups: whole, encrypted, of one instant; and what the disk may do to them.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::op::Op;
use serde_json::json;
use store::backup::{Backup, NewBackup, Watch};
use store::{Change, Db, Error, Now, Result, Store};

use super::support::{Bench, NOON, PASSPHRASE, library, tree};

const CANARY: &str = "Quenouille-Zwartberg-7419";

fn held(db: &Db<'_>) -> Result<String> {
    let mut lines = Vec::new();
    db.state_lines(|line| lines.push(line.to_owned()))?;
    Ok(json!({ "journal": db.rows_of("journal")?, "lines": lines }).to_string())
}

fn backup(bench: &Bench, name: &str) -> Result<(PathBuf, Backup)> {
    let to = bench.dir.path().join("sauvegardes").join(name);
    let new = NewBackup {
        to: &to,
        at: NOON,
        reason: "asked",
        passphrase: PASSPHRASE,
    };
    let made = bench.store.backup(&new, &Watch::default(), held)?;
    Ok((to, made))
}

/// Enough to be read on a connection of its own, with rows that only pages hold.
fn heavy(bench: &Bench) {
    let text = CANARY.repeat(200);
    for number in 0..4 {
        for part in 0..80 {
            let key = format!("poids {number} {part}");
            bench
                .store
                .settle::<_, Error>(Now(NOON), |tx| {
                    (0..4).try_for_each(|at| tx.set_setting(&format!("{key} {at}"), &text))
                })
                .unwrap();
        }
    }
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes
        .windows(needle.len())
        .any(|window| window == needle.as_bytes())
}

#[test]
fn a_backup_opens_with_the_same_passphrase_and_says_what_it_held() {
    for large in [false, true] {
        let bench = Bench::new();
        bench.write(&library(1), json!({ "name": CANARY }), NOON);
        if large {
            heavy(&bench);
        }
        let (path, made) = backup(&bench, "a.db").unwrap();
        bench.write(&library(2), json!({ "name": "Après" }), NOON);
        assert!(matches!(
            Store::open(&path, "autre phrase"),
            Err(Error::WrongPassphrase(_))
        ));
        let copy = Store::open(&path, PASSPHRASE).unwrap();
        let line = copy.read(|db| db.own_backup()).unwrap().unwrap();
        assert_eq!(line, made);
        assert_eq!(copy.read(held).unwrap(), made.held);
        assert_eq!(copy.check(&Watch::default()).unwrap(), Vec::<String>::new());
        assert_eq!(copy.device(), bench.store.device());
        // Nothing but the backup is left, and nothing of it can be read.
        drop(copy);
        let files = tree(path.parent().unwrap());
        assert_eq!(files.len(), 1, "{:?}", files.keys());
        for (path, bytes) in files {
            assert!(
                !holds(&bytes, CANARY) && !holds(&bytes, "CREATE TABLE"),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn nothing_readable_is_on_the_disk_at_any_moment_of_a_copy() {
    let bench = Bench::new();
    bench.write(&library(1), json!({ "name": CANARY }), NOON);
    heavy(&bench);
    let (done, folder) = (AtomicBool::new(false), bench.dir.path().to_owned());
    std::thread::scope(|scope| {
        let looked = scope.spawn(|| {
            let mut seen = 0;
            while !done.load(Ordering::SeqCst) {
                for entry in std::fs::read_dir(folder.join("sauvegardes"))
                    .into_iter()
                    .flatten()
                    .flatten()
                {
                    let bytes = std::fs::read(entry.path()).unwrap_or_default();
                    seen += usize::from(!bytes.is_empty());
                    assert!(!holds(&bytes, CANARY) && !holds(&bytes, "SQLite format 3"));
                }
            }
            seen
        });
        backup(&bench, "a.db").unwrap();
        done.store(true, Ordering::SeqCst);
        assert!(
            looked.join().unwrap() > 0,
            "the copy was seen while it was made"
        );
    });
}

/// Writers go on while a large database is copied, and what the copy says of itself is true all the same.
#[test]
fn a_copy_is_of_one_instant_while_others_write() {
    let bench = Bench::new();
    heavy(&bench);
    let (done, store) = (AtomicBool::new(false), &bench.store);
    let (waited, made) = std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let (mut number, mut longest) = (1, 0);
            while !done.load(Ordering::SeqCst) {
                let begun = std::time::Instant::now();
                let name = format!("Canal {number}");
                let op = Op::SaveLibrary { name: name.clone() };
                store
                    .transact::<_, Error>(op, Now(NOON), |tx| {
                        let fields = [("name".to_owned(), json!(name))];
                        tx.write(Change::fields(library(number), fields))
                    })
                    .unwrap();
                longest = longest.max(begun.elapsed().as_millis());
                number = number % 250 + 1;
                std::thread::sleep(std::time::Duration::from_millis(40));
            }
            longest
        });
        let made = backup(&bench, "a.db");
        done.store(true, Ordering::SeqCst);
        (writer.join().unwrap(), made.unwrap())
    });
    println!("the longest save waited {waited} ms");
    let copy = Store::open(&made.0, PASSPHRASE).unwrap();
    assert_eq!(copy.read(held).unwrap(), made.1.held);
}

#[test]
fn a_flipped_byte_anywhere_is_found() {
    let bench = Bench::new();
    for n in 1..60 {
        bench.write(&library(n), json!({ "name": format!("Canal {n}") }), NOON);
    }
    let (path, _) = backup(&bench, "a.db").unwrap();
    let whole = std::fs::read(&path).unwrap();
    for at in [3, 40, 4095, 4096 * 3 + 7, whole.len() / 2, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        let found = match Store::open(&path, PASSPHRASE) {
            Err(_) => true,
            Ok(copy) => copy.check(&Watch::default()).is_err_or_found(),
        };
        assert!(found, "byte {at}");
        for companion in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{companion}", path.display()));
        }
    }
}

trait Found {
    fn is_err_or_found(&self) -> bool;
}

impl Found for Result<Vec<String>> {
    fn is_err_or_found(&self) -> bool {
        self.as_ref().map_or(true, |lines| !lines.is_empty())
    }
}

#[test]
fn a_copy_that_is_stopped_or_refused_leaves_nothing() {
    let bench = Bench::new();
    heavy(&bench);
    let to = bench.dir.path().join("sauvegardes/a.db");
    let new = NewBackup {
        to: &to,
        at: NOON,
        reason: "asked",
        passphrase: PASSPHRASE,
    };
    let watch = Watch::default();
    let error = bench.store.backup(&new, &watch, |db| {
        watch.stop();
        held(db)
    });
    assert!(matches!(error, Err(Error::Stopped)));
    assert_eq!(tree(to.parent().unwrap()).len(), 0);
    std::fs::write(&to, "somebody's file").unwrap();
    let error = bench.store.backup(&new, &Watch::default(), held);
    assert!(matches!(error, Err(Error::Exists(_))));
    assert_eq!(std::fs::read(&to).unwrap(), b"somebody's file");
    let mirrored = bench.dir.path().join("OneDrive - Ville/a.db");
    let new = NewBackup {
        to: &mirrored,
        ..new
    };
    let error = bench.store.backup(&new, &Watch::default(), held);
    assert!(matches!(error, Err(Error::Mirrored { .. })));
    assert!(!mirrored.parent().unwrap().exists());
}

/// A file system of a few megabytes; where none can be mounted, the test says so and passes.
#[test]
fn a_full_disk_leaves_the_backups_that_are_there() {
    let bench = Bench::new();
    heavy(&bench);
    let disk = bench.dir.path().join("sauvegardes");
    std::fs::create_dir(&disk).unwrap();
    let mount = |words: &[&str]| {
        std::process::Command::new(words[0])
            .args(&words[1..])
            .arg(&disk)
            .stderr(std::process::Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    if !mount(&["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs"]) {
        println!("skipped: no small disk can be mounted here");
        return;
    }
    std::fs::write(disk.join("ancienne.db"), "une sauvegarde d'avant").unwrap();
    let error = backup(&bench, "a.db");
    let left = tree(&disk);
    assert!(mount(&["umount"]));
    assert!(matches!(error, Err(Error::Full)), "{error:?}");
    assert_eq!(left.len(), 1, "{:?}", left.keys());
    // The database goes on.
    bench.write(&library(1), json!({ "name": "Canal" }), NOON);
}

#[test]
fn what_was_erased_goes_from_a_backup_too() {
    let bench = Bench::new();
    bench.write(&library(1), json!({ "name": CANARY }), NOON);
    bench.write(&library(2), json!({ "name": "Reste" }), NOON);
    let (path, _) = backup(&bench, "a.db").unwrap();
    let copy = Store::open(&path, PASSPHRASE).unwrap();
    assert!(copy.purge(&[library(1)], Now(NOON)).unwrap());
    assert!(!copy.purge(&[library(1)], Now(NOON)).unwrap());
    let lines = copy.read(held).unwrap();
    assert!(!lines.contains(CANARY) && lines.contains("Reste"));
    assert_eq!(copy.check(&Watch::default()).unwrap(), Vec::<String>::new());
}

#[test]
fn a_damaged_database_gives_its_journal_and_what_can_be_read() {
    let bench = Bench::new();
    for n in 1..200 {
        bench.write(&library(n), json!({ "name": format!("Canal {n}") }), NOON);
    }
    let lines = bench.lines();
    let root = bench.count("SELECT rootpage FROM sqlite_schema WHERE name = 'registers'");
    let (path, dir) = (bench.path(), bench.closed());
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[(usize::try_from(root).unwrap() - 1) * 4096 + 100] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let damaged = Store::open(&path, PASSPHRASE).unwrap();
    assert!(matches!(damaged.read(held), Err(Error::Damaged(_))));
    drop(damaged);
    let to = dir.path().join("b.db");
    let (saved, lost) = Store::salvage(&path, &to, PASSPHRASE).unwrap();
    assert_eq!(lost, Vec::<String>::new());
    saved
        .settle::<_, Error>(Now(NOON), |tx| tx.rebuild())
        .unwrap();
    let mut found = Vec::new();
    saved
        .read::<_, Error>(|db| db.state_lines(|line| found.push(line.to_owned())))
        .unwrap();
    assert_eq!(found, lines);
    assert_eq!(
        saved.check(&Watch::default()).unwrap(),
        Vec::<String>::new()
    );
}
