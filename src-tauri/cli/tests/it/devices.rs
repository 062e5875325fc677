//! The laptops of the space and the log, from the command line.

use serde_json::{Value, json};

use super::support::{Desk, keys, text};

const LAPTOP: &[&str] = &[
    "id",
    "label",
    "person",
    "this",
    "records",
    "seen_at",
    "same",
    "behind",
    "ahead",
    "version",
    "clock_ahead",
    "retired",
    "returned",
    "former",
];

fn laptop(desk: &Desk, label: &str) -> Value {
    let listed = desk.json(&["devices", "list"]);
    let listed = listed.as_array().unwrap();
    listed.iter().for_each(|laptop| keys(laptop, LAPTOP));
    let found = listed.iter().find(|laptop| laptop["label"] == label);
    found.unwrap().clone()
}

#[test]
fn a_laptop_is_seen_retired_taken_back_and_this_one_stays() {
    let (claire, hugo) = (
        Desk::new("Portable de Claire"),
        Desk::new("Portable de Hugo"),
    );
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_str().unwrap();
    claire.library("Canal");
    for desk in [&claire, &hugo, &claire] {
        desk.json(&["sync", at]);
    }
    let seen = laptop(&claire, "Portable de Hugo");
    assert_eq!(
        (&seen["same"], &seen["behind"], &seen["retired"]),
        (&json!(true), &json!(0), &json!(false))
    );
    assert!(seen["seen_at"].is_i64() && seen["version"].is_string());
    let own = laptop(&claire, "Portable de Claire");
    assert_eq!(own["this"], true);

    let id = text(&seen["id"]);
    let retired = claire.json(&["devices", "retire", "--id", &id]);
    assert_eq!(retired, json!({ "id": id, "retired": true }));
    assert_eq!(laptop(&claire, "Portable de Hugo")["retired"], true);
    claire.json(&["undo"]);
    assert_eq!(laptop(&claire, "Portable de Hugo")["retired"], false);
    let said = claire.run(&["devices", "retire", "--id", &id]);
    assert!(said.out.contains("changez aussi la clé"), "{said:?}");
    claire.json(&["devices", "reinstate", "--id", &id]);
    assert_eq!(laptop(&claire, "Portable de Hugo")["retired"], false);

    let own = text(&own["id"]);
    assert_eq!(
        claire.error(&["devices", "retire", "--id", &own]),
        "laptop_is_this"
    );
    let nobody = "01a20472-737a-7632-a038-5e5368dc9880";
    assert_eq!(
        claire.error(&["devices", "retire", "--id", nobody]),
        "laptop_unknown"
    );
}

#[test]
fn the_log_tells_each_sync_and_why_it_broke_off() {
    let claire = Desk::new("Portable de Claire");
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_str().unwrap();
    claire.library("Canal");
    assert_eq!(claire.json(&["log"]), json!([]));
    claire.json(&["sync", at]);
    claire.error(&["sync", &claire.path("missing").display().to_string()]);
    let log = claire.json(&["log"]);
    let entries = log.as_array().unwrap();
    entries.iter().for_each(|entry| {
        keys(
            entry,
            &["at", "since", "times", "ms", "auto", "outcome", "error"],
        );
    });
    // `error` runs the command twice: the same failure again is the same line.
    assert_eq!(entries.len(), 2);
    assert_eq!(
        (&entries[0]["error"]["code"], &entries[0]["times"]),
        (&json!("folder_gone"), &json!(2))
    );
    assert_eq!(entries[1]["outcome"]["sent"], 1);
    assert_eq!(entries[1]["error"], Value::Null);
    let lines = claire.run(&["log"]).out;
    assert!(
        lines.lines().next().unwrap().ends_with("\tfolder_gone"),
        "{lines}"
    );
}
