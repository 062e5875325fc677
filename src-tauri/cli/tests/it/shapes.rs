//! The shape of every reply, as docs/cli.md has it, along the thread of a day.

use serde_json::{Value, json};

use super::support::{Desk, findings, keys, text};

const ID: &[&str] = &["id"];

#[test]
fn libraries_and_visits() {
    let desk = Desk::bare();
    let made = desk.json(&[
        "init",
        "--device",
        "Portable de Claire",
        "--person",
        "Claire",
    ]);
    keys(&made, &["id", "device", "database"]);
    assert_eq!(made["device"], "Portable de Claire");

    let add = ["library", "add", "--name", "Canal", "--insee", "59350"];
    let library = desk.json(&[&add[..], &["--hours", "Tu 14:00-18:00; Sa 10:00-12:00"]].concat());
    keys(&library, ID);
    let id = text(&library["id"]);
    let list = desk.json(&["library", "list"]);
    let row = &list.as_array().unwrap()[0];
    keys(
        row,
        &[
            "id",
            "name",
            "insee",
            "commune",
            "address",
            "opening_hours",
            "weekly_minutes",
        ],
    );
    assert_eq!(
        (&row["commune"], &row["weekly_minutes"]),
        (&json!("Lille"), &json!(360))
    );

    let edited = desk.json(&["library", "edit", "--library", &id, "--address", "3 quai"]);
    assert_eq!(edited, json!({ "id": id }));
    let row = desk.json(&["library", "list"])[0].clone();
    assert_eq!(
        (&row["name"], &row["address"]),
        (&json!("Canal"), &json!("3 quai"))
    );

    let add = [
        "visit",
        "add",
        "--library",
        &id,
        "--date",
        "2026-09-15",
        "--people",
        "Nadia",
    ];
    let visit = desk.json(&[&add[..], &["--note", "Porte *lourde*."]].concat());
    keys(&visit, ID);
    let visit = text(&visit["id"]);
    let row = desk.json(&["visit", "list"])[0].clone();
    keys(
        &row,
        &[
            "id",
            "library",
            "library_name",
            "commune",
            "date",
            "people",
            "note",
        ],
    );
    assert_eq!(
        (&row["note"], &row["date"], &row["library"]),
        (&json!("Porte *lourde*."), &json!("2026-09-15"), &json!(id))
    );
    desk.json(&[
        "visit",
        "note",
        "--visit",
        &visit,
        "--text",
        "Porte légère, éclairée.",
    ]);
    assert_eq!(
        desk.json(&["visit", "list"])[0]["note"],
        "Porte légère, éclairée."
    );

    let hits = desk.json(&["search", "legere"]);
    keys(&hits[0], &["kind", "id", "title", "snippet"]);
    assert_eq!(
        (&hits[0]["kind"], &hits[0]["id"]),
        (&json!("visit"), &json!(visit))
    );
    assert_eq!(desk.json(&["search", "introuvable"]), json!([]));

    let status = desk.json(&["status"]);
    keys(
        &status,
        &[
            "device",
            "pending",
            "questions",
            "last_sync",
            "digest",
            "counts",
            "id",
        ],
    );
    keys(
        &status["counts"],
        &["libraries", "visits", "surveys", "responses", "drafts"],
    );
    assert_eq!(
        (&status["pending"], &status["last_sync"]),
        (&json!(5), &Value::Null)
    );
    let digest = desk.digest();
    assert!(
        digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit()),
        "{digest}"
    );
    assert_eq!(status["digest"], json!(digest));

    desk.json(&["library", "remove", "--library", &id]);
    assert_eq!(desk.json(&["library", "list"]), json!([]));
    let state = desk.json(&["undo"]);
    keys(&state, &["undo", "redo"]);
    assert_eq!(state["redo"]["code"], "delete_library");
    assert_eq!(desk.json(&["library", "list"])[0]["id"], json!(id));
    assert_eq!(desk.json(&["redo"])["undo"]["code"], "delete_library");
}

#[test]
fn drafts_and_their_slots() {
    let desk = Desk::new("Portable");
    let library = desk.library("Canal");
    let draft = desk.json(&[
        "draft",
        "add",
        "--library",
        &library,
        "--title",
        "B",
        "--from-current",
    ]);
    keys(&draft, ID);
    let draft = text(&draft["id"]);
    let at = |start: &str, end: &str| {
        let slot = desk.json(&[
            "draft", "slot", "add", "--draft", &draft, "--day", "sat", "--start", start, "--end",
            end,
        ]);
        keys(&slot, &["slot"]);
        text(&slot["slot"])
    };
    let morning = at("9h30", "12:00");
    let shown = desk.json(&["draft", "show", "--draft", &draft]);
    keys(
        &shown,
        &[
            "id",
            "title",
            "library",
            "slots",
            "opening_hours",
            "weekly_minutes",
            "current_weekly_minutes",
            "findings",
        ],
    );
    let slots = shown["slots"].as_array().unwrap();
    slots
        .iter()
        .for_each(|slot| keys(slot, &["id", "day", "start", "end", "by", "question"]));
    assert_eq!(
        slots[1],
        json!({ "id": morning, "day": "sat", "start": "09:30", "end": "12:00", "by": "Portable", "question": false })
    );
    assert_eq!(shown["opening_hours"], "Tu 14:00-18:00; Sa 09:30-12:00");
    assert_eq!(
        (&shown["weekly_minutes"], &shown["current_weekly_minutes"]),
        (&json!(390), &json!(240))
    );

    let moved = desk.json(&[
        "draft", "slot", "move", "--slot", &morning, "--day", "dimanche", "--end", "13",
    ]);
    assert_eq!(moved, json!({ "slot": morning }));
    let slot = desk.json(&["draft", "show", "--draft", &draft])["slots"][1].clone();
    assert_eq!(
        (&slot["day"], &slot["start"], &slot["end"]),
        (&json!("sun"), &json!("09:30"), &json!("13:00"))
    );

    // Overlaps stay, and are said.
    desk.json(&[
        "draft", "slot", "move", "--slot", &morning, "--day", "tue", "--start", "17:00", "--end",
        "19:00",
    ]);
    let shown = desk.json(&["draft", "show", "--draft", &draft]);
    assert_eq!(findings(&shown)[0].0, "slots_overlap");
    assert_eq!(shown["weekly_minutes"], 300);

    desk.json(&["draft", "slot", "remove", "--slot", &morning]);
    let row = desk.json(&["draft", "list"])[0].clone();
    keys(
        &row,
        &[
            "id",
            "library",
            "library_name",
            "title",
            "weekly_minutes",
            "difference",
        ],
    );
    assert_eq!(
        (&row["weekly_minutes"], &row["difference"]),
        (&json!(240), &json!(0))
    );
}

#[test]
fn demo_data() {
    let desk = Desk::new("Portable");
    let made = desk.json(&["demo"]);
    let counts =
        json!({ "libraries": 3, "visits": 2, "surveys": 2, "responses": 120, "drafts": 2 });
    assert_eq!(made, counts);
    assert_eq!(desk.error(&["demo"]), "demo_present");
    assert_eq!(desk.json(&["status"])["counts"], counts);
}
