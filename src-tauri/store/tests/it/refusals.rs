//! Everything that is refused leaves every byte as it was, and makes no file.

use std::path::Path;

use domain::id::DeviceId;
use rusqlite::Connection;
use serde_json::json;
use store::{Error, Store};

use super::support::{Bench, NOON, PASSPHRASE, device, library, raw, tree};

/// Opens and expects a refusal that altered nothing in `folder`.
fn refused(folder: &Path, path: &Path, passphrase: &str) -> Error {
    let before = tree(folder);
    let error = match Store::open(path, passphrase) {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(error) => error,
    };
    assert_eq!(before, tree(folder), "{error}");
    error
}

fn create_refused(folder: &Path, path: &Path) -> Error {
    let before = tree(folder);
    let id: DeviceId = device(1);
    let error = match Store::create(path, PASSPHRASE, id) {
        Ok(_) => panic!("{} was made", path.display()),
        Err(error) => error,
    };
    assert_eq!(before, tree(folder), "{error}");
    error
}

#[test]
fn a_wrong_passphrase_alters_nothing() {
    let bench = Bench::new();
    bench.write(&library(1), json!({ "name": "Canal" }), NOON);
    let path = bench.path();
    let dir = bench.closed();
    for wrong in ["Une phrase de passe", "", "une phrase de passe "] {
        let error = refused(dir.path(), &path, wrong);
        assert!(
            matches!(error, Error::WrongPassphrase(_)),
            "{wrong:?}: {error}"
        );
    }
    let store = Store::open(&path, PASSPHRASE).unwrap();
    assert_eq!(store.device(), device(1));
}

/// After a crash the last commits lie in the write-ahead log: a wrong passphrase must not even move them into the database.
#[test]
fn a_wrong_passphrase_leaves_the_log_of_a_crash_alone() {
    let bench = Bench::new();
    bench.write(&library(1), json!({ "name": "Canal" }), NOON);
    // A copy of the files of an open database is what a power cut leaves.
    let crashed = tempfile::tempdir().unwrap();
    let path = crashed.path().join("a.db");
    for suffix in ["", "-wal"] {
        let from = format!("{}{suffix}", bench.path().display());
        std::fs::copy(from, format!("{}{suffix}", path.display())).unwrap();
    }
    let data = |suffix: &str| std::fs::read(format!("{}{suffix}", path.display())).unwrap();
    let before = (data(""), data("-wal"));
    assert!(!before.1.is_empty(), "the log holds the last commits");
    assert!(matches!(
        Store::open(&path, "wrong"),
        Err(Error::WrongPassphrase(_))
    ));
    assert!(before == (data(""), data("-wal")), "the files changed");
    let store = Store::open(&path, PASSPHRASE).unwrap();
    let libraries = store.read::<_, Error>(|db| db.libraries()).unwrap();
    assert_eq!(libraries[0].name, "Canal");
}

#[test]
fn a_newer_schema_alters_nothing() {
    let bench = Bench::new();
    let path = bench.path();
    let dir = bench.closed();
    raw(&path).pragma_update(None, "user_version", 99).unwrap();
    let error = refused(dir.path(), &path, PASSPHRASE);
    assert!(
        matches!(
            error,
            Error::NewerSchema {
                found: 99,
                known: 3
            }
        ),
        "{error}"
    );
}

#[test]
fn an_encrypted_database_without_a_schema_is_none_of_ours() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    let db = raw(&path);
    db.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (randomblob(9000))")
        .unwrap();
    drop(db);
    let error = refused(dir.path(), &path, PASSPHRASE);
    assert!(matches!(error, Error::NotADatabase(_)), "{error}");
}

#[test]
fn what_is_no_database_is_named_so() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    let noise: Vec<u8> = {
        let random = raw(&dir.path().join("noise.db"));
        random
            .query_row("SELECT randomblob(10000)", [], |row| row.get(0))
            .unwrap()
    };
    let plain = {
        let path = dir.path().join("plain.sqlite");
        let db = Connection::open(&path).unwrap();
        db.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (hex(randomblob(20000)))")
            .unwrap();
        drop(db);
        std::fs::read(path).unwrap()
    };
    let page_of_text = "Liste des bibliothèques\n".repeat(1024).into_bytes();
    for (what, bytes) in [
        ("empty", Vec::new()),
        ("short text", b"name;insee\n".to_vec()),
        ("text in whole pages", page_of_text[..8192].to_vec()),
        ("plain SQLite", plain),
        ("noise, but not in pages", noise),
        ("zeros", vec![0; 8192]),
    ] {
        std::fs::write(&path, bytes).unwrap();
        let error = refused(dir.path(), &path, PASSPHRASE);
        assert!(matches!(error, Error::NotADatabase(_)), "{what}: {error}");
    }
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    let error = refused(dir.path(), &path, PASSPHRASE);
    assert!(matches!(error, Error::NotADatabase(_)), "a folder: {error}");
}

#[test]
fn a_missing_database_is_not_made_by_opening_it() {
    let dir = tempfile::tempdir().unwrap();
    let error = refused(dir.path(), &dir.path().join("a.db"), PASSPHRASE);
    assert!(matches!(error, Error::Missing(_)), "{error}");
    let error = refused(dir.path(), &dir.path().join("no/such/a.db"), PASSPHRASE);
    assert!(matches!(error, Error::Missing(_)), "{error}");
}

#[test]
fn creating_replaces_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    std::fs::write(&path, "somebody's file").unwrap();
    let error = create_refused(dir.path(), &path);
    assert!(matches!(error, Error::Exists(_)), "{error}");
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    let error = create_refused(dir.path(), &path);
    assert!(matches!(error, Error::Exists(_)), "a folder: {error}");
}

#[test]
fn a_mirrored_folder_is_refused_by_both_doors() {
    let home = Bench::new();
    home.write(&library(1), json!({ "name": "Canal" }), NOON);
    let path = home.path();
    let dir = home.closed();
    for (marker, name) in [
        (Some(".stfolder"), "partage"),
        (Some(".sync_1f2e3d4c.db"), "nuage"),
        (Some("espace.json"), "commun"),
        (None, "OneDrive - Ville"),
        (None, "Dropbox"),
    ] {
        let folder = dir.path().join(name);
        std::fs::create_dir_all(folder.join("inner")).unwrap();
        if let Some(marker) = marker {
            std::fs::write(folder.join(marker), "").unwrap();
        }
        let moved = folder.join("inner/a.db");
        let error = create_refused(dir.path(), &moved);
        assert!(matches!(error, Error::Mirrored { .. }), "{name}: {error}");
        // Not even the folders on the way are made.
        let error = create_refused(dir.path(), &folder.join("inner/new/a.db"));
        assert!(matches!(error, Error::Mirrored { .. }), "{name}: {error}");
        std::fs::copy(&path, &moved).unwrap();
        let error = refused(dir.path(), &moved, PASSPHRASE);
        assert!(matches!(error, Error::Mirrored { .. }), "{name}: {error}");
    }
    assert!(Store::open(&path, PASSPHRASE).is_ok());
}
