//! Quiet syncs: nothing to do writes nothing, a dry run writes nothing, and what the folder lost comes back.

use app::domain::week::Day;
use app::exchange::types::JobPhase;
use app::{Event, exchange};
use fastrand::Rng;

use super::seen::everything;
use super::support::{Laptop, files, pair, settle, start, tree};

#[test]
fn a_sync_with_nothing_to_say_changes_no_file() {
    let (claire, hugo, folder) = pair();
    claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    let before = tree(folder.path());
    for laptop in [&claire, &hugo] {
        for _ in 0..3 {
            let outcome = laptop.sync(folder.path());
            assert_eq!(
                (outcome.sent, outcome.received, outcome.skipped.len()),
                (0, 0, 0)
            );
        }
    }
    assert_eq!(tree(folder.path()), before);
    let (claire, hugo) = (claire.restarted(), hugo.restarted());
    claire.sync(folder.path());
    hugo.sync(folder.path());
    assert_eq!(tree(folder.path()), before, "after a restart");
}

#[test]
fn a_dry_run_says_what_would_happen_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    claire.library("Canal");
    let preview = |laptop: &Laptop| exchange::preview(&laptop.app, start(folder.path())).unwrap();
    let state = |laptop: &Laptop| {
        let state = exchange::state(&laptop.app).unwrap();
        (laptop.digest(), state.saved_at, state.folder, state.pending)
    };
    // Founding, joining, and an ordinary sync.
    let before = (tree(folder.path()), state(&claire));
    let would = preview(&claire);
    assert_eq!((would.sent, would.received, would.pending), (1, 0, 1));
    assert_eq!((tree(folder.path()), state(&claire)), before);
    assert_eq!(claire.sync(folder.path()).sent, 1);

    hugo.library("Gare");
    hugo.library("Quai");
    let before = (tree(folder.path()), state(&hugo));
    let would = preview(&hugo);
    assert_eq!((would.sent, would.received), (2, 1));
    assert_eq!((tree(folder.path()), state(&hugo)), before);
    let done = hugo.sync(folder.path());
    assert_eq!((done.sent, done.received), (would.sent, would.received));

    let before = (tree(folder.path()), state(&claire));
    let would = preview(&claire);
    assert_eq!((would.sent, would.received), (0, 2));
    assert_eq!((tree(folder.path()), state(&claire)), before);
}

/// Somebody empties the folder: each laptop puts back what was its own, and a newcomer gets everything.
#[test]
fn an_emptied_folder_is_filled_again_by_its_laptops() {
    let (claire, hugo, folder) = pair();
    claire.library("Canal");
    hugo.library("Gare");
    settle(&[&claire, &hugo], folder.path());
    let before = everything(&claire.app);
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            std::fs::remove_dir_all(path).unwrap();
        } else {
            std::fs::remove_file(path).unwrap();
        }
    }
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(everything(&claire.app), before);
    assert_eq!(everything(&hugo.app), before);
    let nadia = Laptop::new("Nadia");
    assert_eq!(nadia.sync(folder.path()).received, 2);
    assert_eq!(nadia.digest(), claire.digest());
}

/// Absence is never deletion: whatever files go, no laptop loses anything, and the folder is whole again afterwards.
#[test]
fn files_that_go_take_nothing_from_a_laptop() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let draft = claire.draft(library, true);
    settle(&[&claire, &hugo], folder.path());
    for (number, seed) in (0..20).enumerate() {
        let mut random = Rng::with_seed(seed);
        claire.add_slot(
            draft,
            Day::ALL[number % 7],
            60 * seed as u16,
            60 * seed as u16 + 30,
        );
        settle(&[&claire, &hugo], folder.path());
        let (seen, digest) = (everything(&claire.app), claire.digest());
        let all: Vec<String> = tree(folder.path())
            .into_keys()
            .filter(|name| !name.ends_with('/'))
            .collect();
        for name in all.iter().filter(|_| random.bool()) {
            std::fs::remove_file(folder.path().join(name)).unwrap();
        }
        for laptop in [&claire, &hugo] {
            let outcome = laptop.sync(folder.path());
            assert_eq!((outcome.received, outcome.pending), (0, 0), "seed {seed}");
            assert_eq!(everything(&laptop.app), seen, "seed {seed}");
            assert_eq!(laptop.digest(), digest, "seed {seed}");
        }
    }
    let nadia = Laptop::new("Nadia");
    nadia.sync(folder.path());
    assert_eq!(nadia.digest(), claire.digest());
}

/// A damage that keeps the length is found when the owner's program next starts, and put right.
#[test]
fn a_damaged_file_of_ours_is_put_right() {
    let (claire, hugo, folder) = pair();
    claire.library("Canal");
    claire.sync(folder.path());
    let good = tree(folder.path());
    let batch = files(folder.path(), ".b").remove(0);
    let mut bytes = std::fs::read(&batch).unwrap();
    bytes[200] ^= 1;
    std::fs::write(&batch, bytes).unwrap();
    let outcome = hugo.sync(folder.path());
    assert_eq!((outcome.received, outcome.skipped.len()), (0, 1));
    let claire = claire.restarted();
    claire.sync(folder.path());
    assert_eq!(
        std::fs::read(&batch).unwrap(),
        good[&batch
            .strip_prefix(folder.path())
            .unwrap()
            .display()
            .to_string()]
    );
    assert_eq!(hugo.sync(folder.path()).received, 1);
    assert_eq!(hugo.digest(), claire.digest());
}

/// What is "to share" is what the folder does not hold of ours, after every act and every sync.
#[test]
fn pending_is_always_what_is_not_published() {
    let (claire, hugo, folder) = pair();
    let mut random = Rng::with_seed(5);
    let mut recorded = 0;
    let mut published = 0;
    for _ in 0..60 {
        if random.u8(0..6) == 0 {
            let outcome = claire.sync(folder.path());
            assert_eq!(outcome.sent, recorded - published);
            published = recorded;
        } else {
            let count = || {
                let devices = exchange::state(&claire.app).unwrap().devices;
                devices.iter().find(|device| device.this).unwrap().records
            };
            let before = count();
            super::undo::act(&claire, &mut random);
            recorded += count() - before;
        }
        assert_eq!(claire.pending(), recorded - published);
    }
    assert!(recorded > 20);
    claire.sync(folder.path());
    assert_eq!(hugo.sync(folder.path()).received, recorded);
}

/// Cancelled at any step of the bar, a sync goes on later as if it had never stopped.
#[test]
fn a_sync_cancelled_anywhere_is_taken_up_again() {
    let (claire, _, folder) = pair();
    for number in 0..6 {
        claire.library(&format!("Canal {number}"));
        claire.sync(folder.path());
    }
    claire.library("Gare");
    let mut cancelled = 0;
    for stop in 0..12 {
        let hugo = Laptop::new("Hugo");
        hugo.library("Quai");
        let app = hugo.app.clone();
        let steps = std::sync::atomic::AtomicUsize::new(0);
        hugo.app.subscribe(move |event| {
            if matches!(event, Event::Job { .. })
                && steps.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == stop
            {
                exchange::cancel(&app).unwrap();
            }
        });
        // A copy of the folder: the laptops of the other rounds are none of this one's.
        let copy = tempfile::tempdir().unwrap();
        for (name, bytes) in tree(folder.path()) {
            let path = copy.path().join(&name);
            if name.ends_with('/') {
                std::fs::create_dir_all(path).unwrap();
            } else {
                std::fs::write(path, bytes).unwrap();
            }
        }
        exchange::start(&hugo.app, start(copy.path())).unwrap();
        let ended = exchange::wait(&hugo.app).unwrap();
        cancelled += usize::from(ended.phase == JobPhase::Cancelled);
        assert!(
            matches!(ended.phase, JobPhase::Cancelled | JobPhase::Done),
            "{ended:?}"
        );
        let rest = hugo.sync(copy.path());
        assert_eq!(rest.pending, 0);
        assert_eq!(app::library::list(&hugo.app).unwrap().len(), 7);
        let nadia = Laptop::new("Nadia");
        nadia.sync(copy.path());
        assert_eq!(nadia.digest(), hugo.digest());
    }
    assert!(cancelled >= 3, "only {cancelled} were cancelled");
}
