//! What a screen asks of the voice.

use super::types::{VoiceSay, VoiceState};
use crate::{App, Error, Result};

/// Longer than any question with its choices; a page cannot make the laptop talk for an hour.
const LONGEST: usize = 4_000;

pub(crate) fn can_speak(app: &App) -> bool {
    app.ports().voice.is_there()
}

/// Whether this laptop can read aloud.
///
/// # Errors
/// None of its own.
pub fn state(app: &App) -> Result<VoiceState> {
    Ok(VoiceState {
        available: can_speak(app),
    })
}

/// Reads a text aloud.
///
/// # Errors
/// `voice_missing` where the system has no voice, `voice_failed` when it does not start.
pub fn say(app: &App, args: VoiceSay) -> Result<()> {
    let voice = &app.ports().voice;
    if !voice.is_there() {
        return Err(Error::new("voice_missing"));
    }
    let text: String = args.text.chars().take(LONGEST).collect();
    let language = spoken(&args.language);
    voice
        .say(&text, &language)
        .map_err(|error| Error::new("voice_failed").arg("detail", error))
}

/// Silence.
///
/// # Errors
/// None of its own.
pub fn stop(app: &App) -> Result<()> {
    app.ports().voice.stop();
    Ok(())
}

/// The language that voices know: easy French, `fr-x-falc`, is read as French.
fn spoken(language: &str) -> String {
    let main = language.split('-').next().unwrap_or_default();
    if main.len() == 2 || main.len() == 3 {
        main.to_ascii_lowercase()
    } else {
        "fr".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn voices_hear_the_main_language_alone() {
        for (asked, told) in [
            ("fr-x-falc", "fr"),
            ("ar", "ar"),
            ("", "fr"),
            ("EN-gb", "en"),
            ("--help", "fr"),
        ] {
            assert_eq!(spoken(asked), told);
        }
    }
}
