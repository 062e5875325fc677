//! The questions of a sheet, in its order and with their numbers: one list that printing, key-in and checks all follow.

use forms::{Form, Item, Kind};

/// A question as the sheet asks it.
pub(super) struct Asked<'f> {
    pub item: &'f Item,
    /// Its key in the answers.
    pub key: String,
    /// `3`; `7b` for the second column of a repeat.
    pub number: String,
    /// The columns of a repeat.
    pub columns: Vec<Asked<'f>>,
}

/// What a sheet asks: questions and repeats at the top, the questions of a repeat as its columns. Nobody can stick a photo on a sheet,
/// and a repeat in a repeat has no place on it.
pub(super) fn asked(form: &Form) -> Vec<Asked<'_>> {
    let (keys, repeats) = (form.keys(), form.repeats());
    let mut asked: Vec<Asked<'_>> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    for ((at, item), key) in form.items.iter().enumerate().zip(keys) {
        let takes_part = item.kind.is_question() && item.kind != Kind::Image;
        let (above, number) = match repeats[at] {
            None if takes_part || item.kind == Kind::Repeat => {
                (None, (asked.len() + 1).to_string())
            }
            Some(repeat) if takes_part => match places.iter().position(|place| *place == repeat) {
                Some(above) => (Some(above), String::new()),
                None => continue,
            },
            _ => continue,
        };
        let mut question = Asked {
            item,
            key,
            number,
            columns: Vec::new(),
        };
        match above {
            Some(above) => {
                let repeat = &mut asked[above];
                let letter = (b'a'..=b'z')
                    .nth(repeat.columns.len())
                    .map_or('+', char::from);
                question.number = format!("{}{letter}", repeat.number);
                repeat.columns.push(question);
            }
            None => {
                asked.push(question);
                places.push(at);
            }
        }
    }
    asked
}
