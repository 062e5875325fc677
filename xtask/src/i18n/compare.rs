//! Two languages say the same things: same keys, same variables, same attributes.

use std::collections::BTreeSet;

use super::catalogue::Catalogue;
use super::entry::Entry;

pub fn offences(one: &Catalogue, other: &Catalogue) -> Vec<String> {
    let mut found = missing(one, other);
    found.extend(missing(other, one));
    found.extend(dangling(one));
    found.extend(dangling(other));
    for (key, entry) in &one.entries {
        if let Some(twin) = other.entries.get(key) {
            found.extend(unlike(key, entry, twin));
        }
    }
    found
}

fn missing(from: &Catalogue, into: &Catalogue) -> Vec<String> {
    let absent = |key: &&String| !into.has(key);
    let tell = |key| format!("{key}: missing in {}", into.language);
    from.entries.keys().filter(absent).map(tell).collect()
}

/// References to what the same language does not hold.
fn dangling(catalogue: &Catalogue) -> Vec<String> {
    let mut found = Vec::new();
    for (key, entry) in &catalogue.entries {
        for reference in entry.references.iter().filter(|r| !catalogue.has(r)) {
            found.push(format!(
                "{key}: refers to {reference}, missing in {}",
                catalogue.language
            ));
        }
    }
    found
}

fn unlike(key: &str, entry: &Entry, twin: &Entry) -> Vec<String> {
    let pairs = [
        ("variables", &entry.variables, &twin.variables),
        ("attributes", &entry.attributes, &twin.attributes),
    ];
    pairs
        .iter()
        .filter(|(_, a, b)| a != b)
        .map(|(what, a, b)| format!("{key}: {what} differ: {} / {}", list(a), list(b)))
        .collect()
}

fn list(names: &BTreeSet<String>) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if names.is_empty() {
        return "none".to_owned();
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::catalogue;
    use super::*;

    #[test]
    fn differences_are_told() {
        let (fr, _) = catalogue(
            "fr",
            "a = { $n }\nb = B\nc = { $x }\n    .t = T\nd = { zz }\n",
        );
        let (en, _) = catalogue("en", "a = { $n }\nc = { $y }\nd = D\ne = E\n");
        assert_eq!(
            offences(&fr, &en),
            [
                "b: missing in en",
                "e: missing in fr",
                "d: refers to zz, missing in fr",
                "c: variables differ: x / y",
                "c: attributes differ: t / none",
            ]
        );
    }

    #[test]
    fn equals_are_silent() {
        let (fr, _) = catalogue("fr", "a = { $n } plages\n");
        let (en, _) = catalogue("en", "a = { $n } slots\n");
        assert!(offences(&fr, &en).is_empty());
    }
}
