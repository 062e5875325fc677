//! The bytes of photos: here, in parts, with where they lie in the folder; gone with what is erased.

use domain::entity::{EntityRef, PHOTO};
use domain::id::PhotoId;
use domain::op::Op;
use serde_json::json;
use store::photo::{Checked, PhotoFile};
use store::{Change, Now};

use super::support::{self, Bench, NOON};

fn photo(n: u8) -> PhotoId {
    PhotoId(entity(n).id)
}

fn entity(n: u8) -> EntityRef {
    support::entity(&PHOTO, n)
}

fn file(path: &str, checked: Checked) -> PhotoFile {
    PhotoFile {
        path: path.to_owned(),
        length: 7,
        modified: 3,
        epoch: 1,
        tag: vec![9; 32],
        part: 1,
        parts: 2,
        checked,
    }
}

fn settle(bench: &Bench, body: impl FnOnce(&mut store::Tx<'_>) -> store::Result<()>) {
    bench.store.settle(Now(NOON), body).unwrap();
}

fn counts(bench: &Bench, n: u8) -> (u32, u32, u32) {
    let photo = bench.store.read(|db| db.photo(photo(n))).unwrap();
    (photo.parts, photo.here, photo.published)
}

#[test]
fn parts_are_counted_as_they_come_and_as_they_leave() {
    let bench = Bench::new();
    bench.write(&entity(1), json!({ "name": "a.jpg", "parts": 2 }), NOON);
    assert_eq!(counts(&bench, 1), (2, 0, 0));
    settle(&bench, |tx| {
        tx.add_photo_part(photo(1), 1, b"un", None)?;
        tx.add_photo_part(photo(1), 2, b"deux", Some("d/x/p/2.p"))
    });
    assert_eq!(counts(&bench, 1), (2, 2, 1));
    settle(&bench, |tx| tx.place_photo_part(photo(1), 1, "d/x/p/1.p"));
    assert_eq!(
        counts(&bench, 1),
        (2, 2, 1),
        "it is about to leave, and has not"
    );
    settle(&bench, |tx| {
        tx.photo_part_published(photo(1), 1, "d/x/p/1.p")
    });
    assert_eq!(counts(&bench, 1), (2, 2, 2));
    let held = bench.store.read(|db| db.held_parts()).unwrap();
    let paths: Vec<_> = held.iter().map(|part| part.path.as_deref()).collect();
    assert_eq!(paths, [Some("d/x/p/1.p"), Some("d/x/p/2.p")]);
    let bytes = |part| {
        bench
            .store
            .read(|db| db.photo_part(photo(1), part))
            .unwrap()
    };
    assert_eq!((bytes(1), bytes(3)), (Some(b"un".to_vec()), None));
    settle(&bench, |tx| tx.drop_photo_parts(photo(1)));
    assert_eq!(counts(&bench, 1), (2, 0, 0));
}

#[test]
fn a_file_is_remembered_until_it_is_forgotten() {
    let bench = Bench::new();
    let files = || bench.store.read(|db| db.photo_files()).unwrap();
    settle(&bench, |tx| {
        tx.add_photo_file(&file("d/x/p/1.p", Checked::No))
    });
    assert_eq!(files(), [file("d/x/p/1.p", Checked::No)]);
    settle(&bench, |tx| tx.check_photo_file("d/x/p/1.p", Checked::Bad));
    assert_eq!(files(), [file("d/x/p/1.p", Checked::Bad)]);
    settle(&bench, |tx| tx.forget_file("d/x/p/1.p"));
    assert!(files().is_empty());
}

#[test]
fn erasing_a_photo_takes_its_bytes_and_nobody_else_s() {
    let bench = Bench::new();
    for n in [1, 2] {
        bench.write(&entity(n), json!({ "name": "a.jpg", "parts": 1 }), NOON);
        settle(&bench, |tx| tx.add_photo_part(photo(n), 1, b"octets", None));
    }
    let erase = Change::erase(entity(1), [("targets".to_owned(), json!(["photo/x"]))]);
    bench
        .store
        .transact::<_, store::Error>(Op::EraseData { count: 1 }, Now(NOON), |tx| {
            tx.write(erase)?;
            Ok(())
        })
        .unwrap();
    let held = bench.store.read(|db| db.held_parts()).unwrap();
    assert_eq!(
        held.iter().map(|part| part.photo).collect::<Vec<_>>(),
        [photo(2)]
    );
    assert!(bench.store.read(|db| db.photo(photo(1))).is_err());
    assert_eq!(counts(&bench, 2), (1, 1, 0));
}

/// Numbers that no laptop of ours writes are as good as none.
#[test]
fn a_record_of_another_hand_breaks_no_list() {
    let bench = Bench::new();
    let odd = json!({ "width": -4, "height": 5_000_000_000_u64, "parts": "deux", "visit": "ailleurs", "length": -1, "name": 7 });
    bench.write(&entity(1), odd, NOON);
    let photo = bench.store.read(|db| db.photos(None)).unwrap().remove(0);
    assert_eq!(
        (photo.width, photo.height, photo.parts, photo.length),
        (0, 0, 0, 0)
    );
    assert_eq!((photo.visit, photo.name.as_str()), (None, ""));
}
