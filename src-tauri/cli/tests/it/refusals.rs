//! Bad input: exit 2, one sentence on standard error, and nothing changed.

use super::support::{Desk, run, tree};

const NOBODY: &str = "01910000-0000-7000-8000-000000000001";

#[test]
fn databases_that_cannot_be_used_are_refused() {
    let desk = Desk::new("Portable");
    let before = tree(desk.dir.path());
    assert_eq!(
        desk.error(&["init", "--device", "Autre"]),
        "database_exists"
    );
    assert_eq!(
        desk.error(&["library", "list", "--passphrase-file", "/nowhere"]),
        "file_unreadable"
    );
    assert_eq!(tree(desk.dir.path()), before);

    let wrong = desk.file("wrong", "pas la bonne\n");
    let before = tree(desk.dir.path());
    for words in [&["status"][..], &["library", "list"], &["demo"]] {
        let words = [words, &["--passphrase-file", &wrong]].concat();
        let ran = run(&[
            &["--db", desk.path("a.db").to_str().unwrap(), "--json"],
            &words[..],
        ]
        .concat());
        ran.sentence();
        assert_eq!(ran.json()["error"]["code"], "passphrase_wrong");
    }
    let empty = desk.file("empty", "");
    let db = desk.path("a.db").display().to_string();
    let ran = run(&["--db", &db, "--json", "status", "--passphrase-file", &empty]);
    ran.sentence();
    assert_eq!(ran.json()["error"]["code"], "passphrase_wrong");
    // No file, no keyring, no terminal: nobody to ask.
    let ran = run(&["--db", &db, "--json", "status"]);
    ran.sentence();
    assert_eq!(ran.json()["error"]["code"], "passphrase_missing");
    std::fs::remove_file(&empty).unwrap();
    assert_eq!(tree(desk.dir.path()), before);
    assert_eq!(desk.json(&["library", "list"]).as_array().unwrap().len(), 0);
}

#[test]
fn what_is_no_database_is_refused() {
    let desk = Desk::bare();
    assert_eq!(desk.error(&["status"]), "database_missing");
    assert!(!desk.path("a.db").exists());
    desk.file("a.db", "une liste");
    assert_eq!(desk.error(&["status"]), "database_foreign");
    assert_eq!(
        desk.error(&["init", "--device", "Portable"]),
        "database_exists"
    );
    let phrase = desk.path("phrase").display().to_string();
    let ran = run(&["--json", "--passphrase-file", &phrase, "status"]);
    ran.sentence();
    assert_eq!(ran.json()["error"]["code"], "database_not_named");
    std::fs::create_dir_all(desk.path("Dropbox/travail")).unwrap();
    let inside = desk.path("Dropbox/travail/a.db").display().to_string();
    let ran = run(&[
        "--json",
        "--db",
        &inside,
        "--passphrase-file",
        &phrase,
        "init",
        "--device",
        "X",
    ]);
    ran.sentence();
    assert_eq!(ran.json()["error"]["code"], "database_mirrored");
    assert_eq!(
        std::fs::read_dir(desk.path("Dropbox/travail"))
            .unwrap()
            .count(),
        0
    );
    let empty = desk.file("empty", "\n");
    let fresh = desk.path("fresh.db").display().to_string();
    let ran = run(&[
        "--json",
        "--db",
        &fresh,
        "--passphrase-file",
        &empty,
        "init",
        "--device",
        "X",
    ]);
    ran.sentence();
    assert_eq!(ran.json()["error"]["code"], "passphrase_missing");
    let ran = run(&[
        "--json",
        "--db",
        &fresh,
        "--passphrase-file",
        &phrase,
        "init",
        "--device",
        " ",
    ]);
    ran.sentence();
    assert_eq!(ran.json()["error"]["code"], "device_name_missing");
    assert!(!desk.path("fresh.db").exists());
}

#[test]
fn unknown_things_are_refused() {
    let desk = Desk::new("Portable");
    let form = desk.file("none.json", "{}");
    let before = desk.digest();
    for words in [
        &["library", "edit", "--library", NOBODY, "--name", "X"][..],
        &["library", "remove", "--library", NOBODY],
        &["visit", "add", "--library", NOBODY, "--date", "2026-09-15"],
        &["visit", "note", "--visit", NOBODY, "--text", "x"],
        &[
            "survey",
            "add",
            "--library",
            NOBODY,
            "--bundled",
            "usagers",
            "--title",
            "T",
        ],
        &["response", "add", "--survey", NOBODY, "--answers", &form],
        &["response", "list", "--survey", NOBODY],
        &["draft", "add", "--library", NOBODY, "--title", "T"],
        &["draft", "show", "--draft", NOBODY],
        &[
            "draft", "slot", "add", "--draft", NOBODY, "--day", "tue", "--start", "14", "--end",
            "15",
        ],
        &["draft", "slot", "move", "--slot", NOBODY, "--day", "tue"],
        &["draft", "slot", "remove", "--slot", NOBODY],
    ] {
        assert_eq!(desk.error(words), "entity_unknown", "{words:?}");
    }
    for id in [
        format!("library/{NOBODY}/name"),
        "library".to_owned(),
        String::new(),
    ] {
        let words = ["questions", "resolve", "--id", &id, "--keep", "mine"];
        assert_eq!(desk.error(&words), "question_unknown");
    }
    assert_eq!(desk.error(&["undo"]), "undo_nothing");
    assert_eq!(desk.error(&["redo"]), "redo_nothing");
    assert_eq!(desk.digest(), before);
}

#[test]
fn values_that_make_no_sense_are_refused() {
    let desk = Desk::new("Portable");
    let library = desk.library("Canal");
    let bare = desk.json(&[
        "library",
        "add",
        "--name",
        "Sans horaires",
        "--insee",
        "59350",
    ]);
    let bare = super::support::text(&bare["id"]);
    let draft = desk.json(&["draft", "add", "--library", &library, "--title", "B"]);
    let draft = super::support::text(&draft["id"]);
    let before = desk.digest();
    let add = |name: &'static str, insee: &'static str, hours: &'static str| {
        desk.error(&[
            "library", "add", "--name", name, "--insee", insee, "--hours", hours,
        ])
    };
    assert_eq!(add(" ", "59350", ""), "library_name_missing");
    assert_eq!(add("X", "593", ""), "insee_invalid");
    assert_eq!(add("X", "59350", "lundi peut-être"), "hours_unreadable");
    let visit =
        |date: &'static str| desk.error(&["visit", "add", "--library", &library, "--date", date]);
    for date in ["2026-02-30", "hier", "", "2026"] {
        assert_eq!(visit(date), "visit_date_invalid", "{date:?}");
    }
    let words = [
        "draft",
        "add",
        "--library",
        &bare,
        "--title",
        "B",
        "--from-current",
    ];
    assert_eq!(desk.error(&words), "hours_missing");
    assert_eq!(
        desk.error(&["draft", "add", "--library", &library, "--title", " "]),
        "draft_title_missing"
    );
    let slot = |start: &'static str, end: &'static str| {
        desk.error(&[
            "draft", "slot", "add", "--draft", &draft, "--day", "tue", "--start", start, "--end",
            end,
        ])
    };
    assert_eq!(slot("15:00", "14:00"), "slot_end_before_start");
    assert_eq!(slot("15:00", "15:00"), "slot_end_before_start");
    assert_eq!(desk.digest(), before);
}

/// Words that are no value of an option never reach the database: one sentence, in English, and nothing on standard output.
#[test]
fn words_that_are_no_command_are_refused() {
    let desk = Desk::new("Portable");
    let before = tree(desk.dir.path());
    let slot = [
        "draft", "slot", "add", "--draft", NOBODY, "--day", "tue", "--start", "14", "--end", "15",
    ];
    let with = |at: usize, word: &'static str| {
        let mut words = slot.to_vec();
        words[at] = word;
        words
    };
    for words in [
        with(4, "nobody"),
        with(6, "someday"),
        with(8, "25:00"),
        with(8, "14:60"),
        with(10, "soon"),
        slot[..9].to_vec(),
        vec!["nonsense"],
        vec!["library"],
        vec!["library", "add"],
        vec!["questions", "resolve", "--id", "x"],
        vec!["status", "--lang", "de"],
        vec!["sync"],
        vec!["survey", "add", "--library", NOBODY, "--title", "T"],
        vec![
            "survey",
            "add",
            "--library",
            NOBODY,
            "--title",
            "T",
            "--form",
            "a",
            "--bundled",
            "usagers",
        ],
        vec!["status", "--jason"],
    ] {
        let ran = desk.run(&[&["--json"], &words[..]].concat());
        ran.sentence();
        assert_eq!(ran.out, "", "{words:?}");
    }
    assert_eq!(tree(desk.dir.path()), before);
}
