//! Notes: an edit from a version since overtaken, undo beside other people's edits, and Unicode.
#![allow(clippy::unwrap_used)]

use coedit::{Document, Error, Imported, Note, Peer};
use proptest::prelude::*;

fn note(seed: u64, text: &str) -> Document {
    let mut note = Document::new(Peer::simulated(seed));
    let base = note.version();
    note.edit(&base, text).unwrap();
    note
}

/// The same note on another laptop.
fn copy(of: &Document, seed: u64) -> Document {
    Document::from_snapshot(Peer::simulated(seed), &of.snapshot().unwrap()).unwrap()
}

fn edit_now(note: &mut Document, text: &str) -> Vec<u8> {
    let base = note.version();
    note.edit(&base, text).unwrap()
}

#[test]
fn an_edit_from_an_overtaken_version_keeps_both_insertions() {
    let mut mine = note(1, "Rencontre avec l’équipe.");
    let mut theirs = copy(&mine, 2);
    let shown = mine.version();

    let from_them = edit_now(&mut theirs, "Rencontre avec l’équipe. Le hall est bruyant.");
    mine.import(&from_them).unwrap();
    // The editor still shows the version from before, and saves.
    let from_me = mine
        .edit(&shown, "Rencontre de midi avec l’équipe.")
        .unwrap();
    theirs.import(&from_me).unwrap();

    let both = "Rencontre de midi avec l’équipe. Le hall est bruyant.";
    assert_eq!(mine.text(), both);
    assert_eq!(theirs.text(), both);
}

#[test]
fn an_editor_that_never_reloads_loses_nothing_either() {
    let mut mine = note(1, "a");
    let mut theirs = copy(&mine, 2);
    let shown = mine.version();
    for n in 0..5 {
        let longer = format!("{} eux{n}", theirs.text());
        let update = edit_now(&mut theirs, &longer);
        mine.import(&update).unwrap();
    }
    let first = mine.edit(&shown, "moi a").unwrap();
    assert!(mine.text().starts_with("moi a"));
    // The same save, sent again: the same operations, not a second copy of the words.
    let saved = mine.text();
    mine.import(&first).unwrap();
    assert_eq!(mine.text(), saved);
    assert_eq!(saved.matches("moi").count(), 1);
    assert!((0..5).all(|n| saved.contains(&format!("eux{n}"))));
}

#[test]
fn a_note_is_edited_from_its_empty_version_too() {
    let mut note = Document::new(Peer::simulated(1));
    let empty = note.version();
    note.edit(&empty, "le nôtre").unwrap();
    note.edit(&empty, "le leur ").unwrap();
    assert!(note.text().contains("le nôtre") && note.text().contains("le leur "));
    let now = note.version();
    note.revert(&empty, &now).unwrap();
    assert_eq!(note.text(), "");
}

#[test]
fn an_edit_that_changes_nothing_makes_no_update() {
    let mut note = note(1, "« Ouvert ? »");
    let version = note.version();
    assert!(note.edit(&version, "« Ouvert ? »").unwrap().is_empty());
    assert!(note.revert(&version, &version).unwrap().is_empty());
    assert_eq!(note.version(), version);
}

#[test]
fn undo_and_redo_leave_alone_what_others_wrote() {
    let mut mine = note(1, "Ouvert le mardi.");
    let mut theirs = copy(&mine, 2);
    let before = mine.version();
    edit_now(&mut mine, "Ouvert le mardi et le jeudi.");
    let after = mine.version();
    let from_them = edit_now(&mut theirs, "Note : ouvert le mardi.");
    mine.import(&from_them).unwrap();
    let merged = mine.text();
    assert_eq!(merged, "Note : ouvert le mardi et le jeudi.");

    let before_undo = mine.version();
    mine.revert(&before, &after).unwrap();
    assert_eq!(mine.text(), "Note : ouvert le mardi.");
    let after_undo = mine.version();
    edit_now(&mut mine, "Note : ouvert le mardi. À revoir.");

    mine.revert(&before_undo, &after_undo).unwrap();
    assert_eq!(mine.text(), "Note : ouvert le mardi et le jeudi. À revoir.");
}

/// The second word stands inside the first: redone, it must come back inside it and not beside it.
#[test]
fn steps_undone_one_after_the_other_are_redone_to_the_same_text() {
    let mut mine = Document::new(Peer::simulated(1));
    let texts = ["", "matin", "mat(soir)in"];
    let mut versions = vec![mine.version()];
    for text in &texts[1..] {
        edit_now(&mut mine, text);
        versions.push(mine.version());
    }
    let mut undone = Vec::new();
    for step in [2, 1] {
        let before = mine.version();
        mine.revert(&versions[step - 1], &versions[step]).unwrap();
        assert_eq!(mine.text(), texts[step - 1]);
        undone.push((before, mine.version()));
    }
    for (text, (before, after)) in texts[1..].iter().zip(undone.iter().rev()) {
        mine.revert(before, after).unwrap();
        assert_eq!(mine.text(), *text);
    }
}

#[test]
fn a_version_from_elsewhere_is_refused() {
    let mut mine = note(1, "a");
    let mut elsewhere = copy(&mine, 2);
    edit_now(&mut elsewhere, "ab");
    let here = mine.version();
    let truncated = &here[..here.len() - 1];
    let longer = [here.as_slice(), &[0]].concat();
    let ahead = elsewhere.version();
    for unknown in [ahead.as_slice(), truncated, &longer, &[], &[255; 12]] {
        assert_eq!(mine.edit(unknown, "autre"), Err(Error::UnknownVersion));
        assert_eq!(mine.revert(unknown, &here), Err(Error::UnknownVersion));
        assert_eq!(mine.revert(&here, unknown), Err(Error::UnknownVersion));
    }
    // A version that `after` does not include is none that it could go back to.
    let before = mine.version();
    edit_now(&mut mine, "abc");
    assert_eq!(
        mine.revert(&mine.version(), &before),
        Err(Error::UnknownVersion)
    );
    assert_eq!(mine.text(), "abc");
}

#[test]
fn a_large_note_rewritten_from_end_to_end_is_saved_in_time() {
    let words = |from: usize| {
        (from..from + 30_000)
            .map(|n| format!("{:x} ", n * 7919))
            .collect::<String>()
    };
    let (old, new) = (words(0), words(1_000_003));
    let mut mine = note(1, &old);
    let started = std::time::Instant::now();
    let update = edit_now(&mut mine, &new);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    assert_eq!(mine.text(), new);
    assert!(!update.is_empty());
}

/// Letters whose length differs in bytes, in UTF-16 and in characters, and that combine.
fn unicode() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "é",
        "e\u{301}",
        "\u{202f}",
        "\u{a0}",
        "œ",
        "😀",
        "👩‍👧‍👦",
        "🇫🇷",
        "\n",
        "- ",
        "«",
        "**",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// `text` with `inserted` put in at about `at`, on a boundary between characters.
fn insert(text: &str, at: prop::sample::Index, inserted: &str) -> String {
    let split = at.index(text.chars().count() + 1);
    let head = text.chars().take(split);
    head.chain(inserted.chars())
        .chain(text.chars().skip(split))
        .collect()
}

/// Whether all of `part` is in `whole`, in this order.
fn runs_through(part: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().all(|wanted| rest.any(|found| found == wanted))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_text_becomes_what_was_asked(first in unicode(), second in unicode(), third in unicode()) {
        let mut mine = note(1, &first);
        prop_assert_eq!(mine.text(), first.clone());
        let update = edit_now(&mut mine, &second);
        prop_assert_eq!(mine.text(), second.clone());
        let mut theirs = note(2, "");
        prop_assert_eq!(theirs.text(), "");
        if !update.is_empty() && !first.is_empty() {
            prop_assert_eq!(theirs.import(&update), Ok(Imported::Pending));
        }
        edit_now(&mut mine, &third);
        let theirs = copy(&mine, 3);
        prop_assert_eq!(theirs.text(), third);
    }

    #[test]
    fn no_insertion_is_lost(
        start in unicode(), one in "[A-D]{1,4}", other in "[W-Z]{1,4}",
        here in any::<prop::sample::Index>(), there in any::<prop::sample::Index>(),
    ) {
        let mut mine = note(1, &start);
        let mut theirs = copy(&mine, 2);
        let shown = mine.version();
        let from_them = edit_now(&mut theirs, &insert(&start, there, &other));
        mine.import(&from_them).unwrap();
        let from_me = mine.edit(&shown, &insert(&start, here, &one)).unwrap();
        theirs.import(&from_me).unwrap();

        prop_assert_eq!(mine.text(), theirs.text());
        // Each insertion stays in one piece: two people's words at one place follow each other.
        prop_assert!(mine.text().contains(&one) && mine.text().contains(&other), "{}", mine.text());
        prop_assert!(runs_through(&start, &mine.text()));
        prop_assert_eq!(mine.text().chars().count(), start.chars().count() + one.len() + other.len());
    }

    #[test]
    fn undo_after_do_is_nothing(first in unicode(), second in unicode()) {
        let mut mine = note(1, &first);
        let before = mine.version();
        edit_now(&mut mine, &second);
        let after = mine.version();
        mine.revert(&before, &after).unwrap();
        prop_assert_eq!(mine.text(), first);
        let undone = mine.version();
        mine.revert(&after, &undone).unwrap();
        prop_assert_eq!(mine.text(), second);
    }

    #[test]
    fn undo_keeps_a_concurrent_insertion(
        first in unicode(), second in unicode(), theirs_wrote in "[W-Z]{1,4}", there in any::<prop::sample::Index>(),
    ) {
        let mut mine = note(1, &first);
        let mut theirs = copy(&mine, 2);
        let before = mine.version();
        edit_now(&mut mine, &second);
        let after = mine.version();
        let with_theirs = insert(&first, there, &theirs_wrote);
        let from_them = edit_now(&mut theirs, &with_theirs);
        mine.import(&from_them).unwrap();
        let before_undo = mine.version();
        let merged = mine.text();

        let undo = mine.revert(&before, &after).unwrap();
        prop_assert!(mine.text().contains(&theirs_wrote));
        prop_assert_eq!(sorted(&mine.text()), sorted(&with_theirs), "what was taken back is ours alone");

        let after_undo = mine.version();
        if !undo.is_empty() {
            mine.revert(&before_undo, &after_undo).unwrap();
            prop_assert_eq!(mine.text(), merged);
        }
    }
}

fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().collect();
    characters.sort_unstable();
    characters
}
