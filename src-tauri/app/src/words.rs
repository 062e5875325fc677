//! The catalogue in Rust: sentences for the command line, in the same files that the screen reads.

use std::collections::BTreeMap;

use domain::words::Lang;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use crate::session::types::Language;
use crate::{App, Error};

const FR: &[&str] = &include!(concat!(env!("OUT_DIR"), "/catalogue_fr.rs"));
const EN: &[&str] = &include!(concat!(env!("OUT_DIR"), "/catalogue_en.rs"));

/// The language of formats, from the language of the screen.
pub(crate) fn lang(app: &App) -> Lang {
    match app.language() {
        Language::Fr => Lang::Fr,
        Language::En => Lang::En,
    }
}

/// The catalogue in one language.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    lang: Lang,
}

impl Catalogue {
    /// Reads the bundled catalogue. A file that does not parse keeps the messages that do; the tests hold that there is none.
    pub fn new(language: Language) -> Self {
        let (tag, sources, lang) = match language {
            Language::Fr => ("fr", FR, Lang::Fr),
            Language::En => ("en", EN, Lang::En),
        };
        let identifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![identifier]);
        // Isolation marks are for mixed writing directions; on a terminal they are noise.
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, lang }
    }

    /// The sentence of a key; the key itself when the catalogue lacks it.
    pub fn sentence(&self, key: &str, args: &BTreeMap<String, String>) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }

    /// What an error says.
    pub fn error(&self, error: &Error) -> String {
        self.sentence(
            &format!("error-{}", error.code.replace('_', "-")),
            &error.args,
        )
    }

    /// What a finding says; minutes and days become words.
    pub fn finding(&self, finding: &domain::finding::Finding) -> String {
        let key = format!("finding-{}", finding.code.replace('_', "-"));
        let args = finding
            .args
            .iter()
            .map(|(name, value)| (name.clone(), self.readable(name, value)))
            .collect();
        self.sentence(&key, &args)
    }

    fn readable(&self, name: &str, value: &str) -> String {
        let read = match name {
            "start" | "end" => value
                .parse()
                .ok()
                .map(|minutes| domain::words::time(self.lang, minutes)),
            "day" => domain::words::parse_day(value)
                .map(|day| domain::words::day(self.lang, day).to_owned()),
            _ => None,
        };
        read.unwrap_or_else(|| value.to_owned())
    }
}
