//! The five guards: for each, the loss without it (Loro used directly, in the bad manner) and the same story with this crate.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use coedit::{Document, Error, Imported, Peer, Timetable};
use domain::draft::SlotValue;
use domain::id::{SlotId, uuid_v7};
use domain::week::{Day, Slot};
use loro::{ExportMode, LoroDoc, LoroError, LoroMap};

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

fn bare(peer: u64) -> LoroDoc {
    let doc = LoroDoc::new();
    doc.set_peer_id(peer).unwrap();
    doc
}

fn bare_snapshot(doc: &LoroDoc) -> Vec<u8> {
    doc.export(ExportMode::Snapshot).unwrap()
}

/// What one edit of a bare document made.
fn bare_update(doc: &LoroDoc, edit: impl FnOnce(&LoroDoc)) -> Vec<u8> {
    let before = doc.oplog_vv();
    edit(doc);
    doc.commit();
    doc.export(ExportMode::updates(&before)).unwrap()
}

fn set(key: &str, value: i64) -> impl FnOnce(&LoroDoc) {
    move |doc| doc.get_map("slots").insert(key, value).unwrap()
}

fn json(doc: &LoroDoc) -> String {
    serde_json::to_string(&doc.get_deep_value()).unwrap()
}

// Guard 1: a fresh peer at every process start, never stored.

#[test]
fn without_guard_1_a_cloned_laptop_diverges_in_silence() {
    const STORED: u64 = 7;
    let laptop = bare(STORED);
    set("before", 1)(&laptop);
    let clone = LoroDoc::from_snapshot(&bare_snapshot(&laptop)).unwrap();
    clone.set_peer_id(STORED).unwrap();

    let from_laptop = bare_update(&laptop, set("laptop", 2));
    let from_clone = bare_update(&clone, set("clone", 3));
    let received = [
        laptop.import(&from_clone).unwrap(),
        clone.import(&from_laptop).unwrap(),
    ];

    assert!(
        received.iter().all(|status| status.pending.is_none()),
        "and nothing says that anything is wrong"
    );
    assert_eq!(
        laptop.oplog_vv(),
        clone.oplog_vv(),
        "both believe that they have seen the same"
    );
    assert!(laptop.get_map("slots").get("clone").is_none());
    assert!(clone.get_map("slots").get("laptop").is_none());
}

#[test]
fn with_guard_1_a_cloned_laptop_loses_nothing() {
    let mut laptop = Document::new(Peer::random());
    let before = laptop.set_slot(slot(1), &hours(9, 12)).unwrap();
    // The clone starts its own process, so it draws its own peer.
    let mut clone = Document::rebuild(Peer::random(), [before.as_slice()]).unwrap();

    let from_laptop = laptop.set_slot(slot(2), &hours(14, 18)).unwrap();
    let from_clone = clone.set_slot(slot(3), &hours(15, 19)).unwrap();
    assert_eq!(laptop.import(&from_clone), Ok(Imported::Applied));
    assert_eq!(clone.import(&from_laptop), Ok(Imported::Applied));

    assert_eq!(laptop.slots(), clone.slots());
    assert_eq!(laptop.slots().len(), 3);
}

#[test]
fn a_peer_used_twice_is_refused_where_the_contradiction_shows() {
    let mut laptop = Document::new(Peer::simulated(7));
    laptop.set_slot(slot(1), &hours(9, 12)).unwrap();
    let twin = bare(1);
    let mut twin_document = Document::new(Peer::simulated(7));
    for n in [2, 3] {
        let update = twin_document.set_slot(slot(n), &hours(14, 18)).unwrap();
        twin.import(&update).unwrap();
    }
    let from_twin = twin.export(ExportMode::all_updates()).unwrap();

    let before = (laptop.slots(), laptop.version());
    assert_eq!(laptop.import(&from_twin), Err(Error::PeerReused));
    assert_eq!((laptop.slots(), laptop.version()), before);
}

// Guard 2: in order and with dependencies; raw updates are the truth, the document a cache.

#[test]
fn without_guard_2_a_snapshot_taken_while_an_update_is_missing_loses_the_one_that_waits() {
    let author = bare(1);
    let first = bare_update(&author, set("first", 1));
    let second = bare_update(&author, set("second", 2));

    let reader = bare(2);
    // It says that it waits, in a status that one need not read; "imported" is taken for "applied".
    reader.import(&second).unwrap();
    let cache = bare_snapshot(&reader);

    let restarted = LoroDoc::from_snapshot(&cache).unwrap();
    restarted.import(&first).unwrap();
    assert!(restarted.get_map("slots").get("first").is_some());
    assert!(
        restarted.get_map("slots").get("second").is_none(),
        "it was received, and it is gone"
    );
}

#[test]
fn with_guard_2_what_waits_is_said_and_no_snapshot_hides_it() {
    let mut author = Document::new(Peer::random());
    let first = author.set_slot(slot(1), &hours(9, 12)).unwrap();
    let second = author.set_slot(slot(2), &hours(14, 18)).unwrap();

    let mut reader = Document::new(Peer::random());
    assert_eq!(reader.import(&second), Ok(Imported::Pending));
    assert_eq!(
        reader.import(&second),
        Ok(Imported::Pending),
        "still, when it comes a second time"
    );
    assert_eq!(reader.snapshot(), Err(Error::Incomplete));

    // After a restart the raw updates say it all again, whatever their order.
    let mut restarted = Document::rebuild(Peer::random(), [second.as_slice()]).unwrap();
    assert!(restarted.is_incomplete());
    assert_eq!(restarted.import(&first), Ok(Imported::Applied));
    assert!(!restarted.is_incomplete());
    assert_eq!(restarted.slots(), author.slots());
    let cached = Document::from_snapshot(Peer::random(), &restarted.snapshot().unwrap()).unwrap();
    assert_eq!(cached.slots(), author.slots());
}

// Guard 3: a flat map; no container created under a key that others may create too.

#[test]
fn without_guard_3_two_containers_under_one_key_leave_one_of_them() {
    let [one, other] = [bare(1), bare(2)];
    let draw = |doc: &LoroDoc, key: &str| {
        let key = key.to_owned();
        bare_update(doc, move |doc| {
            let tuesday = doc
                .get_map("days")
                .insert_container("tue", LoroMap::new())
                .unwrap();
            tuesday.insert(&key, 1).unwrap();
        })
    };
    let (from_one, from_other) = (draw(&one, "of one"), draw(&other, "of the other"));
    one.import(&from_other).unwrap();
    other.import(&from_one).unwrap();

    assert_eq!(json(&one), json(&other), "they agree");
    let kept = [
        json(&one).contains("of one"),
        json(&one).contains("of the other"),
    ];
    assert_eq!(
        kept.iter().filter(|kept| **kept).count(),
        1,
        "on the loss of one of the two slots"
    );
}

#[test]
fn with_guard_3_both_first_slots_of_a_day_stay() {
    let mut one = Document::new(Peer::random());
    let mut other = Document::new(Peer::random());
    let from_one = one.set_slot(slot(1), &hours(9, 12)).unwrap();
    let from_other = other.set_slot(slot(2), &hours(14, 18)).unwrap();
    one.import(&from_other).unwrap();
    other.import(&from_one).unwrap();

    let both = BTreeMap::from([(slot(1), hours(9, 12)), (slot(2), hours(14, 18))]);
    assert_eq!(one.slots(), both);
    assert_eq!(other.slots(), both);
}

// Guard 4: no shallow snapshot while a draft is open.

#[test]
fn without_guard_4_an_older_concurrent_edit_can_no_longer_enter() {
    let office = bare(1);
    set("first", 1)(&office);
    let road = bare(2);
    road.import(&bare_snapshot(&office)).unwrap();
    let from_road = bare_update(&road, set("road", 2));

    set("second", 3)(&office);
    office.commit();
    let shallow = office
        .export(ExportMode::shallow_snapshot(&office.oplog_frontiers()))
        .unwrap();
    let compacted = LoroDoc::from_snapshot(&shallow).unwrap();

    let refused = compacted.import(&from_road).unwrap_err();
    assert_eq!(
        refused,
        LoroError::ImportUpdatesThatDependsOnOutdatedVersion
    );
    assert!(compacted.get_map("slots").get("road").is_none());
}

#[test]
fn with_guard_4_an_older_concurrent_edit_still_enters() {
    let mut office = Document::new(Peer::random());
    let first = office.set_slot(slot(1), &hours(9, 12)).unwrap();
    let mut road = Document::rebuild(Peer::random(), [first.as_slice()]).unwrap();
    let from_road = road.set_slot(slot(2), &hours(14, 18)).unwrap();

    office.set_slot(slot(3), &hours(18, 19)).unwrap();
    let mut restarted =
        Document::from_snapshot(Peer::random(), &office.snapshot().unwrap()).unwrap();

    assert_eq!(restarted.import(&from_road), Ok(Imported::Applied));
    assert_eq!(restarted.slots().len(), 3);
}

#[test]
fn with_guard_4_a_shallow_snapshot_is_refused() {
    let bare = bare(1);
    set("first", 1)(&bare);
    set("second", 2)(&bare);
    bare.commit();
    for mode in [
        ExportMode::shallow_snapshot(&bare.oplog_frontiers()),
        ExportMode::state_only(None),
    ] {
        let shallow = bare.export(mode).unwrap();
        assert_eq!(
            Document::from_snapshot(Peer::random(), &shallow).unwrap_err(),
            Error::Shallow
        );
        // Nor may it come in as an update of a still empty document.
        assert_eq!(
            Document::new(Peer::random()).import(&shallow),
            Err(Error::WrongKind)
        );
    }
}

// Guard 5: one register a slot.

#[test]
fn without_guard_5_a_slot_is_built_of_two_peoples_halves() {
    let [one, other] = [bare(1), bare(2)];
    // One drags the slot to 9–12 and writes its start first; the other drags it to 15–19 and writes its end first.
    let from_one = bare_update(&one, |doc| {
        set("slot/start", 9)(doc);
        set("slot/end", 12)(doc);
    });
    let from_other = bare_update(&other, |doc| {
        set("slot/end", 19)(doc);
        set("slot/start", 15)(doc);
    });
    one.import(&from_other).unwrap();
    other.import(&from_one).unwrap();

    for doc in [&one, &other] {
        let read = |key| {
            doc.get_map("slots")
                .get(key)
                .unwrap()
                .into_value()
                .unwrap()
                .into_i64()
                .unwrap()
        };
        assert_eq!(
            (read("slot/start"), read("slot/end")),
            (15, 12),
            "an opening that nobody drew, and that ends before it starts"
        );
    }
}

#[test]
fn with_guard_5_a_slot_is_always_one_that_somebody_drew() {
    let mut one = Document::new(Peer::random());
    let mut other = Document::new(Peer::random());
    let from_one = one.set_slot(slot(1), &hours(9, 12)).unwrap();
    let from_other = other.set_slot(slot(1), &hours(15, 19)).unwrap();
    one.import(&from_other).unwrap();
    other.import(&from_one).unwrap();

    assert_eq!(one.slots(), other.slots());
    let shown = &one.slots()[&slot(1)];
    assert!([hours(9, 12), hours(15, 19)].contains(shown));
}

// Guards 1 and 2 together, as a program lives: a document is rebuilt whenever it is needed.

#[test]
fn a_process_may_rebuild_for_every_edit_under_its_one_peer() {
    let process = Peer::random();
    let mut journal: Vec<Vec<u8>> = Vec::new();
    for n in 0..5 {
        let mut draft = Document::rebuild(process, journal.iter().map(Vec::as_slice)).unwrap();
        // Another edit, whose transaction fails: the document is dropped and its update never leaves.
        draft
            .set_slot(slot(9), &hours(8, 9 + u16::from(n)))
            .unwrap();
        let mut draft = Document::rebuild(process, journal.iter().map(Vec::as_slice)).unwrap();
        journal.push(draft.set_slot(slot(n), &hours(9, 12)).unwrap());
    }
    let elsewhere = Document::rebuild(Peer::random(), journal.iter().map(Vec::as_slice)).unwrap();
    assert!(!elsewhere.is_incomplete());
    assert_eq!(
        elsewhere.slots().into_keys().collect::<Vec<_>>(),
        [0, 1, 2, 3, 4].map(slot)
    );
}
