//! Six laptops that sync at the same moment, as real processes, into one directory: each ends well or says what to try again, and
//! nothing is lost.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Stdio};

use serde_json::Value;

use super::support::{Desk, ended, text};

const LAPTOPS: usize = 6;
const ROUNDS: usize = 3;
/// What a crowd may run into: the next sync does it. Anything else is a failure.
const PASSING: [&str; 4] = [
    "space_founded_meanwhile",
    "space_key_missing",
    "space_leftovers",
    "space_torn",
];

fn start(desk: &Desk, words: &[&str]) -> Child {
    let mut command = desk.command(&[&["--json"], words].concat());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// The same words for all, started together: the answers of those that ended well, and how many were told to try again.
fn all_at_once(desks: &[Desk], words: &[&str]) -> (Vec<Value>, usize) {
    let children: Vec<Child> = desks.iter().map(|desk| start(desk, words)).collect();
    let (mut answers, mut again) = (Vec::new(), 0);
    for child in children {
        let ran = ended(child.wait_with_output().unwrap());
        if ran.code == 0 {
            answers.push(ran.json());
            continue;
        }
        ran.sentence();
        let code = text(&ran.json()["error"]["code"]);
        assert!(PASSING.contains(&code.as_str()), "{ran:?}");
        again += 1;
    }
    (answers, again)
}

/// Each writes something of its own; returns what.
fn write(desks: &[Desk], round: usize, written: &mut BTreeSet<String>) {
    let children: Vec<(String, Child)> = desks
        .iter()
        .enumerate()
        .map(|(nth, desk)| {
            let name = format!("Bibliothèque {nth}-{round}");
            let words = ["library", "add", "--insee", "59350", "--name", &name];
            let child = start(desk, &words);
            (name, child)
        })
        .collect();
    for (name, child) in children {
        let ran = ended(child.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        written.insert(name);
    }
}

fn desks() -> Vec<Desk> {
    (0..LAPTOPS)
        .map(|nth| Desk::new(&format!("Portable {nth}")))
        .collect()
}

/// Together again and again until nobody has anything to say; then all hold the same, whole.
fn settle(desks: &[Desk], folder: &Path, written: &BTreeSet<String>) {
    let at = folder.to_str().unwrap();
    let quiet = |answers: &[Value]| {
        let still = |answer: &Value| answer["sent"] == 0 && answer["received"] == 0;
        answers.len() == LAPTOPS && answers.iter().all(still)
    };
    let came_to_rest = (0..6).any(|_| quiet(&all_at_once(desks, &["sync", at]).0));
    assert!(came_to_rest, "the laptops do not come to rest");
    let digests: BTreeSet<String> = desks.iter().map(Desk::digest).collect();
    assert_eq!(digests.len(), 1, "{digests:?}");
    let listed = desks[0].json(&["library", "list"]);
    let names: BTreeSet<String> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|row| text(&row["name"]))
        .collect();
    assert_eq!(&names, written);
    let verified = desks[LAPTOPS - 1].json(&["verify", at]);
    assert_eq!(verified["findings"], serde_json::json!([]));
    for device in verified["devices"].as_array().unwrap() {
        let by = device["acknowledged_by"].as_array().unwrap();
        assert_eq!(by.len(), LAPTOPS - 1, "{device}");
    }
}

#[test]
fn six_processes_share_one_directory_at_once() {
    let (desks, folder) = (desks(), tempfile::tempdir().unwrap());
    let at = folder.path().to_str().unwrap();
    let mut written = BTreeSet::new();
    desks[0].json(&["sync", at]);
    for round in 0..ROUNDS {
        write(&desks, round, &mut written);
        let (answers, again) = all_at_once(&desks, &["sync", at]);
        assert_eq!((answers.len(), again), (LAPTOPS, 0), "round {round}");
    }
    settle(&desks, folder.path(), &written);
}

/// Nobody has founded the space yet: whoever comes second joins the one that is there.
#[test]
fn six_processes_found_one_space() {
    let (desks, folder) = (desks(), tempfile::tempdir().unwrap());
    let at = folder.path().to_str().unwrap();
    let mut written = BTreeSet::new();
    write(&desks, 0, &mut written);
    let (answers, again) = all_at_once(&desks, &["sync", at]);
    assert!(
        !answers.is_empty(),
        "somebody founded it; {again} are to try again"
    );
    settle(&desks, folder.path(), &written);
}
