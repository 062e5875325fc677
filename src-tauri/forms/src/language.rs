//! The languages of a form and the texts that exist in several of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The language of a column without a language, as XLSForm names it.
pub(crate) const UNNAMED: &str = "default";

/// A language as its columns spell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Language {
    /// `Français (fr)`: the key of every [`Texts`].
    pub name: String,
    /// `fr`, when the name gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<String>,
}

impl Language {
    pub(crate) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            code: code_of(name),
        }
    }

    /// True when the person means this language, by its name or by its code.
    pub fn is(&self, wanted: &str) -> bool {
        self.name.eq_ignore_ascii_case(wanted)
            || self
                .code
                .as_deref()
                .is_some_and(|code| code.eq_ignore_ascii_case(wanted))
    }
}

/// The code of `Français (fr)` or of a bare `fr`, `fr-FR`.
fn code_of(name: &str) -> Option<String> {
    let inside = name
        .rsplit_once('(')
        .and_then(|(_, rest)| rest.trim_end().strip_suffix(')'));
    let candidate = inside.unwrap_or(name).trim();
    let main = candidate.split('-').next().unwrap_or_default();
    let plausible = matches!(main.len(), 2 | 3)
        && candidate
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    plausible.then(|| candidate.to_ascii_lowercase())
}

/// One text in the languages that have it, by language name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

impl Texts {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text in that language, as it is written.
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_name_and_its_code() {
        let french = Language::named("Français (fr)");
        assert_eq!(french.code.as_deref(), Some("fr"));
        assert!(
            french.is("fr") && french.is("Français (fr)") && french.is("FR") && !french.is("en")
        );
        assert_eq!(Language::named("fr").code.as_deref(), Some("fr"));
        assert_eq!(Language::named("Picard").code, None);
    }
}
