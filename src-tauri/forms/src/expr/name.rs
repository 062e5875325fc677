//! Names of questions, and the `${name}` placeholders that labels carry.

/// True for a name that an XForm can use as an element: a letter or `_`, then letters, digits, `_`, `-` or `.`.
pub fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(starts_name) && letters.all(continues_name)
}

pub(super) fn starts_name(letter: char) -> bool {
    letter == '_' || letter.is_alphabetic()
}

pub(super) fn continues_name(letter: char) -> bool {
    letter == '_'
        || letter == '-'
        || letter == '.'
        || letter.is_alphanumeric()
        || ('\u{300}'..='\u{36f}').contains(&letter)
}

/// A piece of a text with placeholders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template<'a> {
    Plain(&'a str),
    /// `${name}`.
    Value(&'a str),
    /// `${` that no well-formed name follows: shown as it is, refused when a form is read.
    Malformed(&'a str),
}

/// Cuts a text into plain pieces and placeholders.
pub fn placeholders(text: &str) -> Vec<Template<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        if start > 0 {
            pieces.push(Template::Plain(&rest[..start]));
        }
        let after = &rest[start + 2..];
        let Some(end) = after.find('}') else {
            pieces.push(Template::Malformed(&rest[start..]));
            return pieces;
        };
        let name = &after[..end];
        pieces.push(if is_name(name) {
            Template::Value(name)
        } else {
            Template::Malformed(&rest[start..start + end + 3])
        });
        rest = &after[end + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Template::Plain(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_rule_of_xml_elements() {
        for good in ["age", "_x", "âge", "a-b.c", "q1"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "1q", "-a", "a b", "a:b", "a$", ".a"] {
            assert!(!is_name(bad), "{bad}");
        }
    }

    #[test]
    fn a_text_is_cut_at_its_placeholders() {
        let pieces = placeholders("Vous avez ${age} ans, ${ x} et ${fin");
        assert_eq!(
            pieces,
            [
                Template::Plain("Vous avez "),
                Template::Value("age"),
                Template::Plain(" ans, "),
                Template::Malformed("${ x}"),
                Template::Plain(" et "),
                Template::Malformed("${fin"),
            ]
        );
    }
}
