//! Codes that a function `code` of an enum tells: its documentation names their area, as in "(`error-<code>`)".

/// Areas that such a function may name.
const AREAS: &[&str] = &["error", "finding", "skipped", "verify"];

/// Each code with its area; a function whose file names no area before it tells nothing of the catalogue.
pub fn told(text: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("fn code(") {
        if let Some(area) = area(&text[..at]) {
            let codes = arms(body(&text[at..]));
            found.extend(codes.into_iter().map(|code| (area, code)));
        }
    }
    found
}

/// The area named last.
fn area(before: &str) -> Option<&'static str> {
    let last = |area: &&&str| before.rfind(&format!("`{area}-<code>`"));
    AREAS
        .iter()
        .filter(|area| last(area).is_some())
        .max_by_key(|area| last(area))
        .copied()
}

/// From the opening brace to its twin; no code holds a brace in a string.
fn body(text: &str) -> &str {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

/// What arms give: `=> "code"`.
fn arms(body: &str) -> Vec<String> {
    let quoted = |arm: &str| {
        let rest = arm.trim_start().strip_prefix('"')?;
        rest.split_once('"').map(|(code, _)| code.to_owned())
    };
    body.split("=>").skip(1).filter_map(quoted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_named_last_counts() {
        let text = "//! Files (`skipped-<code>` here).\nimpl A {\n    fn code(&self) -> &str {\n        match self {\n            \
            Self::X { .. } => \"not_ours\",\n            Self::Y(e) => e.code(),\n        }\n    }\n}\n\
            /// (`error-<code>`)\nfn code(e: E) -> &str { match e { E::Z => \"gone\" } }\nfn other() { x => \"no\" }";
        assert_eq!(
            told(text),
            [
                ("skipped", "not_ours".to_owned()),
                ("error", "gone".to_owned())
            ]
        );
    }

    #[test]
    fn without_an_area_nothing_is_told() {
        assert!(told("fn code(e: E) -> &str { match e { E::Z => \"column\" } }").is_empty());
    }
}
