//! The door: an act is one transaction with its record and its undo step, or it is nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::op::Op;
use serde_json::{Value, json};
use store::{Change, Error, Now, Tx};

use super::support::{Bench, NOON, library, object};

fn act() -> Op {
    Op::AddLibrary {
        name: "Canal".to_owned(),
    }
}

fn write(tx: &mut Tx<'_>, n: u8, fields: Value) -> store::Result<()> {
    tx.write(Change::fields(library(n), object(fields)))?;
    Ok(())
}

/// Rows of the tables that an act writes, seen from another connection: what is committed.
fn committed(bench: &Bench) -> [i64; 6] {
    [
        "libraries",
        "journal",
        "registers",
        "undo_steps",
        "applied",
        "search",
    ]
    .map(|table| bench.count(&format!("SELECT count(*) FROM {table}")))
}

#[test]
fn an_act_commits_its_rows_its_records_and_its_undo_step_together() {
    let bench = Bench::new();
    let outcome = bench
        .store
        .transact::<_, Error>(act(), Now(NOON), |tx| {
            write(tx, 1, json!({ "name": "Canal" }))?;
            // Nobody else sees a half of it.
            assert_eq!(committed(&bench), [0; 6]);
            write(tx, 2, json!({ "name": "Gare" }))
        })
        .unwrap();
    assert_eq!(committed(&bench), [2, 2, 2, 1, 1, 2]);
    let topics: Vec<&str> = outcome.topics.into_iter().collect();
    assert_eq!(topics, ["libraries", "sync", "undo"]);
    let records = bench
        .store
        .read::<_, Error>(|db| db.records_after(db.device(), 0))
        .unwrap();
    assert_eq!(
        records.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(),
        [1, 2]
    );
    let saved = bench.store.read::<_, Error>(|db| db.saved_at()).unwrap();
    assert_eq!(saved, Some(NOON));
}

#[test]
fn an_act_that_fails_leaves_nothing_behind() {
    let bench = Bench::new();
    bench.write(&library(9), json!({ "name": "Before" }), NOON);
    let (rows, lines) = (committed(&bench), bench.lines());
    let failed = bench
        .store
        .transact::<(), _>(act(), Now(NOON + 1), |tx| -> store::Result<()> {
            write(tx, 1, json!({ "name": "Canal" }))?;
            write(tx, 9, json!({ "name": "After" }))?;
            tx.set_setting("language", "en")?;
            Err(Error::Full)
        });
    assert!(matches!(failed, Err(Error::Full)));
    assert_eq!((committed(&bench), bench.lines()), (rows, lines));
    let view = |db: &store::Db<'_>| Ok((db.setting("language")?, db.saved_at()?));
    let kept = bench.store.read::<_, Error>(view).unwrap();
    assert_eq!(kept, (None, Some(NOON)));
}

#[test]
fn an_act_that_panics_leaves_nothing_behind_and_the_store_usable() {
    let bench = Bench::new();
    let broken = catch_unwind(AssertUnwindSafe(|| {
        bench
            .store
            .transact::<(), Error>(act(), Now(NOON), |tx| {
                write(tx, 1, json!({ "name": "Canal" }))?;
                panic!("in the middle of an act");
            })
            .map(|_| ())
    }));
    assert!(broken.is_err());
    assert_eq!(committed(&bench), [0; 6]);
    // The sequence has no hole either.
    bench.write(&library(2), json!({ "name": "Gare" }), NOON);
    let bench = bench.reopened();
    assert_eq!(bench.names(), ["Gare"]);
    assert_eq!(bench.count("SELECT max(seq) FROM journal"), 1);
}

#[test]
fn what_is_no_act_of_the_officer_cannot_be_undone() {
    let bench = Bench::new();
    bench
        .store
        .settle::<_, Error>(Now(NOON), |tx| write(tx, 1, json!({ "name": "Canal" })))
        .unwrap();
    bench
        .store
        .transact::<_, Error>(
            Op::SubmitResponse {
                title: "x".to_owned(),
            },
            Now(NOON),
            |tx| write(tx, 2, json!({ "name": "Gare" })),
        )
        .unwrap();
    assert_eq!(committed(&bench), [2, 2, 2, 0, 1, 2]);
}

#[test]
fn a_record_says_who_wrote_it_when_and_as_part_of_which_act() {
    let bench = Bench::new();
    let name = store::DeviceName {
        label: "Portable".to_owned(),
        person: "Claire".to_owned(),
    };
    bench
        .store
        .settle::<_, Error>(Now(NOON), |tx| tx.set_laptop(&name))
        .unwrap();
    bench.write(&library(1), json!({ "name": "Canal" }), NOON + 5);
    let history = bench
        .store
        .read::<_, Error>(|db| db.history(&library(1)))
        .unwrap();
    let [event] = history.as_slice() else {
        panic!("{history:?}");
    };
    assert_eq!((event.by.as_str(), event.at), ("Claire", NOON + 5));
    assert_eq!(
        event.op,
        Some(Op::SaveLibrary {
            name: "x".to_owned()
        })
    );
}

/// The window and the command line may hold one database: each goes on from what the other wrote.
#[test]
fn two_handles_on_one_file_write_one_sequence() {
    let bench = Bench::new();
    let other = store::Store::open(&bench.path(), super::support::PASSPHRASE).unwrap();
    for n in 1..=3 {
        bench.write(&library(n), json!({ "name": "one" }), NOON);
        other
            .transact::<_, Error>(act(), Now(NOON), |tx| {
                write(tx, 10 + n, json!({ "name": "two" }))
            })
            .unwrap();
    }
    let seqs = "SELECT count(DISTINCT seq) * 10 + max(seq) FROM journal";
    assert_eq!(bench.count(seqs), 66);
    assert_eq!(bench.names().len(), 6);
}
