//! What the disk holds: nothing readable.

use serde_json::json;
use store::{Error, Now};

use super::support::{Bench, NOON, PASSPHRASE, library, tree};

const CANARY: &str = "Quenouille-Zwartberg-7419";

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

fn look_for_canary(bench: &Bench, when: &str) {
    let utf16: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (path, bytes) in tree(bench.dir.path()) {
        let found = holds(&bytes, CANARY.as_bytes()) || holds(&bytes, &utf16);
        assert!(!found, "{when}: {}", path.display());
        assert!(!holds(&bytes, PASSPHRASE.as_bytes()), "{when}: the key");
        assert!(!holds(&bytes, b"CREATE TABLE"), "{when}: the schema");
    }
}

#[test]
fn neither_the_database_nor_its_log_can_be_read() {
    let bench = Bench::new();
    bench.write(
        &library(1),
        json!({ "name": CANARY, "address": CANARY }),
        NOON,
    );
    bench
        .store
        .settle::<_, Error>(Now(NOON), |tx| tx.set_setting("note", CANARY))
        .unwrap();
    let log = std::fs::read(format!("{}-wal", bench.path().display())).unwrap();
    assert!(log.len() > 4096, "the log holds the last commits");
    look_for_canary(&bench, "open");
    // It is there all the same, for who has the key.
    assert_eq!(bench.names(), [CANARY]);
    let found = bench.store.read::<_, Error>(|db| db.search("quenouille"));
    assert_eq!(found.unwrap().len(), 1);
    let bench = bench.reopened();
    look_for_canary(&bench, "closed and opened again");
}
