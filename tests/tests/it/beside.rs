//! What an interview keeps beside its answers: a note, what is not known, the consent; and a voice that is only asked to speak.

use std::io;
use std::sync::{Arc, Mutex};

use app::library::types::LibrarySave;
use app::ports::Ports;
use app::survey::types::{
    AnswerNoteSave, AnswerUnknown, Audience, InterviewAnswer, InterviewPage, InterviewStart,
    InterviewState, QuestionView, SurveyAdd,
};
use app::voice::types::VoiceSay;
use app::voice::{self, Voice};
use app::{App, library, session, survey};
use serde_json::{Value, json};

use crate::support::{Laptop, PASSPHRASE};

fn begun(app: &App) -> InterviewState {
    let save = LibrarySave {
        name: "Canal".to_owned(),
        insee: "59350".to_owned(),
        ..LibrarySave::default()
    };
    let add = SurveyAdd {
        library: Some(library::save(app, save).unwrap()),
        title: "Sortie du mercredi".to_owned(),
        audience: Audience::NonUsers,
        bundled: Some("non-usagers".to_owned()),
        ..SurveyAdd::default()
    };
    let survey = survey::add(app, add).unwrap().id.unwrap();
    let start = InterviewStart {
        survey,
        language: String::new(),
    };
    let state = survey::start_interview(app, start).unwrap();
    survey::accept_privacy(app, state.id).unwrap()
}

fn question(state: &InterviewState) -> &QuestionView {
    match &state.page {
        InterviewPage::Question { question } => question,
        other => panic!("{other:?}"),
    }
}

fn answer(app: &App, state: &InterviewState, value: Value, refused: bool) -> InterviewState {
    let answer = InterviewAnswer {
        interview: state.id,
        question: question(state).name.clone(),
        value,
        refused,
    };
    survey::answer(app, answer).unwrap()
}

#[test]
fn a_note_and_what_is_not_known_reach_the_response() {
    let laptop = Laptop::new("Claire");
    let app = &laptop.app;
    let first = begun(app);
    let name = question(&first).name.clone();
    let note = |text: &str| AnswerNoteSave {
        interview: first.id,
        question: name.clone(),
        note: text.to_owned(),
    };
    let noted = survey::note(app, note("  hésite beaucoup ")).unwrap();
    assert_eq!(question(&noted).note, "hésite beaucoup");
    assert_eq!(noted.position, first.position, "the page stays");
    let mut state = answer(app, &noted, json!("non"), false);
    let unknown = question(&state).name.clone();
    let not_known = AnswerUnknown {
        interview: first.id,
        question: unknown.clone(),
    };
    let next = survey::unknown(app, not_known).unwrap();
    assert_eq!(next.position, state.position + 1);
    let back = survey::back(app, first.id).unwrap();
    assert!(question(&back).unknown && !question(&back).refused);
    // Known after all, then refused: the mark is gone.
    let other = answer(app, &back, json!(question(&back).choices[0].name), false);
    let again = survey::back(app, first.id).unwrap();
    assert!(!question(&again).unknown);
    assert_eq!(other.position, next.position);
    let refused = answer(app, &again, Value::Null, true);
    let again = survey::back(app, refused.id).unwrap();
    assert!(question(&again).refused && !question(&again).unknown);
    state = survey::unknown(
        app,
        AnswerUnknown {
            interview: first.id,
            question: unknown.clone(),
        },
    )
    .unwrap();
    while let InterviewPage::Question { .. } = state.page {
        state = answer(app, &state, Value::Null, true);
    }
    let added = survey::submit(app, first.id).unwrap();
    assert!(added.valid, "{:?}", added.findings);
    let response = &survey::responses(app, first.survey).unwrap()[0];
    assert_eq!(
        response.answers[&unknown],
        json!({ "refused": true, "unknown": true })
    );
    assert_eq!(response.notes[&name], "hésite beaucoup");
    let notices = survey::notices(app, first.survey).unwrap();
    assert_eq!(
        response.consent.as_ref().unwrap()["notice"],
        notices[0].hash
    );
    assert_eq!(response.mode, "interview");
}

#[test]
fn a_note_that_is_emptied_is_gone() {
    let laptop = Laptop::new("Claire");
    let state = begun(&laptop.app);
    for text in ["une précision", " "] {
        let save = AnswerNoteSave {
            interview: state.id,
            question: question(&state).name.clone(),
            note: text.to_owned(),
        };
        let kept = survey::note(&laptop.app, save).unwrap();
        assert_eq!(question(&kept).note, text.trim());
    }
}

/// A voice that writes down what it would say.
#[derive(Default)]
struct Scribe(Mutex<Vec<(String, String)>>, bool);

impl Voice for Scribe {
    fn is_there(&self) -> bool {
        self.1
    }

    fn say(&self, text: &str, language: &str) -> io::Result<()> {
        self.0
            .lock()
            .unwrap()
            .push((language.to_owned(), text.to_owned()));
        Ok(())
    }

    fn stop(&self) {}
}

#[test]
fn a_text_is_read_in_its_language_and_a_missing_voice_is_said() {
    let say = |language: &str| VoiceSay {
        text: "Bonjour".to_owned(),
        language: language.to_owned(),
    };
    for there in [true, false] {
        let home = tempfile::tempdir().unwrap();
        let scribe = Arc::new(Scribe(Mutex::default(), there));
        let ports = Ports {
            voice: scribe.clone(),
            ..Ports::system()
        };
        let app = App::with(home.path().join("rythme.db"), ports);
        session::create_database(&app, "Claire", "Portable", PASSPHRASE).unwrap();
        assert_eq!(voice::state(&app).unwrap().available, there);
        let said = voice::say(&app, say("fr-x-falc"));
        if there {
            said.unwrap();
            voice::say(&app, say("ar")).unwrap();
            let heard = scribe.0.lock().unwrap().clone();
            let languages: Vec<&str> = heard.iter().map(|(code, _)| code.as_str()).collect();
            assert_eq!(languages, ["fr", "ar"]);
        } else {
            assert_eq!(said.unwrap_err().code, "voice_missing");
        }
    }
}
