//! `rythme valise`: two databases that meet through files alone, and what is refused.

use super::support::{Desk, keys};

const EXPORTED: &[&str] = &[
    "file", "bytes", "records", "batches", "photos", "for", "draft",
];
const IMPORTED: &[&str] = &["received", "questions", "skipped", "joined", "draft"];

#[test]
fn two_databases_meet_through_files_alone() {
    let (claire, hugo) = (
        Desk::new("Portable de Claire"),
        Desk::new("Portable de Hugo"),
    );
    claire.library("Canal");
    let file = claire.path("a.valise").display().to_string();
    let done = claire.json(&["valise", "export", &file]);
    keys(&done, EXPORTED);
    assert_eq!(
        (done["records"].as_u64(), done["batches"].as_u64()),
        (Some(1), Some(1))
    );
    assert!(done["for"].is_null() && done["draft"].is_null());

    let dry = hugo.json(&["valise", "import", &file, "--dry-run"]);
    assert_eq!(dry["received"], 1);
    assert_eq!(
        (
            dry["space"].as_str().unwrap(),
            dry["device"].as_str().unwrap()
        ),
        ("joins", "Portable de Claire")
    );
    assert_eq!(hugo.json(&["library", "list"]).as_array().unwrap().len(), 0);
    let done = hugo.json(&["valise", "import", &file]);
    keys(&done, IMPORTED);
    assert_eq!(
        (done["received"].as_u64(), done["joined"].as_bool()),
        (Some(1), Some(true))
    );
    assert_eq!(claire.digest(), hugo.digest());

    // By name: what Claire has is left out.
    hugo.library("Gare");
    let back = hugo.path("b.valise").display().to_string();
    let done = hugo.json(&["valise", "export", &back, "--for", "Portable de Claire"]);
    assert_eq!(
        (done["for"].as_str().unwrap(), done["records"].as_u64()),
        ("Portable de Claire", Some(1))
    );
    assert_eq!(claire.json(&["valise", "import", &back])["received"], 1);
    assert_eq!(claire.digest(), hugo.digest());
}

#[test]
fn a_draft_is_closed_by_a_phrase_of_its_own() {
    let (claire, zoe) = (
        Desk::new("Portable de Claire"),
        Desk::new("Portable de Zoé"),
    );
    let library = claire.library("Canal");
    let added = claire.json(&["draft", "add", "--library", &library, "--title", "B"]);
    let file = claire.path("b.valise").display().to_string();
    let export = [
        "valise",
        "export",
        &file,
        "--draft",
        added["id"].as_str().unwrap(),
    ];
    let ran = claire.run(&export);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("phrase secrète"), "{}", ran.err);
    let phrase = claire.file("once", "pour Zoé seulement\n");
    let done = claire.json(&[&export[..], &["--valise-passphrase-file", &phrase]].concat());
    assert_eq!(done["draft"].as_str().unwrap(), "B");

    let ran = zoe.run(&["valise", "import", &file]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let done = zoe.json(&[
        "valise",
        "import",
        &file,
        "--folder-passphrase-file",
        &phrase,
    ]);
    assert_eq!(done["draft"], added["id"]);
    let drafts = zoe.json(&["draft", "list"]);
    assert_eq!(drafts[0]["title"].as_str().unwrap(), "B");
}

#[test]
fn what_is_refused_says_so_in_one_sentence_and_leaves_no_file() {
    let claire = Desk::new("Portable de Claire");
    let letter = claire.file("lettre.txt", "Madame,");
    for words in [
        vec!["valise", "export", &letter],
        vec![
            "valise",
            "export",
            "x.valise",
            "--for",
            "Portable de personne",
        ],
        vec!["valise", "import", &letter],
        vec!["valise", "import", "nowhere.valise"],
    ] {
        let ran = claire.run(&words);
        assert_eq!(
            (ran.code, ran.err.lines().count()),
            (2, 1),
            "{words:?}: {ran:?}"
        );
    }
    assert_eq!(std::fs::read_to_string(&letter).unwrap(), "Madame,");
    assert!(!std::path::Path::new("x.valise").exists());
}
