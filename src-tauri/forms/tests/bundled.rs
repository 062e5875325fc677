//! The two questionnaires that ship: read without any finding, up to date with their source, and what the domain asks of them.

#[path = "../examples/write_bundled_forms/content/mod.rs"]
mod content;

use std::path::Path;

use chrono::NaiveDate;
use forms::{AnswerValue, Form, Session};
use serde_json::{Value, json};

fn committed(file: &str) -> Form {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../assets/forms")
        .join(file);
    let (form, findings) = forms::read(&std::fs::read(path).expect("the file is committed"));
    assert_eq!(findings, []);
    form.expect("no finding, hence a form")
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 15).expect("a day")
}

fn names(form: &Form) -> Vec<&str> {
    form.items
        .iter()
        .filter(|item| item.kind.is_question())
        .map(|item| item.name.as_str())
        .collect()
}

#[test]
fn the_committed_files_are_what_their_source_writes() {
    for questionnaire in content::all() {
        let (written, findings) = forms::read(&questionnaire.workbook().expect("it is written"));
        assert_eq!(findings, []);
        assert_eq!(
            written.expect("a form").hash_input(),
            committed(questionnaire.file).hash_input()
        );
    }
}

#[test]
fn the_questions_are_the_expected_ones() {
    let shared = [
        "sexe",
        "age",
        "profession",
        "situation",
        "commune",
        "quartier",
        "remarques",
    ];
    let wishes = ["moments_souhaites", "jours_souhaites", "moment_prefere"];
    let users = [
        "usage_12_mois",
        "frequence",
        "activites",
        "moments_venue",
        "transport",
        "horaires_conviennent",
        "porte_fermee",
    ];
    assert_eq!(
        names(&committed("usagers.xlsx")),
        [&users[..], &wishes, &["satisfaction"], &shared].concat()
    );
    let others = [
        "usage_12_mois",
        "experience",
        "connaissance",
        "raisons",
        "raison_autre",
        "raison_principale",
        "venir_si_horaires",
    ];
    assert_eq!(
        names(&committed("non-usagers.xlsx")),
        [&others[..], &wishes, &["transport"], &shared].concat()
    );
}

#[test]
fn comparable_questions_have_the_same_type_and_choices() {
    let (users, others) = (committed("usagers.xlsx"), committed("non-usagers.xlsx"));
    let mut compared = 0;
    for item in users.items.iter().filter(|item| item.kind.is_question()) {
        if let Some(twin) = others.item(&item.name) {
            assert_eq!(item.kind, twin.kind, "{}", item.name);
            assert_eq!(users.choices(item), others.choices(twin), "{}", item.name);
            compared += 1;
        }
    }
    assert_eq!(compared, 12);
    assert_ne!(users.id, others.id);
}

#[test]
fn everything_is_said_in_both_languages_with_french_typography() {
    for file in ["usagers.xlsx", "non-usagers.xlsx"] {
        let form = committed(file);
        assert_eq!(form.default_language, "Français (fr)");
        let labels = form.items.iter().map(|item| &item.label).chain(
            form.lists
                .iter()
                .flat_map(|list| &list.choices)
                .map(|choice| &choice.label),
        );
        for label in labels {
            let (french, english) = (label.get("Français (fr)"), label.get("English (en)"));
            assert!(french.is_some() && english.is_some(), "{label:?}");
            let french = french.unwrap_or_default();
            for wrong in [
                " ?", " !", " ;", " :", "« ", " »", "'", "0 h", "2 h", "4 h", "8 h",
            ] {
                assert!(!french.contains(wrong), "{french}");
            }
        }
    }
}

/// Answers the first choice, or something plain, to every page; ends at the last one.
fn walk(form: &Form, first: &str) -> (usize, Vec<domain::finding::Finding>) {
    let mut session = Session::new(form, today());
    let mut pages = 0;
    let mut page = session.next(None);
    while let Some(item) = page {
        pages += 1;
        let value = match item.name.as_str() {
            "usage_12_mois" => json!(first),
            "satisfaction" => json!(8),
            _ if item.kind.is_select() => json!(form.choices(&item)[0].name),
            _ => json!("Roubaix"),
        };
        if item.kind.is_question() {
            let value = session
                .read(&item.name, &value)
                .expect("an answer of the right type");
            session.answer(&item.name, value).expect("it is asked");
            assert!(session.constraint_ok(&item.name), "{}", item.name);
        }
        page = session.next(Some(&item.name));
    }
    (pages, session.validate_all())
}

#[test]
fn an_interview_runs_to_its_end() {
    assert_eq!(walk(&committed("usagers.xlsx"), "oui"), (17, vec![]));
    assert_eq!(walk(&committed("non-usagers.xlsx"), "non"), (15, vec![]));
    // The wrong questionnaire says so and asks nothing more.
    assert_eq!(walk(&committed("usagers.xlsx"), "non"), (2, vec![]));
    assert_eq!(walk(&committed("non-usagers.xlsx"), "oui"), (2, vec![]));
}

#[test]
fn a_refusal_is_enough_where_an_answer_is_required() {
    let form = committed("non-usagers.xlsx");
    let mut session = Session::new(&form, today());
    session
        .answer("usage_12_mois", AnswerValue::Choice("non".into()))
        .expect("asked");
    let missing = |session: &Session<'_>| session.validate_all().len();
    assert_eq!(missing(&session), 4);
    for name in ["raisons", "venir_si_horaires", "moments_souhaites", "age"] {
        session.answer(name, AnswerValue::Refused).expect("asked");
    }
    assert_eq!(missing(&session), 0);
    assert_eq!(session.submission()["age"], json!({ "refused": true }));
}

#[test]
fn exclusive_choices_and_preferences_are_held() {
    let form = committed("usagers.xlsx");
    let answers = json!({
        "usage_12_mois": "oui", "horaires_conviennent": "plutot_non", "age": "de_30_a_44",
        "moments_souhaites": ["samedi_matin", "aucun"], "moment_prefere": "dimanche_matin", "jours_souhaites": "lundi",
        "satisfaction": 11
    });
    let Value::Object(answers) = answers else {
        unreachable!("an object")
    };
    let checked = forms::validate(&form, today(), &answers);
    let found: Vec<(&str, &str)> = checked
        .findings
        .iter()
        .map(|finding| {
            (
                finding.code.as_str(),
                finding.place.column.as_deref().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("answer_not_relevant", "jours_souhaites"),
            ("answer_constraint", "moments_souhaites"),
            ("answer_constraint", "moment_prefere"),
            ("answer_constraint", "satisfaction"),
        ]
    );
    assert!(!checked.valid);
}
