//! The kiosk: what its window may call, the PIN and its wait, partial answers, the consent that a response keeps, and a restart.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use app::domain::id::SurveyId;
use app::kiosk::types::{KioskAnswer, KioskStart, KioskView};
use app::kiosk::{self, Door, KIOSK_CALLS, MAIN_MEANWHILE};
use app::library::types::LibrarySave;
use app::ports::{Clock, Now, Ports};
use app::survey::types::{Audience, InterviewPage, ResponseRow, SurveyAdd};
use app::{App, Result, library, session, survey};
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::support::PASSPHRASE;

const PIN: &str = "204711";

/// A clock that the test moves.
#[derive(Clone, Default)]
struct Hands(Arc<AtomicI64>);

impl Hands {
    fn wait(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> Now {
        Now(1_800_000_000_000 + self.0.load(Ordering::SeqCst))
    }

    fn today(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 1, 15).unwrap()
    }
}

struct Desk {
    home: tempfile::TempDir,
    app: App,
    hands: Hands,
    survey: SurveyId,
}

fn desk() -> Desk {
    let home = tempfile::tempdir().unwrap();
    let hands = Hands::default();
    let app = opened(home.path(), &hands);
    session::create_database(&app, "Claire", "Portable de Claire", PASSPHRASE).unwrap();
    let add = SurveyAdd {
        library: Some(
            library::save(
                &app,
                LibrarySave {
                    name: "Canal".to_owned(),
                    insee: "59350".to_owned(),
                    ..LibrarySave::default()
                },
            )
            .unwrap(),
        ),
        title: "Sortie du mercredi".to_owned(),
        audience: Audience::Users,
        bundled: Some("usagers".to_owned()),
        ..SurveyAdd::default()
    };
    let survey = survey::add(&app, add).unwrap().id.unwrap();
    Desk {
        home,
        app,
        hands,
        survey,
    }
}

fn opened(home: &std::path::Path, hands: &Hands) -> App {
    let ports = Ports {
        clock: Arc::new(hands.clone()),
        ..Ports::system()
    };
    App::with(home.join("rythme.db"), ports)
}

impl Desk {
    fn put_out(&self, keep: bool) {
        let start = KioskStart {
            survey: self.survey,
            pin: PIN.to_owned(),
            language: String::new(),
            keep,
        };
        kiosk::start(&self.app, start).unwrap();
    }

    fn restarted(self) -> Self {
        drop(self.app);
        let app = opened(self.home.path(), &self.hands);
        session::open_database(&app, PASSPHRASE).unwrap();
        Self { app, ..self }
    }

    fn responses(&self) -> Vec<ResponseRow> {
        survey::responses(&self.app, self.survey).unwrap()
    }
}

/// A plausible answer to the question that shows.
fn answer(app: &App, view: &KioskView) -> Option<KioskView> {
    let InterviewPage::Question { question } = &view.interview.as_ref()?.page else {
        return None;
    };
    let value = match question.kind.as_str() {
        "select_one" => json!(question.choices[0].name),
        "select_multiple" => json!([question.choices[0].name]),
        "integer" => json!(7),
        "text" => json!("Lille"),
        _ => Value::Null,
    };
    let answer = KioskAnswer {
        question: question.name.clone(),
        value,
    };
    Some(kiosk::answer(app, answer).unwrap())
}

fn code(result: Result<impl std::fmt::Debug>) -> String {
    result.unwrap_err().code
}

#[test]
fn its_window_has_its_few_calls_and_the_officers_window_none_meanwhile() {
    let desk = desk();
    let asks = |door, name: &str| kiosk::call(&desk.app, door, name, Value::Null);
    for name in app::wire::names() {
        let refused = asks(Door::Kiosk, name).is_err_and(|error| error.code == "call_refused");
        assert_eq!(refused, !KIOSK_CALLS.contains(&name), "{name}");
    }
    let only_its = |name: &&&str| name.starts_with("kiosk") && !MAIN_MEANWHILE.contains(*name);
    for name in KIOSK_CALLS.iter().filter(only_its) {
        assert_eq!(code(asks(Door::Main, name)), "call_refused", "{name}");
    }
    asks(Door::Main, "survey_list").unwrap();
    desk.put_out(true);
    for name in app::wire::names() {
        let error = asks(Door::Main, name).err().map(|error| error.code);
        let open = MAIN_MEANWHILE.contains(&name);
        let shut = ["kiosk_out", "call_refused"].contains(&error.as_deref().unwrap_or_default());
        assert_eq!(shut, !open, "{name}: {error:?}");
    }
    assert!(
        asks(Door::Main, "session_state").unwrap()["kiosk"]
            .as_bool()
            .unwrap()
    );
    kiosk::leave(&desk.app, PIN.to_owned()).unwrap();
    asks(Door::Main, "survey_list").unwrap();
    assert_eq!(code(asks(Door::Kiosk, "kiosk_show")), "kiosk_off");
}

#[test]
fn a_wrong_pin_counts_and_waits_also_after_a_restart() {
    let desk = desk();
    assert_eq!(
        code(kiosk::start(
            &desk.app,
            KioskStart {
                survey: desk.survey,
                pin: "12345".to_owned(),
                language: String::new(),
                keep: true
            }
        )),
        "kiosk_pin_shape"
    );
    desk.put_out(false);
    let left = |desk: &Desk, pin: &str| kiosk::leave(&desk.app, pin.to_owned());
    for tries_left in ["2", "1"] {
        let error = left(&desk, "000000").unwrap_err();
        assert_eq!(
            (error.code.as_str(), error.args["left"].as_str()),
            ("kiosk_pin_wrong", tries_left)
        );
    }
    let error = left(&desk, "000000").unwrap_err();
    assert_eq!(
        (error.code.as_str(), error.args["seconds"].as_str()),
        ("kiosk_wait", "30")
    );
    // Not even the right one, nor after a crash.
    assert_eq!(code(left(&desk, PIN)), "kiosk_wait");
    let desk = desk.restarted();
    desk.hands.wait(29);
    assert_eq!(code(left(&desk, PIN)), "kiosk_wait");
    desk.hands.wait(1);
    let error = left(&desk, "000000").unwrap_err();
    assert_eq!(error.args["seconds"], "60");
    // A clock that was put back by a day does not shut it for a day.
    desk.hands.wait(-86_400);
    assert_eq!(code(left(&desk, PIN)), "kiosk_wait");
    desk.hands.wait(60);
    left(&desk, PIN).unwrap();
    assert!(!kiosk::is_out(&desk.app));
}

#[test]
fn who_forgot_the_pin_leaves_with_the_passphrase() {
    let desk = desk();
    desk.put_out(true);
    kiosk::leave(&desk.app, PASSPHRASE.to_owned()).unwrap();
    assert!(!kiosk::is_out(&desk.app));
}

#[test]
fn a_whole_response_keeps_its_mode_and_the_consent_to_the_text_that_was_shown() {
    let desk = desk();
    desk.put_out(true);
    let arabic = "العربية (ar)";
    let mut view = kiosk::begin(&desk.app, arabic.to_owned()).unwrap();
    let InterviewPage::Privacy { notice } = view.interview.take().unwrap().page else {
        panic!("the notice comes first");
    };
    assert_eq!(
        (notice.code.as_str(), notice.language.as_str()),
        ("ar", arabic)
    );
    let mut view = kiosk::accept(&desk.app).unwrap();
    while let Some(next) = answer(&desk.app, &view) {
        assert_eq!(next.interview.as_ref().unwrap().findings.len(), 0);
        view = next;
    }
    assert!(kiosk::submit(&desk.app).unwrap().done);
    let view = kiosk::show(&desk.app).unwrap();
    assert!(view.interview.is_none(), "nothing of the one before");
    assert_eq!(view.language, "Français (fr)");
    let responses = desk.responses();
    assert_eq!(responses.len(), 1);
    assert_eq!(
        (responses[0].mode.as_str(), responses[0].valid),
        ("kiosk", true)
    );
    let consent = responses[0].consent.clone().unwrap();
    assert_eq!(consent["notice"], notice.hash);
    assert_eq!(consent["language"], arabic);
    assert_eq!(consent["at"], 1_800_000_000_000_i64);
    // What the survey's page shows is found again by that hash, but for what the kiosk adds.
    assert_ne!(
        survey::notices(&desk.app, desk.survey).unwrap()[0].hash,
        notice.hash
    );
}

#[test]
fn who_leaves_early_is_kept_as_a_part_or_not_at_all() {
    for keep in [true, false] {
        let desk = desk();
        desk.put_out(keep);
        // Somebody who only read the notice left nothing.
        kiosk::begin(&desk.app, String::new()).unwrap();
        kiosk::reset(&desk.app).unwrap();
        assert_eq!(desk.responses().len(), 0);
        kiosk::begin(&desk.app, String::new()).unwrap();
        let view = kiosk::accept(&desk.app).unwrap();
        answer(&desk.app, &view).unwrap();
        assert!(kiosk::reset(&desk.app).unwrap().interview.is_none());
        let responses = desk.responses();
        assert_eq!(responses.len(), usize::from(keep));
        if let Some(part) = responses.first() {
            assert_eq!((part.mode.as_str(), part.valid), ("kiosk", false));
            assert_eq!(part.answers["usage_12_mois"], "oui");
            assert!(part.consent.is_some());
            let board = app::quota::board(&desk.app, desk.survey).unwrap();
            assert_eq!(board.responses, 0, "a part counts for no target");
        }
        assert_eq!(code(kiosk::back(&desk.app)), "kiosk_nobody");
        assert!(
            survey::get(&desk.app, desk.survey)
                .unwrap()
                .interviews
                .is_empty()
        );
    }
}

#[test]
fn after_a_crash_the_kiosk_is_out_and_the_answers_are_there_until_they_are_too_old() {
    let desk = desk();
    desk.put_out(true);
    kiosk::begin(&desk.app, String::new()).unwrap();
    let view = kiosk::accept(&desk.app).unwrap();
    let shown = answer(&desk.app, &view).unwrap().interview.unwrap();
    let desk = desk.restarted();
    assert!(kiosk::is_out(&desk.app));
    desk.hands.wait(89);
    let again = kiosk::show(&desk.app).unwrap().interview.unwrap();
    assert_eq!((again.id, again.position), (shown.id, shown.position));
    // Whoever comes after a minute and a half is somebody else.
    desk.hands.wait(1);
    assert!(kiosk::show(&desk.app).unwrap().interview.is_none());
    assert_eq!(desk.responses()[0].answers["usage_12_mois"], "oui");
}

#[test]
fn a_survey_that_goes_leaves_a_kiosk_that_can_only_be_left() {
    let desk = desk();
    desk.put_out(true);
    kiosk::begin(&desk.app, String::new()).unwrap();
    survey::delete(&desk.app, desk.survey).unwrap();
    let view = kiosk::show(&desk.app).unwrap();
    assert!(!view.available && view.interview.is_none());
    kiosk::leave(&desk.app, PIN.to_owned()).unwrap();
}
