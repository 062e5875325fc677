//! Two laptops that edit the same things without knowing of each other: they converge, and nothing is lost on the way.

use app::domain::week::Day;
use app::{draft, library, visit};
use serde_json::{Value, json};

use super::seen::everything;
use super::support::{Laptop, pair, settle};

/// Both show the same, and say so by one digest.
fn agree(a: &Laptop, b: &Laptop) {
    assert_eq!(everything(&a.app), everything(&b.app));
    assert_eq!(a.digest(), b.digest());
}

/// What the one question of a laptop offers: value and author.
fn offered(laptop: &Laptop) -> Vec<(Value, String)> {
    let questions = laptop.questions();
    assert_eq!(questions.len(), 1, "{questions:#?}");
    let candidates = questions[0].candidates.iter();
    let mut offered: Vec<_> = candidates
        .map(|candidate| (candidate.value.clone(), candidate.by.clone()))
        .collect();
    offered.sort_by_key(|(_, by)| by.clone());
    offered
}

#[test]
fn one_field_written_by_both_shows_one_value_and_asks_with_both() {
    let (claire, hugo, folder) = pair();
    let id = claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    claire.rename(id, Some("Canal nord"), Some("3 quai"));
    hugo.rename(id, Some("Canal sud"), None);
    settle(&[&claire, &hugo], folder.path());
    agree(&claire, &hugo);
    let row = library::get(&claire.app, id).unwrap().row;
    // The field that only one wrote is no question.
    assert_eq!(row.address, "3 quai");
    assert!(["Canal nord", "Canal sud"].contains(&row.name.as_str()));
    let both = vec![
        (json!("Canal nord"), "Claire".to_owned()),
        (json!("Canal sud"), "Hugo".to_owned()),
    ];
    assert_eq!(offered(&claire), both);
    assert_eq!(offered(&hugo), both);

    let question = hugo.questions().remove(0);
    assert_eq!(
        (question.kind.as_str(), question.field.as_str()),
        ("library", "name")
    );
    hugo.resolve(&question.id, "mine");
    settle(&[&claire, &hugo], folder.path());
    agree(&claire, &hugo);
    assert_eq!(library::get(&claire.app, id).unwrap().row.name, "Canal sud");
    assert!(claire.questions().is_empty());
    // Decided is decided: a second decision is refused.
    let error = app::exchange::resolve(
        &claire.app,
        app::exchange::types::QuestionResolve {
            id: question.id,
            keep: "mine".to_owned(),
        },
    );
    assert_eq!(error.unwrap_err().code, "question_unknown");
}

#[test]
fn the_other_one_s_value_can_be_kept_too() {
    let (claire, hugo, folder) = pair();
    let id = claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    claire.rename(id, Some("Canal nord"), None);
    hugo.rename(id, Some("Canal sud"), None);
    settle(&[&claire, &hugo], folder.path());
    let question = claire.questions().remove(0);
    claire.resolve(&question.id, "theirs");
    settle(&[&claire, &hugo], folder.path());
    agree(&claire, &hugo);
    assert_eq!(library::get(&hugo.app, id).unwrap().row.name, "Canal sud");
}

#[test]
fn a_slot_moved_by_both_is_one_whole_slot_and_a_question_with_both_places() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let drawn = claire.draft(library, false);
    let slot = claire.add_slot(drawn, Day::Tue, 840, 1080);
    settle(&[&claire, &hugo], folder.path());
    claire.move_slot(slot, Day::Wed, 600, 720);
    hugo.move_slot(slot, Day::Sat, 840, 1020);
    let other = hugo.add_slot(drawn, Day::Fri, 840, 900);
    settle(&[&claire, &hugo], folder.path());
    agree(&claire, &hugo);
    let shown = claire.slot(drawn, slot).unwrap();
    assert!(shown.question && !claire.slot(drawn, other).unwrap().question);
    let place = (shown.day, shown.start, shown.end);
    assert!(
        [(Day::Wed, 600, 720), (Day::Sat, 840, 1020)].contains(&place),
        "{place:?}"
    );
    let both = vec![
        (
            json!({ "day": "wed", "start": 600, "end": 720 }),
            "Claire".to_owned(),
        ),
        (
            json!({ "day": "sat", "start": 840, "end": 1020 }),
            "Hugo".to_owned(),
        ),
    ];
    assert_eq!(offered(&hugo), both);
    assert_eq!(claire.questions()[0].field, "slot");
    // Both sides call the same value the shown one, and it is the one in the draft.
    let candidate = &hugo.questions()[0].candidates[0];
    assert!(candidate.shown);
    assert_eq!(
        candidate.value,
        json!({ "day": shown.day, "start": shown.start, "end": shown.end })
    );

    let question = claire.questions().remove(0);
    claire.resolve(&question.id, "mine");
    settle(&[&claire, &hugo], folder.path());
    agree(&claire, &hugo);
    let kept = hugo.slot(drawn, slot).unwrap();
    assert_eq!(
        (kept.day, kept.start, kept.end, kept.question),
        (Day::Wed, 600, 720, false)
    );
}

#[test]
fn a_slot_removed_by_one_and_moved_by_the_other_stays_in_sight_with_a_question() {
    for keep in ["mine", "theirs"] {
        let (claire, hugo, folder) = pair();
        let library = claire.library("Canal");
        let drawn = claire.draft(library, true);
        let slot = claire.show(drawn).slots[0].id;
        settle(&[&claire, &hugo], folder.path());
        draft::remove_slot(&claire.app, slot).unwrap();
        assert_eq!(claire.slot(drawn, slot), None);
        hugo.move_slot(slot, Day::Sun, 600, 720);
        settle(&[&claire, &hugo], folder.path());
        agree(&claire, &hugo);
        let shown = claire.slot(drawn, slot).unwrap();
        assert_eq!(
            (shown.day, shown.start, shown.question),
            (Day::Sun, 600, true)
        );
        let both = vec![
            (Value::Null, "Claire".to_owned()),
            (
                json!({ "day": "sun", "start": 600, "end": 720 }),
                "Hugo".to_owned(),
            ),
        ];
        assert_eq!(offered(&claire), both);
        // Claire's own is the removal.
        let question = claire.questions().remove(0);
        claire.resolve(&question.id, keep);
        settle(&[&claire, &hugo], folder.path());
        agree(&claire, &hugo);
        assert_eq!(hugo.slot(drawn, slot).is_none(), keep == "mine");
        assert!(hugo.questions().is_empty());
    }
}

#[test]
fn a_note_keeps_what_both_typed() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let visit = claire.visit(library, "2026-09-15");
    claire.set_note(visit, |_| "Premier point.\n\nDernier point.".to_owned());
    settle(&[&claire, &hugo], folder.path());
    claire.set_note(visit, |text| text.replace("Premier", "Tout premier"));
    claire.set_note(visit, |text| format!("{text}\n\nVu par Claire."));
    hugo.set_note(visit, |text| {
        text.replace("Dernier point.", "Dernier point, dit Hugo.")
    });
    settle(&[&claire, &hugo], folder.path());
    agree(&claire, &hugo);
    let note = claire.note(visit);
    for kept in [
        "Tout premier point.",
        "Dernier point, dit Hugo.",
        "Vu par Claire.",
    ] {
        assert!(note.contains(kept), "{kept} is not in {note:?}");
    }
    assert!(claire.questions().is_empty());
    let authors = visit::get(&hugo.app, visit).unwrap().authors;
    let mut names: Vec<_> = authors.into_iter().map(|author| author.name).collect();
    names.sort();
    assert_eq!(names, ["Claire", "Hugo"]);
    let found = app::desk::search(&claire.app, "hugo dernier".to_owned()).unwrap();
    assert_eq!(found.len(), 1);
}

/// The editor had loaded a version; a sync brought more; the next pause saves: nothing of what came in between is overwritten.
#[test]
fn a_save_from_an_old_version_keeps_what_was_merged_since() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let visit = claire.visit(library, "2026-09-15");
    claire.set_note(visit, |_| "Un. ".to_owned());
    settle(&[&claire, &hugo], folder.path());
    let loaded = visit::get(&claire.app, visit).unwrap().note;
    hugo.set_note(visit, |text| format!("{text}Deux (Hugo). "));
    settle(&[&claire, &hugo], folder.path());
    let save = visit::types::NoteSave {
        visit,
        markdown: format!("{}Trois (Claire). ", loaded.markdown),
        version: loaded.version,
    };
    let merged = visit::save_note(&claire.app, save).unwrap().markdown;
    for kept in ["Un. ", "Deux (Hugo). ", "Trois (Claire). "] {
        assert!(merged.contains(kept), "{kept} is not in {merged:?}");
    }
    settle(&[&claire, &hugo], folder.path());
    agree(&claire, &hugo);
    assert_eq!(hugo.note(visit), merged);
}

#[test]
fn a_library_removed_by_one_and_changed_by_the_other_is_asked_about() {
    let (claire, hugo, folder) = pair();
    let id = claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    library::delete(&claire.app, id).unwrap();
    hugo.rename(id, None, Some("3 quai"));
    settle(&[&claire, &hugo], folder.path());
    agree(&claire, &hugo);
    assert_eq!(library::get(&claire.app, id).unwrap().row.address, "3 quai");
    assert_eq!(
        offered(&hugo),
        [
            (json!(true), "Claire".to_owned()),
            (json!(false), "Hugo".to_owned())
        ]
    );
    let question = claire.questions().remove(0);
    claire.resolve(&question.id, "mine");
    settle(&[&claire, &hugo], folder.path());
    agree(&claire, &hugo);
    assert!(library::list(&hugo.app).unwrap().is_empty());
}

/// A note is text that merges by itself, so nothing but its marker speaks against a removal.
#[test]
fn a_visit_removed_by_one_while_the_other_writes_its_note_is_asked_about() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let visit = claire.visit(library, "2026-09-15");
    settle(&[&claire, &hugo], folder.path());
    visit::delete(&claire.app, visit).unwrap();
    hugo.set_note(visit, |_| "Écrit pendant ce temps.".to_owned());
    settle(&[&claire, &hugo], folder.path());
    agree(&claire, &hugo);
    assert_eq!(claire.note(visit), "Écrit pendant ce temps.");
    assert_eq!(
        offered(&claire),
        [
            (json!(true), "Claire".to_owned()),
            (json!(false), "Hugo".to_owned())
        ]
    );
    let question = claire.questions().remove(0);
    claire.resolve(&question.id, "theirs");
    settle(&[&claire, &hugo], folder.path());
    agree(&claire, &hugo);
    assert!(claire.questions().is_empty());
    assert_eq!(visit::list(&hugo.app).unwrap().len(), 1);
}

/// What was recorded before the laptops met is published too, from both sides.
#[test]
fn joining_publishes_what_was_there_before() {
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    let folder = tempfile::tempdir().unwrap();
    claire.library("De Claire");
    hugo.library("De Hugo");
    assert_eq!((claire.pending(), hugo.pending()), (1, 1));
    assert_eq!(claire.sync(folder.path()).sent, 1);
    let joined = hugo.sync(folder.path());
    assert_eq!((joined.received, joined.sent, joined.pending), (1, 1, 0));
    assert_eq!(claire.sync(folder.path()).received, 1);
    agree(&claire, &hugo);
    let names: Vec<_> = library::list(&claire.app)
        .unwrap()
        .into_iter()
        .map(|row| row.name)
        .collect();
    assert_eq!(names, ["De Claire", "De Hugo"]);
    let devices = app::exchange::state(&claire.app).unwrap().devices;
    let labels: Vec<_> = devices
        .iter()
        .map(|device| (device.label.as_str(), device.this))
        .collect();
    // Claire has not seen a head of Hugo written after his first sync yet, or she has: himself he named at once.
    assert_eq!(
        labels,
        [("Portable de Claire", true), ("Portable de Hugo", false)]
    );
}
