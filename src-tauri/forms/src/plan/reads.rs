//! What an expression reads, found without evaluating it: which places it can reach, and how far up it goes on the way.
//! It may name more than will be read, never less.

use std::collections::BTreeSet;

use super::{Plan, ROOT};
use crate::expr::{Axis, Function, Node, Operator, Path, Start, Step, Test};
use crate::kind::Kind;

/// Places that are read, each with the place that holds both the reader and all of what is read.
#[derive(Debug, Default)]
pub(super) struct Reads {
    pub values: BTreeSet<(usize, usize)>,
    /// Repeats whose number or order of instances matters.
    pub rows: BTreeSet<(usize, usize)>,
}

/// Where a path may have come to.
#[derive(Debug, Clone)]
struct Reach {
    places: BTreeSet<usize>,
    /// `/` itself.
    document: bool,
    within: usize,
}

impl Reach {
    fn at(place: usize) -> Self {
        Self {
            places: BTreeSet::from([place]),
            document: false,
            within: place,
        }
    }

    fn nowhere() -> Self {
        Self {
            places: BTreeSet::new(),
            document: false,
            within: ROOT,
        }
    }
}

pub(super) fn of(plan: &Plan, own: usize, node: &Node, is_filter: bool) -> Reads {
    let mut finder = Finder {
        plan,
        own: Reach::at(own),
        reads: Reads::default(),
    };
    let start = if is_filter {
        Reach::nowhere()
    } else {
        Reach::at(own)
    };
    finder.node(node, &start);
    finder.reads
}

struct Finder<'a> {
    plan: &'a Plan,
    own: Reach,
    reads: Reads,
}

impl Finder<'_> {
    /// Notes what an expression reads; where it may come to if it gives nodes.
    fn node(&mut self, node: &Node, at: &Reach) -> Reach {
        match node {
            Node::Text(_) | Node::Number(_) => Reach::nowhere(),
            Node::Negated(inner) | Node::Matches(inner, _) => {
                self.node(inner, at);
                Reach::nowhere()
            }
            Node::Binary(operator, left, right) => {
                let left = self.node(left, at);
                let right = self.node(right, at);
                if *operator != Operator::Union {
                    return Reach::nowhere();
                }
                let mut both = left;
                both.places.extend(right.places);
                both.within = self.shared(both.within, right.within);
                both
            }
            Node::Path(path) => {
                let reach = self.path(path, at);
                self.note(&reach);
                reach
            }
            Node::Call(Function::Current, _) => self.own.clone(),
            Node::Call(function, arguments) => {
                let reached: Vec<Reach> = arguments
                    .iter()
                    .map(|argument| self.node(argument, at))
                    .collect();
                // Without an argument these read the node itself.
                if arguments.is_empty() || *function == Function::Once {
                    self.note(at);
                }
                match (function, reached.into_iter().next()) {
                    (Function::IndexedRepeat, Some(target)) => target,
                    _ => Reach::nowhere(),
                }
            }
        }
    }

    fn note(&mut self, reach: &Reach) {
        for place in &reach.places {
            match self.plan.places[*place].kind {
                Kind::Repeat => {
                    let outside = self.plan.places[*place].parent;
                    let within = self.shared(reach.within, outside);
                    self.reads.rows.insert((*place, within));
                }
                Kind::Group => {}
                _ => {
                    self.reads.values.insert((*place, reach.within));
                }
            }
        }
    }

    /// The innermost place that holds both.
    fn shared(&self, left: usize, right: usize) -> usize {
        self.plan
            .above(left)
            .find(|outer| self.plan.holds(*outer, right))
            .unwrap_or(ROOT)
    }

    fn path(&mut self, path: &Path, at: &Reach) -> Reach {
        let mut reach = match &path.start {
            Start::Context => at.clone(),
            Start::Root => Reach {
                document: true,
                ..Reach::nowhere()
            },
            Start::Reference(_) => Reach::nowhere(),
            Start::Of(inner) => self.node(inner, at),
        };
        for step in &path.steps {
            reach = self.step(step, &reach);
            for predicate in &step.predicates {
                self.node(predicate, &reach.clone());
            }
        }
        reach
    }

    fn step(&mut self, step: &Step, from: &Reach) -> Reach {
        let mut reach = Reach {
            places: BTreeSet::new(),
            document: false,
            within: from.within,
        };
        match step.axis {
            Axis::Own => reach = from.clone(),
            Axis::Child => self.children(from, &mut reach),
            Axis::Parent => self.parents(from, &mut reach),
            Axis::Attribute => {}
            Axis::Descendant => self.descendants(from, &mut reach),
            Axis::DescendantOrSelf => {
                reach = from.clone();
                self.descendants(from, &mut reach);
            }
            Axis::FollowingSibling | Axis::PrecedingSibling => {
                let mut parents = reach.clone();
                self.parents(from, &mut parents);
                self.children(&parents, &mut reach);
                reach.within = parents.within;
            }
            Axis::Ancestor | Axis::AncestorOrSelf | Axis::Following | Axis::Preceding => {
                reach.places.extend(0..self.plan.places.len());
                reach.document = true;
                reach.within = ROOT;
            }
        }
        if let Test::Name(name) = &step.test {
            reach
                .places
                .retain(|place| self.plan.places[*place].name == *name);
            reach.document = false;
        }
        self.count(step, &reach);
        reach
    }

    /// A path that enters a repeat from outside meets its rows.
    fn count(&mut self, step: &Step, reach: &Reach) {
        if matches!(step.axis, Axis::Own | Axis::Parent) {
            return;
        }
        for place in &reach.places {
            if self.plan.places[*place].kind == Kind::Repeat {
                let within = self.shared(reach.within, self.plan.places[*place].parent);
                self.reads.rows.insert((*place, within));
            }
        }
    }

    fn children(&self, from: &Reach, reach: &mut Reach) {
        for place in &from.places {
            reach.places.extend(&self.plan.places[*place].children);
        }
        if from.document {
            reach.places.insert(ROOT);
        }
    }

    fn parents(&self, from: &Reach, reach: &mut Reach) {
        for place in &from.places {
            if *place == ROOT {
                reach.document = true;
                reach.within = ROOT;
            } else {
                let parent = self.plan.places[*place].parent;
                reach.places.insert(parent);
                reach.within = self.shared(reach.within, parent);
            }
        }
    }

    fn descendants(&self, from: &Reach, reach: &mut Reach) {
        let mut waiting: Vec<usize> = Vec::new();
        let mut below = Reach::nowhere();
        self.children(from, &mut below);
        waiting.extend(&below.places);
        while let Some(place) = waiting.pop() {
            if reach.places.insert(place) {
                waiting.extend(&self.plan.places[place].children);
            }
        }
    }
}
