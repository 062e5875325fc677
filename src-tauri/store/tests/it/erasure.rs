//! What is erased is nowhere: every page of the file and of its log is opened with the key and searched.

use aes::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
use domain::entity::{EntityRef, RESPONSE, VISIT};
use domain::journal::TARGETS;
use serde_json::json;
use store::{Change, Error, Now, Store};

use crate::support::NOON;

const PAGE: usize = 4096;
/// What SQLCipher keeps at the end of each page: the initial vector, then the MAC.
const RESERVE: usize = 80;
const CANARY: &str = "canari-4f1d";

/// Every page, in the clear. `key` is the raw key.
fn pages(bytes: &[u8], key: &[u8; 32], first: bool) -> Vec<u8> {
    let mut clear = Vec::new();
    for (number, page) in bytes.chunks_exact(PAGE).enumerate() {
        let from = if first && number == 0 { 16 } else { 0 };
        let iv = &page[PAGE - RESERVE..PAGE - RESERVE + 16];
        let cipher = cbc::Decryptor::<aes::Aes256>::new_from_slices(key, iv).unwrap();
        let mut text = page[from..PAGE - RESERVE].to_vec();
        cipher.decrypt_padded::<NoPadding>(&mut text).unwrap();
        clear.extend_from_slice(&text);
    }
    clear
}

/// The write-ahead log: a header of 32 bytes, then frames of 24 bytes and a page.
fn frames(bytes: &[u8], key: &[u8; 32]) -> Vec<u8> {
    let frames = bytes.get(32..).unwrap_or_default();
    let mut clear = Vec::new();
    for frame in frames.chunks_exact(24 + PAGE) {
        let number = u32::from_be_bytes(frame[..4].try_into().unwrap());
        clear.extend(pages(&frame[24..], key, number == 1));
    }
    clear
}

fn holds(clear: &[u8]) -> bool {
    clear
        .windows(CANARY.len())
        .any(|window| window == CANARY.as_bytes())
}

#[test]
fn an_erased_response_and_visit_are_in_no_page_and_in_no_frame_of_the_log() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("rythme.db");
    let key = [0x5a; 32];
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let device = domain::id::DeviceId(uuid::Uuid::from_u128(1));
    // SQLCipher takes this form for the key itself, so that the test can open the pages.
    let store = Store::create(&path, &format!("x'{hex}'"), device).unwrap();
    let response = EntityRef::new(&RESPONSE, uuid::Uuid::from_u128(2));
    let visit = EntityRef::new(&VISIT, uuid::Uuid::from_u128(3));
    let op = || domain::op::Op::AddVisit {
        date: "2026-11-24".to_owned(),
    };
    for round in 0..40 {
        store
            .transact::<_, Error>(op(), Now(NOON + round), |tx| {
                let answers = json!({ "q": format!("{CANARY} {round} {}", "x".repeat(500)) });
                tx.write(Change::fields(
                    response.clone(),
                    [("answers".to_owned(), answers)],
                ))?;
                tx.write(Change::fields(
                    visit.clone(),
                    [("people".to_owned(), json!(format!("{CANARY} {round}")))],
                ))?;
                tx.set_note(domain::id::VisitId(visit.id), &format!("Note {CANARY}"))?;
                tx.set_document(&visit, CANARY.as_bytes())
            })
            .unwrap();
    }
    let read =
        |suffix: &str| std::fs::read(format!("{}{suffix}", path.display())).unwrap_or_default();
    let found = |store: &Store| {
        // What is only in the log must be seen too, so that the test does not depend on a checkpoint.
        let _ = store;
        holds(&pages(&read(""), &key, true)) || holds(&frames(&read("-wal"), &key))
    };
    assert!(found(&store), "the test can see what is there");
    store
        .transact::<_, Error>(
            domain::op::Op::EraseData { count: 2 },
            Now(NOON + 100),
            |tx| {
                let targets = json!([response.to_string(), visit.to_string()]);
                tx.write(Change::erase(
                    response.clone(),
                    [(TARGETS.to_owned(), targets)],
                ))
            },
        )
        .unwrap();
    store.scrub().unwrap();
    assert!(!found(&store));
    // And whatever comes later about it is erased too.
    store
        .transact::<_, Error>(op(), Now(NOON + 200), |tx| {
            tx.write(Change::fields(
                visit.clone(),
                [("people".to_owned(), json!(CANARY))],
            ))
        })
        .unwrap_err();
    drop(store);
    assert!(!holds(&pages(&read(""), &key, true)));
}
