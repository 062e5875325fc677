//! The rows of repeats: how they come and go.

use std::sync::Arc;

use super::{Changes, Session};
use crate::kind::Kind;

impl Session<'_> {
    /// Brings a repeat to so many rows. True when that changed anything.
    pub(super) fn set_rows(&mut self, repeat: usize, parent: usize, wanted: usize) -> bool {
        let plan = Arc::clone(&self.plan);
        let mut changed = false;
        while self.nodes.rows(&plan, repeat, parent).len() < wanted {
            let end = self.nodes.rows(&plan, repeat, parent).len();
            self.insert_row(repeat, parent, end);
            changed = true;
        }
        while let Some(last) = self.nodes.rows(&plan, repeat, parent).get(wanted..)
            && !last.is_empty()
        {
            self.take_row(repeat, parent, wanted + last.len() - 1);
            changed = true;
        }
        changed
    }

    pub(super) fn insert_row(&mut self, repeat: usize, parent: usize, place: usize) -> usize {
        let plan = Arc::clone(&self.plan);
        // The first row of a counted repeat is the one that the form itself holds.
        let first = place == 0 && plan.places[repeat].count.is_some();
        let row = self.nodes.grow(&plan, repeat, parent, first);
        self.nodes
            .rows_mut(&plan, repeat, parent)
            .insert(place, row);
        self.fill(row, true);
        self.note_new(row);
        self.mark_all(row);
        row
    }

    fn note_new(&mut self, top: usize) {
        let mut waiting = vec![top];
        while let Some(at) = waiting.pop() {
            self.before.insert(at, None);
            let rows = self.nodes.spots[at].children.iter();
            waiting.extend(rows.flat_map(|rows| rows.all().iter().copied()));
        }
    }

    pub(super) fn take_row(&mut self, repeat: usize, parent: usize, place: usize) {
        let plan = Arc::clone(&self.plan);
        let row = self.nodes.rows_mut(&plan, repeat, parent).remove(place);
        let mut gone = vec![row];
        while let Some(at) = gone.pop() {
            self.before.remove(&at);
            let rows = self.nodes.spots[at].children.iter();
            gone.extend(rows.flat_map(|rows| rows.all().iter().copied()));
        }
        self.nodes.drop(row);
    }

    /// How many rows a repeat has now; its key is that of its rows without the number.
    pub fn row_count(&self, key: &str) -> usize {
        self.find_repeat(key).map_or(0, |(repeat, parent)| {
            self.nodes.rows(&self.plan, repeat, parent).len()
        })
    }

    /// True when the interviewer decides how many rows there are.
    pub fn can_add(&self, key: &str) -> bool {
        self.find_repeat(key)
            .is_some_and(|(repeat, parent)| self.is_open(repeat, parent))
    }

    fn is_open(&self, repeat: usize, parent: usize) -> bool {
        self.plan.places[repeat].count.is_none() && self.nodes.spots[parent].state.relevant
    }

    /// Adds a row behind the last one; none when the form counts the rows itself.
    pub fn add_row(&mut self, key: &str) -> Option<Changes> {
        let (repeat, parent) = self.find_repeat(key)?;
        if self.plan.places[repeat].count.is_some() {
            return None;
        }
        let end = self.nodes.rows(&self.plan, repeat, parent).len();
        self.insert_row(repeat, parent, end);
        self.touch_rows(repeat, parent);
        self.settle();
        Some(self.told())
    }

    /// Takes a row away by its key (`enfant[2]`); none when there is no such row or the form counts them itself.
    pub fn remove_row(&mut self, key: &str) -> Option<Changes> {
        let (repeat_key, number) = key.strip_suffix(']')?.rsplit_once('[')?;
        let (repeat, parent) = self.find_repeat(repeat_key)?;
        let place = number.parse::<usize>().ok()?.checked_sub(1)?;
        self.remove_at(repeat, parent, place)
    }

    pub(super) fn remove_at(
        &mut self,
        repeat: usize,
        parent: usize,
        place: usize,
    ) -> Option<Changes> {
        let counted = self.plan.places[repeat].count.is_some();
        if counted || place >= self.nodes.rows(&self.plan, repeat, parent).len() {
            return None;
        }
        self.take_row(repeat, parent, place);
        self.touch_rows(repeat, parent);
        self.settle();
        Some(self.told())
    }

    /// A repeat and the node that holds its rows.
    pub(super) fn find_repeat(&self, key: &str) -> Option<(usize, usize)> {
        let (scope, rest) = self.rows_in(key)?;
        let scope_place = self.nodes.spots[scope].place;
        let place = *self.plan.by_key.get(&(scope_place, rest.to_owned()))?;
        if self.plan.places[place].kind != Kind::Repeat {
            return None;
        }
        let mut found = Vec::new();
        let holder = self.plan.places[place].parent;
        self.nodes.inside(&self.plan, scope, holder, &mut found);
        Some((place, *found.first()?))
    }
}
