//! The text and the slots at a version: a document made of the updates up to there reads as it read then.
#![allow(clippy::unwrap_used)]

use coedit::{Document, Note, Peer, Timetable};
use domain::draft::SlotValue;
use domain::id::{SlotId, uuid_v7};
use domain::week::{Day, Slot};

fn at(updates: &[Vec<u8>]) -> Document {
    let mut document = Document::new(Peer::simulated(99));
    document.import_all(updates.to_vec());
    document
}

fn write(document: &mut Document, text: &str) -> Vec<u8> {
    let base = document.version();
    document.edit(&base, text).unwrap()
}

#[test]
fn the_text_after_each_edit_is_found_again() {
    let mut note = Document::new(Peer::simulated(1));
    let texts = ["Été", "Été 2026", "En été 2026, 😀", "", "Rien, puis tout"];
    let updates: Vec<Vec<u8>> = texts.iter().map(|text| write(&mut note, text)).collect();
    for (count, text) in texts.iter().enumerate() {
        assert_eq!(at(&updates[..=count]).text(), *text);
    }
    assert_eq!(at(&[]).text(), "");
}

#[test]
fn a_version_that_another_laptop_had_not_seen_reads_without_its_words() {
    let mut mine = Document::new(Peer::simulated(1));
    let first = write(&mut mine, "Le mercredi.");
    let mut theirs = Document::new(Peer::simulated(2));
    theirs.import(&first).unwrap();
    let from_them = write(&mut theirs, "Le mercredi. Bruyant.");
    let from_me = write(&mut mine, "Le mercredi matin.");
    // What each of them saw, and what both see once they have met, whatever the order.
    assert_eq!(
        at(&[first.clone(), from_me.clone()]).text(),
        "Le mercredi matin."
    );
    assert_eq!(
        at(&[first.clone(), from_them.clone()]).text(),
        "Le mercredi. Bruyant."
    );
    let both = at(&[from_them.clone(), first.clone(), from_me.clone()]);
    assert_eq!(both.text(), "Le mercredi matin. Bruyant.");
    assert!(!both.is_incomplete());
}

#[test]
fn many_at_once_are_what_each_by_itself_is() {
    let mut draft = Document::new(Peer::simulated(3));
    let mut updates = Vec::new();
    for n in 0..40_u16 {
        let id = SlotId(uuid_v7(0, [u8::try_from(n % 7).unwrap(); 10]));
        let slot = Slot {
            day: Day::Tue,
            start: 540 + n,
            end: 700 + n,
        };
        let value = (n % 5 != 4).then(|| SlotValue::public(slot));
        updates.push(draft.set_slots(&[(id, value)]).unwrap());
        let one = Document::rebuild(Peer::simulated(4), updates.iter().map(Vec::as_slice)).unwrap();
        assert_eq!(at(&updates).slots(), one.slots());
        assert_eq!(at(&updates).version(), one.version());
    }
    // In pieces, and with what is there already.
    let mut pieces = at(&updates[..13]);
    pieces.import_all(updates[5..].to_vec());
    assert_eq!(pieces.slots(), draft.slots());
}

#[test]
fn what_cannot_be_read_holds_up_none_of_the_others() {
    let mut note = Document::new(Peer::simulated(1));
    let first = write(&mut note, "un");
    let second = write(&mut note, "un deux");
    let mut torn = second.clone();
    torn.truncate(second.len() / 2);
    let read = at(&[
        vec![],
        vec![1, 2, 3],
        torn,
        first.clone(),
        note.snapshot().unwrap(),
        second,
    ]);
    assert_eq!(read.text(), "un deux");
    // A missing one makes the next wait, and is told.
    let third = write(&mut note, "un deux trois");
    let waiting = at(&[first, third]);
    assert_eq!(
        (waiting.text().as_str(), waiting.is_incomplete()),
        ("un", true)
    );
}
