//! The journal alone makes every shared table again, row for row.

use app::domain::week::Day;
use app::{App, desk, draft, exchange, library, visit};
use fastrand::Rng;
use serde_json::{Value, json};

use super::seen::everything;
use super::support::{pair, settle};
use super::undo::act;

/// All that is read of the tables, with who and when, in the order in which it is listed.
fn rows(app: &App) -> Value {
    let drafts: Vec<Value> = draft::list(app)
        .unwrap()
        .iter()
        .map(|row| json!([row, draft::get(app, row.id).unwrap()]))
        .collect();
    let visits: Vec<Value> = visit::list(app)
        .unwrap()
        .iter()
        .map(|row| json!(visit::get(app, row.id).unwrap()))
        .collect();
    let mut today = json!(desk::today(app).unwrap());
    today["date"] = Value::Null;
    json!([
        everything(app),
        library::list(app).unwrap(),
        visits,
        drafts,
        today,
        exchange::questions(app).unwrap(),
        desk::search(app, "mot".to_owned()).unwrap(),
        desk::search(app, "canal".to_owned()).unwrap(),
        desk::undo_state(app).unwrap(),
        exchange::state(app).unwrap().pending,
    ])
}

#[test]
fn the_journal_rebuilds_every_shared_and_derived_table() {
    let (claire, hugo, folder) = pair();
    app::demo::add(&claire.app).unwrap();
    let library = claire.library("Canal");
    let drawn = claire.draft(library, false);
    let slot = claire.add_slot(drawn, Day::Tue, 840, 1080);
    settle(&[&claire, &hugo], folder.path());
    // Questions, removals and undone acts are part of it.
    claire.move_slot(slot, Day::Wed, 840, 1080);
    hugo.move_slot(slot, Day::Thu, 840, 1080);
    claire.rename(library, Some("Canal nord"), None);
    hugo.rename(library, Some("Canal sud"), None);
    let mut random = Rng::with_seed(11);
    for _ in 0..25 {
        act(&claire, &mut random);
        act(&hugo, &mut random);
    }
    desk::undo(&claire.app).unwrap();
    settle(&[&claire, &hugo], folder.path());
    assert!(!claire.questions().is_empty());
    let claire = claire.restarted();
    let (before, digest) = (rows(&claire.app), claire.digest());

    let records = exchange::rebuild(&claire.app).unwrap();
    assert!(records > 170, "{records}");
    assert_eq!(rows(&claire.app), before);
    assert_eq!((claire.digest(), hugo.digest()), (digest.clone(), digest));
    // And it goes on as if nothing had been.
    assert_eq!(claire.sync(folder.path()).sent, 0);
    desk::undo(&claire.app).unwrap();
    act(&claire, &mut random);
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(everything(&hugo.app), everything(&claire.app));
    assert_eq!(claire.digest(), hugo.digest());
}
