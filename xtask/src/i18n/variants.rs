//! Variants of Rust enums as the words they become in JSON: `AddSlot` is `add-slot`.

use std::collections::BTreeSet;

/// Variants, in kebab case, of every enum in the text.
pub fn of_all(text: &str) -> BTreeSet<String> {
    text.match_indices("enum ")
        .filter(|(at, _)| *at == 0 || text[..*at].ends_with(char::is_whitespace))
        .flat_map(|(at, _)| of_body(&text[at..]))
        .collect()
}

/// Variants of the enum of that name.
pub fn of(text: &str, name: &str) -> BTreeSet<String> {
    let head = format!("enum {name} ");
    text.find(&head)
        .map(|at| of_body(&text[at..]))
        .unwrap_or_default()
}

/// Variants of the enum that the text opens with: the first word of each part of its body.
fn of_body(text: &str) -> BTreeSet<String> {
    let code: Vec<&str> = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect();
    let code = code.join("\n");
    let head = code.split(';').next().unwrap_or_default();
    if !head.contains('{') {
        return BTreeSet::new();
    }
    let body = code.split_once('{').map_or("", |(_, body)| body);
    parts(body).iter().filter_map(|part| kebab(part)).collect()
}

/// What the commas of the first depth separate, up to the brace that closes the body; attributes are left out.
fn parts(body: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let mut parts = vec![String::new()];
    for c in body.chars() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' if depth == 0 => break,
            '}' | ')' | ']' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            _ if depth == 0 => parts.last_mut().into_iter().for_each(|part| part.push(c)),
            _ => {}
        }
    }
    parts
}

/// `AddSlot` → `add-slot`; none for what is no variant's name.
fn kebab(part: &str) -> Option<String> {
    let name = part.split('=').next()?.replace('#', " ");
    let name = name.trim();
    let fits = name.chars().all(|c| c.is_ascii_alphanumeric());
    if !fits || !name.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "#[derive(Debug)]\npub enum Op {\n    /// Names.\n    NameDevice { label: String },\n    \
        #[error(\"Bad\")]\n    AddSlot {\n        day: Day,\n    },\n    ResolveQuestion, // Not Me\n    Two = 2,\n}\n\
        struct Other { Not: u8 }\nenum Day { Mon, Tue(u8) }\n";

    #[test]
    fn variants_of_one_enum() {
        let found: Vec<String> = of(TEXT, "Op").into_iter().collect();
        assert_eq!(
            found,
            ["add-slot", "name-device", "resolve-question", "two"]
        );
        assert!(of(TEXT, "Opus").is_empty());
    }

    #[test]
    fn variants_of_all_enums() {
        let found = of_all(TEXT);
        assert!(found.contains("mon") && found.contains("tue") && found.contains("add-slot"));
        assert!(!found.contains("not") && !found.contains("bad") && !found.contains("me"));
    }
}
