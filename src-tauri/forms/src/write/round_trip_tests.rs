//! What is written reads as the same form: each construct once, and random forms.

use proptest::prelude::*;

use super::{workbook, write};
use crate::read::workbooks::Rows;
use crate::workbook::{Sheet, Workbook};
use crate::{Form, check_workbook, read_beside};

fn files(name: &str) -> Option<Vec<u8>> {
    (name == "villes.csv").then(|| b"name,label,nom,dep\nlil,Lille,LILLE,59\n".to_vec())
}

fn cells(sheets: &[(&str, Rows<'_>)]) -> Workbook {
    let sheets = sheets.iter().map(|(name, rows)| Sheet {
        name: (*name).to_owned(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect(),
    });
    Workbook {
        sheets: sheets.collect(),
    }
}

/// Reads rows of cells, and holds that the form survives being written, as cells and as a file.
fn survives(cells: &Workbook) -> Form {
    let (form, findings) = check_workbook(cells, "essai", &files);
    let form = form.unwrap_or_else(|| panic!("{findings:#?}"));
    let (again, findings) = check_workbook(&workbook(&form), "autre", &files);
    assert_eq!(again.as_ref(), Some(&form), "{findings:#?}");
    let (again, _) = read_beside(&write(&form).unwrap(), "autre", &files);
    assert_eq!(again.as_ref(), Some(&form));
    let stored: Form = serde_json::from_str(&form.hash_input()).unwrap();
    assert_eq!(stored, form);
    form
}

#[test]
fn every_construct_survives_being_written() {
    let form = survives(&cells(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label::Français (fr)",
                    "label::FALC",
                    "hint::Français (fr)",
                    "guidance_hint::FALC",
                    "media::image::FALC",
                    "required",
                    "required_message::Français (fr)",
                    "relevant",
                    "constraint",
                    "constraint_message::FALC",
                    "calculation",
                    "choice_filter",
                    "trigger",
                    "read_only",
                    "default",
                    "repeat_count",
                    "appearance",
                    "parameters",
                ],
                &["start", "debut"],
                &[
                    "audit",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "track-changes=true",
                ],
                &[
                    "begin group",
                    "g",
                    "Groupe  large",
                    "Groupe",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "field-list",
                ],
                &[
                    "select_one l",
                    "a",
                    "A",
                    "A",
                    "Aide",
                    "Guide",
                    "a.png",
                    "yes",
                    "Il faut",
                    "",
                    "",
                    "",
                    "",
                    "groupe = 'x'",
                ],
                &[
                    "integer",
                    "b",
                    "B",
                    "",
                    "",
                    "",
                    "",
                    "${a} = 'u'",
                    "",
                    "${a} != ''",
                    ". > 0",
                    "Plus de 0",
                    "",
                    "",
                    "",
                    "",
                    "3",
                ],
                &["end group"],
                &[
                    "text",
                    "semaine",
                    "Vos heures",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "rythme-week",
                    "step=30",
                ],
                &[
                    "begin repeat",
                    "r",
                    "R",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "${b} + 1",
                ],
                &[
                    "rank l",
                    "c",
                    "C",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "randomize=true seed=${b}",
                ],
                &["end repeat"],
                &["select_multiple l or_other", "d", "D", "D"],
                &[
                    "select_one_from_file villes.csv",
                    "v",
                    "V",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "value=dep label=nom",
                ],
                &["rank villes.csv", "w", "W"],
                &[
                    "calculate",
                    "e",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "${b} * 2",
                    "",
                    "${a}, ${b}",
                ],
                &[
                    "text",
                    "f",
                    "F",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "yes",
                    "concat('a', ${b})",
                ],
                &[
                    "range",
                    "h",
                    "H",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "vertical",
                    "start=0 end=5 step=0.5",
                ],
                &[
                    "begin group",
                    "t",
                    "T",
                    "T",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "table-list",
                ],
                &["select_one l", "t1", "T1", "T1"],
                &["select_one l", "t2", "T2", "T2"],
                &["end group"],
            ],
        ),
        (
            "choices",
            &[
                &[
                    "list_name",
                    "name",
                    "label::Français (fr)",
                    "label::FALC",
                    "media::image",
                    "groupe",
                ],
                &["l", "u", "Un", "1", "un.png", "x"],
                &["l", "v", "Deux"],
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
                    "name",
                    "instance_name",
                    "clean_text_values",
                ],
                &[
                    "Essai",
                    "essai",
                    "7",
                    "fr",
                    "pages",
                    "enquete",
                    "concat('a', ${b})",
                    "no",
                ],
            ],
        ),
    ]));
    assert_eq!(form.root, "enquete");
    assert_eq!(form.item("semaine").unwrap().parameters["step"], "30");
    assert_eq!(form.item("r_count").unwrap().path, "r_count");
    assert_eq!(
        form.item("d_other")
            .unwrap()
            .relevant
            .as_ref()
            .unwrap()
            .source(),
        "selected(../d, 'other')"
    );
    assert_eq!(
        form.item("g").unwrap().label.get("Français (fr)"),
        Some("Groupe  large")
    );
    let t = form.item("t").unwrap();
    assert!(t.label.is_empty());
    assert_eq!(t.appearance.as_deref(), Some("field-list"));
    assert_eq!(
        form.lists
            .iter()
            .map(|list| list.name.as_str())
            .collect::<Vec<_>>(),
        ["l", "villes:dep:nom", "villes"]
    );
    assert_eq!(form.list("villes:dep:nom").unwrap().choices[0].name, "59");
}

/// A plain text with our word in its appearance stays a plain text that pyxform takes.
#[test]
fn a_week_is_written_as_a_plain_text() {
    let form = survives(&cells(&[(
        "survey",
        &[
            &["type", "name", "label", "appearance", "parameters"],
            &["text", "s", "S", "rythme-week", "step=15"],
        ],
    )]));
    let sheets = workbook(&form).sheets;
    assert_eq!(sheets[0].rows[0], ["type", "name", "label", "appearance"]);
    assert_eq!(
        sheets[0].rows[1],
        ["text", "s", "S", "rythme-week rythme-week-step-15"]
    );
}

const TYPES: [&str; 22] = [
    "text",
    "integer",
    "decimal",
    "date",
    "time",
    "datetime",
    "note",
    "calculate",
    "hidden",
    "acknowledge",
    "select_one l",
    "select_multiple l",
    "rank m",
    "range",
    "begin group",
    "begin repeat",
    "image",
    "today",
    "username",
    "select_one_from_file villes.csv",
    "select_one m or_other",
    "end",
];
const EXPRESSIONS: [&str; 7] = [
    "",
    "",
    "yes",
    "1 = 1",
    "'a  b' = 'é'",
    "${q0} = 'x'",
    "today() > '2026-01-01'",
];
const TEXTS: [&str; 8] = [
    "",
    "Une question",
    "Encore ${q0} ?",
    "« Oui »",
    "a  b",
    "=1+1",
    "é\u{a0}!",
    "-",
];

type Plan = (usize, usize, [usize; 4], [usize; 3]);

/// A survey sheet of those plans: groups are closed, names are unique, `q0` is a text.
fn random(plans: &[Plan], languages: usize) -> Workbook {
    let suffix = ["::Français (fr)", "::FALC", "::العربية (ar)"];
    let mut header: Vec<String> = [
        "type",
        "name",
        "required",
        "relevant",
        "default",
        "appearance",
        "calculation",
    ]
    .map(str::to_owned)
    .to_vec();
    for language in &suffix[..languages] {
        header.extend([format!("label{language}"), format!("hint{language}")]);
    }
    if languages == 0 {
        header.extend(["label".to_owned(), "hint".to_owned()]);
    }
    let mut rows = vec![header];
    let mut first = vec!["text".to_owned(), "q0".to_owned()];
    first.resize(7, String::new());
    first.push("Premier".to_owned());
    rows.push(first);
    let mut open = Vec::new();
    for (at, (kind, close, expressions, texts)) in plans.iter().enumerate() {
        let kind = TYPES[kind % TYPES.len()];
        let mut row = vec![kind.to_owned(), format!("q{}", at + 1)];
        let condition = |at: usize| EXPRESSIONS[expressions[at] % EXPRESSIONS.len()].to_owned();
        let computed = if kind == "calculate" {
            "1 + 1".to_owned()
        } else {
            String::new()
        };
        let default = ["", "3", "uuid()"][expressions[2] % 2];
        let appearance = ["", "minimal", "rythme-week"][expressions[3] % 3];
        row.extend([
            condition(0),
            condition(1),
            default.to_owned(),
            appearance.to_owned(),
            computed,
        ]);
        for language in 0..languages.max(1) {
            let said = TEXTS[(texts[0] + language) % TEXTS.len()];
            row.push(if language == 0 && said.is_empty() {
                "Libellé".to_owned()
            } else {
                said.to_owned()
            });
            row.push(TEXTS[(texts[1] + language) % TEXTS.len()].to_owned());
        }
        rows.push(row);
        if let Some(container) = kind.strip_prefix("begin ") {
            open.push(container);
        } else if close % 3 == 0 {
            rows.extend(open.pop().map(|container| vec![format!("end {container}")]));
        }
    }
    rows.extend(
        open.iter()
            .rev()
            .map(|container| vec![format!("end {container}")]),
    );
    let choices = [
        ["list_name", "name", "label", "tri"],
        ["l", "x", "X", "1"],
        ["l", "y", "Y", ""],
        ["m", "z", "Z  z", "2"],
    ];
    Workbook {
        sheets: vec![
            Sheet {
                name: "survey".to_owned(),
                rows,
            },
            Sheet {
                name: "choices".to_owned(),
                rows: choices
                    .iter()
                    .map(|row| row.map(str::to_owned).to_vec())
                    .collect(),
            },
        ],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn random_forms_survive_being_written(
        plans in proptest::collection::vec((any::<usize>(), any::<usize>(), any::<[usize; 4]>(), any::<[usize; 3]>()), 0..25),
        languages in 0usize..4,
    ) {
        // Sums of any two of them stay in bounds.
        let plans: Vec<Plan> = plans.into_iter().map(|(a, b, c, d)| (a, b, c, d.map(|n| n % 100))).collect();
        survives(&random(&plans, languages));
    }
}
