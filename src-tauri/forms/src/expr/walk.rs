//! Walks a tree along a path.

use std::collections::HashSet;

use super::ast::Node;
use super::eval::{Cx, Held};
use super::path::{Axis, Path, Start, Step, Test};
use super::tree::{Sort, Tree};
use super::value::{EvalError, Value};

impl<T: Tree> Cx<'_, T> {
    /// The nodes of a path, in the order in which they are found, each once.
    pub(super) fn walk(&self, path: &Path, at: Held<T::Node>) -> Result<Vec<T::Node>, EvalError> {
        let mut nodes = match &path.start {
            Start::Context => vec![at.node],
            Start::Root => vec![self.tree.document(at.node)],
            Start::Reference(name) => {
                let mut found = Vec::new();
                self.tree.referenced(name, &mut found);
                found
            }
            Start::Of(inner) => self.nodes(inner, at)?,
        };
        for step in &path.steps {
            nodes = self.step(step, &nodes)?;
        }
        Ok(nodes)
    }

    /// The nodes that an expression gives.
    pub(super) fn nodes(&self, node: &Node, at: Held<T::Node>) -> Result<Vec<T::Node>, EvalError> {
        match self.value(node, at)? {
            Value::Nodes(nodes) => Ok(nodes),
            other => Err(EvalError::NotNodes(self.text(&other).into_owned())),
        }
    }

    fn step(&self, step: &Step, nodes: &[T::Node]) -> Result<Vec<T::Node>, EvalError> {
        let mut found = Vec::new();
        for node in nodes {
            self.along(step, *node, &mut found);
        }
        if nodes.len() > 1 && !matches!(step.axis, Axis::Child | Axis::Own | Axis::Attribute) {
            let mut seen = HashSet::with_capacity(found.len());
            found.retain(|node| seen.insert(*node));
        }
        if matches!(
            step.axis,
            Axis::Preceding | Axis::PrecedingSibling | Axis::Following
        ) {
            found.sort_by(|left, right| self.tree.compare(*left, *right));
        }
        for predicate in &step.predicates {
            found = self.filtered(predicate, found)?;
        }
        Ok(found)
    }

    /// A number keeps the node at that place, anything else is a condition. Places count over all nodes of the step.
    fn filtered(&self, predicate: &Node, nodes: Vec<T::Node>) -> Result<Vec<T::Node>, EvalError> {
        if let Node::Number(place) = predicate {
            let kept = nodes.into_iter().enumerate();
            return Ok(kept
                .filter(|(at, _)| (at + 1) as f64 == *place)
                .map(|(_, node)| node)
                .collect());
        }
        let size = nodes.len();
        let mut kept = Vec::new();
        for (before, node) in nodes.into_iter().enumerate() {
            let at = Held {
                node,
                position: before + 1,
                size,
            };
            if self.keeps(predicate, at)? {
                kept.push(node);
            }
        }
        Ok(kept)
    }

    fn along(&self, step: &Step, node: T::Node, found: &mut Vec<T::Node>) {
        let tree = self.tree;
        if let (Axis::Child, Test::Name(name)) = (step.axis, &step.test)
            && !name.contains(':')
        {
            tree.children_named(node, name, found);
            return;
        }
        let from = found.len();
        match step.axis {
            Axis::Own => found.push(node),
            Axis::Child => tree.children(node, found),
            Axis::Parent => found.extend(tree.parent(node)),
            Axis::Attribute => tree.attributes(node, found),
            Axis::Ancestor => ancestors(tree, node, found),
            Axis::AncestorOrSelf => {
                ancestors(tree, node, found);
                found.push(node);
            }
            Axis::Descendant => descendants(tree, node, found),
            Axis::DescendantOrSelf => {
                found.push(node);
                descendants(tree, node, found);
            }
            Axis::FollowingSibling => siblings(tree, node, true, found),
            Axis::PrecedingSibling => siblings(tree, node, false, found),
            Axis::Following => around(tree, node, true, found),
            Axis::Preceding => around(tree, node, false, found),
        }
        let kept: Vec<T::Node> = found
            .drain(from..)
            .filter(|node| passes(tree, step, *node))
            .collect();
        found.extend(kept);
    }
}

fn passes<T: Tree>(tree: &T, step: &Step, node: T::Node) -> bool {
    let sort = tree.sort(node);
    let named = if step.axis == Axis::Attribute {
        sort == Sort::Attribute
    } else {
        sort == Sort::Element
    };
    match &step.test {
        Test::Anything => true,
        Test::Name(name) => match name.split_once(':') {
            Some((prefix, local)) => {
                named && tree.has_prefix(node, prefix) && tree.name(node) == local
            }
            None => tree.is_named(node, name),
        },
        Test::Element(None) => named,
        Test::Element(Some(prefix)) => named && tree.has_prefix(node, prefix),
        Test::Text => sort == Sort::Text,
        Test::Comment => sort == Sort::Comment,
        Test::Instruction(None) => sort == Sort::Instruction,
        Test::Instruction(Some(target)) => {
            sort == Sort::Instruction && tree.name(node) == target.as_str()
        }
    }
}

/// The outermost first.
fn ancestors<T: Tree>(tree: &T, node: T::Node, found: &mut Vec<T::Node>) {
    let from = found.len();
    let mut above = tree.parent(node);
    while let Some(next) = above {
        found.push(next);
        above = tree.parent(next);
    }
    found[from..].reverse();
}

fn descendants<T: Tree>(tree: &T, node: T::Node, found: &mut Vec<T::Node>) {
    let mut children = Vec::new();
    tree.children(node, &mut children);
    for child in children {
        found.push(child);
        descendants(tree, child, found);
    }
}

fn siblings<T: Tree>(tree: &T, node: T::Node, after: bool, found: &mut Vec<T::Node>) {
    let Some(parent) = tree
        .parent(node)
        .filter(|_| tree.sort(node) != Sort::Attribute)
    else {
        return;
    };
    let mut all = Vec::new();
    tree.children(parent, &mut all);
    let Some(place) = all.iter().position(|sibling| *sibling == node) else {
        return;
    };
    found.extend_from_slice(if after {
        &all[place + 1..]
    } else {
        &all[..place]
    });
}

/// What begins after a node ends, or ends before it begins.
fn around<T: Tree>(tree: &T, node: T::Node, after: bool, found: &mut Vec<T::Node>) {
    let mut level = if tree.sort(node) == Sort::Attribute {
        tree.parent(node)
    } else {
        Some(node)
    };
    while let Some(at) = level {
        let mut beside = Vec::new();
        siblings(tree, at, after, &mut beside);
        for sibling in beside {
            found.push(sibling);
            descendants(tree, sibling, found);
        }
        level = tree.parent(at);
    }
}
