//! A draft of a weekly timetable: slots known by id, each held in one register so that no merge mixes two people's halves.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::finding::Finding;
use crate::week::{DAY_MINUTES, Day, Slot};

/// The only period of this version: the whole year.
pub const PERIOD_ALL: &str = "all";
/// The only kind of slot of this version: open to all.
pub const KIND_PUBLIC: &str = "public";

/// What one slot's register holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotValue {
    pub slot: Slot,
    pub period: String,
    pub kind: String,
}

impl SlotValue {
    /// A slot open to all, in the whole year.
    pub fn public(slot: Slot) -> Self {
        Self {
            slot,
            period: PERIOD_ALL.to_owned(),
            kind: KIND_PUBLIC.to_owned(),
        }
    }

    /// The register's value: `[start, end, day, period, kind]`, the day from 0 for Monday.
    pub fn to_json(&self) -> Value {
        json!([
            self.slot.start,
            self.slot.end,
            self.slot.day.index(),
            self.period,
            self.kind
        ])
    }

    /// Reads a register's value; `None` for anything that is not one.
    pub fn from_json(value: &Value) -> Option<Self> {
        let parts = value.as_array()?;
        let minute = |at: usize| u16::try_from(parts.get(at)?.as_u64()?).ok();
        let day = *Day::ALL.get(usize::try_from(parts.get(2)?.as_u64()?).ok()?)?;
        let (start, end) = (minute(0)?, minute(1)?);
        (start < end && end <= DAY_MINUTES).then_some(())?;
        Some(Self {
            slot: Slot { day, start, end },
            period: parts.get(3)?.as_str()?.to_owned(),
            kind: parts.get(4)?.as_str()?.to_owned(),
        })
    }
}

/// What is wrong with a slot that somebody asks for; empty when nothing is.
pub fn check(slot: Slot) -> Vec<Finding> {
    let mut findings = Vec::new();
    if slot.end > DAY_MINUTES {
        findings.push(Finding::error("slot_past_midnight"));
    } else if slot.start >= slot.end {
        findings.push(Finding::error("slot_end_before_start"));
    }
    findings
}
