//! Which page comes next: the questions and notes that are relevant now, in the order of the form, row by row; behind the
//! last row of a repeat that nothing counts, the question whether there is another one.

use std::ops::Deref;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Session;
use crate::form::Item;
use crate::kind::Kind;

/// How far an interview is, among what is relevant now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// 1-based place of the page; 0 for what has no page now.
    pub position: u32,
    /// Pages.
    pub total: u32,
    /// Questions with an answer or a refusal.
    pub answered: u32,
}

/// A page: a question or a note, or a repeat when it is asked whether there is another row.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<'a> {
    pub key: String,
    pub item: &'a Item,
}

impl Deref for Page<'_> {
    type Target = Item;

    fn deref(&self) -> &Item {
        self.item
    }
}

/// What can be a page, relevant or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Node(usize),
    /// A repeat, under the node that holds its rows.
    More(usize, usize),
}

impl<'a> Session<'a> {
    /// The questions, notes and repeats that are relevant now, in order.
    pub fn visible(&self) -> Vec<Page<'a>> {
        let leaves = self.leaves().into_iter();
        leaves
            .filter(|leaf| self.is_page(*leaf))
            .filter_map(|leaf| self.page(leaf))
            .collect()
    }

    fn leaves(&self) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        self.leaves_in(0, &mut leaves);
        leaves
    }

    fn leaves_in(&self, top: usize, leaves: &mut Vec<Leaf>) {
        let spot = &self.nodes.spots[top];
        let children = &self.plan.places[spot.place].children;
        for (child, rows) in children.iter().zip(&spot.children) {
            let place = &self.plan.places[*child];
            if place.kind.is_container() {
                rows.all()
                    .iter()
                    .for_each(|row| self.leaves_in(*row, leaves));
                if place.kind == Kind::Repeat && place.count.is_none() {
                    leaves.push(Leaf::More(*child, top));
                }
            } else if place.kind.is_shown() {
                leaves.extend(rows.all().iter().map(|at| Leaf::Node(*at)));
            }
        }
    }

    fn is_page(&self, leaf: Leaf) -> bool {
        match leaf {
            Leaf::Node(at) => self.nodes.spots[at].state.relevant,
            Leaf::More(repeat, parent) => {
                let rows = self.nodes.rows(&self.plan, repeat, parent);
                let shown = |row: &usize| self.nodes.spots[*row].state.relevant;
                self.nodes.spots[parent].state.relevant
                    && (rows.is_empty() || rows.iter().any(shown))
            }
        }
    }

    fn page(&self, leaf: Leaf) -> Option<Page<'a>> {
        let (key, place) = match leaf {
            Leaf::Node(at) => (self.key(at), self.nodes.spots[at].place),
            Leaf::More(repeat, parent) => (self.repeat_key(repeat, parent), repeat),
        };
        let item = self.form.items.get(self.plan.places[place].item?)?;
        Some(Page { key, item })
    }

    /// The page of a key, relevant or not.
    pub fn page_of(&self, key: &str) -> Option<Page<'a>> {
        self.page(self.leaf(key)?)
    }

    /// The first page that is asked in a row (`enfant[2]`).
    pub fn first_of_row(&self, row: &str) -> Option<Page<'a>> {
        let row = self.find(row).ok()?;
        let mut leaves = Vec::new();
        self.leaves_in(row, &mut leaves);
        self.page(*leaves.iter().find(|leaf| self.is_page(**leaf))?)
    }

    fn leaf(&self, key: &str) -> Option<Leaf> {
        match self.find(key) {
            Ok(at) => Some(Leaf::Node(at)),
            Err(_) => {
                let (repeat, parent) = self.find_repeat(key)?;
                Some(Leaf::More(repeat, parent))
            }
        }
    }

    /// The page after that one, which need not be relevant any more; the first one without a key; none at the end.
    pub fn next(&self, after: Option<&str>) -> Option<Page<'a>> {
        let leaves = self.leaves();
        let start = match after {
            None => 0,
            Some(key) => {
                let leaf = self.leaf(key)?;
                leaves.iter().position(|other| *other == leaf)? + 1
            }
        };
        let next = leaves[start..].iter().find(|leaf| self.is_page(**leaf))?;
        self.page(*next)
    }

    /// The page before that one; the last one without a key; none at the beginning.
    pub fn previous(&self, before: Option<&str>) -> Option<Page<'a>> {
        let leaves = self.leaves();
        let end = match before {
            None => leaves.len(),
            Some(key) => {
                let leaf = self.leaf(key)?;
                leaves.iter().position(|other| *other == leaf)?
            }
        };
        let last = leaves[..end].iter().rfind(|leaf| self.is_page(**leaf))?;
        self.page(*last)
    }

    /// Where to take up an interview again: the first relevant question that was neither answered, refused nor left blank.
    pub fn resume(&self) -> Option<Page<'a>> {
        let leaves = self.leaves();
        let open = leaves.iter().find(|leaf| match leaf {
            Leaf::Node(at) => {
                self.is_page(**leaf)
                    && self
                        .item_at(*at)
                        .is_some_and(|item| item.kind.is_question())
                    && self.given_at(*at).is_none()
            }
            Leaf::More(..) => false,
        })?;
        self.page(*open)
    }

    pub fn progress(&self, key: &str) -> Progress {
        let mut progress = Progress {
            position: 0,
            total: 0,
            answered: 0,
        };
        let here = self.leaf(key);
        for leaf in self.leaves().into_iter().filter(|leaf| self.is_page(*leaf)) {
            progress.total += 1;
            if Some(leaf) == here {
                progress.position = progress.total;
            }
            if let Leaf::Node(at) = leaf {
                let given = self.given_at(at).is_some_and(|answer| !answer.is_blank());
                progress.answered += u32::from(given);
            }
        }
        progress
    }

    /// How many pages there are at most with the rows of now, how many of them are relevant, and how many relevant ones
    /// stand before or at a page.
    pub fn extent(&self, key: Option<&str>) -> (usize, usize, usize) {
        let leaves = self.leaves();
        let here = key.and_then(|key| self.leaf(key));
        let at = here.and_then(|leaf| leaves.iter().position(|other| *other == leaf));
        let before = at.map_or(leaves.len(), |at| at + 1);
        let relevant = |leaves: &[Leaf]| leaves.iter().filter(|leaf| self.is_page(**leaf)).count();
        (
            relevant(&leaves[..before]) + leaves.len() - before,
            relevant(&leaves[..before]) + relevant(&leaves[before..]),
            relevant(&leaves[..before]),
        )
    }

    /// The choices that a question offers now, in the order in which they are shown; none for what is no select.
    pub fn offered(&self, key: &str) -> Vec<&'a crate::form::Choice> {
        let Ok(at) = self.find(key) else {
            return Vec::new();
        };
        self.offered_at(at)
    }

    pub(super) fn offered_at(&self, at: usize) -> Vec<&'a crate::form::Choice> {
        let spot = &self.nodes.spots[at];
        let Some(list) = self.plan.places[spot.place].list else {
            return Vec::new();
        };
        let choices = &self.form.lists[list].choices;
        match &spot.options {
            Some(options) => options.iter().map(|row| &choices[*row as usize]).collect(),
            None => choices.iter().collect(),
        }
    }
}
