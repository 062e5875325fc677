//! Answers from a file: what is kept, what is told.

use serde_json::{Map, Value, json};

use crate::session::sample::{codes, library, today};
use crate::validate;

fn check(answers: Value) -> crate::Validated {
    let Value::Object(answers) = answers else {
        panic!("an object")
    };
    validate(&library(), today(), &answers)
}

#[test]
fn answers_from_a_file_are_typed_and_cleaned() {
    let checked = check(json!({
        "inscrit": "non", "raisons": "temps autre temps", "raison_autre": "  ", "age": "34.0", "km": "2,5", "venue": "2026-09-01"
    }));
    assert_eq!(checked.findings, []);
    assert!(checked.valid);
    assert_eq!(
        Value::Object(checked.answers_clean),
        json!({ "jour": "2026-09-15", "inscrit": "non", "raisons": ["temps", "autre"], "age": 34, "km": 2.5, "venue": "2026-09-01", "tranche": "0-59" })
    );
}

#[test]
fn everything_wrong_with_answers_from_a_file_is_said_at_once() {
    let checked = check(json!({
        "inscrit": "oui", "absente": 1, "age": "vieux", "km": [1], "venue": "15/09/2026", "raisons": ["temps"], "tranche": "0-59",
    }));
    assert!(!checked.valid);
    assert_eq!(
        codes(&checked.findings),
        [
            ("answer_unknown_question", "absente"),
            ("answer_not_integer", "age"),
            ("answer_not_number", "km"),
            ("answer_not_asked", "tranche"),
            ("answer_not_date", "venue"),
            ("answer_not_relevant", "raisons"),
            ("answer_required", "frequence"),
        ]
    );
    assert_eq!(
        Value::Object(checked.answers_clean),
        json!({ "jour": "2026-09-15", "inscrit": "oui" })
    );
    let checked = check(
        json!({ "inscrit": "non", "raisons": ["temps", "x", "y"], "age": 121, "venue": "2026-09-16" }),
    );
    assert_eq!(
        codes(&checked.findings),
        [
            ("answer_unknown_choice", "raisons"),
            ("answer_unknown_choice", "raisons"),
            ("answer_constraint", "age"),
            ("answer_constraint", "venue")
        ]
    );
    assert_eq!(checked.findings[0].args["value"], "x");
}

#[test]
fn no_default_is_invented_for_a_file_and_a_refusal_is_kept() {
    let checked = check(json!({ "inscrit": { "refused": true } }));
    assert!(checked.valid);
    assert_eq!(
        Value::Object(checked.answers_clean),
        json!({ "jour": "2026-09-15", "inscrit": { "refused": true } })
    );
    let empty = validate(&library(), today(), &Map::new());
    assert_eq!(codes(&empty.findings), [("answer_required", "inscrit")]);
}
