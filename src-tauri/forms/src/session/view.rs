//! The instance as expressions see it: the nodes of the form, and the choices of its lists.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::nodes::{Nodes, Rows};
use crate::expr::{Sort, Template, Tree, placeholders};
use crate::form::{Choice, Form};
use crate::kind::Kind;
use crate::plan::{Plan, ROOT};

pub(super) struct View<'a> {
    pub form: &'a Form,
    pub plan: &'a Plan,
    pub nodes: &'a Nodes,
    pub language: &'a str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum N {
    Document,
    Spot(usize),
    /// The rows of a repeat as a whole, under the node that holds them: what its number of rows is about.
    Range(usize, usize),
    /// A choice of a list, which a choice filter is about.
    Choice(usize, u32),
    /// A cell of a choice: its name, its label, or one of its columns.
    Cell(usize, u32, usize),
}

const NAME: usize = 0;
const LABEL: usize = 1;

impl View<'_> {
    fn choice(&self, list: usize, row: u32) -> Option<&Choice> {
        self.form.lists.get(list)?.choices.get(row as usize)
    }

    fn column<'c>(choice: &'c Choice, name: &str) -> Option<(usize, &'c str)> {
        match name {
            "name" => Some((NAME, choice.name.as_str())),
            _ => choice
                .columns
                .iter()
                .position(|(header, _)| header == name)
                .map(|at| (at + 2, choice.columns[name].as_str())),
        }
    }

    /// The label of a choice, with the values that it names.
    pub fn choice_label(&self, choice: &Choice) -> String {
        if choice.label.is_empty() {
            return choice.name.clone();
        }
        self.filled(self.form.text(&choice.label, self.language), None)
    }

    /// A text with its `${name}` replaced, as they are for a node.
    pub fn filled(&self, text: &str, at: Option<usize>) -> String {
        let pieces = placeholders(text).into_iter().map(|piece| match piece {
            Template::Plain(plain) | Template::Malformed(plain) => Cow::Borrowed(plain),
            Template::Value(name) => Cow::Borrowed(self.named(name, at)),
        });
        pieces.collect()
    }

    /// What the nearest question of that name holds.
    fn named(&self, name: &str, at: Option<usize>) -> &str {
        self.nearest(name, at)
            .map_or("", |spot| self.nodes.spots[spot].state.value.as_str())
    }

    /// The node of that name in the same row, else the first one of the form.
    pub fn nearest(&self, name: &str, at: Option<usize>) -> Option<usize> {
        let item = self.form.items.iter().position(|item| item.name == name)?;
        let place = self.plan.of_item[item]?;
        let mut top = at.unwrap_or(0);
        while !self.plan.holds(self.nodes.spots[top].place, place) {
            top = self.nodes.spots[top].parent;
        }
        let mut found = Vec::new();
        self.nodes.inside(self.plan, top, place, &mut found);
        found.first().copied()
    }

    fn line(&self, at: usize) -> Vec<(usize, usize)> {
        let mut line = Vec::new();
        let mut level = at;
        while self.nodes.spots[level].place != ROOT {
            let spot = &self.nodes.spots[level];
            let row = self.nodes.row(self.plan, level).unwrap_or_default();
            line.push((self.plan.places[spot.place].slot, row));
            level = spot.parent;
        }
        line.reverse();
        line
    }
}

impl Tree for View<'_> {
    type Node = N;

    fn document(&self, _: N) -> N {
        N::Document
    }

    fn parent(&self, node: N) -> Option<N> {
        match node {
            N::Document | N::Choice(..) => None,
            N::Spot(0) => Some(N::Document),
            N::Spot(at) => Some(N::Spot(self.nodes.spots[at].parent)),
            N::Range(parent, _) => Some(N::Spot(parent)),
            N::Cell(list, row, _) => Some(N::Choice(list, row)),
        }
    }

    fn sort(&self, node: N) -> Sort {
        match node {
            N::Document => Sort::Document,
            // As in ODK, where it is no element and no path can come to it.
            N::Range(..) => Sort::Comment,
            _ => Sort::Element,
        }
    }

    fn children(&self, node: N, found: &mut Vec<N>) {
        match node {
            N::Document => found.push(N::Spot(0)),
            N::Spot(at) => {
                let rows = self.nodes.spots[at].children.iter().flat_map(Rows::all);
                found.extend(rows.map(|row| N::Spot(*row)));
            }
            N::Choice(list, row) => {
                let count = self
                    .choice(list, row)
                    .map_or(0, |choice| choice.columns.len() + 2);
                found.extend((0..count).map(|at| N::Cell(list, row, at)));
            }
            N::Cell(..) | N::Range(..) => {}
        }
    }

    fn children_named(&self, node: N, name: &str, found: &mut Vec<N>) {
        match node {
            N::Document if self.form.root == name => found.push(N::Spot(0)),
            N::Document | N::Cell(..) | N::Range(..) => {}
            N::Spot(at) => {
                let spot = &self.nodes.spots[at];
                let Some(child) = self.plan.places[spot.place].names.get(name) else {
                    return;
                };
                let rows = spot.children.get(self.plan.places[*child].slot);
                found.extend(
                    rows.map_or(&[][..], Rows::all)
                        .iter()
                        .map(|row| N::Spot(*row)),
                );
            }
            N::Choice(list, row) => {
                let Some(choice) = self.choice(list, row) else {
                    return;
                };
                if name == "label" {
                    found.push(N::Cell(list, row, LABEL));
                } else if let Some((at, _)) = Self::column(choice, name) {
                    found.push(N::Cell(list, row, at));
                }
            }
        }
    }

    fn name(&self, node: N) -> Cow<'_, str> {
        match node {
            N::Document => Cow::Borrowed(""),
            N::Spot(at) => {
                Cow::Borrowed(self.plan.places[self.nodes.spots[at].place].name.as_str())
            }
            N::Range(_, place) => Cow::Borrowed(self.plan.places[place].name.as_str()),
            N::Choice(..) => Cow::Borrowed("item"),
            N::Cell(_, _, NAME) => Cow::Borrowed("name"),
            N::Cell(_, _, LABEL) => Cow::Borrowed("label"),
            N::Cell(list, row, at) => {
                let header = self
                    .choice(list, row)
                    .and_then(|choice| choice.columns.keys().nth(at - 2));
                Cow::Borrowed(header.map_or("", String::as_str))
            }
        }
    }

    fn text(&self, node: N) -> Cow<'_, str> {
        match node {
            N::Document | N::Choice(..) | N::Range(..) => Cow::Borrowed(""),
            N::Spot(at) => Cow::Borrowed(self.nodes.spots[at].state.value.as_str()),
            N::Cell(list, row, at) => {
                let Some(choice) = self.choice(list, row) else {
                    return Cow::Borrowed("");
                };
                match at {
                    NAME => Cow::Borrowed(choice.name.as_str()),
                    LABEL => Cow::Borrowed(self.form.text(&choice.label, self.language)),
                    _ => Cow::Borrowed(
                        choice
                            .columns
                            .values()
                            .nth(at - 2)
                            .map_or("", String::as_str),
                    ),
                }
            }
        }
    }

    fn compare(&self, left: N, right: N) -> Ordering {
        match (left, right) {
            (N::Spot(left), N::Spot(right)) if left != right => {
                self.line(left).cmp(&self.line(right))
            }
            _ => left.cmp(&right),
        }
    }

    fn referenced(&self, name: &str, found: &mut Vec<N>) {
        found.extend(self.nearest(name, None).map(N::Spot));
    }

    fn choice_name(&self, question: N, value: &str) -> Option<String> {
        let N::Spot(at) = question else { return None };
        let list = self.plan.places[self.nodes.spots[at].place].list?;
        let row = self.plan.choices[list].get(value)?;
        let offered = self.nodes.spots[at].options.as_ref();
        if offered.is_some_and(|offered| !offered.contains(row)) {
            return None;
        }
        Some(self.choice_label(self.choice(list, *row)?))
    }

    /// The ids that pyxform gives: `/data/question:label`, and `list-place` for choices.
    fn itext(&self, id: &str) -> Option<String> {
        if let Some((path, column)) = id.rsplit_once(':') {
            let below = path.strip_prefix(&format!("/{}/", self.form.root))?;
            let item = self.form.items.iter().find(|item| item.path == below)?;
            let texts = match column {
                "label" => &item.label,
                "hint" => &item.hint,
                _ => return None,
            };
            return Some(self.filled(self.form.text(texts, self.language), None));
        }
        let (list, row) = id.rsplit_once('-')?;
        let choice = self
            .form
            .list(list)?
            .choices
            .get(row.parse::<usize>().ok()?)?;
        Some(self.choice_label(choice))
    }

    fn pulled(&self, file: &str, wanted: &str, key: &str, value: &str) -> Option<String> {
        let lists = self.form.lists.iter();
        let list = lists
            .clone()
            .find(|list| list.file.is_some() && list.name == file)
            .or_else(|| lists.clone().find(|list| list.name == file))?;
        let row = list
            .choices
            .iter()
            .find(|choice| Self::column(choice, key).is_some_and(|(_, cell)| cell == value))?;
        if wanted == "label" && !row.columns.contains_key("label") {
            return Some(self.form.text(&row.label, self.language).to_owned());
        }
        Self::column(row, wanted).map(|(_, cell)| cell.to_owned())
    }
}

/// What an item holds that is not a question of the respondent, but has a value.
pub(super) fn has_value(kind: Kind) -> bool {
    !kind.is_container()
}
