//! Killed in the middle of an interview: every acknowledged answer is there, and it resumes at the right question.

use std::time::Duration;

use app::domain::id::SurveyId;
use app::survey;
use fastrand::Rng;
use serde_json::{Value, json};

use super::host::Host;
use crate::support::Laptop;

/// What the parent knows: the answers that were acknowledged, in order, and the one that was on its way.
#[derive(Default)]
struct Known {
    interview: Value,
    acknowledged: Vec<(String, Value)>,
    in_flight: Option<(String, Value)>,
}

/// Something to answer, and whether it is a question at all.
fn plausible(question: &Value) -> Value {
    let first = &question["choices"][0]["name"];
    match question["kind"].as_str().unwrap() {
        "select_one" => first.clone(),
        "select_multiple" => json!([first]),
        "integer" => json!(3),
        "text" => json!("le mardi soir"),
        _ => Value::Null,
    }
}

fn answer(interview: &Value, question: &Value, value: &Value) -> Value {
    // Refusing is an answer too, and the one for what we cannot make up.
    let refused = value.is_null() && question["kind"] != "note";
    json!({ "interview": interview, "question": question["name"], "value": value, "refused": refused })
}

impl Known {
    /// After a restart: nothing acknowledged is missing, and what shows follows what is stored.
    fn check(&mut self, host: &Host, survey: SurveyId) -> Value {
        let detail = host.call("survey_get", survey);
        let answered = detail["interviews"][0]["answered"].as_u64().unwrap();
        let state = host.call("interview_get", &self.interview);
        if let Some((name, value)) = self.in_flight.take() {
            // Not acknowledged: it may be stored or not, but the page goes with it.
            if state["page"]["question"]["name"] != json!(name) {
                self.acknowledged.push((name, value));
            }
        }
        let kept = self
            .acknowledged
            .iter()
            .filter(|(_, value)| *value != "note")
            .count();
        assert_eq!(answered, kept as u64, "{state}");
        let Some((name, value)) = self.acknowledged.last().cloned() else {
            return state;
        };
        // One page back shows the last answer as it was given; answering the same again leads to the same page.
        let back = host.call("interview_back", &self.interview);
        let question = &back["page"]["question"];
        assert_eq!(question["name"], json!(name));
        if value != "note" {
            assert_eq!(question["refused"], json!(value.is_null()));
            assert!(value.is_null() || question["value"] == value, "{question}");
        }
        let given = if value == "note" { Value::Null } else { value };
        let again = host.call(
            "interview_answer",
            answer(&self.interview, question, &given),
        );
        assert_eq!(again["page"], state["page"]);
        again
    }

    fn note(&mut self, question: &Value, value: Value) -> (String, Value) {
        let stored = if question["kind"] == "note" {
            json!("note")
        } else {
            value
        };
        (question["name"].as_str().unwrap().to_owned(), stored)
    }
}

#[test]
fn every_acknowledged_answer_survives_a_kill() {
    let laptop = Laptop::new("Claire");
    let library = laptop.library("Canal");
    let survey = crate::thread::survey(&laptop, library);
    let mut random = Rng::with_seed(3);
    let mut known = Known::default();
    let mut submitted: Vec<Vec<(String, Value)>> = Vec::new();
    for round in 0..14 {
        let host = Host::start(&laptop.database());
        let mut state = if known.interview.is_null() {
            let begun = host.call(
                "interview_start",
                json!({ "survey": survey, "language": "" }),
            );
            known.interview = begun["id"].clone();
            host.call("interview_accept", &known.interview)
        } else {
            known.check(&host, survey)
        };
        for _ in 0..random.u8(0..4) {
            let question = state["page"]["question"].clone();
            if question.is_null() {
                break;
            }
            let value = plausible(&question);
            state = host.call(
                "interview_answer",
                answer(&known.interview, &question, &value),
            );
            assert_eq!(state["findings"], json!([]), "{question}");
            let noted = known.note(&question, value);
            known.acknowledged.push(noted);
        }
        let question = state["page"]["question"].clone();
        if question.is_null() {
            host.call("interview_submit", &known.interview);
            host.kill();
            submitted.push(std::mem::take(&mut known).acknowledged);
            continue;
        }
        let value = plausible(&question);
        let args = answer(&known.interview, &question, &value);
        let reply = host.kill_during(
            &mut random,
            Duration::from_millis(30),
            "interview_answer",
            args,
        );
        let noted = known.note(&question, value);
        match reply {
            Some(_) => known.acknowledged.push(noted),
            None => known.in_flight = Some(noted),
        }
        assert!(round < 14);
    }
    let host = Host::start(&laptop.database());
    if !known.interview.is_null() {
        known.check(&host, survey);
    }
    host.kill();
    // What was submitted before a kill is a response with everything in it.
    let laptop = laptop.restarted();
    let responses = survey::responses(&laptop.app, survey).unwrap();
    assert_eq!(responses.len(), submitted.len());
    for answers in submitted {
        let held = |response: &survey::types::ResponseRow| {
            answers
                .iter()
                .filter(|(_, value)| *value != "note" && !value.is_null())
                .all(|(name, value)| response.answers.get(name) == Some(value))
        };
        assert!(responses.iter().any(held));
    }
}
