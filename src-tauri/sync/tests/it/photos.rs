//! Parts of photos: what a reader knows of one without reading it, and what makes it reject one.

use domain::id::PhotoId;
use sync::{Folder, Keys, MAX_FILE, PHOTO_PART, Reject, Scan, photo_tag, seal_photo, unseal_photo};
use uuid::Uuid;

use super::support::{FAST, Laptop, PASSPHRASE, Seeded, Shared, device_id, reasons, space_id};

fn photo(n: u128) -> PhotoId {
    PhotoId(Uuid::from_u128(n))
}

fn noise(len: usize) -> Vec<u8> {
    let mut random = Seeded(5);
    (0..len).map(|_| random.next() as u8).collect()
}

fn put(shared: &Shared, id: PhotoId, (part, parts): (u32, u32), bytes: &[u8]) -> String {
    let device = device_id(2);
    let sealed = seal_photo(shared.keys(), device, id, (part, parts), bytes).unwrap();
    let path = sync::photo_path(device, &mut Seeded(u64::from(part))).unwrap();
    shared.folder.publish(&path, &sealed.bytes).unwrap();
    path
}

fn headers(scan: &Scan) -> Vec<(u32, u32, bool)> {
    let seen = scan.photos.iter();
    let mut headers: Vec<_> = seen
        .map(|seen| (seen.header.part, seen.header.parts, seen.whole))
        .collect();
    headers.sort_unstable();
    headers
}

#[test]
fn a_part_is_known_by_its_header_and_by_its_key() {
    let shared = Shared::new();
    let large = noise(PHOTO_PART);
    put(&shared, photo(7), (1, 2), &large);
    let small = put(&shared, photo(7), (2, 2), b"la fin");
    let mut laptop = Laptop::new(3);
    laptop.publish(&shared, &["un"], &[]);
    let scan = shared.scan();
    // Only the small one was read whole.
    assert_eq!(headers(&scan), [(1, 2, false), (2, 2, true)]);
    assert_eq!((scan.batches.len(), scan.skipped.len()), (1, 0));
    let tag = photo_tag(shared.keys(), 1, photo(7)).unwrap();
    assert!(
        scan.photos
            .iter()
            .all(|seen| seen.header.tag == tag && seen.header.device == device_id(2))
    );
    assert_ne!(photo_tag(shared.keys(), 1, photo(8)), Some(tag));
    assert_eq!(
        photo_tag(shared.keys(), 2, photo(7)),
        None,
        "no key of that epoch"
    );
    let bytes = shared.folder.read(&small, MAX_FILE).unwrap();
    let read = unseal_photo(shared.keys(), shared.keys().space(), &bytes).unwrap();
    assert_eq!(
        (read.photo, read.bytes.as_slice()),
        (photo(7), &b"la fin"[..])
    );
}

#[test]
fn neither_the_name_nor_the_bytes_of_a_photo_can_be_read() {
    let shared = Shared::new();
    let canary = b"CANARI ".repeat(20_000);
    let path = put(
        &shared,
        photo(0x0191_0000_0000_7000_8000_0000_0000_0009),
        (1, 1),
        &canary,
    );
    let bytes = shared.folder.read(&path, MAX_FILE).unwrap();
    let holds = |wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    assert!(!holds(b"CANARI"));
    assert!(!holds(
        &0x0191_0000_0000_7000_8000_0000_0000_0009_u128.to_be_bytes()
    ));
}

#[test]
fn a_part_that_is_cut_or_altered_opens_to_nothing() {
    let shared = Shared::new();
    let path = put(&shared, photo(7), (1, 1), &noise(200_000));
    let bytes = shared.folder.read(&path, MAX_FILE).unwrap();
    let open = |keys: &Keys, bytes: &[u8]| unseal_photo(keys, keys.space(), bytes);
    for at in [8, 30, 70, 100, 115, bytes.len() / 2, bytes.len() - 1] {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        assert!(open(shared.keys(), &altered).is_err(), "byte {at}");
    }
    assert_eq!(
        open(shared.keys(), &bytes[..bytes.len() - 1]),
        Err(Reject::Truncated)
    );
    let elsewhere = tempfile::tempdir().unwrap();
    let elsewhere = sync::DirFolder::new(elsewhere.path());
    let other =
        sync::Space::create(&elsewhere, PASSPHRASE, space_id(2), FAST, &mut Seeded(2)).unwrap();
    let stranger = Reject::OtherSpace {
        space: shared.keys().space(),
    };
    assert_eq!(open(&other.keys, &bytes), Err(stranger));
    // A file that is shorter than it says is no part: it is listed like any other.
    std::fs::write(shared.path(&path), &bytes[..150_000]).unwrap();
    let scan = shared.scan();
    assert!(scan.photos.is_empty());
    assert_eq!(
        reasons(&scan).into_values().collect::<Vec<_>>(),
        ["truncated"]
    );
}

#[test]
fn a_part_is_no_batch_and_no_batch_is_a_part() {
    let shared = Shared::new();
    let path = put(&shared, photo(7), (1, 1), b"x");
    let bytes = shared.folder.read(&path, MAX_FILE).unwrap();
    let space = shared.keys().space();
    assert_eq!(
        sync::unseal(shared.keys(), space, &bytes),
        Err(Reject::NotOurs)
    );
    let batch = Laptop::new(3).seal(shared.keys(), &["un"], &[]);
    assert_eq!(
        unseal_photo(shared.keys(), space, &batch.bytes),
        Err(Reject::NotOurs)
    );
}

#[test]
fn the_same_part_sealed_twice_is_the_same_file() {
    let shared = Shared::new();
    let seal =
        |device| seal_photo(shared.keys(), device_id(device), photo(7), (1, 1), b"x").unwrap();
    assert_eq!(seal(2), seal(2));
    assert_ne!(seal(2).bytes, seal(3).bytes);
    assert!(
        seal_photo(
            shared.keys(),
            device_id(2),
            photo(7),
            (1, 1),
            &vec![0; (8 << 20) + 1]
        )
        .is_err()
    );
}
