//! A form as a sheet: what stands on it in which order, and its numbers. The sheet that is printed and the page where it is keyed in are
//! both made of this, so that they cannot differ.

use forms::{Form, Item, Kind};

use super::condition::{Numbered, sentence};
use super::types::{SheetChoice, SheetItem};
use super::words::Words;

/// What the sheet of a form holds, in its order, in one language (name or code).
pub(super) fn layout(form: &Form, language: &str, words: &Words) -> Vec<SheetItem> {
    let numbers = numbers(form);
    let items = form
        .items
        .iter()
        .filter(|item| item.kind.is_shown() || item.kind == Kind::Group);
    items
        .map(|item| sheet_item(form, item, language, words, &numbers))
        .filter(|item| item.kind != "group" || !item.label.is_empty() || !item.condition.is_empty())
        .collect()
}

/// The number of each question: 1 for the first that is asked.
fn numbers(form: &Form) -> Vec<Numbered<'_>> {
    let asked = form.items.iter().filter(|item| item.kind.is_question());
    asked
        .zip(1_u32..)
        .map(|(item, number)| Numbered {
            item,
            number: number.to_string(),
        })
        .collect()
}

fn sheet_item(
    form: &Form,
    item: &Item,
    language: &str,
    words: &Words,
    numbers: &[Numbered<'_>],
) -> SheetItem {
    let number = numbers
        .iter()
        .find(|numbered| numbered.item.path == item.path);
    SheetItem {
        key: item.name.clone(),
        number: number.map_or_else(String::new, |numbered| numbered.number.clone()),
        kind: kind(item).to_owned(),
        label: form.text(&item.label, language).to_owned(),
        hint: form.text(&item.hint, language).to_owned(),
        condition: item
            .relevant
            .as_ref()
            .map(|relevant| sentence(form, relevant.source(), language, words, numbers))
            .unwrap_or_default(),
        level: u32::try_from(item.path.matches('/').count()).unwrap_or(0),
        choices: form
            .choices(item)
            .iter()
            .enumerate()
            .map(|(at, choice)| SheetChoice {
                name: choice.name.clone(),
                key: key_of_choice(at),
                label: form.text(&choice.label, language).to_owned(),
            })
            .collect(),
        digits: digits(item),
        lines: lines(item),
    }
}

/// As an interview has it: 1 to 9, 0 for the tenth, then letters; nothing when no key is left.
fn key_of_choice(at: usize) -> String {
    match at {
        0..9 => (at + 1).to_string(),
        9 => "0".to_owned(),
        _ => (b'A'..=b'Z')
            .nth(at - 10)
            .map(|letter| char::from(letter).to_string())
            .unwrap_or_default(),
    }
}

/// The form's own word, and `week` for a text that is painted on a week.
fn kind(item: &Item) -> &'static str {
    if item.kind == Kind::Text && has_word(item, "rythme-week") {
        "week"
    } else {
        item.kind.as_str()
    }
}

fn has_word(item: &Item, word: &str) -> bool {
    let appearance = item.appearance.as_deref().unwrap_or_default();
    appearance.split_whitespace().any(|each| each == word)
}

fn lines(item: &Item) -> u32 {
    if has_word(item, "multiline") { 4 } else { 1 }
}

/// As many boxes as the largest number that its constraint names, three at least.
fn digits(item: &Item) -> u32 {
    let named = item.constraint.as_ref().map_or("", |held| held.source());
    let longest = named
        .split(|letter: char| !letter.is_ascii_digit())
        .map(str::len)
        .max()
        .unwrap_or(0);
    u32::try_from(longest.clamp(3, 8)).unwrap_or(3)
}
