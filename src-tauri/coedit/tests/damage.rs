//! Damaged, foreign and forged bytes: a typed error, no panic, and a document that is what it was.
#![allow(clippy::unwrap_used)]

use coedit::{Document, Error, Imported, Note, Peer, Timetable};
use domain::draft::SlotValue;
use domain::id::{SlotId, uuid_v7};
use domain::week::{Day, Slot};

fn slot(n: u8) -> SlotId {
    SlotId(uuid_v7(0, [n; 10]))
}

fn hours(start: u16, end: u16) -> SlotValue {
    SlotValue::public(Slot {
        day: Day::Tue,
        start: start * 60,
        end: end * 60,
    })
}

/// A document with slots and text, and the updates that made it.
fn written() -> (Document, Vec<Vec<u8>>) {
    let mut document = Document::new(Peer::simulated(1));
    let mut updates = Vec::new();
    for n in 0..4 {
        updates.push(
            document
                .set_slot(slot(n), &hours(9, 12 + u16::from(n)))
                .unwrap(),
        );
        let (base, longer) = (
            document.version(),
            format!("{}😀 été {n}\n", document.text()),
        );
        updates.push(document.edit(&base, &longer).unwrap());
    }
    updates.push(document.remove_slot(slot(0)).unwrap());
    (document, updates)
}

fn shown(document: &Document) -> impl PartialEq + std::fmt::Debug + use<> {
    (
        document.slots(),
        document.text(),
        document.version(),
        document.is_incomplete(),
    )
}

#[test]
fn every_flipped_byte_and_every_truncation_is_refused() {
    let (document, updates) = written();
    let snapshot = document.snapshot().unwrap();
    let last = updates.last().unwrap();
    let mut reader =
        Document::rebuild(Peer::random(), updates[..8].iter().map(Vec::as_slice)).unwrap();
    let before = shown(&reader);
    for at in 0..last.len() {
        let mut flipped = last.clone();
        flipped[at] ^= 1 << (at % 8);
        // The 12 bytes between the magic and the checksum are unused: a flip there changes nothing that is read.
        if !(4..16).contains(&at) {
            assert!(reader.import(&flipped).is_err(), "byte {at}");
        }
        assert!(
            at == 0 || reader.import(&last[..at]).is_err(),
            "cut at {at}"
        );
        assert_eq!(shown(&reader), before);
    }
    for at in 0..snapshot.len() {
        let mut flipped = snapshot.clone();
        flipped[at] ^= 1 << (at % 8);
        let read = Document::from_snapshot(Peer::random(), &flipped);
        assert!(read.is_err() || (4..16).contains(&at), "byte {at}");
        assert!(Document::from_snapshot(Peer::random(), &snapshot[..at]).is_err());
    }
    assert_eq!(reader.import(last), Ok(Imported::Applied));
    assert_eq!(
        (reader.slots(), reader.text()),
        (document.slots(), document.text())
    );
}

#[test]
fn bytes_of_another_kind_are_refused() {
    let (mut document, updates) = written();
    let before = shown(&document);
    let snapshot = document.snapshot().unwrap();
    assert_eq!(document.import(&snapshot), Err(Error::WrongKind));
    assert_eq!(
        Document::from_snapshot(Peer::random(), &updates[0]).unwrap_err(),
        Error::WrongKind
    );
    for foreign in [
        &b"loro"[..],
        b"SQLite format 3\0 and then some more",
        &[0; 64],
        &[255; 64],
    ] {
        assert!(matches!(
            document.import(foreign),
            Err(Error::Unreadable(_))
        ));
        assert!(matches!(
            Document::from_snapshot(Peer::random(), foreign),
            Err(Error::Unreadable(_))
        ));
    }
    let mut newer = updates[0].clone();
    newer[21] = 9;
    assert_eq!(document.import(&forged(newer)), Err(Error::Newer));
    assert_eq!(shown(&document), before);
}

#[test]
fn rebuilding_stops_at_a_damaged_update() {
    let (_, mut updates) = written();
    *updates[3].last_mut().unwrap() ^= 1;
    let rebuilt = Document::rebuild(Peer::random(), updates.iter().map(Vec::as_slice));
    assert!(matches!(rebuilt, Err(Error::Unreadable(_))));
}

/// Bytes changed by somebody who also makes the checksum fit.
fn forged(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = xxh32(&bytes[20..], u32::from_le_bytes(*b"LORO"));
    bytes[16..20].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// The checksum of Loro's envelope: xxHash of 32 bits, after the public specification of the algorithm.
fn xxh32(bytes: &[u8], seed: u32) -> u32 {
    const PRIMES: [u32; 5] = [
        0x9E37_79B1,
        0x85EB_CA77,
        0xC2B2_AE3D,
        0x27D4_EB2F,
        0x1656_67B1,
    ];
    let word = |bytes: &[u8]| u32::from_le_bytes(bytes.try_into().unwrap());
    let mut stripes = bytes.chunks_exact(16);
    let mut sum = seed.wrapping_add(PRIMES[4]);
    if bytes.len() >= 16 {
        let first = seed.wrapping_add(PRIMES[0]);
        let mut lanes = [
            first.wrapping_add(PRIMES[1]),
            seed.wrapping_add(PRIMES[1]),
            seed,
            seed.wrapping_sub(PRIMES[0]),
        ];
        for stripe in stripes.by_ref() {
            for (lane, chunk) in lanes.iter_mut().zip(stripe.chunks_exact(4)) {
                *lane = lane
                    .wrapping_add(word(chunk).wrapping_mul(PRIMES[1]))
                    .rotate_left(13)
                    .wrapping_mul(PRIMES[0]);
            }
        }
        sum = lanes
            .iter()
            .zip([1, 7, 12, 18])
            .fold(0, |sum, (lane, turn)| {
                sum.wrapping_add(lane.rotate_left(turn))
            });
    }
    sum = sum.wrapping_add(u32::try_from(bytes.len()).unwrap());
    let mut words = stripes.remainder().chunks_exact(4);
    for chunk in words.by_ref() {
        sum = sum
            .wrapping_add(word(chunk).wrapping_mul(PRIMES[2]))
            .rotate_left(17)
            .wrapping_mul(PRIMES[3]);
    }
    for byte in words.remainder() {
        sum = sum
            .wrapping_add(u32::from(*byte).wrapping_mul(PRIMES[4]))
            .rotate_left(11)
            .wrapping_mul(PRIMES[0]);
    }
    sum = (sum ^ (sum >> 15)).wrapping_mul(PRIMES[1]);
    sum = (sum ^ (sum >> 13)).wrapping_mul(PRIMES[2]);
    sum ^ (sum >> 16)
}

#[test]
fn the_checksum_is_the_one_of_the_envelope() {
    for update in written().1 {
        assert_eq!(forged(update.clone()), update);
    }
}

#[test]
fn forged_bytes_end_no_process_and_leave_what_was_there() {
    let (document, updates) = written();
    let mut panicked = 0;
    for (n, update) in updates.iter().enumerate() {
        let earlier = || updates[..n].iter().map(Vec::as_slice);
        for at in 22..update.len() {
            let mut bytes = update.clone();
            bytes[at] ^= 1;
            let mut reader = Document::rebuild(Peer::random(), earlier()).unwrap();
            let before = shown(&reader);
            let Err(error) = reader.import(&forged(bytes)) else {
                continue;
            };
            panicked += usize::from(error == Error::Unreadable("the CRDT broke off".to_owned()));
            assert_eq!(shown(&reader), before);
            // And it goes on as if nothing had come.
            let mut rest = updates[n..].iter().map(|update| reader.import(update));
            assert!(rest.all(|imported| imported == Ok(Imported::Applied)));
            assert_eq!(
                (reader.slots(), reader.text()),
                (document.slots(), document.text())
            );
        }
    }
    assert!(
        panicked > 0,
        "Loro answers all of these with an error now: the containment may go"
    );
}

#[test]
fn a_forged_snapshot_ends_no_process() {
    let snapshot = written().0.snapshot().unwrap();
    for at in 22..snapshot.len() {
        for mask in [1, 0x80, 0xff] {
            let mut bytes = snapshot.clone();
            bytes[at] ^= mask;
            // Read or refused; what is read is a document like another.
            if let Ok(mut document) = Document::from_snapshot(Peer::random(), &forged(bytes)) {
                let _ = (
                    document.slots(),
                    document.text(),
                    document.version(),
                    document.is_incomplete(),
                );
                let _ = document.set_slot(slot(9), &hours(9, 12));
            }
        }
    }
}
