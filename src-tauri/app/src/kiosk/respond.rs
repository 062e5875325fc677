//! The respondent in front of the kiosk: each call is about that one interview, which the kiosk remembers and the page never names.

use domain::id::InterviewId;
use store::kiosk::Kiosk;

use super::leave::{running, set_interview};
use super::types::{KioskAnswer, KioskDone, KioskView};
use crate::survey::types::{InterviewAnswer, InterviewLanguage, InterviewStart};
use crate::survey::{self, form_of};
use crate::{App, Error, Result, session, voice};

/// The page warns after 60 s without a sign and starts again after 90: a page that was reloaded or killed does not wait anew.
const GONE_AFTER_MS: i64 = 90_000;

/// Where the kiosk stands. Somebody who left while the page could not notice is dealt with first.
///
/// # Errors
/// `kiosk_off`.
pub fn show(app: &App) -> Result<KioskView> {
    let kiosk = running(app)?;
    if let Some(id) = kiosk.interview {
        let changed_at = app.read(|db| Ok(db.interview(id)?.changed_at));
        let gone = changed_at.map_or(true, |at| app.now().0 - at >= GONE_AFTER_MS);
        if gone {
            put_aside(app, &kiosk)?;
        }
    }
    view(app)
}

fn view(app: &App) -> Result<KioskView> {
    let kiosk = running(app)?;
    let screen = session::state(app)?;
    let mut view = KioskView {
        title: String::new(),
        library_name: String::new(),
        languages: Vec::new(),
        language: kiosk.language,
        keep: kiosk.keep,
        available: false,
        interview: None,
        voice: voice::can_speak(app),
        screen_language: screen.language,
        theme: screen.theme,
    };
    let Ok(survey) = app.read(|db| Ok(db.survey(kiosk.survey)?)) else {
        return Ok(view);
    };
    view.available = true;
    view.languages = survey::languages(&form_of(&survey)?);
    view.library_name = app.read(|db| {
        let library = survey
            .library
            .map(|id| db.library_or_removed(id))
            .transpose()?
            .flatten();
        Ok(library.map(|library| library.name).unwrap_or_default())
    })?;
    view.title = survey.title;
    view.interview = kiosk
        .interview
        .map(|id| survey::get_interview(app, id))
        .transpose()?;
    Ok(view)
}

fn current(app: &App) -> Result<InterviewId> {
    running(app)?
        .interview
        .ok_or_else(|| Error::new("kiosk_nobody"))
}

/// Somebody begins, in a language; the notice shows. What was there before is put aside.
///
/// # Errors
/// `language_unknown`, `entity_unknown`, `kiosk_off`.
pub fn begin(app: &App, language: String) -> Result<KioskView> {
    let kiosk = running(app)?;
    put_aside(app, &kiosk)?;
    let start = InterviewStart {
        survey: kiosk.survey,
        language,
    };
    let interview = survey::start_interview(app, start)?;
    set_interview(app, Some(interview.id))?;
    view(app)
}

/// Goes on in another language.
///
/// # Errors
/// `language_unknown`, `kiosk_nobody`, `kiosk_off`.
pub fn language(app: &App, language: String) -> Result<KioskView> {
    let interview = current(app)?;
    survey::set_interview_language(
        app,
        InterviewLanguage {
            interview,
            language,
        },
    )?;
    view(app)
}

/// The notice was read.
///
/// # Errors
/// `kiosk_nobody`, `kiosk_off`.
pub fn accept(app: &App) -> Result<KioskView> {
    survey::accept_privacy(app, current(app)?)?;
    view(app)
}

/// Takes an answer, as in an interview: committed before the next question shows.
///
/// # Errors
/// `kiosk_nobody`, `kiosk_off`.
pub fn answer(app: &App, args: KioskAnswer) -> Result<KioskView> {
    let interview = current(app)?;
    // Why an answer was not taken belongs to this reply alone.
    let state = survey::answer(
        app,
        InterviewAnswer {
            interview,
            question: args.question,
            refused: false,
            value: args.value,
        },
    )?;
    Ok(KioskView {
        interview: Some(state),
        ..view(app)?
    })
}

/// Shows the question before.
///
/// # Errors
/// `kiosk_nobody`, `kiosk_off`.
pub fn back(app: &App) -> Result<KioskView> {
    survey::back(app, current(app)?)?;
    view(app)
}

/// Hands the answers in; the kiosk is ready for the next person.
///
/// # Errors
/// `kiosk_nobody`, `kiosk_off`, as `survey::submit`.
pub fn submit(app: &App) -> Result<KioskDone> {
    let id = current(app)?;
    let added = survey::submit(app, id)?;
    if added.valid {
        set_interview(app, None)?;
    }
    let mut view = view(app)?;
    if let Some(interview) = &mut view.interview {
        interview.findings = added.findings;
    }
    Ok(KioskDone {
        done: added.valid,
        view,
    })
}

/// The person stops, or has left: the first page shows, and what was answered is kept or not, as decided.
///
/// # Errors
/// `kiosk_off`.
pub fn reset(app: &App) -> Result<KioskView> {
    put_aside(app, &running(app)?)?;
    view(app)
}

/// Ends what somebody began: kept as a partial response if that was decided and something was answered, discarded otherwise.
pub(super) fn put_aside(app: &App, kiosk: &Kiosk) -> Result<()> {
    let Some(id) = kiosk.interview else {
        return Ok(());
    };
    let ended = if kiosk.keep {
        survey::keep_partial(app, id)
    } else {
        survey::discard(app, id)
    };
    match ended {
        // Erased with its survey, or handed in a moment before a crash: nothing is left to put aside.
        Err(error) if error.code == "entity_unknown" => {}
        other => other?,
    }
    set_interview(app, None)
}
