//! The memory budget of a scan, which only shows from inside.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use domain::id::{DeviceId, SpaceId};
use domain::journal::Vector;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::*;
use crate::exchange::progress::NoProgress;
use crate::{Cursor, DirFolder, Hash, OsRandom, seal, write_batch};

/// One device, `count` batches of one record of 1000 bytes.
fn chain(folder: &DirFolder, keys: &Keys, device: DeviceId, count: u64) {
    let mut prev = Hash::ZERO;
    for seq in 1..=count {
        let header = Header {
            device,
            seq,
            first: seq,
            last: seq,
            prev,
            deps: Vector::default(),
        };
        let sealed = seal(keys, &header, &[vec![seq as u8; 1000]]).unwrap();
        write_batch(folder, device, &sealed.bytes, &mut OsRandom).unwrap();
        prev = sealed.hash;
    }
}

#[test]
fn a_folder_larger_than_the_memory_is_read_in_several_scans() {
    let dir = tempfile::tempdir().unwrap();
    let folder = DirFolder::new(dir.path());
    let keys = Keys::new(SpaceId(Uuid::from_u128(1)), 1, Zeroizing::new([7; 32]));
    let device = DeviceId(Uuid::from_u128(2));
    chain(&folder, &keys, device, 12);
    let (mut cursor, mut vector, mut read, mut scans) =
        (Cursor::default(), Vector::default(), Vec::new(), 0);
    loop {
        scans += 1;
        let cursors = BTreeMap::from([(device, cursor)]);
        let past = Past {
            file: &|_| false,
            batch: &|_, _| None,
            batches: &|_| Vec::new(),
            cursors: &cursors,
            vector: &vector,
            branches: &[],
        };
        let scan = scan_within(3000, &folder, &keys, &past, &NoProgress).unwrap();
        assert!(
            scan.batches.len() <= 4,
            "{} held at once",
            scan.batches.len()
        );
        for ready in scan.batches {
            cursor = Cursor {
                seq: ready.batch.header.seq,
                hash: ready.batch.hash,
            };
            vector.raise(device, ready.batch.header.last);
            read.push(ready.batch.records[0][0]);
        }
        if !scan.more {
            break;
        }
    }
    assert_eq!(read, (1..=12).collect::<Vec<u8>>());
    assert!(scans > 2, "{scans} scans");
}
