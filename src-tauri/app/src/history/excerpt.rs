//! What changed in a text, with a few words around it: enough to recognise the place in a list.

/// How many characters are kept on each side of what changed.
const AROUND: usize = 24;
/// The most characters of what changed itself.
const MOST: usize = 240;

/// The two texts around their difference; nothing when they are equal.
pub(super) fn around(before: &str, after: &str) -> Option<(String, String)> {
    if before == after {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let same = |pair: &(&char, &char)| pair.0 == pair.1;
    let head = a.iter().zip(&b).take_while(same).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev());
    let tail = tail.take_while(same).count();
    Some((cut(&a, head, tail), cut(&b, head, tail)))
}

fn cut(text: &[char], head: usize, tail: usize) -> String {
    let changed = &text[head..text.len() - tail];
    let end = text.len() - tail;
    let (mut from, mut to) = (head.saturating_sub(AROUND), (end + AROUND).min(text.len()));
    // Whole words on both sides, where there is a space to cut at.
    if from > 0 {
        let space = text[from..head].iter().position(|c| c.is_whitespace());
        from += space.map_or(0, |at| at + 1);
    }
    if to < text.len() {
        let space = text[end..to].iter().rposition(|c| c.is_whitespace());
        to = space.map_or(to, |at| end + at);
    }
    let mut out = String::new();
    if from > 0 {
        out.push('…');
    }
    out.extend(&text[from..head]);
    out.extend(changed.iter().take(MOST));
    if changed.len() > MOST {
        out.push('…');
        return out;
    }
    out.extend(&text[end..to]);
    if to < text.len() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_no_difference() {
        assert_eq!(around("été", "été"), None);
    }

    #[test]
    fn a_word_in_the_middle_is_shown_with_what_is_around_it() {
        let before =
            "Le mercredi après-midi est saturé ; le vendredi, presque personne avant 16 h.";
        let after =
            "Le mercredi après-midi est très saturé ; le vendredi, presque personne avant 16 h.";
        let (from, to) = around(before, after).expect("they differ");
        assert_eq!(from, "…après-midi est saturé ; le vendredi,…");
        assert_eq!(to, "…après-midi est très saturé ; le vendredi,…");
    }

    #[test]
    fn a_repeated_letter_does_not_overlap() {
        assert_eq!(
            around("alée", "allée"),
            Some(("alée".to_owned(), "allée".to_owned()))
        );
        assert_eq!(around("aa", "a"), Some(("aa".to_owned(), "a".to_owned())));
    }

    #[test]
    fn a_long_change_is_cut() {
        let (from, to) = around("", &"é".repeat(1_000)).expect("they differ");
        assert_eq!(from, "");
        assert_eq!(to.chars().count(), MOST + 1);
        assert!(to.ends_with('…'));
    }
}
