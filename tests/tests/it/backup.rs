//! Backups that prove themselves: made by themselves, opened and compared, restored under a new name, and the way out of a damaged
//! database. Nothing is ever deleted but what the rules let go.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use app::backup::types::{BackupRow, RescueAsk};
use app::backup::{self, Reason};
use app::ports::{Now, Ports};
use app::{App, erasure, exchange, library, session};
use serde_json::json;

use crate::killed::Host;
use crate::support::{Laptop, PASSPHRASE, files, pair, settle};

const DAY: i64 = 86_400_000;
const NOON: i64 = 1_795_521_600_000;

struct Clock(Arc<Mutex<i64>>);

impl app::ports::Clock for Clock {
    fn now(&self) -> Now {
        Now(*self.0.lock().unwrap())
    }

    fn today(&self) -> chrono::NaiveDate {
        chrono::DateTime::from_timestamp_millis(self.now().0)
            .unwrap()
            .date_naive()
    }
}

/// A laptop whose days the test turns.
fn dated(name: &str) -> (Laptop, Arc<Mutex<i64>>) {
    let time = Arc::new(Mutex::new(NOON));
    let home = tempfile::tempdir().unwrap();
    let ports = Ports {
        clock: Arc::new(Clock(Arc::clone(&time))),
        ..Ports::system()
    };
    let app = App::with(home.path().join("rythme.db"), ports);
    session::create_database(&app, name, name, PASSPHRASE).unwrap();
    (Laptop { home, app }, time)
}

fn names(laptop: &Laptop) -> Vec<String> {
    let mut names: Vec<String> = library::list(&laptop.app)
        .unwrap()
        .into_iter()
        .map(|row| row.name)
        .collect();
    names.sort();
    names
}

fn list(laptop: &Laptop) -> Vec<BackupRow> {
    backup::list(&laptop.app).unwrap()
}

fn reasons(laptop: &Laptop) -> Vec<Reason> {
    list(laptop).into_iter().map(|row| row.reason).collect()
}

fn device(laptop: &Laptop) -> String {
    exchange::status(&laptop.app).unwrap().id
}

fn asked(laptop: &Laptop) -> String {
    backup::make(&laptop.app, Reason::Asked, None).unwrap().file
}

fn flip(file: &Path, at: usize) {
    let mut bytes = fs::read(file).unwrap();
    let at = if at == usize::MAX {
        bytes.len() / 2
    } else {
        at
    };
    bytes[at] ^= 1;
    fs::write(file, bytes).unwrap();
}

fn ask() -> RescueAsk {
    RescueAsk {
        passphrase: PASSPHRASE.to_owned(),
    }
}

/// The names of the libraries in a database that lies somewhere.
fn names_in(file: &Path) -> Vec<String> {
    let store = store::Store::open(file, PASSPHRASE).unwrap();
    let found = store.read::<_, store::Error>(|db| db.libraries()).unwrap();
    found.into_iter().map(|library| library.name).collect()
}

#[test]
fn one_a_day_when_something_was_written_and_each_proves_itself() {
    let (claire, time) = dated("Claire");
    assert!(!backup::daily(&claire.app), "an empty database needs none");
    claire.library("Un");
    assert!(backup::daily(&claire.app));
    claire.library("Deux");
    assert!(!backup::daily(&claire.app), "today has one");
    *time.lock().unwrap() += DAY;
    assert!(backup::daily(&claire.app));
    *time.lock().unwrap() += DAY;
    assert!(!backup::daily(&claire.app), "nothing was written since");
    assert_eq!(reasons(&claire), [Reason::Daily, Reason::Daily]);
    let drill = backup::drill(&claire.app, None).unwrap();
    assert_eq!((drill.ok, drill.findings.len()), (true, 0));
    assert_eq!(drill.digest.unwrap(), claire.digest());
    let rows = list(&claire);
    assert_eq!(rows[0].drill.as_ref().unwrap().at, NOON + 2 * DAY);
    assert_eq!(rows[0].counts.as_ref().unwrap()["libraries"], 2);
    assert_eq!(rows[1].counts.as_ref().unwrap()["libraries"], 1);
    assert_eq!(rows[1].drill, None);
    // A drill leaves nothing but its result.
    assert_eq!(
        files(claire.home.path(), "")
            .iter()
            .filter(|path| path.to_string_lossy().contains(".essai-"))
            .count(),
        0
    );
}

#[test]
fn before_a_sync_and_an_import_but_not_when_nothing_was_written_since() {
    let (claire, hugo, folder) = pair();
    assert_eq!(reasons(&claire), [], "there was nothing to lose");
    claire.library("Un");
    claire.sync(folder.path());
    assert_eq!(reasons(&claire), [Reason::Sync]);
    claire.sync(folder.path());
    assert_eq!(reasons(&claire).len(), 1);
    hugo.sync(folder.path());
    assert_eq!(reasons(&hugo), [], "what it received came after");
    let table = "Code_bib;Nom;Code_INSEE\nB1;Canal;59350\n";
    library::import_bytes(&hugo.app, table.as_bytes()).unwrap();
    assert_eq!(reasons(&hugo), [Reason::Import]);
    // An import of nothing changes nothing.
    library::import_bytes(&hugo.app, b"x").unwrap();
    assert_eq!(reasons(&hugo).len(), 1);
}

#[test]
fn what_cannot_be_written_holds_nothing_up_and_is_said() {
    let (claire, folder) = (Laptop::new("Claire"), tempfile::tempdir().unwrap());
    let place = claire.home.path().join("rythme.db.sauvegardes");
    fs::write(&place, "a file where the folder would be").unwrap();
    claire.library("Un");
    assert_eq!(claire.sync(folder.path()).sent, 1);
    let failed = backup::state(&claire.app).unwrap().failed.unwrap();
    assert_eq!(failed.error.code, "file_failed");
    assert_eq!(
        backup::make(&claire.app, Reason::Asked, None)
            .unwrap_err()
            .code,
        "file_failed"
    );
    fs::remove_file(place).unwrap();
    claire.library("Deux");
    claire.sync(folder.path());
    assert_eq!(backup::state(&claire.app).unwrap().failed, None);
    assert_eq!(reasons(&claire), [Reason::Sync]);
}

#[test]
fn a_drill_finds_a_flipped_byte_and_the_last_good_one_outlives_the_rules() {
    let (claire, time) = dated("Claire");
    claire.library("Un");
    let good = asked(&claire);
    assert!(backup::drill(&claire.app, Some(good.clone())).unwrap().ok);
    for number in 0..6 {
        *time.lock().unwrap() += DAY;
        claire.library(&format!("Autre {number}"));
        asked(&claire);
    }
    let rows = list(&claire);
    // Five of those that were asked for, and the good one.
    assert_eq!(rows.len(), 6);
    assert!(rows.iter().any(|row| row.file == good));
    for (at, row) in [20, 4096 + 9, usize::MAX].into_iter().zip(&rows) {
        flip(Path::new(&row.file), at);
        let drill = backup::drill(&claire.app, Some(row.name.clone())).unwrap();
        assert!(!drill.ok && !drill.findings.is_empty(), "byte {at}");
        let error = backup::restore(&claire.app, row.name.clone()).unwrap_err();
        assert!(
            ["backup_unsound", "backup_not_opened"].contains(&error.code.as_str()),
            "{error}"
        );
    }
    assert_eq!(names(&claire).len(), 7, "nothing was put in its place");
    let shown: Vec<bool> = list(&claire)
        .iter()
        .filter_map(|row| Some(row.drill.as_ref()?.ok))
        .collect();
    assert_eq!(shown, [false, false, false, true]);
}

/// A backup whose pages are whole and that is not what it says: another state under the same seal.
#[test]
fn a_drill_compares_what_it_holds_with_what_it_said() {
    let claire = Laptop::new("Claire");
    claire.library("Un");
    let file = asked(&claire);
    let other = store::Store::open(Path::new(&file), PASSPHRASE).unwrap();
    let now = store::Now(NOON);
    let id =
        app::domain::entity::EntityRef::new(&app::domain::entity::LIBRARY, claire.library("x").0);
    other
        .transact::<_, store::Error>(
            app::domain::op::Op::SaveLibrary {
                name: String::new(),
            },
            now,
            |tx| {
                tx.write(store::Change::fields(
                    id,
                    [("name".to_owned(), json!("Glissée"))],
                ))
            },
        )
        .unwrap();
    drop(other);
    let drill = backup::drill(&claire.app, Some(file)).unwrap();
    assert_eq!(drill.findings, ["counts_differ", "digest_differs"]);
}

#[test]
fn a_restore_says_what_it_takes_and_what_was_shared_comes_back() {
    let (claire, hugo, folder) = pair();
    claire.library("Un");
    claire.sync(folder.path());
    let file = asked(&claire);
    let deux = claire.library("Deux");
    claire.sync(folder.path());
    hugo.sync(folder.path());
    hugo.rename(deux, None, Some("rue Haute"));
    claire.library("Trois, jamais partagée");
    let preview = backup::preview(&claire.app, file.clone()).unwrap();
    assert_eq!(
        (preview.records_lost, preview.unshared_lost),
        (Some(2), Some(1))
    );
    assert_eq!(preview.counts_then["libraries"], 1);
    assert_eq!(preview.counts_now.unwrap()["libraries"], 3);
    let before = (device(&claire), list(&claire).len());
    let restored = backup::restore(&claire.app, file.clone()).unwrap();
    assert_eq!(names(&claire), ["Un"]);
    assert_ne!(device(&claire), before.0);
    assert_eq!(restored.device, device(&claire));
    // What was there is set aside with its date, whole, and stands in the list.
    let aside = PathBuf::from(restored.set_aside.unwrap());
    let set_aside: Vec<BackupRow> = list(&claire)
        .into_iter()
        .filter(|row| row.reason == Reason::Replaced)
        .collect();
    assert_eq!(set_aside.len(), 1);
    assert_eq!(PathBuf::from(&set_aside[0].file), aside);
    assert_eq!(
        list(&claire).len(),
        before.1 + 1,
        "the backups made since are known"
    );
    assert!(
        list(&claire)
            .iter()
            .filter(|row| row.reason != Reason::Replaced)
            .all(|row| row.counts.is_some())
    );
    // Shared work comes back, nothing is refused, and life goes on.
    claire.library("Quatre");
    settle(&[&claire, &hugo], folder.path());
    for laptop in [&claire, &hugo] {
        assert_eq!(names(laptop), ["Deux", "Quatre", "Un"]);
        assert_eq!(laptop.digest(), hugo.digest());
        assert_eq!((laptop.pending(), laptop.questions().len()), (0, 0));
        let skipped = exchange::state(&laptop.app).unwrap().skipped;
        assert_eq!(skipped, []);
    }
    // The way back from the restore itself, and another restart in between.
    let claire = claire.restarted();
    backup::restore(&claire.app, aside.display().to_string()).unwrap();
    settle(&[&claire, &hugo], folder.path());
    for laptop in [&claire, &hugo] {
        assert_eq!(
            names(laptop),
            ["Deux", "Quatre", "Trois, jamais partagée", "Un"]
        );
        assert_eq!(laptop.digest(), hugo.digest());
    }
}

#[test]
fn a_restore_waits_for_nobody_who_writes_elsewhere() {
    let claire = Laptop::new("Claire");
    claire.library("Un");
    let file = asked(&claire);
    claire.library("Deux");
    let other = App::new(claire.database());
    session::open_database(&other, PASSPHRASE).unwrap();
    let error = backup::restore(&claire.app, file.clone()).unwrap_err();
    assert_eq!(error.code, "database_busy");
    assert_eq!(names(&claire), ["Deux", "Un"]);
    claire.library("Trois");
    drop(other);
    backup::restore(&claire.app, file).unwrap();
    assert_eq!(names(&claire), ["Un"]);
    assert_eq!(
        files(claire.home.path(), "")
            .iter()
            .filter(|path| path.to_string_lossy().contains(".essai-"))
            .count(),
        0
    );
}

/// The deeper pages, the first page, and half of the file: each opens again with the last backup, and the damaged one is kept.
#[test]
fn a_damaged_database_is_set_aside_for_the_last_backup() {
    for (damage, code) in [
        ("first page", "passphrase_wrong"),
        ("torn", "database_foreign"),
        ("gone", "database_missing"),
    ] {
        let (claire, hugo, folder) = pair();
        claire.library("Un");
        claire.sync(folder.path());
        asked(&claire);
        claire.library("Deux");
        claire.sync(folder.path());
        let Laptop { home, app } = claire;
        drop(app);
        let path = home.path().join("rythme.db");
        match damage {
            "first page" => flip(&path, 1000),
            "torn" => fs::write(&path, &fs::read(&path).unwrap()[..10_000]).unwrap(),
            _ => fs::remove_file(&path).unwrap(),
        }
        let broken = fs::read(&path).ok();
        let app = App::new(&path);
        assert_eq!(
            session::open_database(&app, PASSPHRASE).unwrap_err().code,
            code,
            "{damage}"
        );
        assert_eq!(
            backup::rescue(
                &app,
                RescueAsk {
                    passphrase: "une autre".to_owned()
                }
            )
            .unwrap_err()
            .code,
            "backup_none"
        );
        assert_eq!(fs::read(&path).ok(), broken);
        let offer = backup::offer(&app, ask()).unwrap();
        assert_eq!(offer.backup.unwrap().counts_then["libraries"], 1);
        assert_eq!(offer.journal, None);
        backup::rescue(&app, ask()).unwrap();
        let claire = Laptop { home, app };
        assert_eq!(names(&claire), ["Un"]);
        let aside: Vec<Vec<u8>> = files(claire.home.path(), ".db")
            .into_iter()
            .filter(|file| file.display().to_string().contains("mise-de-cote"))
            .map(|file| fs::read(file).unwrap())
            .collect();
        assert_eq!(aside, broken.into_iter().collect::<Vec<_>>(), "{damage}");
        settle(&[&claire, &hugo], folder.path());
        assert_eq!(names(&claire), ["Deux", "Un"]);
        assert_eq!(claire.digest(), hugo.digest());
    }
}

#[test]
fn a_database_whose_journal_can_be_read_is_rebuilt_of_it() {
    let claire = Laptop::new("Claire");
    for number in 0..120 {
        claire.library(&format!("Canal {number:03}"));
    }
    let (digest, shown) = (claire.digest(), names(&claire));
    // Nothing is wrong: it is rebuilt where it is.
    let rebuilt = backup::rebuild(&claire.app, PASSPHRASE).unwrap();
    assert_eq!((rebuilt.records, rebuilt.set_aside), (120, None));
    let Laptop { home, app } = claire;
    drop(app);
    let path = home.path().join("rythme.db");
    let root = root_page(&path, "registers");
    flip(&path, (root - 1) * 4096 + 200);
    let app = App::new(&path);
    // It may open; sooner or later a page of it is asked for.
    let opened = session::open_database(&app, PASSPHRASE);
    let said = opened
        .err()
        .or_else(|| exchange::digest(&app).err())
        .unwrap();
    assert_eq!(said.code, "database_damaged");
    assert_eq!(backup::offer(&app, ask()).unwrap().journal, Some(120));
    let rebuilt = backup::rebuild(&app, PASSPHRASE).unwrap();
    assert_eq!((rebuilt.records, rebuilt.lost.len()), (120, 0));
    assert!(Path::new(&rebuilt.set_aside.unwrap()).exists());
    let claire = Laptop { home, app }.restarted();
    assert_eq!((claire.digest(), names(&claire)), (digest, shown));
    assert_eq!(
        claire.pending(),
        120,
        "nothing was shared, and nothing is lost"
    );
}

fn root_page(path: &Path, table: &str) -> usize {
    // Past the store, whose key is the passphrase.
    let store = store::Store::open(path, PASSPHRASE).unwrap();
    let root = store
        .read::<_, store::Error>(|db| db.root_page(table))
        .unwrap();
    usize::try_from(root).unwrap()
}

#[test]
fn what_is_erased_goes_from_the_backups_and_does_not_come_back() {
    let (claire, hugo, folder) = pair();
    let id = claire.library("Quenouille");
    claire.library("Reste");
    claire.sync(folder.path());
    let file = asked(&claire);
    let entity = format!("library/{id}");
    let ask = erasure::types::EraseAsk {
        entities: vec![entity],
        reason: "demande".to_owned(),
    };
    erasure::erase(&claire.app, ask).unwrap();
    for row in list(&claire) {
        assert_eq!(names_in(Path::new(&row.file)), ["Reste"], "{}", row.name);
        assert_eq!(row.drill, None);
    }
    assert!(backup::drill(&claire.app, Some(file.clone())).unwrap().ok);
    // The erasure itself was never shared: the restored database says it again.
    backup::restore(&claire.app, file).unwrap();
    assert_eq!(names(&claire), ["Reste"]);
    settle(&[&claire, &hugo], folder.path());
    for laptop in [&claire, &hugo] {
        assert_eq!(names(laptop), ["Reste"]);
        assert_eq!(laptop.digest(), hugo.digest());
        assert_eq!(erasure::register(&laptop.app).unwrap().len(), 1);
    }
}

/// The keys of the folder were renewed since the backup was made: the restored laptop is asked nothing.
#[test]
fn a_restored_database_has_the_keys_of_now() {
    let (claire, hugo, folder) = pair();
    settle(&[&claire, &hugo], folder.path());
    claire.library("Un");
    claire.sync(folder.path());
    let file = asked(&claire);
    exchange::keys::renew(&claire.app, &[], Some("une autre phrase de passe")).unwrap();
    settle(&[&claire, &hugo], folder.path());
    hugo.library("Deux, sous la nouvelle clé");
    hugo.sync(folder.path());
    backup::restore(&claire.app, file).unwrap();
    claire.library("Trois");
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(
        names(&claire),
        ["Deux, sous la nouvelle clé", "Trois", "Un"]
    );
    assert_eq!(claire.digest(), hugo.digest());
}

/// Killed anywhere in a restore: the database opens as the one or as the other, and both are there.
#[test]
fn a_restore_killed_anywhere_leaves_the_one_or_the_other() {
    let mut random = fastrand::Rng::with_seed(8);
    let (claire, hugo, folder) = pair();
    claire.library("Un");
    let file = asked(&claire);
    claire.library("Deux");
    claire.sync(folder.path());
    let mut claire = claire;
    // As long as a restore takes here, and a little: some kills fall before the exchange, some after it.
    let whole = std::time::Instant::now();
    backup::restore(&claire.app, file.clone()).unwrap();
    let at_most = whole.elapsed() * 2;
    claire.sync(folder.path());
    let mut restored = 0;
    for round in 0..6 {
        let unshared = format!("Jamais partagée {round}");
        claire.library(&unshared);
        let before = names(&claire);
        let Laptop { home, app } = claire;
        drop(app);
        let host = Host::start(&home.path().join("rythme.db"));
        // Whatever the answer: a daily backup of this process may still hold the database open, and the restore is then refused.
        let _unread = host.ask("restore", json!(file));
        std::thread::sleep(at_most.mul_f64(random.f64()));
        host.kill();
        let app = App::new(home.path().join("rythme.db"));
        session::open_database(&app, PASSPHRASE).unwrap();
        claire = Laptop { home, app };
        let now = names(&claire);
        if now != before {
            restored += 1;
            assert_eq!(now, ["Un"], "round {round}");
            let kept = list(&claire)
                .into_iter()
                .find(|row| row.reason == Reason::Replaced)
                .unwrap();
            assert!(names_in(Path::new(&kept.file)).contains(&unshared));
        }
        claire.sync(folder.path());
    }
    println!("{restored} of 6 were restored");
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(claire.digest(), hugo.digest());
    assert!(names(&claire).starts_with(&["Deux".to_owned()]));
}
