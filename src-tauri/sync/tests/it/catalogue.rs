//! Each reason has a sentence in both languages, and the catalogue has no other.

use std::collections::BTreeSet;

use sync::{Hash, Reject, Why};

use crate::support::{device_id, space_id};

fn codes() -> BTreeSet<String> {
    let rejects = [
        Reject::Empty,
        Reject::Truncated,
        Reject::NotOurs,
        Reject::NewerFormat { format: 2 },
        Reject::Damaged { found: Hash::ZERO },
        Reject::OtherSpace { space: space_id(1) },
        Reject::WrongKey { epoch: 2 },
        Reject::Malformed,
        Reject::TooLarge,
        Reject::Fork { seq: 1 },
        Reject::Temp,
        Reject::CloudOnly,
        Reject::Unreadable {
            cause: "folder_busy",
        },
    ];
    let waits = [
        Why::Gap { next: 1 },
        Why::Dependency {
            device: device_id(1),
            seq: 1,
        },
        Why::Chain,
    ];
    let codes = rejects
        .iter()
        .map(Reject::code)
        .chain(waits.iter().map(Why::code));
    codes
        .map(|code| format!("skipped-{}", code.replace('_', "-")))
        .collect()
}

fn keys(catalogue: &str) -> BTreeSet<String> {
    let keys = catalogue
        .lines()
        .filter(|line| line.starts_with("skipped-"))
        .filter_map(|line| line.split_once(" ="));
    // The key of a unit is asked for above this crate.
    keys.map(|(key, _)| key.to_owned())
        .filter(|key| key != "skipped-unit-key")
        .collect()
}

#[test]
fn every_reason_has_its_sentence() {
    assert_eq!(
        keys(include_str!("../../../../assets/i18n/fr/sync-skipped.ftl")),
        codes()
    );
    assert_eq!(
        keys(include_str!("../../../../assets/i18n/en/sync-skipped.ftl")),
        codes()
    );
}
