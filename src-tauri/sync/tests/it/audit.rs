//! The folder loses files; their owner puts the same bytes back.

use std::fs;

use sync::{AuditDepth, Error, Folder, FolderError, Lost, LostWhy, Own, audit, republish};

use crate::support::{Faulty, Laptop, Published, Seeded, Shared, texts};

fn own(published: &[Published]) -> Vec<Own> {
    let own = |file: &Published| Own {
        path: file.path.clone(),
        len: file.bytes.len() as u64,
        hash: file.hash,
    };
    published.iter().map(own).collect()
}

fn three(shared: &Shared) -> Vec<Published> {
    let mut laptop = Laptop::new(1);
    ["un", "deux", "trois"]
        .map(|text| laptop.publish(shared, &[text], &[]))
        .into()
}

#[test]
fn missing_and_damaged_files_come_back_byte_for_byte() {
    let shared = Shared::new();
    let published = three(&shared);
    assert!(
        audit(&shared.folder, own(&published), AuditDepth::Content)
            .unwrap()
            .is_empty()
    );
    fs::remove_file(shared.path(&published[0].path)).unwrap();
    fs::write(shared.path(&published[1].path), b"").unwrap();
    let mut flipped = published[2].bytes.clone();
    flipped[60] ^= 4;
    fs::write(shared.path(&published[2].path), &flipped).unwrap();
    let lost = |n: usize, why| Lost {
        path: published[n].path.clone(),
        why,
    };
    let quick = audit(&shared.folder, own(&published), AuditDepth::Listing).unwrap();
    assert_eq!(
        quick,
        [lost(0, LostWhy::Missing), lost(1, LostWhy::Damaged)]
    );
    let full = audit(&shared.folder, own(&published), AuditDepth::Content).unwrap();
    assert_eq!(
        full,
        [
            lost(0, LostWhy::Missing),
            lost(1, LostWhy::Damaged),
            lost(2, LostWhy::Damaged)
        ]
    );
    for file in &published {
        let path = republish(&shared.folder, &file.path, &file.bytes, &mut Seeded(5)).unwrap();
        assert_eq!(path, file.path);
    }
    assert!(
        audit(&shared.folder, own(&published), AuditDepth::Content)
            .unwrap()
            .is_empty()
    );
    let scan = shared.scan();
    assert_eq!(texts(&scan), ["un", "deux", "trois"]);
    assert!(
        scan.skipped.is_empty(),
        "the damaged ones are gone: {:?}",
        scan.skipped
    );
    assert_eq!(
        fs::read_dir(shared.path(&published[0].path).parent().unwrap())
            .unwrap()
            .count(),
        3
    );
}

#[test]
fn a_whole_directory_comes_back() {
    let shared = Shared::new();
    let published = three(&shared);
    fs::remove_dir_all(shared.path("d")).unwrap();
    let lost = audit(&shared.folder, own(&published), AuditDepth::Listing).unwrap();
    assert_eq!(lost.len(), 3);
    for file in &published {
        republish(&shared.folder, &file.path, &file.bytes, &mut Seeded(5)).unwrap();
    }
    assert_eq!(texts(&shared.scan()), ["un", "deux", "trois"]);
}

#[test]
fn an_intact_file_in_the_way_is_not_removed() {
    let shared = Shared::new();
    let published = three(&shared);
    fs::write(shared.path(&published[0].path), &published[1].bytes).unwrap();
    let path = republish(
        &shared.folder,
        &published[0].path,
        &published[0].bytes,
        &mut Seeded(5),
    )
    .unwrap();
    assert_ne!(path, published[0].path);
    assert_eq!(
        fs::read(shared.path(&published[0].path)).unwrap(),
        published[1].bytes
    );
    assert_eq!(texts(&shared.scan()), ["un", "deux", "trois"]);
}

#[test]
fn what_cannot_be_read_now_is_not_called_damaged() {
    let shared = Shared::new();
    let published = three(&shared);
    let faulty = Faulty::new(shared.folder.clone());
    *faulty.read.borrow_mut() = Some((published[0].path.clone(), FolderError::Busy));
    assert!(
        audit(&faulty, own(&published), AuditDepth::Content)
            .unwrap()
            .is_empty()
    );
    *faulty.read.borrow_mut() = Some((published[0].path.clone(), FolderError::Gone));
    assert_eq!(
        audit(&faulty, own(&published), AuditDepth::Content),
        Err(Error::Folder(FolderError::Gone))
    );
}

#[test]
fn the_files_of_the_space_are_kept_up_too() {
    let shared = Shared::new();
    let own = || {
        shared.new.files.iter().map(|file| Own {
            path: file.path.clone(),
            len: file.bytes.len() as u64,
            hash: sync::hash(&file.bytes),
        })
    };
    assert!(
        audit(&shared.folder, own(), AuditDepth::Content)
            .unwrap()
            .is_empty()
    );
    fs::write(shared.path("espace.json"), b"{\"form").unwrap();
    fs::remove_file(shared.path(&shared.new.files[0].path)).unwrap();
    let lost = audit(&shared.folder, own(), AuditDepth::Content).unwrap();
    assert_eq!(lost.len(), 2);
    for file in &shared.new.files {
        assert_eq!(
            republish(&shared.folder, &file.path, &file.bytes, &mut Seeded(5)).unwrap(),
            file.path
        );
    }
    assert!(
        audit(&shared.folder, own(), AuditDepth::Content)
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        shared.folder.list("").unwrap().len(),
        3,
        "espace.json, d and k"
    );
}

#[test]
fn the_marker_of_another_space_is_never_replaced() {
    let shared = Shared::new();
    let mine = shared.new.files.last().unwrap();
    let theirs = String::from_utf8(mine.bytes.clone())
        .unwrap()
        .replace("0001\"", "0002\"");
    assert_ne!(theirs.as_bytes(), mine.bytes);
    fs::write(shared.path("espace.json"), &theirs).unwrap();
    let refused = republish(&shared.folder, "espace.json", &mine.bytes, &mut Seeded(5));
    assert_eq!(
        refused,
        Err(Error::Folder(FolderError::Exists("espace.json".into())))
    );
    assert_eq!(
        fs::read(shared.path("espace.json")).unwrap(),
        theirs.as_bytes()
    );
}
