//! Back at the office: what a question starts from, two scenarios, decisions in one act, laptops that leave and come back, a
//! paused sync, the log, syncs that start by themselves.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use app::domain::id::DeviceId;
use app::domain::op::Op;
use app::domain::week::Day;
use app::exchange::types::{
    JobPhase, LaptopState, Question, QuestionResolve, QuestionsResolve, WrittenBy,
};
use app::exchange::{Rhythm, Watcher};
use app::{Event, desk, draft, exchange, library};
use serde_json::json;

use super::support::{Laptop, files, pair, settle, start, tree};

fn written(by: &str, kind: &str, count: u32) -> WrittenBy {
    WrittenBy {
        by: by.to_owned(),
        kind: kind.to_owned(),
        count,
    }
}

fn laptop(seen_by: &Laptop, person: &str) -> LaptopState {
    let listed = exchange::laptops(&seen_by.app).unwrap();
    let found = listed.into_iter().find(|laptop| laptop.person == person);
    found.unwrap_or_else(|| panic!("{person} is not known"))
}

fn resolve_all(laptop: &Laptop, choices: &[(&Question, &str)]) -> app::Result<()> {
    let choices = choices
        .iter()
        .map(|(question, keep)| QuestionResolve {
            id: question.id.clone(),
            keep: (*keep).to_owned(),
        })
        .collect();
    exchange::resolve_all(&laptop.app, QuestionsResolve { choices })
}

#[test]
fn the_dry_run_and_the_sync_say_who_wrote_what() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let visit = claire.visit(library, "2026-09-15");
    claire.set_note(visit, |note| format!("{note}Accès par la cour."));
    hugo.library("Gare");
    hugo.library("Quai");
    claire.sync(folder.path());
    let would = exchange::preview(&hugo.app, start(folder.path())).unwrap();
    assert_eq!(would.sent_by, [written("Hugo", "library", 2)]);
    let from_claire = [
        written("Claire", "library", 1),
        written("Claire", "visit", 2),
    ];
    assert_eq!(would.received_by, from_claire);
    let did = hugo.sync(folder.path());
    assert_eq!(
        (did.sent_by, did.received_by),
        (would.sent_by, would.received_by)
    );
    assert_eq!((did.sent, did.received), (2, 3));
}

#[test]
fn a_question_starts_from_what_both_had_seen_and_tells_why() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let draft = claire.draft(library, true);
    settle(&[&claire, &hugo], folder.path());
    let slot = claire.show(draft).slots[0].clone();
    claire.move_slot(slot.id, slot.day, slot.start, slot.end - 60);
    settle(&[&claire, &hugo], folder.path());
    let weekly = claire.show(draft).weekly_minutes;
    // Claire writes twice: the start is what both knew, not her own first thought.
    claire.move_slot(slot.id, slot.day, slot.start, slot.end);
    claire.move_slot(slot.id, slot.day, slot.start, slot.end + 30);
    hugo.move_slot(slot.id, slot.day, slot.start, slot.end + 60);
    settle(&[&claire, &hugo], folder.path());
    for laptop in [&claire, &hugo] {
        let questions = laptop.questions();
        assert_eq!(questions.len(), 1);
        let question = &questions[0];
        assert!(question.can_fork);
        let before = question.start.as_ref().unwrap();
        assert_eq!(before.value["end"], json!(slot.end - 60));
        assert_eq!(
            (before.by.as_str(), before.weekly_minutes),
            ("Claire", Some(weekly))
        );
        for candidate in &question.candidates {
            let longer = if candidate.by == "Claire" { 90 } else { 120 };
            assert_eq!(candidate.weekly_minutes, Some(weekly + longer));
            assert!(
                matches!(candidate.op, Some(Op::MoveSlot { .. })),
                "{candidate:?}"
            );
            assert_eq!(
                candidate.mine,
                (candidate.by == "Claire") == std::ptr::eq(laptop, &claire)
            );
        }
    }
    // A field that was empty for both starts from nothing.
    claire.rename(library, Some("Canal nord"), None);
    hugo.rename(library, Some("Canal sud"), None);
    settle(&[&claire, &hugo], folder.path());
    let name = claire
        .questions()
        .into_iter()
        .find(|q| q.field == "name")
        .unwrap();
    assert_eq!(name.start.unwrap().value, json!("Canal"));
    assert!(!name.can_fork);
}

#[test]
fn two_scenarios_and_other_decisions_are_one_act_that_undo_takes_back() {
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    let draft = claire.draft(library, true);
    settle(&[&claire, &hugo], folder.path());
    let slots = claire.show(draft).slots;
    let (first, second) = (slots[0].clone(), slots[1].clone());
    for (laptop, more) in [(&claire, 30), (&hugo, 60)] {
        laptop.move_slot(first.id, first.day, first.start, first.end + more);
        laptop.move_slot(second.id, second.day, second.start, second.end + more);
    }
    claire.rename(library, Some("Canal nord"), None);
    hugo.rename(library, Some("Canal sud"), None);
    settle(&[&claire, &hugo], folder.path());
    let questions = claire.questions();
    assert_eq!(questions.len(), 3);
    let keeps = |question: &Question| match question.field.as_str() {
        "name" => "theirs",
        _ => "both",
    };
    let choices: Vec<(&Question, &str)> = questions.iter().map(|q| (q, keeps(q))).collect();
    // One that cannot be had twice refuses all of them.
    let name = questions.iter().find(|q| q.field == "name").unwrap();
    let wrong = [choices[0], choices[1], (name, "both")];
    assert_eq!(
        resolve_all(&claire, &wrong).unwrap_err().code,
        "question_no_fork"
    );
    assert_eq!(claire.questions().len(), 3);

    resolve_all(&claire, &choices).unwrap();
    assert_eq!(claire.questions().len(), 0);
    let drafts = draft::list(&claire.app).unwrap();
    assert_eq!(drafts.len(), 2, "both slots went into one copy");
    let copy = drafts.iter().find(|row| row.id != draft).unwrap();
    assert_eq!(copy.title, "Septembre (version de Hugo)");
    let ends = |laptop: &Laptop, id| {
        let mut ends: Vec<(Day, u16, u16)> = laptop
            .show(id)
            .slots
            .iter()
            .map(|slot| (slot.day, slot.start, slot.end))
            .collect();
        ends.sort();
        ends
    };
    let longer = |more: u16| {
        let mut ends: Vec<(Day, u16, u16)> = slots
            .iter()
            .map(|slot| {
                let moved = slot.id == first.id || slot.id == second.id;
                (
                    slot.day,
                    slot.start,
                    slot.end + if moved { more } else { 0 },
                )
            })
            .collect();
        ends.sort();
        ends
    };
    assert_eq!(ends(&claire, draft), longer(30));
    assert_eq!(ends(&claire, copy.id), longer(60));
    assert_eq!(
        library::get(&claire.app, library).unwrap().row.name,
        "Canal sud"
    );
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(hugo.digest(), claire.digest());
    assert_eq!(ends(&hugo, copy.id), longer(60));

    let step = desk::undo_state(&claire.app).unwrap().undo;
    assert_eq!(step, Some(Op::ResolveQuestions { count: 3 }));
    desk::undo(&claire.app).unwrap();
    assert_eq!(draft::list(&claire.app).unwrap().len(), 1);
    desk::redo(&claire.app).unwrap();
    assert_eq!(draft::list(&claire.app).unwrap().len(), 2);
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(hugo.digest(), claire.digest());
}

#[test]
fn each_laptop_is_identical_behind_or_ahead() {
    let (claire, hugo, folder) = pair();
    claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    claire.sync(folder.path());
    let seen = laptop(&claire, "Hugo");
    assert_eq!((seen.same, seen.behind, seen.ahead), (Some(true), 0, 0));
    assert!(seen.seen_at.is_some() && !seen.retired && !seen.this);
    assert_eq!(seen.version, laptop(&hugo, "Hugo").version);
    // Not yet sent, then sent and not yet received.
    claire.library("Gare");
    claire.library("Quai");
    let seen = laptop(&claire, "Hugo");
    assert_eq!((seen.same, seen.behind), (Some(true), 2));
    claire.sync(folder.path());
    let seen = laptop(&claire, "Hugo");
    assert_eq!((seen.same, seen.behind), (None, 2));
    hugo.sync(folder.path());
    claire.sync(folder.path());
    let seen = laptop(&claire, "Hugo");
    assert_eq!((seen.same, seen.behind), (Some(true), 0));
    // What Hugo announces and the mirror has not brought.
    hugo.library("Pont");
    let before = files(folder.path(), ".b");
    hugo.sync(folder.path());
    let fresh = files(folder.path(), ".b")
        .into_iter()
        .find(|file| !before.contains(file));
    std::fs::remove_file(fresh.unwrap()).unwrap();
    claire.sync(folder.path());
    let seen = laptop(&claire, "Hugo");
    assert_eq!((seen.same, seen.ahead), (None, 1));
}

#[test]
fn a_retired_laptop_that_speaks_again_is_back() {
    let (claire, hugo, folder) = pair();
    claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    let id = laptop(&claire, "Hugo").id;
    exchange::retire(&claire.app, id).unwrap();
    let retired = |laptop: LaptopState| (laptop.retired, laptop.returned);
    assert_eq!(retired(laptop(&claire, "Hugo")), (true, false));
    let own = laptop(&claire, "Claire").id;
    assert_eq!(
        exchange::retire(&claire.app, own).unwrap_err().code,
        "laptop_is_this"
    );
    let nobody: DeviceId = "01a20472-737a-7632-a038-5e5368dc9880".parse().unwrap();
    assert_eq!(
        exchange::retire(&claire.app, nobody).unwrap_err().code,
        "laptop_unknown"
    );
    let step = desk::undo_state(&claire.app).unwrap().undo;
    assert_eq!(
        step,
        Some(Op::RetireLaptop {
            name: "Portable de Hugo".to_owned()
        })
    );

    // A third laptop hears of it, and does not take what Hugo said before for a return.
    claire.sync(folder.path());
    let nadia = Laptop::new("Nadia");
    nadia.sync(folder.path());
    assert_eq!(retired(laptop(&nadia, "Hugo")), (true, false));
    // Hugo comes back from leave: he hears that he is retired, and speaks.
    hugo.library("Gare");
    hugo.sync(folder.path());
    assert!(laptop(&hugo, "Hugo").retired);
    for laptop_of in [&claire, &nadia] {
        laptop_of.sync(folder.path());
        assert_eq!(retired(laptop(laptop_of, "Hugo")), (true, true));
    }
    exchange::retire(&claire.app, id).unwrap();
    assert_eq!(retired(laptop(&claire, "Hugo")), (true, false));
    exchange::reinstate(&claire.app, id).unwrap();
    assert_eq!(retired(laptop(&claire, "Hugo")), (false, false));
    desk::undo(&claire.app).unwrap();
    assert_eq!(retired(laptop(&claire, "Hugo")), (true, false));
    settle(&[&claire, &hugo, &nadia], folder.path());
    assert_eq!(claire.digest(), hugo.digest());
    assert_eq!(claire.questions().len(), 0);
}

/// Undone at its first retirement, a laptop can be retired again.
#[test]
fn a_retirement_is_undone_and_done_again() {
    let (claire, hugo, folder) = pair();
    settle(&[&claire, &hugo], folder.path());
    let id = laptop(&claire, "Hugo").id;
    for _ in 0..2 {
        exchange::retire(&claire.app, id).unwrap();
        assert!(laptop(&claire, "Hugo").retired);
        desk::undo(&claire.app).unwrap();
        assert!(!laptop(&claire, "Hugo").retired);
    }
    desk::redo(&claire.app).unwrap();
    assert!(laptop(&claire, "Hugo").retired);
}

/// Both retire Nadia without knowing of each other: nobody is asked anything.
#[test]
fn a_laptop_retired_twice_is_no_question() {
    let (claire, hugo, folder) = pair();
    let nadia = Laptop::new("Nadia");
    nadia.sync(folder.path());
    claire.sync(folder.path());
    nadia.library("Canal");
    nadia.sync(folder.path());
    hugo.sync(folder.path());
    for laptop_of in [&claire, &hugo] {
        let id = laptop(laptop_of, "Nadia").id;
        exchange::retire(&laptop_of.app, id).unwrap();
    }
    settle(&[&claire, &hugo], folder.path());
    assert!(claire.questions().is_empty() && hugo.questions().is_empty());
    assert_eq!(claire.digest(), hugo.digest());
    assert!(
        !laptop(&claire, "Nadia").returned,
        "Hugo knew the newer head"
    );
}

/// Pauses at the first step, and tells every state of the job.
fn pausing(laptop: &Laptop) -> mpsc::Receiver<(JobPhase, bool)> {
    let (tell, told) = mpsc::channel();
    let (app, first) = (laptop.app.clone(), AtomicBool::new(true));
    laptop.app.subscribe(move |event| {
        let Event::Job { job } = event else { return };
        if first.swap(false, Ordering::SeqCst) {
            exchange::pause(&app).unwrap();
        }
        let _ = tell.send((job.phase, job.paused));
    });
    told
}

fn until_paused(told: &mpsc::Receiver<(JobPhase, bool)>) {
    while !told.recv_timeout(Duration::from_secs(60)).unwrap().1 {}
}

#[test]
fn a_sync_is_paused_between_two_files_works_meanwhile_and_goes_on() {
    let (claire, _, folder) = pair();
    for number in 0..4 {
        claire.library(&format!("Canal {number}"));
        claire.sync(folder.path());
    }
    let hugo = Laptop::new("Hugo");
    let told = pausing(&hugo);
    exchange::start(&hugo.app, start(folder.path())).unwrap();
    until_paused(&told);
    let before = tree(folder.path());
    // The officer goes on working, and a second start gives the same job.
    hugo.library("Quai");
    let job = exchange::start(&hugo.app, start(folder.path())).unwrap();
    assert!(job.paused && !job.phase.is_over());
    assert_eq!(tree(folder.path()), before);
    exchange::resume(&hugo.app).unwrap();
    let ended = exchange::wait(&hugo.app).unwrap();
    assert_eq!((ended.phase, ended.paused), (JobPhase::Done, false));
    assert_eq!(ended.outcome.unwrap().received, 4);
    assert_eq!(library::list(&hugo.app).unwrap().len(), 5);
}

#[test]
fn a_paused_sync_is_cancelled_and_the_next_one_is_not_paused() {
    let (claire, _, folder) = pair();
    claire.library("Canal");
    claire.sync(folder.path());
    let hugo = Laptop::new("Hugo");
    let told = pausing(&hugo);
    exchange::start(&hugo.app, start(folder.path())).unwrap();
    until_paused(&told);
    exchange::cancel(&hugo.app).unwrap();
    assert_eq!(
        exchange::wait(&hugo.app).unwrap().phase,
        JobPhase::Cancelled
    );
    let log = exchange::log(&hugo.app).unwrap();
    assert_eq!(log[0].error.as_ref().unwrap().code, "cancelled");
    exchange::start(&hugo.app, start(folder.path())).unwrap();
    assert_eq!(exchange::wait(&hugo.app).unwrap().phase, JobPhase::Done);
}

#[test]
fn the_log_keeps_two_hundred_lines_and_puts_quiet_syncs_together() {
    let (claire, hugo, folder) = pair();
    claire.library("Canal");
    hugo.sync(folder.path());
    claire.sync(folder.path());
    for _ in 0..5 {
        claire.sync(folder.path());
    }
    let log = exchange::log(&claire.app).unwrap();
    assert_eq!((log[0].times, log[0].outcome.sent), (5, 0));
    assert_eq!(log[1].outcome.sent_by, [written("Claire", "library", 1)]);
    assert!(log[0].since <= log[0].at && log[1].error.is_none());
    // Lines that differ: what is left aside changes each time.
    for number in 0..205 {
        let stranger = folder.path().join(format!("d/f{number}.txt"));
        std::fs::write(&stranger, "x").unwrap();
        claire.sync(folder.path());
        std::fs::remove_file(stranger).unwrap();
    }
    let log = exchange::log(&claire.app).unwrap();
    assert_eq!(log.len(), 200);
    assert!(
        log.iter().all(|entry| entry.outcome.sent == 0),
        "the oldest are gone"
    );
    assert_eq!(log[0].outcome.skipped.len(), 1);
}

const SOON: Rhythm = Rhythm {
    look: 10,
    every: 100,
    rest: 20,
    again: (20, 40),
};

/// Watches, and tells each sync that ended by itself.
fn watched(laptop: &Laptop) -> (Watcher, mpsc::Receiver<JobPhase>) {
    let (tell, told) = mpsc::channel();
    laptop.app.subscribe(move |event| {
        if let Event::Job { job } = event
            && job.phase.is_over()
        {
            assert!(job.auto);
            let _ = tell.send(job.phase);
        }
    });
    (exchange::watch(&laptop.app, SOON), told)
}

fn next(told: &mpsc::Receiver<JobPhase>) -> JobPhase {
    told.recv_timeout(Duration::from_secs(60)).unwrap()
}

#[test]
fn a_sync_starts_by_itself_when_there_is_something_and_stops_when_it_is_told() {
    let (claire, hugo, folder) = pair();
    let (watcher, told) = watched(&claire);
    assert_eq!(next(&told), JobPhase::Done, "the folder has appeared");
    claire.library("Canal");
    while claire.pending() > 0 {
        assert_eq!(next(&told), JobPhase::Done);
    }
    assert_eq!(hugo.sync(folder.path()).received, 1);
    assert!(
        exchange::log(&claire.app)
            .unwrap()
            .iter()
            .any(|entry| entry.auto)
    );

    exchange::set_auto(&claire.app, false).unwrap();
    assert!(!exchange::state(&claire.app).unwrap().auto);
    exchange::wait(&claire.app);
    drop(watcher);
}

/// A folder that goes away hurts nobody, and is taken up when it is back.
#[test]
fn a_folder_that_goes_away_is_waited_for() {
    let (claire, hugo, folder) = pair();
    let away = folder.path().with_extension("away");
    let (_watcher, told) = watched(&claire);
    assert_eq!(next(&told), JobPhase::Done);
    std::fs::rename(folder.path(), &away).unwrap();
    hugo.library("Gare");
    assert_eq!(
        hugo.try_sync(folder.path()).unwrap_err().code,
        "folder_gone"
    );
    claire.library("Canal");
    std::fs::rename(&away, folder.path()).unwrap();
    hugo.sync(folder.path());
    while library::list(&claire.app).unwrap().len() < 2 || claire.pending() > 0 {
        next(&told);
    }
    hugo.sync(folder.path());
    assert_eq!(library::list(&hugo.app).unwrap().len(), 2);
}

/// While somebody decides, nothing arrives.
#[test]
fn nothing_starts_while_somebody_decides() {
    let (claire, _, _folder) = pair();
    exchange::hold(&claire.app, true).unwrap();
    let started = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&started);
    claire.app.subscribe(move |event| {
        if matches!(event, Event::Job { .. }) {
            seen.store(true, Ordering::SeqCst);
        }
    });
    // Looks until the folder is known to be there, and then some more.
    let (watcher, told) = watched(&claire);
    while exchange::state(&claire.app).unwrap().reachable != Some(true) {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(told.recv_timeout(Duration::from_millis(300)).is_err());
    assert!(!started.load(Ordering::SeqCst));
    exchange::hold(&claire.app, false).unwrap();
    assert_eq!(next(&told), JobPhase::Done);
    drop(watcher);
}
