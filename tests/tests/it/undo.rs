//! Undo takes back exactly the last act, redo does it again, across restarts, and neither touches what others did since.

use app::domain::id::{DraftId, LibraryId, SlotId, VisitId};
use app::domain::op::Op;
use app::domain::week::Day;
use app::{desk, draft, library, visit};
use fastrand::Rng;
use serde_json::Value;

use super::seen::everything;
use super::support::{Laptop, pair, settle};

/// What a random act may act on.
#[derive(Default)]
struct Things {
    libraries: Vec<LibraryId>,
    visits: Vec<VisitId>,
    drafts: Vec<DraftId>,
}

impl Things {
    fn of(laptop: &Laptop) -> Self {
        Self {
            libraries: library::list(&laptop.app)
                .unwrap()
                .iter()
                .map(|row| row.id)
                .collect(),
            visits: visit::list(&laptop.app)
                .unwrap()
                .iter()
                .map(|row| row.id)
                .collect(),
            drafts: draft::list(&laptop.app)
                .unwrap()
                .iter()
                .map(|row| row.id)
                .collect(),
        }
    }
}

fn pick<T: Copy>(random: &mut Rng, of: &[T]) -> Option<T> {
    random.choice(of).copied()
}

fn place(random: &mut Rng) -> (Day, u16, u16) {
    let start = random.u16(0..90) * 10;
    (
        Day::ALL[random.usize(0..7)],
        start,
        start + 10 * random.u16(1..40),
    )
}

/// One act of the officer, whatever there is to act on. False when there was nothing, or nothing changed.
pub fn act(laptop: &Laptop, random: &mut Rng) -> bool {
    let things = Things::of(laptop);
    let before = laptop.digest();
    let word = format!("mot{}", random.u32(0..1000));
    match random.u8(0..16) {
        0 => drop(laptop.library(&word)),
        _ if things.libraries.len() < 2 => drop(laptop.library(&word)),
        _ if things.visits.is_empty() => drop(laptop.visit(things.libraries[0], "2026-09-15")),
        _ if things.drafts.is_empty() => drop(laptop.draft(things.libraries[0], true)),
        1 | 2 => {
            if let Some(id) = pick(random, &things.libraries) {
                laptop.rename(id, Some(&word), random.bool().then_some("1 rue"));
            }
        }
        3 => {
            if let Some(id) = pick(random, &things.libraries) {
                library::delete(&laptop.app, id).unwrap();
            }
        }
        4 => {
            if let Some(id) = pick(random, &things.libraries) {
                laptop.visit(id, "2026-09-15");
            }
        }
        5..=7 => {
            if let Some(id) = pick(random, &things.visits) {
                laptop.set_note(id, |text| edited(random, text, &word));
            }
        }
        8 => {
            if let Some(id) = pick(random, &things.visits) {
                visit::delete(&laptop.app, id).unwrap();
            }
        }
        9 => {
            if let Some(id) = pick(random, &things.libraries) {
                laptop.draft(id, random.bool());
            }
        }
        10 | 11 => {
            if let Some(id) = pick(random, &things.drafts) {
                let (day, start, end) = place(random);
                laptop.add_slot(id, day, start, end);
            }
        }
        12 | 13 => {
            if let Some(slot) = any_slot(laptop, random, &things) {
                let (day, start, end) = place(random);
                laptop.move_slot(slot, day, start, end);
            }
        }
        14 => {
            if let Some(slot) = any_slot(laptop, random, &things) {
                draft::remove_slot(&laptop.app, slot).unwrap();
            }
        }
        _ => {
            if let Some(id) = pick(random, &things.drafts) {
                draft::rename(&laptop.app, draft::types::DraftRename { id, title: word }).unwrap();
            }
        }
    }
    laptop.digest() != before
}

/// A word more at the start, at the end or in the middle, or a piece less.
fn edited(random: &mut Rng, text: String, word: &str) -> String {
    let cut: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let at = cut[random.usize(0..cut.len())];
    if random.u8(0..4) == 0 {
        return text[..at].to_owned();
    }
    format!("{}{word} {}", &text[..at], &text[at..])
}

fn any_slot(laptop: &Laptop, random: &mut Rng, things: &Things) -> Option<SlotId> {
    let draft = pick(random, &things.drafts)?;
    let slots: Vec<SlotId> = laptop
        .show(draft)
        .slots
        .iter()
        .map(|slot| slot.id)
        .collect();
    pick(random, &slots)
}

fn undo_all(laptop: &Laptop) -> Vec<Value> {
    let mut seen = vec![everything(&laptop.app)];
    while desk::undo_state(&laptop.app).unwrap().undo.is_some() {
        desk::undo(&laptop.app).unwrap();
        seen.push(everything(&laptop.app));
    }
    seen
}

/// undo∘do = id, for each act and for all of them in a row; redo goes the same way back, each time across a restart.
#[test]
fn undo_goes_back_through_every_state_and_redo_forth_again() {
    for seed in [1, 2, 3] {
        let mut random = Rng::with_seed(seed);
        let mut laptop = Laptop::new("Claire");
        let mut states = vec![everything(&laptop.app)];
        for _ in 0..30 {
            let before = everything(&laptop.app);
            if act(&laptop, &mut random) {
                let after = everything(&laptop.app);
                let op = desk::undo_state(&laptop.app).unwrap().undo.unwrap();
                let state = desk::undo(&laptop.app).unwrap();
                assert_eq!(state.redo, Some(op.clone()), "seed {seed}");
                let merged = matches!(op, Op::SaveNote { .. });
                // Saves of one note in a row are one step: then undo goes back to before the first of them.
                assert!(
                    merged || everything(&laptop.app) == before,
                    "seed {seed}: {op:?}"
                );
                desk::redo(&laptop.app).unwrap();
                assert_eq!(everything(&laptop.app), after, "seed {seed}: {op:?}");
                if !merged {
                    states.push(after);
                }
            }
        }
        let end = everything(&laptop.app);
        laptop = laptop.restarted();
        let back = undo_all(&laptop);
        assert_eq!(back.last(), states.first(), "seed {seed}");
        for state in &states {
            assert!(back.contains(state), "seed {seed}: a state was passed over");
        }
        laptop = laptop.restarted();
        let mut forth = vec![everything(&laptop.app)];
        while desk::undo_state(&laptop.app).unwrap().redo.is_some() {
            desk::redo(&laptop.app).unwrap();
            forth.push(everything(&laptop.app));
        }
        assert_eq!(forth.last(), Some(&end), "seed {seed}");
        for (at, (forth, back)) in forth.iter().zip(back.iter().rev()).enumerate() {
            assert_eq!(forth, back, "seed {seed}: redo {at} leads elsewhere");
        }
        assert_eq!(forth.len(), back.len(), "seed {seed}");
    }
}

#[test]
fn an_act_is_named_and_a_new_one_ends_redo() {
    let laptop = Laptop::new("Claire");
    let library = laptop.library("Canal");
    let draft = laptop.draft(library, false);
    let slot = laptop.add_slot(draft, Day::Tue, 840, 1080);
    laptop.move_slot(slot, Day::Wed, 840, 1080);
    let named = Op::MoveSlot {
        day: Day::Tue,
        start: 840,
        end: 1080,
    };
    assert_eq!(
        desk::undo_state(&laptop.app).unwrap().undo,
        Some(named.clone())
    );
    let laptop = laptop.restarted();
    let state = desk::undo(&laptop.app).unwrap();
    assert_eq!(state.redo, Some(named.clone()));
    assert_eq!(laptop.slot(draft, slot).unwrap().day, Day::Tue);
    let laptop = laptop.restarted();
    assert_eq!(desk::undo_state(&laptop.app).unwrap().redo, Some(named));
    laptop.rename(library, Some("Quai"), None);
    assert_eq!(desk::redo(&laptop.app).unwrap_err().code, "redo_nothing");
    for _ in 0..4 {
        desk::undo(&laptop.app).unwrap();
    }
    assert_eq!(desk::undo(&laptop.app).unwrap_err().code, "undo_nothing");
    assert!(library::list(&laptop.app).unwrap().is_empty());
}

#[test]
fn what_another_has_changed_since_is_left_alone() {
    let (claire, hugo, folder) = pair();
    let id = claire.library("Canal");
    claire.rename(id, Some("Canal nord"), Some("3 quai"));
    settle(&[&claire, &hugo], folder.path());
    hugo.rename(id, Some("Canal sud"), None);
    settle(&[&claire, &hugo], folder.path());
    // The address is still Claire's: it goes back. The name is Hugo's now.
    desk::undo(&claire.app).unwrap();
    let row = library::get(&claire.app, id).unwrap().row;
    assert_eq!((row.name.as_str(), row.address.as_str()), ("Canal sud", ""));
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(everything(&hugo.app), everything(&claire.app));
    assert!(claire.questions().is_empty());
}

#[test]
fn an_act_of_which_nothing_is_left_is_skipped() {
    let (claire, hugo, folder) = pair();
    let id = claire.library("Canal");
    claire.rename(id, Some("Canal nord"), None);
    settle(&[&claire, &hugo], folder.path());
    hugo.rename(id, Some("Canal sud"), None);
    settle(&[&claire, &hugo], folder.path());
    let before = claire.digest();
    assert_eq!(desk::undo(&claire.app).unwrap_err().code, "undo_superseded");
    assert_eq!(claire.digest(), before);
    // The step before it is next, and still works.
    let state = desk::undo_state(&claire.app).unwrap();
    assert!(
        matches!(state.undo, Some(Op::AddLibrary { .. })),
        "{state:?}"
    );
    desk::undo(&claire.app).unwrap();
    assert!(library::list(&claire.app).unwrap().is_empty());
}

#[test]
fn undo_of_a_note_keeps_what_another_wrote_in_it() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let visit = claire.visit(library, "2026-09-15");
    settle(&[&claire, &hugo], folder.path());
    claire.set_note(visit, |_| "Claire écrit. ".to_owned());
    settle(&[&claire, &hugo], folder.path());
    hugo.set_note(visit, |text| format!("{text}Hugo ajoute."));
    settle(&[&claire, &hugo], folder.path());
    desk::undo(&claire.app).unwrap();
    assert_eq!(claire.note(visit), "Hugo ajoute.");
    desk::redo(&claire.app).unwrap();
    assert!(claire.note(visit).contains("Claire écrit. "));
    assert!(claire.note(visit).contains("Hugo ajoute."));
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(hugo.note(visit), claire.note(visit));
}
