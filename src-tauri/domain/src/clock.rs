//! Hybrid logical clocks: wall time that never runs backwards and that a stranger's wrong clock cannot drag along.

use serde::{Deserialize, Serialize};

/// How far ahead of our own wall clock a remote stamp may pull us, in milliseconds.
pub const MAX_LEAD_MS: i64 = 10 * 60 * 1000;

/// A stamp: wall milliseconds since 1970, then a counter for events within one millisecond.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Hlc(pub i64, pub u32);

impl Hlc {
    /// The wall part, in milliseconds since 1970.
    pub fn wall_ms(self) -> i64 {
        self.0
    }

    /// The stamp of a new local event: after `self`, and not before `now_ms`.
    #[must_use]
    pub fn tick(self, now_ms: i64) -> Self {
        if now_ms > self.0 {
            Self(now_ms, 0)
        } else {
            Self(self.0, self.1 + 1)
        }
    }

    /// What our clock becomes after seeing `remote`: never earlier, and never more than `MAX_LEAD_MS` ahead of our wall.
    #[must_use]
    pub fn observe(self, remote: Self, now_ms: i64) -> Self {
        if remote.0 > now_ms.saturating_add(MAX_LEAD_MS) {
            self
        } else {
            self.max(remote)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_is_later_even_when_the_wall_clock_goes_back() {
        let first = Hlc::default().tick(1_000);
        let second = first.tick(10);
        assert!(second > first);
        assert_eq!(second, Hlc(1_000, 1));
    }

    #[test]
    fn a_clock_far_ahead_does_not_pull_us() {
        let ours = Hlc(1_000, 0);
        assert_eq!(
            ours.observe(Hlc(1_000 + MAX_LEAD_MS, 3), 1_000),
            Hlc(1_000 + MAX_LEAD_MS, 3)
        );
        assert_eq!(ours.observe(Hlc(1_001 + MAX_LEAD_MS, 0), 1_000), ours);
    }
}
