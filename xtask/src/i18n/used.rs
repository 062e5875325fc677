//! Keys that nobody asks for: a sentence that no screen can show is dead weight for whoever translates.

use std::collections::BTreeSet;

use super::catalogue::Catalogue;
use super::literals::{self, Holed};
use super::variants;
use super::wanted::{is_back_end, is_front_end};
use crate::machine::files::Source;
use crate::tidy::without_tests;

/// Areas whose keys carry codes: the code stands in Rust, the key nowhere.
const AREAS: &[&str] = &["finding-", "error-", "op-", "skipped-"];

pub fn offences(sources: &[Source], catalogue: &Catalogue) -> Vec<String> {
    let uses = Uses::read(sources);
    let referred: BTreeSet<&String> = catalogue
        .entries
        .values()
        .flat_map(|entry| &entry.references)
        .collect();
    catalogue
        .entries
        .iter()
        .filter(|(key, _)| !referred.contains(key) && !uses.covers(key))
        .map(|(key, entry)| format!("{}: {key} is not used", entry.file))
        .chain(uses.empty_handed(catalogue))
        .collect()
}

/// What the sources could ask for.
struct Uses {
    /// Quoted words of both sides, as they are and with `-` for `_`.
    words: BTreeSet<String>,
    /// Codes that Rust can give: quoted words and enum variants.
    codes: BTreeSet<String>,
    holed: BTreeSet<Holed>,
}

impl Uses {
    fn read(sources: &[Source]) -> Self {
        let mut uses = Uses {
            words: BTreeSet::new(),
            codes: BTreeSet::new(),
            holed: BTreeSet::new(),
        };
        for area in AREAS {
            uses.holed.insert(Holed {
                head: (*area).to_owned(),
                tail: String::new(),
                holes: 1,
            });
        }
        for source in sources {
            uses.add(source);
        }
        uses
    }

    fn add(&mut self, source: &Source) {
        if is_back_end(source) {
            let text = without_tests(&source.text);
            self.words.extend(literals::words(text));
            self.codes.extend(kebab_words(text));
            self.codes.extend(variants::of_all(text));
            self.holed.extend(literals::holed(text));
        } else if is_front_end(source) {
            self.words.extend(literals::words(&source.text));
            self.codes.extend(kebab_words(&source.text));
            self.holed.extend(literals::holed(&source.text));
        }
    }

    fn covers(&self, key: &str) -> bool {
        self.words.contains(key) || self.holed.iter().any(|holed| self.gives(holed, key))
    }

    /// With one hole its word must be known; with more, head and tail are all that can be checked.
    fn gives(&self, holed: &Holed, key: &str) -> bool {
        holed
            .word(key)
            .is_some_and(|word| holed.holes > 1 || self.codes.contains(word))
    }

    /// Texts with holes in the head of a known area that give no key at all.
    fn empty_handed(&self, catalogue: &Catalogue) -> Vec<String> {
        let asks = |h: &&Holed| {
            !h.tail.is_empty() && catalogue.entries.keys().any(|k| k.starts_with(&h.head))
        };
        let gives = |h: &Holed| catalogue.entries.keys().any(|k| h.word(k).is_some());
        self.holed
            .iter()
            .filter(asks)
            .filter(|h| !gives(h))
            .map(|h| format!("{}…{}: gives no key of the catalogue", h.head, h.tail))
            .collect()
    }
}

fn kebab_words(text: &str) -> impl Iterator<Item = String> {
    literals::words(text)
        .into_iter()
        .map(|word| word.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::catalogue;
    use super::*;
    use crate::machine::files::source;

    fn of(sources: &[Source], text: &str) -> Vec<String> {
        offences(sources, &catalogue("fr", text).0)
    }

    #[test]
    fn a_key_is_used_by_its_literal_or_by_another_message() {
        let sources = [
            source("ui/src/a.ts", "label: 'nav-today'"),
            source("ui/src/a.test.ts", "t('only-in-test')"),
        ];
        assert_eq!(
            of(
                &sources,
                "nav-today = A { -app }\n-app = R\nonly-in-test = B\nold = C\n"
            ),
            [
                "assets/i18n/fr/a.ftl: old is not used",
                "assets/i18n/fr/a.ftl: only-in-test is not used",
            ]
        );
    }

    #[test]
    fn codes_come_from_words_and_variants_of_rust() {
        let sources = [
            source(
                "src-tauri/sync/src/r.rs",
                "enum Reason { TornFile }\nf(\"wrong_key\")",
            ),
            source(
                "src-tauri/sync/src/s.rs",
                "#[cfg(test)]\nmod tests {\n\"in_test\"\n}\n",
            ),
        ];
        assert_eq!(
            of(
                &sources,
                "skipped-torn-file = A\nerror-wrong-key = B\nerror-in-test = C\nday-torn-file = D\n"
            ),
            [
                "assets/i18n/fr/a.ftl: day-torn-file is not used",
                "assets/i18n/fr/a.ftl: error-in-test is not used",
            ]
        );
    }

    #[test]
    fn holes_are_filled_with_known_words() {
        let sources = [
            source("ui/src/a.svelte", "t(`day-${d}`) t(`grid-${k}-title`)"),
            source("src-tauri/domain/src/w.rs", "enum Day {\n    Mon,\n}\n"),
        ];
        assert_eq!(
            of(&sources, "day-mon = A\nday-xyz = B\ngrid-other = C\n"),
            [
                "assets/i18n/fr/a.ftl: day-xyz is not used",
                "assets/i18n/fr/a.ftl: grid-other is not used",
                "grid-…-title: gives no key of the catalogue",
            ]
        );
    }
}
