//! `form paper` without a database, in any language of the form; batches, key-in and checks on one.

use serde_json::json;

use crate::support::{Desk, Ran, command, ended, run, text};

const FORM: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../assets/forms/usagers.xlsx"
);

fn pages(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    text.matches("/Type /Page\n").count() + text.matches("/Type/Page/").count()
}

fn language(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let after = text.split("/Lang").nth(1).unwrap_or_default();
    after
        .chars()
        .skip_while(|letter| *letter != '(')
        .take(4)
        .collect()
}

#[test]
fn a_questionnaire_is_printed_without_a_database() {
    let desk = Desk::bare();
    let to = desk.path("q.pdf");
    let to = to.to_str().unwrap();
    let ran = run(&[
        "--json",
        "form",
        "paper",
        FORM,
        "-o",
        to,
        "--lang",
        "fr",
        "--large",
        "--numbers",
        "401-402",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let said = ran.json();
    assert_eq!(
        (said["ok"].clone(), said["sheets"].clone()),
        (json!(true), json!(2))
    );
    let bytes = std::fs::read(to).unwrap();
    assert!(bytes.starts_with(b"%PDF-") && said["bytes"] == json!(bytes.len()));
    assert!(!desk.path("a.db").exists());
}

#[test]
fn the_language_is_that_of_the_questionnaire() {
    let desk = Desk::bare();
    let to = desk.path("q.pdf");
    let to = to.to_str().unwrap();
    let print = |words: &[&str]| run(&[&["form", "paper", FORM, "-o", to], words].concat());
    let read = |ran: Ran| {
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        std::fs::read(to).unwrap()
    };
    assert_eq!(language(&read(print(&["--lang", "en"]))), "(en)");
    assert_eq!(language(&read(print(&["--lang", "English (en)"]))), "(en)");
    assert_eq!(language(&read(print(&[]))), "(fr)");
    // The variable is for sentences.
    let mut english = command(&["form", "paper", FORM, "-o", to]);
    let ran = ended(english.env("RYTHME_LANG", "en").output().unwrap());
    assert_eq!(language(&read(ran)), "(fr)");
    // A language that the form lacks is refused, and what was there stays.
    let before = std::fs::read(to).unwrap();
    assert!(print(&["--lang", "nl"]).sentence().contains("nl"));
    assert_eq!(std::fs::read(to).unwrap(), before);
    assert!(pages(&before) <= 20);
}

#[test]
fn sheets_from_printing_to_the_second_key_in() {
    let desk = Desk::new("Portable de Claire");
    let library = desk.library("Canal");
    let survey = text(
        &desk.json(&[
            "survey",
            "add",
            "--library",
            &library,
            "--bundled",
            "usagers",
            "--title",
            "Usagers",
        ])["id"],
    );
    let pdf = desk.path("q.pdf");
    let of = ["--survey", survey.as_str()];

    let printed = desk.json(
        &[
            &joined(
                &["paper"],
                &[
                    "print",
                    "--count",
                    "3",
                    "--lang",
                    "en",
                    "-o",
                    pdf.to_str().unwrap(),
                ],
            )[..],
            &of,
        ]
        .concat(),
    );
    assert_eq!(
        (printed["first"].clone(), printed["last"].clone()),
        (json!(1), json!(3))
    );
    let batch = text(&printed["batch"]);
    desk.json(&joined(
        &["paper"],
        &[
            "note",
            "--batch",
            &batch,
            "--handed-out",
            "3",
            "--returned",
            "1",
        ],
    ));

    let answers = desk.file("r.json", r#"{"frequence": {"illegible": true}}"#);
    let sheet = ["paper", "key", "--survey", survey.as_str(), "--sheet", "2"];
    let unknown = desk.file("x.json", r#"{"nulle_part": "oui"}"#);
    assert_eq!(
        desk.error(&joined(&sheet, &["--answers", &unknown])),
        "question_unknown"
    );
    let keyed = desk.json(&joined(&sheet, &["--answers", &answers]));
    assert_eq!(
        (keyed["flagged"].clone(), keyed["twice"].clone()),
        (json!(1), json!(false))
    );
    let empty = desk.file("vide.json", "{}");
    assert_eq!(
        desk.error(&joined(&sheet, &["--answers", &empty])),
        "paper_keyed"
    );
    let board = desk.json(&[&joined(&["paper"], &["batches"])[..], &of].concat());
    assert_eq!(board["batches"][0]["stage"], json!("keyed"));

    let drawn = desk.json(&[&joined(&["paper"], &["draw", "--at-least", "1"])[..], &of].concat());
    assert_eq!(drawn["numbers"], json!([2]));
    let checked = desk.json(&joined(&sheet, &["--answers", &empty, "--check"]));
    assert_eq!(
        (checked["response"].clone(), checked["differences"].clone()),
        (json!(null), json!(1))
    );
    let checks = desk.json(&[&joined(&["paper"], &["checks"])[..], &of].concat());
    assert_eq!(
        (checks["base"].clone(), checks["whole"]["sheets"].clone()),
        (json!(1), json!(1))
    );
    let check = text(&checks["checks"][0]["id"]);
    desk.json(&joined(
        &["paper"],
        &[
            "decide",
            "--check",
            &check,
            "--question",
            "frequence",
            "--keep",
            "first",
        ],
    ));
    let decided = desk.json(&[&joined(&["paper"], &["checks"])[..], &of].concat());
    assert_eq!(
        (
            decided["whole"]["errors"].clone(),
            decided["whole"]["open"].clone()
        ),
        (json!(0), json!(0))
    );
}

fn joined<'a>(first: &[&'a str], then: &[&'a str]) -> Vec<&'a str> {
    [first, then].concat()
}
