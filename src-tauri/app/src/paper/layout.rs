//! A form as a sheet: what stands on it in which order, and its numbers. The sheet that is printed and the page where it is keyed in are
//! both made of this, so that they cannot differ.

use forms::{Form, Item, Kind, Texts};

use super::asked::{Asked, asked};
use super::condition::sentence;
use super::types::{SheetChoice, SheetItem};
use super::words::Words;

/// What the sheet of a form holds, in its order, in one language (name or code).
pub(super) fn layout(form: &Form, language: &str, words: &Words) -> Vec<SheetItem> {
    let asked = asked(form);
    let sheet = Sheet {
        form,
        language,
        words,
        asked: &asked,
    };
    let repeats = form.repeats();
    let items = form.items.iter().zip(&repeats);
    items
        .filter(|(_, repeat)| repeat.is_none())
        .filter_map(|(item, _)| sheet.item(item))
        .collect()
}

/// What every line of the sheet is made with.
struct Sheet<'s> {
    form: &'s Form,
    language: &'s str,
    words: &'s Words,
    asked: &'s [Asked<'s>],
}

impl Sheet<'_> {
    fn item(&self, item: &Item) -> Option<SheetItem> {
        let question = self.asked.iter().find(|asked| asked.item.path == item.path);
        if let Some(question) = question {
            return Some(self.question(question));
        }
        let line = self.line(item);
        let says = !line.label.is_empty() || !line.condition.is_empty();
        (matches!(item.kind, Kind::Note | Kind::Group) && says).then_some(line)
    }

    fn question(&self, asked: &Asked<'_>) -> SheetItem {
        SheetItem {
            key: asked.key.clone(),
            number: asked.number.clone(),
            columns: asked
                .columns
                .iter()
                .map(|column| self.question(column))
                .collect(),
            ..self.line(asked.item)
        }
    }

    fn line(&self, item: &Item) -> SheetItem {
        let text = |texts: &Texts| self.form.text(texts, self.language).to_owned();
        SheetItem {
            key: item.path.clone(),
            number: String::new(),
            kind: kind(item).to_owned(),
            label: text(&item.label),
            hint: text(&item.hint),
            condition: self.condition(item),
            level: u32::try_from(item.path.matches('/').count()).unwrap_or(0),
            choices: self.choices(item),
            digits: digits(item),
            lines: lines(item),
            scale: scale(item),
            columns: Vec::new(),
        }
    }

    /// What is simple is said; of the rest, what the author wrote to guide, or that it is not for everybody.
    fn condition(&self, item: &Item) -> String {
        let Some(relevant) = &item.relevant else {
            return String::new();
        };
        let said = sentence(
            self.form,
            relevant.source(),
            self.language,
            self.words,
            self.asked,
        );
        let guided = self.form.text(&item.guidance_hint, self.language);
        match said {
            Some(said) => said,
            None if guided.is_empty() => self.words.say("sheet-maybe"),
            None => guided.to_owned(),
        }
    }

    fn choices(&self, item: &Item) -> Vec<SheetChoice> {
        if item.kind == Kind::Acknowledge {
            let label = self.words.say("sheet-yes");
            let (name, key) = ("OK".to_owned(), key_of_choice(0));
            return vec![SheetChoice { name, key, label }];
        }
        let choices = self.form.choices(item).iter().enumerate();
        choices
            .map(|(at, choice)| SheetChoice {
                name: choice.name.clone(),
                key: key_of_choice(at),
                label: self.form.text(&choice.label, self.language).to_owned(),
            })
            .collect()
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

/// The steps of a range, when there are few enough to print.
fn scale(item: &Item) -> Vec<String> {
    let part = |name: &str, otherwise: f64| {
        let given = item.parameters.get(name);
        given
            .and_then(|text| text.parse::<f64>().ok())
            .unwrap_or(otherwise)
    };
    let (start, end, step) = (part("start", 1.0), part("end", 10.0), part("step", 1.0));
    let steps = (end - start) / step;
    if item.kind != Kind::Range || !(0.0..=30.0).contains(&steps) {
        return Vec::new();
    }
    let mut written = Vec::new();
    let mut at = 0_u32;
    while f64::from(at) <= steps + 1e-9 {
        let value = (start + f64::from(at) * step) * 1e6;
        written.push((value.round() / 1e6).to_string());
        at += 1;
    }
    written
}
