//! French typography: a plain space before high punctuation or inside guillemets would break the line there.

use super::catalogue::Catalogue;

const AFTER_A_SPACE: &[char] = &[';', ':', '!', '?', '»'];

pub fn offences(french: &Catalogue) -> Vec<String> {
    let mut found = Vec::new();
    for (key, entry) in &french.entries {
        for text in &entry.texts {
            if let Some(fault) = fault(text) {
                found.push(format!("{}: {key}: {fault}", entry.file));
            }
        }
    }
    found
}

/// The first fault of a text. U+202F belongs before `;!?»` and after `«`, U+00A0 before `:`.
fn fault(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|i| chars[i]);
        if AFTER_A_SPACE.contains(c) && before == Some(' ') {
            return Some(format!("plain space before {c}"));
        }
        let after = chars.get(at + 1);
        if *c == '«' && after.is_some_and(|a| *a == ' ' || a.is_alphanumeric()) {
            return Some("« wants U+202F after it".to_owned());
        }
        if *c == '»' && before.is_some_and(char::is_alphanumeric) {
            return Some("» wants U+202F before it".to_owned());
        }
        if *c == 'h' && is_clock(&chars, at) {
            return Some("hours want U+00A0 around h".to_owned());
        }
    }
    None
}

/// `14 h 30` written with a plain space.
fn is_clock(chars: &[char], at: usize) -> bool {
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    let before = at >= 2 && chars[at - 1] == ' ' && digit(at - 2);
    let is_word = chars.get(at + 1).is_some_and(|c| c.is_alphanumeric());
    before && !is_word
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::catalogue;
    use super::*;

    #[test]
    fn plain_spaces_fail() {
        for bad in [
            "Supprimer ?",
            "Attention : non",
            "« a\u{202f}»",
            "«a\u{202f}»",
            "«\u{202f}a »",
            "«\u{202f}a»",
            "de 14 h à 18",
        ] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn narrow_and_no_break_spaces_pass() {
        for good in [
            "Supprimer\u{202f}?",
            "Attention\u{a0}: «\u{202f}a\u{202f}»",
            "14:30",
            "de 14\u{a0}h à 18\u{a0}h\u{a0}30",
            "3 heures",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
    }

    #[test]
    fn a_text_after_a_placeable_is_read_too() {
        let (fr, _) = catalogue("fr", "k = { $name } : fini\n");
        assert_eq!(
            offences(&fr),
            ["assets/i18n/fr/a.ftl: k: plain space before :"]
        );
    }
}
