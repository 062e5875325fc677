//! The audit of a folder: a clean one is clean, each damage is named by its file and its weight, and nothing is written.

use std::collections::BTreeMap;
use std::fs;

use domain::finding::Severity;
use domain::journal::{Stamp, Vector};
use sync::{
    Cursor, Flaw, FolderAudit, Hash, Head, Manifest, Named, NoProgress, PartHeader, SpaceFile,
    snapshot_path,
};

use crate::support::{Laptop, Published, Seeded, Shared, device_id};

fn verify(shared: &Shared) -> FolderAudit {
    with_own(shared, &[])
}

fn with_own(shared: &Shared, own: &[SpaceFile]) -> FolderAudit {
    let readable = |ready: &sync::Ready| ready.batch.records.iter().all(|r| r != b"nonsense");
    sync::verify(&shared.folder, shared.keys(), own, &readable, &NoProgress).unwrap()
}

/// `(weight, file or nothing, code)` of every finding.
fn told(audit: &FolderAudit) -> Vec<(Severity, String, &'static str)> {
    let findings = audit.findings.iter();
    findings
        .map(|found| {
            let file = found.file.clone().unwrap_or_default();
            (found.severity, file, found.flaw.code())
        })
        .collect()
}

fn head(laptop: &Laptop, number: u64, applied: &[(u128, u64)], digest: &str) -> Head {
    Head {
        number,
        batch: laptop.cursor.seq,
        hash: laptop.cursor.hash,
        applied: Vector(
            applied
                .iter()
                .map(|(n, seq)| (device_id(*n), *seq))
                .collect(),
        ),
        digest: digest.to_owned(),
        label: format!("Portable {}", laptop.device.0.as_u128()),
        person: String::new(),
        app: "0".to_owned(),
        rest: serde_json::Map::new(),
    }
}

fn say(shared: &Shared, laptop: &mut Laptop, head: &Head) {
    let (device, random) = (laptop.device, &mut laptop.random);
    sync::write_head(&shared.folder, shared.keys(), device, head, random).unwrap();
}

/// Two laptops in conversation, and what the first one published.
fn conversation() -> (Shared, Laptop, Laptop, Vec<Published>) {
    let shared = Shared::new();
    let (mut one, mut two) = (Laptop::new(1), Laptop::new(2));
    let mut published = vec![one.publish(&shared, &["a", "b"], &[])];
    two.publish(&shared, &["c"], &[(one.device, 2)]);
    published.push(one.publish(&shared, &["d"], &[(two.device, 1)]));
    published.push(one.publish(&shared, &["e"], &[(two.device, 1)]));
    let first = head(&one, 1, &[(1, 4), (2, 1)], "x");
    say(&shared, &mut one, &first);
    let second = head(&two, 1, &[(1, 3), (2, 1)], "y");
    say(&shared, &mut two, &second);
    (shared, one, two, published)
}

#[test]
fn a_clean_folder_is_clean_and_says_who_acknowledges_what() {
    let (shared, one, two, _) = conversation();
    let audit = verify(&shared);
    assert_eq!((told(&audit), audit.is_sound()), (vec![], true));
    assert_eq!((audit.files.total, audit.files.batches), (10, 4));
    assert_eq!(
        (audit.files.heads, audit.files.keys, audit.files.markers),
        (2, 3, 1)
    );
    let (first, second) = (&audit.devices[&one.device], &audit.devices[&two.device]);
    assert_eq!(
        (first.batches, first.last_batch, first.last_record),
        (3, 3, 4)
    );
    assert!(
        first.acknowledged_by.is_empty(),
        "the other has three of four"
    );
    assert_eq!(
        second.acknowledged_by.iter().collect::<Vec<_>>(),
        [&one.device]
    );
    assert_eq!(second.head.as_ref().unwrap().digest, "y");
}

#[test]
fn each_damage_is_named_and_nothing_is_written() {
    let (shared, one, _, published) = conversation();
    let path = &published[1].path;
    let good = published[1].bytes.clone();
    let mut flipped = good.clone();
    flipped[good.len() / 2] ^= 1;
    let mut magic = good.clone();
    magic[0] ^= 1;
    let damages: [(&[u8], &str); 5] = [
        (&flipped, "damaged"),
        (&magic, "not_ours"),
        (&good[..good.len() - 1], "truncated"),
        (&[], "empty"),
        (&[0; 500], "damaged"),
    ];
    for (bytes, code) in damages {
        fs::write(shared.path(path), bytes).unwrap();
        let audit = verify(&shared);
        let found = told(&audit);
        assert!(
            found.contains(&(Severity::Error, path.clone(), code)),
            "{code}: {found:?}"
        );
        assert_eq!(audit.devices[&one.device].missing, [2], "{code}");
        assert!(!audit.is_sound());
        assert_eq!((audit.files.unusable, audit.files.total), (1, 10));
        assert_eq!(fs::read(shared.path(path)).unwrap(), bytes);
    }
    fs::remove_file(shared.path(path)).unwrap();
    let audit = verify(&shared);
    let missing = Flaw::Missing {
        device: one.device,
        first: 2,
        last: 2,
    };
    assert!(audit.findings.iter().any(|found| found.flaw == missing));
    // Under a name that a mirror made, the same bytes are a word, and the good file beside them counts.
    fs::write(shared.path(path), &good).unwrap();
    fs::write(shared.path(&format!("{path}.sync-conflict.b")), &flipped).unwrap();
    let audit = verify(&shared);
    assert_eq!((audit.findings.len(), audit.is_sound()), (1, true));
}

#[test]
fn what_is_missed_at_the_end_is_known_from_the_heads() {
    let (shared, one, two, published) = conversation();
    fs::remove_file(shared.path(&published[2].path)).unwrap();
    assert_eq!(verify(&shared).devices[&one.device].missing, [3]);
    // A laptop that has lost even its head is missed by those who read it.
    fs::remove_dir_all(shared.path(&sync::device_dir(two.device))).unwrap();
    let audit = verify(&shared);
    let codes: Vec<_> = told(&audit).into_iter().map(|(_, _, code)| code).collect();
    assert!(
        codes.contains(&"ahead") && codes.contains(&"unmet"),
        "{codes:?}"
    );
}

#[test]
fn copies_strangers_and_temporaries_are_warnings() {
    let (shared, one, _, published) = conversation();
    let dir = format!("{}/b", sync::device_dir(one.device));
    fs::write(
        shared.path(&format!("{dir}/a (conflicted copy).b")),
        &published[0].bytes,
    )
    .unwrap();
    fs::write(shared.path(&format!("{dir}/.tmp-00-1")), "half").unwrap();
    fs::write(shared.path("d/liste.xlsx"), "PK").unwrap();
    fs::write(shared.path("À lire.txt"), "bonjour").unwrap();
    fs::write(shared.path("k/notes.txt"), "la clé est sous le paillasson").unwrap();
    fs::copy(shared.path("espace.json"), shared.path("espace (1).json")).unwrap();
    fs::rename(
        shared.path(&published[2].path),
        shared.path("d/rangé ailleurs"),
    )
    .unwrap();
    let audit = verify(&shared);
    assert!(audit.is_sound());
    let mut codes: Vec<_> = told(&audit).into_iter().map(|(_, _, code)| code).collect();
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "duplicate",
            "duplicate",
            "foreign",
            "foreign",
            "foreign",
            "renamed",
            "temp"
        ]
    );
    let files = audit.files;
    assert_eq!(
        (files.foreign, files.temps, files.batches, files.markers),
        (3, 1, 5, 2)
    );
    let sorts = files.markers + files.keys + files.batches + files.heads + files.snapshots;
    let others = files.photos + files.temps + files.foreign + files.unusable;
    assert_eq!(files.total, sorts + others);
    // A second copy of a batch that waits is a copy too.
    fs::remove_file(shared.path(&published[1].path)).unwrap();
    fs::copy(shared.path("d/rangé ailleurs"), shared.path("d/encore")).unwrap();
    let audit = verify(&shared);
    assert!(
        told(&audit)
            .iter()
            .filter(|found| found.2 == "duplicate")
            .count()
            == 3
    );
}

#[test]
fn two_contents_for_one_sequence_are_both_used() {
    let (shared, mut one, _, _) = conversation();
    let mut twin = Laptop::new(1);
    (twin.cursor, twin.last, twin.random) = (one.cursor, one.last, Seeded(77));
    one.publish(&shared, &["from one"], &[]);
    twin.publish(&shared, &["from the other"], &[]);
    one.publish(&shared, &["and on"], &[]);
    let audit = verify(&shared);
    let fork = Flaw::Fork {
        device: one.device,
        seq: 4,
    };
    assert!(audit.is_sound(), "{:?}", told(&audit));
    assert_eq!(audit.findings.len(), 1);
    assert_eq!(audit.findings[0].flaw, fork);
    let branches: Vec<_> = audit
        .devices
        .values()
        .filter(|device| device.branch_of == Some(one.device))
        .map(|device| device.last_batch)
        .collect();
    assert_eq!(branches.iter().sum::<u64>(), 3, "{branches:?}");
}

#[test]
fn a_chain_that_breaks_and_records_that_lie_are_errors() {
    let shared = Shared::new();
    let mut one = Laptop::new(1);
    one.publish(&shared, &["a"], &[]);
    one.cursor.hash = sync::hash(b"something else");
    let broken = one.publish(&shared, &["b"], &[]);
    let mut two = Laptop::new(2);
    let lies = two.publish(&shared, &["nonsense"], &[]);
    let found = told(&verify(&shared));
    assert!(
        found.contains(&(Severity::Error, broken.path, "chain")),
        "{found:?}"
    );
    assert!(
        found.contains(&(Severity::Error, lies.path, "malformed")),
        "{found:?}"
    );
}

#[test]
fn equal_vectors_with_different_digests_are_an_error() {
    let (shared, mut one, mut two, _) = conversation();
    let (a, b) = (
        head(&one, 2, &[(1, 4), (2, 1)], "x"),
        head(&two, 2, &[(1, 4), (2, 1)], "y"),
    );
    say(&shared, &mut one, &a);
    say(&shared, &mut two, &b);
    let found = told(&verify(&shared));
    assert_eq!(found, [(Severity::Error, String::new(), "digests_differ")]);
}

#[test]
fn keys_that_go_or_change_are_errors() {
    let (shared, ..) = conversation();
    let key = shared
        .new
        .files
        .iter()
        .find(|file| file.path.starts_with("k/"));
    let key = key.unwrap().clone();
    let own = &shared.new.files;
    assert_eq!(with_own(&shared, own).findings, []);
    // One key file is enough; without the others, its loss is that of the key.
    for other in own.iter().filter(|file| file.path.ends_with(".age")) {
        if other.path != key.path {
            fs::remove_file(shared.path(&other.path)).unwrap();
        }
    }
    let mut other = key.bytes.clone();
    *other.last_mut().unwrap() ^= 1;
    fs::write(shared.path(&key.path), other).unwrap();
    let changed = [(Severity::Error, key.path.clone(), "key_changed")];
    assert_eq!(told(&with_own(&shared, own)), changed);
    let keys: Vec<&str> = own
        .iter()
        .map(|file| file.path.as_str())
        .filter(|path| path.ends_with(".age"))
        .collect();
    keys.iter()
        .for_each(|path| fs::write(shared.path(path), "").unwrap());
    let found = told(&with_own(&shared, own));
    assert!(found.contains(&changed[0]) && found.iter().any(|f| f.2 == "key_missing"));
    keys.iter()
        .for_each(|path| fs::remove_file(shared.path(path)).unwrap());
    let found = told(&verify(&shared));
    assert_eq!(found, [(Severity::Error, String::new(), "key_missing")]);
}

/// Publishes a snapshot of the first `records` records of device 1, cut into two parts, up to batch `seq`.
fn snapshot(shared: &Shared, records: u64, claims: u64, cursor: Cursor) -> Vec<String> {
    let mut random = Seeded(9);
    let manifest = Manifest {
        cursors: BTreeMap::from([(device_id(1), cursor)]),
        branches: Vec::new(),
    };
    let named = |seq| Named {
        stamp: Stamp {
            device: device_id(1),
            seq,
        },
        body: format!("record {seq}").into_bytes(),
    };
    let mut header = PartHeader {
        device: device_id(2),
        number: 1,
        part: 0,
        parts: 2,
        prev: Hash::ZERO,
        vector: Vector(BTreeMap::from([(device_id(1), claims)])),
    };
    let mut paths = Vec::new();
    for range in [1..=records / 2, records / 2 + 1..=records] {
        header.part += 1;
        let first = (header.part == 1).then_some(&manifest);
        let bodies: Vec<_> = range.map(named).collect();
        let sealed = sync::seal_part(shared.keys(), &header, first, &bodies).unwrap();
        header.prev = sealed.hash;
        let path = snapshot_path(header.device, &mut random).unwrap();
        sync::Folder::publish(&shared.folder, &path, &sealed.bytes).unwrap();
        paths.push(path);
    }
    paths
}

#[test]
fn what_a_snapshot_covers_is_no_gap() {
    let (shared, mut one, _, published) = conversation();
    let cursor = one.cursor;
    let next = one.publish(&shared, &["f"], &[]);
    for batch in &published {
        fs::remove_file(shared.path(&batch.path)).unwrap();
    }
    assert_eq!(verify(&shared).devices[&one.device].missing, [1, 2, 3]);
    let parts = snapshot(&shared, 4, 4, cursor);
    let audit = verify(&shared);
    assert_eq!((told(&audit), audit.files.snapshots), (vec![], 2));
    assert!(audit.snapshots[0].complete);
    assert_eq!(audit.devices[&one.device].last_record, 5);
    // A batch that the snapshot replaces may still be there.
    fs::write(shared.path(&published[2].path), &published[2].bytes).unwrap();
    assert_eq!(told(&verify(&shared)), []);
    // A part is lost: the rest covers nothing.
    fs::remove_file(shared.path(&parts[1])).unwrap();
    let audit = verify(&shared);
    assert!(!audit.snapshots[0].complete);
    let found = told(&audit);
    assert!(
        found.contains(&(Severity::Warning, parts[0].clone(), "incomplete")),
        "{found:?}"
    );
    assert_eq!(audit.devices[&one.device].missing, [1, 2]);
    assert!(fs::exists(shared.path(&next.path)).unwrap());
}

#[test]
fn a_snapshot_that_lacks_records_is_hollow() {
    let (shared, one, ..) = conversation();
    let parts = snapshot(&shared, 4, 6, one.cursor);
    let found = told(&verify(&shared));
    assert_eq!(found, [(Severity::Error, parts[0].clone(), "hollow")]);
}

/// A long part is only peeked at by a scan: the audit reads it to its end.
#[test]
fn every_byte_of_a_photo_is_read() {
    let (shared, one, ..) = conversation();
    let photo = domain::id::PhotoId(uuid::Uuid::from_u128(77));
    let mut random = Seeded(5);
    let mut noise = vec![0; 200 << 10];
    sync::Random::fill(&mut random, &mut noise).unwrap();
    let dir = format!("{}/p", sync::device_dir(one.device));
    let paths = [1, 2].map(|part| {
        let sealed = sync::seal_photo(shared.keys(), one.device, photo, (part, 2), &noise).unwrap();
        let path = format!("{dir}/{part:024x}.p");
        sync::Folder::publish(&shared.folder, &path, &sealed.bytes).unwrap();
        path
    });
    let audit = verify(&shared);
    assert_eq!((told(&audit), audit.files.photos), (vec![], 2));
    let mut bytes = fs::read(shared.path(&paths[0])).unwrap();
    bytes[150 << 10] ^= 1;
    fs::write(shared.path(&paths[0]), &bytes).unwrap();
    let audit = verify(&shared);
    assert_eq!((audit.files.photos, audit.files.unusable), (1, 1));
    let expected = [
        (Severity::Error, paths[0].clone(), "damaged"),
        (Severity::Warning, paths[1].clone(), "partial_photo"),
    ];
    assert_eq!(told(&audit), expected);
}
