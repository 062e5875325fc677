//! What a later version writes: kept as it came, forwarded byte for byte, and never in anybody's way.

use domain::entity::{EntityRef, RESPONSE, VISIT};
use domain::journal::Record;
use serde_json::{Value, json};
use store::{Error, Now, Received};

use super::support::{Bench, NOON, device, entity, library, record};

/// The bodies of laptop 2, as they would travel on.
fn forwarded(bench: &Bench) -> Vec<String> {
    let bodies = bench
        .store
        .read::<_, Error>(|db| db.records_after(device(2), 0))
        .unwrap();
    bodies.into_iter().map(|(_, body)| body).collect()
}

/// Receives a body exactly as a stranger wrote it.
fn receive_text(bench: &Bench, body: &str) -> Received {
    let record: Record = serde_json::from_str(body).unwrap();
    bench
        .store
        .settle::<_, Error>(Now(NOON), |tx| tx.receive(&record, body))
        .unwrap()
        .value
}

fn text(mut record: Record, change: impl FnOnce(&mut Record)) -> String {
    change(&mut record);
    serde_json::to_string_pretty(&record).unwrap()
}

#[test]
fn unknown_kinds_entities_fields_and_acts_are_kept_and_block_nothing() {
    let bench = Bench::new();
    let unknown = EntityRef {
        kind: "labour_rule".to_owned(),
        id: library(7).id,
    };
    let of = library(1);
    let bodies = [
        text(
            record(2, 1, NOON, &[], &of, json!({ "name": "Canal" })),
            |record| {
                record.kind = "translate".to_owned();
                record.rest.insert("why".to_owned(), json!(["asked", 1]));
            },
        ),
        text(
            record(2, 2, NOON, &[], &unknown, json!({ "hours": 35 })),
            |_| {},
        ),
        text(
            record(
                2,
                3,
                NOON,
                &[],
                &of,
                json!({ "name": "Quai", "sunlight": { "b": 1, "a": 2 } }),
            ),
            |record| record.op = Some(json!({ "code": "paint", "colour": "blue" })),
        ),
    ];
    for body in &bodies {
        assert_eq!(receive_text(&bench, body), Received::Applied);
    }
    assert_eq!(forwarded(&bench), bodies, "byte for byte");
    // A record of an unknown kind sets nothing; an unknown entity and an unknown field wait in the registers.
    assert_eq!(bench.names(), ["Quai"]);
    assert_eq!(bench.shown(&unknown, "hours"), Some(json!(35)));
    assert_eq!(
        bench.shown(&of, "sunlight"),
        Some(json!({ "a": 2, "b": 1 }))
    );
    assert!(
        bench
            .lines()
            .iter()
            .any(|line| line.contains("labour_rule"))
    );
    // The act has no sentence here, and the history goes on without it.
    let history = bench.store.read::<_, Error>(|db| db.history(&of)).unwrap();
    assert_eq!(history.len(), 2);
    assert!(history.iter().any(|event| event.op.is_none()));
    // Two unknown values are a question like any other.
    let rival = record(3, 1, NOON, &[], &unknown, json!({ "hours": 36 }));
    assert_eq!(bench.receive(&rival), Received::Applied);
    assert_eq!(bench.questions(), [(unknown, "hours".to_owned())]);
}

#[test]
fn values_of_another_shape_block_nothing() {
    let bench = Bench::new();
    let odd: [(EntityRef, Value); 5] = [
        (
            library(1),
            json!({ "name": 12, "insee": ["5", 9], "opening_hours": { "x": 1 } }),
        ),
        (
            library(2),
            json!({ "name": "Gare", "deleted": "yes", "demo": 1.5 }),
        ),
        (
            entity(&VISIT, 3),
            json!({ "library": 4, "date": null, "people": false }),
        ),
        (
            entity(&VISIT, 4),
            json!({ "library": "not an id", "date": "soon" }),
        ),
        (
            entity(&RESPONSE, 5),
            json!({ "answers": "text", "submitted_at": "late", "valid": {}, "started_at": 1e300 }),
        ),
    ];
    for (seq, (of, fields)) in (1..).zip(&odd) {
        let odd = record(2, seq, NOON, &[], of, fields.clone());
        assert_eq!(bench.receive(&odd), Received::Applied);
        assert_eq!(
            bench
                .shown(of, fields.as_object().unwrap().keys().next().unwrap())
                .as_ref(),
            fields.as_object().unwrap().values().next()
        );
    }
    assert_eq!(bench.names(), ["", "Gare"]);
    let visits = bench.store.read::<_, Error>(|db| db.visits()).unwrap();
    assert_eq!(visits.len(), 2);
    assert!(visits.iter().all(|visit| visit.library.is_none()));
    // A good value repairs the row.
    let good = record(2, 6, NOON + 1, &[], &library(1), json!({ "name": "Canal" }));
    assert_eq!(bench.receive(&good), Received::Applied);
    assert_eq!(bench.names(), ["Canal", "Gare"]);
}

#[test]
fn a_value_is_one_line_of_the_state_however_its_members_are_ordered() {
    let (a, b) = (Bench::new(), Bench::new());
    let head = record(2, 1, NOON, &[], &library(1), json!({}));
    let body = serde_json::to_string(&head).unwrap();
    let with = |fields: &str| body.replace("\"fields\":{}", &format!("\"fields\":{fields}"));
    receive_text(&a, &with(r#"{"x":{"b":[{"d":1,"c":2}],"a":1},"name":"n"}"#));
    receive_text(&b, &with(r#"{"name":"n","x":{"a":1,"b":[{"c":2,"d":1}]}}"#));
    assert_eq!(a.lines(), b.lines());
    assert_eq!(a.lines().len(), 1);
}
