//! A sync that has nothing to do, in a folder with many batches of many laptops.

use app::domain::clock::Hlc;
use app::domain::entity::{EntityRef, LIBRARY};
use app::domain::id::{DeviceId, uuid_v7};
use app::domain::journal::{KIND_SET, Record, Vector};
use sync::{DirFolder, Found, Hash, Header, Keys, OsRandom, Space};

use crate::laptop::{PASSPHRASE, cpu_ms, make, seconds, sync, timed};

const LAPTOPS: u8 = 10;
const BATCHES: u64 = 1_000;
const ROUNDS: u32 = 20;

pub fn run() {
    println!(
        "\n## Nothing to do: {LAPTOPS} laptops, {} batches",
        u64::from(LAPTOPS) * BATCHES
    );
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("partage");
    std::fs::create_dir(&folder).unwrap();
    let claire = make(dir.path(), "claire");
    sync(&claire, &folder);
    fill(&folder);
    let (outcome, first) = timed(|| sync(&claire, &folder));
    println!(
        "first sync: {} records in {}",
        outcome.received,
        seconds(first)
    );
    sync(&claire, &folder);
    let before = cpu_ms();
    let (_, time) =
        timed(|| (0..ROUNDS).for_each(|_| assert_eq!(sync(&claire, &folder).received, 0)));
    println!(
        "a sync with nothing to do: {:.1} ms of CPU, {:.1} ms in all",
        (cpu_ms() - before) / f64::from(ROUNDS),
        time.as_secs_f64() * 1_000.0 / f64::from(ROUNDS)
    );
}

fn fill(root: &std::path::Path) {
    let folder = DirFolder::new(root);
    let Found::Space(info) = Space::find(&folder).unwrap() else {
        panic!("a space")
    };
    let keys = Space::open(&folder, &info, PASSPHRASE).unwrap().keys;
    for laptop in 0..LAPTOPS {
        let device = DeviceId(uuid_v7(1, [laptop + 1; 10]));
        let mut prev = Hash::ZERO;
        for seq in 1..=BATCHES {
            prev = publish(&folder, &keys, device, seq, prev);
        }
    }
}

fn publish(folder: &DirFolder, keys: &Keys, device: DeviceId, seq: u64, prev: Hash) -> Hash {
    let mut random = [0; 10];
    random[..8].copy_from_slice(&(seq % 50).to_le_bytes());
    let record = Record {
        device,
        seq,
        hlc: Hlc(1_790_000_000_000 + seq as i64, 0),
        deps: Vector::default(),
        saw: Vector::default(),
        kind: KIND_SET.to_owned(),
        entity: EntityRef::new(
            &LIBRARY,
            uuid_v7(i64::try_from(device.0.as_u128() % 1000).unwrap(), random),
        ),
        fields: serde_json::Map::from_iter([(
            "name".to_owned(),
            format!("Bibliothèque {seq}").into(),
        )]),
        update: None,
        by: "Claire".to_owned(),
        op: None,
        rest: serde_json::Map::new(),
    };
    let header = Header {
        device,
        seq,
        first: seq,
        last: seq,
        prev,
        deps: Vector::default(),
    };
    let sealed = sync::seal(keys, &header, &[serde_json::to_vec(&record).unwrap()]).unwrap();
    sync::write_batch(folder, device, &sealed.bytes, &mut OsRandom).unwrap();
    sealed.hash
}
