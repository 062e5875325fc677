//! OSM `opening_hours` text to the ordinary week and back. The crate `opening-hours` parses and evaluates; this module
//! prepares what people type for it, refuses what has no place in a weekly timetable, and says what was left out.
//! Ordinary means: in school term, without public holidays. Nothing here writes sentences or knows a calendar.

mod ordinary;
mod tidy;

use std::panic::{AssertUnwindSafe, catch_unwind};

use opening_hours::OpeningHours;
use opening_hours_syntax::Error as ParseError;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::finding::Finding;
use crate::week::{DAY_MINUTES, Day, Slot, Week};
use tidy::Tidy;

/// The longest text that is read, in characters: OSM allows 255, and nobody types more than a few of these.
pub const TEXT_MAX: usize = 2_000;

/// The names of the days in `opening_hours`, Monday first.
const OSM_DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Starts and ends of one day, in minutes.
type Spans = Vec<(u16, u16)>;

/// What a text of opening hours says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HoursRead {
    /// The ordinary week; empty when there is an error.
    pub week: Week,
    pub weekly_minutes: u32,
    /// The ordinary week written back in one canonical way; empty for an empty text and when there is an error.
    pub opening_hours: String,
    pub findings: Vec<Finding>,
}

impl HoursRead {
    /// Whether the text cannot be used.
    pub fn is_error(&self) -> bool {
        self.findings.iter().any(Finding::is_error)
    }

    fn refused(finding: Finding) -> Self {
        Self {
            findings: vec![finding],
            ..Self::default()
        }
    }
}

/// Reads any text; never panics. An empty text is an empty week without findings. Findings:
/// errors `hours_unreadable` (args `text`, place `offset`), `hours_past_midnight`, `hours_not_fixed`;
/// warnings `hours_seasonal`, `hours_overridden`, `hours_comment` (arg `text`), `hours_unknown`, `hours_whole_day`.
pub fn read(text: &str) -> HoursRead {
    let tidy = tidy::tidy(text);
    if tidy.text.is_empty() {
        return HoursRead::default();
    }
    if text.chars().take(TEXT_MAX + 1).count() > TEXT_MAX {
        return HoursRead::refused(unreadable(text, Some(TEXT_MAX)));
    }
    // The crate asserts its own invariants on dates; a text that breaks one is a text that we cannot read, not a crash.
    catch_unwind(AssertUnwindSafe(|| read_tidy(text, &tidy)))
        .unwrap_or_else(|_| HoursRead::refused(unreadable(text, None)))
}

fn read_tidy(text: &str, tidy: &Tidy) -> HoursRead {
    let parsed: OpeningHours = match tidy.text.parse() {
        Ok(parsed) => parsed,
        Err(error) => return HoursRead::refused(unreadable(text, offset(&error, tidy))),
    };
    let mut findings = Vec::new();
    match ordinary::week(&parsed, &mut findings) {
        Ok(week) => HoursRead {
            weekly_minutes: week.minutes(),
            opening_hours: write(&week),
            week,
            findings,
        },
        Err(code) => HoursRead::refused(Finding::error(code).arg("text", text.trim())),
    }
}

fn unreadable(text: &str, offset: Option<usize>) -> Finding {
    let shown: String = text.trim().chars().take(200).collect();
    let finding = Finding::error("hours_unreadable").arg("text", shown);
    match offset.and_then(|at| u32::try_from(at).ok()) {
        Some(at) => finding.offset(at),
        None => finding,
    }
}

/// Where the parser stopped, in characters of the text that was given.
fn offset(error: &ParseError, tidy: &Tidy) -> Option<usize> {
    let ParseError::Syntax(error) = error else {
        return None;
    };
    let byte = match error.location {
        pest::error::InputLocation::Pos(at) => at,
        pest::error::InputLocation::Span((from, _)) => from,
    };
    Some(tidy.origin(byte))
}

/// Writes a week in one canonical way: `Tu,Th 09:00-12:30,13:30-18:30; Sa 09:00-17:00`. Days with equal hours share a rule,
/// consecutive ones as `Tu-Fr`. A week without opening is `off`, one without closing is `24/7`.
pub fn write(week: &Week) -> String {
    if week.is_empty() {
        return "off".to_owned();
    }
    if week.minutes() == 7 * u32::from(DAY_MINUTES) {
        return "24/7".to_owned();
    }
    let mut rules: Vec<(Vec<Day>, Spans)> = Vec::new();
    for day in Day::ALL {
        let spans: Spans = week.on(day).map(|slot| (slot.start, slot.end)).collect();
        match rules.iter_mut().find(|(_, same)| *same == spans) {
            _ if spans.is_empty() => {}
            Some((days, _)) => days.push(day),
            None => rules.push((vec![day], spans)),
        }
    }
    let texts: Vec<String> = rules
        .iter()
        .map(|(days, spans)| format!("{} {}", write_days(days), write_spans(spans)))
        .collect();
    texts.join("; ")
}

fn write_days(days: &[Day]) -> String {
    let runs = days.chunk_by(|a, b| a.index() + 1 == b.index());
    let texts: Vec<String> = runs
        .map(|run| match (run.first(), run.last()) {
            (Some(first), Some(last)) if first != last => {
                format!("{}-{}", OSM_DAYS[first.index()], OSM_DAYS[last.index()])
            }
            (Some(only), _) => OSM_DAYS[only.index()].to_owned(),
            (None, _) => String::new(),
        })
        .collect();
    texts.join(",")
}

fn write_spans(spans: &[(u16, u16)]) -> String {
    let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let texts: Vec<String> = spans
        .iter()
        .map(|(start, end)| format!("{}-{}", time(*start), time(*end)))
        .collect();
    texts.join(",")
}

/// A slot of that day from minutes that the crate gives, which may reach into the next day.
fn slot(day: Day, start: u16, end: u16) -> Slot {
    Slot {
        day,
        start,
        end: end.min(DAY_MINUTES),
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
