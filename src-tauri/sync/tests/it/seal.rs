//! Sealing and opening: what goes in comes out, and nothing else ever does.

use std::collections::BTreeMap;

use domain::journal::Vector;
use sync::{Error, Hash, Header, Reject, Space, seal, unseal};

use crate::support::{FAST, Laptop, PASSPHRASE, Seeded, Shared, device_id, space_id};

fn header() -> Header {
    Header {
        device: device_id(5),
        seq: 3,
        first: 10,
        last: 12,
        prev: sync::hash(b"the batch before"),
        deps: Vector(BTreeMap::from([(device_id(2), 8), (device_id(9), 1)])),
    }
}

fn records() -> Vec<Vec<u8>> {
    vec![b"un".to_vec(), Vec::new(), vec![0xff; 5000]]
}

#[test]
fn what_goes_in_comes_out() {
    let shared = Shared::new();
    let sealed = seal(shared.keys(), &header(), &records()).unwrap();
    assert_eq!(sealed.hash, sync::hash(&sealed.bytes));
    let batch = unseal(shared.keys(), space_id(1), &sealed.bytes).unwrap();
    assert_eq!(batch.header, header());
    assert_eq!(batch.records, records());
    assert_eq!((batch.space, batch.hash), (space_id(1), sealed.hash));
}

#[test]
fn random_batches_round_trip() {
    let shared = Shared::new();
    let mut random = Seeded(11);
    for round in 0..60 {
        let records: Vec<Vec<u8>> = (0..=random.below(20))
            .map(|_| {
                let len = random.below(400);
                (0..len).map(|_| random.next() as u8).collect()
            })
            .collect();
        let first = random.next() >> 1;
        let deps = Vector(
            (0..random.below(9) as u128)
                .map(|n| (device_id(n), random.next()))
                .collect(),
        );
        let header = Header {
            seq: 1 + (random.next() >> 1),
            first,
            last: first + 1,
            deps,
            ..header()
        };
        let sealed = seal(shared.keys(), &header, &records).unwrap();
        let batch = unseal(shared.keys(), space_id(1), &sealed.bytes).unwrap();
        assert_eq!(
            (batch.header, batch.records),
            (header, records),
            "round {round}"
        );
    }
}

/// Every kind of damage a disk, a share or a mirror does, at random places of random lengths.
fn damage(good: &[u8], random: &mut Seeded) -> Vec<u8> {
    let mut bytes = good.to_vec();
    let at = random.below(bytes.len());
    let len = 1 + random.below(64);
    let end = (at + len).min(bytes.len());
    match random.below(8) {
        0 => bytes[at] ^= 1 << random.below(8),
        1 => bytes.truncate(at),
        2 => bytes.extend((0..len).map(|_| random.next() as u8)),
        3 => drop(bytes.splice(at..at, vec![0; len])),
        4 => bytes[at..end].fill(0),
        5 => drop(bytes.drain(at..end)),
        6 => bytes[at..].fill(0),
        _ => {
            let other = random.below(bytes.len());
            bytes.swap(at, other);
        }
    }
    bytes
}

#[test]
fn no_damage_unseals_to_anything() {
    let shared = Shared::new();
    let good = seal(shared.keys(), &header(), &records()).unwrap().bytes;
    let mut codes: BTreeMap<&str, u32> = BTreeMap::new();
    for seed in 0..2000 {
        let bad = damage(&good, &mut Seeded(seed));
        if bad == good {
            continue;
        }
        let reject = unseal(shared.keys(), space_id(1), &bad).expect_err(&format!("seed {seed}"));
        *codes.entry(reject.code()).or_default() += 1;
    }
    assert!(codes.values().sum::<u32>() > 1500, "{codes:?}");
    assert!(
        codes["damaged"] > 100 && codes["truncated"] > 100,
        "{codes:?}"
    );
}

#[test]
fn every_single_bit_counts() {
    let shared = Shared::new();
    let good = seal(shared.keys(), &header(), &records()[..2])
        .unwrap()
        .bytes;
    for at in 0..good.len() * 8 {
        let mut bad = good.clone();
        bad[at / 8] ^= 1 << (at % 8);
        assert!(
            unseal(shared.keys(), space_id(1), &bad).is_err(),
            "bit {at}"
        );
    }
}

/// Whoever rewrites the trailer too gets past the hash, and no further than the cipher.
#[test]
fn a_forger_without_the_key_changes_nothing() {
    let shared = Shared::new();
    let good = seal(shared.keys(), &header(), &records()[..2])
        .unwrap()
        .bytes;
    let body_end = good.len() - 32;
    for at in 0..body_end * 8 {
        let mut bad = good[..body_end].to_vec();
        bad[at / 8] ^= 1 << (at % 8);
        let trailer = sync::hash(&bad);
        bad.extend_from_slice(&trailer.0);
        let reject = unseal(shared.keys(), space_id(1), &bad).expect_err(&format!("bit {at}"));
        assert!(
            !matches!(reject, Reject::Damaged { .. } | Reject::Truncated),
            "bit {at}: {reject:?}"
        );
    }
}

#[test]
fn each_reason_has_its_word() {
    let shared = Shared::new();
    let good = seal(shared.keys(), &header(), &records()).unwrap().bytes;
    let open = |bytes: &[u8]| unseal(shared.keys(), space_id(1), bytes).unwrap_err();
    assert_eq!(open(b""), Reject::Empty);
    assert_eq!(open(&good[..5]), Reject::Truncated);
    assert_eq!(open(&good[..good.len() - 1]), Reject::Truncated);
    assert_eq!(open(b"PK\x03\x04 some spreadsheet"), Reject::NotOurs);
    assert_eq!(open(&vec![0; good.len()]).code(), "damaged");
    let longer = [&good[..], b"x"].concat();
    assert_eq!(
        open(&longer),
        Reject::Damaged {
            found: sync::hash(&longer)
        }
    );
    assert_eq!(open(&vec![b'x'; 41 << 20]), Reject::TooLarge);
    let newer = |at: usize, byte: u8| {
        let mut bytes = good[..good.len() - 32].to_vec();
        bytes[at] = byte;
        let trailer = sync::hash(&bytes);
        bytes.extend_from_slice(&trailer.0);
        open(&bytes)
    };
    assert_eq!(newer(9, 2), Reject::NewerFormat { format: 2 });
    assert_eq!(newer(8, b'x'), Reject::NewerFormat { format: 1 });
}

#[test]
fn another_space_and_another_key_are_told_apart() {
    let shared = Shared::new();
    let sealed = seal(shared.keys(), &header(), &records()).unwrap();
    let stranger = Space::prepare(PASSPHRASE, space_id(2), FAST, &mut Seeded(77))
        .unwrap()
        .keys;
    assert_eq!(
        unseal(&stranger, space_id(2), &sealed.bytes),
        Err(Reject::OtherSpace { space: space_id(1) })
    );
    let namesake = Space::prepare(PASSPHRASE, space_id(1), FAST, &mut Seeded(78))
        .unwrap()
        .keys;
    assert_eq!(
        unseal(&namesake, space_id(1), &sealed.bytes),
        Err(Reject::WrongKey { epoch: 1 })
    );
}

#[test]
fn limits_hold_on_both_sides() {
    let shared = Shared::new();
    let keys = shared.keys();
    assert_eq!(seal(keys, &header(), &[]), Err(Error::NoRecords));
    let huge = [vec![0; sync::MAX_UNPACKED]];
    assert_eq!(seal(keys, &header(), &huge), Err(Error::TooLarge));
    // The largest allowed shrinks to almost nothing, and unfolds to just itself.
    let large = [vec![0; sync::MAX_UNPACKED - 4]];
    let sealed = seal(keys, &header(), &large).unwrap();
    assert!(sealed.bytes.len() < 8 << 10, "{}", sealed.bytes.len());
    assert_eq!(
        unseal(keys, space_id(1), &sealed.bytes).unwrap().records,
        large
    );
}

#[test]
fn a_header_out_of_order_is_malformed() {
    let shared = Shared::new();
    for (seq, first, last) in [(0, 1, 1), (1, 0, 1), (1, 2, 1)] {
        let header = Header {
            seq,
            first,
            last,
            prev: Hash::ZERO,
            ..header()
        };
        let sealed = seal(shared.keys(), &header, &records()).unwrap();
        assert_eq!(
            unseal(shared.keys(), space_id(1), &sealed.bytes),
            Err(Reject::Malformed),
            "{seq} {first} {last}"
        );
    }
}

#[test]
fn planned_batches_stay_under_their_size() {
    let shared = Shared::new();
    let mut random = Seeded(5);
    // Noise does not compress: the worst case.
    let records: Vec<Vec<u8>> = (0..23)
        .map(|_| (0..400_000).map(|_| random.next() as u8).collect())
        .collect();
    let mut laptop = Laptop::new(1);
    let mut back = Vec::new();
    let ranges = sync::plan(&records);
    for range in ranges.clone() {
        let header = Header {
            device: laptop.device,
            seq: laptop.cursor.seq + 1,
            first: 1,
            last: 2,
            prev: Hash::ZERO,
            deps: Vector::default(),
        };
        let sealed = seal(shared.keys(), &header, &records[range]).unwrap();
        assert!(
            sealed.bytes.len() <= sync::TARGET_BATCH,
            "{}",
            sealed.bytes.len()
        );
        back.extend(
            unseal(shared.keys(), space_id(1), &sealed.bytes)
                .unwrap()
                .records,
        );
        laptop.cursor.seq += 1;
    }
    assert_eq!(ranges.len(), 3);
    assert_eq!(back, records);
}
