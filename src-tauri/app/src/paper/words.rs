//! The words of the sheet in the respondent's language: French and English from the catalogue, the others from `assets/paper/words`.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

const FR: &str = include_str!("../../../../assets/i18n/fr/sheet.ftl");
const EN: &str = include_str!("../../../../assets/i18n/en/sheet.ftl");
const AR: &str = include_str!("../../../../assets/paper/words/ar.ftl");

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 6] = ["ar", "fa", "he", "ps", "ur", "ckb"];

pub(super) struct Words {
    bundle: FluentBundle<FluentResource>,
    /// BCP 47 of the questionnaire's language.
    pub code: String,
    pub right_to_left: bool,
}

impl Words {
    /// The words for a language by its code; French where the sheet does not know it.
    pub(super) fn new(code: Option<&str>) -> Self {
        let code = code.unwrap_or("fr").to_owned();
        let main = code.split('-').next().unwrap_or_default();
        let (tag, source) = match main {
            "en" => ("en", EN),
            "ar" => ("ar", AR),
            _ => ("fr", FR),
        };
        let mut bundle = FluentBundle::new(vec![tag.parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Self {
            right_to_left: RIGHT_TO_LEFT.contains(&main),
            bundle,
            code,
        }
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.tell(key, &[])
    }

    /// The sentence of a key; the key itself where the words lack it, which the tests hold that never happens.
    pub(super) fn tell(&self, key: &str, args: &[(&str, &str)]) -> String {
        let message = self.bundle.get_message(key);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> = args.iter().copied().collect();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(source: &str) -> Vec<&str> {
        let mut keys: Vec<&str> = source
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .filter(|key| key.starts_with("sheet-"))
            .collect();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn every_language_of_the_sheet_has_every_word() {
        assert!(keys(FR).len() > 20);
        assert_eq!(keys(FR), keys(AR));
        assert_eq!(keys(FR), keys(EN));
    }

    #[test]
    fn a_language_without_words_of_its_own_has_the_french_ones() {
        assert_eq!(Words::new(Some("nl")).say("sheet-page"), "page");
        assert_eq!(Words::new(Some("ar-MA")).say("sheet-page"), "صفحة");
        assert!(Words::new(Some("ar-MA")).right_to_left);
    }
}
