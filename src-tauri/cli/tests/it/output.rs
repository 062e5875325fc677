//! What is printed: lines for people, one JSON document for programs, wherever the option stands.

use super::support::{Desk, run};

#[test]
fn options_stand_anywhere_and_json_is_one_document() {
    let desk = Desk::new("Portable");
    desk.library("Canal");
    let db = desk.path("a.db").display().to_string();
    let phrase = desk.path("phrase").display().to_string();
    let expected = desk.json(&["library", "list"]);
    for words in [
        [
            "--json",
            "--db",
            &db,
            "--passphrase-file",
            &phrase,
            "library",
            "list",
        ],
        [
            "library",
            "--json",
            "--db",
            &db,
            "--passphrase-file",
            &phrase,
            "list",
        ],
        [
            "library",
            "list",
            "--json",
            "--db",
            &db,
            "--passphrase-file",
            &phrase,
        ],
        [
            "--db",
            &db,
            "library",
            "--passphrase-file",
            &phrase,
            "list",
            "--json",
        ],
    ] {
        let ran = run(&words);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        assert_eq!(ran.json(), expected);
        assert_eq!(ran.out.lines().count(), 1);
    }
}

#[test]
fn without_json_there_are_lines_for_people() {
    let desk = Desk::new("Portable");
    let id = desk.library("Médiathèque");
    let list = desk.run(&["library", "list"]);
    let cells: Vec<&str> = list.out.trim_end().split('\t').collect();
    assert_eq!(
        cells,
        [
            &id,
            "59350",
            "Lille",
            "Médiathèque",
            "Tu 14:00-18:00",
            "240"
        ]
    );
    let added = desk.run(&[
        "visit",
        "add",
        "--library",
        &id,
        "--date",
        "2026-09-15",
        "--note",
        "a\nb\tc",
    ]);
    assert_eq!(added.out.trim_end().len(), 36, "an id alone");
    // A note of several lines stays one line of the list.
    let visits = desk.run(&["visit", "list"]);
    assert_eq!(visits.out.lines().count(), 1);
    assert!(visits.out.trim_end().ends_with("a b c"), "{visits:?}");
    assert_eq!(desk.run(&["digest"]).out.trim_end(), desk.digest());
    let file = desk.file("bad.csv", "nom;insee\nCanal;59350\n;59350\n");
    let imported = desk.run(&["library", "import", &file]);
    let lines: Vec<&str> = imported.out.lines().collect();
    assert_eq!((imported.code, lines[0], lines.len()), (0, "1", 2));
    assert!(lines[1].starts_with("ligne 3, colonne nom — "), "{lines:?}");
    for (_, out) in [
        ("demo", desk.run(&["demo"])),
        ("status", desk.run(&["status"])),
    ] {
        assert_eq!((out.code, out.err.as_str()), (0, ""));
        assert!(out.out.lines().count() == 1, "{out:?}");
    }
}

#[test]
fn sentences_come_in_two_languages() {
    let desk = Desk::bare();
    let french = desk.run(&["status"]).sentence();
    let english = desk.run(&["status", "--lang", "en"]).sentence();
    assert_ne!(french, english);
    for sentence in [&french, &english] {
        // No term is left without its value, and no line of a library underneath.
        assert!(
            sentence.contains("a.db") && !sentence.contains('{'),
            "{sentence}"
        );
    }
    assert!(english.is_ascii() || english.contains('’'), "{english}");
}

#[test]
fn help_and_version_are_no_refusals() {
    for words in [
        &["--help"][..],
        &["--version"],
        &["draft", "slot", "add", "--help"],
    ] {
        let ran = run(words);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{words:?}");
        assert!(!ran.out.is_empty());
    }
    run(&[]).sentence();
}
