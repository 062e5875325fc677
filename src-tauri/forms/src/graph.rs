//! Who depends on whom: the order in which a form is evaluated, and the circles that make it impossible.

use std::collections::{BTreeSet, HashMap};

use crate::form::{Form, Item};

/// The dependencies of a form, by index into its items.
#[derive(Debug)]
pub(crate) struct Graph {
    index: HashMap<String, usize>,
    /// The group that holds each item.
    pub parents: Vec<Option<usize>>,
    /// Every item once, each after what its relevance and its calculation read.
    pub order: Vec<usize>,
    /// The items that no order can place: they depend on themselves.
    pub circles: Vec<usize>,
    /// For each item, those whose relevance or calculation reads it or that lie in it.
    pub readers: Vec<Vec<usize>>,
    /// For each item, those whose constraint or requirement reads it.
    pub checkers: Vec<Vec<usize>>,
}

impl Graph {
    pub(crate) fn new(form: &Form) -> Self {
        let index: HashMap<String, usize> = form
            .items
            .iter()
            .enumerate()
            .rev()
            .map(|(at, item)| (item.name.clone(), at))
            .collect();
        let parents = form.parents();
        let sources: Vec<BTreeSet<usize>> = form
            .items
            .iter()
            .enumerate()
            .map(|(at, item)| sources(at, item, parents[at], &index))
            .collect();
        let (order, circles) = sorted(&sources);
        let checks: Vec<BTreeSet<usize>> =
            form.items.iter().map(|item| checks(item, &index)).collect();
        Self {
            parents,
            order,
            circles,
            readers: reversed(&sources),
            checkers: reversed(&checks),
            index,
        }
    }

    pub(crate) fn index(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }
}

/// What must be known before the item's relevance and calculation.
fn sources(
    at: usize,
    item: &Item,
    parent: Option<usize>,
    index: &HashMap<String, usize>,
) -> BTreeSet<usize> {
    let mut found: BTreeSet<usize> = parent.into_iter().collect();
    for expression in [&item.relevant, &item.calculation].into_iter().flatten() {
        found.extend(
            expression
                .references()
                .iter()
                .filter_map(|name| index.get(name)),
        );
        if expression.uses_current() {
            found.insert(at);
        }
    }
    found
}

fn checks(item: &Item, index: &HashMap<String, usize>) -> BTreeSet<usize> {
    [&item.constraint, &item.required]
        .into_iter()
        .flatten()
        .flat_map(|expression| expression.references())
        .filter_map(|name| index.get(name).copied())
        .collect()
}

fn reversed(sources: &[BTreeSet<usize>]) -> Vec<Vec<usize>> {
    let mut readers = vec![Vec::new(); sources.len()];
    for (reader, read) in sources.iter().enumerate() {
        for source in read {
            readers[*source].push(reader);
        }
    }
    readers
}

/// Kahn's algorithm, taking the first free item each time so that the order is stable. What is left lies in a circle, or
/// behind one; only what lies in one is named. Both are appended so that a damaged form is still evaluated once each.
fn sorted(sources: &[BTreeSet<usize>]) -> (Vec<usize>, Vec<usize>) {
    let readers = reversed(sources);
    let mut missing: Vec<usize> = sources.iter().map(BTreeSet::len).collect();
    let mut free: BTreeSet<usize> = (0..sources.len()).filter(|at| missing[*at] == 0).collect();
    let mut order = Vec::with_capacity(sources.len());
    while let Some(at) = free.pop_first() {
        order.push(at);
        for reader in &readers[at] {
            missing[*reader] -= 1;
            if missing[*reader] == 0 {
                free.insert(*reader);
            }
        }
    }
    let left: Vec<usize> = (0..sources.len()).filter(|at| missing[*at] > 0).collect();
    let circles = left
        .iter()
        .copied()
        .filter(|at| reaches_itself(*at, sources))
        .collect();
    order.extend(&left);
    (order, circles)
}

fn reaches_itself(start: usize, sources: &[BTreeSet<usize>]) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<usize> = sources[start].iter().copied().collect();
    while let Some(at) = waiting.pop() {
        if at == start {
            return true;
        }
        if seen.insert(at) {
            waiting.extend(&sources[at]);
        }
    }
    false
}
