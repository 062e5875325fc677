//! What is refused, each time with its sheet, row, column and value, and all of it at once.

use super::workbooks::{OUI_NON, Rows, workbook};
use crate::read;

/// The errors of a survey sheet as `code row column value`.
fn errors(survey: Rows<'_>, choices: Rows<'_>) -> Vec<String> {
    let (form, findings) = read(&workbook(&[("survey", survey), ("choices", choices)]));
    let errors: Vec<String> = findings
        .iter()
        .filter(|finding| finding.is_error())
        .map(|finding| {
            assert!(finding.place.sheet.is_some(), "{finding:?}");
            let column = finding.place.column.as_deref().unwrap_or_default();
            let row = finding.place.row.unwrap_or_default();
            let value = finding
                .args
                .get("value")
                .map(String::as_str)
                .unwrap_or_default();
            format!("{} {row} {column} {value}", finding.code)
                .trim_end()
                .to_owned()
        })
        .collect();
    assert_eq!(form.is_none(), !errors.is_empty());
    errors
}

fn survey_errors(survey: Rows<'_>) -> Vec<String> {
    errors(survey, OUI_NON)
}

#[test]
fn types_and_columns_that_are_not_supported() {
    let found = survey_errors(&[
        &[
            "type",
            "name",
            "label",
            "choice_filter",
            "read_only",
            "media::image",
            "appearance",
            "relevant",
        ],
        &["geopoint", "lieu", "Où ?"],
        &["select_one ouinon or_other", "a", "A"],
        &["select_one ouinon", "b", "B", "x = 1", "no"],
        &["text", "c", "C", "", "yes", "photo.png"],
        &["text", "d", "D", "", "", "", "search('communes')"],
        &["begin_repeat", "enfant", "Enfant", "", "", "", "", "foo()"],
        &["integer", "age_enf", "Âge"],
        &["end_repeat"],
        &["text", "e", "${enfant}", "", "", "", "", "${lieu} = ''"],
    ]);
    assert_eq!(
        found,
        [
            "type_unsupported 2 type geopoint",
            "type_unsupported 3 type select_one ouinon or_other",
            "column_unsupported 4 choice_filter x = 1",
            "column_unsupported 5 read_only yes",
            "column_unsupported 5 media::image photo.png",
            "appearance_unsupported 6 appearance search('communes')",
            "type_unsupported 7 type begin_repeat",
            "expression_unknown_function 7 relevant foo",
        ]
    );
}

#[test]
fn names_and_types() {
    let found = survey_errors(&[
        &["type", "name", "label"],
        &["text", "a", "A"],
        &["integer", "a", "A"],
        &["text", "1x", "X"],
        &["text", "deux mots", "X"],
        &["text", "", "X"],
        &["", "sans_type", "X"],
        &["text", "meta", "X"],
        &["Text", "b", "X"],
    ]);
    assert_eq!(
        found,
        [
            "name_duplicate 3 name a",
            "name_invalid 4 name 1x",
            "name_invalid 5 name deux mots",
            "name_missing 6 name",
            "type_missing 7 type",
            "name_reserved 8 name meta",
            "type_unsupported 9 type Text",
        ]
    );
}

#[test]
fn groups_must_be_balanced() {
    assert_eq!(
        survey_errors(&[
            &["type", "name", "label"],
            &["begin group", "g", "G"],
            &["text", "a", "A"]
        ]),
        ["group_not_closed 2 type g"]
    );
    let mut found = survey_errors(&[
        &["type", "name", "label"],
        &["text", "a", "A"],
        &["end group"],
        &["begin_repeat", "r"],
        &["end_group"],
    ]);
    found[1..3].sort_unstable();
    assert_eq!(
        found,
        [
            "group_end_unexpected 3 type end group",
            "group_not_closed 4 type r",
            "type_unsupported 4 type begin_repeat",
            "group_end_unexpected 5 type end_group",
        ]
    );
}

#[test]
fn lists_and_choices() {
    let found = errors(
        &[
            &["type", "name", "label"],
            &["select_one absente", "a", "A"],
            &["select_multiple l", "b", "B"],
            &["select_one m", "c", "C"],
        ],
        &[
            &["list_name", "name", "label", "image"],
            &["l", "x", "X"],
            &["l", "x", "X encore"],
            &["l", "a b", "A B"],
            &["l", "", "Sans nom"],
            &["m", "a b", "A B", "photo.png"],
            &["", "y", "Sans liste"],
        ],
    );
    assert_eq!(
        found,
        [
            "list_unknown 2 type absente",
            "choice_name_duplicate 3 name x",
            "choice_name_space 4 name a b",
            "choice_name_missing 5 name l",
            "column_unsupported 6 image photo.png",
        ]
    );
}

#[test]
fn headers() {
    assert_eq!(
        errors(
            &[&["name", "label"], &["a", "A"]],
            &[&["name", "label"], &["x", "X"]]
        ),
        [
            "header_missing 1 type",
            "type_missing 2 type",
            "header_missing 1 list_name"
        ]
    );
    assert_eq!(
        survey_errors(&[
            &[
                "type",
                "name",
                "label::fr",
                "label:: fr",
                "relevant",
                "relevance"
            ],
            &["text", "a", "A", "B"]
        ]),
        [
            "header_duplicate 1 label:: fr label::fr",
            "header_duplicate 1 relevance relevant"
        ]
    );
}

#[test]
fn expressions_are_refused_with_their_offset() {
    let (_, findings) = read(&workbook(&[(
        "survey",
        &[
            &[
                "type",
                "name",
                "label",
                "relevant",
                "constraint",
                "calculation",
            ],
            &["integer", "age", "Âge ${agee}", "", ". >= 0 and", ""],
            &["calculate", "b", "", "", "", "1 + foo(2)"],
            &["text", "c", "C", "${age > 3", "", ""],
            &["text", "d", "D", "if(${age} > 3)", "", ""],
        ],
    )]));
    let found: Vec<(&str, Option<u32>, Option<u32>)> = findings
        .iter()
        .filter(|finding| finding.is_error())
        .map(|finding| {
            (
                finding.code.as_str(),
                finding.place.row,
                finding.place.offset,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("expression_incomplete", Some(2), Some(10)),
            ("reference_unknown", Some(2), None),
            ("expression_unknown_function", Some(3), Some(4)),
            ("reference_malformed", Some(4), Some(0)),
            ("expression_argument_count", Some(5), Some(0)),
        ]
    );
}

#[test]
fn references_and_circles() {
    let found = survey_errors(&[
        &[
            "type",
            "name",
            "label",
            "relevant",
            "calculation",
            "constraint",
        ],
        &["begin_group", "g", "G", "${a} = 1"],
        &["integer", "a", "A"],
        &["end_group"],
        &["calculate", "x", "", "", "${y} + 1"],
        &["calculate", "y", "", "", "${z} + 1"],
        &["calculate", "z", "", "", "${x} + 1"],
        &["text", "soi", "S", ". = 'a'"],
        &[
            "text",
            "bien",
            "B ${g}",
            "",
            "",
            ". != ${inconnu} and ${bien} != ''",
        ],
    ]);
    assert_eq!(
        found,
        [
            "dependency_circle 2 relevant g → a → g",
            "dependency_circle 5 calculation x → y → z → x",
            "dependency_circle 8 relevant soi → soi",
            "reference_group 9 label g",
            "reference_unknown 9 constraint inconnu",
        ]
    );
}

#[test]
fn columns_that_a_type_cannot_use() {
    let found = survey_errors(&[
        &[
            "type",
            "name",
            "label",
            "calculation",
            "required",
            "default",
        ],
        &["text", "a", "A", "1 + 1"],
        &["calculate", "b", ""],
        &["note", "c", "C", "", "yes"],
        &["note", "d", "D", "", "no", "x"],
        &["integer", "e", "E", "", "", "douze"],
        &["integer", "f", "F", "", "", "-12"],
        &["date", "g", "G", "", "", "today()"],
        &["date", "h", "H", "", "", "2026-09-15"],
        &["text", "i", "I", "", "", "${a}"],
        &["text", "j", "J", "", "", "Saint-André (59)"],
        &["select_one ouinon", "k", "K", "", "", "peut-être"],
        &["select_multiple ouinon", "l", "L", "", "", "oui non"],
    ]);
    assert_eq!(
        found,
        [
            "column_not_for_type 2 calculation 1 + 1",
            "calculation_missing 3 calculation b",
            "column_not_for_type 4 required yes",
            "column_not_for_type 5 default x",
            "default_invalid 6 default douze",
            "default_computed 8 default today()",
            "default_computed 10 default ${a}",
            "default_invalid 12 default peut-être",
        ]
    );
}

#[test]
fn sheets_and_settings_that_are_not_supported() {
    let (form, findings) = read(&workbook(&[
        ("survey", &[&["type", "name", "label"], &["text", "a", "A"]]),
        ("entities", &[&["list_name", "label"], &["x", "y"]]),
        (
            "settings",
            &[
                &["public_key", "allow_choice_duplicates", "clean_text_values"],
                &["MIIB", "yes", "yes"],
            ],
        ),
    ]));
    assert!(form.is_none());
    let found: Vec<&str> = findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect();
    assert_eq!(
        found,
        [
            "sheet_unsupported",
            "setting_unsupported",
            "setting_unsupported"
        ]
    );
}
