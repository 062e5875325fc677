//! The week in minutes: days from Monday, slots half-open in minutes since midnight.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Minutes in a day: the largest `end`.
pub const DAY_MINUTES: u16 = 24 * 60;

/// A day of the week, Monday first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Day {
    pub const ALL: [Day; 7] = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri, Day::Sat, Day::Sun];

    /// 0 for Monday to 6 for Sunday.
    pub fn index(self) -> usize {
        self as usize
    }
}

/// An opening: half-open `[start, end)` in minutes since midnight, within one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Slot {
    pub day: Day,
    pub start: u16,
    pub end: u16,
}
