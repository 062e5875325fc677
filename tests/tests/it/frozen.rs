//! What earlier versions wrote is opened, merged and shared by this one, for ever.

use std::fs;
use std::path::{Path, PathBuf};

use app::exchange::types::SyncStart;
use app::{App, exchange, library, session, visit};
use tempfile::TempDir;

use crate::support::{Laptop, settle, tree};

const PASSPHRASE: &str = "une phrase gelée";

fn frozen(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data/frozen")
        .join(version)
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        let target = to.join(&name);
        if name.ends_with('/') {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, bytes).unwrap();
        }
    }
}

fn opened(version: &str, name: &str) -> Laptop {
    let home = tempfile::tempdir().unwrap();
    let database = home.path().join("rythme.db");
    fs::copy(frozen(version).join(format!("{name}.db")), &database).unwrap();
    let app = App::new(database);
    session::open_database(&app, PASSPHRASE).unwrap();
    Laptop { home, app }
}

fn folder(version: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&frozen(version).join("partage"), folder.path());
    folder
}

/// A laptop of this version that joins.
fn joining(folder: &Path) -> Laptop {
    let laptop = Laptop::new("Léa");
    let start = SyncStart {
        folder: folder.display().to_string(),
        folder_passphrase: PASSPHRASE.to_owned(),
    };
    exchange::sync(&laptop.app, &start).unwrap();
    laptop
}

/// Every version that wrote something we keep.
const VERSIONS: [&str; 2] = ["first", "second"];

#[test]
fn frozen_laptops_go_on_and_meet() {
    for version in VERSIONS {
        let folder = folder(version);
        let (claire, hugo) = (opened(version, "claire"), opened(version, "hugo"));
        assert_eq!(
            (claire.questions().len(), claire.pending()),
            (1, 1),
            "{version}"
        );
        assert_eq!(library::list(&claire.app).unwrap().len(), 2);
        let note = visit::list(&hugo.app).unwrap().remove(0);
        assert!(hugo.note(note.id).starts_with("Le **samedi** soir manque."));
        settle(&[&claire, &hugo], folder.path());
        assert_eq!(claire.digest(), hugo.digest(), "{version}");
        assert_eq!(library::list(&hugo.app).unwrap().len(), 2);
        let question = hugo.questions().remove(0);
        hugo.resolve(&question.id, "mine");
        let lea = joining(folder.path());
        settle(&[&hugo, &lea, &claire], folder.path());
        for laptop in [&claire, &hugo, &lea] {
            assert_eq!(laptop.digest(), hugo.digest(), "{version}");
            assert!(laptop.questions().is_empty());
        }
    }
}

#[test]
fn a_frozen_folder_alone_brings_a_new_laptop_up_to_date() {
    for version in VERSIONS {
        let lea = joining(folder(version).path());
        assert_eq!(lea.questions().len(), 1);
        let names: Vec<String> = library::list(&lea.app)
            .unwrap()
            .into_iter()
            .map(|row| row.name)
            .collect();
        assert_eq!(names, ["Médiathèque du Canal"]);
        assert_eq!(lea.digest(), opened(version, "hugo").digest(), "{version}");
    }
}

#[test]
fn what_the_second_had_erased_stays_erased_and_its_photo_is_there() {
    let lea = joining(folder("second").path());
    assert_eq!(app::erasure::register(&lea.app).unwrap().len(), 1);
    let visits = visit::list(&lea.app).unwrap();
    assert_eq!(visits.len(), 1);
    let photos = app::photo::list(&lea.app, Some(visits[0].id)).unwrap();
    assert_eq!((photos.len(), photos[0].name.as_str()), (1, "porte.png"));
}
