//! The catalogue in Rust: sentences for the command line, in the same files that the screen reads.

use std::collections::BTreeMap;

use domain::op::Op;
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

    /// What an act says, as the screen says it: days, times, dates and moments written out.
    pub fn act(&self, op: &Op) -> String {
        let Ok(serde_json::Value::Object(members)) = serde_json::to_value(op) else {
            return String::new();
        };
        let code = members.get("code").and_then(|code| code.as_str());
        let key = format!("op-{}", code.unwrap_or_default().replace('_', "-"));
        let args = members
            .iter()
            .filter(|(name, _)| *name != "code")
            .map(|(name, value)| (name.clone(), self.act_word(name, value)))
            .collect();
        self.sentence(&key, &args)
    }

    fn act_word(&self, name: &str, value: &serde_json::Value) -> String {
        if value.is_object() {
            // What undo and redo tell of is an act itself.
            return serde_json::from_value(value.clone())
                .map(|op| self.act(&op))
                .unwrap_or_default();
        }
        if let ("at", Some(at)) = (name, value.as_i64()) {
            return self.moment(at);
        }
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        match (name, domain::words::parse_date(&text)) {
            ("date", Some(date)) => domain::words::date(self.lang, date),
            _ => self.readable(name, &text),
        }
    }

    /// A moment on this laptop's clock: `le mardi 15 septembre 2026 à 15 h 24`.
    pub fn moment(&self, at: i64) -> String {
        let Some(utc) = chrono::DateTime::from_timestamp_millis(at) else {
            return String::new();
        };
        let local = utc.with_timezone(&chrono::Local);
        let args = [
            (
                "date".to_owned(),
                domain::words::date(self.lang, local.date_naive()),
            ),
            (
                "time".to_owned(),
                domain::words::clock(self.lang, local.time()),
            ),
        ];
        self.sentence("shell-when-earlier", &args.into_iter().collect())
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
