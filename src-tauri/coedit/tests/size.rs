//! What an edit weighs in the journal and in a batch, held below what docs/decisions/0003-loro.md says.
//! `cargo test -p coedit --test size -- --nocapture` prints the numbers.
#![allow(clippy::unwrap_used)]

use std::time::Instant;

use coedit::{Document, Note, Peer, Timetable};
use domain::draft::SlotValue;
use domain::id::{SlotId, uuid_v7};
use domain::week::{Day, Slot};

/// A slot of the `n`th day and hour; the id as random as a real one.
fn slot(n: usize) -> (SlotId, SlotValue) {
    let random = (n as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
    let mut bytes = [0; 10];
    bytes[..8].copy_from_slice(&random);
    (
        SlotId(uuid_v7(1_789_000_000_000 + n as i64, bytes)),
        hours(n, 0),
    )
}

fn hours(n: usize, later: usize) -> SlotValue {
    let start = u16::try_from(540 + later * 15 % 600).unwrap();
    SlotValue::public(Slot {
        day: Day::ALL[n % 7],
        start,
        end: start + 180,
    })
}

#[test]
fn one_move_of_a_slot() {
    let mut office = Document::new(Peer::random());
    let first: Vec<Vec<u8>> = (0..14)
        .map(|n| office.set_slot(slot(n).0, &slot(n).1).unwrap())
        .collect();
    let mut road = Document::rebuild(Peer::random(), first.iter().map(Vec::as_slice)).unwrap();
    let moved = road.set_slot(slot(3).0, &hours(3, 2)).unwrap();
    let removed = road.remove_slot(slot(3).0).unwrap();
    println!(
        "a slot drawn {} bytes, moved {}, removed {}",
        first[5].len(),
        moved.len(),
        removed.len()
    );
    assert!(first[5].len() <= 230 && moved.len() <= 230 && removed.len() <= 230);
}

#[test]
fn one_word_in_a_note() {
    let sentence = "La salle de lecture est pleine le mercredi dès 14 h 30, les lycéens restent dans le hall. ";
    let mut note = Document::new(Peer::random());
    let empty = note.version();
    let whole = note.edit(&empty, &sentence.repeat(33)).unwrap();
    let base = note.version();
    let word = note
        .edit(
            &base,
            &sentence.repeat(33).replacen("pleine", "bien pleine", 1),
        )
        .unwrap();
    println!(
        "a note of {} bytes: {}, one word more: {}",
        sentence.len() * 33,
        whole.len(),
        word.len()
    );
    assert!(whole.len() <= sentence.len() * 33 + 230 && word.len() <= 200);
}

#[test]
fn a_year_of_one_draft() {
    let mut draft = Document::new(Peer::random());
    let mut updates = Vec::new();
    for edit in 0..2000 {
        if edit % 50 == 49 {
            // Another day, another start of the program.
            draft = Document::from_snapshot(Peer::random(), &draft.snapshot().unwrap()).unwrap();
        }
        updates.push(
            draft
                .set_slot(slot(edit % 40).0, &hours(edit % 40, edit + edit / 40))
                .unwrap(),
        );
    }
    let journal: usize = updates.iter().map(Vec::len).sum();
    let snapshot = draft.snapshot().unwrap();
    let started = Instant::now();
    let rebuilt = Document::rebuild(Peer::random(), updates.iter().map(Vec::as_slice)).unwrap();
    let replay = started.elapsed();
    let started = Instant::now();
    let read = Document::from_snapshot(Peer::random(), &snapshot).unwrap();
    assert_eq!(read.slots(), rebuilt.slots());
    println!("2000 edits: {journal} bytes in the journal, rebuilt in {replay:?}");
    println!(
        "their snapshot: {} bytes, read in {:?}",
        snapshot.len(),
        started.elapsed()
    );
    assert!(snapshot.len() * 4 < journal);
}

#[test]
fn scattered_changes_in_a_long_note() {
    let paragraph = "Le responsable propose d’ouvrir plus tard le mardi et le jeudi, si l’équipe le veut bien.\n";
    let old = paragraph.repeat(660);
    let new: String = old
        .split_inclusive('\n')
        .enumerate()
        .map(|(n, line)| {
            if n % 7 == 0 {
                line.replace("mardi", "mercredi")
            } else {
                line.to_owned()
            }
        })
        .collect();
    let mut note = Document::new(Peer::random());
    let empty = note.version();
    note.edit(&empty, &old).unwrap();
    let base = note.version();
    let started = Instant::now();
    let update = note.edit(&base, &new).unwrap();
    println!(
        "{} bytes of text, 95 changes: {:?}, {} bytes",
        old.len(),
        started.elapsed(),
        update.len()
    );
    assert_eq!(note.text(), new);
    assert!(
        update.len() < old.len() / 4,
        "the text that stayed is not written again"
    );
}
