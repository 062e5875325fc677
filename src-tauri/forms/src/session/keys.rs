//! The names of nodes: keys (`enfant[2]/age_enf`), by which answers and pages are known, and references as ODK writes them
//! (`/data/enfant[2]/age_enf`).

use domain::finding::Finding;

use super::Session;
use crate::kind::Kind;
use crate::plan::ROOT;

impl Session<'_> {
    /// The node of a key: a question, a group, or a row of a repeat.
    pub(super) fn find(&self, key: &str) -> Result<usize, Finding> {
        let unknown = || Finding::error("answer_unknown_question").column(key);
        if let Some(row) = key.strip_suffix(']') {
            let (repeat, number) = row.rsplit_once('[').ok_or_else(unknown)?;
            let (place, parent) = self.find_repeat(repeat).ok_or_else(unknown)?;
            let row = number
                .parse::<usize>()
                .ok()
                .and_then(|row| row.checked_sub(1));
            let rows = self.nodes.rows(&self.plan, place, parent);
            return row
                .and_then(|row| rows.get(row).copied())
                .ok_or_else(unknown);
        }
        let (scope, rest) = self.rows_in(key).ok_or_else(unknown)?;
        let scope_place = self.nodes.spots[scope].place;
        let place = self.plan.by_key.get(&(scope_place, rest.to_owned()));
        let place = *place.ok_or_else(unknown)?;
        if self.plan.places[place].kind == Kind::Repeat {
            return Err(unknown());
        }
        let mut found = Vec::new();
        self.nodes.inside(&self.plan, scope, place, &mut found);
        found.first().copied().ok_or_else(unknown)
    }

    /// Follows the rows that a key names; the node of the last one, and what is left of the key.
    pub(super) fn rows_in<'k>(&self, key: &'k str) -> Option<(usize, &'k str)> {
        let mut scope = 0;
        let mut rest = key;
        while let Some((head, after)) = rest.split_once("]/") {
            let (repeat, number) = head.rsplit_once('[')?;
            let scope_place = self.nodes.spots[scope].place;
            let place = *self.plan.by_key.get(&(scope_place, repeat.to_owned()))?;
            let mut rows = Vec::new();
            self.nodes.inside(&self.plan, scope, place, &mut rows);
            scope = *rows.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
            rest = after;
        }
        Some((scope, rest))
    }

    /// The key of a node. What ODK adds has no key of its own; its name stands for it.
    pub(super) fn key(&self, at: usize) -> String {
        let spot = &self.nodes.spots[at];
        let place = &self.plan.places[spot.place];
        let own = match place.item {
            Some(item) => self.plan.keys[item].as_str(),
            None => place.name.as_str(),
        };
        let own = match self.nodes.row(&self.plan, at) {
            Some(row) => format!("{own}[{row}]"),
            None => own.to_owned(),
        };
        match self.scope_row(at) {
            Some(row) => format!("{}/{own}", self.key(row)),
            None => own,
        }
    }

    /// The key of a repeat as a whole, under the node that holds its rows.
    pub(super) fn repeat_key(&self, repeat: usize, parent: usize) -> String {
        let own = self.plan.places[repeat]
            .item
            .map_or("", |item| self.plan.keys[item].as_str());
        let inside = if self.is_row(parent) {
            Some(parent)
        } else {
            self.scope_row(parent)
        };
        match inside {
            Some(row) => format!("{}/{own}", self.key(row)),
            None => own.to_owned(),
        }
    }

    fn is_row(&self, at: usize) -> bool {
        let place = self.nodes.spots[at].place;
        place != ROOT && self.plan.places[place].kind == Kind::Repeat
    }

    /// The row that a node lies in, itself left out.
    fn scope_row(&self, at: usize) -> Option<usize> {
        let mut level = at;
        while self.nodes.spots[level].place != ROOT {
            level = self.nodes.spots[level].parent;
            if self.is_row(level) {
                return Some(level);
            }
        }
        None
    }

    /// The key under which an answer is kept: its own, or that of the outermost repeat around it.
    pub fn kept_under(&self, key: &str) -> String {
        match key.split_once('[') {
            Some((repeat, _)) => repeat.to_owned(),
            None => key.to_owned(),
        }
    }

    /// Where a node stands, for putting nodes in order.
    pub(super) fn line(&self, at: usize) -> Vec<(usize, usize)> {
        let mut line = Vec::new();
        let mut level = at;
        while self.nodes.spots[level].place != ROOT {
            let spot = &self.nodes.spots[level];
            let row = self.nodes.row(&self.plan, level).unwrap_or_default();
            line.push((self.plan.places[spot.place].slot, row));
            level = spot.parent;
        }
        line.reverse();
        line
    }

    /// `/data/enfant[1]/age_enf`.
    pub(super) fn reference(&self, at: usize) -> String {
        if at == 0 {
            return format!("/{}", self.form.root);
        }
        let spot = &self.nodes.spots[at];
        let name = &self.plan.places[spot.place].name;
        let above = self.reference(spot.parent);
        match self.nodes.row(&self.plan, at) {
            Some(row) => format!("{above}/{name}[{row}]"),
            None => format!("{above}/{name}"),
        }
    }

    /// The node, or the repeat with the node that holds its rows, that a reference means.
    pub(super) fn referenced(&self, reference: &str) -> Option<Found> {
        let mut steps = reference.strip_prefix('/')?.split('/');
        if steps.next()? != self.form.root {
            return None;
        }
        let mut found = Found::Node(0);
        for step in steps {
            let Found::Node(at) = found else { return None };
            let (name, row) = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
                Some((name, number)) => (name, Some(number.parse::<usize>().ok()?)),
                None => (step, None),
            };
            let spot = &self.nodes.spots[at];
            let place = *self.plan.places[spot.place].names.get(name)?;
            let rows = spot.children.get(self.plan.places[place].slot)?.all();
            found = match (self.plan.places[place].kind, row) {
                (Kind::Repeat, None) => Found::Rows(place, at),
                (_, row) => Found::Node(*rows.get(row.unwrap_or(1).checked_sub(1)?)?),
            };
        }
        Some(found)
    }
}

/// What a reference means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Node(usize),
    /// A repeat as a whole, and the node that holds its rows.
    Rows(usize, usize),
}
