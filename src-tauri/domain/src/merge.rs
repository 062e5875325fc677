//! The merge rule for plain fields: causality first, then the clock; what was truly concurrent is kept and asked about.

use serde_json::Value;

use crate::clock::Hlc;
use crate::journal::{Stamp, Vector, has_seen};

/// One write of one field that no other known write has replaced.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    pub stamp: Stamp,
    pub hlc: Hlc,
    pub deps: Vector,
    pub value: Value,
}

impl Write {
    fn has_seen(&self, other: &Write) -> bool {
        has_seen(self.stamp, &self.deps, other.stamp)
    }
}

/// Adds a write to the causally maximal ones of its field: drops those it had seen, unless one of them had seen it.
/// The result does not depend on the order of arrival, and adding twice changes nothing.
pub fn add(register: &mut Vec<Write>, write: Write) {
    if register
        .iter()
        .any(|kept| kept.stamp == write.stamp || kept.has_seen(&write))
    {
        return;
    }
    register.retain(|kept| !write.has_seen(kept));
    register.push(write);
    // Highest first: the first one is what shows.
    register.sort_by_key(|write| std::cmp::Reverse((write.hlc, write.stamp)));
}

/// True when the kept writes disagree, so that somebody must decide.
pub fn is_question(register: &[Write]) -> bool {
    register
        .iter()
        .skip(1)
        .any(|write| write.value != register[0].value)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::id::{DeviceId, uuid_v7};
    use proptest::prelude::*;
    use serde_json::json;

    fn device(n: u8) -> DeviceId {
        DeviceId(uuid_v7(i64::from(n), [n; 10]))
    }

    fn write(n: u8, seq: u64, wall: i64, deps: &[(u8, u64)], value: i32) -> Write {
        let mut vector = Vector::default();
        deps.iter().for_each(|(d, s)| vector.raise(device(*d), *s));
        Write {
            stamp: Stamp {
                device: device(n),
                seq,
            },
            hlc: Hlc(wall, 0),
            deps: vector,
            value: json!(value),
        }
    }

    #[test]
    fn a_causal_overwrite_wins_whatever_the_clock_says() {
        let mut register = Vec::new();
        add(&mut register, write(1, 1, 9_000_000, &[], 1));
        add(&mut register, write(2, 1, 5, &[(1, 1)], 2));
        assert_eq!(register.len(), 1);
        assert_eq!(register[0].value, json!(2));
    }

    #[test]
    fn concurrent_writes_are_kept_and_asked_about() {
        let mut register = Vec::new();
        add(&mut register, write(1, 1, 10, &[], 1));
        add(&mut register, write(2, 1, 20, &[], 2));
        assert_eq!(register[0].value, json!(2));
        assert!(is_question(&register));
        add(&mut register, write(1, 2, 11, &[(2, 1)], 3));
        assert!(!is_question(&register));
        assert_eq!(register[0].value, json!(3));
    }

    #[test]
    fn the_same_value_twice_is_no_question() {
        let mut register = Vec::new();
        add(&mut register, write(1, 1, 10, &[], 7));
        add(&mut register, write(2, 1, 20, &[], 7));
        assert_eq!(register.len(), 2);
        assert!(!is_question(&register));
    }

    /// What three devices write to one field while they now and then apply each other's writes: vectors as real ones grow.
    fn simulate(events: &[(u8, Option<u8>)], walls: &[i64]) -> Vec<Write> {
        let mut seen = vec![Vector::default(); 3];
        let mut writes = Vec::new();
        for (at, (actor, pulls_from)) in events.iter().enumerate() {
            let own = usize::from(*actor);
            if let Some(other) = pulls_from {
                let theirs = seen[usize::from(*other)].clone();
                theirs.0.iter().for_each(|(d, s)| seen[own].raise(*d, *s));
                continue;
            }
            let seq = seen[own].get(device(*actor)) + 1;
            let mut deps = seen[own].clone();
            deps.0.remove(&device(*actor));
            seen[own].raise(device(*actor), seq);
            writes.push(Write {
                stamp: Stamp {
                    device: device(*actor),
                    seq,
                },
                hlc: Hlc(walls[at % walls.len()], 0),
                deps,
                value: json!(at),
            });
        }
        writes
    }

    proptest! {
        #[test]
        fn the_order_of_arrival_does_not_matter(
            events in proptest::collection::vec((0u8..3, proptest::option::of(0u8..3)), 1..40),
            walls in proptest::collection::vec(-1_000_000i64..1_000_000, 9),
            seed in any::<u64>(),
        ) {
            let writes = simulate(&events, &walls);
            let mut straight = Vec::new();
            writes.iter().cloned().for_each(|w| add(&mut straight, w));
            // Any order, and every write twice.
            let mut order: Vec<usize> = (0..writes.len()).chain(0..writes.len()).collect();
            let mut state = seed;
            for at in (1..order.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                order.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
            }
            let mut shuffled = Vec::new();
            order.iter().for_each(|at| add(&mut shuffled, writes[*at].clone()));
            prop_assert_eq!(straight, shuffled);
        }
    }
}
