//! History: every act told, any state found again, versions with a name, and going back as a new act that merges and is undone.

use std::collections::BTreeMap;

use app::domain::id::{DraftId, VersionId};
use app::domain::op::Op;
use app::domain::week::{Day, Slot};
use app::history::types::{
    Against, HistoryAct, HistoryAsk, HistoryPage, Moment, MomentAsk, RestoreAsk, VersionAdd,
};
use app::{desk, draft, erasure, history, library, visit};
use fastrand::Rng;
use serde_json::{Value, json};

use super::seen::everything;
use super::support::{Laptop, pair, settle};

fn ask(of: &str) -> HistoryAsk {
    HistoryAsk {
        of: Some(of.to_owned()),
        ..HistoryAsk::default()
    }
}

fn acts(laptop: &Laptop, of: &str) -> Vec<HistoryAct> {
    history::list(&laptop.app, ask(of)).unwrap().acts
}

fn moment_of(laptop: &Laptop, of: &str, act: &str, against: Against) -> Moment {
    let ask = MomentAsk {
        of: of.to_owned(),
        act: Some(act.to_owned()),
        against,
        ..MomentAsk::default()
    };
    history::moment(&laptop.app, ask).unwrap()
}

fn name(laptop: &Laptop, of: &str, name: &str) -> VersionId {
    let add = VersionAdd {
        of: of.to_owned(),
        name: name.to_owned(),
        act: None,
    };
    history::add_version(&laptop.app, add).unwrap()
}

fn restore_version(laptop: &Laptop, id: VersionId) {
    let ask = RestoreAsk {
        version: Some(id),
        ..RestoreAsk::default()
    };
    history::restore(&laptop.app, ask).unwrap();
}

fn restore_act(laptop: &Laptop, of: &str, act: &str) -> Result<(), app::Error> {
    let ask = RestoreAsk {
        of: Some(of.to_owned()),
        act: Some(act.to_owned()),
        version: None,
    };
    history::restore(&laptop.app, ask)
}

fn slots(laptop: &Laptop, id: DraftId) -> Vec<Slot> {
    let shown = laptop.show(id).slots.into_iter();
    let mut slots: Vec<Slot> = shown
        .map(|s| Slot {
            day: s.day,
            start: s.start,
            end: s.end,
        })
        .collect();
    slots.sort();
    slots
}

#[test]
fn an_act_tells_who_when_and_each_field_before_and_after() {
    let claire = Laptop::new("Claire");
    let id = claire.library("Médiathèque");
    claire.rename(id, Some("Médiathèque du Canal"), Some("3 quai"));
    let told = acts(&claire, &format!("library/{id}"));
    assert_eq!(told.len(), 2);
    let last = &told[0];
    assert_eq!(
        (last.by.as_str(), last.count, last.erased),
        ("Claire", 1, false)
    );
    let saved = Op::SaveLibrary {
        name: "Médiathèque du Canal".to_owned(),
    };
    assert_eq!(last.op, Some(saved));
    let mut fields: Vec<(&str, &Value, &Value)> = last
        .fields
        .iter()
        .map(|change| (change.field.as_str(), &change.from, &change.to))
        .collect();
    fields.sort_by_key(|field| field.0);
    let expected = [
        ("address", &json!(""), &json!("3 quai")),
        (
            "name",
            &json!("Médiathèque"),
            &json!("Médiathèque du Canal"),
        ),
    ];
    assert_eq!(fields, expected);
    // The bare id finds it too, and one that nobody wrote is refused.
    assert_eq!(acts(&claire, &id.to_string()).len(), 2);
    let unknown = history::list(
        &claire.app,
        ask("library/00000000-0000-7000-8000-000000000000"),
    );
    assert_eq!(unknown.unwrap_err().code, "history_unknown");
}

#[test]
fn slots_and_notes_are_told_as_readers_know_them() {
    let claire = Laptop::new("Claire");
    let library = claire.library("Médiathèque");
    let draft = claire.draft(library, false);
    let slot = claire.add_slot(draft, Day::Tue, 840, 1080);
    claire.move_slot(slot, Day::Tue, 840, 1140);
    draft::remove_slot(&claire.app, slot).unwrap();
    let told = acts(&claire, &format!("draft/{draft}"));
    let at = |start: u16, end: u16| json!({ "day": "tue", "start": start, "end": end });
    let values: Vec<(&Value, &Value)> = told[..3]
        .iter()
        .map(|a| (&a.fields[0].from, &a.fields[0].to))
        .collect();
    assert_eq!(
        values,
        [
            (&at(840, 1140), &Value::Null),
            (&at(840, 1080), &at(840, 1140)),
            (&Value::Null, &at(840, 1080)),
        ]
    );
    assert!(
        told[..3]
            .iter()
            .all(|act| act.fields[0].slot == Some(slot) && act.fields[0].field == "slot")
    );

    let visit = claire.visit(library, "2026-09-15");
    claire.set_note(visit, |_| "Le mercredi est saturé.".to_owned());
    claire.set_note(visit, |text| text.replace("saturé", "calme"));
    let told = acts(&claire, &format!("visit/{visit}"));
    let note = &told[0].fields[0];
    assert_eq!(note.field, "note");
    assert_eq!(note.from, json!("Le mercredi est saturé."));
    assert_eq!(note.to, json!("Le mercredi est calme."));
}

#[test]
fn one_act_on_many_objects_is_one_line_and_pages_hold_whole_acts() {
    let claire = Laptop::new("Claire");
    app::demo::add(&claire.app).unwrap();
    for n in 0..7 {
        claire.library(&format!("Bibliothèque {n}"));
    }
    let page = |before: Option<String>| -> HistoryPage {
        let ask = HistoryAsk {
            person: Some("Claire".to_owned()),
            limit: Some(3),
            before,
            ..HistoryAsk::default()
        };
        history::list(&claire.app, ask).unwrap()
    };
    let (mut all, mut next) = (Vec::new(), None);
    loop {
        let found = page(next);
        all.extend(found.acts);
        next = found.next;
        if next.is_none() {
            break;
        }
    }
    assert_eq!(all.len(), 8);
    let demo = all.last().unwrap();
    assert_eq!(demo.op, Some(Op::AddDemo));
    assert!(demo.count > 120 && demo.objects.len() == 5 && demo.fields.is_empty());
    let ids: std::collections::BTreeSet<&str> = all.iter().map(|act| act.id.as_str()).collect();
    assert_eq!(ids.len(), 8);
    assert_eq!(history::people(&claire.app).unwrap(), ["Claire"]);
    // Of one kind: a response leads to its survey.
    let ask = HistoryAsk {
        kind: Some("response".to_owned()),
        ..HistoryAsk::default()
    };
    let responses = history::list(&claire.app, ask).unwrap().acts;
    assert_eq!(responses.len(), 1);
    let response = &responses[0].objects[0];
    assert!(response.home.starts_with("survey/") && !response.title.is_empty());
}

/// What shows of every object, by its name in history.
fn shown(laptop: &Laptop) -> BTreeMap<String, Value> {
    let app = &laptop.app;
    let mut found = BTreeMap::new();
    for row in library::list(app).unwrap() {
        let value = json!({ "name": row.name, "address": row.address });
        found.insert(format!("library/{}", row.id), value);
    }
    for row in visit::list(app).unwrap() {
        let note = laptop.note(row.id);
        found.insert(
            format!("visit/{}", row.id),
            json!({ "people": row.people, "note": note }),
        );
    }
    for row in draft::list(app).unwrap() {
        let value = json!({ "title": row.title, "slots": slots(laptop, row.id) });
        found.insert(format!("draft/{}", row.id), value);
    }
    found
}

fn then(moment: &Moment) -> Value {
    let field = |name: &str| {
        let found = moment.fields.iter().find(|change| change.field == name);
        found.map_or(json!(""), |change| {
            if change.to.is_null() {
                json!("")
            } else {
                change.to.clone()
            }
        })
    };
    match moment.object.kind.as_str() {
        "library" => json!({ "name": field("name"), "address": field("address") }),
        "visit" => json!({ "people": field("people"), "note": moment.note.as_ref().unwrap().text }),
        _ => json!({ "title": field("title"), "slots": moment.week.as_ref().unwrap().slots }),
    }
}

#[test]
fn every_moment_shows_what_showed_then_and_going_back_brings_it_back() {
    let laptop = Laptop::new("Claire");
    let mut random = Rng::with_seed(2026);
    let mut remembered: Vec<(String, String, Value)> = Vec::new();
    for _ in 0..45 {
        super::undo::act(&laptop, &mut random);
        for (of, value) in shown(&laptop) {
            let last = acts(&laptop, &of)[0].id.clone();
            if !remembered.iter().any(|(_, act, _)| *act == last) {
                remembered.push((of, last, value));
            }
        }
    }
    assert!(remembered.len() > 30, "{}", remembered.len());
    for (of, act, value) in &remembered {
        let moment = moment_of(&laptop, of, act, Against::Before);
        assert_eq!(then(&moment), *value, "{of} {act}");
    }
    for n in 0..15 {
        let (of, act, value) = &remembered[random.usize(0..remembered.len())];
        let before = everything(&laptop.app);
        match restore_act(&laptop, of, act) {
            Ok(()) => {
                assert_eq!(shown(&laptop).get(of), Some(value), "{n} {of} {act}");
                desk::undo(&laptop.app).unwrap();
                assert_eq!(everything(&laptop.app), before, "{n} {of} {act}");
                desk::redo(&laptop.app).unwrap();
                assert_eq!(shown(&laptop).get(of), Some(value), "{n} {of} {act}");
            }
            Err(error) => {
                assert_eq!(error.code, "history_same", "{n} {of} {act}");
                assert_eq!(shown(&laptop).get(of), Some(value));
            }
        }
    }
}

#[test]
fn a_version_is_found_by_the_other_laptop_and_going_back_merges_with_what_it_did_meanwhile() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Médiathèque");
    let draft = claire.draft(library, true);
    let of = format!("draft/{draft}");
    let tuesday = claire.show(draft).slots[0].id;
    let version = name(&claire, &of, "Avant concertation");
    let named = slots(&claire, draft);
    claire.move_slot(tuesday, Day::Tue, 900, 1140);
    let monday = claire.add_slot(draft, Day::Mon, 600, 720);
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(
        history::versions(&hugo.app, of.clone()).unwrap()[0].name,
        "Avant concertation"
    );

    // Hugo goes back to it; Claire, who does not know, opens the Sunday.
    restore_version(&hugo, version);
    assert_eq!(slots(&hugo, draft), named);
    let sunday = claire.add_slot(draft, Day::Sun, 600, 720);
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(claire.digest(), hugo.digest());
    assert!(claire.questions().is_empty());
    let both = slots(&claire, draft);
    assert_eq!(both.len(), named.len() + 1);
    assert!(claire.slot(draft, sunday).is_some() && claire.slot(draft, monday).is_none());

    // Hugo takes it back: his act only.
    desk::undo(&hugo.app).unwrap();
    assert_eq!(
        hugo.slot(draft, tuesday).map(|s| (s.start, s.end)),
        Some((900, 1140))
    );
    assert!(hugo.slot(draft, monday).is_some() && hugo.slot(draft, sunday).is_some());
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(claire.digest(), hugo.digest());
    let told = acts(&claire, &of);
    assert!(
        matches!(&told[0].op, Some(Op::Undo { act }) if matches!(**act, Op::RestoreVersion { .. }))
    );
    let marked: Vec<&HistoryAct> = told.iter().filter(|act| !act.versions.is_empty()).collect();
    assert_eq!(marked.len(), 1);
    assert!(matches!(marked[0].op, Some(Op::AddDraft { .. })));
}

#[test]
fn a_slot_that_both_changed_is_a_question_after_going_back() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Médiathèque");
    let draft = claire.draft(library, true);
    let of = format!("draft/{draft}");
    let slot = claire.show(draft).slots[0].id;
    let version = name(&claire, &of, "v1");
    claire.move_slot(slot, Day::Tue, 900, 1140);
    settle(&[&claire, &hugo], folder.path());
    restore_version(&hugo, version);
    claire.move_slot(slot, Day::Thu, 900, 1140);
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(claire.digest(), hugo.digest());
    assert_eq!(claire.questions().len(), 1);
}

#[test]
fn a_note_goes_back_beside_what_the_other_writes() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Médiathèque");
    let visit = claire.visit(library, "2026-09-15");
    let of = format!("visit/{visit}");
    claire.set_note(visit, |_| "Un. Deux.".to_owned());
    let then = acts(&claire, &of)[0].id.clone();
    claire.set_note(visit, |_| "Un. Deux. Trois.".to_owned());
    settle(&[&claire, &hugo], folder.path());
    hugo.set_note(visit, |text| format!("Hugo. {text}"));
    restore_act(&claire, &of, &then).unwrap();
    assert_eq!(claire.note(visit), "Un. Deux.");
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(claire.digest(), hugo.digest());
    assert_eq!(hugo.note(visit), "Hugo. Un. Deux.");
    desk::undo(&claire.app).unwrap();
    assert_eq!(claire.note(visit), "Hugo. Un. Deux. Trois.");
}

#[test]
fn what_was_deleted_comes_back_and_a_deletion_is_no_state_to_go_back_to() {
    let claire = Laptop::new("Claire");
    let id = claire.library("Médiathèque");
    let of = format!("library/{id}");
    let alive = acts(&claire, &of)[0].id.clone();
    library::delete(&claire.app, id).unwrap();
    let dead = acts(&claire, &of)[0].clone();
    assert!(dead.objects[0].removed && dead.objects[0].title == "Médiathèque");
    assert!(moment_of(&claire, &of, &dead.id, Against::Before).removed);
    assert_eq!(
        restore_act(&claire, &of, &dead.id).unwrap_err().code,
        "history_removed_then"
    );
    restore_act(&claire, &of, &alive).unwrap();
    assert_eq!(
        library::get(&claire.app, id).unwrap().row.name,
        "Médiathèque"
    );
    assert_eq!(
        restore_act(&claire, &of, &alive).unwrap_err().code,
        "history_same"
    );
    // Positions count from the first change; too far is the last.
    let at = |position| {
        let ask = MomentAsk {
            of: of.clone(),
            position: Some(position),
            ..MomentAsk::default()
        };
        history::moment(&claire.app, ask).unwrap()
    };
    assert_eq!((at(2).position, at(2).removed, at(2).total), (2, true, 3));
    assert_eq!((at(99).position, at(99).same_as_now), (3, true));
}

#[test]
fn versions_are_renamed_removed_and_refused_without_a_name() {
    let claire = Laptop::new("Claire");
    let id = claire.library("Médiathèque");
    let of = format!("library/{id}");
    let empty = VersionAdd {
        of: of.clone(),
        name: " ".to_owned(),
        act: None,
    };
    assert_eq!(
        history::add_version(&claire.app, empty).unwrap_err().code,
        "version_name_missing"
    );
    let version = name(&claire, &of, "Ancien nom");
    claire.rename(id, Some("Autre"), None);
    let rename = history::types::VersionRename {
        id: version,
        name: "Avant".to_owned(),
    };
    history::rename_version(&claire.app, rename).unwrap();
    let listed = history::versions(&claire.app, of.clone()).unwrap();
    assert_eq!(
        (listed.len(), listed[0].name.as_str(), listed[0].by.as_str()),
        (1, "Avant", "Claire")
    );
    restore_version(&claire, version);
    assert_eq!(
        library::get(&claire.app, id).unwrap().row.name,
        "Médiathèque"
    );
    history::delete_version(&claire.app, version).unwrap();
    assert_eq!(history::versions(&claire.app, of.clone()).unwrap(), vec![]);
    let gone = RestoreAsk {
        version: Some(version),
        ..RestoreAsk::default()
    };
    assert_eq!(
        history::restore(&claire.app, gone).unwrap_err().code,
        "entity_unknown"
    );
    desk::undo(&claire.app).unwrap();
    assert_eq!(history::versions(&claire.app, of).unwrap().len(), 1);
}

#[test]
fn a_past_moment_may_be_named_and_holds_nothing_that_came_after() {
    let (claire, hugo, folder) = pair();
    let id = claire.library("Un");
    let of = format!("library/{id}");
    claire.rename(id, Some("Deux"), None);
    claire.rename(id, Some("Trois"), None);
    let second = acts(&claire, &of)[1].id.clone();
    let add = VersionAdd {
        of: of.clone(),
        name: "Le deuxième".to_owned(),
        act: Some(second.clone()),
    };
    let version = history::add_version(&claire.app, add).unwrap();
    settle(&[&claire, &hugo], folder.path());
    let ask = MomentAsk {
        version: Some(version),
        against: Against::Now,
        ..MomentAsk::default()
    };
    let moment = history::moment(&hugo.app, ask).unwrap();
    assert_eq!((moment.act, moment.position), (second, 2));
    let name = moment
        .fields
        .iter()
        .find(|change| change.field == "name")
        .unwrap();
    assert_eq!((&name.from, &name.to), (&json!("Trois"), &json!("Deux")));
}

#[test]
fn what_was_erased_shows_its_moments_and_no_content() {
    let claire = Laptop::new("Claire");
    let library = claire.library("Médiathèque");
    let visit = claire.visit(library, "2026-09-15");
    let of = format!("visit/{visit}");
    claire.set_note(visit, |_| "canari".to_owned());
    name(&claire, &of, "canari nommé");
    let ask = erasure::types::EraseAsk {
        entities: vec![of.clone()],
        reason: "demande".to_owned(),
    };
    erasure::erase(&claire.app, ask).unwrap();
    let told = acts(&claire, &of);
    let erased: Vec<&HistoryAct> = told.iter().filter(|act| act.erased).collect();
    assert_eq!(erased.len(), 2);
    assert!(
        erased
            .iter()
            .all(|act| act.op.is_none() && act.fields.is_empty() && act.by.is_empty())
    );
    let everything = history::list(&claire.app, HistoryAsk::default()).unwrap();
    assert!(
        !serde_json::to_string(&everything)
            .unwrap()
            .contains("canari")
    );
    let ask = MomentAsk {
        of,
        ..MomentAsk::default()
    };
    assert_eq!(
        history::moment(&claire.app, ask).unwrap_err().code,
        "history_erased"
    );
}

#[test]
fn generated_data_follow_the_seed_and_are_valid() {
    let made = |seed: u64| {
        let laptop = Laptop::new("Claire");
        let ask = app::demo::Ask {
            responses: 9,
            notes: 6,
            drafts: 4,
            seed,
        };
        let made = app::demo::generate(&laptop.app, &ask).unwrap();
        assert_eq!(
            (made.responses, made.visits, made.drafts, made.surveys),
            (9, 6, 4, 2)
        );
        let again = app::demo::generate(&laptop.app, &ask).unwrap_err();
        assert_eq!(again.code, "demo_generated");
        let checked = app::survey::list(&laptop.app).unwrap();
        assert_eq!(
            checked.iter().map(|survey| survey.responses).sum::<u32>(),
            9
        );
        laptop
    };
    let (one, same, other) = (made(5), made(5), made(6));
    assert_eq!(one.digest(), same.digest());
    assert_ne!(one.digest(), other.digest());
    for survey in app::survey::list(&one.app).unwrap() {
        for response in app::survey::responses(&one.app, survey.id).unwrap() {
            let add = app::survey::types::ResponseAdd {
                survey: survey.id,
                answers: response.answers.into_iter().collect(),
            };
            let added = app::survey::add_response(&one.app, add).unwrap();
            assert!(added.valid, "{:?}", added.findings);
        }
    }
    // All of it is fictive: one act removes it.
    app::session::remove_demo(&one.app).unwrap();
    assert!(visit::list(&one.app).unwrap().is_empty() && draft::list(&one.app).unwrap().is_empty());
}

/// When a draft is shared its updates are gathered into one: its moments are read from the registers, the same everywhere.
#[test]
fn the_moments_of_a_draft_are_the_same_on_the_laptop_that_received_it() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Médiathèque");
    let draft = claire.draft(library, true);
    let of = format!("draft/{draft}");
    let slot = claire.add_slot(draft, Day::Fri, 600, 720);
    claire.move_slot(slot, Day::Fri, 600, 780);
    claire.move_slot(slot, Day::Sat, 600, 780);
    draft::remove_slot(&claire.app, slot).unwrap();
    settle(&[&claire, &hugo], folder.path());
    let told = acts(&hugo, &of);
    assert_eq!(told.len(), 5);
    let week = |laptop: &Laptop, act: &HistoryAct| {
        let moment = moment_of(laptop, &of, &act.id, Against::Before);
        serde_json::to_value(moment.week.unwrap()).unwrap()
    };
    let mut lengths = Vec::new();
    for act in &told {
        assert_eq!(week(&claire, act), week(&hugo, act));
        lengths.push(week(&hugo, act)["slots"].as_array().unwrap().len());
    }
    let named = slots(&claire, draft).len();
    assert_eq!(lengths, [named, named + 1, named + 1, named + 1, named]);
    restore_act(&hugo, &of, &told[2].id).unwrap();
    assert_eq!(
        hugo.slot(draft, slot).map(|s| (s.day, s.end)),
        Some((Day::Fri, 780))
    );
}
