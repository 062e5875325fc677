//! Making, finding and joining a space, in folders in every state.

use std::fs;

use sync::{DirFolder, Error, Folder, FolderError, Found, Keys, Space};

use crate::support::{FAST, Faulty, PASSPHRASE, Seeded, Shared, space_id};

fn empty() -> (tempfile::TempDir, DirFolder) {
    let dir = tempfile::tempdir().unwrap();
    let folder = DirFolder::new(dir.path());
    (dir, folder)
}

fn create(folder: &dyn Folder) -> Result<sync::NewSpace, Error> {
    Space::create(folder, PASSPHRASE, space_id(1), FAST, &mut Seeded(1))
}

fn sorted(mut files: Vec<sync::SpaceFile>) -> Vec<sync::SpaceFile> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

#[test]
fn a_space_is_made_found_and_joined() {
    let shared = Shared::new();
    let Found::Space(info) = Space::find(&shared.folder).unwrap() else {
        panic!("no space")
    };
    assert_eq!(info.space, space_id(1));
    let joined = Space::open(&shared.folder, &info, PASSPHRASE).unwrap();
    assert_eq!(
        (&joined.keys, &joined.ring),
        (&shared.new.keys, &shared.new.ring)
    );
    // The list is made of the ring, so that nobody keeps it.
    let mut kept = shared.new.files.clone();
    kept.retain(|file| !file.path.ends_with(".k"));
    assert_eq!(
        sorted(joined.files.clone()),
        sorted(kept),
        "the same files as the laptop that made it"
    );
    assert_eq!(
        Space::open(&shared.folder, &info, "autre chose"),
        Err(Error::WrongPassphrase)
    );
    let stored = joined.keys.to_bytes();
    assert_eq!(Keys::from_bytes(&stored).unwrap(), joined.keys);
    assert_eq!(create(&shared.folder), Err(Error::AlreadyASpace));
}

#[test]
fn system_files_leave_a_folder_empty_and_others_do_not() {
    let (dir, folder) = empty();
    for name in ["desktop.ini", ".DS_Store", "Thumbs.db", ".tmp-00-0"] {
        fs::write(dir.path().join(name), "x").unwrap();
    }
    fs::create_dir(dir.path().join(".stfolder")).unwrap();
    assert_eq!(Space::find(&folder), Ok(Found::Empty));
    fs::write(dir.path().join("Planning 2025.xlsx"), "x").unwrap();
    fs::write(dir.path().join("package.json"), "{}").unwrap();
    fs::write(dir.path().join("notes.json"), "not json").unwrap();
    assert_eq!(Space::find(&folder), Ok(Found::NotASpace));
    create(&folder).unwrap();
    assert!(
        matches!(Space::find(&folder), Ok(Found::Space(_))),
        "a space lives beside other people's files"
    );
}

#[test]
fn the_rest_of_a_lost_space_is_not_built_over() {
    let shared = Shared::new();
    fs::remove_file(shared.path("espace.json")).unwrap();
    assert_eq!(Space::find(&shared.folder), Err(Error::Leftovers));
    assert_eq!(create(&shared.folder), Err(Error::Leftovers));
    // Any laptop that had joined puts it back.
    Space::publish(&shared.folder, &shared.new.files).unwrap();
    assert_eq!(Space::check(&shared.folder, space_id(1)), Ok(()));
}

#[test]
fn a_torn_marker_is_not_taken_for_an_empty_folder() {
    let shared = Shared::new();
    let whole = fs::read(shared.path("espace.json")).unwrap();
    for len in [0, 1, 20, whole.len() - 3] {
        fs::write(shared.path("espace.json"), &whole[..len]).unwrap();
        assert_eq!(
            Space::find(&shared.folder),
            Err(Error::TornSpace),
            "{len} bytes"
        );
        assert_eq!(create(&shared.folder), Err(Error::TornSpace));
    }
    // A conflicted copy of it is as good as the original.
    fs::write(
        shared.path("espace (conflicted copy 2026-11-20).json"),
        &whole,
    )
    .unwrap();
    assert_eq!(Space::check(&shared.folder, space_id(1)), Ok(()));
}

#[test]
fn copies_of_one_marker_are_one_space_and_two_markers_are_too_many() {
    let shared = Shared::new();
    fs::copy(
        shared.path("espace.json"),
        shared.path("espace-PC-LEA.json"),
    )
    .unwrap();
    assert_eq!(Space::check(&shared.folder, space_id(1)), Ok(()));
    assert_eq!(
        Space::check(&shared.folder, space_id(2)),
        Err(Error::OtherSpace {
            expected: space_id(2),
            found: space_id(1)
        })
    );
    let second = Space::prepare(PASSPHRASE, space_id(2), FAST, &mut Seeded(2)).unwrap();
    fs::write(
        shared.path("espace (1).json"),
        &second.files.last().unwrap().bytes,
    )
    .unwrap();
    assert_eq!(
        Space::find(&shared.folder),
        Err(Error::SeveralSpaces(vec![space_id(1), space_id(2)]))
    );
}

#[test]
fn a_later_format_is_recognised_and_untouched() {
    let (dir, folder) = empty();
    fs::write(
        dir.path().join("espace.json"),
        r#"{"format":3,"app":"rythme","what":"ever"}"#,
    )
    .unwrap();
    assert_eq!(Space::find(&folder), Ok(Found::NewerFormat { format: 3 }));
    assert_eq!(create(&folder), Err(Error::NewerFormat(3)));
    assert_eq!(
        Space::check(&folder, space_id(1)),
        Err(Error::NewerFormat(3))
    );
    assert_eq!(folder.list("").unwrap().len(), 1);
}

#[test]
fn an_unmounted_share_shows_an_empty_folder_and_is_refused() {
    let (_dir, folder) = empty();
    assert_eq!(Space::check(&folder, space_id(1)), Err(Error::NotASpace));
}

#[test]
fn a_crash_while_making_a_space_is_made_good_by_publishing_again() {
    let (_dir, folder) = empty();
    let new = Space::prepare(PASSPHRASE, space_id(1), FAST, &mut Seeded(1)).unwrap();
    Space::publish(&folder, &new.files[..1]).unwrap();
    assert_eq!(
        Space::find(&folder),
        Err(Error::Leftovers),
        "the key is there, the marker not yet"
    );
    Space::publish(&folder, &new.files).unwrap();
    Space::publish(&folder, &new.files).unwrap();
    let Found::Space(info) = Space::find(&folder).unwrap() else {
        panic!("no space")
    };
    assert_eq!(
        Space::open(&folder, &info, PASSPHRASE).unwrap().keys,
        new.keys
    );
}

#[test]
fn the_marker_comes_last_and_a_full_folder_has_none() {
    let (_dir, folder) = empty();
    let faulty = Faulty::new(folder);
    *faulty.publish.borrow_mut() = Some(FolderError::Full);
    assert_eq!(create(&faulty), Err(Error::Folder(FolderError::Full)));
    assert_eq!(Space::find(&faulty), Ok(Found::Empty));
    *faulty.publish.borrow_mut() = None;
    let order: Vec<_> = create(&faulty)
        .unwrap()
        .files
        .into_iter()
        .map(|file| file.path)
        .collect();
    assert_eq!(order.last().map(String::as_str), Some("espace.json"));
}

#[test]
fn every_key_file_is_tried_and_bad_ones_are_named() {
    let shared = Shared::new();
    let info = shared.new.info.clone();
    let key = &shared.new.files[0];
    let other = Space::prepare("un autre espace", space_id(9), FAST, &mut Seeded(9)).unwrap();
    let again = Space::prepare("une autre phrase", space_id(1), FAST, &mut Seeded(9)).unwrap();
    for (name, bytes) in [
        ("0-other-space.age", &other.files[0].bytes[..]),
        ("0-other-passphrase.age", &again.files[0].bytes),
        ("0-torn.age", &key.bytes[..40]),
        ("0-empty.age", b""),
        ("0-foreign.txt", b"hello"),
        ("0 (conflicted copy).age", &key.bytes),
    ] {
        fs::write(shared.path("k").join(name), bytes).unwrap();
    }
    let joined = Space::open(&shared.folder, &info, PASSPHRASE).unwrap();
    assert_eq!(joined.keys, shared.new.keys);
    let path = |joined: &sync::NewSpace| {
        sorted(joined.files.clone())
            .into_iter()
            .find(|file| file.bytes == key.bytes)
    };
    assert_eq!(
        path(&joined).as_ref(),
        Some(key),
        "the plain name of two equal contents"
    );
    fs::remove_dir_all(shared.path("k")).unwrap();
    assert_eq!(
        Space::open(&shared.folder, &info, PASSPHRASE),
        Err(Error::KeyMissing)
    );
    fs::create_dir(shared.path("k")).unwrap();
    fs::write(shared.path("k/a.age"), &key.bytes[..key.bytes.len() - 1]).unwrap();
    assert_eq!(
        Space::open(&shared.folder, &info, PASSPHRASE),
        Err(Error::KeyDamaged)
    );
    fs::write(shared.path("k/a.age"), &other.files[0].bytes).unwrap();
    assert_eq!(
        Space::open(&shared.folder, &info, "un autre espace"),
        Err(Error::KeyMissing)
    );
}

#[test]
fn joining_writes_nothing() {
    let shared = Shared::new();
    let list = || {
        let mut all = shared.folder.list("").unwrap();
        all.extend(shared.folder.list("k").unwrap());
        all.extend(shared.folder.list("d").unwrap());
        all
    };
    let before = list();
    let _ = Space::open(&shared.folder, &shared.new.info, "mauvaise phrase");
    Space::open(&shared.folder, &shared.new.info, PASSPHRASE).unwrap();
    assert_eq!(list(), before);
}
