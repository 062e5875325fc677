//! Two to four laptops edit one draft and one note in any order, hear of each other late, twice or out of order: in the end all
//! show the same, every slot is one that somebody drew, and a rebuilt document is the document.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use coedit::{Document, Imported, Note, Peer, Timetable};
use domain::draft::SlotValue;
use domain::id::{SlotId, uuid_v7};
use domain::week::{Day, Slot};
use proptest::prelude::*;
use proptest::sample::Index;

/// What one laptop does next.
#[derive(Debug, Clone)]
enum Step {
    Set {
        slot: u8,
        start: u16,
        length: u16,
    },
    Remove {
        slot: u8,
    },
    /// Replaces a stretch of the text it shows, which may be an old one.
    Write {
        at: Index,
        drop: u8,
        put: String,
    },
    /// Reloads the note in the editor.
    Reload,
    /// Takes back its last edit of the note.
    Undo,
    /// Receives some update that exists, one it may have or may not be ready for.
    Receive {
        which: Index,
    },
    /// The program stops and starts: a new peer, everything from the journal.
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    let put = "[a-e]{0,3}|😀|é\u{a0}!";
    prop_oneof![
        4 => (0..4u8, 8..18u16, 1..5u16).prop_map(|(slot, start, length)| Step::Set { slot, start, length }),
        1 => (0..4u8).prop_map(|slot| Step::Remove { slot }),
        5 => (any::<Index>(), 0..4u8, put).prop_map(|(at, drop, put)| Step::Write { at, drop, put }),
        1 => Just(Step::Reload),
        1 => Just(Step::Undo),
        5 => any::<Index>().prop_map(|which| Step::Receive { which }),
        1 => Just(Step::Restart),
    ]
}

fn slot_id(n: u8) -> SlotId {
    SlotId(uuid_v7(0, [n; 10]))
}

struct Laptop {
    name: usize,
    starts: u64,
    draft: Document,
    note: Document,
    /// What this laptop has received or made, as its journal keeps it.
    journal: Vec<(bool, Vec<u8>)>,
    /// The version and the text that the note's editor shows.
    editor: (Vec<u8>, String),
    last_edit: Option<(Vec<u8>, Vec<u8>)>,
}

/// Everything that was ever made: whether it is of the note, and the bytes.
#[derive(Default)]
struct World {
    made: Vec<(bool, Vec<u8>)>,
    drawn: BTreeMap<SlotId, BTreeSet<String>>,
}

impl Laptop {
    fn new(name: usize) -> Self {
        let [draft, note] = [(); 2].map(|()| Document::new(peer(name, 0)));
        let editor = (note.version(), String::new());
        Self {
            name,
            starts: 0,
            draft,
            note,
            journal: Vec::new(),
            editor,
            last_edit: None,
        }
    }

    fn take(&mut self, step: &Step, world: &mut World) {
        match step {
            Step::Set {
                slot,
                start,
                length,
            } => self.set(*slot, *start, *length, world),
            Step::Remove { slot } => {
                let update = self.draft.remove_slot(slot_id(*slot)).unwrap();
                self.made(false, update, world);
            }
            Step::Write { at, drop, put } => self.write(*at, *drop, put, world),
            Step::Reload => self.editor = (self.note.version(), self.note.text()),
            Step::Undo => self.undo(world),
            Step::Receive { which } if !world.made.is_empty() => {
                self.receive(which.get(&world.made))
            }
            Step::Receive { .. } => {}
            Step::Restart => self.restart(),
        }
    }

    fn set(&mut self, slot: u8, start: u16, length: u16, world: &mut World) {
        // The kind names the author and the hour, so that a mixture of two writes could not be mistaken for a third.
        let span = Slot {
            day: Day::ALL[self.name],
            start: start * 60,
            end: (start + length) * 60,
        };
        let kind = format!("{}:{start}:{length}", self.name);
        let value = SlotValue {
            kind,
            ..SlotValue::public(span)
        };
        world
            .drawn
            .entry(slot_id(slot))
            .or_default()
            .insert(value.to_json().to_string());
        let update = self.draft.set_slot(slot_id(slot), &value).unwrap();
        self.made(false, update, world);
    }

    fn write(&mut self, at: Index, drop: u8, put: &str, world: &mut World) {
        let mut text: Vec<char> = self.editor.1.chars().collect();
        let at = at.index(text.len() + 1);
        let end = text.len().min(at + usize::from(drop));
        text.splice(at..end, put.chars());
        let text: String = text.into_iter().collect();
        let before = self.note.version();
        let update = self.note.edit(&self.editor.0, &text).unwrap();
        self.last_edit = Some((before, self.note.version()));
        self.editor = (self.note.version(), self.note.text());
        self.made(true, update, world);
    }

    fn undo(&mut self, world: &mut World) {
        if let Some((before, after)) = self.last_edit.take() {
            let update = self.note.revert(&before, &after).unwrap();
            self.made(true, update, world);
        }
    }

    fn made(&mut self, of_note: bool, update: Vec<u8>, world: &mut World) {
        if !update.is_empty() {
            self.journal.push((of_note, update.clone()));
            world.made.push((of_note, update));
        }
    }

    fn receive(&mut self, (of_note, update): &(bool, Vec<u8>)) {
        let document = if *of_note {
            &mut self.note
        } else {
            &mut self.draft
        };
        let before = (document.slots(), document.text());
        match document.import(update).unwrap() {
            Imported::Applied => {}
            Imported::Known | Imported::Pending => {
                assert_eq!((document.slots(), document.text()), before)
            }
        }
        self.journal.push((*of_note, update.clone()));
    }

    fn restart(&mut self) {
        self.starts += 1;
        let peer = peer(self.name, self.starts);
        let rebuild = |of_note: bool| {
            let updates = self.journal.iter().filter(|(kind, _)| *kind == of_note);
            Document::rebuild(peer, updates.map(|(_, update)| update.as_slice())).unwrap()
        };
        let (draft, note) = (rebuild(false), rebuild(true));
        assert_eq!(draft.slots(), self.draft.slots());
        assert_eq!(note.text(), self.note.text());
        assert_eq!(note.version(), self.note.version());
        (self.draft, self.note) = (draft, note);
    }
}

fn peer(laptop: usize, start: u64) -> Peer {
    Peer::simulated(laptop as u64 * 1000 + start)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn all_laptops_end_with_the_same(
        count in 2..=4usize,
        steps in prop::collection::vec((any::<Index>(), step()), 1..40),
        order in any::<u64>(),
    ) {
        let mut world = World::default();
        let mut laptops: Vec<Laptop> = (0..count).map(Laptop::new).collect();
        for (who, step) in &steps {
            laptops[who.index(count)].take(step, &mut world);
        }
        for laptop in &mut laptops {
            for which in shuffled(world.made.len() * 2, order.wrapping_add(laptop.name as u64)) {
                laptop.receive(&world.made[which % world.made.len()]);
            }
            prop_assert!(!laptop.draft.is_incomplete() && !laptop.note.is_incomplete());
        }

        let first = &laptops[0];
        for other in &laptops[1..] {
            prop_assert_eq!(first.draft.slots(), other.draft.slots());
            prop_assert_eq!(first.note.text(), other.note.text());
            prop_assert_eq!(first.draft.version(), other.draft.version());
            prop_assert_eq!(first.note.version(), other.note.version());
        }
        for (id, value) in first.draft.slots() {
            prop_assert!(world.drawn[&id].contains(&value.to_json().to_string()), "{:?}", value);
        }
        for document in [&first.draft, &first.note] {
            let cached = Document::from_snapshot(Peer::simulated(u64::MAX), &document.snapshot().unwrap()).unwrap();
            prop_assert_eq!(cached.slots(), document.slots());
            prop_assert_eq!(cached.text(), document.text());
            prop_assert_eq!(cached.version(), document.version());
        }
    }
}

/// The numbers below `count` in an order that `seed` decides (Fisher and Yates).
fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = seed | 1;
    for at in (1..count).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
    }
    order
}

#[test]
fn a_removed_slot_drawn_again_is_there_and_an_unknown_one_makes_no_update() {
    let mut draft = Document::new(Peer::simulated(1));
    let value = SlotValue::public(Slot {
        day: Day::Mon,
        start: 540,
        end: 720,
    });
    assert!(draft.remove_slot(slot_id(1)).unwrap().is_empty());
    assert!(!draft.set_slot(slot_id(1), &value).unwrap().is_empty());
    assert!(
        draft.set_slot(slot_id(1), &value).unwrap().is_empty(),
        "the same value again"
    );
    assert!(!draft.remove_slot(slot_id(1)).unwrap().is_empty());
    assert!(draft.slots().is_empty());
    draft.set_slot(slot_id(1), &value).unwrap();
    assert_eq!(draft.slots(), BTreeMap::from([(slot_id(1), value)]));
}

#[test]
fn what_a_later_version_wrote_is_left_out_and_kept() {
    let later = loro::LoroDoc::new();
    let map = later.get_map("slots");
    map.insert(
        &slot_id(1).to_string(),
        r#"[540,720,0,"all","public","a sixth part"]"#,
    )
    .unwrap();
    map.insert(&slot_id(2).to_string(), r#"{"start":540}"#)
        .unwrap();
    map.insert(&slot_id(3).to_string(), 3).unwrap();
    map.insert("not an id", r#"[540,720,0,"all","public"]"#)
        .unwrap();
    map.insert(
        &slot_id(4).0.simple().to_string(),
        r#"[540,720,0,"all","public"]"#,
    )
    .unwrap();
    let update = later.export(loro::ExportMode::all_updates()).unwrap();

    let mut draft = Document::rebuild(Peer::simulated(1), [update.as_slice()]).unwrap();
    assert_eq!(draft.slots().into_keys().collect::<Vec<_>>(), [slot_id(1)]);
    draft.remove_slot(slot_id(1)).unwrap();
    let kept = loro::LoroDoc::from_snapshot(&draft.snapshot().unwrap()).unwrap();
    assert_eq!(kept.get_map("slots").len(), 4);
}

#[test]
fn a_document_moves_between_threads() {
    fn movable<T: Send + Sync>() {}
    movable::<Document>();
}

#[test]
fn several_slots_are_one_update() {
    let span = |start| {
        SlotValue::public(Slot {
            day: Day::Mon,
            start,
            end: start + 60,
        })
    };
    let mut draft = Document::new(Peer::simulated(1));
    let first = draft
        .set_slots(&[(slot_id(1), Some(span(540))), (slot_id(2), Some(span(840)))])
        .unwrap();
    let second = draft
        .set_slots(&[
            (slot_id(1), None),
            (slot_id(2), Some(span(900))),
            (slot_id(3), None),
        ])
        .unwrap();
    let mut other = Document::rebuild(Peer::simulated(2), [first.as_slice()]).unwrap();
    assert_eq!(other.slots().len(), 2);
    assert_eq!(other.import(&second), Ok(Imported::Applied));
    assert_eq!(other.slots(), BTreeMap::from([(slot_id(2), span(900))]));
    assert!(other.set_slots(&[]).unwrap().is_empty());
}
