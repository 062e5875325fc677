//! Names of questions and choices: made of what they say, until the author gives another.

use std::collections::BTreeSet;

const LONGEST: usize = 24;

/// True for a name that nobody chose: `question_3`, `choix_2`.
pub(super) fn is_automatic(name: &str) -> bool {
    ["question_", "choix_", "groupe_", "note_"]
        .iter()
        .any(|stem| {
            name.strip_prefix(stem).is_some_and(|rest| {
                !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit())
            })
        })
}

/// The next free name of a stem: `question_3`.
pub(super) fn numbered(stem: &str, taken: &BTreeSet<String>) -> String {
    let mut names = (1u32..).map(|number| format!("{stem}_{number}"));
    names
        .find(|name| !taken.contains(name))
        .unwrap_or_else(|| stem.to_owned())
}

/// `base`, or `base_2`, `base_3`… where that is taken.
pub(super) fn free(base: &str, taken: &BTreeSet<String>) -> String {
    if !taken.contains(base) {
        return base.to_owned();
    }
    let mut names = (2u32..).map(|number| format!("{base}_{number}"));
    names
        .find(|name| !taken.contains(name))
        .unwrap_or_else(|| base.to_owned())
}

/// What a label makes a name of: the first words that fit, in plain letters. Nothing of a script without them.
pub(super) fn slug(label: &str) -> Option<String> {
    let mut name = String::new();
    for word in label.split(|letter: char| !letter.is_alphanumeric()) {
        let word: String = word.chars().filter_map(plain).collect();
        if word.is_empty() || word.len() == 1 && word.chars().all(char::is_alphabetic) {
            continue;
        }
        if !name.is_empty() && name.len() + word.len() >= LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('_');
        }
        name.extend(word.chars().take(LONGEST));
    }
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        .then_some(name)
}

fn plain(letter: char) -> Option<char> {
    let letter = letter.to_lowercase().next()?;
    Some(match letter {
        'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' | 'õ' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'œ' => 'o',
        each if each.is_ascii_alphanumeric() => each,
        _ => return None,
    })
}

/// A text with every `${from}` as `${to}`.
pub(super) fn renamed(text: &str, from: &str, to: &str) -> String {
    text.replace(&format!("${{{from}}}"), &format!("${{{to}}}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_gives_a_name() {
        let name = slug("À quels moments souhaiteriez-vous venir\u{202f}?");
        assert_eq!(name.as_deref(), Some("quels_moments"));
        assert_eq!(slug("Été").as_deref(), Some("ete"));
        assert_eq!(slug("؟ ما هو"), None);
        assert_eq!(slug("12 à 15 ans"), None);
        assert!(is_automatic("question_12") && !is_automatic("question_a"));
    }

    #[test]
    fn a_taken_name_is_numbered() {
        let taken = [
            "age".to_owned(),
            "age_2".to_owned(),
            "question_1".to_owned(),
        ]
        .into();
        assert_eq!(free("age", &taken), "age_3");
        assert_eq!(numbered("question", &taken), "question_2");
    }
}
