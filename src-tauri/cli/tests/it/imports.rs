//! Tables of libraries, as the ministry and as spreadsheets write them, good and bad.

use serde_json::json;

use super::support::{Desk, findings, keys};

/// Windows-1252, as Excel saves a CSV in France.
fn windows_1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            '’' => 0x92,
            'œ' => 0x9c,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect()
}

#[test]
fn semicolons_and_windows_letters() {
    let desk = Desk::new("Portable");
    let table = "code_bib;nom_de_l_etablissement;code_insee;adresse;code_postal;ville;horaires\r\n\
        59001;Médiathèque de l’Île;59350;\"1; rue du Cœur\";59000;Lille;Tu 14:00-18:00\r\n\
        59002;Bibliothèque d’Hellemmes;59350;;;Lille;\r\n";
    let file = desk.file("bib.csv", windows_1252(table));
    let made = desk.json(&["library", "import", &file]);
    keys(&made, &["imported", "findings"]);
    assert_eq!(
        (&made["imported"], findings(&made)),
        (&json!(2), Vec::new())
    );
    let rows = desk.json(&["library", "list"]);
    let island = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["name"] == "Médiathèque de l’Île")
        .unwrap();
    assert_eq!(island["address"], "1; rue du Cœur, 59000 Lille");
    assert_eq!(island["weekly_minutes"], 240);
    // Twice is once: known libraries are updated.
    let digest = desk.digest();
    assert_eq!(desk.json(&["library", "import", &file])["imported"], 2);
    assert_eq!(desk.digest(), digest);
    // One act, one undo.
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["library", "list"]), json!([]));
}

/// A library is known by its ministry code, else by commune and name; two codes are two libraries, whatever their names.
#[test]
fn known_libraries_are_updated_and_others_added() {
    let desk = Desk::new("Portable");
    desk.library("Canal");
    let import = |table: &str| {
        let file = desk.file("bib.csv", table);
        assert_eq!(findings(&desk.json(&["library", "import", &file])), []);
        let rows = desk.json(&["library", "list"]);
        let names = rows.as_array().unwrap().iter();
        names
            .map(|row| row["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    // Made by hand, without a code: the name is enough, and the code is learnt.
    assert_eq!(import("code_bib;nom;insee\n1;CANAL;59350\n"), ["CANAL"]);
    assert_eq!(
        import("code_bib;nom;insee\n1;Canal nord;59350\n"),
        ["Canal nord"]
    );
    assert_eq!(
        import("code_bib;nom;insee\n2;Canal nord;59350\n"),
        ["Canal nord", "Canal nord"]
    );
    // Without a code, the name; and what the table does not say stays.
    assert_eq!(
        import("nom;insee;adresse\nGare;59350;1 place\n"),
        ["Canal nord", "Canal nord", "Gare"]
    );
    import("nom;insee;adresse\ngare;59350;\n");
    assert_eq!(
        desk.json(&["library", "list"])[2]["address"],
        "1 place",
        "an empty cell erases nothing"
    );
}

#[test]
fn commas_and_a_mark_and_tabs() {
    let desk = Desk::new("Portable");
    let comma = desk.file(
        "comma.csv",
        "\u{feff}Nom,Code INSEE\n\"Canal, nord\",59350\n",
    );
    assert_eq!(desk.json(&["library", "import", &comma])["imported"], 1);
    let tab = desk.file("tab.csv", "Nom\tCode INSEE\nGare\t59350\n");
    assert_eq!(desk.json(&["library", "import", &tab])["imported"], 1);
    let rows = desk.json(&["library", "list"]);
    let names: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].clone())
        .collect();
    assert_eq!(names, ["Canal, nord", "Gare"]);
}

#[test]
fn findings_have_their_row_and_column() {
    let desk = Desk::new("Portable");
    let table = "nom;insee;horaires\n;59350;\nCanal;5X350;\nGare;59350;n’importe quand\nQuai;75101;\nGare;59350;\n";
    let file = desk.file("bad.csv", table);
    let made = desk.json(&["library", "import", &file]);
    assert_eq!(made["imported"], 2);
    let found = findings(&made);
    let has = |code: &str, row: u32, column: &str| {
        found.iter().any(|(c, _, r, at)| {
            c == code && *r == json!(row) && (column.is_empty() || *at == json!(column))
        })
    };
    assert!(has("library_name_missing", 2, "nom"), "{found:?}");
    assert!(has("library_insee_invalid", 3, "insee"), "{found:?}");
    assert!(has("hours_unreadable", 4, "horaires"), "{found:?}");
    assert!(has("library_outside_metropolis", 5, ""), "{found:?}");
    assert!(has("library_duplicate", 6, ""), "{found:?}");
}

#[test]
fn files_of_which_nothing_can_be_made_are_refused() {
    let desk = Desk::new("Portable");
    let digest = desk.digest();
    for (name, bytes, code) in [
        ("empty.csv", Vec::new(), "file_empty"),
        ("head.csv", b"a;b\n1;2\n".to_vec(), "column_missing"),
        (
            "no-name.csv",
            b"nom;insee\n;59350\n".to_vec(),
            "library_name_missing",
        ),
        (
            "zip.csv",
            b"PK\x03\x04\x00\x00\x00\x00\x01\x00\x02\x00".to_vec(),
            "file_not_csv",
        ),
    ] {
        let file = desk.file(name, bytes);
        let said = desk.refused(&["library", "import", &file]);
        keys(&said, &["imported", "findings"]);
        assert_eq!(said["imported"], 0);
        assert_eq!(findings(&said)[0].0, code, "{name}");
    }
    assert_eq!(
        desk.error(&["library", "import", "/nowhere/at/all.csv"]),
        "file_unreadable"
    );
    let folder = desk.dir.path().display().to_string();
    assert_eq!(
        desk.error(&["library", "import", &folder]),
        "file_unreadable"
    );
    assert_eq!(desk.digest(), digest);
}
