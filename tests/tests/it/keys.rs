//! Who opens the shared folder, through the whole program: the recovery key, another passphrase, a laptop that leaves, erased surveys.

use std::path::Path;

use app::domain::id::{DeviceId, SurveyId};
use app::erasure::types::EraseAsk;
use app::exchange::types::{SyncOutcome, SyncStart};
use app::survey::types::InterviewPage;
use app::{Result, erasure, exchange, library, survey};

use super::support::{Laptop, PASSPHRASE, files, pair, settle, tree};
use super::thread;

const OTHER: &str = "une autre phrase de passe";

fn sync_with(laptop: &Laptop, folder: &Path, secret: &str) -> Result<SyncOutcome> {
    let start = SyncStart {
        folder: folder.display().to_string(),
        folder_passphrase: secret.to_owned(),
    };
    exchange::sync(&laptop.app, &start)
}

fn code(result: Result<SyncOutcome>) -> String {
    result.unwrap_err().code
}

fn device(laptop: &Laptop) -> DeviceId {
    let state = exchange::keys::state(&laptop.app).unwrap().unwrap();
    state.laptops[0].id
}

fn names(laptop: &Laptop) -> Vec<String> {
    let rows = library::list(&laptop.app).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

/// Three laptops that know of each other.
fn three() -> (Laptop, Laptop, Laptop, tempfile::TempDir) {
    let (claire, hugo, folder) = pair();
    let lea = Laptop::new("Léa");
    lea.sync(folder.path());
    settle(&[&claire, &hugo, &lea], folder.path());
    (claire, hugo, lea, folder)
}

#[test]
fn the_recovery_key_is_shown_once_and_opens_the_folder_for_a_new_laptop() {
    let (claire, folder) = (Laptop::new("Claire"), tempfile::tempdir().unwrap());
    claire.library("Canal");
    let made = claire.sync(folder.path());
    let key = made
        .recovery_key
        .expect("the sync that makes the space shows it");
    assert_eq!(claire.sync(folder.path()).recovery_key, None);
    // Nobody remembers the passphrase. The key is typed as people type.
    let hugo = Laptop::new("Hugo");
    assert_eq!(
        code(sync_with(&hugo, folder.path(), "oubliée")),
        "wrong_folder_passphrase"
    );
    let typed = key.reveal().to_lowercase().replace('-', " ");
    let joined = sync_with(&hugo, folder.path(), &typed).unwrap();
    assert_eq!((joined.received, joined.recovery_key), (1, None));
    assert_eq!(names(&hugo), ["Canal"]);
    let mistyped =
        key.reveal()
            .replacen(|c: char| c == key.reveal().chars().next().unwrap(), "~", 1);
    let first = if key.reveal().starts_with('7') {
        "8"
    } else {
        "7"
    };
    let mistyped = mistyped.replace('~', first);
    let lea = Laptop::new("Léa");
    assert_eq!(
        code(sync_with(&lea, folder.path(), &mistyped)),
        "recovery_key_mistyped"
    );
    // It is nowhere: not in the folder, not in a database file, not in what is printed of the outcome.
    let secret = key.reveal().as_bytes();
    for (path, bytes) in tree(folder.path())
        .into_iter()
        .chain(tree(claire.home.path()))
    {
        assert!(
            bytes.windows(secret.len()).all(|part| part != secret),
            "{path}"
        );
    }
    assert!(!format!("{key:?}").contains(key.reveal()));
}

#[test]
fn in_the_window_the_recovery_key_waits_until_it_is_noted() {
    let (claire, folder) = (Laptop::new("Claire"), tempfile::tempdir().unwrap());
    let start = super::support::start(folder.path());
    exchange::start(&claire.app, start).unwrap();
    let job = exchange::wait(&claire.app).unwrap();
    assert_eq!(
        job.outcome.unwrap().recovery_key,
        None,
        "a job is told again and again"
    );
    assert!(exchange::state(&claire.app).unwrap().recovery_waiting);
    let show = || {
        let shown = exchange::keys::recovery_show(&claire.app);
        shown.unwrap().recovery_key
    };
    let key = show().unwrap();
    assert_eq!(show(), Some(key), "until it is noted");
    let unnoted = || {
        exchange::keys::state(&claire.app)
            .unwrap()
            .unwrap()
            .recovery_unnoted
    };
    assert!(unnoted());
    exchange::keys::recovery_noted(&claire.app).unwrap();
    assert_eq!(show(), None);
    assert!(!exchange::state(&claire.app).unwrap().recovery_waiting && !unnoted());
}

#[test]
fn another_passphrase_holds_whoever_was_away_and_whatever_comes_back() {
    let (claire, hugo, folder) = pair();
    let before = tree(&folder.path().join("k"));
    assert!(
        exchange::keys::change_passphrase(&claire.app, OTHER)
            .unwrap()
            .published
    );
    // Hugo was away with the old key file, and is asked nothing.
    claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(names(&hugo), ["Canal"]);
    let refused = || code(sync_with(&Laptop::new("Léa"), folder.path(), PASSPHRASE));
    assert_eq!(refused(), "wrong_folder_passphrase");
    // A mirror brings the old files back: the next sync, whoever's, removes them.
    for (name, bytes) in &before {
        std::fs::write(folder.path().join("k").join(name), bytes).unwrap();
    }
    assert_eq!(refused(), "wrong_folder_passphrase");
    hugo.sync(folder.path());
    let left = tree(&folder.path().join("k"));
    let replaced = before
        .iter()
        .filter(|(name, bytes)| left.get(*name) != Some(bytes));
    assert_eq!(replaced.count(), 2, "the old key file and the old list");
    // The folder is emptied: a laptop that knew of the change makes it as it was.
    std::fs::remove_dir_all(folder.path().join("k")).unwrap();
    hugo.sync(folder.path());
    assert_eq!(refused(), "wrong_folder_passphrase");
    let lea = Laptop::new("Léa");
    sync_with(&lea, folder.path(), OTHER).unwrap();
    assert_eq!(names(&lea), ["Canal"]);
    let weak = exchange::keys::change_passphrase(&claire.app, "court").unwrap_err();
    assert_eq!(weak.code, "passphrase_short");
}

#[test]
fn after_a_renewal_those_who_stay_go_on_and_the_one_who_left_reads_nothing_new() {
    let (claire, hugo, lea, folder) = three();
    let renewed = exchange::keys::renew(&claire.app, &[device(&lea)], Some(OTHER)).unwrap();
    assert_eq!((renewed.epoch, renewed.published), (2, true));
    assert_eq!(renewed.reached, ["Portable de Hugo"]);
    assert!(renewed.unreached.is_empty());
    claire.library("Canal");
    claire.sync(folder.path());
    // Hugo is asked nothing, reads it, and writes under the new key as well.
    hugo.library("Barbusse");
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(claire.digest(), hugo.digest());
    assert_eq!(names(&hugo), ["Barbusse", "Canal"]);
    // Léa is told, before anything is written; neither her database nor her old passphrase opens what is new.
    lea.library("Départ");
    let before = tree(folder.path());
    assert_eq!(code(lea.try_sync(folder.path())), "space_key_renewed");
    assert_eq!(
        code(sync_with(&lea, folder.path(), PASSPHRASE)),
        "wrong_folder_passphrase"
    );
    assert_eq!(tree(folder.path()), before);
    assert_eq!(names(&lea), ["Départ"]);
    // Everything that was written since is closed to the keys that she has.
    let stolen = keys_of(&lea);
    for path in files(folder.path(), ".b") {
        let bytes = std::fs::read(&path).unwrap();
        let opened = sync::unseal(&stolen, stolen.space(), &bytes);
        let epoch = sync::epoch(stolen.space(), &bytes);
        assert_eq!(opened.is_ok(), epoch == Some(1), "{}", path.display());
    }
    // A new laptop joins with the new passphrase, and gets everything.
    let marc = Laptop::new("Marc");
    sync_with(&marc, folder.path(), OTHER).unwrap();
    assert_eq!(marc.digest(), claire.digest());
}

/// The keys that a laptop has in its database.
fn keys_of(laptop: &Laptop) -> sync::Keys {
    let store = store::Store::open(&laptop.database(), PASSPHRASE).unwrap();
    let bound: store::Result<_> = store.read(|db| db.space());
    sync::Keys::from_bytes(&bound.unwrap().unwrap().keys).unwrap()
}

#[test]
fn a_laptop_that_the_renewal_could_not_know_is_asked_for_the_new_passphrase() {
    let (claire, hugo, folder) = pair();
    let lea = Laptop::new("Léa");
    lea.sync(folder.path());
    // Her head never arrives where Claire is.
    for head in files(&folder.path().join(dir(&lea)), ".h") {
        std::fs::remove_file(head).unwrap();
    }
    let renewed = exchange::keys::renew(&claire.app, &[], Some(OTHER)).unwrap();
    assert_eq!(renewed.reached, ["Portable de Hugo"]);
    lea.library("Canal");
    assert_eq!(code(lea.try_sync(folder.path())), "space_key_renewed");
    assert_eq!(
        code(sync_with(&lea, folder.path(), "pas celle-là")),
        "wrong_folder_passphrase"
    );
    sync_with(&lea, folder.path(), OTHER).unwrap();
    // Once is enough.
    settle(&[&claire, &hugo, &lea], folder.path());
    assert_eq!(names(&claire), ["Canal"]);
    assert_eq!(lea.digest(), hugo.digest());
}

fn dir(laptop: &Laptop) -> String {
    sync::device_dir(device(laptop))
}

#[test]
fn what_waits_under_the_old_key_is_sealed_again_before_it_leaves() {
    let (claire, hugo, lea, folder) = three();
    // The folder takes nothing of Hugo's: what he has is sealed under the first key, and waits.
    hugo.library("Canal");
    let own = folder.path().join(dir(&hugo)).join("b");
    std::fs::write(&own, "not a directory").unwrap();
    hugo.try_sync(folder.path()).unwrap_err();
    assert_eq!(hugo.pending(), 1);
    std::fs::remove_file(&own).unwrap();
    exchange::keys::renew(&claire.app, &[device(&lea)], Some(OTHER)).unwrap();
    hugo.sync(folder.path());
    let stolen = keys_of(&lea);
    let batches = files(&own, ".b");
    assert_eq!(batches.len(), 1);
    let bytes = std::fs::read(&batches[0]).unwrap();
    assert_eq!(sync::epoch(stolen.space(), &bytes), Some(2));
    assert!(sync::unseal(&stolen, stolen.space(), &bytes).is_err());
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(names(&claire), ["Canal"]);
}

#[test]
fn a_new_key_made_without_the_folder_gets_there_with_the_next_sync() {
    let (claire, hugo, folder) = pair();
    settle(&[&claire, &hugo], folder.path());
    let away = folder.path().with_extension("away");
    std::fs::rename(folder.path(), &away).unwrap();
    let renewed = exchange::keys::renew(&claire.app, &[], Some(OTHER)).unwrap();
    assert!(!renewed.published);
    std::fs::rename(&away, folder.path()).unwrap();
    claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(names(&hugo), ["Canal"]);
    let state = exchange::keys::state(&hugo.app).unwrap().unwrap();
    assert_eq!(
        (state.epoch, state.disputed, state.recovery),
        (2, false, true)
    );
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        match name.strip_suffix('/') {
            Some(dir) => std::fs::create_dir_all(to.join(dir)).unwrap(),
            None => std::fs::write(to.join(name), bytes).unwrap(),
        }
    }
}

/// One whole interview.
fn respond(laptop: &Laptop, survey: SurveyId) {
    let begun = thread::begin(&laptop.app, survey);
    let mut state = survey::accept_privacy(&laptop.app, begun.id).unwrap();
    while let InterviewPage::Question { question } = state.page {
        state = thread::answer(&laptop.app, begun.id, &question);
    }
    assert!(survey::submit(&laptop.app, begun.id).unwrap().valid);
}

fn responses(laptop: &Laptop, survey: SurveyId) -> usize {
    survey::responses(&laptop.app, survey).map_or(0, |rows| rows.len())
}

fn unit_files(folder: &Path) -> Vec<std::path::PathBuf> {
    files(&folder.join("k"), ".u")
}

#[test]
fn answers_travel_under_a_key_of_their_own() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let asked = thread::survey(&claire, library);
    respond(&claire, asked);
    respond(&claire, asked);
    claire.sync(folder.path());
    assert_eq!(unit_files(folder.path()).len(), 1);
    // The folder's key alone opens the batch, and shows the library but no answer.
    let keys = keys_of(&claire);
    let batch = files(folder.path(), ".b").remove(0);
    let batch = sync::unseal(&keys, keys.space(), &std::fs::read(batch).unwrap()).unwrap();
    let has = |word: &str| {
        let word = word.as_bytes();
        batch
            .records
            .iter()
            .any(|r| r.windows(word.len()).any(|part| part == word))
    };
    assert!(has("Canal") && !has("usage_12_mois\":\"") && !has("submitted_at"));
    assert_eq!(
        batch
            .records
            .iter()
            .filter(|r| sync::wrapped_unit(r).is_some())
            .count(),
        2
    );
    hugo.sync(folder.path());
    assert_eq!(
        (hugo.digest(), responses(&hugo, asked)),
        (claire.digest(), 2)
    );
    // Both answer the same survey under the same key.
    respond(&hugo, asked);
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(
        (unit_files(folder.path()).len(), responses(&claire, asked)),
        (1, 3)
    );
}

#[test]
fn two_laptops_that_made_a_unit_s_key_at_once_read_each_other() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let asked = thread::survey(&claire, library);
    settle(&[&claire, &hugo], folder.path());
    respond(&claire, asked);
    respond(&hugo, asked);
    // Hugo publishes into a folder that has not seen Claire's yet.
    let elsewhere = tempfile::tempdir().unwrap();
    copy(folder.path(), elsewhere.path());
    claire.sync(folder.path());
    hugo.sync(elsewhere.path());
    copy(elsewhere.path(), folder.path());
    hugo.sync(folder.path());
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(unit_files(folder.path()).len(), 2);
    assert_eq!((responses(&claire, asked), responses(&hugo, asked)), (2, 2));
    assert_eq!(claire.digest(), hugo.digest());
}

#[test]
fn a_batch_waits_for_its_unit_s_key_and_holds_up_nobody_else() {
    let (claire, hugo, lea, folder) = three();
    let library = claire.library("Canal");
    let asked = thread::survey(&claire, library);
    settle(&[&claire, &hugo, &lea], folder.path());
    respond(&claire, asked);
    claire.sync(folder.path());
    lea.visit(library, "2026-09-15");
    std::fs::remove_dir_all(folder.path().join("k/u")).unwrap();
    let lea_s = tempfile::tempdir().unwrap();
    copy(folder.path(), lea_s.path());
    // Léa's own change does not depend on the answers.
    lea.sync(lea_s.path());
    copy(lea_s.path(), folder.path());
    let got = hugo.sync(folder.path());
    assert_eq!((got.received, responses(&hugo, asked)), (1, 0));
    assert!(
        got.skipped.iter().any(|file| file.reason == "unit_key"),
        "{:?}",
        got.skipped
    );
    // Whoever has the key puts it back, and the batch is read.
    claire.sync(folder.path());
    assert_eq!(unit_files(folder.path()).len(), 1);
    settle(&[&claire, &hugo, &lea], folder.path());
    assert_eq!(responses(&hugo, asked), 1);
    assert_eq!(
        (hugo.digest(), lea.digest()),
        (claire.digest(), claire.digest())
    );
}

#[test]
fn the_key_of_an_erased_survey_is_destroyed_and_stays_so() {
    let (claire, hugo, lea, folder) = three();
    let library = claire.library("Canal");
    let asked = thread::survey(&claire, library);
    respond(&claire, asked);
    settle(&[&claire, &hugo, &lea], folder.path());
    let key = unit_files(folder.path()).remove(0);
    let key_bytes = std::fs::read(&key).unwrap();
    // Léa has answers that nobody has received, when Claire erases the survey.
    respond(&lea, asked);
    let ask = EraseAsk {
        entities: vec![format!("survey/{asked}")],
        reason: "fin de conservation".to_owned(),
    };
    let late = tempfile::tempdir().unwrap();
    copy(folder.path(), late.path());
    lea.sync(late.path());
    erasure::erase(&claire.app, ask).unwrap();
    claire.sync(folder.path());
    assert!(unit_files(folder.path()).is_empty());
    // Hugo has applied the erasure before Léa's batch arrives, under a key that is gone: of her answers the place is left.
    hugo.sync(folder.path());
    copy(late.path(), folder.path());
    assert!(
        !unit_files(folder.path()).is_empty(),
        "a mirror brought the key back"
    );
    settle(&[&hugo, &claire, &lea], folder.path());
    std::fs::write(&key, &key_bytes).unwrap();
    settle(&[&lea, &hugo, &claire], folder.path());
    assert!(unit_files(folder.path()).is_empty());
    for laptop in [&claire, &hugo, &lea] {
        assert_eq!(laptop.digest(), claire.digest());
        assert!(survey::list(&laptop.app).unwrap().is_empty());
        assert_eq!(laptop.questions().len(), 0);
    }
    // Whoever joins now is held up by nothing, whatever lies in the folder.
    let marc = Laptop::new("Marc");
    marc.sync(folder.path());
    assert_eq!(marc.digest(), claire.digest());
}
