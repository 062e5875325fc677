//! The circles of a form: what would have to be known before itself.

use std::collections::{BTreeSet, HashMap};

use crate::expr::Expression;
use crate::form::{Form, Item};

/// The dependencies of a form, by index into its items.
#[derive(Debug)]
pub(crate) struct Graph {
    /// The items that no order can place: they depend on themselves.
    pub circles: Vec<usize>,
    /// For each item, those whose relevance or calculation reads it or that lie in it.
    pub readers: Vec<Vec<usize>>,
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
        Self {
            circles: circles(&sources),
            readers: reversed(&sources),
        }
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
    // A calculation with a trigger is made when that changes, and at no other time.
    let live = Some(&item.calculation).filter(|_| item.trigger.is_empty());
    for expression in [Some(&item.relevant), live].into_iter().flatten().flatten() {
        let names = expression.names_of_one_row();
        found.extend(names.iter().filter_map(|name| index.get(*name)));
    }
    if item.relevant.as_ref().is_some_and(Expression::uses_current) {
        found.insert(at);
    }
    found
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

/// What Kahn's algorithm leaves over lies in a circle, or behind one; only what lies in one is named.
fn circles(sources: &[BTreeSet<usize>]) -> Vec<usize> {
    let readers = reversed(sources);
    let mut missing: Vec<usize> = sources.iter().map(BTreeSet::len).collect();
    let mut free: Vec<usize> = (0..sources.len()).filter(|at| missing[*at] == 0).collect();
    while let Some(at) = free.pop() {
        for reader in &readers[at] {
            missing[*reader] -= 1;
            if missing[*reader] == 0 {
                free.push(*reader);
            }
        }
    }
    let left = (0..sources.len()).filter(|at| missing[*at] > 0);
    left.filter(|at| reaches_itself(*at, sources)).collect()
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
