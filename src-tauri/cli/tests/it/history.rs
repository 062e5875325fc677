//! `history`, `version` and `demo generate`: shapes, order, refusals.

use serde_json::{Value, json};

use super::support::{Desk, keys, text};

fn sentences(acts: &Value) -> Vec<String> {
    let acts = acts.as_array().unwrap().iter();
    acts.map(|act| text(&act["sentence"])).collect()
}

#[test]
fn history_of_an_object_and_of_a_person() {
    let desk = Desk::new("Portable");
    let library = desk.library("Médiathèque");
    desk.json(&[
        "library",
        "edit",
        "--library",
        &library,
        "--address",
        "3 quai",
    ]);
    let acts = desk.json(&["history", "--entity", &library]);
    assert_eq!(
        sentences(&acts),
        [
            "modifier la bibliothèque «\u{202f}Médiathèque\u{202f}»",
            "ajouter la bibliothèque «\u{202f}Médiathèque\u{202f}»"
        ]
    );
    let members = [
        "at", "by", "device", "op", "sentence", "erased", "fields", "version", "entity", "title",
        "count",
    ];
    keys(&acts[0], &members);
    assert_eq!(
        acts[0]["fields"],
        json!([{ "field": "address", "from": "", "to": "3 quai" }])
    );
    assert_eq!(
        (&acts[0]["by"], &acts[0]["version"]),
        (&json!("Portable"), &Value::Null)
    );
    let full = format!("library/{library}");
    assert_eq!(desk.json(&["history", "--entity", &full]), acts);
    assert_eq!(
        desk.json(&["history", "--entity", &full, "--limit", "1"])
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(desk.json(&["history", "--person", "Portable"]), acts);
    assert_eq!(desk.json(&["history", "--person", "Personne"]), json!([]));
    assert_eq!(
        desk.error(&["history", "--entity", "nothing"]),
        "history_unknown"
    );
    // For people: when, who, what.
    let ran = desk.run(&["history", "--entity", &full]);
    let first = ran.out.lines().next().unwrap();
    assert!(
        first.starts_with("le ") && first.contains("\tPortable\tmodifier la bibliothèque"),
        "{first}"
    );
    let english = desk.run(&["--lang", "en", "history", "--entity", &full]);
    assert!(
        english.out.contains("change the library") || english.out.contains("library “Médiathèque”"),
        "{english:?}"
    );
}

#[test]
fn versions_are_named_listed_gone_back_to_and_undone() {
    let desk = Desk::new("Portable");
    let library = desk.library("Un");
    let version =
        text(&desk.json(&["version", "add", "--entity", &library, "--name", "Avant"])["id"]);
    let listed = desk.json(&["version", "list", "--entity", &library]);
    keys(&listed[0], &["id", "name", "by", "at"]);
    assert_eq!(
        (&listed[0]["name"], &listed[0]["id"]),
        (&json!("Avant"), &json!(version))
    );
    assert_eq!(
        desk.json(&["history", "--entity", &library])[0]["version"],
        "Avant"
    );
    assert_eq!(
        desk.error(&["version", "restore", "--version", &version]),
        "history_same"
    );
    desk.json(&["library", "edit", "--library", &library, "--name", "Deux"]);
    assert_eq!(
        desk.json(&["version", "restore", "--version", &version]),
        json!({ "id": version })
    );
    assert_eq!(desk.json(&["library", "list"])[0]["name"], "Un");
    let undone = desk.json(&["undo"]);
    assert_eq!(undone["redo"]["code"], "restore_version");
    assert_eq!(desk.json(&["library", "list"])[0]["name"], "Deux");
    desk.json(&[
        "version",
        "rename",
        "--version",
        &version,
        "--name",
        "Le premier",
    ]);
    desk.json(&["version", "remove", "--version", &version]);
    assert_eq!(
        desk.json(&["version", "list", "--entity", &library]),
        json!([])
    );
    assert_eq!(
        desk.error(&["version", "add", "--entity", &library, "--name", ""]),
        "version_name_missing"
    );
}

#[test]
fn generated_data_are_counted_and_the_same_for_one_seed() {
    let words = [
        "demo",
        "generate",
        "--responses",
        "7",
        "--notes",
        "5",
        "--drafts",
        "3",
        "--seed",
        "9",
    ];
    let (one, two) = (Desk::new("A"), Desk::new("B"));
    let made = one.json(&words);
    keys(
        &made,
        &[
            "libraries",
            "visits",
            "surveys",
            "responses",
            "drafts",
            "records",
            "seconds",
        ],
    );
    assert_eq!(made["responses"], 7);
    assert_eq!(made["records"], 12 + 2 + 7 + 2 * 5 + 3);
    two.json(&words);
    assert_eq!(one.digest(), two.digest());
    assert_eq!(one.error(&words), "demo_generated");
    let counts = &one.json(&["status"])["counts"];
    assert_eq!(
        (&counts["visits"], &counts["drafts"], &counts["responses"]),
        (&json!(5), &json!(3), &json!(7))
    );
    assert_eq!(
        one.error(&["demo", "generate", "--responses", "1000001"]),
        "demo_too_many"
    );
}
