//! Keys that the code will ask for: each must be in the catalogue.

use std::collections::BTreeMap;

use super::catalogue::Catalogue;
use super::{codes, literals, variants};
use crate::machine::files::Source;
use crate::tidy::without_tests;

/// Calls that take a key as it is.
const SAY: &[(&str, &[&str])] = &[("rs", &["say", "sentence"]), ("ui", &["t"])];
/// Calls that take a code, the area it belongs to, and where the call means that.
const CODES: &[(&str, &str, &[&str])] = &[
    ("Finding::error", "finding", EVERYWHERE),
    ("Finding::warning", "finding", EVERYWHERE),
    ("Error::new", "error", EVERYWHERE),
    // Short names that `forms` gives to findings with their place.
    ("error", "finding", FORMS),
    ("warning", "finding", FORMS),
    ("wrong", "finding", FORMS),
    ("warn", "finding", FORMS),
    ("problem", "finding", FORMS),
];
const EVERYWHERE: &[&str] = &["src-tauri"];
const FORMS: &[&str] = &["src-tauri/forms"];

/// Codes of `Op` stand in this file.
const OPS: &str = "src-tauri/domain/src/op.rs";

/// What is asked for and missing.
pub fn offences(sources: &[Source], catalogue: &Catalogue) -> Vec<String> {
    wanted(sources)
        .into_iter()
        .filter(|(key, _)| !catalogue.has(key))
        .map(|(key, path)| format!("{path}: asks for {key}, which is not in the catalogue"))
        .collect()
}

/// Each key with the first file that asks for it.
fn wanted(sources: &[Source]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for source in sources {
        let keys = if is_back_end(source) {
            of_rust(source)
        } else if is_front_end(source) {
            of_calls("ui", &source.text)
        } else {
            continue;
        };
        for key in keys {
            found.entry(key).or_insert_with(|| source.path.clone());
        }
    }
    found
}

fn of_rust(source: &Source) -> Vec<String> {
    let text = without_tests(&source.text);
    let mut keys = of_calls("rs", text);
    for (function, area, places) in CODES {
        if places.iter().any(|folder| source.under(folder)) {
            let codes = literals::first_arguments(text, function);
            keys.extend(codes.iter().map(|code| key(area, code)));
        }
    }
    keys.extend(codes::told(text).iter().map(|(area, code)| key(area, code)));
    if source.path == OPS {
        keys.extend(variants::of(text, "Op").iter().map(|op| key("op", op)));
    }
    keys
}

fn of_calls(side: &str, text: &str) -> Vec<String> {
    let functions = SAY.iter().filter(|(s, _)| *s == side);
    functions
        .flat_map(|(_, names)| names.iter())
        .flat_map(|name| literals::first_arguments(text, name))
        .collect()
}

fn key(area: &str, code: &str) -> String {
    format!("{area}-{}", code.replace('_', "-"))
}

pub fn is_back_end(source: &Source) -> bool {
    source.under("src-tauri")
        && source.is(&["rs"])
        && !source.is_test()
        && !source.path.contains("/examples/")
}

pub fn is_front_end(source: &Source) -> bool {
    source.under("ui/src")
        && source.is(&["ts", "svelte"])
        && !source.is_test()
        && !source.is_generated()
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::catalogue;
    use super::*;
    use crate::machine::files::source;

    #[test]
    fn each_kind_of_asking_is_seen() {
        let sources = [
            source("ui/src/a.svelte", "{t('save-all')} {t('there')}"),
            source("ui/src/a.test.ts", "t('never-asked')"),
            source(
                "src-tauri/app/src/b.rs",
                "say(\"greet\"); Finding::error(\"bad_row\")",
            ),
            source(
                "src-tauri/app/src/c.rs",
                "Error::new(\"no_key\"); x.warn(\"not_here\")",
            ),
            source("src-tauri/forms/src/d.rs", "cell.error(\"bad_cell\")"),
            source(OPS, "pub enum Op {\n    AddSlot,\n}\n"),
        ];
        let (fr, _) = catalogue("fr", "there = Ici\n");
        assert_eq!(
            offences(&sources, &fr),
            [
                "src-tauri/app/src/c.rs: asks for error-no-key, which is not in the catalogue",
                "src-tauri/forms/src/d.rs: asks for finding-bad-cell, which is not in the catalogue",
                "src-tauri/app/src/b.rs: asks for finding-bad-row, which is not in the catalogue",
                "src-tauri/app/src/b.rs: asks for greet, which is not in the catalogue",
                "src-tauri/domain/src/op.rs: asks for op-add-slot, which is not in the catalogue",
                "ui/src/a.svelte: asks for save-all, which is not in the catalogue",
            ]
        );
    }
}
