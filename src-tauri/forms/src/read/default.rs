//! Whether a default answer is a value or an expression: the rule of pyxform, which looks at the words of the cell.

use crate::expr::is_name;
use crate::kind::Kind;

/// True when the cell holds a reference, a call or an operator outside a quoted text. In the default of a date the first
/// lone hyphen makes it a value.
pub(super) fn is_computed(text: &str, kind: Kind) -> bool {
    let dated = matches!(kind, Kind::Date | Kind::DateTime);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' => quoted(rest, first),
            '0'..='9' => number(rest),
            '-' if rest[1..]
                .starts_with(|letter: char| letter.is_ascii_digit() || letter == '.') =>
            {
                1 + number(&rest[1..])
            }
            '-' => return !dated,
            '*' | '+' | '|' => return true,
            '$' if reference(rest) => return true,
            ' ' if rest.starts_with(" div ") || rest.starts_with(" mod ") => return true,
            letter if letter == '_' || letter.is_alphabetic() => {
                let length = name(rest);
                if rest[length..].starts_with('(') {
                    return true;
                }
                length
            }
            letter => letter.len_utf8(),
        };
        rest = &rest[length..];
    }
    false
}

/// A quoted text with its quotes; a quote that nothing closes stands alone.
fn quoted(text: &str, quote: char) -> usize {
    text[1..].find(quote).map_or(1, |end| end + 2)
}

/// A date, a time or a number: its digits and what stands between them.
fn number(text: &str) -> usize {
    let inside = |letter: char| letter.is_ascii_digit() || letter == '.';
    let mut length = text.find(|letter| !inside(letter)).unwrap_or(text.len());
    // `2026-09-15T10:00:00+02:00` is one word.
    let is_date = text.len() >= 10 && text.is_char_boundary(10) && {
        let bytes = text.as_bytes();
        bytes[4] == b'-' && bytes[7] == b'-'
    };
    let is_time = text.as_bytes().get(2) == Some(&b':');
    if is_date || is_time {
        length = text
            .find(|letter: char| {
                !(letter.is_ascii_digit() || matches!(letter, '-' | ':' | '.' | '+' | 'T' | 'Z'))
            })
            .unwrap_or(text.len());
    }
    length.max(1)
}

fn name(text: &str) -> usize {
    let end = text
        .find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | ':')))
        .unwrap_or(text.len());
    end.max(1)
}

fn reference(text: &str) -> bool {
    text.strip_prefix("${")
        .and_then(|rest| rest.split_once('}'))
        .is_some_and(|(name, _)| is_name(name.strip_prefix("last-saved#").unwrap_or(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_from_expressions() {
        for computed in [
            "${a}",
            "1 + 1",
            "a * b",
            "today()",
            "uuid()",
            "a | b",
            "1 div 2",
            "a - b",
            "if(1, 'x', 'y')",
            "4 *",
        ] {
            assert!(is_computed(computed, Kind::Text), "{computed}");
        }
        for value in [
            "2026-09-15",
            "-12",
            "foo-bar",
            "'a + b'",
            "https://exemple.fr/a-b",
            "Saint-André (59)",
            "10:30:00",
            "1.5",
            "oui non",
            "été",
            "jr://images/a.jpg",
            "${ a }",
        ] {
            assert!(!is_computed(value, Kind::Text), "{value}");
        }
        assert!(!is_computed("2026 - 09", Kind::Date));
        assert!(is_computed("today() - 1", Kind::Date));
    }
}
