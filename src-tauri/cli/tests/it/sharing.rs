//! Two databases and a folder, from the command line.

use serde_json::{Value, json};

use super::support::{Desk, keys, text, tree};

const OUTCOME: &[&str] = &[
    "sent",
    "received",
    "pending",
    "questions",
    "skipped",
    "sent_by",
    "received_by",
];

fn sync(desk: &Desk, folder: &str) -> Value {
    let mut outcome = desk.json(&["sync", folder]);
    // Only the sync that makes the space has one.
    outcome.as_object_mut().unwrap().remove("recovery_key");
    keys(&outcome, OUTCOME);
    outcome
}

/// The numbers of an outcome: sent, received, pending, questions.
fn numbers(outcome: &Value) -> [u64; 4] {
    ["sent", "received", "pending", "questions"].map(|name| outcome[name].as_u64().unwrap())
}

#[test]
fn two_databases_share_disagree_and_decide() {
    let (claire, hugo) = (
        Desk::new("Portable de Claire"),
        Desk::new("Portable de Hugo"),
    );
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_str().unwrap();
    let library = claire.library("Canal");
    hugo.library("Gare");

    let dry = claire.json(&["sync", at, "--dry-run"]);
    keys(&dry, OUTCOME);
    assert_eq!(
        (numbers(&dry), tree(folder.path()).len()),
        ([1, 0, 1, 0], 0)
    );
    assert_eq!(numbers(&sync(&claire, at)), [1, 0, 0, 0]);
    let before = tree(folder.path());
    let dry = hugo.json(&["sync", at, "--dry-run"]);
    assert_eq!(numbers(&dry), [1, 1, 1, 0]);
    let by = |who: &str| json!([{ "by": who, "kind": "library", "count": 1 }]);
    assert_eq!(dry["sent_by"], by("Portable de Hugo"));
    assert_eq!(dry["received_by"], by("Portable de Claire"));
    assert_eq!(tree(folder.path()), before);
    assert_eq!(numbers(&sync(&hugo, at)), [1, 1, 0, 0]);
    assert_eq!(numbers(&sync(&claire, at)), [0, 1, 0, 0]);
    assert_eq!(claire.digest(), hugo.digest());
    assert!(claire.json(&["status"])["last_sync"].is_i64());

    claire.json(&[
        "library",
        "edit",
        "--library",
        &library,
        "--name",
        "Canal nord",
    ]);
    hugo.json(&[
        "library",
        "edit",
        "--library",
        &library,
        "--name",
        "Canal sud",
    ]);
    sync(&claire, at);
    assert_eq!(numbers(&sync(&hugo, at)), [1, 1, 0, 1]);
    assert_eq!(numbers(&sync(&claire, at)), [0, 1, 0, 1]);
    assert_eq!(claire.digest(), hugo.digest());
    let questions = claire.json(&["questions", "list"]);
    let question = &questions.as_array().unwrap()[0];
    keys(
        question,
        &[
            "id",
            "kind",
            "entity",
            "title",
            "field",
            "candidates",
            "start",
            "can_fork",
        ],
    );
    keys(&question["start"], &["value", "by", "at", "weekly_minutes"]);
    assert_eq!(
        (&question["start"]["value"], &question["can_fork"]),
        (&json!("Canal"), &json!(false))
    );
    assert_eq!(question["id"], json!(format!("library/{library}/name")));
    let candidates = question["candidates"].as_array().unwrap();
    let members = [
        "value",
        "by",
        "at",
        "mine",
        "shown",
        "key",
        "op",
        "comment",
        "weekly_minutes",
    ];
    candidates
        .iter()
        .for_each(|candidate| keys(candidate, &members));
    assert_eq!(
        candidates[0]["op"],
        json!({ "code": "save_library", "name": candidates[0]["value"] })
    );
    let mut values: Vec<String> = candidates
        .iter()
        .map(|candidate| text(&candidate["value"]))
        .collect();
    values.sort();
    assert_eq!(values, ["Canal nord", "Canal sud"]);
    let id = text(&question["id"]);
    let resolve =
        |keep: &str| ["questions", "resolve", "--id", &id, "--keep", keep].map(str::to_owned);
    let words = resolve("nobody");
    assert_eq!(
        claire.error(&words.each_ref().map(String::as_str)),
        "question_choice_unknown"
    );
    let words = resolve("both");
    assert_eq!(
        claire.error(&words.each_ref().map(String::as_str)),
        "question_no_fork"
    );
    let words = resolve("theirs");
    let done = claire.json(&words.each_ref().map(String::as_str));
    assert_eq!(done, json!({ "id": id, "keep": "theirs" }));
    sync(&claire, at);
    sync(&hugo, at);
    assert_eq!(hugo.json(&["questions", "list"]), json!([]));
    assert_eq!(hugo.json(&["library", "list"])[0]["name"], "Canal sud");
    assert_eq!(claire.digest(), hugo.digest());
}

#[test]
fn folders_that_cannot_be_shared_are_refused() {
    let (claire, hugo) = (
        Desk::new("Portable de Claire"),
        Desk::new("Portable de Hugo"),
    );
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name).display().to_string();
    for name in ["ours", "theirs", "full"] {
        std::fs::create_dir(root.path().join(name)).unwrap();
    }
    std::fs::write(root.path().join("full/notes.txt"), "x").unwrap();
    claire.library("Canal");
    hugo.library("Gare");
    sync(&claire, &at("ours"));
    sync(&hugo, &at("theirs"));
    let before = tree(root.path());
    for dry in [&[][..], &["--dry-run"]] {
        let refused = |desk: &Desk, folder: &str| desk.error(&[&["sync", folder], dry].concat());
        assert_eq!(refused(&claire, &at("theirs")), "other_space");
        assert_eq!(refused(&claire, &at("missing")), "folder_gone");
        assert_eq!(refused(&claire, &at("full")), "folder_not_empty");
        let nadia = Desk::new("Portable de Nadia");
        let wrong = nadia.file("wrong", "pas la bonne\n");
        let ours = at("ours");
        let words = [&["sync", &ours, "--folder-passphrase-file", &wrong], dry].concat();
        let digest = nadia.digest();
        assert_eq!(nadia.error(&words), "wrong_folder_passphrase");
        assert_eq!(nadia.json(&["status"])["last_sync"], Value::Null);
        assert_eq!(nadia.digest(), digest);
    }
    assert_eq!(tree(root.path()), before);
}

#[test]
fn a_folder_has_a_passphrase_of_its_own_if_one_wishes() {
    let claire = Desk::new("Portable de Claire");
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_str().unwrap();
    let common = claire.file("common", "la phrase du service\n");
    claire.library("Canal");
    claire.json(&["sync", at, "--folder-passphrase-file", &common]);
    let hugo = Desk::new("Portable de Hugo");
    assert_eq!(hugo.error(&["sync", at]), "wrong_folder_passphrase");
    let joined = hugo.json(&["sync", at, "--folder-passphrase-file", &common]);
    assert_eq!(joined["received"], 1);
    // Joined once, nobody asks again.
    assert_eq!(sync(&hugo, at)["received"], 0);
}

#[test]
fn a_damaged_file_is_listed_and_changes_nothing() {
    let (claire, hugo) = (
        Desk::new("Portable de Claire"),
        Desk::new("Portable de Hugo"),
    );
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_str().unwrap();
    claire.library("Canal");
    sync(&claire, at);
    let (batch, bytes) = tree(folder.path())
        .into_iter()
        .find(|(path, _)| path.extension().is_some_and(|ending| ending == "b"))
        .unwrap();
    std::fs::write(&batch, &bytes[..bytes.len() - 1]).unwrap();
    let outcome = sync(&hugo, at);
    let skipped = &outcome["skipped"][0];
    keys(skipped, &["file", "reason"]);
    assert_eq!(
        (&skipped["file"], &skipped["reason"]),
        (
            &json!(batch.strip_prefix(folder.path()).unwrap()),
            &json!("truncated")
        )
    );
    assert_eq!(hugo.json(&["library", "list"]), json!([]));
    let lines = hugo.run(&["sync", at]).out;
    assert!(
        lines.lines().nth(1).unwrap().ends_with("\ttruncated"),
        "{lines}"
    );
    // The owner's next sync puts it right.
    sync(&claire, at);
    assert_eq!(numbers(&sync(&hugo, at)), [0, 1, 0, 0]);
}
