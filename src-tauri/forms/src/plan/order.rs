//! Who reads whom, and the order in which everything can be evaluated once.

use std::collections::BTreeSet;

use super::{Aspect, Plan, ROOT, Reader, Unit, reads};
use crate::expr::Node;
use crate::kind::Kind;

pub(super) fn arrange(plan: &mut Plan) {
    let count = plan.places.len() * Aspect::ALL.len();
    let mut readers: Vec<BTreeSet<Reader>> = vec![BTreeSet::new(); count];
    // What only decides the order: read once, and not again when it changes.
    let mut before: Vec<BTreeSet<Unit>> = vec![BTreeSet::new(); count];
    for at in 0..plan.places.len() {
        around(plan, at, &mut readers);
        expressions(plan, at, &mut readers, &mut before);
    }
    plan.readers = readers
        .into_iter()
        .map(|readers| readers.into_iter().collect())
        .collect();
    rank(plan, &before);
}

/// What follows from where a place stands.
fn around(plan: &Plan, at: usize, readers: &mut [BTreeSet<Reader>]) {
    let place = &plan.places[at];
    let mut reads = |source: usize, aspect: Aspect, reader: Aspect| {
        readers[Unit::new(source, aspect).index()].insert(Reader {
            unit: Unit::new(at, reader),
            within: source,
        });
    };
    if at != ROOT {
        reads(place.parent, Aspect::Relevant, Aspect::Relevant);
        reads(place.parent, Aspect::ReadOnly, Aspect::ReadOnly);
    }
    if !place.kind.is_container() {
        reads(at, Aspect::Relevant, Aspect::Value);
        reads(at, Aspect::Options, Aspect::Value);
        reads(at, Aspect::Relevant, Aspect::Checks);
        reads(at, Aspect::Value, Aspect::Checks);
    }
}

fn expressions(
    plan: &Plan,
    at: usize,
    readers: &mut [BTreeSet<Reader>],
    before: &mut [BTreeSet<Unit>],
) {
    let place = &plan.places[at];
    let mut reads = |node: &Option<Node>, aspect: Aspect, is_filter: bool, again: bool| {
        let Some(node) = node else { return };
        let unit = Unit::new(at, aspect);
        let found = reads::of(plan, at, node, is_filter);
        let values = found.values.into_iter().map(|read| (Aspect::Value, read));
        let rows = found.rows.into_iter().map(|read| (Aspect::Count, read));
        for (read, (source, within)) in values.chain(rows) {
            let source = Unit::new(source, read);
            // A calculation that looks at its own value is not made again by setting it.
            if source == unit && within == at {
                continue;
            }
            if again {
                readers[source.index()].insert(Reader { unit, within });
            } else {
                before[unit.index()].insert(source);
            }
        }
    };
    let live = place.triggers.is_empty();
    reads(&place.relevant, Aspect::Relevant, false, true);
    reads(&place.read_only, Aspect::ReadOnly, false, true);
    reads(&place.count, Aspect::Count, false, true);
    reads(&place.filter, Aspect::Options, true, true);
    reads(&place.seed, Aspect::Options, false, true);
    reads(&place.calculation, Aspect::Value, false, live);
    reads(&place.computed_default, Aspect::Value, false, false);
    reads(&place.required, Aspect::Checks, false, true);
    reads(&place.constraint, Aspect::Checks, false, true);
    for trigger in &place.triggers {
        let within = plan
            .above(*trigger)
            .find(|outer| plan.holds(*outer, at))
            .unwrap_or(ROOT);
        let unit = Unit::new(at, Aspect::Value);
        readers[Unit::new(*trigger, Aspect::Value).index()].insert(Reader { unit, within });
        // In the rows of another repeat it also changes when a row goes.
        let rows = plan
            .above(*trigger)
            .take_while(|outer| *outer != within)
            .filter(|outer| plan.places[*outer].kind == Kind::Repeat);
        for repeat in rows {
            readers[Unit::new(repeat, Aspect::Count).index()].insert(Reader { unit, within });
        }
    }
}

/// Kahn's algorithm, taking the first free unit each time so that the order is stable. What is left in a circle comes
/// last, in the order of the form.
fn rank(plan: &mut Plan, before: &[BTreeSet<Unit>]) {
    let count = plan.readers.len();
    let mut after: Vec<BTreeSet<Unit>> = vec![BTreeSet::new(); count];
    for (source, readers) in plan.readers.iter().enumerate() {
        for reader in readers {
            after[source].insert(reader.unit);
        }
    }
    for (reader, sources) in before.iter().enumerate() {
        for source in sources {
            after[source.index()].insert(unit(reader));
        }
    }
    // The rows of a repeat come before what is in them.
    for (at, place) in plan.places.iter().enumerate() {
        if place.kind == Kind::Repeat {
            for child in &place.children {
                after[Unit::new(at, Aspect::Count).index()]
                    .insert(Unit::new(*child, Aspect::Relevant));
            }
        }
    }
    let mut missing = vec![0usize; count];
    for (source, readers) in after.iter_mut().enumerate() {
        readers.remove(&unit(source));
        readers
            .iter()
            .for_each(|reader| missing[reader.index()] += 1);
    }
    let mut free: BTreeSet<usize> = (0..count).filter(|at| missing[*at] == 0).collect();
    let mut order = Vec::with_capacity(count);
    while let Some(at) = free.pop_first() {
        order.push(unit(at));
        for reader in &after[at] {
            missing[reader.index()] -= 1;
            if missing[reader.index()] == 0 {
                free.insert(reader.index());
            }
        }
    }
    order.extend((0..count).filter(|at| missing[*at] > 0).map(unit));
    plan.ranks = vec![0; count];
    for (rank, unit) in order.iter().enumerate() {
        plan.ranks[unit.index()] = u32::try_from(rank).unwrap_or(u32::MAX);
    }
    plan.by_rank = order;
}

fn unit(index: usize) -> Unit {
    Unit::new(
        index / Aspect::ALL.len(),
        Aspect::ALL[index % Aspect::ALL.len()],
    )
}
