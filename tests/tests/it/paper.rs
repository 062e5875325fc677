//! Paper: batches and what becomes of them, key-in that flags and never blocks, one number on two laptops, the second key-in.

use std::collections::BTreeMap;

use app::domain::id::SurveyId;
use app::library::types::LibrarySave;
use app::paper::types::{
    KeyAnswer, KeyFinished, KeyStart, PaperDecide, PaperDraw, PaperPrint, PaperSave, PaperStage,
};
use app::survey::types::{Audience, SurveyAdd};
use app::{App, desk, library, paper, survey};
use serde_json::{Value, json};

use crate::support::Laptop;

fn made(app: &App) -> SurveyId {
    let library = LibrarySave {
        name: "Canal".to_owned(),
        insee: "59350".to_owned(),
        ..LibrarySave::default()
    };
    let add = SurveyAdd {
        library: Some(library::save(app, library).unwrap()),
        title: "Usagers".to_owned(),
        audience: Audience::Users,
        bundled: Some("usagers".to_owned()),
        ..SurveyAdd::default()
    };
    survey::add(app, add).unwrap().id.unwrap()
}

fn start(survey: SurveyId, sheet: u32, check: bool) -> KeyStart {
    KeyStart {
        survey,
        sheet: sheet.to_string(),
        check,
        again: false,
    }
}

type Answers = BTreeMap<String, Value>;

/// The first choice of each question, and 8 for each number.
fn plausible(app: &App, survey: SurveyId) -> Answers {
    let items = survey::get(app, survey).unwrap().items;
    let answer = |kind: &str, first: Option<String>| match kind {
        "select_one" => Some(json!(first?)),
        "select_multiple" => Some(json!([first?])),
        "integer" => Some(json!("8")),
        _ => None,
    };
    items
        .into_iter()
        .filter_map(|item| {
            let first = item.choices.first().map(|choice| choice.name.clone());
            Some((item.name.clone(), answer(&item.kind, first)?))
        })
        .collect()
}

fn key(app: &App, survey: SurveyId, sheet: u32, answers: &Answers) -> KeyFinished {
    paper::whole(app, start(survey, sheet, false), answers).unwrap()
}

/// The name of a question of that kind.
fn named(app: &App, survey: SurveyId, kind: &str) -> String {
    let items = survey::get(app, survey).unwrap().items;
    items
        .into_iter()
        .find(|item| item.kind == kind)
        .unwrap()
        .name
}

#[test]
fn a_batch_goes_from_printed_to_destroyed_and_each_step_is_undone() {
    let claire = Laptop::new("Claire");
    let survey = made(&claire.app);
    let to = claire.home.path().join("feuilles.pdf");
    let print = |count: u32, first: Option<u32>| PaperPrint {
        survey,
        language: "en".to_owned(),
        large: false,
        first,
        count,
        place: " Accueil ".to_owned(),
        destroy_on: Some("2020-01-31".to_owned()),
        to: to.display().to_string(),
    };
    let printed = paper::print(&claire.app, print(2, None)).unwrap();
    assert_eq!((printed.first, printed.last), (1, 2));
    assert!(std::fs::read(&to).unwrap().starts_with(b"%PDF-"));
    let taken = paper::print(&claire.app, print(1, Some(2))).unwrap_err();
    assert_eq!(taken.code, "paper_taken");
    let row = || paper::board(&claire.app, survey).unwrap().batches[0].clone();
    assert_eq!(
        (row().stage, row().place.as_str(), row().due),
        (PaperStage::Printed, "Accueil", true)
    );

    let save = |change: fn(&mut PaperSave)| {
        let mut args = PaperSave {
            batch: printed.batch,
            place: None,
            handed_out: None,
            returned: None,
            destroy_on: None,
            destroyed_on: None,
        };
        change(&mut args);
        paper::save(&claire.app, args)
    };
    save(|args| args.handed_out = Some(2)).unwrap();
    assert_eq!(row().stage, PaperStage::HandedOut);
    let many = save(|args| args.returned = Some(3)).unwrap_err();
    assert_eq!(many.code, "paper_more_than_printed");
    save(|args| args.returned = Some(1)).unwrap();
    assert_eq!(row().stage, PaperStage::Returned);
    key(&claire.app, survey, 2, &plausible(&claire.app, survey));
    assert_eq!((row().stage, row().keyed), (PaperStage::Keyed, 1));
    save(|args| args.destroyed_on = Some("2026-12-01".to_owned())).unwrap();
    assert_eq!((row().stage, row().due), (PaperStage::Destroyed, false));
    desk::undo(&claire.app).unwrap();
    assert_eq!((row().stage, row().due), (PaperStage::Keyed, true));
    paper::remove(&claire.app, printed.batch).unwrap();
    assert_eq!(paper::board(&claire.app, survey).unwrap().outside, [2]);
    desk::undo(&claire.app).unwrap();
    assert!(
        paper::board(&claire.app, survey)
            .unwrap()
            .outside
            .is_empty()
    );
}

#[test]
fn what_stands_on_a_sheet_is_taken_as_it_is_and_flagged() {
    let claire = Laptop::new("Claire");
    let survey = made(&claire.app);
    let number = named(&claire.app, survey, "integer");
    let one = "frequence".to_owned();
    let many = named(&claire.app, survey, "select_multiple");
    let answers = BTreeMap::from([
        ("usage_12_mois".to_owned(), json!("oui")),
        (number.clone(), json!("34")),
        (one.clone(), json!({ "illegible": true })),
        (many.clone(), json!("rien de connu")),
    ]);
    let done = key(&claire.app, survey, 7, &answers);
    assert_eq!((done.flagged, done.twice), (3, false));
    let response = survey::responses(&claire.app, survey).unwrap().remove(0);
    assert_eq!((response.mode.as_str(), response.valid), ("paper", false));
    assert_eq!(response.answers[&number], json!(34));
    assert!(!response.answers.contains_key(&one) && !response.answers.contains_key(&many));
    let flagged = paper::board(&claire.app, survey).unwrap().flagged.remove(0);
    let mark = |key: &str| {
        let line = flagged.lines.iter().find(|line| line.key == key).unwrap();
        (line.mark.clone(), line.answer.clone())
    };
    assert_eq!(mark(&number), ("out_of_range".to_owned(), "34".to_owned()));
    assert_eq!(mark(&one), ("illegible".to_owned(), String::new()));
    assert_eq!(
        mark(&many),
        ("unfit".to_owned(), "rien de connu".to_owned())
    );
}

#[test]
fn a_sheet_is_taken_up_again_where_it_was_left() {
    let claire = Laptop::new("Claire");
    let survey = made(&claire.app);
    let sheet = paper::start(&claire.app, start(survey, 12, false))
        .unwrap()
        .sheet
        .unwrap();
    assert!(sheet.outside && sheet.answers.is_empty());
    let asked: Vec<_> = sheet
        .items
        .iter()
        .filter(|item| !item.number.is_empty())
        .collect();
    let given = KeyAnswer {
        id: sheet.id,
        question: asked[0].key.clone(),
        value: Value::Null,
        next: asked[1].key.clone(),
    };
    paper::answer(&claire.app, given).unwrap();
    let (first, second) = (asked[0].key.clone(), asked[1].key.clone());
    let claire = claire.restarted();
    // No interview to take up: a sheet is none.
    assert!(
        survey::get(&claire.app, survey)
            .unwrap()
            .interviews
            .is_empty()
    );
    let again = paper::start(&claire.app, start(survey, 12, false))
        .unwrap()
        .sheet
        .unwrap();
    assert_eq!((again.id, again.at), (sheet.id, Some(second)));
    assert_eq!(again.answers[&first], Value::Null);
    paper::discard(&claire.app, sheet.id).unwrap();
    assert!(paper::board(&claire.app, survey).unwrap().open.is_empty());
}

#[test]
fn a_number_that_is_keyed_in_shows_its_response_and_another_surveys_code_is_refused() {
    let claire = Laptop::new("Claire");
    let (survey, other) = (made(&claire.app), made(&claire.app));
    key(&claire.app, survey, 401, &plausible(&claire.app, survey));
    let scanned = |of: SurveyId| KeyStart {
        sheet: format!("{of} 401\n"),
        ..start(survey, 0, false)
    };
    let known = paper::start(&claire.app, scanned(survey)).unwrap();
    assert!(known.sheet.is_none());
    assert_eq!(known.existing.unwrap().number, 401);
    let refused = paper::start(&claire.app, scanned(other)).unwrap_err();
    assert_eq!(refused.code, "paper_other_survey");
    for wrong in ["", "zéro", "0", "-3"] {
        let args = KeyStart {
            sheet: wrong.to_owned(),
            ..start(survey, 0, false)
        };
        assert_eq!(
            paper::start(&claire.app, args).unwrap_err().code,
            "paper_number_unreadable"
        );
    }
}

#[test]
fn one_number_on_two_laptops_becomes_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    let survey = made(&claire.app);
    claire.sync(folder.path());
    hugo.sync(folder.path());
    let mut answers = plausible(&claire.app, survey);
    key(&claire.app, survey, 401, &answers);
    answers.pop_first();
    key(&hugo.app, survey, 401, &answers);
    key(&hugo.app, survey, 402, &answers);
    assert!(hugo.questions().is_empty());
    hugo.sync(folder.path());
    claire.sync(folder.path());
    hugo.sync(folder.path());
    let mut asked = Vec::new();
    for laptop in [&claire, &hugo] {
        let twice = paper::board(&laptop.app, survey).unwrap().twice;
        assert_eq!(
            (twice.len(), twice[0].number, twice[0].sheets.len()),
            (1, 401, 2)
        );
        let mut questions = laptop.questions();
        assert_eq!(desk::today(&laptop.app).unwrap().questions, 1);
        let question = questions.remove(0);
        assert_eq!(
            (
                question.kind.as_str(),
                question.field.as_str(),
                questions.len()
            ),
            ("response", "sheet", 0)
        );
        assert_eq!(
            question.candidates.iter().filter(|each| each.mine).count(),
            1
        );
        asked.push(question);
    }
    assert_eq!(asked[0].id, asked[1].id);
    let theirs = asked[0].candidates.iter().find(|each| !each.mine).unwrap();
    claire.resolve(&asked[0].id, &theirs.key);
    claire.sync(folder.path());
    hugo.sync(folder.path());
    for laptop in [&claire, &hugo] {
        assert!(laptop.questions().is_empty());
        let left = survey::responses(&laptop.app, survey).unwrap();
        assert!(left.len() == 2 && left.iter().all(|response| response.by == "Hugo"));
    }
    assert_eq!(claire.digest(), hugo.digest());
    desk::undo(&claire.app).unwrap();
    assert_eq!(claire.questions().len(), 1);
}

#[test]
fn a_drawn_sample_is_keyed_in_twice_and_decided() {
    let claire = Laptop::new("Claire");
    let survey = made(&claire.app);
    let answers = plausible(&claire.app, survey);
    for sheet in 1..=20 {
        key(&claire.app, survey, sheet, &answers);
    }
    let draw = |percent: u32, at_least: u32| {
        let args = PaperDraw {
            survey,
            percent,
            at_least,
            seed: 5,
        };
        paper::draw(&claire.app, args).unwrap()
    };
    let first = draw(10, 1);
    assert_eq!((first.numbers.len(), first.total, first.base), (2, 2, 20));
    desk::undo(&claire.app).unwrap();
    assert_eq!(draw(10, 1).numbers, first.numbers);
    // More of the same seed keeps those that were drawn.
    let more = draw(10, 3);
    assert_eq!((more.numbers.len(), more.total), (1, 3));
    assert!(!first.numbers.contains(&more.numbers[0]));

    let checked = first.numbers[0];
    let not_drawn =
        (1..=20).find(|number| !first.numbers.contains(number) && *number != more.numbers[0]);
    let refused = paper::start(&claire.app, start(survey, not_drawn.unwrap(), true)).unwrap_err();
    assert_eq!(refused.code, "paper_not_drawn_for_check");
    let number = named(&claire.app, survey, "integer");
    let mut second = answers.clone();
    second.insert(number.clone(), json!("3"));
    let done = paper::whole(&claire.app, start(survey, checked, true), &second).unwrap();
    assert_eq!((done.response, done.differences), (None, 1));

    let checks = || paper::checks(&claire.app, survey).unwrap();
    let row = |number: u32| {
        checks()
            .checks
            .into_iter()
            .find(|row| row.number == number)
            .unwrap()
    };
    assert_eq!(
        (
            checks().whole.differences,
            checks().whole.errors,
            checks().whole.open
        ),
        (1, 0, 1)
    );
    let difference = row(checked).differences.remove(0);
    assert_eq!(
        (difference.first.as_str(), difference.second.as_str()),
        ("8", "3")
    );
    let value = || {
        let responses = survey::responses(&claire.app, survey).unwrap();
        let changed: Vec<_> = responses
            .iter()
            .filter(|each| each.answers[&number] == json!(3))
            .collect();
        changed.len()
    };
    let decide = |keep: &str| {
        let args = PaperDecide {
            check: row(checked).id,
            question: number.clone(),
            keep: keep.to_owned(),
        };
        paper::decide(&claire.app, args)
    };
    assert_eq!(decide("both").unwrap_err().code, "paper_keep");
    decide("second").unwrap();
    assert_eq!(
        (
            value(),
            checks().whole.errors,
            row(checked).differences[0].keep.as_str()
        ),
        (1, 1, "second")
    );
    desk::undo(&claire.app).unwrap();
    assert_eq!((value(), checks().whole.open), (0, 1));
    decide("second").unwrap();
    decide("first").unwrap();
    assert_eq!(
        (value(), checks().whole.errors, checks().whole.open),
        (0, 0, 0)
    );
    let rate = checks()
        .questions
        .into_iter()
        .find(|rate| rate.differences > 0)
        .unwrap();
    assert_eq!((rate.sheets, rate.base, rate.differences), (1, 1, 1));
}
