//! Responses in files: what goes out comes back the same, and what Kobo and ODK Central write is read, each as they lay it out.

use std::collections::BTreeMap;

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use super::support::{Desk, findings, keys, text};

type Rows<'a> = &'a [&'a [&'a str]];

fn workbook(sheets: &[(&str, Rows<'_>)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0u32..).zip(*rows) {
            for (column, cell) in (0u16..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn form() -> Vec<u8> {
    workbook(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label::Français (fr)",
                    "label::English (en)",
                    "relevant",
                    "constraint",
                    "required",
                ],
                &[
                    "select_one ouinon",
                    "inscrit",
                    "Êtes-vous inscrit ?",
                    "Are you a member?",
                    "",
                    "",
                    "yes",
                ],
                &[
                    "select_multiple raisons",
                    "raisons",
                    "Pourquoi pas ?",
                    "Why not?",
                    "${inscrit} = 'non'",
                    "",
                    "",
                ],
                &["begin group", "profil", "Vous", "You", "", "", ""],
                &["integer", "age", "Âge", "Age", "", ". < 120", ""],
                &["decimal", "distance", "Distance", "Distance", "", "", ""],
                &["date", "venue", "Dernière venue", "Last visit", "", "", ""],
                &["end group", "", "", "", "", "", ""],
                &["text", "mot", "Un mot ?", "A word?", "", "", ""],
            ],
        ),
        (
            "choices",
            &[
                &[
                    "list_name",
                    "name",
                    "label::Français (fr)",
                    "label::English (en)",
                ],
                &["ouinon", "oui", "Oui", "Yes"],
                &["ouinon", "non", "Non", "No"],
                &["raisons", "temps", "Manque de temps", "No time"],
                &["raisons", "loin", "Trop loin", "Too far"],
                &["raisons", "autre", "Autre chose", "Something else"],
            ],
        ),
        (
            "settings",
            &[
                &["form_title", "form_id", "version", "default_language"],
                &["Enquête", "enquete", "3", "Français (fr)"],
            ],
        ),
    ])
}

struct Field {
    desk: Desk,
    survey: String,
}

impl Field {
    fn new() -> Self {
        Self::on(Desk::new("Portable"))
    }

    fn on(desk: Desk) -> Self {
        let library = desk.library("Canal");
        let form = desk.file("form.xlsx", form());
        let add = [
            "survey",
            "add",
            "--library",
            &library,
            "--form",
            &form,
            "--title",
            "Sortie",
        ];
        let survey = text(&desk.json(&add)["id"]);
        Self { desk, survey }
    }

    fn answer(&self, answers: &Value) {
        let file = self.desk.file("answers.json", answers.to_string());
        self.desk.json(&[
            "response",
            "add",
            "--survey",
            &self.survey,
            "--answers",
            &file,
        ]);
    }

    fn export(&self, name: &str, layout: &str, more: &[&str]) -> (String, Value) {
        let path = self.desk.path(name).display().to_string();
        let words = [
            "response",
            "export",
            "--survey",
            &self.survey,
            "--layout",
            layout,
            "-o",
            &path,
        ];
        let made = self.desk.json(&[&words[..], more].concat());
        keys(&made, &["files", "responses", "findings"]);
        assert_eq!(made["files"], json!([path]));
        (path, made)
    }

    fn import(&self, path: &str) -> Value {
        let counted = self
            .desk
            .json(&["response", "import", "--survey", &self.survey, path]);
        keys(
            &counted,
            &[
                "rows",
                "new",
                "known",
                "unreadable",
                "erased",
                "layout",
                "matched",
                "unmatched",
                "found",
                "findings",
            ],
        );
        counted
    }

    fn import_text(&self, name: &str, text: impl AsRef<[u8]>) -> Value {
        self.import(&self.desk.file(name, text))
    }

    /// The answers of all responses, in one order.
    fn answers(&self) -> Vec<String> {
        let rows = self
            .desk
            .json(&["response", "list", "--survey", &self.survey]);
        let rows = rows.as_array().unwrap().iter();
        let mut answers: Vec<String> = rows.map(|row| row["answers"].to_string()).collect();
        answers.sort();
        answers
    }

    /// Responses whole, by id.
    fn whole(&self) -> BTreeMap<String, Value> {
        let rows = self
            .desk
            .json(&["response", "list", "--survey", &self.survey]);
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| (text(&row["id"]), row.clone())).collect()
    }
}

fn three(field: &Field) {
    field.answer(&json!({"inscrit": "oui", "age": 34, "distance": 1.5, "venue": "2026-09-15", "mot": "=1+1"}));
    field.answer(&json!({"inscrit": "non", "raisons": ["loin", "temps"], "age": {"refused": true}, "mot": "à; \"b\"\nc"}));
    field.answer(&json!({"inscrit": "non", "mot": "#refus"}));
}

fn counts(counted: &Value) -> [u64; 4] {
    ["rows", "new", "known", "unreadable"].map(|name| counted[name].as_u64().unwrap())
}

fn lines(path: &str) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    text.trim_start_matches('\u{feff}')
        .lines()
        .map(str::to_owned)
        .collect()
}

/// Cell by header of each row of a simple CSV.
fn table(path: &str) -> Vec<BTreeMap<String, String>> {
    let lines = lines(path);
    let cells = |line: &String| line.split(';').map(str::to_owned).collect::<Vec<_>>();
    let header = cells(&lines[0]);
    lines[1..]
        .iter()
        .map(|line| header.iter().cloned().zip(cells(line)).collect())
        .collect()
}

#[test]
fn our_own_layout_loses_nothing() {
    let field = Field::new();
    three(&field);
    let before = field.whole();
    for name in ["own.csv", "own.xlsx"] {
        let (path, made) = field.export(name, "rythme", &[]);
        assert_eq!(
            (&made["responses"], findings(&made)),
            (&json!(3), Vec::new())
        );
        // Here already; whatever the file, nothing changes.
        let digest = field.desk.digest();
        assert_eq!(counts(&field.import(&path)), [3, 0, 3, 0], "{name}");
        assert_eq!(field.desk.digest(), digest);

        // Another database, another survey of the same form: the same answers.
        let other = Field::new();
        let counted = other.import(&path);
        assert_eq!(counts(&counted), [3, 3, 0, 0], "{name}: {counted}");
        assert_eq!(counted["layout"], "rythme");
        assert_eq!(other.answers(), field.answers(), "{name}");
        let moments = |field: &Field| -> Vec<i64> {
            let whole = field.whole();
            let mut moments: Vec<i64> = whole
                .values()
                .map(|row| row["submitted_at"].as_i64().unwrap())
                .collect();
            moments.sort_unstable();
            moments
        };
        assert_eq!(moments(&other), moments(&field));
        // Twice is once, and one act is one undo.
        assert_eq!(counts(&other.import(&path)), [3, 0, 3, 0]);
        other.desk.json(&["undo"]);
        assert!(other.answers().is_empty());
        // Whoever imports it again wants it back.
        assert_eq!(counts(&other.import(&path)), [3, 3, 0, 0]);
        assert_eq!(other.answers(), field.answers());
    }
    assert_eq!(field.whole(), before);
}

#[test]
fn the_csv_is_what_french_excel_opens() {
    let field = Field::new();
    three(&field);
    let (path, _) = field.export("own.csv", "rythme", &[]);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("\u{feff}_rythme_id;_survey;"));
    assert!(text.contains(";1,5;2026-09-15;'=1+1\r\n"), "{text}");
    assert!(
        text.contains(";#refus;"),
        "a refusal is told from a blank: {text}"
    );
    assert!(text.contains("#non_posee"), "{text}");
    assert!(
        text.contains(";'#refus\r\n"),
        "a text is told from a refusal: {text}"
    );
    let (path, _) = field.export("plain.csv", "rythme", &["--plain"]);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("_rythme_id,_survey,") && text.contains(",1.5,"));
}

#[test]
fn kobo_s_layout_goes_out() {
    let field = Field::new();
    field.answer(&json!({"inscrit": "oui", "age": 34}));
    field.answer(&json!({"inscrit": "non", "raisons": ["loin"], "age": {"refused": true}}));
    let (path, made) = field.export("kobo.csv", "kobo", &[]);
    let header = lines(&path)[0].clone();
    assert_eq!(
        header,
        "inscrit;raisons;raisons/temps;raisons/loin;raisons/autre;profil/age;profil/distance;profil/venue;mot;\
         _id;_uuid;_submission_time;_validation_status;_notes;_status;_submitted_by;__version__;_tags;_index"
    );
    let rows = table(&path);
    let split = |row: &BTreeMap<String, String>| {
        ["raisons", "raisons/temps", "raisons/loin"].map(|name| row[name].clone())
    };
    // Blank where the question did not come up, 0 and 1 where it was answered.
    assert_eq!(split(&rows[0]), ["", "", ""]);
    assert_eq!(split(&rows[1]), ["loin", "0", "1"]);
    assert_eq!(rows[1]["profil/age"], "");
    let codes: Vec<String> = findings(&made).into_iter().map(|found| found.0).collect();
    assert_eq!(codes, ["export_refusals_blank", "export_not_asked_blank"]);

    let (path, _) = field.export("flat.csv", "kobo", &["--no-groups"]);
    assert!(lines(&path)[0].contains(";age;distance;"));
    let (path, _) = field.export("words.csv", "kobo", &["--labels", "--language", "en"]);
    assert!(
        lines(&path)[0].starts_with("Are you a member?;Why not?;Why not?/No time;"),
        "{}",
        lines(&path)[0]
    );
    assert!(lines(&path)[0].contains(";You/Age;"));
    assert_eq!(table(&path)[1]["Why not?"], "Too far");
}

#[test]
fn odk_central_s_layout_goes_out_and_comes_back() {
    let field = Field::new();
    field.answer(&json!({"inscrit": "non", "raisons": ["loin"], "age": 34}));
    let (path, _) = field.export("odk.csv", "odk", &["--plain"]);
    assert_eq!(
        lines(&path)[0],
        "SubmissionDate,inscrit,raisons,raisons/temps,raisons/loin,raisons/autre,profil-age,profil-distance,profil-venue,mot,\
         meta-instanceID,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion"
    );
    // Born here: known again under its uuid, whatever the layout.
    assert_eq!(counts(&field.import(&path)), [1, 0, 1, 0]);
    let (kobo, _) = field.export("kobo.xlsx", "kobo", &[]);
    assert_eq!(counts(&field.import(&kobo)), [1, 0, 1, 0]);
    let other = Field::new();
    assert_eq!(counts(&other.import(&path)), [1, 1, 0, 0]);
    assert_eq!(
        counts(&other.import(&kobo)),
        [1, 0, 1, 0],
        "one uuid in both layouts"
    );
    assert_eq!(other.answers(), field.answers());
}

const KOBO: &str = "\"start\";\"end\";\"inscrit\";\"raisons\";\"raisons/temps\";\"raisons/loin\";\"raisons/autre\";\"profil/age\";\"profil/distance\";\"profil/venue\";\"mot\";\"_id\";\"_uuid\";\"_submission_time\";\"__version__\";\"_index\"\n\
    \"2026-09-15T14:00:00.000+02:00\";\"2026-09-15T14:05:00.000+02:00\";\"non\";\"temps autre\";\"1\";\"0\";\"1\";\"34\";\"1.5\";\"2026-09-01\";\"Œuvre\";\"7\";\"aaaa-1\";\"2026-09-15T12:05:10\";\"v3\";\"1\"\n\
    \"2026-09-15T15:00:00.000+02:00\";\"2026-09-15T15:05:00.000+02:00\";\"oui\";\"\";\"\";\"\";\"\";\"\";\"\";\"\";\"\";\"8\";\"aaaa-2\";\"2026-09-15T13:05:10\";\"v3\";\"2\"\n";

#[test]
fn a_kobo_file_comes_in_whatever_its_variant() {
    let wanted = {
        let field = Field::new();
        let counted = field.import_text("kobo.csv", KOBO);
        assert_eq!(counts(&counted), [2, 2, 0, 0], "{counted}");
        assert_eq!(
            (&counted["layout"], findings(&counted)),
            (&json!("kobo"), Vec::new())
        );
        let rows = field.whole();
        assert!(
            rows.values()
                .any(|row| row["submitted_at"] == json!(1_789_473_910_000_i64))
        );
        assert!(rows.values().all(|row| row["mode"] == "file"));
        field.answers()
    };
    assert_eq!(
        wanted,
        [
            json!({"age": 34, "distance": 1.5, "inscrit": "non", "mot": "Œuvre", "raisons": ["temps", "autre"], "venue": "2026-09-01"}).to_string(),
            json!({"inscrit": "oui"}).to_string(),
        ]
    );
    let windows: Vec<u8> = KOBO
        .chars()
        .map(|letter| {
            if letter == 'Œ' {
                0x8c
            } else {
                u8::try_from(u32::from(letter)).unwrap()
            }
        })
        .collect();
    let words = KOBO
        .replace("\"inscrit\"", "\"Êtes-vous inscrit ?\"")
        .replace("\"raisons/temps\"", "\"Pourquoi pas ?/Manque de temps\"")
        .replace("\"raisons/loin\"", "\"Pourquoi pas ?/Trop loin\"")
        .replace("\"raisons/autre\"", "\"Pourquoi pas ?/Autre chose\"")
        .replace("\"raisons\"", "\"Pourquoi pas ?\"")
        .replace("\"profil/age\"", "\"Vous/Âge\"")
        .replace("\"mot\"", "\"Un mot ?\"")
        .replace("\"temps autre\"", "\"Manque de temps Autre chose\"")
        .replace("\"non\"", "\"Non\"")
        .replace("\"oui\"", "\"Oui\"");
    let variants: Vec<(&str, Vec<u8>)> = vec![
        (
            "a mark and commas",
            format!("\u{feff}{}", KOBO.replace(';', ",")).into_bytes(),
        ),
        (
            "tabs, CRLF",
            KOBO.replace(';', "\t").replace('\n', "\r\n").into_bytes(),
        ),
        ("windows-1252", windows),
        ("labels", words.into_bytes()),
        ("without groups", KOBO.replace("profil/", "").into_bytes()),
        (
            "decimal comma, French dates",
            KOBO.replace("\"1.5\"", "\"1,5\"")
                .replace("2026-09-01", "01/09/2026")
                .into_bytes(),
        ),
        (
            "only the columns of the choices",
            KOBO.replace("\"raisons\";", "\"autre_chose\";")
                .into_bytes(),
        ),
        (
            "only the summary",
            KOBO.replace("raisons/", "autre_").into_bytes(),
        ),
        (
            "TRUE and FALSE",
            KOBO.replace("\"1\";\"0\";\"1\"", "\"TRUE\";\"FALSE\";\"True\"")
                .replace("\"temps autre\"", "\"\"")
                .into_bytes(),
        ),
    ];
    for (what, bytes) in variants {
        let field = Field::new();
        let counted = field.import_text("kobo.csv", bytes);
        assert_eq!(counts(&counted), [2, 2, 0, 0], "{what}: {counted}");
        assert_eq!(field.answers(), wanted, "{what}");
        // The same under another shape is the same: the uuid says so.
        assert_eq!(
            counts(&field.import_text("again.csv", KOBO)),
            [2, 0, 2, 0],
            "{what}"
        );
    }
}

#[test]
fn an_odk_central_file_comes_in() {
    let odk = "SubmissionDate,inscrit,raisons,profil-age,profil-venue,mot,meta-instanceID,KEY,SubmitterID,SubmitterName,ReviewState,FormVersion\n\
        2026-09-15T12:05:10.123Z,non,loin temps,34,2026-09-01,\"a, \"\"b\"\"\",uuid:BBBB-1,uuid:BBBB-1,5,Claire,,3\n";
    let field = Field::new();
    let counted = field.import_text("odk.csv", odk);
    assert_eq!(counts(&counted), [1, 1, 0, 0], "{counted}");
    assert_eq!(counted["layout"], "odk");
    assert_eq!(
        field.answers(),
        [json!({"age": 34, "inscrit": "non", "mot": "a, \"b\"", "raisons": ["loin", "temps"], "venue": "2026-09-01"}).to_string()]
    );
    // Without the paths of the groups, split, and under Kobo's name of the uuid.
    let flat = "inscrit,raisons/temps,raisons/loin,age,_uuid\nnon,1,1,34,bbbb-1\n";
    assert_eq!(counts(&field.import_text("flat.csv", flat)), [1, 0, 1, 0]);
}

#[test]
fn a_workbook_with_dates_and_numbers_comes_in() {
    let field = Field::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (column, name) in (0u16..).zip(["inscrit", "age", "distance", "venue", "_uuid"]) {
        sheet.write_string(0, column, name).unwrap();
    }
    sheet.write_string(1, 0, "oui").unwrap();
    sheet.write_number(1, 1, 34.0).unwrap();
    sheet.write_number(1, 2, 1.5).unwrap();
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 9, 1).unwrap();
    sheet.write_datetime_with_format(1, 3, day, &date).unwrap();
    sheet.write_string(1, 4, "cccc-1").unwrap();
    let counted = field.import_text("kobo.xlsx", book.save_to_buffer().unwrap());
    assert_eq!(counts(&counted), [1, 1, 0, 0], "{counted}");
    assert_eq!(
        field.answers(),
        [
            json!({"age": 34, "distance": 1.5, "inscrit": "oui", "venue": "2026-09-01"})
                .to_string()
        ]
    );
}

#[test]
fn a_wrong_value_stops_its_row_and_no_other() {
    let field = Field::new();
    let file = "inscrit;age;venue;couleur;_uuid\n\
        oui;trente;2026-09-01;x;d-1\n\
        peut-être;3;2026-09-01;;d-2\n\
        oui;3;hier;;d-3\n\
        oui;300;;;d-4\n\
        ;12;;;d-5\n\
        oui;12;;;d-6\n\
        oui;12;;;d-6\n";
    let path = field.desk.file("bad.csv", file);
    let import = ["response", "import", "--survey", &field.survey, &path];
    let digest = field.desk.digest();
    let preview = field.desk.json(&[&import[..], &["--dry-run"]].concat());
    assert_eq!(field.desk.digest(), digest);
    let counted = field.desk.json(&import);
    assert_eq!(preview, counted);
    assert_eq!(counts(&counted), [7, 3, 1, 3], "{counted}");
    assert_eq!(counted["unmatched"], json!(["couleur"]));
    let found = findings(&counted);
    for (code, row, column) in [
        ("import_column_unknown", 1, "couleur"),
        ("answer_not_integer", 2, "age"),
        ("answer_unknown_choice", 3, "inscrit"),
        ("answer_not_date", 4, "venue"),
        // What the form would not take now was taken then: it is kept, marked, and said.
        ("answer_constraint", 5, "age"),
        ("answer_required", 6, "inscrit"),
    ] {
        let wanted = (json!(row), json!(column));
        assert!(
            found
                .iter()
                .any(|(c, _, r, at)| c == code && (r.clone(), at.clone()) == wanted),
            "{code}: {found:?}"
        );
    }
    let valid = field
        .whole()
        .values()
        .filter(|row| row["valid"] == json!(true))
        .count();
    assert_eq!(valid, 1);
}

/// Rows without any name are known by what they say; two people may say the same.
#[test]
fn without_a_uuid_the_content_tells() {
    let field = Field::new();
    let file = "inscrit;age;_submission_time\noui;30;2026-09-15T12:00:00\noui;30;2026-09-15T12:00:00\noui;31;2026-09-15T12:00:00\n";
    assert_eq!(counts(&field.import_text("a.csv", file)), [3, 3, 0, 0]);
    assert_eq!(counts(&field.import_text("a.csv", file)), [3, 0, 3, 0]);
    let more = format!("{file}non;30;2026-09-15T12:00:00\n");
    assert_eq!(counts(&field.import_text("b.csv", more)), [4, 1, 3, 0]);
}

#[test]
fn files_of_which_nothing_can_be_made_are_refused() {
    let field = Field::new();
    let digest = field.desk.digest();
    let import = |path: &str| {
        field
            .desk
            .error(&["response", "import", "--survey", &field.survey, path])
    };
    for (name, bytes, code) in [
        ("empty.csv", b"".to_vec(), "import_file_empty"),
        ("other.csv", b"a;b\n1;2\n".to_vec(), "import_no_question"),
        (
            "zip.xlsx",
            b"PK\x03\x04rubbish".to_vec(),
            "import_unreadable",
        ),
        (
            "picture.csv",
            b"\x89PNG\0\0\0\0".to_vec(),
            "import_unreadable",
        ),
        ("utf16.csv", b"\xff\xfea\0".to_vec(), "import_utf16"),
    ] {
        assert_eq!(import(&field.desk.file(name, bytes)), code, "{name}");
    }
    assert_eq!(import("/nowhere/at/all.csv"), "file_unreadable");
    let bad = field.desk.file("bad.csv", "inscrit;_uuid\nzzz;a\n");
    let said = field
        .desk
        .refused(&["response", "import", "--survey", &field.survey, &bad]);
    assert_eq!(counts(&said), [1, 0, 0, 1]);
    assert_eq!(field.desk.digest(), digest);
    let path = field.desk.path("x.ods").display().to_string();
    let export = ["response", "export", "--survey", &field.survey, "-o", &path];
    assert_eq!(field.desk.error(&export), "export_format");
}

#[test]
fn an_anonymous_export_hides_small_cells_and_names_nobody() {
    let field = Field::new();
    let say = |age: u32, mot: &str| json!({"inscrit": "oui", "age": age, "mot": mot, "venue": "2026-09-15"});
    for n in 0..6 {
        field.answer(&say(30, &format!("secret {n}")));
    }
    for age in [71, 72, 73, 88, 89] {
        field.answer(&say(age, "secret"));
    }
    let path = field.desk.path("anon.csv").display().to_string();
    let base = [
        "response",
        "export",
        "--survey",
        &field.survey,
        "-o",
        &path,
        "--anonymous",
    ];
    let with = |more: &[&'static str]| -> Vec<&str> { base.iter().chain(more).copied().collect() };

    let cells = field.desk.json(&with(&["--identifier", "age", "--cells"]));
    assert_eq!(
        (&cells["least"], &cells["small"], &cells["hidden"]),
        (&json!(5), &json!(5), &json!(5))
    );
    assert_eq!(cells["listed"][0], json!({"values": ["71"], "count": 1}));
    assert!(!std::path::Path::new(&path).exists());

    let made = field.desk.json(&with(&["--identifier", "age"]));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        !text.contains("secret") && !text.contains("2026-09-15") && !text.contains("7"),
        "{text}"
    );
    assert!(text.contains("2026-09") && text.starts_with("\u{feff}inscrit;"));
    assert_eq!(made["responses"], 11);
    assert!(
        findings(&made)
            .iter()
            .any(|found| found.0 == "anonymous_hidden")
    );

    // Wider bands keep more; the two that are left would stand out, and go.
    let made = field.desk.json(&with(&[
        "--identifier",
        "age",
        "--band",
        "age=10",
        "--least",
        "3",
    ]));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("70–79") && !text.contains("80–89"), "{text}");
    assert_eq!(made["responses"], 9);
    assert!(
        findings(&made)
            .iter()
            .any(|found| found.0 == "anonymous_left_out")
    );
    assert_eq!(
        field.desk.error(&with(&["--identifier", "mot"])),
        "anonymous_free"
    );
    assert_eq!(
        field.desk.error(&with(&["--least", "1"])),
        "anonymous_least"
    );
}

#[test]
fn a_workbook_has_codes_labels_and_a_codebook() {
    let field = Field::new();
    three(&field);
    let (path, _) = field.export("own.xlsx", "rythme", &[]);
    let book = std::fs::read(&path).unwrap();
    assert!(book.starts_with(b"PK"));
    // The words of the form come back as its names.
    let (words, _) = field.export("words.xlsx", "rythme", &["--labels"]);
    let other = Field::new();
    let counted = other.import(&words);
    assert_eq!(counts(&counted)[0], 3);
}

/// Two laptops import the same file, then meet: nobody is there twice, and nothing is to be decided.
#[test]
fn two_laptops_that_import_the_same_file_do_not_double_it() {
    let folder = tempfile::tempdir().unwrap();
    let shared = folder.path().display().to_string();
    let claire = Field::new();
    claire.desk.json(&["sync", &shared]);
    let hugo = Field {
        desk: Desk::new("Portable de Hugo"),
        survey: claire.survey.clone(),
    };
    hugo.desk.json(&["sync", &shared]);
    for field in [&claire, &hugo] {
        assert_eq!(counts(&field.import_text("kobo.csv", KOBO)), [2, 2, 0, 0]);
        let plain = "inscrit;age\noui;30\noui;30\n";
        assert_eq!(counts(&field.import_text("plain.csv", plain)), [2, 2, 0, 0]);
    }
    claire.desk.json(&["sync", &shared]);
    hugo.desk.json(&["sync", &shared]);
    claire.desk.json(&["sync", &shared]);
    for field in [&claire, &hugo] {
        assert_eq!(field.answers().len(), 4);
        assert_eq!(field.desk.json(&["questions", "list"]), json!([]));
    }
    assert_eq!(claire.desk.digest(), hugo.desk.digest());
}

/// What was erased for good is not brought back by a file.
#[test]
fn an_erased_response_stays_erased() {
    let field = Field::new();
    field.import_text("kobo.csv", KOBO);
    let id = field.whole().keys().next().unwrap().clone();
    let entity = format!("response/{id}");
    field
        .desk
        .json(&["erase", "--entity", &entity, "--reason", "demande"]);
    let counted = field.import_text("kobo.csv", KOBO);
    assert_eq!(
        (counts(&counted), &counted["erased"]),
        ([2, 0, 1, 0], &json!(1))
    );
    assert_eq!(field.answers().len(), 1);
}
