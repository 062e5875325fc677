//! Targets and counts of a survey: they add up over two laptops, and every act can be undone.

use std::collections::BTreeMap;

use app::desk;
use app::domain::id::SurveyId;
use app::library::types::LibrarySave;
use app::quota::types::{ContactAdd, ContactOutcome, QuotaSave};
use app::survey::types::{Audience, SurveyAdd};
use app::{App, demo, library, quota, survey};
use serde_json::json;

use crate::support::Laptop;

fn made(app: &App) -> SurveyId {
    let library = LibrarySave {
        name: "Canal".to_owned(),
        insee: "59350".to_owned(),
        ..LibrarySave::default()
    };
    let add = SurveyAdd {
        library: Some(library::save(app, library).unwrap()),
        title: "Sortie du mercredi".to_owned(),
        audience: Audience::Users,
        bundled: Some("usagers".to_owned()),
        ..SurveyAdd::default()
    };
    survey::add(app, add).unwrap().id.unwrap()
}

fn target(survey: SurveyId, age: &str, target: u32) -> QuotaSave {
    QuotaSave {
        id: None,
        survey,
        criteria: BTreeMap::from([("age".to_owned(), age.to_owned())]),
        target,
    }
}

#[test]
fn two_laptops_counts_add_up_and_targets_are_shared() {
    let folder = tempfile::tempdir().unwrap();
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    let survey = made(&claire.app);
    let ages: Vec<String> = quota::board(&claire.app, survey)
        .unwrap()
        .questions
        .into_iter()
        .find(|question| question.name == "age")
        .unwrap()
        .choices
        .into_iter()
        .map(|choice| choice.name)
        .collect();
    quota::save(&claire.app, target(survey, &ages[1], 2)).unwrap();
    claire.sync(folder.path());
    hugo.sync(folder.path());
    for (laptop, outcome) in [
        (&claire, ContactOutcome::Refusal),
        (&hugo, ContactOutcome::Refusal),
        (&hugo, ContactOutcome::PasserBy),
    ] {
        quota::add_contact(&laptop.app, ContactAdd { survey, outcome }).unwrap();
    }
    hugo.sync(folder.path());
    claire.sync(folder.path());
    hugo.sync(folder.path());
    for laptop in [&claire, &hugo] {
        let board = quota::board(&laptop.app, survey).unwrap();
        let refusals: u32 = board.half_hours.iter().map(|half| half.refusals).sum();
        let passers: u32 = board.half_hours.iter().map(|half| half.passers_by).sum();
        assert_eq!((refusals, passers), (2, 1));
        assert_eq!(board.quotas.len(), 1);
        assert_eq!(board.quotas[0].criteria[0].value, ages[1]);
        assert_ne!(board.quotas[0].criteria[0].value_label, ages[1]);
    }
    assert_eq!(claire.digest(), hugo.digest());
}

#[test]
fn a_target_counts_the_responses_that_gave_its_answers() {
    let claire = Laptop::new("Claire");
    let ask = demo::Ask {
        responses: 60,
        seed: 3,
        ..demo::Ask::default()
    };
    demo::generate(&claire.app, &ask).unwrap();
    let survey = survey::list(&claire.app)
        .unwrap()
        .into_iter()
        .max_by_key(|row| row.responses)
        .unwrap()
        .id;
    let question = quota::board(&claire.app, survey)
        .unwrap()
        .questions
        .remove(0);
    let responses = survey::responses(&claire.app, survey).unwrap();
    let mut counted = 0;
    for choice in &question.choices {
        let save = QuotaSave {
            criteria: BTreeMap::from([(question.name.clone(), choice.name.clone())]),
            ..target(survey, "", 5)
        };
        let id = quota::save(&claire.app, save).unwrap();
        let board = quota::board(&claire.app, survey).unwrap();
        let done = board.quotas.iter().find(|row| row.id == id).unwrap().done;
        let expected = responses
            .iter()
            .filter(|response| response.answers.get(&question.name) == Some(&json!(choice.name)))
            .count();
        assert_eq!(done as usize, expected, "{}", choice.name);
        counted += expected;
    }
    assert!(counted > 20);
}

#[test]
fn what_no_form_asks_is_refused_and_an_act_is_undone() {
    let claire = Laptop::new("Claire");
    let survey = made(&claire.app);
    let refused = |save: QuotaSave| quota::save(&claire.app, save).unwrap_err().code;
    assert_eq!(refused(target(survey, "zzz", 2)), "quota_question");
    assert_eq!(
        refused(QuotaSave {
            criteria: BTreeMap::from([("rien".to_owned(), "x".to_owned())]),
            ..target(survey, "", 2)
        }),
        "quota_question"
    );
    assert_eq!(
        refused(QuotaSave {
            criteria: BTreeMap::new(),
            ..target(survey, "", 0)
        }),
        "quota_target"
    );
    quota::add_contact(
        &claire.app,
        ContactAdd {
            survey,
            outcome: ContactOutcome::Refusal,
        },
    )
    .unwrap();
    assert_eq!(
        quota::board(&claire.app, survey).unwrap().half_hours.len(),
        1
    );
    desk::undo(&claire.app).unwrap();
    assert!(
        quota::board(&claire.app, survey)
            .unwrap()
            .half_hours
            .is_empty()
    );
}
