//! The notice that comes before the first question (GDPR, article 13), in the language of the interview, and the consent that names it.
//! Its text is made here and nowhere else, so that what was shown is what was hashed.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::id::SurveyId;
use domain::words::Lang;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use serde_json::{Value, json};

use super::list::form_of;
use super::open::Open;
use super::types::{Notice, NoticePart};
use crate::{App, Result};

/// What the kiosk and the notice say, by the code of the language; the first is for every language that is not here.
const TEXTS: [(&str, &str); 4] = [
    ("fr", include_str!("../../../../assets/kiosk/fr.ftl")),
    (
        "fr-x-falc",
        include_str!("../../../../assets/kiosk/falc.ftl"),
    ),
    ("en", include_str!("../../../../assets/kiosk/en.ftl")),
    ("ar", include_str!("../../../../assets/kiosk/ar.ftl")),
];

const MONTHS_AR: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

/// What a notice depends on.
struct Facts<'f> {
    library: &'f str,
    until: Option<&'f str>,
    kiosk_keeps: Option<bool>,
}

/// The notice of an open interview.
pub(super) fn of(open: &Open) -> Notice {
    let language = &open.interview.language;
    let code = open
        .form
        .language(language)
        .and_then(|language| language.code.clone())
        .unwrap_or_default();
    let facts = Facts {
        library: &open.library_name,
        until: open.keep_until.as_deref(),
        kiosk_keeps: open.kiosk_keeps,
    };
    written(language, &code, &facts)
}

/// What a response keeps of it: when, in which language, and which text.
pub(super) fn consent(app: &App, open: &Open) -> Value {
    let notice = of(open);
    json!({ "at": app.now().0, "language": notice.language, "text_language": notice.code, "notice": notice.hash })
}

/// The notice of a survey in each language of its form, as an interview shows it: to read, and to find a response's text by its hash.
///
/// # Errors
/// `entity_unknown`, `form_newer`.
pub fn notices(app: &App, survey: SurveyId) -> Result<Vec<Notice>> {
    let today = app.today().to_string();
    app.read(|db| {
        let survey = db.survey(survey)?;
        let library = survey
            .library
            .map(|id| db.library_or_removed(id))
            .transpose()?
            .flatten();
        let name = library.map(|library| library.name).unwrap_or_default();
        let facts = Facts {
            library: &name,
            until: survey
                .keep_until
                .as_deref()
                .filter(|until| **until >= *today),
            kiosk_keeps: None,
        };
        let form = form_of(&survey)?;
        Ok(form
            .languages
            .iter()
            .map(|language| {
                let code = language.code.clone().unwrap_or_default();
                written(&language.name, &code, &facts)
            })
            .collect())
    })
}

fn written(language: &str, code: &str, facts: &Facts<'_>) -> Notice {
    let words = Words::of(code);
    let date = facts
        .until
        .map(|until| words.date(until))
        .unwrap_or_default();
    let args: BTreeMap<&str, &str> = [("library", facts.library), ("date", date.as_str())].into();
    let text = |key: &str| words.text(key, &args);
    let mut parts = vec![part(String::new(), text("notice-purpose"))];
    for name in ["free", "name"] {
        parts.push(part(
            text(&format!("notice-{name}-head")),
            text(&format!("notice-{name}")),
        ));
    }
    if let Some(keeps) = facts.kiosk_keeps {
        let told = if keeps {
            "notice-partial-kept"
        } else {
            "notice-partial-dropped"
        };
        parts.push(part(text("notice-partial-head"), text(told)));
    }
    for name in ["who", "basis"] {
        parts.push(part(
            text(&format!("notice-{name}-head")),
            text(&format!("notice-{name}")),
        ));
    }
    let kept = if facts.until.is_some() {
        "notice-kept-until"
    } else {
        "notice-kept"
    };
    parts.push(part(text("notice-kept-head"), text(kept)));
    parts.push(part(text("notice-rights-head"), text("notice-rights")));
    let title = text("notice-title");
    let lines = parts
        .iter()
        .flat_map(|each| [each.head.as_str(), each.text.as_str()]);
    let whole: Vec<&str> = std::iter::once(title.as_str()).chain(lines).collect();
    Notice {
        language: language.to_owned(),
        code: words.code.to_owned(),
        hash: sync::hash_hex(whole.join("\n").as_bytes()),
        title,
        parts,
    }
}

fn part(head: String, text: String) -> NoticePart {
    NoticePart { head, text }
}

/// One of the languages that the kiosk speaks.
struct Words {
    code: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// `fr-x-falc` is a language of its own; `en-GB` is English; what is not here is French.
    fn of(code: &str) -> Self {
        let code = code.to_ascii_lowercase();
        let main = code.split('-').next().unwrap_or_default();
        let (code, source) = TEXTS
            .iter()
            .find(|(known, _)| *known == code)
            .or_else(|| TEXTS.iter().find(|(known, _)| *known == main))
            .unwrap_or(&TEXTS[0]);
        let mut bundle = FluentBundle::new(vec![code.parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Self { code, bundle }
    }

    fn text(&self, key: &str, args: &BTreeMap<&str, &str>) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, *value)).collect();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }

    fn date(&self, iso: &str) -> String {
        let Ok(date) = NaiveDate::parse_from_str(iso, "%Y-%m-%d") else {
            return iso.to_owned();
        };
        match self.code {
            "ar" => {
                let month = MONTHS_AR[date.month0() as usize];
                format!("{} {month} {}", date.day(), date.year())
            }
            "en" => domain::words::date(Lang::En, date),
            _ => domain::words::date(Lang::Fr, date),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn facts(until: Option<&str>) -> Facts<'_> {
        Facts {
            library: "Canal",
            until,
            kiosk_keeps: None,
        }
    }

    /// Key → the arguments that its sentence takes.
    fn shape(source: &str) -> BTreeMap<String, Vec<String>> {
        source
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| {
                let (key, text) = line.split_once(" = ").unwrap();
                let mut args: Vec<String> = text
                    .split("{ $")
                    .skip(1)
                    .map(|rest| rest.split(' ').next().unwrap().to_owned())
                    .collect();
                args.sort();
                (key.to_owned(), args)
            })
            .collect()
    }

    #[test]
    fn the_four_languages_say_the_same_things() {
        let french = shape(TEXTS[0].1);
        assert!(french.len() > 50);
        for (code, source) in TEXTS {
            assert_eq!(shape(source), french, "{code}");
            FluentResource::try_new(source.to_owned())
                .map_err(|(_, errors)| errors)
                .unwrap();
        }
    }

    #[test]
    fn french_has_its_spaces() {
        for (code, source) in &TEXTS[..2] {
            for mark in [" ;", " !", " ?", " :", "« ", " »"] {
                assert!(!source.contains(mark), "{code}: {mark}");
            }
        }
    }

    #[test]
    fn each_language_has_its_text_and_its_hash() {
        let notices: Vec<Notice> = ["fr", "fr-x-falc", "en-GB", "ar", "nl"]
            .map(|code| written("x", code, &facts(Some("2028-11-24"))))
            .into();
        let codes: Vec<&str> = notices.iter().map(|notice| notice.code.as_str()).collect();
        assert_eq!(codes, ["fr", "fr-x-falc", "en", "ar", "fr"]);
        let hashes: std::collections::BTreeSet<&str> =
            notices.iter().map(|notice| notice.hash.as_str()).collect();
        assert_eq!(hashes.len(), 4, "Dutch reads the French text");
        let all = |notice: &Notice| {
            let texts: Vec<&str> = notice.parts.iter().map(|part| part.text.as_str()).collect();
            texts.join(" ")
        };
        assert!(all(&notices[0]).contains("vendredi 24 novembre 2028"));
        assert!(all(&notices[3]).contains("24 نوفمبر 2028"));
        assert!(notices.iter().all(|notice| all(notice).contains("Canal")));
    }

    #[test]
    fn what_the_text_says_moves_the_hash() {
        let hash = |facts: &Facts<'_>| written("x", "fr", facts).hash;
        let kiosk = |keeps| Facts {
            kiosk_keeps: Some(keeps),
            ..facts(None)
        };
        let hashes = [
            hash(&facts(None)),
            hash(&facts(Some("2028-11-24"))),
            hash(&kiosk(true)),
            hash(&kiosk(false)),
        ];
        let distinct: std::collections::BTreeSet<&String> = hashes.iter().collect();
        assert_eq!(distinct.len(), 4);
        assert_eq!(hash(&facts(None)), hashes[0]);
    }
}
