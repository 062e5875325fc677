//! Quoted words of a source, and texts with holes (`` `day-${d}` ``, `"day-{d}"`) whose words are known at run time only.

use std::collections::BTreeSet;

/// A text with holes: what stands before the first and after the last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holed {
    pub head: String,
    pub tail: String,
    pub holes: usize,
}

impl Holed {
    /// The word that the single hole would hold to give `key`; none when the text cannot give it.
    pub fn word<'a>(&self, key: &'a str) -> Option<&'a str> {
        let rest = key.strip_prefix(self.head.as_str())?;
        rest.strip_suffix(self.tail.as_str())
            .filter(|w| !w.is_empty())
    }
}

/// Quoted words: letters, digits, `-` and `_` between two equal quotes.
pub fn words(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, quote) in text.match_indices(['"', '\'', '`']) {
        let rest = &text[at + 1..];
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        if end > 0 && rest[end..].starts_with(quote) {
            found.insert(rest[..end].to_owned());
        }
    }
    found
}

/// Texts that begin with a word ending in `-`, then a hole.
pub fn holed(text: &str) -> BTreeSet<Holed> {
    let mut found = BTreeSet::new();
    for (at, quote) in text.match_indices(['"', '`']) {
        let rest = &text[at + 1..];
        let open = if quote == "`" { "${" } else { "{" };
        let head_end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let head = &rest[..head_end];
        if head.ends_with('-') && rest[head_end..].starts_with(open) {
            found.extend(read_holed(head, &rest[head_end..], open, quote));
        }
    }
    found
}

fn read_holed(head: &str, mut rest: &str, open: &str, quote: &str) -> Option<Holed> {
    let mut holes = 0;
    loop {
        let inside = rest.strip_prefix(open)?;
        rest = &inside[inside.find('}')? + 1..];
        holes += 1;
        let end = rest.find(|c| !is_word(c))?;
        if rest[end..].starts_with(quote) {
            return Some(Holed {
                head: head.to_owned(),
                tail: rest[..end].to_owned(),
                holes,
            });
        }
        rest = &rest[end..];
    }
}

/// The words that a call takes as its first, quoted argument: `t('word'`, `say("word"`.
pub fn first_arguments(text: &str, function: &str) -> BTreeSet<String> {
    let call = format!("{function}(");
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices(&call) {
        let joined = text[..at].chars().next_back().is_some_and(is_word);
        let rest = text[at + call.len()..].trim_start();
        let quote = rest.chars().next().filter(|c| "\"'`".contains(*c));
        if let (false, Some(quote)) = (joined, quote) {
            let rest = &rest[1..];
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            if end > 0 && rest[end..].starts_with(quote) {
                found.insert(rest[..end].to_owned());
            }
        }
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(words: &[&str]) -> BTreeSet<String> {
        words.iter().map(|w| (*w).to_owned()).collect()
    }

    #[test]
    fn only_whole_quoted_words_count() {
        let text = r#"t("save-all") 'a b' `x-y` "half' "z_1""#;
        assert_eq!(words(text), set(&["save-all", "x-y", "z_1"]));
    }

    #[test]
    fn holes_keep_head_and_tail() {
        let text =
            "t(`day-${d}`) t(`grid-${a.b}-${c}-title`) format!(\"error-{}\", x) `${x}` `a ${b}`";
        let found: Vec<_> = holed(text).into_iter().collect();
        let one = |head: &str, tail: &str, holes| Holed {
            head: head.to_owned(),
            tail: tail.to_owned(),
            holes,
        };
        assert_eq!(
            found,
            [
                one("day-", "", 1),
                one("error-", "", 1),
                one("grid-", "-title", 2)
            ]
        );
        assert_eq!(found[2].word("grid-x-y-title"), Some("x-y"));
        assert_eq!(found[2].word("grid--title"), None);
        assert_eq!(found[0].word("night-mon"), None);
    }

    #[test]
    fn first_arguments_of_that_function_only() {
        let text = "t('a-b', { n }) t(\n  \"c\"\n) at('d') t(e) t(`f-${g}`) t(`h`)";
        assert_eq!(first_arguments(text, "t"), set(&["a-b", "c", "h"]));
        let rust = "Finding::error(\"bad_row\") MyFinding::error(\"no\")";
        assert_eq!(first_arguments(rust, "Finding::error"), set(&["bad_row"]));
    }
}
