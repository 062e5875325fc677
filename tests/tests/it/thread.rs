//! The whole thread once: a library, a visit and its note, a survey, an interview, a draft, and a second laptop that gets it all.

use app::domain::id::{InterviewId, SurveyId};
use app::domain::week::Day;
use app::survey::types::{
    InterviewAnswer, InterviewPage, InterviewStart, InterviewState, QuestionView, SurveyAdd,
};
use app::{App, desk, draft, exchange, library, survey, visit};
use serde_json::{Value, json};

use super::seen::everything;
use super::support::{Laptop, settle};

/// A survey with one of our own questionnaires.
pub fn survey(laptop: &Laptop, library: app::domain::id::LibraryId) -> SurveyId {
    let add = SurveyAdd {
        library: Some(library),
        title: "Usagers, septembre".to_owned(),
        bundled: Some("usagers".to_owned()),
        ..SurveyAdd::default()
    };
    survey::add(&laptop.app, add).unwrap().id.unwrap()
}

/// Something that a respondent could say to a question.
pub fn plausible(question: &QuestionView) -> Value {
    let first = question.choices.first().map(|choice| choice.name.clone());
    match question.kind.as_str() {
        "select_one" => json!(first),
        "select_multiple" => json!([first]),
        "integer" => json!(3),
        "decimal" => json!(1.5),
        "date" => json!("2026-09-15"),
        "text" => json!("le mardi soir"),
        _ => Value::Null,
    }
}

pub fn begin(app: &App, survey: SurveyId) -> InterviewState {
    let begun = survey::start_interview(
        app,
        InterviewStart {
            survey,
            language: String::new(),
        },
    );
    begun.unwrap()
}

/// Answers what shows, with a refusal where the form does not take what we say.
pub fn answer(app: &App, interview: InterviewId, question: &QuestionView) -> InterviewState {
    let mut answer = InterviewAnswer {
        interview,
        question: question.name.clone(),
        value: plausible(question),
        refused: false,
    };
    let state = survey::answer(app, answer.clone()).unwrap();
    if state.findings.is_empty() {
        return state;
    }
    answer.refused = true;
    survey::answer(app, answer).unwrap()
}

#[test]
fn the_thread_once_and_on_a_second_laptop() {
    let claire = Laptop::new("Claire");
    let folder = tempfile::tempdir().unwrap();
    let library = claire.library("Médiathèque du Canal");
    let visit = claire.visit(library, "2026-09-15");
    claire.set_note(visit, |_| "## Accès\n\nLa rampe est **lourde**.".to_owned());
    let survey = survey(&claire, library);

    let begun = begin(&claire.app, survey);
    assert!(matches!(begun.page, InterviewPage::Privacy { .. }));
    let mut state = survey::accept_privacy(&claire.app, begun.id).unwrap();
    let mut asked = Vec::new();
    while let InterviewPage::Question { question } = state.page {
        assert!(!asked.contains(&question.name), "{} again", question.name);
        assert_eq!(question.value, Value::Null);
        state = answer(&claire.app, begun.id, &question);
        asked.push(question.name);
        assert!(asked.len() < 100);
    }
    assert!(asked.len() >= 6, "{asked:?}");
    let submitted = survey::submit(&claire.app, begun.id).unwrap();
    assert!(submitted.valid, "{:?}", submitted.findings);
    let error = survey::get_interview(&claire.app, begun.id).unwrap_err();
    assert_eq!(error.code, "entity_unknown");

    let drawn = claire.draft(library, true);
    let evening = claire.add_slot(drawn, Day::Thu, 17 * 60, 19 * 60);
    claire.move_slot(evening, Day::Thu, 17 * 60, 20 * 60);
    let detail = claire.show(drawn);
    assert_eq!(detail.weekly_minutes, detail.current_weekly_minutes + 180);
    assert_eq!(
        detail.opening_hours,
        "Tu 14:00-18:00; We 10:00-12:00,14:00-18:00; Th 17:00-20:00"
    );

    let sent = claire.sync(folder.path());
    assert_eq!((sent.pending, sent.questions, sent.received), (0, 0, 0));
    assert_eq!(sent.sent, 8, "one record a write");
    let hugo = Laptop::new("Hugo");
    let received = hugo.sync(folder.path());
    assert_eq!((received.received, received.sent), (8, 0));
    assert_eq!(everything(&hugo.app), everything(&claire.app));
    assert_eq!(hugo.digest(), claire.digest());
    assert_eq!(hugo.note(visit), "## Accès\n\nLa rampe est **lourde**.");
    let found = desk::search(&hugo.app, "mediatheque".to_owned()).unwrap();
    assert_eq!(found[0].title, "Médiathèque du Canal");
    let responses = survey::responses(&hugo.app, survey).unwrap();
    assert_eq!((responses.len(), responses[0].by.as_str()), (1, "Claire"));

    // And back: what Hugo adds reaches Claire.
    hugo.move_slot(evening, Day::Thu, 18 * 60, 20 * 60);
    settle(&[&hugo, &claire], folder.path());
    assert_eq!(claire.slot(drawn, evening).unwrap().by, "Hugo");
    assert_eq!(everything(&hugo.app), everything(&claire.app));
    assert_eq!(hugo.digest(), claire.digest());
}

/// A visit without a note, a draft without slots, a library without hours: what is empty is the same everywhere.
#[test]
fn empty_things_have_one_digest_too() {
    let (claire, hugo) = (Laptop::new("Claire"), Laptop::new("Hugo"));
    let folder = tempfile::tempdir().unwrap();
    let library = claire.library("Gare");
    let visit = claire.visit(library, "2026-09-15");
    let blanked = claire.visit(library, "2026-09-16");
    claire.set_note(blanked, |_| "x".to_owned());
    claire.set_note(blanked, |_| String::new());
    claire.draft(library, false);
    settle(&[&claire, &hugo], folder.path());
    assert_eq!(everything(&hugo.app), everything(&claire.app));
    assert_eq!(hugo.digest(), claire.digest());
    assert_eq!(hugo.note(visit), "");
}

#[test]
fn demo_data_come_in_one_act_go_in_one_act_and_come_back() {
    let claire = Laptop::new("Claire");
    claire.library("La vraie");
    let before = everything(&claire.app);
    app::demo::add(&claire.app).unwrap();
    let today = desk::today(&claire.app).unwrap();
    let counts = (today.libraries, today.visits, today.responses, today.drafts);
    assert_eq!(counts, (4, 2, 120, 2));
    let fictive = everything(&claire.app);
    app::session::remove_demo(&claire.app).unwrap();
    assert_eq!(everything(&claire.app), before);
    desk::undo(&claire.app).unwrap();
    assert_eq!(everything(&claire.app), fictive);
    assert_eq!(
        app::demo::add(&claire.app).unwrap_err().code,
        "demo_present"
    );
}

/// Two key presses at once: one interview is one response.
#[test]
fn an_interview_submitted_twice_at_once_is_one_response() {
    let claire = Laptop::new("Claire");
    let library = claire.library("Canal");
    let survey = survey(&claire, library);
    for _ in 0..8 {
        let begun = begin(&claire.app, survey);
        let mut state = survey::accept_privacy(&claire.app, begun.id).unwrap();
        while let InterviewPage::Question { question } = state.page {
            state = answer(&claire.app, begun.id, &question);
        }
        let before = survey::responses(&claire.app, survey).unwrap().len();
        let submits: Vec<_> = (0..4)
            .map(|_| {
                let app = claire.app.clone();
                std::thread::spawn(move || survey::submit(&app, begun.id))
            })
            .collect();
        let outcomes: Vec<_> = submits.into_iter().map(|s| s.join().unwrap()).collect();
        let valid = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let after = survey::responses(&claire.app, survey).unwrap().len();
        assert_eq!((valid, after - before), (1, 1));
    }
    assert_eq!(exchange::questions(&claire.app).unwrap().len(), 0);
    assert!(library::list(&claire.app).unwrap().len() == 1);
    assert!(visit::list(&claire.app).unwrap().is_empty());
    assert!(draft::list(&claire.app).unwrap().is_empty());
}
