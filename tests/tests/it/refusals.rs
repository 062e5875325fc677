//! Folders that are refused: nothing is written, neither there nor here.

use std::path::Path;
use std::time::Duration;

use app::exchange::types::SyncStart;
use app::session::types::SessionJoin;
use app::{App, exchange, session};

use super::seen::everything;
use super::support::{Laptop, PASSPHRASE, pair, start, tree};

/// What a refused sync must leave as it was. The log of syncs has a line more, which moves the last commit.
fn state(laptop: &Laptop) -> impl PartialEq + std::fmt::Debug + use<> {
    let state = exchange::state(&laptop.app).unwrap();
    (
        laptop.digest(),
        everything(&laptop.app),
        (state.pending, state.folder, state.last_sync),
        (state.skipped, state.devices),
    )
}

fn refused(laptop: &Laptop, root: &Path, args: &SyncStart) -> String {
    let before = (state(laptop), tree(root));
    let previewed = exchange::preview(&laptop.app, args.clone()).unwrap_err();
    let error = exchange::sync(&laptop.app, args).unwrap_err();
    assert_eq!(previewed.code, error.code);
    assert_eq!((state(laptop), tree(root)), before, "{error}");
    error.code
}

#[test]
fn a_folder_that_cannot_be_ours_is_refused_and_nothing_is_written() {
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name);
    let stranger = Laptop::new("Inconnue");
    stranger.library("Ailleurs");
    std::fs::create_dir(at("theirs")).unwrap();
    stranger.sync(&at("theirs"));
    std::fs::create_dir_all(at("photos/2026")).unwrap();
    std::fs::write(at("photos/2026/a.jpg"), "jpg").unwrap();
    std::fs::write(at("file"), "text").unwrap();
    std::fs::create_dir(at("torn")).unwrap();
    std::fs::write(at("torn/espace.json"), "{\"format\":1,\"spa").unwrap();
    std::fs::create_dir(at("newer")).unwrap();
    std::fs::write(
        at("newer/espace.json"),
        "{\"format\":7,\"space\":\"01910000-0000-7000-8000-000000000001\",\"app\":\"rythme\"}\n",
    )
    .unwrap();
    std::fs::create_dir(at("ours")).unwrap();

    let lone = Laptop::new("Hugo");
    lone.library("Canal");
    let bound = Laptop::new("Claire");
    bound.library("Canal");
    bound.sync(&at("ours"));
    bound.library("Gare");

    for laptop in [&lone, &bound] {
        assert_eq!(
            refused(laptop, root.path(), &start(&at("photos"))),
            "folder_not_empty"
        );
        assert_eq!(
            refused(laptop, root.path(), &start(&at("torn"))),
            "space_torn"
        );
        assert_eq!(
            refused(laptop, root.path(), &start(&at("newer"))),
            "newer_space_format"
        );
        for missing in ["nowhere", "no/where", "file", "file/below"] {
            let code = refused(laptop, root.path(), &start(&at(missing)));
            assert!(code.starts_with("folder_"), "{missing}: {code}");
        }
    }
    assert_eq!(
        refused(&bound, root.path(), &start(&at("theirs"))),
        "other_space"
    );
    let wrong = SyncStart {
        folder_passphrase: "pas la bonne".to_owned(),
        ..start(&at("theirs"))
    };
    assert_eq!(
        refused(&lone, root.path(), &wrong),
        "wrong_folder_passphrase"
    );
    let none = SyncStart::default();
    assert_eq!(refused(&lone, root.path(), &none), "folder_missing");
    // Refused all along, both go on.
    assert_eq!(bound.sync(&at("ours")).sent, 1);
    assert_eq!(lone.sync(&at("theirs")).received, 1);
}

/// The folder of a laptop that was bound to it goes away: editing goes on, and the next sync with it sends everything.
#[test]
fn a_folder_that_vanishes_keeps_everything_pending() {
    let (claire, hugo, folder) = pair();
    let away = folder.path().with_extension("away");
    std::fs::rename(folder.path(), &away).unwrap();
    let (news, heard) = std::sync::mpsc::channel();
    // Nobody listens any more once the test is over.
    claire.app.subscribe(move |_| {
        let _ = news.send(());
    });
    claire.library("Canal");
    let before = state(&claire);
    let error = exchange::sync(&claire.app, &SyncStart::default()).unwrap_err();
    assert_eq!(error.code, "folder_gone");
    assert_eq!(state(&claire), before);
    assert!(!folder.path().exists(), "the folder was made anew");
    // Somebody goes and looks in the background, and tells what was found.
    let reachable = || exchange::state(&claire.app).unwrap().reachable;
    while reachable().is_none() {
        heard.recv_timeout(Duration::from_secs(60)).unwrap();
    }
    assert_eq!(reachable(), Some(false));
    std::fs::rename(&away, folder.path()).unwrap();
    let sent = exchange::sync(&claire.app, &SyncStart::default()).unwrap();
    assert_eq!((sent.sent, sent.pending), (1, 0));
    assert_eq!(hugo.sync(folder.path()).received, 1);
    assert_eq!(hugo.digest(), claire.digest());
}

/// A share that takes no more files, played by a link to nowhere where the directory of our batches should be: the batch is sealed
/// and cannot be put there, and what was recorded stays pending.
#[test]
fn a_folder_that_takes_no_files_keeps_everything_pending() {
    let (claire, hugo, folder) = pair();
    let own: Vec<_> = std::fs::read_dir(folder.path().join("d"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    // Claire published nothing but heads: her batches' directory does not exist yet.
    for device in own {
        std::os::unix::fs::symlink("nowhere", device.join("b")).unwrap();
    }
    let library = claire.library("Canal");
    let before = tree(folder.path());
    let error = claire.try_sync(folder.path()).unwrap_err();
    assert!(!error.code.is_empty());
    assert_eq!(claire.pending(), 1, "{error}");
    assert_eq!(tree(folder.path()), before, "{error}");
    // Editing goes on, and the sync catches up when it can.
    claire.rename(library, Some("Quai"), None);
    assert_eq!(claire.pending(), 2);
    for name in before.keys().filter(|name| name.ends_with("/b")) {
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    let sent = claire.sync(folder.path());
    assert_eq!((sent.sent, sent.pending), (2, 0));
    assert_eq!(hugo.sync(folder.path()).received, 2);
}

#[test]
fn joining_at_the_first_run_with_a_wrong_passphrase_makes_no_database() {
    let (_claire, _hugo, folder) = pair();
    let home = tempfile::tempdir().unwrap();
    let app = App::new(home.path().join("rythme.db"));
    let join = |folder: &Path, folder_passphrase: &str| SessionJoin {
        person: "Nadia".to_owned(),
        device: "Portable".to_owned(),
        passphrase: "une autre phrase".to_owned(),
        remember: false,
        folder: folder.display().to_string(),
        folder_passphrase: folder_passphrase.to_owned(),
    };
    let before = tree(folder.path());
    for (path, passphrase, code) in [
        (folder.path(), "pas la bonne", "wrong_folder_passphrase"),
        (folder.path(), "", "wrong_folder_passphrase"),
        (Path::new("/nowhere/at/all"), PASSPHRASE, "folder_gone"),
    ] {
        let error = session::join(&app, join(path, passphrase)).unwrap_err();
        assert_eq!(error.code, code);
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
        assert_eq!(tree(folder.path()), before);
        assert!(!app.is_open());
    }
    session::join(&app, join(folder.path(), PASSPHRASE)).unwrap();
    let ended = exchange::wait(&app).unwrap();
    assert_eq!(ended.error, None);
}
