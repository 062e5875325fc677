//! Responses in files: what goes out, in each layout, and comes back the same.

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

pub struct Field {
    pub desk: Desk,
    pub survey: String,
}

impl Field {
    pub fn new() -> Self {
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

    pub fn import(&self, path: &str) -> Value {
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

    pub fn import_text(&self, name: &str, text: impl AsRef<[u8]>) -> Value {
        self.import(&self.desk.file(name, text))
    }

    /// The answers of all responses, in one order.
    pub fn answers(&self) -> Vec<String> {
        let rows = self
            .desk
            .json(&["response", "list", "--survey", &self.survey]);
        let rows = rows.as_array().unwrap().iter();
        let mut answers: Vec<String> = rows.map(|row| row["answers"].to_string()).collect();
        answers.sort();
        answers
    }

    /// Responses whole, by id.
    pub fn whole(&self) -> BTreeMap<String, Value> {
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

pub fn counts(counted: &Value) -> [u64; 4] {
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
