//! Records of other laptops: what replaces what, what is asked, and that the order of arrival is nothing.

use domain::entity::VISIT;
use serde_json::{Value, json};
use store::Received;

use super::support::{Bench, NOON, entity, library, record};

#[test]
fn a_removal_beside_an_edit_keeps_the_row_and_asks() {
    let bench = Bench::new();
    let of = library(1);
    bench.receive(&record(2, 1, NOON, &[], &of, json!({ "name": "Canal" })));
    // Laptops 2 and 3 had both seen the library; neither had seen the other.
    bench.receive(&record(
        2,
        2,
        NOON + 10,
        &[],
        &of,
        json!({ "deleted": true }),
    ));
    assert_eq!(bench.names(), Vec::<String>::new());
    bench.receive(&record(
        3,
        1,
        NOON + 5,
        &[(2, 1)],
        &of,
        json!({ "address": "3 quai" }),
    ));
    assert_eq!(bench.names(), ["Canal"]);
    assert_eq!(bench.questions(), [(of.clone(), "deleted".to_owned())]);
    // Found again by a search too.
    let hits = bench
        .store
        .read::<_, store::Error>(|db| db.search("canal"))
        .unwrap();
    assert_eq!(hits.len(), 1);
    // A decision that has seen both ends it, either way.
    bench.write(&of, json!({ "deleted": true }), NOON + 20);
    assert_eq!((bench.names().len(), bench.questions().len()), (0, 0));
    bench.write(&of, json!({ "deleted": false }), NOON + 30);
    assert_eq!((bench.names().len(), bench.questions().len()), (1, 0));
}

#[test]
fn an_edit_beside_a_removal_asks_in_whatever_order_they_come() {
    let of = library(1);
    let birth = record(2, 1, NOON, &[], &of, json!({ "name": "Canal" }));
    let removal = record(2, 2, NOON + 10, &[], &of, json!({ "deleted": true }));
    let edit = record(3, 1, NOON + 5, &[(2, 1)], &of, json!({ "name": "Quai" }));
    let mut states = Vec::new();
    for order in [[&birth, &removal, &edit], [&birth, &edit, &removal]] {
        let bench = Bench::new();
        order.iter().for_each(|record| {
            bench.receive(record);
        });
        assert_eq!(bench.names(), ["Quai"]);
        assert_eq!(bench.questions(), [(of.clone(), "deleted".to_owned())]);
        states.push(bench.lines());
    }
    assert_eq!(states[0], states[1]);
}

#[test]
fn two_values_are_kept_and_the_later_shows() {
    let bench = Bench::new();
    let of = library(1);
    bench.receive(&record(
        2,
        1,
        NOON + 1,
        &[],
        &of,
        json!({ "name": "a", "insee": "1" }),
    ));
    bench.receive(&record(
        3,
        1,
        NOON + 9,
        &[],
        &of,
        json!({ "name": "b", "insee": "1" }),
    ));
    assert_eq!(bench.names(), ["b"]);
    assert_eq!(bench.questions(), [(of.clone(), "name".to_owned())]);
    let kept: Vec<Value> = bench
        .store
        .read::<_, store::Error>(|db| db.registers(&of))
        .unwrap()
        .0["name"]
        .iter()
        .map(|write| write.value.clone())
        .collect();
    assert_eq!(kept, [json!("b"), json!("a")]);
}

#[test]
fn records_come_once_and_in_their_device_s_order() {
    let bench = Bench::new();
    let of = library(1);
    let first = record(2, 1, NOON, &[], &of, json!({ "name": "a" }));
    let second = record(2, 2, NOON + 1, &[], &of, json!({ "name": "b" }));
    assert_eq!(bench.receive(&second), Received::Gap);
    assert_eq!(bench.names(), Vec::<String>::new());
    assert_eq!(bench.receive(&first), Received::Applied);
    assert_eq!(bench.receive(&second), Received::Applied);
    let lines = bench.lines();
    assert_eq!(bench.receive(&first), Received::Known);
    assert_eq!(bench.receive(&second), Received::Known);
    assert_eq!(bench.lines(), lines);
    assert_eq!(bench.names(), ["b"]);
}

/// The same records in every order that respects each device's own give the same state.
#[test]
fn any_order_of_devices_gives_the_same_lines() {
    let (one, two) = (library(1), entity(&VISIT, 2));
    let of_device = |n: u8| -> Vec<domain::journal::Record> {
        let at = NOON + i64::from(n);
        vec![
            record(
                n,
                1,
                at,
                &[],
                &one,
                json!({ "name": format!("n{n}"), "address": "x" }),
            ),
            record(
                n,
                2,
                at + 9,
                &[],
                &two,
                json!({ "people": format!("p{n}") }),
            ),
            record(n, 3, at - 99, &[], &one, json!({ "deleted": n == 3 })),
        ]
    };
    let devices: Vec<_> = [2, 3, 4].into_iter().map(of_device).collect();
    let mut states = Vec::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]] {
        let bench = Bench::new();
        for round in 0..3 {
            // Once device after device, once in turns.
            for (at, device) in order.iter().enumerate() {
                let records = &devices[*device];
                if at == 0 && round == 0 {
                    records.iter().for_each(|record| {
                        assert_eq!(bench.receive(record), Received::Applied);
                    });
                } else if at > 0 {
                    assert_eq!(bench.receive(&records[round]), Received::Applied);
                }
            }
        }
        states.push((bench.lines(), bench.questions(), bench.names()));
    }
    assert!(
        states.iter().all(|state| *state == states[0]),
        "{states:#?}"
    );
    assert!(!states[0].1.is_empty());
    assert_eq!(states[0].2.len(), 1, "a disputed removal stays in sight");
}

#[test]
fn the_search_index_follows_every_change() {
    let bench = Bench::new();
    let found = |query: &str| {
        let hits = bench
            .store
            .read::<_, store::Error>(|db| db.search(query))
            .unwrap();
        hits.into_iter().map(|hit| hit.title).collect::<Vec<_>>()
    };
    for n in 1..=3 {
        bench.write(&library(n), json!({ "name": format!("Canal {n}") }), NOON);
    }
    assert_eq!(found("canal").len(), 3);
    bench.write(&library(2), json!({ "name": "Écluse" }), NOON);
    assert_eq!(
        (found("canal").len(), found("ecluse")),
        (2, vec!["Écluse".to_owned()])
    );
    bench.write(&library(2), json!({ "deleted": true }), NOON);
    assert_eq!((found("canal").len(), found("ecluse").len()), (2, 0));
    bench.write(&library(2), json!({ "deleted": false }), NOON);
    assert_eq!(found("eclu"), ["Écluse"]);
    assert_eq!(bench.count("SELECT count(*) FROM search"), 3);
}
