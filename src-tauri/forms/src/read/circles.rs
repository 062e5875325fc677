//! The circles of a form, each told once, as the names that lead from an item back to itself.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::form::Form;
use crate::graph::Graph;

/// Each circle as the indices of its items, the first in the form first.
pub(super) fn circles(form: &Form) -> Vec<Vec<usize>> {
    let graph = Graph::new(form);
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    for start in graph.circles.iter().copied() {
        if told.contains(&start) {
            continue;
        }
        if let Some(circle) = shortest(start, &graph.readers) {
            told.extend(&circle);
            found.push(circle);
        }
    }
    found
}

/// Breadth first along the readers, so that the sentence names the shortest way round; the way is turned back into
/// "reads" order.
fn shortest(start: usize, readers: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(at) = waiting.pop_front() {
        for reader in &readers[at] {
            if *reader == start {
                let mut way = vec![start];
                let mut step = at;
                while step != start {
                    way.push(step);
                    step = *came_from.get(&step)?;
                }
                return Some(way);
            }
            if !came_from.contains_key(reader) {
                came_from.insert(*reader, at);
                waiting.push_back(*reader);
            }
        }
    }
    None
}
