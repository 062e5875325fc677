//! What may happen to a laptop and to the folder, and loses nothing: copies, older states, files that go, snapshots.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use app::ports::Ports;
use app::{App, exchange, library, session};
use tempfile::TempDir;

use crate::support::{Laptop, PASSPHRASE, files, pair, settle, tree};

/// The files of a laptop that is switched off, in another place.
fn copy(from: &Path, to: &Path) {
    put(&tree(from), to);
}

/// Writes files, and the folders that they lie in, which stand before them.
fn put(state: &std::collections::BTreeMap<String, Vec<u8>>, to: &Path) {
    for (name, bytes) in state {
        if name.ends_with('/') {
            fs::create_dir_all(to.join(name)).unwrap();
        } else {
            fs::write(to.join(name), bytes).unwrap();
        }
    }
}

/// A laptop on files that lie in `home`.
fn started(home: TempDir) -> Laptop {
    let app = App::new(home.path().join("rythme.db"));
    session::open_database(&app, PASSPHRASE).unwrap();
    Laptop { home, app }
}

/// The laptop switched off: its files are whole.
fn stopped(laptop: Laptop) -> TempDir {
    let Laptop { home, app } = laptop;
    drop(app);
    home
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

fn device(laptop: &Laptop) -> String {
    exchange::status(&laptop.app).unwrap().id
}

#[test]
fn a_copied_database_goes_on_under_a_new_name_and_both_keep_their_work() {
    let (claire, hugo, folder) = pair();
    claire.library("Avant");
    let home = stopped(claire);
    let other = tempfile::tempdir().unwrap();
    copy(home.path(), other.path());
    let (claire, twin) = (started(home), started(other));
    assert_ne!(device(&claire), device(&twin));
    claire.library("Chez Claire");
    twin.library("Sur la copie");
    settle(&[&claire, &twin, &hugo], folder.path());
    // What was not yet published when the copy was made is there once, whoever published it.
    for laptop in [&claire, &twin, &hugo] {
        assert_eq!(names(laptop), ["Avant", "Chez Claire", "Sur la copie"]);
        assert_eq!(laptop.digest(), hugo.digest());
        assert_eq!((laptop.pending(), laptop.questions().len()), (0, 0));
    }
}

#[test]
fn an_older_state_that_is_put_back_loses_nothing_that_was_published() {
    let (claire, hugo, folder) = pair();
    claire.library("Un");
    claire.sync(folder.path());
    let home = stopped(claire);
    let backup = fs::read(home.path().join("rythme.db")).unwrap();
    let claire = started(home);
    let name = device(&claire);
    claire.library("Deux");
    claire.sync(folder.path());
    claire.library("Trois, jamais partagée");
    let home = stopped(claire);
    // In place: the same file, as a backup tool would write it.
    fs::write(home.path().join("rythme.db"), backup).unwrap();
    let claire = started(home);
    assert_ne!(device(&claire), name);
    claire.library("Quatre");
    settle(&[&claire, &hugo], folder.path());
    for laptop in [&claire, &hugo] {
        assert_eq!(names(laptop), ["Deux", "Quatre", "Un"]);
        assert_eq!(laptop.digest(), hugo.digest());
    }
}

/// A machine that is copied whole, as a virtual one may be: file, place and token fit, so that nothing on it can tell.
struct Machine(TempDir);

type State = std::collections::BTreeMap<String, Vec<u8>>;

impl Machine {
    /// Runs one of its copies from the state in which it last was, and gives the state in which it ended.
    fn run(&self, state: &State, act: impl FnOnce(&Laptop)) -> State {
        for (name, _) in tree(self.0.path())
            .iter()
            .filter(|(name, _)| !name.ends_with('/') && !state.contains_key(*name))
        {
            fs::remove_file(self.0.path().join(name)).unwrap();
        }
        put(state, self.0.path());
        let app = App::new(self.0.path().join("rythme.db"));
        session::open_database(&app, PASSPHRASE).unwrap();
        let home = tempfile::tempdir().unwrap();
        let laptop = Laptop { home, app };
        act(&laptop);
        drop(laptop);
        tree(self.0.path())
    }
}

fn copy_tree(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        let target = to.join(&name);
        if name.ends_with('/') {
            fs::create_dir_all(target).unwrap();
        } else if !target.exists() {
            fs::write(target, bytes).unwrap();
        }
    }
}

/// Both copies publish, each into a folder of its own, and the folders meet later.
#[test]
fn two_contents_for_one_sequence_are_both_kept_everywhere() {
    let (claire, hugo, folder) = pair();
    let machine = Machine(stopped(claire));
    let apart = tempfile::tempdir().unwrap();
    copy_tree(folder.path(), apart.path());
    let start = tree(machine.0.path());
    let mut one = None;
    let claire = machine.run(&start, |claire| {
        one = Some(claire.library("Une"));
        claire.sync(folder.path());
    });
    let mut two = None;
    let twin = machine.run(&start, |twin| {
        two = Some(twin.library("Autre"));
        twin.sync(apart.path());
    });
    let (one, two) = (one.unwrap(), two.unwrap());
    // Hugo has read one branch before he sees the other.
    assert_eq!(hugo.sync(folder.path()).received, 1);
    hugo.rename(one, Some("Une, renommée"), None);
    hugo.sync(folder.path());
    copy_tree(apart.path(), folder.path());
    let sixth = Laptop::new("Sixte");
    let (mut claire, mut twin) = (claire, twin);
    let mut names_of = Vec::new();
    for _ in 0..4 {
        for laptop in [&hugo, &sixth] {
            laptop.sync(folder.path());
        }
        for state in [&mut claire, &mut twin] {
            *state = machine.run(state, |laptop| {
                laptop.sync(folder.path());
                names_of.push((device(laptop), names(laptop), laptop.digest()));
            });
        }
    }
    let expected = ["Autre".to_owned(), "Une, renommée".to_owned()];
    for laptop in [&hugo, &sixth] {
        assert_eq!(names(laptop), expected);
        assert_eq!(laptop.digest(), hugo.digest());
    }
    let [.., claire_at_last, twin_at_last] = names_of.as_slice() else {
        panic!("both ran");
    };
    assert_ne!(claire_at_last.0, twin_at_last.0);
    for at_last in [claire_at_last, twin_at_last] {
        assert_eq!(
            (&at_last.1[..], &at_last.2),
            (&expected[..], &hugo.digest())
        );
    }
    // And life goes on.
    twin = machine.run(&twin, |twin| {
        twin.rename(two, Some("Autre, renommée"), None);
        twin.sync(folder.path());
    });
    machine.run(&claire, |claire| {
        claire.rename(two, None, Some("rue Haute"));
        claire.sync(folder.path());
    });
    machine.run(&twin, |twin| {
        twin.sync(folder.path());
    });
    settle(&[&hugo, &sixth], folder.path());
    assert_eq!(names(&sixth), ["Autre, renommée", "Une, renommée"]);
    assert_eq!(sixth.digest(), hugo.digest());
}

#[test]
fn any_laptop_puts_back_what_the_folder_lost() {
    let (claire, hugo, folder) = pair();
    claire.library("Canal");
    claire.library("Quai");
    claire.sync(folder.path());
    hugo.sync(folder.path());
    // Claire's laptop is stolen, and her files go with it.
    drop(stopped(claire));
    for file in files(folder.path(), ".b") {
        fs::remove_file(file).unwrap();
    }
    hugo.sync(folder.path());
    let lea = Laptop::new("Léa");
    lea.sync(folder.path());
    assert_eq!(names(&lea), ["Canal", "Quai"]);
    assert_eq!(lea.digest(), hugo.digest());
}

#[test]
fn a_damaged_file_of_an_absent_laptop_is_replaced_by_another() {
    let (claire, hugo, folder) = pair();
    claire.library("Canal");
    claire.sync(folder.path());
    hugo.sync(folder.path());
    for file in files(folder.path(), ".b") {
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 4;
        fs::write(&file, bytes).unwrap();
    }
    let outcome = hugo.sync(folder.path());
    assert!(outcome.skipped.iter().any(|file| file.reason == "damaged"));
    let lea = Laptop::new("Léa");
    lea.sync(folder.path());
    assert_eq!(names(&lea), ["Canal"]);
    assert_eq!(claire.sync(folder.path()).sent, 0);
    lea.sync(folder.path());
    assert!(lea.sync(folder.path()).skipped.is_empty());
}

#[test]
fn an_emptied_folder_is_filled_again_by_whoever_comes_first() {
    let (claire, hugo, folder) = pair();
    claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
    }
    hugo.sync(folder.path());
    let lea = Laptop::new("Léa");
    lea.sync(folder.path());
    settle(&[&claire, &hugo, &lea], folder.path());
    assert_eq!(names(&lea), ["Canal"]);
    assert_eq!(lea.digest(), claire.digest());
}

/// A laptop that gathers its files early, so that a test need not write for a month.
fn gathering(name: &str, at: usize) -> Laptop {
    let home = tempfile::tempdir().unwrap();
    let ports = Ports {
        gather_at: at,
        ..Ports::system()
    };
    let app = App::with(home.path().join("rythme.db"), ports);
    session::create_database(&app, name, name, PASSPHRASE).unwrap();
    Laptop { home, app }
}

#[test]
fn many_small_files_are_gathered_once_everybody_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let (claire, hugo) = (gathering("Claire", 6), gathering("Hugo", 6));
    settle(&[&claire, &hugo], folder.path());
    for number in 0..6 {
        claire.library(&format!("Bibliothèque {number}"));
        claire.sync(folder.path());
    }
    claire.sync(folder.path());
    // The snapshot is there, and nothing goes before Hugo has it.
    assert_eq!(files(folder.path(), ".s").len(), 1);
    assert_eq!(files(folder.path(), ".b").len(), 6);
    settle(&[&hugo, &claire], folder.path());
    assert_eq!(files(folder.path(), ".b").len(), 0);
    let lea = Laptop::new("Léa");
    assert_eq!(lea.sync(folder.path()).received, 6);
    assert_eq!(lea.digest(), claire.digest());
    // The chain goes on after the snapshot, for those who read it and for those who read the batches.
    claire.library("Après");
    settle(&[&claire, &hugo, &lea], folder.path());
    for laptop in [&claire, &hugo, &lea] {
        assert_eq!(names(laptop).len(), 7);
        assert_eq!(laptop.digest(), claire.digest());
    }
    // The snapshot goes too: whoever knows that batches are missing makes another.
    for file in files(folder.path(), ".s") {
        fs::remove_file(file).unwrap();
    }
    hugo.sync(folder.path());
    let max = Laptop::new("Max");
    settle(&[&max, &hugo], folder.path());
    assert_eq!(max.digest(), claire.digest());
}

#[test]
fn nothing_goes_before_a_laptop_that_sleeps_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let (claire, hugo, lea) = (
        gathering("Claire", 4),
        gathering("Hugo", 4),
        Laptop::new("Léa"),
    );
    settle(&[&claire, &hugo, &lea], folder.path());
    lea.library("Chez Léa");
    for number in 0..5 {
        claire.library(&format!("Bibliothèque {number}"));
        settle(&[&claire, &hugo], folder.path());
    }
    assert_eq!(files(folder.path(), ".b").len(), 5);
    settle(&[&lea, &claire, &hugo], folder.path());
    assert_eq!(
        files(folder.path(), ".b").len(),
        2,
        "the last of Claire, and Léa's"
    );
    assert_eq!(names(&lea).len(), 6);
    assert_eq!(lea.digest(), claire.digest());
    assert_eq!(hugo.digest(), claire.digest());
}

/// The clock of a laptop that slept for a while.
struct Late(Arc<Mutex<i64>>);

impl app::ports::Clock for Late {
    fn now(&self) -> app::ports::Now {
        app::ports::Now(*self.0.lock().unwrap())
    }

    fn today(&self) -> chrono::NaiveDate {
        chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }
}

#[test]
fn silent_rot_is_found_within_a_week() {
    let folder = tempfile::tempdir().unwrap();
    let time = Arc::new(Mutex::new(1_795_000_000_000));
    let home = tempfile::tempdir().unwrap();
    let ports = Ports {
        clock: Arc::new(Late(Arc::clone(&time))),
        ..Ports::system()
    };
    let app = App::with(home.path().join("rythme.db"), ports);
    session::create_database(&app, "Claire", "Claire", PASSPHRASE).unwrap();
    let claire = Laptop { home, app };
    claire.library("Canal");
    claire.sync(folder.path());
    claire.sync(folder.path());
    let file = files(folder.path(), ".b").remove(0);
    let good = fs::read(&file).unwrap();
    let written = fs::metadata(&file).unwrap().modified().unwrap();
    let mut bad = good.clone();
    bad[300] ^= 1;
    fs::write(&file, bad).unwrap();
    fs::File::options()
        .write(true)
        .open(&file)
        .unwrap()
        .set_modified(written)
        .unwrap();
    claire.sync(folder.path());
    assert_ne!(fs::read(&file).unwrap(), good);
    *time.lock().unwrap() += 8 * 86_400_000;
    claire.sync(folder.path());
    assert_eq!(fs::read(&file).unwrap(), good);
}
