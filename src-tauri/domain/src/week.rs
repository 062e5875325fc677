//! The week in minutes: days from Monday, slots half-open in minutes since midnight, and the set algebra of weeks.

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
    pub const ALL: [Day; 7] = [
        Day::Mon,
        Day::Tue,
        Day::Wed,
        Day::Thu,
        Day::Fri,
        Day::Sat,
        Day::Sun,
    ];

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

impl Slot {
    /// Whether it opens at least one minute and stays within its day.
    pub fn is_valid(self) -> bool {
        self.start < self.end && self.end <= DAY_MINUTES
    }

    /// Its length in minutes; 0 when it is not valid.
    pub fn minutes(self) -> u16 {
        if self.is_valid() {
            self.end - self.start
        } else {
            0
        }
    }

    /// Whether both hold at least one same minute. Slots that only touch do not overlap.
    pub fn overlaps(self, other: Slot) -> bool {
        self.intersection(other).is_some()
    }

    fn intersection(self, other: Slot) -> Option<Slot> {
        let common = Slot {
            day: self.day,
            start: self.start.max(other.start),
            end: self.end.min(other.end),
        };
        (self.day == other.day && self.is_valid() && other.is_valid() && common.is_valid())
            .then_some(common)
    }
}

/// The pairs of positions in `slots` that overlap, the smaller position first: what a timetable must not hold.
pub fn overlaps(slots: &[Slot]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        let later = slots.iter().enumerate().skip(at + 1);
        pairs.extend(
            later
                .filter(|(_, other)| slot.overlaps(**other))
                .map(|(other, _)| (at, other)),
        );
    }
    pairs
}

/// A set of open minutes: valid slots, sorted, none touching or overlapping another of the same day.
/// Two weeks that open the same minutes are therefore equal.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[serde(from = "Vec<Slot>", into = "Vec<Slot>")]
#[ts(as = "Vec<Slot>")]
pub struct Week {
    slots: Vec<Slot>,
}

/// What changes from one week to another, as sets of minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WeekDifference {
    pub added: Week,
    pub removed: Week,
    pub kept: Week,
}

impl Week {
    /// The minutes of these slots, in any order and overlapping or not; slots that are not valid are left out.
    pub fn new(slots: impl IntoIterator<Item = Slot>) -> Self {
        let mut sorted: Vec<Slot> = slots.into_iter().filter(|slot| slot.is_valid()).collect();
        sorted.sort_unstable();
        let mut merged: Vec<Slot> = Vec::with_capacity(sorted.len());
        for slot in sorted {
            match merged.last_mut() {
                Some(last) if last.day == slot.day && slot.start <= last.end => {
                    last.end = last.end.max(slot.end)
                }
                _ => merged.push(slot),
            }
        }
        Self { slots: merged }
    }

    /// The slots, by day and start.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The slots of one day, by start.
    pub fn on(&self, day: Day) -> impl Iterator<Item = Slot> + '_ {
        self.slots
            .iter()
            .copied()
            .filter(move |slot| slot.day == day)
    }

    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Open minutes in the week.
    pub fn minutes(&self) -> u32 {
        self.slots
            .iter()
            .map(|slot| u32::from(slot.minutes()))
            .sum()
    }

    /// Open minutes on one day.
    pub fn minutes_on(&self, day: Day) -> u16 {
        self.on(day).map(Slot::minutes).sum()
    }

    /// Whether it is open in that minute of that day.
    pub fn is_open(&self, day: Day, minute: u16) -> bool {
        self.on(day)
            .any(|slot| (slot.start..slot.end).contains(&minute))
    }

    /// Whether one of the slots holds a minute of this week.
    pub fn overlaps(&self, slots: &[Slot]) -> bool {
        slots
            .iter()
            .any(|slot| self.slots.iter().any(|mine| mine.overlaps(*slot)))
    }

    /// Minutes of one or the other.
    #[must_use]
    pub fn union(&self, other: &Week) -> Week {
        Week::new(self.slots.iter().chain(&other.slots).copied())
    }

    /// Minutes of both.
    #[must_use]
    pub fn intersection(&self, other: &Week) -> Week {
        let with_other = |slot: &Slot| {
            other
                .slots
                .iter()
                .filter_map(|o| slot.intersection(*o))
                .collect::<Vec<_>>()
        };
        Week::new(self.slots.iter().flat_map(with_other))
    }

    /// Minutes of this one that the other has not.
    #[must_use]
    pub fn minus(&self, other: &Week) -> Week {
        Week::new(self.slots.iter().flat_map(|slot| without(*slot, other)))
    }

    /// What it takes to go from `self` to `other`.
    pub fn difference(&self, other: &Week) -> WeekDifference {
        WeekDifference {
            added: other.minus(self),
            removed: self.minus(other),
            kept: self.intersection(other),
        }
    }
}

/// The pieces of one slot that a week leaves.
fn without(slot: Slot, week: &Week) -> Vec<Slot> {
    let mut pieces = Vec::new();
    let mut rest = slot;
    for cut in week
        .slots
        .iter()
        .filter_map(|other| slot.intersection(*other))
    {
        pieces.push(Slot {
            end: cut.start,
            ..rest
        });
        rest.start = cut.end;
    }
    pieces.push(rest);
    pieces
}

impl From<Vec<Slot>> for Week {
    fn from(slots: Vec<Slot>) -> Self {
        Self::new(slots)
    }
}

impl From<Week> for Vec<Slot> {
    fn from(week: Week) -> Self {
        week.slots
    }
}

#[cfg(test)]
#[path = "week_tests.rs"]
mod tests;
