//! Two versions of a form side by side: which questions of a second wave can be set beside those of the first.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::form::{Form, Item};
use crate::kind::Kind;

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// The same kind and the same choices: the answers can be set side by side.
    Comparable,
    /// The choices are not the same any more: only the answers that both offer can be.
    Choices,
    /// Another kind under the same key: the answers have nothing in common.
    Kind,
    Added,
    Removed,
}

/// One question of either version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Compared {
    /// The key of its answers in both.
    pub key: String,
    pub kind: Kind,
    pub fate: Fate,
    /// It is worded differently in a language that both have: comparable all the same, and worth a look.
    pub reworded: bool,
    /// The choices that only the new version offers, by name.
    pub choices_added: Vec<String>,
    pub choices_removed: Vec<String>,
    /// The choices of both that are worded differently.
    pub choices_reworded: Vec<String>,
}

/// Every question of the new version in its order, then those that it lost.
pub fn compare(old: &Form, new: &Form) -> Vec<Compared> {
    let before = questions(old);
    let by_key: HashMap<&str, &Item> = before
        .iter()
        .map(|(key, item)| (key.as_str(), *item))
        .collect();
    let after = questions(new);
    let mut compared: Vec<Compared> = after
        .iter()
        .map(|(key, item)| match by_key.get(key.as_str()) {
            Some(was) => both(key, (old, was), (new, item)),
            None => alone(key, item, Fate::Added),
        })
        .collect();
    let lost = before
        .iter()
        .filter(|(key, _)| after.iter().all(|(other, _)| other != key));
    compared.extend(lost.map(|(key, item)| alone(key, item, Fate::Removed)));
    compared
}

/// The questions and calculations with their keys; what is in a repeat after the key of the repeat.
fn questions(form: &Form) -> Vec<(String, &Item)> {
    let keys = form.keys();
    let repeats = form.repeats();
    let mut whole: Vec<String> = Vec::with_capacity(keys.len());
    for (key, repeat) in keys.into_iter().zip(&repeats) {
        whole.push(match repeat {
            Some(at) => format!("{}/{key}", whole[*at]),
            None => key,
        });
    }
    form.items
        .iter()
        .zip(whole)
        .filter(|(item, _)| item.kind.is_question() || item.kind == Kind::Calculate)
        .map(|(item, key)| (key, item))
        .collect()
}

fn alone(key: &str, item: &Item, fate: Fate) -> Compared {
    Compared {
        key: key.to_owned(),
        kind: item.kind,
        fate,
        reworded: false,
        choices_added: Vec::new(),
        choices_removed: Vec::new(),
        choices_reworded: Vec::new(),
    }
}

fn both(key: &str, (old, was): (&Form, &Item), (new, is): (&Form, &Item)) -> Compared {
    let mut compared = alone(key, is, Fate::Comparable);
    compared.reworded = reworded(&was.label, &is.label);
    if !alike(was.kind, is.kind) {
        compared.fate = Fate::Kind;
        return compared;
    }
    let (before, after) = (old.choices(was), new.choices(is));
    let of = |name: &str| before.iter().find(|choice| choice.name == name);
    for choice in after {
        match of(&choice.name) {
            None => compared.choices_added.push(choice.name.clone()),
            Some(was) if reworded(&was.label, &choice.label) => {
                compared.choices_reworded.push(choice.name.clone());
            }
            Some(_) => {}
        }
    }
    compared.choices_removed = before
        .iter()
        .filter(|choice| after.iter().all(|other| other.name != choice.name))
        .map(|choice| choice.name.clone())
        .collect();
    if !compared.choices_added.is_empty() || !compared.choices_removed.is_empty() {
        compared.fate = Fate::Choices;
    }
    compared
}

/// Numbers are numbers, however they are asked; anything else is like itself.
fn alike(one: Kind, other: Kind) -> bool {
    let number = |kind| matches!(kind, Kind::Integer | Kind::Decimal | Kind::Range);
    one == other || (number(one) && number(other))
}

/// A language that both have says something else.
fn reworded(one: &crate::Texts, other: &crate::Texts) -> bool {
    one.0
        .iter()
        .any(|(language, text)| other.get(language).is_some_and(|new| new != text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::workbooks::{Rows, form};

    fn version(survey: Rows<'_>, choices: Rows<'_>) -> Form {
        form(&[("survey", survey), ("choices", choices)])
    }

    #[test]
    fn a_second_wave_is_set_beside_the_first() {
        let old = version(
            &[
                &["type", "name", "label"],
                &["select_one l", "a", "A ?"],
                &["select_one m", "b", "B ?"],
                &["integer", "c", "C ?"],
                &["text", "d", "D ?"],
                &["begin repeat", "r", "R"],
                &["text", "e", "E ?"],
                &["end repeat"],
                &["text", "f", "F ?"],
            ],
            &[
                &["list_name", "name", "label"],
                &["l", "x", "X"],
                &["l", "y", "Y"],
                &["m", "x", "X"],
                &["m", "y", "Y"],
            ],
        );
        let new = version(
            &[
                &["type", "name", "label"],
                &["select_one l", "a", "A, encore ?"],
                &["select_one m", "b", "B ?"],
                &["decimal", "c", "C ?"],
                &["date", "d", "D ?"],
                &["begin repeat", "r", "R"],
                &["text", "e", "E ?"],
                &["end repeat"],
                &["text", "g", "G ?"],
            ],
            &[
                &["list_name", "name", "label"],
                &["l", "y", "Y"],
                &["l", "x", "Ixe"],
                &["m", "x", "X"],
                &["m", "z", "Z"],
            ],
        );
        let found = compare(&old, &new);
        let fates: Vec<(&str, Fate, bool)> = found
            .iter()
            .map(|compared| (compared.key.as_str(), compared.fate, compared.reworded))
            .collect();
        assert_eq!(
            fates,
            [
                ("a", Fate::Comparable, true),
                ("b", Fate::Choices, false),
                ("c", Fate::Comparable, false),
                ("d", Fate::Kind, false),
                ("r/e", Fate::Comparable, false),
                ("g", Fate::Added, false),
                ("f", Fate::Removed, false),
            ]
        );
        assert_eq!(found[0].choices_reworded, ["x"]);
        assert_eq!(
            (&found[1].choices_added[..], &found[1].choices_removed[..]),
            (&["z".to_owned()][..], &["y".to_owned()][..])
        );
        assert!(
            compare(&old, &old)
                .iter()
                .all(|compared| compared.fate == Fate::Comparable)
        );
    }
}
