//! Questionnaires: two laptops write in one, what both wrote in one cell is asked, publishing freezes, undo takes back.

use std::collections::BTreeMap;

use app::domain::id::{FormRowId, QuestionnaireId};
use app::library::types::LibrarySave;
use app::questionnaire::condition::{Comparison, Condition, Test};
use app::questionnaire::types::{
    BankInsert, ChoiceAdd, Direction, FormRowAdd, FormRowMove, FormRowSet, FormRowStep,
    FormRowView, LanguageChange, QuestionnaireAdd, QuestionnaireDetail,
};
use app::survey::types::SurveyAdd;
use app::{App, desk, exchange, library, questionnaire, survey};

use crate::support::Laptop;

const LABEL: &str = "label::Français (fr)";

fn empty(app: &App) -> QuestionnaireId {
    let add = QuestionnaireAdd {
        title: "Sortie du mercredi".to_owned(),
        ..QuestionnaireAdd::default()
    };
    questionnaire::add(app, add).unwrap().id.unwrap()
}

fn template(app: &App, code: &str) -> QuestionnaireId {
    let add = QuestionnaireAdd {
        template: Some(code.to_owned()),
        ..QuestionnaireAdd::default()
    };
    questionnaire::add(app, add).unwrap().id.unwrap()
}

fn row(app: &App, id: QuestionnaireId, kind: &str, after: Option<FormRowId>) -> FormRowId {
    let add = FormRowAdd {
        questionnaire: id,
        kind: kind.to_owned(),
        after,
        parent: None,
    };
    questionnaire::add_row(app, add).unwrap()
}

fn say(app: &App, id: FormRowId, column: &str, text: &str) {
    questionnaire::set_row(app, set(id, column, text)).unwrap();
}

fn set(id: FormRowId, column: &str, text: &str) -> FormRowSet {
    FormRowSet {
        id,
        cells: BTreeMap::from([(column.to_owned(), text.to_owned())]),
        kind: None,
        list: None,
        condition: None,
    }
}

fn detail(app: &App, id: QuestionnaireId) -> QuestionnaireDetail {
    questionnaire::get(app, id).unwrap()
}

fn labels(app: &App, id: QuestionnaireId) -> Vec<String> {
    detail(app, id)
        .rows
        .into_iter()
        .map(|row| row.label)
        .collect()
}

fn view(app: &App, id: QuestionnaireId, row: FormRowId) -> FormRowView {
    let rows = detail(app, id).rows;
    rows.into_iter().find(|each| each.id == row).unwrap()
}

fn codes(row: &FormRowView) -> Vec<&str> {
    row.findings
        .iter()
        .map(|each| each.finding.code.as_str())
        .collect()
}

#[test]
fn two_laptops_write_in_one_questionnaire_and_only_the_same_cell_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    let id = empty(&claire.app);
    let first = row(&claire.app, id, "text", None);
    let second = row(&claire.app, id, "integer", Some(first));
    say(&claire.app, first, LABEL, "Un");
    say(&claire.app, second, LABEL, "Deux");
    claire.sync(folder.path());
    hugo.sync(folder.path());

    say(&claire.app, first, LABEL, "Un, pour Claire");
    say(&hugo.app, first, LABEL, "Un, pour Hugo");
    say(&claire.app, second, "required", "yes");
    say(&hugo.app, second, "hint::Français (fr)", "En chiffres");
    let mine = row(&claire.app, id, "date", Some(first));
    let theirs = row(&hugo.app, id, "note", Some(first));
    say(&claire.app, mine, LABEL, "De Claire");
    say(&hugo.app, theirs, LABEL, "De Hugo");
    hugo.sync(folder.path());
    claire.sync(folder.path());
    hugo.sync(folder.path());

    for laptop in [&claire, &hugo] {
        let shown = detail(&laptop.app, id);
        assert_eq!(shown.rows.len(), 4);
        let second = view(&laptop.app, id, second);
        assert_eq!(second.cells["required"], "yes");
        assert_eq!(second.cells["hint::Français (fr)"], "En chiffres");
        assert!(second.disputed.is_empty());
        let first = view(&laptop.app, id, first);
        assert_eq!(first.disputed, [LABEL]);
        let questions = exchange::questions(&laptop.app).unwrap();
        assert_eq!(questions.len(), 1);
        assert_eq!(questions[0].title, "Sortie du mercredi");
        assert_eq!(questions[0].field, format!("cell/{LABEL}"));
    }
    assert_eq!(labels(&claire.app, id), labels(&hugo.app, id));
    assert_eq!(claire.digest(), hugo.digest());
}

#[test]
fn publishing_freezes_and_a_survey_is_made_of_the_version() {
    let claire = Laptop::new("Claire");
    let id = template(&claire.app, "agents");
    let before = detail(&claire.app, id);
    assert!(before.usable, "{:?}", before.findings);
    assert!(before.row.questions > 8);
    let version = questionnaire::publish(&claire.app, id).unwrap();
    assert_eq!(version.number, 1);
    let again = questionnaire::publish(&claire.app, id).unwrap_err();
    assert_eq!(again.code, "published_same");
    assert!(!detail(&claire.app, id).row.changed_since);

    say(&claire.app, before.rows[0].id, LABEL, "Autrement dit");
    assert!(detail(&claire.app, id).row.changed_since);
    let library = LibrarySave {
        name: "Canal".to_owned(),
        insee: "59350".to_owned(),
        ..LibrarySave::default()
    };
    let library = library::save(&claire.app, library).unwrap();
    let add = SurveyAdd {
        library: Some(library),
        published: Some(version.id),
        ..SurveyAdd::default()
    };
    let made = survey::add(&claire.app, add).unwrap().id.unwrap();
    let items = survey::get(&claire.app, made).unwrap().items;
    assert_eq!(items[0].label, before.rows[0].label);
    let second = questionnaire::publish(&claire.app, id).unwrap();
    assert_eq!(second.number, 2);
    let published = detail(&claire.app, id).published;
    assert_eq!(
        published
            .iter()
            .map(|each| (each.number, each.surveys))
            .collect::<Vec<_>>(),
        [(2, 0), (1, 1)]
    );
    assert_ne!(published[0].hash, published[1].hash);
}

#[test]
fn a_form_with_errors_is_not_published_and_what_is_wrong_stands_with_its_cell() {
    let claire = Laptop::new("Claire");
    let id = empty(&claire.app);
    let age = row(&claire.app, id, "integer", None);
    say(&claire.app, age, LABEL, "Quel âge avez-vous\u{202f}?");
    assert_eq!(view(&claire.app, id, age).name, "quel_age_avez_vous");
    say(&claire.app, age, "constraint", ". >");
    let found = view(&claire.app, id, age).findings;
    assert_eq!(found[0].column, "constraint");
    assert_eq!(
        questionnaire::publish(&claire.app, id).unwrap_err().code,
        "questionnaire_errors"
    );
    say(&claire.app, age, "constraint", ". >= 0");
    assert!(detail(&claire.app, id).usable);

    let who = row(&claire.app, id, "text", Some(age));
    say(&claire.app, who, LABEL, "Votre adresse e-mail");
    assert_eq!(codes(&view(&claire.app, id, who)), ["identifier_field"]);
    assert!(detail(&claire.app, id).usable);
}

#[test]
fn every_act_is_one_step_of_undo() {
    let claire = Laptop::new("Claire");
    let app = &claire.app;
    let id = empty(app);
    let question = row(app, id, "select_one", None);
    say(app, question, LABEL, "Venez-vous\u{202f}?");
    let list = view(app, id, question).list.unwrap();
    let more = ChoiceAdd {
        questionnaire: id,
        list: list.clone(),
        after: None,
        labels: vec!["Souvent".to_owned(), "Jamais".to_owned()],
    };
    questionnaire::add_choices(app, more).unwrap();
    let choices = |app: &App| {
        let lists = detail(app, id).lists;
        lists
            .into_iter()
            .find(|each| each.name == list)
            .map_or(0, |each| each.choices.len())
    };
    assert_eq!(choices(app), 4);
    desk::undo(app).unwrap();
    assert_eq!(choices(app), 2);
    questionnaire::delete_row(app, question).unwrap();
    assert!(detail(app, id).rows.is_empty() && detail(app, id).lists.is_empty());
    desk::undo(app).unwrap();
    assert_eq!(labels(app, id), ["Venez-vous\u{202f}?"]);
    assert_eq!(choices(app), 2);
    questionnaire::delete(app, id).unwrap();
    assert!(questionnaire::list(app).unwrap().is_empty());
    desk::undo(app).unwrap();
    assert_eq!(questionnaire::list(app).unwrap().len(), 1);
}

#[test]
fn rows_move_by_steps_and_into_groups_and_never_into_themselves() {
    let claire = Laptop::new("Claire");
    let app = &claire.app;
    let id = empty(app);
    let a = row(app, id, "text", None);
    let group = row(app, id, "group", Some(a));
    let b = row(app, id, "text", Some(group));
    let order = |app: &App| -> Vec<(FormRowId, u32)> {
        detail(app, id)
            .rows
            .iter()
            .map(|row| (row.id, row.depth))
            .collect()
    };
    assert_eq!(order(app), [(a, 0), (group, 0), (b, 0)]);
    let step = |direction| questionnaire::step_row(app, FormRowStep { id: b, direction }).unwrap();
    step(Direction::In);
    assert_eq!(order(app), [(a, 0), (group, 0), (b, 1)]);
    step(Direction::Up);
    assert_eq!(order(app), [(a, 0), (b, 0), (group, 0)]);
    step(Direction::Up);
    assert_eq!(order(app), [(b, 0), (a, 0), (group, 0)]);
    let into = FormRowMove {
        id: a,
        parent: Some(group),
        after: None,
    };
    questionnaire::move_row(app, into).unwrap();
    assert_eq!(order(app), [(b, 0), (group, 0), (a, 1)]);
    let circle = FormRowMove {
        id: group,
        parent: None,
        after: Some(a),
    };
    assert_eq!(
        questionnaire::move_row(app, circle).unwrap_err().code,
        "questionnaire_circle"
    );
    let copy = questionnaire::duplicate_row(app, group).unwrap();
    let shown = order(app);
    assert_eq!(shown.len(), 5);
    assert_eq!((shown[3].0, shown[4].1), (copy, 1));
    questionnaire::delete_row(app, group).unwrap();
    assert_eq!(order(app).len(), 3);
}

#[test]
fn a_name_is_followed_and_a_condition_is_written_for_the_author() {
    let claire = Laptop::new("Claire");
    let app = &claire.app;
    let id = empty(app);
    let age = row(app, id, "integer", None);
    say(app, age, "name", "age");
    let next = row(app, id, "text", Some(age));
    let condition = Condition {
        any: false,
        tests: vec![Test {
            question: "age".to_owned(),
            comparison: Comparison::AtLeast,
            value: "18".to_owned(),
        }],
    };
    let change = FormRowSet {
        condition: Some(condition.clone()),
        ..set(next, LABEL, "Pour les adultes")
    };
    questionnaire::set_row(app, change).unwrap();
    let shown = view(app, id, next);
    assert_eq!(shown.cells["relevant"], "${age} >= 18");
    assert_eq!(shown.condition, Some(condition));
    say(app, age, "name", "annees");
    assert_eq!(view(app, id, next).cells["relevant"], "${annees} >= 18");
    desk::undo(app).unwrap();
    assert_eq!(view(app, id, next).cells["relevant"], "${age} >= 18");
}

#[test]
fn languages_are_counted_and_come_back_with_their_texts() {
    let claire = Laptop::new("Claire");
    let app = &claire.app;
    let id = empty(app);
    let question = row(app, id, "text", None);
    say(app, question, LABEL, "Bonjour");
    let falc = LanguageChange {
        questionnaire: id,
        name: "Facile à lire (fr-x-falc)".to_owned(),
    };
    questionnaire::add_language(app, falc.clone()).unwrap();
    let missing = |app: &App| -> Vec<u32> {
        detail(app, id)
            .languages
            .iter()
            .map(|each| each.missing)
            .collect()
    };
    assert_eq!(missing(app), [0, 1]);
    say(
        app,
        question,
        "label::Facile à lire (fr-x-falc)",
        "Bonjour à vous",
    );
    assert_eq!(missing(app), [0, 0]);
    assert_eq!(
        questionnaire::add_language(app, falc.clone())
            .unwrap_err()
            .code,
        "language_known"
    );
    questionnaire::remove_language(app, falc.clone()).unwrap();
    assert_eq!(missing(app), [0]);
    questionnaire::add_language(app, falc).unwrap();
    assert_eq!(missing(app), [0, 0]);
}

#[test]
fn the_templates_are_sound_and_the_bank_joins_a_questionnaire_in_its_languages() {
    let claire = Laptop::new("Claire");
    let app = &claire.app;
    for code in ["usagers", "non-usagers", "agents"] {
        let shown = detail(app, template(app, code));
        assert!(shown.usable, "{code} {:?}", shown.findings);
        let identifying = shown
            .rows
            .iter()
            .flat_map(codes)
            .filter(|code| *code == "identifier_field");
        assert_eq!(identifying.count(), 0, "{code}");
    }
    let id = empty(app);
    for question in questionnaire::bank(app).unwrap() {
        let insert = BankInsert {
            questionnaire: id,
            code: question.code,
            after: None,
        };
        questionnaire::insert_from_bank(app, insert).unwrap();
    }
    let shown = detail(app, id);
    assert_eq!(
        shown.errors,
        0,
        "{:?}",
        shown.rows.iter().flat_map(codes).collect::<Vec<_>>()
    );
    assert_eq!(shown.languages.len(), 1);
    assert!(shown.rows.iter().all(|row| !row.label.is_empty()));
}
