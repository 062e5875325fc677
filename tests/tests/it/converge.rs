//! Three laptops, random acts, random syncs: at rest they show the same, and nothing that one of them wrote is gone.

use fastrand::Rng;
use serde_json::Value;

use super::seen::everything;
use super::support::{Laptop, settle};
use super::undo::act;

/// One random history; the seed says it all but for the clock.
fn history(seed: u64) {
    let mut random = Rng::with_seed(seed);
    let folder = tempfile::tempdir().unwrap();
    let mut laptops: Vec<Laptop> = ["Claire", "Hugo", "Nadia"].map(Laptop::new).into();
    let mut notes: Vec<(usize, String)> = Vec::new();
    laptops[0].library("Canal");
    for step in 0..60 {
        let at = random.usize(0..3);
        match random.u8(0..12) {
            0 | 1 => drop(laptops[at].sync(folder.path())),
            2 => {
                let laptop = laptops.remove(at);
                laptops.insert(at, laptop.restarted());
            }
            3 => drop(app::desk::undo(&laptops[at].app)),
            4 => {
                // A visit of its own, with a word that must survive everything but undo.
                let libraries = app::library::list(&laptops[at].app).unwrap();
                if let Some(row) = libraries.first() {
                    let word = format!("témoin{step}");
                    let visit = laptops[at].visit(row.id, "2026-09-15");
                    laptops[at].set_note(visit, |_| word.clone());
                    notes.push((at, word));
                }
            }
            _ => drop(act(&laptops[at], &mut random)),
        }
        let state = app::exchange::state(&laptops[at].app).unwrap();
        assert_eq!(state.skipped, [], "seed {seed}, step {step}");
    }
    let all: Vec<&Laptop> = laptops.iter().collect();
    settle(&all, folder.path());
    let seen: Vec<Value> = laptops
        .iter()
        .map(|laptop| everything(&laptop.app))
        .collect();
    for (at, laptop) in laptops.iter().enumerate().skip(1) {
        assert_eq!(seen[0], seen[at], "seed {seed}: laptop {at}");
        assert_eq!(
            laptops[0].digest(),
            laptop.digest(),
            "seed {seed}: laptop {at}"
        );
        assert_eq!(laptop.pending(), 0, "seed {seed}");
    }
    // A fourth that only reads gets the same.
    let late = Laptop::new("Tard venue");
    late.sync(folder.path());
    assert_eq!(everything(&late.app), seen[0], "seed {seed}: the fourth");
    assert_eq!(
        late.digest(),
        laptops[0].digest(),
        "seed {seed}: the fourth"
    );
    assert!(!notes.is_empty(), "seed {seed} wrote no note at all");
}

#[test]
fn three_laptops_converge() {
    for seed in 1..=6 {
        history(seed);
    }
}

/// Nobody removes or undoes here: every word that was ever typed is in every note at the end.
#[test]
fn no_word_typed_into_a_shared_note_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let laptops = ["Claire", "Hugo", "Nadia"].map(Laptop::new);
    let library = laptops[0].library("Canal");
    let visit = laptops[0].visit(library, "2026-09-15");
    let all: Vec<&Laptop> = laptops.iter().collect();
    settle(&all, folder.path());
    let mut random = Rng::with_seed(7);
    let mut words = Vec::new();
    for number in 0..45 {
        let laptop = &laptops[random.usize(0..3)];
        if random.u8(0..4) == 0 {
            laptop.sync(folder.path());
        }
        let word = format!("<{number}>");
        laptop.set_note(visit, |text| {
            // Never inside a word, or there would be none to look for.
            let gaps: Vec<usize> = text
                .match_indices('<')
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect();
            let at = gaps[random.usize(0..gaps.len())];
            format!("{}{word}{}", &text[..at], &text[at..])
        });
        words.push(word);
    }
    settle(&all, folder.path());
    for laptop in all {
        let note = laptop.note(visit);
        assert_eq!(
            note.len(),
            words.iter().map(String::len).sum::<usize>(),
            "{note}"
        );
        words
            .iter()
            .for_each(|word| assert!(note.contains(word), "{word} is not in {note}"));
    }
}
