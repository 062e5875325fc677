//! Who answers a question, as a sentence on the sheet: conditions on single answers are said, any other one is said to be one.

use forms::Form;

use super::asked::Asked;
use super::words::Words;

/// `Seulement si vous avez répondu « oui » à la question 3.` None for what is not that simple.
pub(super) fn sentence(
    form: &Form,
    source: &str,
    language: &str,
    words: &Words,
    numbers: &[Asked<'_>],
) -> Option<String> {
    let when = said(form, source, language, words, numbers)?;
    Some(words.tell("sheet-only", &[("when", &when)]))
}

fn said(
    form: &Form,
    source: &str,
    language: &str,
    words: &Words,
    numbers: &[Asked<'_>],
) -> Option<String> {
    let source = unwrapped(source.trim());
    for (word, key) in [(" or ", "sheet-or"), (" and ", "sheet-and")] {
        let parts = split(source, word);
        if parts.len() > 1 {
            let parts: Option<Vec<String>> = parts
                .into_iter()
                .map(|part| said(form, part, language, words, numbers))
                .collect();
            let join = |left: String, right: &String| {
                words.tell(key, &[("left", &left), ("right", right)])
            };
            let parts = parts?;
            let (first, rest) = parts.split_first()?;
            return Some(rest.iter().fold(first.clone(), join));
        }
    }
    one(form, source, language, words, numbers)
}

/// Without brackets around the whole.
fn unwrapped(source: &str) -> &str {
    let Some(inner) = source
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    else {
        return source;
    };
    let mut depth = 0_i32;
    for letter in inner.chars() {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        if depth < 0 {
            return source;
        }
    }
    unwrapped(inner.trim())
}

/// The parts between a word that stands outside of brackets and quotes.
fn split<'s>(source: &'s str, word: &str) -> Vec<&'s str> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut quote) = (0, 0_i32, None);
    for (at, letter) in source.char_indices() {
        match quote {
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if letter == '\'' || letter == '"' => quote = Some(letter),
            None if letter == '(' => depth += 1,
            None if letter == ')' => depth -= 1,
            None if depth == 0 && at >= start && source[at..].starts_with(word) => {
                parts.push(source[start..at].trim());
                start = at + word.len();
            }
            None => {}
        }
    }
    parts.push(source[start..].trim());
    parts
}

fn one(
    form: &Form,
    source: &str,
    language: &str,
    words: &Words,
    numbers: &[Asked<'_>],
) -> Option<String> {
    let (yes, no) = ("sheet-if-is", "sheet-if-not");
    let inner = |source: &str, name: &str| {
        let rest = source.strip_prefix(name)?.trim_start();
        let inside = rest.strip_prefix('(')?.strip_suffix(')')?;
        Some(inside.trim().to_owned())
    };
    if let Some(inside) = inner(source, "not") {
        let inside = inner(&inside, "selected")?;
        let (question, value) = inside.split_once(',')?;
        return choice(form, (question, value), language, words, numbers, no);
    }
    if let Some(inside) = inner(source, "selected") {
        let (question, value) = inside.split_once(',')?;
        return choice(form, (question, value), language, words, numbers, yes);
    }
    for (sign, key) in [
        ("!=", no),
        (">=", "sheet-if-least"),
        ("<=", "sheet-if-most"),
        (">", "sheet-if-more"),
        ("<", "sheet-if-less"),
        ("=", yes),
    ] {
        if let Some((question, value)) = source.split_once(sign) {
            let numbered = asked(question, numbers)?;
            let value = value.trim();
            if sign == "!=" && matches!(value, "''" | "\"\"") {
                return Some(words.tell("sheet-if-answered", &[("number", &numbered.number)]));
            }
            if key == yes || key == no {
                return choice(form, (question, value), language, words, numbers, key);
            }
            let value = value.trim_matches(['\'', '"']);
            let plain = value.parse::<f64>().is_ok();
            let args = [("number", numbered.number.as_str()), ("value", value)];
            return plain.then(|| words.tell(key, &args));
        }
    }
    None
}

fn asked<'n, 'f>(reference: &str, numbers: &'n [Asked<'f>]) -> Option<&'n Asked<'f>> {
    let name = reference.trim().strip_prefix("${")?.strip_suffix('}')?;
    let mut named = numbers.iter().filter(|each| each.item.name == name.trim());
    let found = named.next();
    // A name that several questions bear is none that the sheet can point to.
    found.filter(|_| named.next().is_none())
}

fn choice(
    form: &Form,
    (question, value): (&str, &str),
    language: &str,
    words: &Words,
    numbers: &[Asked<'_>],
    key: &str,
) -> Option<String> {
    let numbered = asked(question, numbers)?;
    let value = value.trim();
    let name = value.trim_matches(['\'', '"']);
    let choices = form.choices(numbered.item);
    let label = match choices.iter().find(|choice| choice.name == name) {
        Some(choice) => form.text(&choice.label, language),
        // A number or a text that is asked for stands for itself; a computed value does not.
        None if choices.is_empty() && !name.is_empty() && !name.contains(['$', '(']) => name,
        None => return None,
    };
    let args = [("choice", label), ("number", numbered.number.as_str())];
    Some(words.tell(key, &args))
}
