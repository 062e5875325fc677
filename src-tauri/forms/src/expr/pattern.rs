//! `regex`: patterns as JavaScript and Java write them, run by the crate `regex`, which never backtracks.
//! As in ODK's engine a pattern is searched for anywhere in the text; `^` and `$` anchor it.

use regex::{Regex, RegexBuilder};

/// Bounds the compiled pattern, so that `(a{1000}){1000}` is refused instead of eating the memory.
const SIZE_LIMIT: usize = 1 << 20;

#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    source: String,
    compiled: Regex,
}

impl Pattern {
    /// None when the pattern is wrong or uses what the engine lacks (look-around, back-references).
    pub(crate) fn new(source: &str) -> Option<Self> {
        let compiled = RegexBuilder::new(&translated(source))
            .size_limit(SIZE_LIMIT)
            .build()
            .ok()?;
        Some(Self {
            source: source.to_owned(),
            compiled,
        })
    }

    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        self.compiled.is_match(text)
    }
}

/// True when the pattern is anchored on both sides, so that ODK Collect (whole text) and ODK Web Forms (anywhere) agree on it.
pub fn is_anchored(source: &str) -> bool {
    source.starts_with('^') && source.ends_with('$') && !source.contains('|')
}

/// `\d` and `\w` mean ASCII in JavaScript, and `[`, `&&`, `--`, `~~` are plain inside its classes.
fn translated(source: &str) -> String {
    let mut out = String::new();
    let mut in_class = false;
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some(escaped) => out.push_str(&escape(escaped, in_class)),
                None => out.push('\\'),
            },
            '[' if in_class => out.push_str("\\["),
            '[' => {
                in_class = true;
                out.push('[');
                if letters.peek() == Some(&'^') {
                    letters.next();
                    out.push('^');
                }
            }
            ']' if in_class => {
                in_class = false;
                out.push(']');
            }
            '&' | '~' if in_class => {
                out.push('\\');
                out.push(letter);
            }
            '-' if in_class && letters.peek() == Some(&'-') => out.push_str("\\-"),
            _ => out.push(letter),
        }
    }
    out
}

fn escape(letter: char, in_class: bool) -> String {
    match (letter, in_class) {
        ('d', true) => "0-9".to_owned(),
        ('d', false) => "[0-9]".to_owned(),
        ('w', true) => "A-Za-z0-9_".to_owned(),
        ('w', false) => "[A-Za-z0-9_]".to_owned(),
        ('D', _) => "[^0-9]".to_owned(),
        ('W', _) => "[^A-Za-z0-9_]".to_owned(),
        _ => format!("\\{letter}"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn matches(pattern: &str, text: &str) -> bool {
        Pattern::new(pattern).unwrap().matches(text)
    }

    #[test]
    fn a_pattern_is_searched_for_and_anchors_hold() {
        assert!(matches("b", "abc"));
        assert!(matches("^[0-9]{5}$", "59000"));
        assert!(!matches("^[0-9]{5}$", "590001"));
    }

    #[test]
    fn classes_are_those_of_javascript() {
        assert!(!matches(r"^\d$", "\u{663}"));
        assert!(matches(r"^[\d\s]+$", "1 2"));
        assert!(!matches(r"^\w$", "é"));
        assert!(matches(r"^[[&&-]+$", "[&-"));
        assert!(matches(r"^[^\d]+$", "abc"));
        assert!(matches(r"^\D\W$", "a!"));
        assert!(matches(r"^a\/b$", "a/b"));
    }

    #[test]
    fn what_cannot_be_compiled_is_refused() {
        for pattern in ["(", r"(a)\1", "(?=a)", "a{2000}{2000}", "\\"] {
            assert!(Pattern::new(pattern).is_none(), "{pattern}");
        }
    }

    #[test]
    fn anchoring_is_seen() {
        assert!(is_anchored("^a$"));
        assert!(!is_anchored("a$"));
        assert!(!is_anchored("^a|b$"));
    }
}
