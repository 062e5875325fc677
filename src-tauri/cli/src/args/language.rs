//! In which language sentences are, and a questionnaire on paper.

use app::session::types::Language;

use super::{Args, Command, Form, Paper};

impl Args {
    /// The language of sentences. `--lang` names the questionnaire's for `form paper`: there it is theirs too when it is one of ours.
    ///
    /// # Errors
    /// What is none of ours, in English like every other word that is no value of an option.
    pub fn language(&self) -> Result<Language, String> {
        let given = self.lang.as_deref().map(|word| (word, read(word)));
        match given {
            Some((_, Some(language))) => Ok(language),
            Some((word, None)) if !self.command.has_a_language() => Err(unknown(word)),
            _ => match std::env::var("RYTHME_LANG")
                .ok()
                .filter(|word| !word.is_empty())
            {
                Some(word) => read(&word).ok_or_else(|| unknown(&word)),
                None => Ok(Language::Fr),
            },
        }
    }
}

fn read(word: &str) -> Option<Language> {
    match word {
        "fr" => Some(Language::Fr),
        "en" => Some(Language::En),
        _ => None,
    }
}

fn unknown(word: &str) -> String {
    format!("error: invalid value '{word}' for '--lang <LANGUAGE>' [possible values: fr, en]")
}

impl Command {
    /// Whether `--lang` is the language of a questionnaire.
    fn has_a_language(&self) -> bool {
        matches!(
            self,
            Self::Form(Form::Paper { .. }) | Self::Paper(Paper::Print(_))
        )
    }
}
