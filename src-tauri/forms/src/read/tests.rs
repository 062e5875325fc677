//! What a reading gives: spellings, languages, groups, cells of every kind.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::workbooks::{OUI_NON, form, workbook};
use crate::{Form, Kind, read};

fn codes(bytes: &[u8]) -> Vec<String> {
    read(bytes)
        .1
        .into_iter()
        .map(|finding| finding.code)
        .collect()
}

#[test]
fn a_form_in_two_languages() {
    let form = form(&[
        (
            "Survey",
            &[
                &[
                    "type",
                    "name",
                    "label::Français (fr)",
                    "Label :: English (en)",
                    "required",
                    "relevant",
                ],
                &["begin group", "horaires", "Horaires", "Hours", "", ""],
                &[
                    "select_one ouinon",
                    "vient",
                    "Venez-vous ?",
                    "Do you come?",
                    "yes",
                    "",
                ],
                &["int", "age", "Âge", "Age", "no", "${vient} = 'oui'"],
                &["end group"],
            ],
        ),
        (
            "choices",
            &[
                &[
                    "list name",
                    "value",
                    "label::Français (fr)",
                    "label::English (en)",
                ],
                &["ouinon", "oui", "Oui", "Yes"],
            ],
        ),
        (
            "settings",
            &[
                &[
                    "form_title",
                    "form_id",
                    "version",
                    "default_language",
                    "style",
                ],
                &["Essai", "essai", "3", "English (en)", "pages"],
            ],
        ),
    ]);
    assert_eq!(
        (form.title.as_str(), form.id.as_str(), form.version.as_str()),
        ("Essai", "essai", "3")
    );
    assert_eq!(form.default_language, "English (en)");
    let names: Vec<&str> = form
        .languages
        .iter()
        .map(|language| language.name.as_str())
        .collect();
    assert_eq!(names, ["Français (fr)", "English (en)"]);
    let age = form.item("age").unwrap();
    assert_eq!(
        (age.kind, age.path.as_str(), age.parent_path()),
        (Kind::Integer, "horaires/age", Some("horaires"))
    );
    assert!(age.required.is_none());
    assert_eq!(form.text(&age.label, "fr"), "Âge");
    assert_eq!(form.text(&age.label, "de"), "Age");
    let vient = form.item("vient").unwrap();
    assert_eq!(vient.required.as_ref().unwrap().source(), "true()");
    assert_eq!(form.choices(vient)[0].name, "oui");
    assert_eq!(form.question_count(), 2);
}

#[test]
fn the_only_sheet_may_have_any_name_and_languages_may_be_absent() {
    let form = form(&[(
        "Feuil1",
        &[
            &["type", "name", "label"],
            &["text", "q", "Q"],
            &["note", "", "Merci"],
        ],
    )]);
    assert_eq!(form.default_language, "default");
    assert_eq!((form.title.as_str(), form.id.as_str()), ("data", "data"));
    assert_eq!(form.items[1].name, "generated_note_name_3");
}

#[test]
fn columns_without_a_language_are_in_the_default_one() {
    let form = form(&[
        (
            "survey",
            &[
                &["type", "name", "label", "label:en"],
                &["text", "q", "Nom", "Name"],
            ],
        ),
        ("settings", &[&["default_language"], &["fr"]]),
    ]);
    assert_eq!(form.default_language, "fr");
    assert_eq!(form.text(&form.items[0].label, "en"), "Name");
    assert_eq!(form.text(&form.items[0].label, "fr"), "Nom");
}

#[test]
fn the_other_spellings_of_columns_and_types() {
    let form = form(&[
        (
            "survey",
            &[
                &[
                    "command",
                    "tag",
                    "caption",
                    "relevance",
                    "requiredMsg",
                    "constraining_message",
                    "bind::constraint",
                    "required",
                ],
                &["q string", "a", "A", "", "Il faut répondre", "", "", "yes"],
                &[
                    "select1 ouinon",
                    "b",
                    "B",
                    "${a} != ''",
                    "",
                    "Trop long",
                    "string-length(.) < 9",
                    "",
                ],
                &["add select multiple prompt using ouinon", "c", "C"],
            ],
        ),
        ("choices", OUI_NON),
    ]);
    assert_eq!(
        form.items.iter().map(|item| item.kind).collect::<Vec<_>>(),
        [Kind::Text, Kind::SelectOne, Kind::SelectMultiple]
    );
    assert_eq!(
        form.text(&form.items[0].required_message, ""),
        "Il faut répondre"
    );
    assert_eq!(
        form.text(&form.items[1].constraint_message, ""),
        "Trop long"
    );
    assert!(form.items[1].constraint.is_some());
}

#[test]
fn cells_of_every_kind_are_read_as_text() {
    let mut book = Workbook::new();
    let survey = book.add_worksheet().set_name("survey").unwrap();
    for (column, header) in (0u16..).zip(["type", "name", "label", "default", "required"]) {
        survey.write_string(0, column, header).unwrap();
    }
    let date = ExcelDateTime::from_ymd(2026, 9, 15).unwrap();
    for (row, kind, name) in [
        (1u32, "select_one note", "note5"),
        (2, "date", "jour"),
        (9, "decimal", "mesure"),
    ] {
        survey
            .write_string(row, 0, kind)
            .unwrap()
            .write_string(row, 1, name)
            .unwrap()
            .write_string(row, 2, "L")
            .unwrap();
    }
    survey.write_number(1, 3, 1.0).unwrap();
    survey
        .write_with_format(2, 3, &date, &Format::new().set_num_format("yyyy-mm-dd"))
        .unwrap();
    survey.write_number(9, 3, 1.5).unwrap();
    survey.write_boolean(9, 4, true).unwrap();
    let choices = book.add_worksheet().set_name("choices").unwrap();
    for (column, header) in (0u16..).zip(["list_name", "name", "label"]) {
        choices.write_string(0, column, header).unwrap();
    }
    choices
        .write_string(1, 0, "note")
        .unwrap()
        .write_number(1, 1, 1)
        .unwrap()
        .write_string(1, 2, "Un")
        .unwrap();
    let (form, findings) = read(&book.save_to_buffer().unwrap());
    assert_eq!(findings, []);
    let form = form.unwrap();
    let defaults: Vec<&str> = form
        .items
        .iter()
        .filter_map(|item| item.default.as_deref())
        .collect();
    assert_eq!(defaults, ["1", "2026-09-15", "1.5"]);
    assert_eq!(form.items[2].required.as_ref().unwrap().source(), "true()");
}

#[test]
fn a_form_goes_through_json_and_is_identified_by_its_content() {
    let sheets: [(&str, super::workbooks::Rows<'_>); 2] = [
        (
            "survey",
            &[
                &["type", "name", "label", "constraint"],
                &["select_multiple ouinon", "q", "Q", "count-selected(.) < 2"],
            ],
        ),
        ("choices", OUI_NON),
    ];
    let first = form(&sheets);
    let again: Form = serde_json::from_str(&serde_json::to_string(&first).unwrap()).unwrap();
    assert_eq!(again, first);
    assert_eq!(again.hash_input(), first.hash_input());
    assert_eq!(form(&sheets).hash_input(), first.hash_input());
    let other = form(&[
        (
            "survey",
            &[
                &["type", "name", "label", "constraint"],
                &["select_multiple ouinon", "q", "Q", "count-selected(.) < 3"],
            ],
        ),
        ("choices", OUI_NON),
    ]);
    assert_ne!(other.hash_input(), first.hash_input());
}

#[test]
fn warnings_let_a_form_pass() {
    let bytes = workbook(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label::fr",
                    "label::en",
                    "hint::fr",
                    "notes",
                    "constraint",
                    "relevant",
                ],
                &[
                    "text",
                    "a",
                    "A",
                    "",
                    "Aide",
                    "à revoir",
                    "regex(., '[0-9]+')",
                    "",
                ],
                &["text", "A", "", "", "", "encore", "", "${a}"],
                &["", "", "", "", "", "une remarque"],
                &["begin_group", "g", "", "", "", "", ". > 1"],
                &["integer", "b", "B", "B"],
                &["end_group"],
            ],
        ),
        ("Notes", &[&["bonjour"]]),
        (
            "settings",
            &[&["default_language", "instance_id"], &["nl", "x"]],
        ),
    ]);
    let (form, findings) = read(&bytes);
    assert!(form.is_some(), "{findings:#?}");
    let mut told: Vec<(&str, Option<u32>, &str)> = findings
        .iter()
        .map(|finding| {
            (
                finding.code.as_str(),
                finding.place.row,
                finding.place.column.as_deref().unwrap_or_default(),
            )
        })
        .collect();
    told.sort_unstable();
    assert_eq!(
        told,
        [
            ("column_ignored", Some(2), "instance_id"),
            ("column_ignored", Some(2), "notes"),
            ("column_no_effect", Some(5), "constraint"),
            ("condition_always_true", Some(3), "relevant"),
            ("label_missing", Some(3), "label"),
            ("language_unknown", Some(2), "default_language"),
            ("name_case", Some(3), "name"),
            ("regex_not_anchored", Some(2), "constraint"),
            ("row_ignored", Some(4), ""),
            ("translation_missing", Some(2), "hint::en"),
            ("translation_missing", Some(2), "label::en"),
        ]
    );
}

#[test]
fn what_is_no_workbook_is_said() {
    assert_eq!(codes(b""), ["workbook_not_xlsx"]);
    assert_eq!(codes(b"type;name;label"), ["workbook_not_xlsx"]);
    assert_eq!(
        codes(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
        ["workbook_not_xlsx"]
    );
    assert_eq!(codes(b"PK\x03\x04 torn"), ["workbook_unreadable"]);
    assert_eq!(
        codes(&workbook(&[("a", &[]), ("b", &[])])),
        ["sheet_missing"]
    );
    assert_eq!(
        codes(&workbook(&[("survey", &[&["type", "name"]])])),
        ["form_empty"]
    );
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_refused() {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive
        .start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default())
        .unwrap();
    let chunk = vec![b' '; 1 << 20];
    for _ in 0..80 {
        archive.write_all(&chunk).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(codes(&bytes), ["workbook_too_large"]);
}

#[test]
fn a_cell_far_away_does_not_cost_the_memory_of_a_dense_grid() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("survey").unwrap();
    sheet.write_string(0, 0, "type").unwrap();
    sheet.write_string(1_048_575, 900, "loin").unwrap();
    assert_eq!(
        codes(&book.save_to_buffer().unwrap()),
        ["form_empty", "cell_without_header"]
    );
}
