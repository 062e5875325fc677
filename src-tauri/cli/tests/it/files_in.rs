//! What Kobo and ODK Central write is read, each as they lay it out; twice is once, on one laptop and on two.

use rust_xlsxwriter::Workbook;
use serde_json::json;

use super::files::{Field, counts};
use super::support::{Desk, findings};

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
