//! Texts that a spreadsheet would take for a formula when it opens a CSV get an apostrophe in front, and lose it when they are read.

use std::borrow::Cow;

/// True for `=1+1`, `+33…`, `-x`, `@x`, with apostrophes in front or not: these too, so that reading gives back what was written.
fn is_risky(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r'])
}

pub(crate) fn neutralise(text: &str) -> Cow<'_, str> {
    if is_risky(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

pub(crate) fn restore(text: String) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if is_risky(rest) => rest.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_like_a_formula_and_each_comes_back() {
        for text in [
            "=1+1", "+33 3 20", "-x", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''+1", "'quoted'",
            "plain", "",
        ] {
            let safe = neutralise(text);
            assert!(
                !safe.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{text}"
            );
            assert_eq!(restore(safe.into_owned()), text);
        }
    }
}
