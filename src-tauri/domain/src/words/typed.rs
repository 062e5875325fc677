//! What people type, read leniently where it is plain and refused where it is not: times, days, dates.

use chrono::NaiveDate;

use crate::finding::Finding;
use crate::week::{DAY_MINUTES, Day};

/// The years that a date may have: a visit of the year 20226 is a slip.
const YEARS: std::ops::RangeInclusive<&str> = "1900"..="2199";

/// Minutes since midnight from `14h30`, `14:30`, `1430`, `14 h 30`, `14h`, `14`, `9`, `0930`; `24:00` is the end of the day.
/// `None` for anything else, such as `25`, `14h75` and `24:01`.
pub fn parse_time(text: &str) -> Option<u16> {
    let text: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    let (hours, minutes) = match text.split_once(['h', 'H', ':']) {
        Some((hours, "")) if !text.ends_with(':') => (hours, "00"),
        Some((hours, minutes)) => (hours, minutes),
        None if text.len() > 2 => text.split_at_checked(text.len() - 2)?,
        None => (text.as_str(), "00"),
    };
    let hours = digits(hours, 1..=2)?;
    let minutes = digits(minutes, 2..=2)?;
    let time = hours * 60 + minutes;
    (minutes < 60 && time <= DAY_MINUTES).then_some(time)
}

fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let plain = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// A day from `mardi`, `mar`, `mar.`, `ma`, `Tuesday`, `tue`, `Tu`, whatever the case.
pub fn parse_day(text: &str) -> Option<Day> {
    let name = text.trim().trim_end_matches('.').to_lowercase();
    let day = match name.as_str() {
        "lundi" | "lun" | "lu" | "monday" | "mon" | "mo" => Day::Mon,
        "mardi" | "mar" | "ma" | "tuesday" | "tue" | "tu" => Day::Tue,
        "mercredi" | "mer" | "me" | "wednesday" | "wed" | "we" => Day::Wed,
        "jeudi" | "jeu" | "je" | "thursday" | "thu" | "th" => Day::Thu,
        "vendredi" | "ven" | "ve" | "friday" | "fri" | "fr" => Day::Fri,
        "samedi" | "sam" | "saturday" | "sat" | "sa" => Day::Sat,
        "dimanche" | "dim" | "di" | "sunday" | "sun" | "su" => Day::Sun,
        _ => return None,
    };
    Some(day)
}

/// A date from `2026-09-15` and nothing else: four, two and two digits, a day that exists, between 1900 and 2199.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        });
    if !shape || !YEARS.contains(&&text[..4]) {
        return None;
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// Like `parse_date`, with the finding `date_invalid` (arg `text`) when it is none.
pub fn read_date(text: &str) -> Result<NaiveDate, Finding> {
    parse_date(text).ok_or_else(|| Finding::error("date_invalid").arg("text", text.trim()))
}
