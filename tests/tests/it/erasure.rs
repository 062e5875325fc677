//! Erasure on every laptop and in the folder: for ever, whatever comes late, and with a register that names nothing.

use std::fs;
use std::sync::{Arc, Mutex};

use app::backup::{self, Reason, types::BackupWork};
use app::erasure::types::{EraseAsk, PurgeAsk};
use app::survey::types::{SurveyAdd, SurveyKeep};
use app::{erasure, exchange, survey};

use crate::support::{Laptop, PASSPHRASE, files, pair, settle};

fn ask(entity: &str) -> EraseAsk {
    EraseAsk {
        entities: vec![entity.to_owned()],
        reason: "demande reçue le 24 novembre".to_owned(),
    }
}

/// The folder's batches and snapshots that hold a word, opened with the key of the space.
pub fn holding(folder: &std::path::Path, word: &str) -> Vec<String> {
    let folder_of = sync::DirFolder::new(folder);
    let sync::Found::Space(info) = sync::Space::find(&folder_of).unwrap() else {
        panic!("a space");
    };
    let keys = sync::Space::open(&folder_of, &info, PASSPHRASE)
        .unwrap()
        .keys;
    let mut found = Vec::new();
    for file in [files(folder, ".b"), files(folder, ".s")].concat() {
        let bytes = fs::read(&file).unwrap();
        let records: Vec<Vec<u8>> = match sync::unseal(&keys, keys.space(), &bytes) {
            Ok(batch) => batch.records,
            Err(_) => match sync::unseal_part(&keys, keys.space(), &bytes) {
                Ok(part) => part.records.into_iter().map(|named| named.body).collect(),
                Err(_) => continue,
            },
        };
        if records
            .iter()
            .any(|record| String::from_utf8_lossy(record).contains(word))
        {
            found.push(file.display().to_string());
        }
    }
    found
}

#[test]
fn a_visit_is_erased_from_every_laptop_and_from_the_folder() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let visit = claire.visit(library, "2026-11-24");
    claire.set_note(visit, |_| "canari-7c2e a dit que le soir manque".to_owned());
    settle(&[&claire, &hugo], folder.path());
    hugo.set_note(visit, |text| format!("{text} ; canari-7c2e encore"));
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(holding(folder.path(), "note").len(), 2);
    let entity = format!("visit/{visit}");
    let preview = erasure::preview(&claire.app, ask(&entity)).unwrap();
    assert_eq!((preview.counts["visit"], preview.laptops), (1, 2));
    erasure::erase(&claire.app, ask(&entity)).unwrap();
    assert!(
        app::desk::search(&claire.app, "canari".to_owned())
            .unwrap()
            .is_empty()
    );
    claire.sync(folder.path());
    let row = erasure::register(&claire.app).unwrap().remove(0);
    assert_eq!((row.done, row.laptops, row.waiting.len()), (1, 2, 1));
    // Hugo writes about it once more before he hears.
    hugo.set_note(visit, |text| format!("{text} ; tard"));
    settle(&[&hugo, &claire], folder.path());
    for laptop in [&claire, &hugo] {
        assert!(app::visit::list(&laptop.app).unwrap().is_empty());
        assert!(
            app::desk::search(&laptop.app, "canari".to_owned())
                .unwrap()
                .is_empty()
        );
        assert_eq!(laptop.digest(), hugo.digest());
        let row = erasure::register(&laptop.app).unwrap().remove(0);
        assert_eq!((row.done, row.laptops), (2, 2));
    }
    assert_eq!(holding(folder.path(), "soir manque"), [""; 0]);
    let records = holding(folder.path(), "2026-11-24");
    assert_eq!(records, [""; 0], "not even its date");
    // Who joins later hears of it and of nothing else.
    let lea = Laptop::new("Léa");
    settle(&[&lea, &hugo, &claire], folder.path());
    assert_eq!(lea.digest(), claire.digest());
    assert!(app::visit::list(&lea.app).unwrap().is_empty());
    let csv = erasure::register_csv(&lea.app).unwrap();
    assert!(csv.contains("demande reçue le 24 novembre") && !csv.contains("canari"));
    // A rebuild fills nothing in again.
    exchange::rebuild(&lea.app).unwrap();
    assert_eq!(lea.digest(), claire.digest());
}

#[test]
fn an_old_file_that_comes_back_brings_nothing_back() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let visit = claire.visit(library, "2026-11-24");
    settle(&[&claire, &hugo], folder.path());
    let old: Vec<_> = files(folder.path(), ".b")
        .into_iter()
        .map(|file| (file.clone(), fs::read(file).unwrap()))
        .collect();
    erasure::erase(&claire.app, ask(&format!("visit/{visit}"))).unwrap();
    settle(&[&claire, &hugo], folder.path());
    for (file, bytes) in &old {
        fs::write(file, bytes).unwrap();
    }
    let lea = Laptop::new("Léa");
    settle(&[&lea, &claire, &hugo], folder.path());
    assert!(app::visit::list(&lea.app).unwrap().is_empty());
    assert_eq!(lea.digest(), claire.digest());
    for (file, _) in &old {
        assert!(!file.exists(), "its owner removed it again");
    }
}

#[test]
fn a_survey_goes_with_its_responses_and_its_open_interviews() {
    let laptop = Laptop::new("Claire");
    app::demo::add(&laptop.app).unwrap();
    let row = survey::list(&laptop.app).unwrap().remove(0);
    let preview = erasure::preview(&laptop.app, ask(&format!("survey/{}", row.id))).unwrap();
    assert!(preview.counts["response"] > 10);
    erasure::erase(&laptop.app, ask(&format!("survey/{}", row.id))).unwrap();
    assert_eq!(survey::list(&laptop.app).unwrap().len(), 1);
    for (entity, reason, code) in [
        ("survey/nothing", "une raison", "entity_unknown"),
        (
            "survey/01910000-0000-7000-8000-000000000001",
            "une raison",
            "entity_unknown",
        ),
        ("", "", "erase_reason_missing"),
    ] {
        let ask = EraseAsk {
            entities: vec![entity.to_owned()],
            reason: reason.to_owned(),
        };
        assert_eq!(erasure::erase(&laptop.app, ask).unwrap_err().code, code);
    }
}

#[test]
fn answers_that_were_kept_long_enough_are_purged_and_the_survey_stays() {
    let laptop = Laptop::new("Claire");
    app::demo::add(&laptop.app).unwrap();
    let rows = survey::list(&laptop.app).unwrap();
    assert!(erasure::due(&laptop.app).unwrap().is_empty());
    let keep = |until: &str| SurveyKeep {
        id: rows[0].id,
        until: until.to_owned(),
    };
    assert_eq!(
        survey::keep(&laptop.app, keep("bientôt")).unwrap_err().code,
        "date_unreadable"
    );
    survey::keep(&laptop.app, keep("2020-01-31")).unwrap();
    let due = erasure::due(&laptop.app).unwrap();
    assert_eq!((due.len(), due[0].responses), (1, rows[0].responses));
    let ask = PurgeAsk {
        reason: "fin de conservation".to_owned(),
        ..PurgeAsk::default()
    };
    let purged = erasure::purge(&laptop.app, ask).unwrap();
    assert_eq!((purged.surveys, purged.responses), (1, rows[0].responses));
    assert!(erasure::due(&laptop.app).unwrap().is_empty());
    let after = survey::list(&laptop.app).unwrap();
    assert_eq!((after.len(), after[0].responses), (2, 0));
    assert_eq!(after[1].responses, rows[1].responses);
    let row = erasure::register(&laptop.app).unwrap().remove(0);
    assert_eq!(row.counts["response"], rows[0].responses);
}

#[test]
fn a_survey_says_until_when_its_answers_are_kept() {
    let laptop = Laptop::new("Claire");
    let add = |keep_until: Option<&str>| SurveyAdd {
        library: Some(laptop.library("Canal")),
        bundled: Some("usagers".to_owned()),
        keep_until: keep_until.map(str::to_owned),
        ..SurveyAdd::default()
    };
    survey::add(&laptop.app, add(None)).unwrap();
    survey::add(&laptop.app, add(Some("2027-06-30"))).unwrap();
    let ends: Vec<_> = survey::list(&laptop.app)
        .unwrap()
        .into_iter()
        .map(|row| row.keep_until.unwrap())
        .collect();
    assert!(ends.contains(&"2027-06-30".to_owned()));
    assert!(ends.iter().all(|end| end.len() == 10));
}

/// Seed 585 of the simulator: the whole note comes after its erasure, so that nothing of its history is missing.
#[test]
fn a_note_that_comes_whole_after_its_erasure_does_not_come_back() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let visit = claire.visit(library, "2026-11-24");
    settle(&[&claire, &hugo], folder.path());
    hugo.set_note(visit, |_| "canari-91ab, écrit d’un trait".to_owned());
    erasure::erase(&claire.app, ask(&format!("visit/{visit}"))).unwrap();
    settle(&[&hugo, &claire], folder.path());
    for laptop in [&claire, &hugo] {
        assert!(
            app::desk::search(&laptop.app, "canari".to_owned())
                .unwrap()
                .is_empty()
        );
        assert_eq!(laptop.digest(), hugo.digest());
    }
}

#[test]
fn an_erasure_says_how_many_backups_it_has_gone_through() {
    let laptop = Laptop::new("Claire");
    let library = laptop.library("Canal");
    let visit = laptop.visit(library, "2026-11-24");
    for _ in 0..2 {
        backup::make(&laptop.app, Reason::Asked, None).unwrap();
    }
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (app, heard) = (laptop.app.clone(), Arc::clone(&seen));
    laptop.app.subscribe(move |event| {
        if matches!(event, app::Event::Topics { topics } if topics.contains(&"backups".to_owned()))
        {
            let job = backup::state(&app).unwrap().job;
            heard
                .lock()
                .unwrap()
                .push(job.map(|job| (job.work, job.running, job.done, job.total)));
        }
    });
    erasure::erase(&laptop.app, ask(&format!("visit/{visit}"))).unwrap();
    let seen = seen.lock().unwrap().clone();
    let erasing = |done| Some((BackupWork::Erase, true, done, 2));
    assert_eq!(seen[..2], [erasing(0), erasing(1)]);
    assert_eq!(seen.last().unwrap().map(|job| job.1), Some(false));
}
