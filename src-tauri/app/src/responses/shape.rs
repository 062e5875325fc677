//! The parts of a form as tables see them: one table for the form, one for each repeat, and which item is a column of which.

use forms::{Form, Item};

/// A form, and where its items stand.
pub(super) struct Shape<'f> {
    pub form: &'f Form,
    /// The key of each item in the answers.
    pub keys: Vec<String>,
    /// The innermost repeat around each item, by its place.
    pub repeats: Vec<Option<usize>>,
}

/// What a question's cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// The name of a choice.
    One,
    /// Several names.
    Several,
    Integer,
    Number,
    Date,
    Text,
}

/// How the answer of an item is written; none for what has no answer.
pub(super) fn holds(item: &Item) -> Option<Holds> {
    match item.kind.as_str() {
        "note" | "group" | "repeat" | "audit" => None,
        "select_one" => Some(Holds::One),
        "select_multiple" | "rank" => Some(Holds::Several),
        "integer" => Some(Holds::Integer),
        "decimal" | "range" => Some(Holds::Number),
        "date" | "today" => Some(Holds::Date),
        _ => Some(Holds::Text),
    }
}

pub(super) fn is_repeat(item: &Item) -> bool {
    item.kind.as_str() == "repeat"
}

/// A column for each choice, 0 or 1: an order of choices has none.
pub(super) fn is_split(item: &Item) -> bool {
    item.kind.as_str() == "select_multiple"
}

impl<'f> Shape<'f> {
    pub fn new(form: &'f Form) -> Self {
        Self {
            form,
            keys: form.keys(),
            repeats: form.repeats(),
        }
    }

    /// The tables: the form itself first, then its repeats in their order.
    pub fn tables(&self) -> Vec<Option<usize>> {
        let repeats = (0..self.form.items.len()).filter(|at| is_repeat(&self.form.items[*at]));
        std::iter::once(None).chain(repeats.map(Some)).collect()
    }

    /// The items that are columns of a table, in their order.
    pub fn columns_of(&self, table: Option<usize>) -> Vec<usize> {
        (0..self.form.items.len())
            .filter(|at| self.repeats[*at] == table && holds(&self.form.items[*at]).is_some())
            .collect()
    }

    /// The path of an item below its repeat.
    pub fn below(&self, at: usize) -> &'f str {
        let repeat = self.repeats[at].map(|repeat| &self.form.items[repeat]);
        below(&self.form.items[at], repeat)
    }

    /// The groups around an item, from the outermost, as far as its repeat.
    pub fn groups(&self, at: usize) -> Vec<&'f Item> {
        let item = &self.form.items[at];
        let inside = |other: &&Item| {
            other.kind.as_str() == "group"
                && item
                    .path
                    .strip_prefix(&other.path)
                    .is_some_and(|rest| rest.starts_with('/'))
        };
        let mut groups: Vec<&Item> = Vec::new();
        for (place, other) in self.form.items.iter().enumerate() {
            if inside(&other) && self.repeats[place] == self.repeats[at] {
                groups.push(other);
            }
        }
        groups
    }
}

fn below<'i>(item: &'i Item, repeat: Option<&Item>) -> &'i str {
    let above = repeat.map_or(0, |repeat| repeat.path.len() + 1);
    item.path.get(above..).unwrap_or(&item.path)
}
