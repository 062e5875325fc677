//! The instance: the nodes of what is being answered, rows of repeats included, in one list.

use crate::kind::Kind;
use crate::plan::{Plan, ROOT};

/// How a question was answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Touch {
    /// It holds its default, or nothing.
    #[default]
    Never,
    /// Given, a blank included.
    Given,
    Refused,
}

/// A node: a question, a calculation, a group, a row of a repeat.
#[derive(Debug, Clone, Default)]
pub(super) struct Spot {
    pub place: usize,
    pub parent: usize,
    /// The nodes of each child place, in order: one, or the rows of a repeat.
    pub children: Vec<Rows>,
    /// What the instance holds, relevant or not.
    pub base: String,
    pub touch: Touch,
    pub state: State,
    /// What its calculation gave last while it was relevant.
    pub calculated: Option<Box<str>>,
    /// What its triggers held when it was looked at last.
    pub triggered: Option<Box<[String]>>,
    /// Which choices are offered; none when they are all of them, in their order.
    pub options: Option<Box<[u32]>>,
    /// New, so that its computed default is due.
    pub fresh: bool,
}

/// What is known of a node now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// Its own condition and those around it hold.
    pub relevant: bool,
    pub read_only: bool,
    pub required: bool,
    pub constraint_ok: bool,
    /// Empty when it is not relevant.
    pub value: String,
}

#[derive(Debug, Clone)]
pub(super) enum Rows {
    One(usize),
    Many(Vec<usize>),
}

impl Rows {
    pub fn all(&self) -> &[usize] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

#[derive(Debug, Clone, Default)]
pub(super) struct Nodes {
    pub spots: Vec<Spot>,
    free: Vec<usize>,
}

impl Nodes {
    /// The root and everything below it that does not depend on an answer: one row of each repeat that nothing counts.
    pub fn new(plan: &Plan) -> Self {
        let mut nodes = Self::default();
        nodes.grow(plan, ROOT, 0, true);
        nodes
    }

    /// Adds a node of a place with all that lies in it. As in ODK only the first row of all comes with a row of the
    /// repeats inside it (`first`); a row that is added comes without.
    pub fn grow(&mut self, plan: &Plan, place: usize, parent: usize, first: bool) -> usize {
        let spot = Spot {
            place,
            parent,
            fresh: true,
            ..Spot::default()
        };
        let at = match self.free.pop() {
            Some(at) => {
                self.spots[at] = spot;
                at
            }
            None => {
                self.spots.push(spot);
                self.spots.len() - 1
            }
        };
        let mut children = Vec::with_capacity(plan.places[place].children.len());
        for child in &plan.places[place].children {
            let child_place = &plan.places[*child];
            children.push(match child_place.kind {
                Kind::Repeat if child_place.count.is_some() => Rows::Many(Vec::new()),
                Kind::Repeat if first => Rows::Many(vec![self.grow(plan, *child, at, true)]),
                Kind::Repeat => Rows::Many(Vec::new()),
                // What lies in a group of an added row is as the form holds it.
                _ => Rows::One(self.grow(plan, *child, at, true)),
            });
        }
        self.spots[at].children = children;
        at
    }

    /// Takes a node away with all that lies in it.
    pub fn drop(&mut self, at: usize) {
        let children = std::mem::take(&mut self.spots[at].children);
        for row in children.iter().flat_map(Rows::all) {
            self.drop(*row);
        }
        self.spots[at] = Spot::default();
        self.free.push(at);
    }

    /// The rows of a repeat, under the node that holds it.
    pub fn rows(&self, plan: &Plan, repeat: usize, parent: usize) -> &[usize] {
        self.spots[parent]
            .children
            .get(plan.places[repeat].slot)
            .map_or(&[], Rows::all)
    }

    pub fn rows_mut(&mut self, plan: &Plan, repeat: usize, parent: usize) -> &mut Vec<usize> {
        let rows = &mut self.spots[parent].children[plan.places[repeat].slot];
        if let Rows::One(one) = rows {
            *rows = Rows::Many(vec![*one]);
        }
        match rows {
            Rows::Many(many) => many,
            Rows::One(_) => unreachable!("made many just above"),
        }
    }

    /// The ancestor of a node (or the node itself) that stands at that place.
    pub fn ancestor(&self, mut at: usize, place: usize) -> usize {
        while self.spots[at].place != place && self.spots[at].place != ROOT {
            at = self.spots[at].parent;
        }
        at
    }

    /// The nodes of a place inside a node.
    pub fn inside(&self, plan: &Plan, top: usize, place: usize, found: &mut Vec<usize>) {
        let top_place = self.spots[top].place;
        let mut line: Vec<usize> = plan
            .above(place)
            .take_while(|at| *at != top_place)
            .collect();
        line.reverse();
        let mut level = vec![top];
        for place in line {
            let slot = plan.places[place].slot;
            level = level
                .into_iter()
                .flat_map(|at| {
                    self.spots[at]
                        .children
                        .get(slot)
                        .map_or(&[][..], Rows::all)
                        .iter()
                        .copied()
                })
                .collect();
        }
        found.extend(level);
    }

    /// Every node in document order, the root first.
    pub fn in_order(&self) -> Vec<usize> {
        let mut found = Vec::with_capacity(self.spots.len());
        let mut waiting = vec![0];
        while let Some(at) = waiting.pop() {
            found.push(at);
            waiting.extend(
                self.spots[at]
                    .children
                    .iter()
                    .rev()
                    .flat_map(|rows| rows.all().iter().rev()),
            );
        }
        found
    }

    /// Which row of its repeat a node is, from 1; none outside of repeats.
    pub fn row(&self, plan: &Plan, at: usize) -> Option<usize> {
        let spot = &self.spots[at];
        if spot.place == ROOT || plan.places[spot.place].kind != Kind::Repeat {
            return None;
        }
        let rows = self.rows(plan, spot.place, spot.parent);
        rows.iter().position(|row| *row == at).map(|row| row + 1)
    }
}
