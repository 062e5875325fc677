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
            "save_to",
            "bind::type",
            "media::audio",
            "appearance",
            "relevant",
        ],
        &["geopoint", "lieu", "Où ?"],
        &["select_one ${a}", "a", "A"],
        &["select_one ouinon", "b", "B", "x"],
        &["text", "c", "C", "", "int", "son.mp3"],
        &["text", "d", "D", "", "", "", "search('communes')"],
        &[
            "begin loop over ouinon",
            "tour",
            "Tour",
            "",
            "",
            "",
            "",
            "foo()",
        ],
        &["integer", "age_enf", "Âge"],
        &["end_loop"],
        &["text", "e", "${tour}", "", "", "", "", "${lieu} = ''"],
    ]);
    assert_eq!(
        found,
        [
            "type_unsupported 2 type geopoint",
            "type_unsupported 3 type select_one ${a}",
            "column_unsupported 4 save_to x",
            "column_unsupported 5 bind::type int",
            "column_unsupported 5 media::audio son.mp3",
            "appearance_unsupported 6 appearance search('communes')",
            "type_unsupported 7 type begin loop over ouinon",
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
        &["begin_repeat", "r", "R"],
        &["end_group"],
    ]);
    found[1..].sort_unstable();
    assert_eq!(
        found,
        [
            "group_end_unexpected 3 type end group",
            "group_end_unexpected 5 type end_group",
            "group_not_closed 4 type r",
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
            &["list_name", "name", "label", "audio"],
            &["l", "x", "X"],
            &["l", "x", "X encore"],
            &["l", "a b", "A B"],
            &["l", "", "Sans nom"],
            &["m", "a b", "A B", "son.mp3"],
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
            "column_unsupported 6 audio son.mp3",
        ]
    );
}

#[test]
fn headers() {
    assert_eq!(
        errors(
            &[&["name", "label"], &["a", "A"]],
            &[&["list_name", "label"], &["x", "X"]]
        ),
        [
            "header_missing 1 type",
            "type_missing 2 type",
            "header_missing 1 name",
            "choice_name_missing 2 name x"
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
            ("reference_malformed", Some(4), None),
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
            "reference_unknown 9 constraint inconnu",
        ]
    );
}

#[test]
fn what_pyxform_refuses_besides() {
    let found = errors(
        &[
            &[
                "type",
                "name",
                "label",
                "trigger",
                "parameters",
                "repeat_count",
                "choice_filter",
                "appearance",
                "calculation",
            ],
            &["calculate", "sans"],
            &["text", "muet"],
            &["begin_group", "g1", "G"],
            &["text", "double", "D"],
            &["end_group"],
            &["begin_group", "g2", "G"],
            &["text", "double", "D ${double}"],
            &["end_group"],
            &["text", "t1", "T", "double"],
            &["text", "t2", "T", "${g1}"],
            &["text", "t3", "T", "${muet}, ${sans}"],
            &["range", "r1", "R", "", "start=1 end=5 step=9"],
            &["range", "r2", "R", "", "start"],
            &["select_one l", "s1", "S", "", "seed=1"],
            &["select_one l", "s2", "S", "", "colour=red"],
            &["select_one l or_other", "s3", "S", "", "", "", "true()"],
            &["select_one_from_file l.xml", "s4", "S"],
            &["select_one_from_file l.csv", "s5", "S"],
            &["begin_group", "g3", "G", "", "", "", "", "table-list"],
            &["select_one l", "s6", "S"],
            &["select_one m", "s7", "S"],
            &["end_group"],
            &["begin_repeat", "data", "R"],
            &["end_repeat"],
            &["audit", "journal"],
            &["text", "dernier", "${last-saved#muet}"],
        ],
        &[
            &["list_name", "name", "label"],
            &["l", "a", "A"],
            &["m", "b", "B"],
        ],
    );
    assert_eq!(
        found,
        [
            "calculation_missing 2 calculation sans",
            "label_missing 3 label muet",
            "reference_ambiguous 8 label double",
            "trigger_malformed 10 trigger double",
            "trigger_hidden 11 trigger g1",
            "trigger_hidden 12 trigger sans",
            "parameter_invalid 13 parameters 9",
            "parameters_malformed 14 parameters start",
            "parameter_invalid 15 parameters seed=1",
            "parameter_unknown 16 parameters colour",
            "filter_with_other 17 choice_filter true()",
            "list_not_csv 18 type l.xml",
            "list_twice 19 type l",
            "table_list_differs 22 type select_one m",
            "repeat_name_root 24 name data",
            "name_audit 26 name journal",
            "reference_last_saved 27 label ${last-saved#muet}",
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
                &[
                    "public_key",
                    "allow_choice_duplicates",
                    "clean_text_values",
                    "name",
                ],
                &["MIIB", "yes", "yes", "1 a"],
            ],
        ),
    ]));
    assert!(form.is_none());
    let found: Vec<(&str, Option<u32>)> = findings
        .iter()
        .map(|finding| (finding.code.as_str(), finding.place.row))
        .collect();
    assert_eq!(
        found,
        [
            ("sheet_unsupported", Some(2)),
            ("setting_unsupported", Some(2)),
            ("name_invalid", Some(2)),
        ]
    );
}
