//! Reading a folder as mirrors leave it: anything may be renamed, doubled, cut, late or foreign, and nothing of it holds the rest up.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;

use domain::journal::Vector;
use sync::{Cursor, Error, FolderError, Hash, Header, NoProgress, Progress, Reject, Why};

use crate::support::{Faulty, Laptop, Seeded, Shared, device_id, past, reasons, texts};

/// Claire (1) and Léa (2) answer each other: four batches, in the order that the dependencies ask for.
pub fn conversation(shared: &Shared) -> (Laptop, Laptop) {
    let (mut claire, mut lea) = (Laptop::new(1), Laptop::new(2));
    claire.publish(shared, &["un", "deux"], &[]);
    lea.publish(shared, &["trois"], &[(claire.device, 2)]);
    claire.publish(shared, &["quatre"], &[(lea.device, 1)]);
    lea.publish(shared, &["cinq", "six"], &[(claire.device, 3)]);
    (claire, lea)
}

pub const ALL: [&str; 6] = ["un", "deux", "trois", "quatre", "cinq", "six"];

#[test]
fn a_second_laptop_reads_all_in_an_order_that_applies() {
    let shared = Shared::new();
    let (claire, lea) = conversation(&shared);
    let scan = shared.scan();
    assert_eq!(texts(&scan), ALL);
    assert!(scan.skipped.is_empty() && scan.waiting.is_empty() && scan.duplicates.is_empty());
    let last = &scan.batches[3].batch;
    assert_eq!(
        (last.header.device, last.hash),
        (lea.device, lea.cursor.hash)
    );
    // Applied up to there, the same files are nothing new.
    let cursors = BTreeMap::from([(claire.device, claire.cursor), (lea.device, lea.cursor)]);
    let vector = Vector(BTreeMap::from([
        (claire.device, claire.last),
        (lea.device, lea.last),
    ]));
    let again = shared.scan_from(&cursors, &vector);
    assert!(again.batches.is_empty() && again.skipped.is_empty());
    assert_eq!(again.duplicates.len(), 4);
}

#[test]
fn known_files_are_not_opened() {
    let shared = Shared::new();
    let (claire, _) = conversation(&shared);
    let faulty = Faulty::new(shared.folder.clone());
    *faulty.read.borrow_mut() = Some((claire.device.0.simple().to_string(), FolderError::Busy));
    let known = |entry: &sync::Entry| entry.path.contains(&claire.device.0.simple().to_string());
    let scan = sync::scan(
        &faulty,
        shared.keys(),
        &past(&known, &BTreeMap::new(), &Vector::default()),
        &NoProgress,
    )
    .unwrap();
    assert!(scan.skipped.is_empty(), "{:?}", scan.skipped);
    assert_eq!(scan.waiting.len(), 2);
}

#[test]
fn names_and_places_mean_nothing() {
    let shared = Shared::new();
    conversation(&shared);
    let files: Vec<_> = shared
        .scan()
        .batches
        .into_iter()
        .map(|ready| ready.entry.path)
        .collect();
    let first = shared.path(&files[0]);
    fs::create_dir_all(shared.path("d/Copie de sauvegarde/2026")).unwrap();
    fs::rename(
        &first,
        shared.path("d/Copie de sauvegarde/2026/Léa (conflicted copy 2026-11-20).B"),
    )
    .unwrap();
    fs::copy(
        shared.path(&files[1]),
        first.with_file_name("moved to another laptop.b"),
    )
    .unwrap();
    fs::rename(shared.path(&files[2]), shared.path("d/loose")).unwrap();
    let scan = shared.scan();
    assert_eq!(texts(&scan), ALL);
    assert!(scan.skipped.is_empty(), "{:?}", scan.skipped);
}

/// 60 times: files shuffled into random names and places, copied, and a random part of them damaged. What comes out is always a
/// beginning of each laptop's batches, in an order that applies.
#[test]
fn whatever_a_mirror_does_the_rest_is_in_order() {
    for seed in 0..60 {
        let shared = Shared::new();
        conversation(&shared);
        let mut random = Seeded(seed);
        let paths: Vec<_> = shared
            .scan()
            .batches
            .into_iter()
            .map(|ready| shared.path(&ready.entry.path))
            .collect();
        fs::create_dir_all(shared.path("d/a/b/c")).unwrap();
        let mut lost = 0;
        for path in &paths {
            let bytes = fs::read(path).unwrap();
            for _ in 0..random.below(3) {
                let dir = ["d", "d/a", "d/a/b/c"][random.below(3)];
                fs::write(
                    shared.path(&format!("{dir}/{:x} (copy).b", random.next())),
                    &bytes,
                )
                .unwrap();
            }
            if random.below(4) == 0 {
                fs::write(path, &bytes[..random.below(bytes.len())]).unwrap();
                lost += 1;
            }
        }
        let scan = shared.scan();
        let read = texts(&scan);
        assert_eq!(read, ALL[..read.len()], "seed {seed}");
        assert_eq!(
            scan.skipped.len(),
            lost,
            "seed {seed}: each damaged file is listed"
        );
        assert!(read.len() == ALL.len() || lost > 0, "seed {seed}");
    }
}

#[test]
fn what_cannot_be_used_is_listed_and_left_alone() {
    let shared = Shared::new();
    let (mut claire, _) = conversation(&shared);
    let published = claire.publish(&shared, &["sept"], &[]);
    let good = fs::read(shared.path(&published.path)).unwrap();
    fs::remove_file(shared.path(&published.path)).unwrap();
    let mut newer = good[..good.len() - 32].to_vec();
    newer[9] = 9;
    newer.extend_from_slice(&sync::hash(&newer).0);
    let foreign_space =
        sync::Space::prepare("x", crate::support::space_id(3), 4, &mut Seeded(9)).unwrap();
    let other_space = Laptop::new(1)
        .seal(&foreign_space.keys, &["secret"], &[])
        .bytes;
    let mut flipped = good.clone();
    flipped[200] ^= 1;
    let files: [(&str, &[u8]); 9] = [
        ("empty.b", b""),
        ("cut.b", &good[..100]),
        ("flipped.b", &flipped),
        ("liste du personnel.xlsx", b"PK\x03\x04"),
        ("newer.b", &newer),
        ("elsewhere.b", &other_space),
        (".tmp-0123-0", &good),
        ("download.part", &good[..50]),
        ("desktop.ini", b"[.ShellClassInfo]"),
    ];
    for (name, bytes) in files {
        fs::write(shared.path("d").join(name), bytes).unwrap();
    }
    let scan = shared.scan();
    assert_eq!(texts(&scan), ALL, "nothing of this holds the others up");
    let expected = BTreeMap::from([
        ("empty.b".to_owned(), "empty"),
        ("cut.b".to_owned(), "truncated"),
        ("flipped.b".to_owned(), "damaged"),
        ("liste du personnel.xlsx".to_owned(), "not_ours"),
        ("newer.b".to_owned(), "newer_format"),
        ("elsewhere.b".to_owned(), "other_space"),
        (".tmp-0123-0".to_owned(), "temp"),
        ("download.part".to_owned(), "temp"),
    ]);
    assert_eq!(reasons(&scan), expected);
    for (name, bytes) in files {
        assert_eq!(
            fs::read(shared.path("d").join(name)).unwrap(),
            bytes,
            "{name} is as it was"
        );
    }
}

#[test]
fn two_contents_for_one_sequence_are_both_reported_and_neither_chosen() {
    let shared = Shared::new();
    let (_, mut lea) = conversation(&shared);
    let (mut twin, cursor, last) = (Laptop::new(2), lea.cursor, lea.last);
    (twin.cursor, twin.last, twin.random) = (cursor, last, Seeded(99));
    lea.publish(&shared, &["à la bibliothèque"], &[]);
    twin.publish(&shared, &["depuis la copie"], &[]);
    let scan = shared.scan();
    assert_eq!(texts(&scan), ALL);
    let forks: Vec<_> = scan.skipped.iter().map(|skipped| &skipped.reason).collect();
    assert_eq!(forks, [&Reject::Fork { seq: 3 }, &Reject::Fork { seq: 3 }]);
    // To somebody who has applied one of the two, the other is the fork.
    let claire_cursor = scan
        .batches
        .iter()
        .rfind(|ready| ready.batch.header.device == device_id(1))
        .unwrap();
    let cursors = BTreeMap::from([
        (lea.device, lea.cursor),
        (
            device_id(1),
            Cursor {
                seq: 2,
                hash: claire_cursor.batch.hash,
            },
        ),
    ]);
    let scan = shared.scan_from(
        &cursors,
        &Vector(BTreeMap::from([(device_id(1), 3), (lea.device, lea.last)])),
    );
    assert_eq!(scan.skipped.len(), 1);
    assert_eq!(scan.duplicates.len(), 5);
}

#[test]
fn branches_are_applied_side_by_side_under_names_of_their_own() {
    let shared = Shared::new();
    let (_, mut lea) = conversation(&shared);
    let (mut twin, cursor, last) = (Laptop::new(2), lea.cursor, lea.last);
    (twin.cursor, twin.last, twin.random) = (cursor, last, Seeded(99));
    let one = lea.publish(&shared, &["sept", "huit"], &[]);
    let other = twin.publish(&shared, &["neuf"], &[]);
    lea.publish(&shared, &["dix"], &[]);
    // Claire had applied one of the branches, and says so.
    let mut claire = Laptop::new(1);
    (claire.cursor.seq, claire.last, claire.random) = (2, 3, Seeded(55));
    let scan = shared.scan();
    claire.cursor.hash = scan
        .batches
        .iter()
        .rfind(|ready| ready.batch.header.device == claire.device)
        .unwrap()
        .batch
        .hash;
    claire.publish(&shared, &["onze"], &[(lea.device, 6)]);
    let forks = scan.forks;
    assert_eq!(
        forks.iter().map(|fork| fork.first).collect::<Vec<_>>(),
        [4, 4]
    );
    let (cursors, vector) = (BTreeMap::new(), Vector::default());
    let all = sync::Past {
        branches: &forks,
        ..past(&|_| false, &cursors, &vector)
    };
    let scan = sync::scan(&shared.folder, shared.keys(), &all, &NoProgress).unwrap();
    let applied: BTreeMap<_, Vec<_>> =
        scan.batches.iter().fold(BTreeMap::new(), |mut by, ready| {
            let header = &ready.batch.header;
            by.entry(header.device).or_insert_with(Vec::new).push((
                header.seq,
                header.first,
                header.last,
            ));
            by
        });
    assert_eq!(applied[&sync::derived(&one.hash)], [(1, 1, 2), (2, 3, 3)]);
    assert_eq!(applied[&sync::derived(&other.hash)], [(1, 1, 1)]);
    assert_eq!(applied[&lea.device], [(1, 1, 1), (2, 2, 3)]);
    assert_eq!(texts(&scan).len(), 6 + 5);
    assert!(scan.waiting.is_empty() && scan.skipped.is_empty() && scan.forks.is_empty());
}

#[test]
fn a_gap_waits_and_fills() {
    let shared = Shared::new();
    let mut claire = Laptop::new(1);
    claire.publish(&shared, &["un"], &[]);
    let late = claire.seal(shared.keys(), &["deux"], &[]);
    claire.publish(&shared, &["trois"], &[]);
    Laptop::new(2).publish(&shared, &["ailleurs"], &[]);
    let scan = shared.scan();
    assert_eq!(texts(&scan), ["un", "ailleurs"]);
    assert_eq!(
        (scan.waiting[0].seq, &scan.waiting[0].why),
        (3, &Why::Gap { next: 2 })
    );
    sync::write_batch(&shared.folder, claire.device, &late.bytes, &mut Seeded(8)).unwrap();
    assert_eq!(texts(&shared.scan()), ["un", "deux", "trois", "ailleurs"]);
}

#[test]
fn a_dependency_waits_for_its_device() {
    let shared = Shared::new();
    let (mut claire, mut lea) = (Laptop::new(1), Laptop::new(2));
    let unseen = claire.seal(shared.keys(), &["un"], &[]);
    lea.publish(&shared, &["réponse"], &[(claire.device, 1)]);
    let scan = shared.scan();
    assert!(scan.batches.is_empty());
    assert_eq!(
        scan.waiting[0].why,
        Why::Dependency {
            device: claire.device,
            seq: 1
        }
    );
    sync::write_batch(&shared.folder, claire.device, &unseen.bytes, &mut Seeded(8)).unwrap();
    assert_eq!(texts(&shared.scan()), ["un", "réponse"]);
}

#[test]
fn a_rewritten_past_is_not_applied() {
    let shared = Shared::new();
    let mut claire = Laptop::new(1);
    claire.publish(&shared, &["un"], &[]);
    claire.cursor.hash = sync::hash(b"another past");
    claire.publish(&shared, &["deux"], &[]);
    let scan = shared.scan();
    assert_eq!(texts(&scan), ["un"]);
    assert_eq!(scan.waiting[0].why, Why::Chain);
}

#[test]
fn one_unreadable_device_does_not_block_the_other() {
    let shared = Shared::new();
    let (mut claire, mut lea) = (Laptop::new(1), Laptop::new(2));
    claire.publish(&shared, &["un"], &[]);
    let lost = lea.publish(&shared, &["deux"], &[]);
    let faulty = Faulty::new(shared.folder.clone());
    let scan = |faulty: &Faulty| {
        sync::scan(
            faulty,
            shared.keys(),
            &past(&|_| false, &BTreeMap::new(), &Vector::default()),
            &NoProgress,
        )
    };
    *faulty.read.borrow_mut() = Some((lost.path.clone(), FolderError::Busy));
    let read = scan(&faulty).unwrap();
    assert_eq!(texts(&read), ["un"]);
    assert_eq!(
        read.skipped[0].reason,
        Reject::Unreadable {
            cause: "folder_busy"
        }
    );
    *faulty.read.borrow_mut() = None;
    *faulty.list.borrow_mut() = Some((lea.device.0.simple().to_string(), FolderError::Denied));
    let read = scan(&faulty).unwrap();
    assert_eq!(texts(&read), ["un"]);
    assert_eq!(
        read.skipped[0].reason,
        Reject::Unreadable {
            cause: "folder_denied"
        }
    );
    *faulty.list.borrow_mut() = Some(("d".into(), FolderError::Gone));
    assert_eq!(scan(&faulty), Err(Error::Folder(FolderError::Gone)));
}

struct Watch {
    steps: Cell<usize>,
    stop_at: usize,
}

impl Progress for Watch {
    fn step(&self, done: usize, total: usize) {
        assert!(done <= total && total == 4);
        self.steps.set(self.steps.get() + 1);
    }

    fn cancelled(&self) -> bool {
        self.steps.get() >= self.stop_at
    }
}

#[test]
fn a_scan_tells_how_far_it_is_and_stops_when_asked() {
    let shared = Shared::new();
    conversation(&shared);
    let run = |stop_at| {
        let watch = Watch {
            steps: Cell::new(0),
            stop_at,
        };
        let outcome = sync::scan(
            &shared.folder,
            shared.keys(),
            &past(&|_| false, &BTreeMap::new(), &Vector::default()),
            &watch,
        );
        (outcome.map(|scan| scan.batches.len()), watch.steps.get())
    };
    assert_eq!(run(99), (Ok(4), 5));
    assert_eq!(run(2), (Err(Error::Cancelled), 2));
}

#[test]
fn a_batch_that_leaves_records_out_is_not_taken() {
    let shared = Shared::new();
    let header = Header {
        device: device_id(1),
        seq: 1,
        first: 2,
        last: 2,
        prev: Hash::ZERO,
        deps: Vector::default(),
    };
    let sealed = sync::seal(shared.keys(), &header, &[b"two".to_vec()]).unwrap();
    sync::write_batch(&shared.folder, device_id(1), &sealed.bytes, &mut Seeded(1)).unwrap();
    assert_eq!(
        shared.scan().waiting[0].why,
        Why::Chain,
        "record 1 is nowhere"
    );
}
