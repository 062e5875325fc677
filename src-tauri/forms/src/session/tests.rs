//! An interview as an officer sees it: relevance, constraints, refusals, languages, pages, and answers from a file.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::sample::{codes, library, today};
use super::{AnswerValue, Session};

fn take(session: &mut Session<'_>, name: &str, value: &Value) -> super::Changes {
    let answer = session.read(name, value).unwrap();
    session.answer(name, answer).unwrap()
}

fn pages<'a>(session: &Session<'a>) -> Vec<&'a str> {
    session
        .visible()
        .into_iter()
        .map(|item| item.name.as_str())
        .collect()
}

#[test]
fn relevance_constraints_and_calculations_follow_the_answers() {
    let form = library();
    let mut session = Session::new(&form, today());
    assert_eq!(pages(&session), ["inscrit", "merci"]);
    let changes = take(&mut session, "inscrit", &json!("non"));
    assert_eq!(changes.values, ["inscrit", "km"]);
    assert_eq!(
        changes.relevance,
        ["raisons", "profil", "age", "tranche", "km", "venue"]
    );
    assert_eq!(changes.checks, ["raisons"]);
    take(&mut session, "raisons", &json!(["temps", "aucune"]));
    take(&mut session, "age", &json!(130));
    assert!(!session.constraint_ok("raisons") && !session.constraint_ok("age"));
    assert_eq!(session.value("tranche"), "60+");
    assert!(!session.is_relevant("frequence") && !session.is_relevant("raison_autre"));
    take(&mut session, "age", &json!("34"));
    take(&mut session, "raisons", &json!("autre"));
    assert!(session.is_relevant("raison_autre") && session.constraint_ok("raisons"));
    assert_eq!(session.value("tranche"), "0-59");
    take(&mut session, "raison_autre", &json!("les marches"));
    take(&mut session, "inscrit", &json!("oui"));
    assert!(session.is_relevant("frequence") && session.required("frequence"));
    assert!(!session.is_relevant("raisons") && !session.is_relevant("raison_autre"));
    assert_eq!(
        codes(&session.validate_all()),
        [("answer_required", "frequence")]
    );
}

#[test]
fn answers_that_are_no_longer_relevant_are_kept_and_not_submitted() {
    let form = library();
    let mut session = Session::new(&form, today());
    for (name, value) in [
        ("inscrit", json!("non")),
        ("raisons", json!(["autre"])),
        ("raison_autre", json!("trop loin")),
    ] {
        take(&mut session, name, &value);
    }
    take(&mut session, "inscrit", &json!("oui"));
    assert_eq!(session.value("raisons"), "");
    assert!(!session.submission().contains_key("raisons"));
    assert_eq!(session.stored()["raison_autre"], json!("trop loin"));
    take(&mut session, "inscrit", &json!("non"));
    assert_eq!(session.value("raison_autre"), "trop loin");
    assert_eq!(
        Value::Object(session.submission()),
        json!({ "jour": "2026-09-15", "inscrit": "non", "raisons": ["autre"], "raison_autre": "trop loin", "km": 1.5 })
    );
}

#[test]
fn a_refusal_is_no_blank() {
    let form = library();
    let mut session = Session::new(&form, today());
    assert_eq!(
        codes(&session.validate_all()),
        [("answer_required", "inscrit")]
    );
    take(&mut session, "inscrit", &json!({ "refused": true }));
    assert_eq!(session.validate_all(), []);
    assert!(session.is_refused("inscrit"));
    assert_eq!(session.value("inscrit"), "");
    assert!(!session.is_relevant("profil"));
    assert_eq!(session.submission()["inscrit"], json!({ "refused": true }));
    take(&mut session, "inscrit", &Value::Null);
    assert!(
        !session.is_refused("inscrit") && session.given("inscrit") == Some(&AnswerValue::Blank)
    );
    assert_eq!(
        codes(&session.problems("inscrit", "fr")),
        [("answer_required", "inscrit")]
    );
}

#[test]
fn what_is_read_is_told_in_the_language_with_the_values() {
    let form = library();
    let mut session = Session::new(&form, today());
    for (name, value) in [
        ("inscrit", json!("non")),
        ("age", json!(71)),
        ("raisons", json!("temps aucune")),
    ] {
        take(&mut session, name, &value);
    }
    let thanks = form.item("merci").unwrap();
    assert_eq!(session.label(thanks, "fr"), "Merci, 60+ !");
    assert_eq!(session.label(thanks, "en"), "Thanks, 60+!");
    assert_eq!(session.label(thanks, "nl"), "Merci, 60+ !");
    assert_eq!(
        session.choice_label(&form.choices(form.item("inscrit").unwrap())[1], "en"),
        "No"
    );
    let problem = &session.problems("raisons", "en")[0];
    assert_eq!(problem.args["message"], "« Aucune » exclut les autres, non");
    assert_eq!(
        (
            problem.args["told"].as_str(),
            problem.args["value"].as_str()
        ),
        ("yes", "temps aucune")
    );
}

#[test]
fn pages_follow_each_other_both_ways() {
    let form = library();
    let mut session = Session::new(&form, today());
    let name = |item: Option<&crate::Item>| item.map(|item| item.name.clone());
    assert_eq!(name(session.next(None)).as_deref(), Some("inscrit"));
    take(&mut session, "inscrit", &json!("oui"));
    assert_eq!(
        pages(&session),
        ["inscrit", "frequence", "age", "km", "venue", "merci"]
    );
    assert_eq!(
        name(session.next(Some("inscrit"))).as_deref(),
        Some("frequence")
    );
    // A page that is not relevant any more still has a place.
    assert_eq!(
        name(session.next(Some("raison_autre"))).as_deref(),
        Some("age")
    );
    assert_eq!(
        name(session.previous(Some("age"))).as_deref(),
        Some("frequence")
    );
    assert_eq!(name(session.previous(None)).as_deref(), Some("merci"));
    assert!(
        session.previous(Some("inscrit")).is_none()
            && session.next(Some("merci")).is_none()
            && session.next(Some("?")).is_none()
    );
    assert_eq!(name(session.resume()).as_deref(), Some("frequence"));
    let progress = session.progress("age");
    assert_eq!(
        (progress.position, progress.total, progress.answered),
        (3, 6, 2)
    );
}

#[test]
fn an_interview_is_taken_up_again() {
    let form = library();
    let mut session = Session::new(&form, today());
    take(&mut session, "inscrit", &json!("oui"));
    take(&mut session, "km", &Value::Null);
    take(&mut session, "frequence", &json!({ "refused": true }));
    let again = Session::from_answers(&form, today().succ_opt().unwrap(), &session.stored());
    assert_eq!(again.unread(), []);
    assert_eq!(again.submission(), session.submission());
    assert_eq!(
        again.value("km"),
        "",
        "a default that was wiped out does not come back"
    );
    take(&mut session, "km", &json!(2));
    assert_eq!(
        session.value("km"),
        "2.0",
        "as ODK's engine writes a decimal"
    );
    let fresh = Session::from_answers(
        &form,
        today(),
        &BTreeMap::from([("inscrit".to_owned(), json!("oui"))]),
    );
    assert_eq!(fresh.value("km"), "1.5");
    let damaged = Session::from_answers(
        &form,
        today(),
        &BTreeMap::from([("age".to_owned(), json!("vieux"))]),
    );
    assert_eq!(codes(damaged.unread()), [("answer_not_integer", "age")]);
}

#[test]
fn an_answer_that_a_question_cannot_hold_changes_nothing() {
    let form = library();
    let mut session = Session::new(&form, today());
    let before = session.stored();
    for (name, answer, code) in [
        (
            "inscrit",
            AnswerValue::Choice("peut-être".into()),
            "answer_unknown_choice",
        ),
        (
            "age",
            AnswerValue::Text("vieux".into()),
            "answer_not_integer",
        ),
        ("age", AnswerValue::Decimal(1.5), "answer_not_integer"),
        ("tranche", AnswerValue::Text("x".into()), "answer_not_asked"),
        ("absente", AnswerValue::Blank, "answer_unknown_question"),
    ] {
        let refused = session.answer(name, answer).unwrap_err();
        assert_eq!(codes(&refused), [(code, name)]);
    }
    assert_eq!(session.stored(), before);
}

#[test]
fn a_stored_form_that_was_tampered_with_is_survived() {
    let mut form = library();
    form.items[1].list = Some("absente".into());
    form.items[5].path = "profil/profil".into();
    form.items[6].path = "absente/age".into();
    form.items[2].relevant = Some(
        crate::expr::Expression::parse("${frequence} = '' or ${raisons} = ${absente}").unwrap(),
    );
    let mut session = Session::new(&form, today());
    assert!(session.answer("age", AnswerValue::Integer(3)).is_ok());
    assert!(session.is_relevant("age"));
    session.validate_all();
}
