//! `DirFolder` on a real disk: what appears is whole, nothing is replaced, and each failure has its name.

use std::fs;
use std::thread;

use sync::{DirFolder, EntryKind, Folder, FolderError, MAX_NAME, MAX_PATH, batch_path};

use crate::support::{Faulty, Laptop, Seeded, Shared, device_id};

fn temp() -> (tempfile::TempDir, DirFolder) {
    let dir = tempfile::tempdir().unwrap();
    let folder = DirFolder::new(dir.path());
    (dir, folder)
}

#[test]
fn what_is_published_is_there_and_alone() {
    let (dir, folder) = temp();
    folder.publish("d/x/b/a.b", b"hello").unwrap();
    assert_eq!(folder.read("d/x/b/a.b", 5).unwrap(), b"hello");
    assert_eq!(folder.read("d/x/b/a.b", 4), Err(FolderError::TooLarge(4)));
    let listed = folder.list("d/x/b").unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (listed[0].name(), listed[0].len, listed[0].kind),
        ("a.b", 5, EntryKind::File)
    );
    assert_eq!(
        folder.read("d/x/b/none.b", 5),
        Err(FolderError::Missing("d/x/b/none.b".into()))
    );
    folder.remove("d/x/b/a.b").unwrap();
    folder.remove("d/x/b/a.b").unwrap();
    assert!(
        fs::read_dir(dir.path().join("d/x/b"))
            .unwrap()
            .next()
            .is_none()
    );
}

#[test]
fn an_existing_file_is_never_replaced() {
    let (dir, folder) = temp();
    folder.publish("a.b", b"first").unwrap();
    assert_eq!(
        folder.publish("a.b", b"other"),
        Err(FolderError::Exists("a.b".into()))
    );
    assert_eq!(
        folder.publish("a.b", b"a longer one"),
        Err(FolderError::Exists("a.b".into()))
    );
    assert_eq!(
        folder.publish("a.b", b"first"),
        Ok(()),
        "the same bytes again are no conflict"
    );
    fs::create_dir(dir.path().join("c.b")).unwrap();
    assert_eq!(
        folder.publish("c.b", b"x"),
        Err(FolderError::Exists("c.b".into()))
    );
    assert_eq!(folder.read("a.b", 99).unwrap(), b"first");
    assert_eq!(
        folder.list("").unwrap().len(),
        2,
        "no temporary file is left"
    );
}

#[test]
fn six_threads_publish_side_by_side() {
    let (_dir, folder) = temp();
    let write = |thread: u64| {
        let folder = folder.clone();
        move || {
            for round in 0..25_u64 {
                let bytes = vec![thread as u8; 10_000];
                let path = batch_path(device_id(1), &mut Seeded(thread * 1000 + round)).unwrap();
                folder.publish(&path, &bytes).unwrap();
            }
            let contested = vec![thread as u8; 5000];
            folder.publish("contested.b", &contested).is_ok()
        }
    };
    let threads: Vec<_> = (0..6).map(|n| thread::spawn(write(n))).collect();
    let winners = threads
        .into_iter()
        .map(|t| t.join().unwrap())
        .filter(|won| *won)
        .count();
    assert_eq!(winners, 1, "one of six contents took the name");
    let entries = folder
        .list(&format!("d/{}/b", device_id(1).0.simple()))
        .unwrap();
    assert_eq!(entries.len(), 150);
    for entry in entries {
        let bytes = folder.read(&entry.path, 1 << 20).unwrap();
        assert!(
            bytes.len() == 10_000 && bytes.iter().all(|byte| *byte == bytes[0]),
            "{}",
            entry.path
        );
    }
}

#[test]
fn a_vanished_folder_says_so_and_is_not_made_again() {
    let (dir, folder) = temp();
    let root = dir.path().to_path_buf();
    drop(dir);
    assert_eq!(folder.list(""), Err(FolderError::Gone));
    assert_eq!(folder.read("a.b", 9), Err(FolderError::Gone));
    assert_eq!(folder.publish("d/a.b", b"x"), Err(FolderError::Gone));
    assert_eq!(folder.make_dir("d"), Err(FolderError::Gone));
    assert_eq!(folder.remove("a.b"), Err(FolderError::Gone));
    assert!(!root.exists());
    fs::write(&root, "a file where the folder was").unwrap();
    assert_eq!(folder.publish("d/a.b", b"x"), Err(FolderError::Gone));
    fs::remove_file(&root).unwrap();
}

#[test]
fn a_file_in_the_place_of_a_directory_stops_only_the_publish() {
    let (dir, folder) = temp();
    fs::write(dir.path().join("d"), "in the way").unwrap();
    assert!(folder.publish("d/a.b", b"x").is_err());
    assert_eq!(fs::read(dir.path().join("d")).unwrap(), b"in the way");
    assert_eq!(folder.list("").unwrap().len(), 1);
}

#[test]
fn full_and_read_only_folders_keep_their_names_up_to_the_caller() {
    let shared = Shared::new();
    let faulty = Faulty::new(shared.folder.clone());
    let sealed = Laptop::new(1).seal(shared.keys(), &["un"], &[]);
    for (error, code) in [
        (FolderError::Full, "folder_full"),
        (FolderError::ReadOnly, "folder_read_only"),
    ] {
        *faulty.publish.borrow_mut() = Some(error);
        let failed =
            sync::write_batch(&faulty, device_id(1), &sealed.bytes, &mut Seeded(1)).unwrap_err();
        assert_eq!(failed.code(), code);
    }
    *faulty.publish.borrow_mut() = None;
    let path = sync::write_batch(&faulty, device_id(1), &sealed.bytes, &mut Seeded(1)).unwrap();
    assert_eq!(
        shared.scan().batches[0].entry.path,
        path,
        "the same bytes go out once there is room"
    );
}

#[test]
fn names_and_paths_stay_short_and_plain() {
    let shared = Shared::new();
    let published = Laptop::new(u128::MAX).publish(&shared, &["un"], &[]);
    let mut paths: Vec<String> = shared
        .new
        .files
        .iter()
        .map(|file| file.path.clone())
        .collect();
    paths.push(published.path);
    for path in paths {
        assert!(path.len() < MAX_PATH, "{path}");
        for name in path.split('/') {
            assert!(name.len() < MAX_NAME, "{name}");
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase()
                    || b.is_ascii_digit()
                    || b == b'.'
                    || b == b'-'),
                "{name}"
            );
        }
    }
    assert_eq!(
        shared.folder.publish("d/Majuscule.b", b"x"),
        Err(FolderError::BadName("d/Majuscule.b".into()))
    );
    assert!(matches!(
        shared.folder.read("../secret", 9),
        Err(FolderError::BadName(_))
    ));
}

#[test]
fn a_crash_leaves_temps_that_the_next_sync_sweeps() {
    let shared = Shared::new();
    let published = Laptop::new(1).publish(&shared, &["un"], &[]);
    let other = Laptop::new(2).publish(&shared, &["deux"], &[]);
    let beside = |path: &str| shared.path(path).with_file_name(".tmp-00ff-1");
    fs::write(beside(&published.path), "half").unwrap();
    fs::write(beside(&other.path), "half").unwrap();
    assert_eq!(sync::sweep_temps(&shared.folder, device_id(1)).unwrap(), 1);
    assert!(!beside(&published.path).exists());
    assert!(
        beside(&other.path).exists(),
        "another device's temp is not ours"
    );
    assert_eq!(shared.scan().batches.len(), 2);
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let shared = Shared::new();
    let outside = tempfile::NamedTempFile::new().unwrap();
    shared.folder.make_dir("d/x").unwrap();
    std::os::unix::fs::symlink(outside.path(), shared.path("d/x/link.b")).unwrap();
    let entry = &shared.folder.list("d/x").unwrap()[0];
    assert_eq!((entry.kind, entry.len), (EntryKind::Other, 0));
    assert_eq!(
        crate::support::reasons(&shared.scan())["link.b"],
        "not_ours"
    );
}
