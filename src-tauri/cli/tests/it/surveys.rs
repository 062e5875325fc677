//! XLSForms and answers: what is refused has its sheet, row and column; what is taken comes back as it was given.

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use super::support::{Desk, findings, keys, text};

type Rows<'a> = &'a [&'a [&'a str]];

fn workbook(sheets: &[(&str, Rows<'_>)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0u32..).zip(*rows) {
            for (column, cell) in (0u16..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

const CHOICES: Rows<'static> = &[
    &["list_name", "name", "label"],
    &["jours", "mar", "Mardi"],
    &["jours", "sam", "Samedi"],
];

fn good() -> Vec<u8> {
    workbook(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label",
                    "required",
                    "relevant",
                    "constraint",
                ],
                &["select_one jours", "jour", "Quel jour ?", "yes", "", ""],
                &[
                    "integer",
                    "fois",
                    "Combien de fois ?",
                    "",
                    "${jour} = 'mar'",
                    ". < 8",
                ],
                &["text", "mot", "Un mot ?", "", "", ""],
            ],
        ),
        ("choices", CHOICES),
    ])
}

#[test]
fn a_form_becomes_a_survey_and_takes_answers() {
    let desk = Desk::new("Portable");
    let library = desk.library("Canal");
    let form = desk.file("form.xlsx", good());
    let add = [
        "survey",
        "add",
        "--library",
        &library,
        "--form",
        &form,
        "--title",
        "T",
    ];
    let made = desk.json(&add);
    keys(&made, &["id", "findings"]);
    let survey = text(&made["id"]);
    let row = desk.json(&["survey", "list"])[0].clone();
    keys(
        &row,
        &[
            "id",
            "library",
            "title",
            "audience",
            "questions",
            "languages",
            "responses",
        ],
    );
    assert_eq!(
        (&row["title"], &row["questions"], &row["responses"]),
        (&json!("T"), &json!(3), &json!(0))
    );

    let answers = desk.file("a.json", r#"{"jour":"mar","fois":3,"mot":"calme"}"#);
    let respond =
        |file: &str| ["response", "add", "--survey", &survey, "--answers", file].map(str::to_owned);
    let given = desk.json(&respond(&answers).each_ref().map(String::as_str));
    keys(&given, &["id", "valid", "findings"]);
    assert_eq!(given["valid"], true);
    let rows = desk.json(&["response", "list", "--survey", &survey]);
    keys(
        &rows[0],
        &[
            "id",
            "survey",
            "submitted_at",
            "mode",
            "language",
            "valid",
            "answers",
            "by",
        ],
    );
    assert_eq!(
        rows[0]["answers"],
        json!({ "jour": "mar", "fois": 3, "mot": "calme" })
    );
    assert_eq!(
        (&rows[0]["id"], &rows[0]["mode"]),
        (&given["id"], &json!("file"))
    );
    assert_eq!(desk.json(&["response", "list"]), rows);
    assert_eq!(desk.json(&["survey", "list"])[0]["responses"], 1);

    // Refused answers leave nothing.
    let digest = desk.digest();
    for (answers, code, column) in [
        (r#"{"fois":3}"#, "answer_required", "jour"),
        (r#"{"jour":"lun"}"#, "answer_unknown_choice", "jour"),
        (r#"{"jour":"mar","fois":9}"#, "answer_constraint", "fois"),
        (
            r#"{"jour":"mar","fois":"beaucoup"}"#,
            "answer_not_an_integer",
            "fois",
        ),
    ] {
        let file = desk.file("bad.json", answers);
        let said = desk.refused(&respond(&file).each_ref().map(String::as_str));
        keys(&said, &["id", "valid", "findings"]);
        assert_eq!((&said["id"], &said["valid"]), (&Value::Null, &json!(false)));
        let found = findings(&said);
        assert!(
            found.iter().any(|(_, _, _, at)| *at == json!(column)),
            "{code}: {found:?}"
        );
    }
    for broken in ["", "[1]", "{\"jour\":", "\"mar\""] {
        let file = desk.file("broken.json", broken);
        let words = respond(&file);
        assert_eq!(
            desk.error(&words.each_ref().map(String::as_str)),
            "answers_unreadable"
        );
    }
    assert_eq!(desk.digest(), digest);
}

#[test]
fn a_bundled_form_has_its_code() {
    let desk = Desk::new("Portable");
    let library = desk.library("Canal");
    let add = |code: &'static str| {
        [
            "survey",
            "add",
            "--library",
            &library,
            "--bundled",
            code,
            "--title",
            "T",
        ]
        .map(str::to_owned)
    };
    for code in ["usagers", "non-usagers"] {
        let made = desk.json(&add(code).each_ref().map(String::as_str));
        assert_eq!(findings(&made), []);
    }
    assert_eq!(
        desk.error(&add("autres").each_ref().map(String::as_str)),
        "form_unknown"
    );
    assert_eq!(desk.json(&["survey", "list"]).as_array().unwrap().len(), 2);
}

#[test]
fn a_form_that_cannot_be_used_is_refused_with_sheet_row_and_column() {
    let desk = Desk::new("Portable");
    let library = desk.library("Canal");
    let digest = desk.digest();
    let survey = |rows: Rows<'_>| workbook(&[("survey", rows), ("choices", CHOICES)]);
    let unsupported = survey(&[
        &["type", "name", "label"],
        &["text", "a", "A"],
        &["geopoint", "ou", "Où ?"],
    ]);
    let unknown_list = survey(&[
        &["type", "name", "label"],
        &["select_one couleurs", "c", "Quelle ?"],
    ]);
    let bad_expression = survey(&[
        &["type", "name", "label", "relevant"],
        &["text", "a", "A", "${b} ="],
    ]);
    for (name, bytes, row, column) in [
        ("type.xlsx", unsupported, 3, "type"),
        ("list.xlsx", unknown_list, 2, "type"),
        ("relevant.xlsx", bad_expression, 2, "relevant"),
    ] {
        let file = desk.file(name, bytes);
        let said = desk.refused(&[
            "survey",
            "add",
            "--library",
            &library,
            "--form",
            &file,
            "--title",
            "T",
        ]);
        keys(&said, &["id", "findings"]);
        assert_eq!(said["id"], Value::Null);
        let found = findings(&said);
        let placed = found.iter().any(|(_, sheet, at, col)| {
            *sheet == json!("survey") && *at == json!(row) && *col == json!(column)
        });
        assert!(placed, "{name}: {found:?}");
    }
    let text = desk.file("text.xlsx", "no workbook");
    let said = desk.refused(&[
        "survey",
        "add",
        "--library",
        &library,
        "--form",
        &text,
        "--title",
        "T",
    ]);
    assert!(!findings(&said).is_empty());
    let missing = desk.error(&[
        "survey",
        "add",
        "--library",
        &library,
        "--form",
        "/nowhere.xlsx",
        "--title",
        "T",
    ]);
    assert_eq!(missing, "file_unreadable");
    assert_eq!(
        (desk.digest(), desk.json(&["survey", "list"])),
        (digest, json!([]))
    );
}
