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
    if register.iter().any(|kept| kept.stamp == write.stamp || kept.has_seen(&write)) {
        return;
    }
    register.retain(|kept| !write.has_seen(kept));
    register.push(write);
    // Highest first: the first one is what shows.
    register.sort_by(|a, b| (b.hlc, b.stamp).cmp(&(a.hlc, a.stamp)));
}

/// True when the kept writes disagree, so that somebody must decide.
pub fn is_question(register: &[Write]) -> bool {
    register.iter().skip(1).any(|write| write.value != register[0].value)
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
            stamp: Stamp { device: device(n), seq },
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

    proptest! {
        /// Three devices write one field, each having seen some of the others: every order of arrival agrees.
        #[test]
        fn the_order_of_arrival_does_not_matter(
            walls in proptest::collection::vec(-1_000_000i64..1_000_000, 9),
            seen in proptest::collection::vec(0u64..4, 18),
            order in Just((0..9usize).collect::<Vec<_>>()).prop_shuffle(),
        ) {
            // A vector only grows along a device's own writes, as real vectors do.
            let mut writes = Vec::new();
            for d in 0..3u8 {
                let (mut left, mut right) = (0, 0);
                for s in 0..3u64 {
                    let at = usize::from(d) * 3 + usize::try_from(s).unwrap();
                    left = left.max(seen[at].min(s));
                    right = right.max(seen[at + 9].min(s));
                    let others = [(d + 1) % 3, (d + 2) % 3];
                    writes.push(write(d, s + 1, walls[at], &[(others[0], left), (others[1], right)], i32::try_from(at).unwrap()));
                }
            }
            let mut straight = Vec::new();
            writes.iter().cloned().for_each(|w| add(&mut straight, w));
            let mut shuffled = Vec::new();
            order.iter().for_each(|i| add(&mut shuffled, writes[*i].clone()));
            shuffled.iter().cloned().collect::<Vec<_>>().into_iter().for_each(|w| add(&mut shuffled, w));
            prop_assert_eq!(straight, shuffled);
        }
    }
}
