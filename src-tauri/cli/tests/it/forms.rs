//! Questionnaires as files, without a database: what one holds, what is wrong with it, and one written again.

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use super::support::{Desk, findings, keys, text};

fn workbook(survey: &[&[&str]], choices: &[&[&str]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in [("survey", survey), ("choices", choices)] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0u32..).zip(rows) {
            for (column, cell) in (0u16..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn good() -> Vec<u8> {
    workbook(
        &[
            &["type", "name", "label::Français (fr)", "label::FALC"],
            &["begin group", "horaires", "Vos heures", ""],
            &["select_one jours", "jour", "Quel jour ?", "Le jour ?"],
            &["end group"],
            &["begin repeat", "enfant", "Enfant", ""],
            &["integer", "age", "Âge", "Âge"],
            &["end repeat"],
            &["select_one_from_file villes.csv", "ville", "Où ?", ""],
        ],
        &[
            &["list_name", "name", "label::Français (fr)", "label::FALC"],
            &["jours", "mar", "Mardi", ""],
            &["jours", "sam", "Samedi", "Samedi"],
        ],
    )
}

fn put(desk: &Desk) {
    std::fs::write(desk.path("q.xlsx"), good()).unwrap();
    std::fs::write(desk.path("villes.csv"), "name,label\nlil,Lille\n").unwrap();
}

#[test]
fn what_a_questionnaire_holds() {
    let desk = Desk::bare();
    put(&desk);
    let file = desk.path("q.xlsx");
    let told = desk.json(&["form", "check", file.to_str().unwrap()]);
    keys(&told, &["findings", "form", "ok"]);
    assert_eq!(told["ok"], json!(true));
    let form = &told["form"];
    keys(
        form,
        &[
            "default_language",
            "id",
            "languages",
            "nodes",
            "root",
            "title",
            "version",
        ],
    );
    assert_eq!(form["languages"], json!(["Français (fr)", "FALC"]));
    assert_eq!((&form["id"], &form["root"]), (&json!("q"), &json!("data")));
    let nodes: Vec<(String, String)> = form["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (text(&node["ref"]), text(&node["kind"])))
        .collect();
    assert_eq!(
        nodes,
        [
            ("/data/horaires", "group"),
            ("/data/horaires/jour", "select_one"),
            ("/data/enfant", "repeat"),
            ("/data/enfant/age", "integer"),
            ("/data/ville", "select_one"),
        ]
        .map(|(reference, kind)| (reference.to_owned(), kind.to_owned()))
    );
    assert_eq!(form["nodes"][0]["choices"], Value::Null);
    assert_eq!(
        form["nodes"][1]["choices"][1],
        json!({ "value": "sam", "labels": { "FALC": "Samedi", "Français (fr)": "Samedi" } })
    );
    assert_eq!(form["nodes"][4]["choices"][0]["value"], json!("lil"));
    assert!(
        findings(&told)
            .iter()
            .all(|(code, ..)| code == "translation_missing"),
        "{told}"
    );
}

#[test]
fn a_questionnaire_with_errors_is_bad_input() {
    let desk = Desk::bare();
    let bytes = workbook(
        &[
            &["type", "name", "label", "relevant"],
            &["geopoint", "lieu", "Où ?"],
            &["text", "a", "A", "${b} = 1"],
        ],
        &[&["list_name", "name", "label"]],
    );
    std::fs::write(desk.path("q.xlsx"), bytes).unwrap();
    let file = desk.path("q.xlsx");
    for command in ["check", "write"] {
        let out = desk.path("out.xlsx");
        let mut words = vec!["--json", "form", command, file.to_str().unwrap()];
        if command == "write" {
            words.extend(["-o", out.to_str().unwrap()]);
        }
        let ran = desk.run(&words);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert_eq!(ran.err.trim().lines().count(), 1, "{ran:?}");
        let told: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(told["ok"], json!(false));
        let places = findings(&told);
        assert_eq!(
            places,
            [
                ("type_unsupported", 2, "type"),
                ("reference_unknown", 3, "relevant")
            ]
            .map(|(code, row, column)| (
                code.to_owned(),
                json!("survey"),
                json!(row),
                json!(column)
            ))
        );
        assert!(!out.exists());
    }
}

#[test]
fn a_questionnaire_written_again_is_the_same() {
    let desk = Desk::bare();
    put(&desk);
    let (file, folder) = (desk.path("q.xlsx"), desk.path("ailleurs"));
    std::fs::create_dir(&folder).unwrap();
    let out = folder.join("q.xlsx");
    let told = desk.json(&[
        "form",
        "write",
        file.to_str().unwrap(),
        "-o",
        out.to_str().unwrap(),
    ]);
    assert_eq!(told["files"], json!(["villes.csv"]));
    let check = |path: &std::path::Path| desk.json(&["form", "check", path.to_str().unwrap()]);
    assert_eq!(check(&out)["form"], check(&file)["form"]);
}
