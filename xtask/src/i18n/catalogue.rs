//! One language of the catalogue: every message of its files, and what could not be read.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry as Parsed, Resource};
use fluent_syntax::parser;

use super::entry::Entry;
use crate::machine::files::Source;

/// Messages by key; terms keep their dash.
#[derive(Default)]
pub struct Catalogue {
    pub language: &'static str,
    pub entries: BTreeMap<String, Entry>,
}

impl Catalogue {
    /// Reads the language's files; a second value lists syntax errors and keys that are there twice.
    pub fn read(language: &'static str, sources: &[Source]) -> (Self, Vec<String>) {
        let mut catalogue = Catalogue {
            language,
            ..Catalogue::default()
        };
        let mut offences = Vec::new();
        let folder = format!("assets/i18n/{language}");
        for source in sources.iter().filter(|s| s.under(&folder)) {
            if !source.is(&["ftl"]) {
                offences.push(format!("{}: no .ftl file", source.path));
                continue;
            }
            let resource = parse(source, &mut offences);
            catalogue.add(&source.path, resource, &mut offences);
        }
        (catalogue, offences)
    }

    /// Whether the key stands in this language.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    fn add(&mut self, path: &str, resource: Resource<String>, offences: &mut Vec<String>) {
        for parsed in resource.body {
            let (key, entry) = match parsed {
                Parsed::Message(m) => {
                    (m.id.name, Entry::new(path, m.value.as_ref(), &m.attributes))
                }
                Parsed::Term(t) => (
                    format!("-{}", t.id.name),
                    Entry::new(path, Some(&t.value), &t.attributes),
                ),
                _ => continue,
            };
            if let Some(first) = self.entries.get(&key) {
                offences.push(format!("{path}: {key} is already in {}", first.file));
            } else {
                self.entries.insert(key, entry);
            }
        }
    }
}

fn parse(source: &Source, offences: &mut Vec<String>) -> Resource<String> {
    match parser::parse(source.text.clone()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = 1 + newlines_before(&source.text, error.pos.start);
                offences.push(format!("{}:{line}: {error}", source.path));
            }
            resource
        }
    }
}

fn newlines_before(text: &str, position: usize) -> usize {
    let bytes = text.as_bytes();
    let end = position.min(bytes.len());
    bytes[..end].iter().filter(|b| **b == b'\n').count()
}

#[cfg(test)]
pub fn catalogue(language: &'static str, text: &str) -> (Catalogue, Vec<String>) {
    let path = format!("assets/i18n/{language}/a.ftl");
    Catalogue::read(language, &[crate::machine::files::source(&path, text)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::files::source;

    #[test]
    fn variables_and_references_are_found_at_any_depth() {
        let (fr, offences) = catalogue(
            "fr",
            "a = { $n ->\n    [one] un { b }\n   *[other] { NUMBER($m) } { -app }\n}\n    .title = { $t }\n-app = Rythme\nb = B\n",
        );
        assert_eq!(offences, Vec::<String>::new());
        let a = &fr.entries["a"];
        assert_eq!(
            a.variables.iter().map(String::as_str).collect::<String>(),
            "mnt"
        );
        assert!(a.references.contains("b") && a.references.contains("-app"));
        assert!(a.attributes.contains("title"));
        assert!(fr.has("-app") && !fr.has("app"));
    }

    #[test]
    fn syntax_errors_have_their_line() {
        let (_, offences) = catalogue("fr", "a = A\nb = { $x\n");
        assert_eq!(offences.len(), 1);
        assert!(
            offences[0].starts_with("assets/i18n/fr/a.ftl:2:")
                || offences[0].starts_with("assets/i18n/fr/a.ftl:3:"),
            "{offences:?}"
        );
    }

    #[test]
    fn a_key_in_two_files_is_told() {
        let files = [
            source("assets/i18n/fr/a.ftl", "k = 1\n"),
            source("assets/i18n/fr/b.ftl", "k = 2\n"),
            source("assets/i18n/fr/c.txt", ""),
        ];
        let (_, offences) = Catalogue::read("fr", &files);
        assert_eq!(
            offences,
            [
                "assets/i18n/fr/b.ftl: k is already in assets/i18n/fr/a.ftl",
                "assets/i18n/fr/c.txt: no .ftl file",
            ]
        );
    }
}
